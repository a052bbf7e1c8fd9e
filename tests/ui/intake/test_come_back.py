"""Challenges parked in one sitting about a brief are open again in the next one, once they are due."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hirepair_desktop.model import Challenge, Session
from hirepair_desktop.model.kinds import ChallengeResult, SessionKind
from hirepair_desktop.ui.session.challenges import ThreadAbout
from tests.ui.intake.at_table import TODAY, IntakeTable
from tests.ui.intake.test_criteria import row


def parked(table: IntakeTable, target: str = "", days: int = 0, event: str = "") -> str:
    """A challenge parked in an intake that is closed, due `days` from today."""
    made = Challenge(
        session_id=table.session_id, from_id=table.nadia, to_id=table.tomas, owner_id=table.tomas, target=target,
        text="What would we lose at three?", made_at=table.workspace.now() - timedelta(days=30),
        result=ChallengeResult.PARKED, resolved_at=table.workspace.now() - timedelta(days=30),
        parked_until=None if event else TODAY + timedelta(days=days), parked_event=event,
    )  # fmt: skip
    table.keep(made)
    with table.store.write() as s:
        s.get_one(Session, table.session_id).closed_at = table.workspace.now() - timedelta(days=30)
    return made.id


@pytest.mark.parametrize(("days", "words"), [(-3, "Open challenge"), (0, "Open challenge"), (1, "Both agree")])
def test_under_its_criterion(table: IntakeTable, days: int, words: str) -> None:
    key = table.agreed_criterion("Five or more years of Spark")
    parked(table, key, days)
    table.sit_down(SessionKind.INTAKE)
    table.show("criteria")
    assert row(table, key).agreement.words.text() == words


def test_in_the_section_of_challenges_when_it_is_about_nothing_else(table: IntakeTable) -> None:
    key = parked(table)
    table.sit_down(SessionKind.INTAKE)
    page = table.show("commit")
    assert key in page.challenges.items


def test_until_an_event_it_stays_away(table: IntakeTable) -> None:
    key = parked(table, event="the third interview")
    table.sit_down(SessionKind.INTAKE)
    assert key not in table.show("commit").challenges.items


def test_a_re_intake_begins_with_it(table: IntakeTable) -> None:
    key = parked(table)
    table.sit_down(SessionKind.RE_INTAKE)
    page = table.show("learnt")
    assert key in page.parked.items
    assert not page.parked_head.isHidden()


def test_ended_there_it_stays_on_the_page_and_is_kept(table: IntakeTable) -> None:
    key = parked(table)
    table.sit_down(SessionKind.RE_INTAKE)
    page = table.show("learnt")
    table.press(f"challenge_{key}_change")
    assert table.sql("SELECT result, parked_until FROM challenge") == [("changed", None)]
    thread = page.parked.items[key]
    assert isinstance(thread, ThreadAbout)
    assert thread.inner.end_words.text() == "Changed"


def test_it_counts_for_nobody_as_a_challenge_of_this_sitting(table: IntakeTable) -> None:
    parked(table)
    table.sit_down(SessionKind.INTAKE)
    page = table.show("commit")
    assert "challenges" in [field.key for field in page.still_open]


def test_the_session_it_was_parked_in_reads_as_it_was(table: IntakeTable) -> None:
    key = parked(table)
    page = table.show("commit")
    thread = page.challenges.items[key]
    assert isinstance(thread, ThreadAbout)
    assert thread.inner.end_words.text() == "Parked until 24 Nov 2026"
