"""Rows that can be added, edited, moved and removed, by keyboard too."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.rows_field import Column, RowsField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.widgets.labels import Words

PEOPLE = [("n", "Nadia"), ("t", "Tomas")]
COLUMNS = [
    Column("what", "Outcome", stretch=3),
    Column("who", "Who", "person", PEOPLE),
    Column("day", "By", "date"),
    Column("month", "Month", "number"),
]
ROWS = [
    ("a", {"what": "Failed refunds under 0.5 %", "who": "n", "day": date(2026, 11, 24), "month": 6}),
    ("b", {"what": "Payout job restarts alone", "who": "t", "day": None, "month": None}),
    ("c", {"what": "Two designs others acted on", "who": "", "day": None, "month": 3}),
]
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def outcomes(qtbot: QtBot) -> RowsField:
    field = RowsField(COLUMNS, "Add an outcome", "outcomes", empty_words="No outcome yet.")
    qtbot.addWidget(field)
    field.set_rows(ROWS)
    field.resize(900, 300)
    field.show()
    qtbot.waitUntil(field.isActiveWindow)
    return field


def text_of(field: RowsField, row_id: str) -> VoiceField:
    editor = field.editors[row_id].fields["what"]
    assert isinstance(editor, VoiceField)
    return editor


def test_rows_show_what_they_were_given(outcomes: RowsField) -> None:
    assert outcomes.rows() == [(row_id, dict(values)) for row_id, values in ROWS]


def test_add_asks_for_a_row(qtbot: QtBot, outcomes: RowsField) -> None:
    with qtbot.waitSignal(outcomes.row_added, timeout=0):
        qtbot.mouseClick(outcomes.add, Qt.MouseButton.LeftButton)


def test_edit_is_told_with_row_and_column(qtbot: QtBot, outcomes: RowsField) -> None:
    with qtbot.waitSignal(outcomes.row_edited, timeout=3000) as told:
        qtbot.keyClicks(text_of(outcomes, "b").text, "!")
    assert told.args == ["b", "what", "Payout job restarts alone!"]


def test_choice_is_told_with_row_and_column(qtbot: QtBot, outcomes: RowsField) -> None:
    who = outcomes.editors["c"].fields["who"]
    assert isinstance(who, ChoiceField)
    with qtbot.waitSignal(outcomes.row_edited, timeout=0) as told:
        qtbot.keyClick(who.list, Qt.Key.Key_Down)
    assert told.args == ["c", "who", "n"]


def test_key_moves_a_row_down(qtbot: QtBot, outcomes: RowsField) -> None:
    with qtbot.waitSignal(outcomes.row_moved, timeout=0) as told:
        qtbot.keyClick(text_of(outcomes, "a").text, Qt.Key.Key_Down, BOTH)
    assert told.args == ["a", 1]


def test_first_row_moves_no_higher(qtbot: QtBot, outcomes: RowsField) -> None:
    with qtbot.assertNotEmitted(outcomes.row_moved):
        qtbot.keyClick(text_of(outcomes, "a").text, Qt.Key.Key_Up, BOTH)


def test_key_removes_a_row(qtbot: QtBot, outcomes: RowsField) -> None:
    with qtbot.waitSignal(outcomes.row_removed, timeout=0) as told:
        qtbot.keyClick(text_of(outcomes, "b").text, Qt.Key.Key_Delete, BOTH)
    assert told.args == ["b"]


def test_focus_goes_to_the_neighbour_of_a_removed_row(qtbot: QtBot, outcomes: RowsField) -> None:
    qtbot.mouseClick(outcomes.editors["b"].take, Qt.MouseButton.LeftButton)
    outcomes.set_rows([ROWS[0], ROWS[2]])
    assert text_of(outcomes, "c").text.hasFocus()


def test_plain_arrows_stay_in_the_text(qtbot: QtBot, outcomes: RowsField) -> None:
    with qtbot.assertNotEmitted(outcomes.row_moved):
        qtbot.keyClick(text_of(outcomes, "a").text, Qt.Key.Key_Down)


def test_new_order_keeps_what_is_being_typed(qtbot: QtBot, outcomes: RowsField) -> None:
    qtbot.keyClicks(text_of(outcomes, "a").text, " still")
    outcomes.set_rows([ROWS[1], ROWS[0], ROWS[2]])
    assert text_of(outcomes, "a").value() == "Failed refunds under 0.5 % still"


def test_new_order_is_seen(qtbot: QtBot, outcomes: RowsField) -> None:
    outcomes.set_rows([ROWS[1], ROWS[0], ROWS[2]])
    qtbot.waitUntil(lambda: outcomes.editors["b"].y() < outcomes.editors["a"].y())


def test_new_row_gets_the_focus(outcomes: RowsField) -> None:
    outcomes.set_rows([*ROWS, ("d", {"what": ""})], focus="d")
    assert text_of(outcomes, "d").text.hasFocus()


def test_editors_say_column_and_row(outcomes: RowsField) -> None:
    assert text_of(outcomes, "b").text.accessibleName() == "Outcome, row 2"


def test_first_row_cannot_be_moved_up_by_mouse(outcomes: RowsField) -> None:
    assert not outcomes.editors["a"].up.isEnabled()


def test_no_rows_say_so(outcomes: RowsField) -> None:
    outcomes.set_rows([])
    assert outcomes.empty.isVisible() and not outcomes.heads.isVisible()


def test_day_stays_readable_in_a_narrow_field(qtbot: QtBot, outcomes: RowsField) -> None:
    outcomes.resize(outcomes.minimumSizeHint().width(), 300)
    day = outcomes.editors["a"].fields["day"]
    assert isinstance(day, DateField)
    words = day.edit.fontMetrics().horizontalAdvance("24 Nov 2026")
    qtbot.waitUntil(lambda: day.edit.lineEdit().width() >= words)


def test_head_stands_over_its_column(qtbot: QtBot, outcomes: RowsField) -> None:
    heads = outcomes.heads.findChildren(Words)
    editors = outcomes.editors["a"].fields.values()
    qtbot.waitUntil(lambda: [head.x() for head in heads] == [each.x() for each in editors])


def test_sentence_stands_under_its_row(outcomes: RowsField) -> None:
    outcomes.show_row_sentence("b", "Say when.")
    assert outcomes.editors["b"].sentence.isVisible()


def test_flush_tells_every_row(qtbot: QtBot, outcomes: RowsField) -> None:
    told: list[str] = []
    outcomes.row_edited.connect(lambda row_id, key, value: told.append(row_id))
    for row_id in ("a", "c"):
        qtbot.keyClicks(text_of(outcomes, row_id).text, "x")
    outcomes.flush()
    assert told == ["a", "c"]


def test_read_only_rows_cannot_grow(outcomes: RowsField) -> None:
    outcomes.set_read_only(True)
    assert not outcomes.add.isVisible()
