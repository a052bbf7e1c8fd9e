"""Who decides, who sets pay, and the range: named, moved with a reason, and never kept upside down."""

from __future__ import annotations

import json

from hirepair_desktop.model import Role
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.money_field import MoneyField
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from tests.ui.intake.at_table import IntakeTable


def choose(table: IntakeTable, name: str, value: str) -> None:
    """Choose an entry as a person does."""
    field = table.widget(ChoiceField, name)
    at = field.list.findData(value)
    assert at >= 0, value
    field.list.setCurrentIndex(at)
    field.list.activated.emit(at)


def write(table: IntakeTable, name: str, amount: int) -> None:
    """Write an amount in whole units."""
    field = table.widget(MoneyField, name)
    field.spin.setValue(amount)
    field.flush()


def sentence(table: IntakeTable) -> str:
    return table.widget(FieldSentence, "pay_range_sentence").text()


def test_the_manager_decides_unless_somebody_else_is_named(table: IntakeTable) -> None:
    table.show("power")
    assert table.widget(ChoiceField, "decision_owner").value() == table.tomas


def test_a_decision_that_moves_outside_the_pair_is_logged_and_asks_why(table: IntakeTable) -> None:
    page = table.show("power")
    choose(table, "decision_owner", table.viktor)
    assert not page.owner.why.isHidden()
    table.type("decision_owner_why", "Viktor holds the budget")
    assert table.sql("SELECT what, from_id, to_id, why FROM power_entry") == [
        ("owner", table.tomas, table.viktor, "Viktor holds the budget")
    ]
    assert table.one("SELECT decision_owner_id FROM role") == table.viktor


def test_a_decision_outside_the_pair_is_spoken_of_until_its_reason_is_written(table: IntakeTable) -> None:
    """METHOD S19."""
    table.show("power")
    choose(table, "decision_owner", table.viktor)
    said = []
    for words in ("", "The board decides above the range; who is hired we own ourselves."):
        table.type("limits", words)
        table.panel.coach.coach.look()
        said.append([prompt.message for prompt in table.panel.coach.coach.open() if prompt.id == "I-11"])
    outside = "The decision sits outside this partnership; write why and what you still own."
    assert said == [[outside], []]


def test_undo_brings_the_decision_and_its_log_back(table: IntakeTable) -> None:
    page = table.show("power")
    choose(table, "decision_owner", table.viktor)
    page.edits.stack.undo()
    assert table.sql("SELECT id FROM power_entry") == []
    assert table.one("SELECT decision_owner_id FROM role") == table.tomas


def test_the_two_can_set_pay_together(table: IntakeTable) -> None:
    table.show("power")
    choose(table, "pay_owner", "pair")
    assert table.sql("SELECT pay_owner_id, pay_by_pair FROM role") == [(None, 1)]
    assert table.widget(ChoiceField, "pay_owner").value() == "pair"


def test_the_range_is_kept_in_minor_units(table: IntakeTable) -> None:
    table.show("power")
    write(table, "pay_min", 92_000)
    write(table, "pay_max", 112_000)
    assert table.sql("SELECT pay_min, pay_max FROM role") == [(9_200_000, 11_200_000)]


def test_an_upside_down_range_is_said_and_the_text_stays(table: IntakeTable) -> None:
    table.show("power")
    write(table, "pay_min", 78_000)
    write(table, "pay_max", 9_200)
    assert sentence(table) == "The range ends below its start. Did you mean 92,000?"
    assert table.widget(MoneyField, "pay_max").value() == 920_000
    assert table.sql("SELECT pay_min, pay_max FROM role") == [(7_800_000, None)]


def test_a_mended_end_keeps_the_range_whole(table: IntakeTable) -> None:
    table.show("power")
    write(table, "pay_min", 78_000)
    write(table, "pay_max", 9_200)
    write(table, "pay_max", 92_000)
    assert sentence(table) == ""
    assert table.sql("SELECT pay_min, pay_max FROM role") == [(7_800_000, 9_200_000)]


def test_a_mended_start_keeps_the_end_that_was_refused(table: IntakeTable) -> None:
    table.show("power")
    write(table, "pay_min", 780_000)
    write(table, "pay_max", 92_000)
    assert sentence(table) == "The range ends below its start. Did you mean 920,000?"
    write(table, "pay_min", 78_000)
    assert table.sql("SELECT pay_min, pay_max FROM role") == [(7_800_000, 9_200_000)]


def test_swapped_ends_are_recognised(table: IntakeTable) -> None:
    table.show("power")
    write(table, "pay_min", 112_000)
    write(table, "pay_max", 92_000)
    assert sentence(table) == "The range ends below its start. Did you mean €92,000 to €112,000?"


def test_currency_and_period_are_kept(table: IntakeTable) -> None:
    table.show("power")
    choose(table, "pay_currency", "GBP")
    choose(table, "pay_period", "month")
    assert table.sql("SELECT pay_currency, pay_period FROM role") == [("GBP", "month")]


def test_a_currency_that_came_with_a_file_can_be_chosen(table: IntakeTable) -> None:
    with table.store.write() as s:
        s.get_one(Role, table.role_id).pay_currency = "THB"
    table.show("power")
    assert table.widget(ChoiceField, "pay_currency").value() == "THB"


def test_when_candidates_hear_the_range_is_kept(table: IntakeTable) -> None:
    table.show("power")
    table.press("pay_shared_before_interview")
    assert table.one("SELECT pay_shared FROM role") == "before_interview"


def test_places_are_kept_one_after_each_comma(table: IntakeTable) -> None:
    table.show("power")
    places = table.widget(LineField, "jurisdictions")
    places.line.setText("Germany, '; DROP TABLE role; --, ")
    places.flush()
    assert json.loads(table.one("SELECT jurisdictions FROM role")) == ["Germany", "'; DROP TABLE role; --"]
    assert places.value() == "Germany, '; DROP TABLE role; --, "


def test_somebody_new_gets_a_part_in_the_decision(table: IntakeTable) -> None:
    page = table.show("power")
    page.new.named.emit("Noor Haddad")
    assert table.sql("SELECT name, part FROM decision_role JOIN person ON person.id = person_id") == [
        ("Noor Haddad", "advises")
    ]
    page.edits.stack.undo()
    assert table.sql("SELECT id FROM person WHERE name = 'Noor Haddad'") == []
