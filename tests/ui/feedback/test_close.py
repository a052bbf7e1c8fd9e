"""Section 7: answers, what each takes away, landing, agreeing, one way with a reason, sharing by both."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Commitment, Feedback, Session
from hirepair_desktop.model.kinds import Response, Tone
from hirepair_desktop.model.parting import end_pair
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.table import Table
from tests.ui.feedback.acting import NASTY, choose_day, click, shown_words, write
from tests.ui.feedback.talk import TODAY, Talk


@pytest.fixture
def both_ways(talk: Talk) -> Talk:
    """Each was told something."""
    talk.tell("nadia", "Ten minutes")
    talk.tell("tomas", "The pitch", Tone.APPRECIATION)
    return talk


def test_both_columns_stand_with_their_answers(both_ways: Talk, qtbot: QtBot) -> None:
    both_ways.change(Feedback, "Ten minutes", response=Response.ADAPT, response_reason="Five will do.")
    page = both_ways.page(qtbot, "close")
    view = page.items.views[both_ways["Ten minutes"]]
    assert (view.answer, view.strip.said.text()) == ("adapt", "Five will do.")


def test_an_answer_can_still_be_chosen_here(both_ways: Talk, qtbot: QtBot) -> None:
    page = both_ways.page(qtbot, "close")
    click(page, f"closing_item_{both_ways['The pitch']}_accept")
    kept = both_ways.rows("select response from feedback where headline = 'The pitch'")
    assert kept == [("accept",)]


def test_a_commitment_is_written_in_its_owners_column(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "close")
    click(page, "commitment_add_man")
    key = talk.one(Commitment).id
    write(page, f"commitment_{key}_text", NASTY)
    choose_day(page, f"commitment_{key}_due", date(2026, 11, 25))
    assert talk.rows("select owner_id, text, due from 'commitment'") == [(talk["tomas"], NASTY, "2026-11-25")]


def test_the_line_of_a_commitment_says_how_it_stands(talk: Talk, qtbot: QtBot) -> None:
    talk.promise("Rewrite the opening", "nadia", date(2026, 11, 27), in_session="session")
    talk.change(Commitment, "Rewrite the opening", agreed_by=[talk["nadia"], talk["tomas"]])
    assert "Both agree" in shown_words(talk.page(qtbot, "close").take_away)


def test_a_line_unfolds_its_editor(talk: Talk, qtbot: QtBot) -> None:
    key = talk.promise("Rewrite the opening", "nadia", date(2026, 11, 27), in_session="session")
    page = talk.page(qtbot, "close")
    page.take_away.houses[key].line.open_requested.emit(key)
    assert not page.take_away.editors[key].isHidden()


def test_a_commitment_of_an_item_can_be_taken_out(talk: Talk, qtbot: QtBot) -> None:
    talk.tell("nadia", "Ten minutes")
    key = talk.promise("Block ten minutes", "tomas", date(2026, 11, 27), in_session="session")
    talk.change(Feedback, "Ten minutes", commitment_id=key)
    talk.page(qtbot, "close").take_away.editors[key].acted.emit("remove", "")
    assert (talk.all(Commitment), talk.one(Feedback).commitment_id) == ([], None)


def test_undo_brings_it_back_with_its_tie(talk: Talk, qtbot: QtBot) -> None:
    talk.tell("nadia", "Ten minutes")
    key = talk.promise("Block ten minutes", "tomas", date(2026, 11, 27), in_session="session")
    talk.change(Feedback, "Ten minutes", commitment_id=key)
    page = talk.page(qtbot, "close")
    page.take_away.editors[key].acted.emit("remove", "")
    page.edits.stack.undo()
    assert talk.one(Feedback).commitment_id == key


def test_each_says_how_it_landed(talk: Talk, qtbot: QtBot) -> None:
    page = talk.page(qtbot, "close")
    write(page, "landing_rec_word", "steady")
    click(page, "landing_man_effect_less")
    assert set(talk.rows("select person_id, word, effect from landing")) == {
        (talk["nadia"], "steady", None), (talk["tomas"], "", "less"),
    }  # fmt: skip


def test_one_agreement_does_not_close(both_ways: Talk, qtbot: QtBot) -> None:
    page = both_ways.page(qtbot, "close")
    with qtbot.assertNotEmitted(page.panel.close_requested):
        click(page, "rec_agrees")
    assert both_ways.session().agreed_by == [both_ways["nadia"]]


def test_the_button_of_who_agreed_has_room_for_its_tick(both_ways: Talk, qtbot: QtBot) -> None:
    page = both_ways.page(qtbot, "close")
    before = page.bar.rec_agrees.sizeHint().width()
    click(page, "rec_agrees")
    assert page.bar.rec_agrees.sizeHint().width() > before


def test_the_second_agreement_closes(both_ways: Talk, qtbot: QtBot) -> None:
    page = both_ways.page(qtbot, "close")
    click(page, "rec_agrees")
    with qtbot.waitSignal(page.panel.close_requested):
        click(page, "man_agrees")


def test_an_agreement_can_be_taken_back(both_ways: Talk, qtbot: QtBot) -> None:
    page = both_ways.page(qtbot, "close")
    click(page, "rec_agrees")
    click(page, "rec_agrees")
    assert both_ways.session().agreed_by == []


def test_undo_never_crosses_an_agreement(both_ways: Talk, qtbot: QtBot) -> None:
    page = both_ways.page(qtbot, "close")
    write(page, "landing_rec_word", "steady")
    click(page, "rec_agrees")
    assert not page.edits.stack.canUndo()


# One way


@pytest.fixture
def one_way(talk: Talk) -> Talk:
    """Only the manager was told something."""
    talk.tell("nadia", "Ten minutes", response=Response.ACCEPT)
    return talk


def test_one_way_does_not_close_by_agreeing(one_way: Talk, qtbot: QtBot) -> None:
    page = one_way.page(qtbot, "close")
    with qtbot.assertNotEmitted(page.panel.close_requested):
        click(page, "rec_agrees")
        click(page, "man_agrees")
    assert "Feedback went one way." in shown_words(page)


def test_one_way_closes_with_a_written_reason(one_way: Talk, qtbot: QtBot) -> None:
    page = one_way.page(qtbot, "close")
    write(page, "close_reason", "Tomas is new and writes next time.")
    click(page, "rec_agrees")
    with qtbot.waitSignal(page.panel.close_requested):
        click(page, "man_agrees")


def test_after_both_agreed_the_reason_frees_the_button(one_way: Talk, qtbot: QtBot) -> None:
    page = one_way.page(qtbot, "close")
    click(page, "rec_agrees")
    click(page, "man_agrees")
    write(page, "close_reason", "Tomas is new and writes next time.")
    with qtbot.waitSignal(page.panel.close_requested):
        click(page, "close_session_here")


def _table(talk: Talk, qtbot: QtBot) -> tuple[Table, Any]:
    from PySide6.QtWidgets import QWidget

    stage = QWidget()
    qtbot.addWidget(stage)
    table = Table(talk.workspace, talk["session"], stage, stage)
    qtbot.addWidget(table.frame)
    table.frame.show()
    table.begin()
    return table, stage


def test_the_menu_does_not_close_one_way_either(one_way: Talk, qtbot: QtBot) -> None:
    table, _stage = _table(one_way, qtbot)
    table.frame.close_session.trigger()
    assert (one_way.session().closed_at, table.frame.section_key()) == (None, "close")
    table.leave()


def test_the_written_reason_stays_with_the_closed_session(one_way: Talk, qtbot: QtBot) -> None:
    one_way.change(Session, "session", close_reason="Tomas is new and writes next time.")
    table, _stage = _table(one_way, qtbot)
    table.frame.close_session.trigger()
    kept = one_way.session()
    assert (kept.closed_at is not None, kept.close_reason) == (True, "Tomas is new and writes next time.")
    table.leave()


def test_the_menu_does_not_close_over_one_agreement(both_ways: Talk, qtbot: QtBot) -> None:
    table, _stage = _table(both_ways, qtbot)
    said: list[str] = []
    table.said.connect(said.append)
    both_ways.change(Session, "session", agreed_by=[both_ways["nadia"]])
    table.frame.close_session.trigger()
    assert (both_ways.session().closed_at, table.frame.section_key()) == (None, "close")
    assert said == ["Tomas has not pressed their button yet. Where Tomas cannot, write why it closes all the same."]
    assert table.frame.focusWidget() is table.frame.page.bar.man_agrees
    table.leave()


def test_asked_by_the_menu_it_closes_with_a_reason(both_ways: Talk, qtbot: QtBot) -> None:
    table, _stage = _table(both_ways, qtbot)
    table.frame.close_session.trigger()
    write(table.frame, "close_reason", "Tomas had to go.")
    click(table.frame, "close_session_here")
    assert both_ways.session().closed_at is not None
    table.leave()


# Thinking


def test_thinking_without_a_day_holds_the_closing(both_ways: Talk, qtbot: QtBot) -> None:
    both_ways.change(Feedback, "Ten minutes", response=Response.THINKING)
    page = both_ways.page(qtbot, "close")
    with qtbot.assertNotEmitted(page.panel.close_requested):
        click(page, "rec_agrees")
        click(page, "man_agrees")


def test_the_link_leads_to_whoever_thinks(both_ways: Talk, qtbot: QtBot) -> None:
    both_ways.change(Feedback, "Ten minutes", response=Response.THINKING)
    page = both_ways.page(qtbot, "close")
    with qtbot.waitSignal(page.panel.section_requested) as asked:
        click(page, "close_missing")
    assert asked.args == ["manager_receives"]


def test_a_day_lets_it_close(both_ways: Talk, qtbot: QtBot) -> None:
    both_ways.change(Feedback, "Ten minutes", response=Response.THINKING, thinking_until=date(2026, 11, 27))
    page = both_ways.page(qtbot, "close")
    click(page, "rec_agrees")
    with qtbot.waitSignal(page.panel.close_requested):
        click(page, "man_agrees")


# Sharing


def _tick(page: Any, name: str) -> None:
    page.findChild(CheckField, name).check.click()


def test_one_tick_does_not_share(both_ways: Talk, qtbot: QtBot) -> None:
    page = both_ways.page(qtbot, "close")
    _tick(page, "rec_shares")
    assert both_ways.session().shared_by == [both_ways["nadia"]]
    assert page.bar.print_now.isHidden()


def test_both_ticks_let_the_summary_go_out(both_ways: Talk, qtbot: QtBot) -> None:
    page = both_ways.page(qtbot, "close")
    _tick(page, "rec_shares")
    _tick(page, "man_shares")
    with qtbot.waitSignal(page.print_requested) as asked:
        click(page, "print_feedback")
    assert asked.args == [both_ways["session"]]


def test_each_can_take_their_word_back(both_ways: Talk, qtbot: QtBot) -> None:
    page = both_ways.page(qtbot, "close")
    _tick(page, "rec_shares")
    _tick(page, "man_shares")
    _tick(page, "rec_shares")
    assert both_ways.session().shared_by == [both_ways["tomas"]]


def test_agreeing_to_close_shares_nothing(both_ways: Talk, qtbot: QtBot) -> None:
    page = both_ways.page(qtbot, "close")
    click(page, "rec_agrees")
    click(page, "man_agrees")
    assert both_ways.session().shared_by == []


# Two who parted


def test_a_talk_planned_before_the_two_parted_does_not_begin(talk: Talk, qtbot: QtBot) -> None:
    talk.change(Session, "session", started_at=None)
    with talk.store.write() as s:
        end_pair(s, talk["pair"], TODAY, TODAY)
    with pytest.raises(RefusedValueError, match="are no pair any more"):
        _table(talk, qtbot)
    assert talk.session().started_at is None


def test_a_talk_that_had_begun_can_be_read_and_closed(talk: Talk, qtbot: QtBot) -> None:
    with talk.store.write() as s:
        end_pair(s, talk["pair"], TODAY, TODAY)
    table, _stage = _table(talk, qtbot)
    assert table.frame.section_key() == "arrive"
    table.leave()
