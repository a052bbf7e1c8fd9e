"""Section 2: what was promised before is kept, moved to a day, or dropped with a word."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Remark
from tests.ui.feedback.acting import NASTY, choose_day, click, shown_words, write
from tests.ui.feedback.talk import Talk

DUE = date(2026, 11, 20)


def test_each_promise_stands_in_its_owners_column(talk: Talk, qtbot: QtBot) -> None:
    mine = talk.promise("Two channels", "nadia", DUE)
    theirs = talk.promise("Ten minutes", "tomas", DUE)
    page = talk.page(qtbot, "promised")
    places = {key: page.groups[side].indexOf(page.lines[key]) for key, side in ((mine, "rec"), (theirs, "man"))}
    assert places == {mine: 0, theirs: 0}


def test_a_promise_that_was_kept_is_done(talk: Talk, qtbot: QtBot) -> None:
    key = talk.promise("Two channels", "nadia", date(2026, 11, 30))
    click(talk.page(qtbot, "promised"), f"promise_{key}_keep")
    assert talk.rows("select status, done_late from 'commitment'") == [("done", 0)]


def test_one_kept_after_its_day_says_so(talk: Talk, qtbot: QtBot) -> None:
    key = talk.promise("Two channels", "nadia", DUE)
    page = talk.page(qtbot, "promised")
    click(page, f"promise_{key}_keep")
    assert page.lines[key].state.text() == "Kept late"


def test_a_move_counts_once_and_keeps_the_first_day(talk: Talk, qtbot: QtBot) -> None:
    key = talk.promise("Two channels", "nadia", DUE)
    page = talk.page(qtbot, "promised")
    click(page, f"promise_{key}_move")
    choose_day(page, f"promise_{key}_new_day", date(2026, 12, 1))
    click(page, f"promise_{key}_move_now")
    assert talk.rows("select due, first_due, moves from 'commitment'") == [("2026-12-01", "2026-11-20", 1)]


def test_a_move_without_a_day_changes_nothing(talk: Talk, qtbot: QtBot) -> None:
    key = talk.promise("Two channels", "nadia", DUE)
    page = talk.page(qtbot, "promised")
    click(page, f"promise_{key}_move")
    click(page, f"promise_{key}_move_now")
    assert talk.rows("select due, moves from 'commitment'") == [("2026-11-20", 0)]


def test_dropping_wants_a_word(talk: Talk, qtbot: QtBot) -> None:
    key = talk.promise("Two channels", "nadia", DUE)
    page = talk.page(qtbot, "promised")
    click(page, f"promise_{key}_drop")
    click(page, f"promise_{key}_drop_now")
    assert page.lines[key].why.sentence.text() == "Say in a word why it is dropped; then it can go."


def test_a_dropped_promise_keeps_its_word(talk: Talk, qtbot: QtBot) -> None:
    key = talk.promise("Two channels", "nadia", DUE)
    page = talk.page(qtbot, "promised")
    click(page, f"promise_{key}_drop")
    write(page, f"promise_{key}_why", NASTY)
    click(page, f"promise_{key}_drop_now")
    assert talk.rows("select status, dropped_reason from 'commitment'") == [("dropped", NASTY)]


def test_undo_opens_a_kept_promise_again(talk: Talk, qtbot: QtBot) -> None:
    key = talk.promise("Two channels", "nadia", DUE)
    page = talk.page(qtbot, "promised")
    click(page, f"promise_{key}_keep")
    page.edits.stack.undo()
    assert talk.rows("select status, done_at from 'commitment'") == [("open", None)]


def test_one_settled_before_the_last_talk_is_not_asked_about(talk: Talk, qtbot: QtBot) -> None:
    talk.promise("Long ago", "nadia", date(2026, 8, 1), status="done", done_at=datetime(2026, 8, 1, tzinfo=UTC))
    assert talk.page(qtbot, "promised").lines == {}


def test_one_of_this_session_is_not_asked_about_yet(talk: Talk, qtbot: QtBot) -> None:
    talk.promise("Just now", "nadia", DUE, in_session="session")
    assert talk.page(qtbot, "promised").lines == {}


def test_who_promised_nothing_is_named(talk: Talk, qtbot: QtBot) -> None:
    assert "Tomas had promised nothing that is still open." in shown_words(talk.page(qtbot, "promised"))


def test_a_word_on_it_is_a_remark_of_this_section(talk: Talk, qtbot: QtBot) -> None:
    write(talk.page(qtbot, "promised"), "promised_word_man", "Thursdays hold.")
    assert talk.rows("select person_id, about, text from remark") == [(talk["tomas"], "promised", "Thursdays hold.")]


@pytest.mark.parametrize("back", ["", "  "])
def test_a_word_taken_back_leaves_no_empty_remark(talk: Talk, qtbot: QtBot, back: str) -> None:
    page = talk.page(qtbot, "promised")
    write(page, "promised_word_man", "Thursdays hold.")
    write(page, "promised_word_man", back)
    assert talk.all(Remark) == []


def test_of_very_many_the_first_of_each_are_shown_and_the_others_are_a_press_away(talk: Talk, qtbot: QtBot) -> None:
    for at in range(45):
        talk.promise(f"Promise {at}", "nadia", DUE)
    page = talk.page(qtbot, "promised")
    before, words = len(page.lines), page.more.text()
    click(page, "more_promised")
    assert (before, words, len(page.lines), page.more.isHidden()) == (
        30, "15 more promises: show the next", 45, True,
    )  # fmt: skip
