"""What the last reviews wanted changed stands at the start of the next intake."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QLabel

from hirepair_desktop.model import Entry, Role, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.lessons import LESSON
from hirepair_desktop.ui.widgets.voice_words import VoiceWords
from tests.ui.intake.at_table import TODAY, IntakeTable
from tests.ui.window import settle


def noted(table: IntakeTable) -> None:
    """In another search of the same two, a week before."""
    at = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
    table.keep(Role(id="ROLEPAST", code="R9", title="Data Analyst", partnership_id=table.pair_id, opened_on=TODAY))
    table.keep(Session(id="SESSPAST", kind=SessionKind.DEBRIEF, partnership_id=table.pair_id, role_id="ROLEPAST"))
    table.keep(Entry(session_id="SESSPAST", key=LESSON, person_id=table.tomas, text="Book the hour", written_at=at))


def test_it_is_told_in_the_words_of_who_noted_it(table: IntakeTable) -> None:
    noted(table)
    page = table.show("arrive")
    settle()
    told = [words.accessibleName() for words in page.findChildren(VoiceWords)]
    assert "Data Analyst Book the hour" in told


def test_without_a_lesson_there_is_no_heading(table: IntakeTable) -> None:
    page = table.show("arrive")
    settle()
    assert not page.findChild(QLabel, "last_noted_title").isVisible()
