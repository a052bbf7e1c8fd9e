"""Undo and redo by keys: one step of a person at a time, own words only, never across a hand-over or an agreement."""

from __future__ import annotations

import pytest

from tests.stories.acts import NADIA, open_alone, sit_down_for_intake, take_chairs, type_row
from tests.stories.hands import Hands


@pytest.fixture
def intake(hands: Hands) -> Hands:
    """Hands at an intake of a new role."""
    take_chairs(hands)
    sit_down_for_intake(hands, "Port Planner")
    return hands


def why_now(hands: Hands) -> list[str]:
    """What the file holds of *Why this role, now*."""
    return [words for (words,) in hands.sql("select text from entry where key = 'whyNow'")]


def leave_field(hands: Hands) -> None:
    """Go on with Tab: what was typed is told."""
    hands.press("Tab")


def test_an_answer_is_taken_back_and_brought_again(intake: Hands) -> None:
    intake.type_into("whyNow_editor", "Two feeds have no owner.")
    leave_field(intake)
    intake.press("Ctrl+Z")
    taken_back = why_now(intake)
    intake.press("Ctrl+Shift+Z")
    assert (taken_back, why_now(intake)) == ([], ["Two feeds have no owner."])


def test_a_removed_row_comes_back_with_its_words(intake: Hands) -> None:
    intake.press("Ctrl+Return", "Ctrl+Return")
    intake.see("What success looks like")
    intake.click("outcomes_add")
    type_row(intake, "No feed is without an owner", "Feeds", "6")
    leave_field(intake)
    intake.click("outcomes_*_remove")
    assert intake.one("select count(*) from outcome") == 0
    intake.press("Ctrl+Z")
    intake.see("No feed is without an owner")
    assert intake.sql("select text, measure, due_months from outcome") == [("No feed is without an owner", "Feeds", 6)]


def test_steps_go_back_one_by_one(intake: Hands) -> None:
    for field, words in (("whyNow", "Two feeds"), ("ifNobody", "The move stops")):
        intake.type_into(f"{field}_editor", words)
    leave_field(intake)
    intake.press("Ctrl+Z")
    assert [key for (key,) in intake.sql("select key from entry")] == ["whyNow"]


def test_undo_in_a_field_takes_back_its_own_letters(intake: Hands) -> None:
    intake.type_into("whyNow_editor", "Two feeds")
    intake.press("Ctrl+Z")
    assert intake.find("whyNow_editor").toPlainText() == ""  # type: ignore[attr-defined]


def test_undo_never_crosses_a_private_turn(agreed: Hands) -> None:
    agreed.press("Ctrl+N")
    agreed.click("kind_feedback")
    agreed.click("start_now")
    agreed.type_into("arrival_rec_priority_editor", "The launch")
    agreed.press("Ctrl+Return", "Ctrl+Return")
    open_alone(agreed, "feedback_round_rec_write", NADIA)
    agreed.press("Esc")
    agreed.press("Ctrl+Shift+Return", "Ctrl+Shift+Return")
    agreed.see("How are you, what is heavy")
    agreed.press("Ctrl+Z")
    assert agreed.one("select priority_now from arrival") == "The launch"
