"""A block stops the lock, by name, until what is missing is there or a reason is written (METHOD 0.1, 2)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from hirepair_desktop.model import Criterion, Role, Stage
from hirepair_desktop.ui.intake.agree_box import AgreeBox
from hirepair_desktop.ui.intake.commit_page import CommitPage
from tests.ui.coach.said import UNTESTED, coach, ids, key
from tests.ui.intake.at_table import IntakeTable

LABEL = "Reads a live failure"
SENTENCE = f"Nothing in the plan tests “{LABEL}”, so you would be guessing."


def box(table: IntakeTable) -> AgreeBox:
    """Where the two agree."""
    page = table.show("commit")
    assert isinstance(page, CommitPage)
    return page.agree_box


@pytest.fixture
def stopped(table: IntakeTable) -> IntakeTable:
    """A must that nothing tests, and the last section on the table."""
    table.agreed_criterion(LABEL)
    coach(table).look()
    box(table)
    return table


def test_without_a_block_both_can_agree(table: IntakeTable) -> None:
    made = box(table)
    assert (made.rec_agrees.isEnabled(), made.man_agrees.isEnabled(), made.stops.isHidden()) == (True, True, True)


def test_the_missing_thing_stands_beside_the_buttons_by_name(stopped: IntakeTable) -> None:
    made = box(stopped)
    assert not made.rec_agrees.isEnabled() and not made.man_agrees.isEnabled()
    assert [card.message.text() for card in made.stops.cards.values()] == [SENTENCE]
    assert made.stops.head.text() == "One thing is missing before you can agree:"
    assert made.rec_agrees.toolTip() == SENTENCE


def test_a_link_leads_to_it(stopped: IntakeTable) -> None:
    shown = box(stopped).stops.cards[key(stopped, UNTESTED)]
    assert shown.go.text() == "Go to plan"
    shown.go.click()
    assert stopped.frame.section_key() == "plan"


def test_mapping_it_frees_the_buttons(stopped: IntakeTable) -> None:
    made = box(stopped)
    with stopped.store.write() as s:
        stage = Stage(role_id=stopped.role_id, name="Talk", rank=0)
        stage.criteria = [s.query(Criterion).one()]
        s.add(stage)
    assert (made.rec_agrees.isEnabled(), made.stops.isHidden()) == (True, True)


def test_a_written_reason_opens_the_lock_and_is_kept(stopped: IntakeTable) -> None:
    stopped.turn("man")
    made = box(stopped)
    shown = made.stops.cards[key(stopped, UNTESTED)]
    assert shown.dismiss.text() == "Lock with a reason…"
    shown.dismiss.click()
    stopped.qtbot.keyClicks(shown.reason, "The first week shows it")
    stopped.qtbot.keyClick(shown.reason, Qt.Key.Key_Return)
    assert made.rec_agrees.hasFocus()  # what the last stop held goes on to what it stopped
    stopped.press("rec_agrees")
    stopped.press("man_agrees")
    assert stopped.one("SELECT max(n) FROM brief_version") == 1
    assert stopped.sql("SELECT rule_id, by, reason FROM dismissal") == [
        (UNTESTED, stopped.tomas, "The first week shows it")
    ]


def test_without_a_reason_nothing_opens(stopped: IntakeTable) -> None:
    stopped.turn("man")
    shown = box(stopped).stops.cards[key(stopped, UNTESTED)]
    shown.dismiss.click()
    stopped.qtbot.keyClick(shown.reason, Qt.Key.Key_Return)
    assert stopped.sql("SELECT * FROM dismissal") == []
    assert not box(stopped).rec_agrees.isEnabled()


def test_nobody_can_be_quicker_than_the_coach(table: IntakeTable) -> None:
    """The press looks for itself: it may come before the pause after an edit is over."""
    made = box(table)
    table.press("rec_agrees")
    coach(table)._pause.stop()
    table.workspace.blockSignals(True)  # as if the announcement were still on its way
    table.agreed_criterion(LABEL)
    table.workspace.blockSignals(False)
    made.man_agrees.click()
    assert table.sql("SELECT * FROM brief_version") == []
    assert [card.message.text() for card in made.stops.cards.values()] == [SENTENCE]


@pytest.mark.parametrize(("rule_id", "column"), [("I-10", "decision_owner_id"), ("I-12", "pay_max")])
def test_owner_and_range_stop_it_too(table: IntakeTable, rule_id: str, column: str) -> None:
    with table.store.write() as s:
        setattr(s.get_one(Role, table.role_id), column, None)
    coach(table).look()
    made = box(table)
    assert rule_id in ids(table)
    assert not made.rec_agrees.isEnabled()
    assert key(table, rule_id) in made.stops.cards


def test_a_question_about_former_pay_stops_it_too(table: IntakeTable) -> None:
    question = {"text": "What is your current salary?", "listen_for": "", "criterion_id": None}
    table.keep(Stage(role_id=table.role_id, name="Call", rank=0, questions=[question]))
    coach(table).look()
    assert key(table, "I-23") in box(table).stops.cards


def test_who_agreed_can_take_it_back_while_something_stops(table: IntakeTable) -> None:
    made = box(table)
    table.press("rec_agrees")
    table.agreed_criterion(LABEL)
    coach(table).look()
    assert not made.man_agrees.isEnabled()


def test_a_later_version_is_stopped_too(table: IntakeTable) -> None:
    box(table)
    table.press("rec_agrees")
    table.press("man_agrees")
    table.agreed_criterion(LABEL)
    coach(table).look()
    shown = box(table).stops.cards[key(table, UNTESTED)]
    assert (shown.dismiss.text(), box(table).rec_agrees.isEnabled()) == ("Agree with a reason…", False)
