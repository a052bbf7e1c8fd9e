"""Section 1: load, first priority, permission; another day carries a date and the talk can move to it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Arrival
from hirepair_desktop.ui.fields.check_field import CheckField
from tests.ui.feedback.acting import NASTY, choose_day, click, shown_words, write
from tests.ui.feedback.talk import Talk

LATER = date(2026, 11, 26)


def test_the_load_of_each_is_kept_under_their_own_name(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "arrive")
    click(page, "arrival_rec_load_stretched")
    click(page, "arrival_man_load_overloaded")
    kept = talk.rows("select person_id, load from arrival")
    assert set(kept) == {(talk["nadia"], "stretched"), (talk["tomas"], "overloaded")}


@pytest.mark.parametrize("words", ["The launch on Thursday", NASTY])
def test_the_first_priority_is_kept_as_it_was_typed(talk: Talk, qtbot: QtBot, words: str) -> None:
    write(talk.page(qtbot, "arrive"), "arrival_man_priority", words)
    assert talk.rows("select priority_now from arrival") == [(words,)]


def test_another_day_says_that_it_needs_a_date(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "arrive")
    click(page, "arrival_man_permission_another_day")
    assert "Another day needs its date" in shown_words(page)


def test_another_day_without_a_date_offers_no_move(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "arrive")
    click(page, "arrival_man_permission_another_day")
    assert page.parking.isHidden()


def test_another_day_carries_its_date(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "arrive")
    click(page, "arrival_man_permission_another_day")
    choose_day(page, "arrival_man_date", LATER)
    assert talk.rows("select permission, date from arrival") == [("another_day", "2026-11-26")]


def test_a_good_time_after_all_takes_the_date_away(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "arrive")
    click(page, "arrival_man_permission_another_day")
    choose_day(page, "arrival_man_date", LATER)
    click(page, "arrival_man_permission_yes")
    assert talk.rows("select permission, date from arrival") == [("yes", None)]


def _ask_for_another_day(talk: Talk, qtbot: QtBot):  # type: ignore[no-untyped-def]
    page = talk.page(qtbot, "arrive")
    click(page, "arrival_man_permission_another_day")
    choose_day(page, "arrival_man_date", LATER)
    return page


def test_the_talk_moves_to_the_day_at_the_same_time(talk: Talk, qtbot: QtBot) -> None:
    page = _ask_for_another_day(talk, qtbot)
    click(page, "park_to_day")
    assert talk.session().planned_for == datetime(2026, 11, 26, 14, 30, tzinfo=UTC)


def test_a_talk_that_moved_begins_anew(talk: Talk, qtbot: QtBot) -> None:
    page = _ask_for_another_day(talk, qtbot)
    click(page, "park_to_day")
    assert (talk.session().started_at, talk.session().sections) == (None, [])


def test_a_talk_that_moves_leaves_the_table(talk: Talk, qtbot: QtBot) -> None:
    page = _ask_for_another_day(talk, qtbot)
    with qtbot.waitSignal(page.panel.left_requested):
        click(page, "park_to_day")


def test_after_the_reveal_no_move_is_offered(talk: Talk, qtbot: QtBot) -> None:
    talk.tell("nadia", "said")
    page = _ask_for_another_day(talk, qtbot)
    assert page.parking.isHidden()


def test_the_load_is_printed_only_where_it_was_ticked(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "arrive")
    page.findChild(CheckField, "arrival_rec_share").check.click()
    assert talk.rows("select person_id, load_shared from arrival") == [(talk["nadia"], 1)]


def test_undo_takes_the_arrival_away_again(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "arrive")
    click(page, "arrival_rec_load_light")
    page.edits.stack.undo()
    assert talk.all(Arrival) == []


def test_undo_brings_back_the_priority_before(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "arrive")
    write(page, "arrival_rec_priority", "The first")
    write(page, "arrival_rec_priority", "The second")
    page.edits.stack.undo()
    assert talk.rows("select priority_now from arrival") == [("The first",)]


def test_a_closed_session_can_be_read_only(talk: Talk, qtbot: QtBot) -> None:
    from hirepair_desktop.model import Session

    talk.change(Session, "session", closed_at=datetime(2026, 11, 24, 15, 30, tzinfo=UTC))
    page = talk.page(qtbot, "arrive")
    assert not page.sides["rec"].load.isEnabled()
