"""The range after it was agreed goes into the power log with who and why; trust extended is written and kept."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from hirepair_desktop.model import Role, TrustEntry
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.model.session import Session
from hirepair_desktop.ui.session.trust import TrustDraft
from hirepair_desktop.ui.widgets.voice_words import VoiceWords
from tests.ui.intake.at_table import IntakeTable
from tests.ui.intake.test_power import choose, write


@pytest.fixture
def agreed(table: IntakeTable) -> IntakeTable:
    """A range that was agreed before the two sat down."""
    with table.store.write() as s:
        role = s.get_one(Role, table.role_id)
        role.pay_by_pair, role.pay_min, role.pay_max = True, 6_000_000, 8_000_000
        s.flush()
        before = s.get_one(Session, table.session_id).started_at
        assert before is not None
        agree_brief(s, role, [table.nadia, table.tomas], before)
    return table


def test_the_range_before_agreement_is_no_move(table: IntakeTable) -> None:
    page = table.show("power")
    write(table, "pay_min", 60000)
    assert table.sql("SELECT what FROM power_entry") == []
    assert page.pay.moved.isHidden()


def test_the_range_after_agreement_asks_who_and_why(agreed: IntakeTable) -> None:
    page = agreed.show("power")
    agreed.turn("man")
    write(agreed, "pay_max", 90000)
    assert not page.pay.moved.isHidden()
    choose(agreed, "range_moved_by", agreed.viktor)
    agreed.type("range_why", "The budget was cut")
    assert agreed.sql("SELECT what, to_id, by, why FROM power_entry") == [
        ("range", agreed.viktor, agreed.viktor, "The budget was cut")
    ]


def test_typed_in_two_steps_it_is_one_move(agreed: IntakeTable) -> None:
    agreed.show("power")
    write(agreed, "pay_max", 90000)
    write(agreed, "pay_min", 70000)
    assert agreed.one("SELECT count(*) FROM power_entry") == 1


def test_done_again_the_move_has_its_reason(agreed: IntakeTable) -> None:
    page = agreed.show("power")
    write(agreed, "pay_max", 90000)
    agreed.type("range_why", "The budget was cut")
    for again in (page.edits.stack.undo, page.edits.stack.redo):
        again()
        again()
    assert agreed.one("SELECT why FROM power_entry") == "The budget was cut"


def test_undo_takes_the_move_back_with_the_range(agreed: IntakeTable) -> None:
    page = agreed.show("power")
    write(agreed, "pay_max", 90000)
    page.edits.stack.undo()
    assert agreed.sql("SELECT id FROM power_entry") == []
    assert agreed.one("SELECT pay_max FROM role") == 8_000_000


def test_undo_of_putting_it_back_brings_the_move_again(agreed: IntakeTable) -> None:
    page = agreed.show("power")
    write(agreed, "pay_max", 90000)
    agreed.type("range_why", "The budget was cut")
    write(agreed, "pay_max", 80000)
    assert agreed.sql("SELECT id FROM power_entry") == []
    page.edits.stack.undo()
    assert agreed.sql("SELECT why FROM power_entry") == [("The budget was cut",)]


def test_an_upside_down_range_is_no_move(agreed: IntakeTable) -> None:
    agreed.show("power")
    write(agreed, "pay_max", 5000)
    assert agreed.sql("SELECT id FROM power_entry") == []


def give(table: IntakeTable, side: str, words: str) -> str:
    """One leaves something to the other. Returns the id of the entry."""
    table.press(f"trust_add_{side}")
    made: str = table.one("SELECT id FROM trust_entry WHERE text = ''")
    table.type(f"trust_{made}", words)
    return made


def test_what_one_leaves_to_the_other_is_kept(table: IntakeTable) -> None:
    table.show("power")
    give(table, "man", "You book into my Thursday without asking.")
    assert table.sql("SELECT partnership_id, from_id, text FROM trust_entry") == [
        (table.pair_id, table.tomas, "You book into my Thursday without asking.")
    ]


def test_it_can_be_taken_back_and_brought_again(table: IntakeTable) -> None:
    page = table.show("power")
    made = give(table, "rec", "You choose the panel.")
    page.findChild(TrustDraft).drop.click()
    assert table.sql("SELECT id FROM trust_entry") == []
    page.edits.stack.undo()
    assert table.sql("SELECT id, text FROM trust_entry") == [(made, "You choose the panel.")]


def test_after_its_day_it_stands(table: IntakeTable) -> None:
    page = table.show("power")
    made = give(table, "rec", "You choose the panel.")
    with table.store.write() as s:
        entry = s.get_one(TrustEntry, made)
        entry.at = entry.at.replace(year=2025)
    assert page.findChild(VoiceWords, f"trust_{made}_kept").words.text() == "You choose the panel."
    assert isinstance(page.trust.items[made], VoiceWords)


def test_in_a_closed_session_nothing_can_be_added(table: IntakeTable) -> None:
    table.show("power")
    with table.store.write() as s:
        s.get_one(Session, table.session_id).closed_at = table.workspace.now()
    assert table.widget(QPushButton, "trust_add_rec").isHidden()
