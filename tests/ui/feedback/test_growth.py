"""Section 6: one goal each, the other's help in the other's voice, earlier goals reached or let go."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from hirepair_desktop.model import GrowthGoal
from tests.ui.feedback.acting import NASTY, click, shown_words, write
from tests.ui.feedback.talk import Talk


def _earlier(talk: Talk, who: str = "nadia", supporter: str = "tomas") -> str:
    with talk.store.write() as s:
        goal = GrowthGoal(
            person_id=talk[who], session_id=talk["earlier"], text="Challenge early", supporter_id=talk[supporter],
            help="I speak last.", set_on=date(2026, 10, 12),
        )  # fmt: skip
        s.add(goal)
        s.flush()
        return goal.id


def test_a_goal_names_who_helps_and_since_when(talk: Talk, qtbot: QtBot) -> None:
    write(talk.page(qtbot, "growth"), "goal_rec", "Tell technical stories")
    assert talk.rows("select person_id, supporter_id, text, status, set_on from growth_goal") == [
        (talk["nadia"], talk["tomas"], "Tell technical stories", "active", "2026-11-24")
    ]


def test_the_help_is_in_the_voice_of_the_other(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "growth")
    assert (page.helps["rec"].side, page.helps["man"].side) == ("man", "rec")


def test_goal_and_help_are_one_row(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "growth")
    write(page, "goal_rec_help", NASTY)
    write(page, "goal_rec", "Tell technical stories")
    assert talk.rows("select text, help from growth_goal") == [("Tell technical stories", NASTY)]


def test_a_goal_taken_back_leaves_no_empty_row(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "growth")
    write(page, "goal_rec", "Tell technical stories")
    write(page, "goal_rec", "")
    assert talk.all(GrowthGoal) == []


def test_undo_brings_a_goal_taken_back_to_life(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "growth")
    write(page, "goal_rec", "Tell technical stories")
    write(page, "goal_rec", "")
    page.edits.stack.undo()
    assert talk.rows("select text from growth_goal") == [("Tell technical stories",)]


def test_an_earlier_goal_can_be_reached(talk: Talk, qtbot: QtBot) -> None:
    key = _earlier(talk)
    click(talk.page(qtbot, "growth"), f"goal_{key}_status_reached")
    assert talk.rows("select status from growth_goal") == [("reached",)]


def test_a_reached_goal_stays_in_sight_for_this_talk(talk: Talk, qtbot: QtBot) -> None:
    key = _earlier(talk)
    page = talk.page(qtbot, "growth")
    click(page, f"goal_{key}_status_reached")
    assert "Challenge early" in shown_words(page)


def test_undo_takes_reached_back(talk: Talk, qtbot: QtBot) -> None:
    key = _earlier(talk)
    page = talk.page(qtbot, "growth")
    click(page, f"goal_{key}_status_dropped")
    page.edits.stack.undo()
    assert talk.rows("select status from growth_goal") == [("active",)]
