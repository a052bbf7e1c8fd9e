"""Market facts: what each lacks is said under its row, what was typed stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate

from hirepair_desktop.model import MarketEvidence
from hirepair_desktop.ui.fields.date_field import DateField
from tests.ui.intake.at_table import TODAY, IntakeTable


def fact(table: IntakeTable, text: str, source: str, on: date | None) -> str:
    made = MarketEvidence(role_id=table.role_id, fact=text, source=source, date=on)
    table.keep(made)
    return made.id


@pytest.mark.parametrize(
    ("text", "source", "on", "start"),
    [
        ("38 people show this mix", "Own calls", TODAY, ""),
        ("38 people show this mix", "Own calls", None, ""),
        ("38 people show this mix", "", TODAY, "Name the source"),
        ("38 people show this mix", "  ", TODAY, "Name the source"),
        ("38 people show this mix", "Own calls", TODAY + timedelta(days=1), "That day is still ahead"),
        ("", "", TODAY, ""),
    ],
)
def test_what_a_fact_lacks_stands_under_it(
    table: IntakeTable, text: str, source: str, on: date | None, start: str
) -> None:
    key = fact(table, text, source, on)
    page = table.show("market")
    said = page.evidence.editors[key].sentence.text()
    assert said.startswith(start) and bool(said) == bool(start)


def test_a_day_ahead_stays_as_it_was_written(table: IntakeTable) -> None:
    key = fact(table, "38 people show this mix", "Own calls", TODAY)
    page = table.show("market")
    day = table.widget(DateField, f"market_evidence_{key}_date")
    day.edit.setDate(QDate(2027, 3, 1))
    day.flush()
    assert table.one("SELECT date FROM market_evidence") == "2027-03-01"
    assert page.evidence.editors[key].sentence.text().startswith("That day is still ahead")


def test_a_source_takes_the_sentence_away(table: IntakeTable) -> None:
    key = fact(table, "38 people show this mix", "", TODAY)
    page = table.show("market")
    table.type(f"market_evidence_{key}_source", "Own calls")
    assert page.evidence.editors[key].sentence.text() == ""


def test_words_in_brackets_are_open_and_say_so_until_they_are_replaced(table: IntakeTable) -> None:
    page = table.show("market")
    seen = []
    for words in ("On call one week in [four].", "On call one week in five."):
        table.type("honestHard", words)
        page.refresh()
        note = page.focus_at["honestHard"].notes.placeholder
        seen.append(("honestHard" in [field.key for field in page.open_here], note.isVisibleTo(page)))
    assert seen == [(True, True), (False, False)]
