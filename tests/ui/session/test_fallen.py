"""Two people edit in turn what both agree to: the other's agreement falls away and it says so; no word is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.fields.voice_field import VoiceField
from tests.ui.intake.at_table import IntakeTable

SAYS = "Nadia agreed to this as it was before. Look at it once more, then agree."


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeTable]:
    """Nadia and Tomas at an intake."""
    made = IntakeTable(qtbot, tmp_path / "intake.hirepair")
    yield made
    made.close()


def note(table: IntakeTable, name: str) -> str:
    """What is said beside it, "" while nothing is shown."""
    label = table.widget(QLabel, name)
    return "" if label.isHidden() else label.text()


def both_agree_to_the_pitch(table: IntakeTable) -> None:
    table.show("market")
    table.turn("rec")
    table.type("pitch", "You own the money.")
    table.press("pitch_man_agrees")


def test_while_both_agree_nothing_is_said(table: IntakeTable) -> None:
    both_agree_to_the_pitch(table)
    assert note(table, "pitch_fallen") == ""


def test_the_others_agreement_falls_away_and_it_says_so(table: IntakeTable) -> None:
    both_agree_to_the_pitch(table)
    table.turn("man")
    table.type("pitch", "You own the money and the calls.")
    assert table.sql("SELECT person_id, agreed_by FROM entry WHERE key = 'pitch'") == [(table.tomas, "[]")]
    assert note(table, "pitch_fallen") == SAYS


def test_the_words_are_kept_as_they_were_written(table: IntakeTable) -> None:
    both_agree_to_the_pitch(table)
    table.turn("man")
    table.type("pitch", "You own the money and the calls.")
    assert table.widget(VoiceField, "pitch").value() == "You own the money and the calls."
    assert table.one("SELECT text FROM entry WHERE key = 'pitch'") == "You own the money and the calls."


def test_it_is_not_said_once_she_agrees_again(table: IntakeTable) -> None:
    both_agree_to_the_pitch(table)
    table.turn("man")
    table.type("pitch", "You own the money and the calls.")
    table.press("pitch_rec_agrees")
    assert note(table, "pitch_fallen") == ""


def test_undo_brings_words_and_agreement_back(table: IntakeTable) -> None:
    both_agree_to_the_pitch(table)
    table.turn("man")
    page = table.show("market")
    table.turn("man")
    table.type("pitch", "You own the money and the calls.")
    page.edits.stack.undo()
    assert table.widget(VoiceField, "pitch").value() == "You own the money."
    assert note(table, "pitch_fallen") == ""


def test_in_turn_each_ones_words_follow_the_other(table: IntakeTable) -> None:
    both_agree_to_the_pitch(table)
    for side, words in (("man", "Second"), ("rec", "Third"), ("man", "Fourth")):
        table.turn(side)
        table.type("pitch", words)
    assert table.sql("SELECT text, person_id FROM entry WHERE key = 'pitch'") == [("Fourth", table.tomas)]
    assert note(table, "pitch_fallen") == SAYS


def test_a_criterion_says_it_too(table: IntakeTable) -> None:
    made = table.agreed_criterion("Craft")
    page = table.show("criteria")
    table.turn("man")
    page.rows[made].set_open(True)
    table.type(f"criterion_{made}_definition", "Thought through to the last step")
    assert table.one("SELECT agreed_by FROM criterion") == f'["{table.tomas}"]'
    assert note(table, f"criterion_{made}_fallen") == SAYS
