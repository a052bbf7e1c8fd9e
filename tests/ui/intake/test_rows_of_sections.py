"""Questions with rows of their own: added, written, moved and removed rows are in the file, and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate

from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.fields.rows_field import RowsField
from tests.ui.intake.at_table import IntakeTable

ROWS = [
    ("success", "outcomes", "outcome", "text"),
    ("success", "outcomes", "outcome", "measure"),
    ("market", "market_evidence", "market_evidence", "fact"),
    ("market", "market_evidence", "market_evidence", "source"),
    ("market", "example_profiles", "example_profile", "label"),
    ("market", "example_profiles", "example_profile", "text"),
    ("market", "source_plan", "source_lead", "channel"),
    ("market", "source_plan", "source_lead", "person_name"),
    ("power", "decision_roles", "decision_role", "reason"),
    ("together", "promises_rec", "promise", "text"),
    ("together", "promises_man", "promise", "text"),
]
HOSTILE = "'; DROP TABLE outcome; --\n<b>שלום</b> \u202e {name} %s"


def first_row(table: IntakeTable, field: str) -> str:
    """The id of the first row of a field of rows."""
    return next(iter(table.widget(RowsField, field).editors))


@pytest.mark.parametrize(("section", "field", "sql_table", "column"), ROWS, ids=[f"{r[1]}.{r[3]}" for r in ROWS])
def test_a_text_of_a_row_is_kept_literally(
    table: IntakeTable, section: str, field: str, sql_table: str, column: str
) -> None:
    table.show(section)
    table.press(f"{field}_add")
    table.type(f"{field}_{first_row(table, field)}_{column}", HOSTILE)
    assert table.one(f"SELECT {column} FROM {sql_table}") == HOSTILE


@pytest.mark.parametrize(("section", "field", "sql_table", "column"), ROWS, ids=[f"{r[1]}.{r[3]}" for r in ROWS])
def test_a_removed_row_comes_back_by_undo(
    table: IntakeTable, section: str, field: str, sql_table: str, column: str
) -> None:
    page = table.show(section)
    table.press(f"{field}_add")
    row = first_row(table, field)
    table.type(f"{field}_{row}_{column}", "Kept words")
    table.press(f"{field}_{row}_remove")
    assert table.sql(f"SELECT id FROM {sql_table}") == []
    page.edits.stack.undo()
    assert table.one(f"SELECT {column} FROM {sql_table}") == "Kept words"


def test_an_outcome_keeps_its_month(table: IntakeTable) -> None:
    table.show("success")
    table.press("outcomes_add")
    months = table.widget(NumberField, f"outcomes_{first_row(table, 'outcomes')}_due_months")
    months.spin.setValue(6)
    months.flush()
    assert table.one("SELECT due_months FROM outcome") == 6


def test_outcomes_keep_the_order_they_are_given(table: IntakeTable) -> None:
    first, second = table.outcome("First", 0), table.outcome("Second", 1)
    table.show("success")
    table.press(f"outcomes_{second}_up")
    assert table.sql("SELECT id FROM outcome ORDER BY rank") == [(second,), (first,)]


def test_a_market_fact_keeps_its_day(table: IntakeTable) -> None:
    table.show("market")
    table.press("market_evidence_add")
    day = table.widget(DateField, f"market_evidence_{first_row(table, 'market_evidence')}_date")
    day.edit.setDate(QDate(2026, 11, 2))
    day.flush()
    assert table.one("SELECT date FROM market_evidence") == "2026-11-02"


def choose(field: ChoiceField, value: str) -> None:
    """Choose an entry as a person does."""
    field.list.setCurrentIndex(field.list.findData(value))
    field.list.activated.emit(field.list.currentIndex())


def test_a_source_keeps_its_person(table: IntakeTable) -> None:
    table.show("market")
    table.press("source_plan_add")
    who = table.widget(ChoiceField, f"source_plan_{first_row(table, 'source_plan')}_person_id")
    choose(who, table.viktor)
    assert table.one("SELECT person_id FROM source_lead") == table.viktor


def test_a_plan_of_the_recruiter_alone_is_said(table: IntakeTable) -> None:
    """METHOD S05."""
    page = table.show("market")
    table.press("source_plan_add")
    row = first_row(table, "source_plan")
    choose(table.widget(ChoiceField, f"source_plan_{row}_person_id"), table.nadia)
    assert "only Nadia looks" in page.plan_note.text()
    choose(table.widget(ChoiceField, f"source_plan_{row}_person_id"), table.viktor)
    assert page.plan_note.isHidden()


def test_a_plan_without_the_manager_asks_for_their_lead(table: IntakeTable) -> None:
    """METHOD S17: nobody is handed candidates."""
    page = table.show("market")
    table.press("source_plan_add")
    row = first_row(table, "source_plan")
    choose(table.widget(ChoiceField, f"source_plan_{row}_person_id"), table.viktor)
    assert page.lead_note.text() == "Tomas has no line yet. Whom will Tomas ask, or bring?"
    choose(table.widget(ChoiceField, f"source_plan_{row}_person_id"), table.tomas)
    assert page.lead_note.isHidden()


def test_a_promise_belongs_to_its_side(table: IntakeTable) -> None:
    table.show("together")
    table.press("promises_man_add")
    assert table.one("SELECT from_id FROM promise") == table.tomas


def test_a_promise_keeps_its_days(table: IntakeTable) -> None:
    table.show("together")
    table.press("promises_rec_add")
    days = table.widget(NumberField, f"promises_rec_{first_row(table, 'promises_rec')}_working_days")
    days.spin.setValue(5)
    days.flush()
    assert table.one("SELECT working_days FROM promise") == 5


def type_days(table: IntakeTable, words: str) -> NumberField:
    """Type how long the recruiter's promise takes, and leave the field."""
    days = table.widget(NumberField, f"promises_rec_{first_row(table, 'promises_rec')}_working_days")
    days.spin.setFocus()
    days.spin.selectAll()
    table.qtbot.keyClicks(days.spin, words)
    days.flush()
    return days


@pytest.mark.parametrize("words", ["-3", "500", "5000"])
def test_a_number_that_cannot_be_is_said_and_stays_as_typed(table: IntakeTable, words: str) -> None:
    page = table.show("together")
    table.press("promises_rec_add")
    days = type_days(table, words)
    said = page.promises["rec"].editors[first_row(table, "promises_rec")].sentence.text()
    kept = table.one("SELECT working_days FROM promise")
    assert (said, days.value(), kept) == ("Write a number from 0 to 365. What was there is kept.", int(words), 2)


def test_a_number_that_can_be_takes_the_sentence_away(table: IntakeTable) -> None:
    page = table.show("together")
    table.press("promises_rec_add")
    type_days(table, "500")
    type_days(table, "5")
    assert page.promises["rec"].editors[first_row(table, "promises_rec")].sentence.text() == ""


def test_a_part_in_the_decision_is_kept(table: IntakeTable) -> None:
    table.show("power")
    table.press("decision_roles_add")
    row = first_row(table, "decision_roles")
    choose(table.widget(ChoiceField, f"decision_roles_{row}_part"), "must_agree")
    assert table.one("SELECT part FROM decision_role") == "must_agree"


def test_a_row_written_elsewhere_is_shown(table: IntakeTable) -> None:
    table.show("success")
    made = table.outcome("From another window")
    assert made in table.widget(RowsField, "outcomes").editors


def test_a_new_row_stands_behind_the_others_after_one_was_removed(table: IntakeTable) -> None:
    first, *_others = [table.outcome(f"Outcome {n}", n) for n in range(3)]
    page = table.show("success")
    page.outcomes.row_removed.emit(first)
    page.outcomes.row_added.emit()
    assert table.one("SELECT count(DISTINCT rank) FROM outcome") == 3
