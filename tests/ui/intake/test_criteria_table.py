"""The table of criteria by the mouse, with many rows and with long words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from hirepair_desktop.model import Criterion, Session
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.intake.criteria_page import CriteriaPage
from tests.ui.intake.at_table import IntakeTable
from tests.ui.intake.test_criteria import order, row

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def three(table: IntakeTable) -> list[str]:
    """Three criteria on the page."""
    keys = [table.criterion(label, rank) for rank, label in enumerate(("A", "B", "C"))]
    table.show("criteria")
    table.qtbot.waitUntil(lambda: row(table, keys[2]).height() > 0 and row(table, keys[2]).y() > 0)
    return keys


def page_of(table: IntakeTable) -> CriteriaPage:
    page = table.frame.page
    assert isinstance(page, CriteriaPage)
    return page


def carry(table: IntakeTable, key: str, to: str, below: bool) -> None:
    """Press on a row and move over the lower or upper part of another; the button stays down."""
    taken, other = row(table, key), row(table, to)
    start = QPoint(taken.width() // 2, taken.height() // 2)
    reach = other.height() - 3 if below else 3
    end = taken.mapFromGlobal(other.mapToGlobal(QPoint(other.width() // 2, reach)))
    QTest.mousePress(taken, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for at in (start + QPoint(0, 12), end):
        QTest.mouseMove(taken, at)


def let_go(table: IntakeTable, key: str, to: str, below: bool) -> None:
    taken, other = row(table, key), row(table, to)
    reach = other.height() - 3 if below else 3
    end = taken.mapFromGlobal(other.mapToGlobal(QPoint(other.width() // 2, reach)))
    QTest.mouseRelease(taken, LEFT, Qt.KeyboardModifier.NoModifier, end)


@pytest.mark.parametrize(
    ("taken", "to", "below", "after"),
    [(0, 2, True, ["B", "C", "A"]), (2, 0, False, ["C", "A", "B"]), (0, 1, True, ["B", "A", "C"])],
)
def test_the_mouse_moves_a_criterion(
    table: IntakeTable, three: list[str], taken: int, to: int, below: bool, after: list[str]
) -> None:
    carry(table, three[taken], three[to], below)
    let_go(table, three[taken], three[to], below)
    assert order(table) == after


def test_a_line_shows_where_it_would_land(table: IntakeTable, three: list[str]) -> None:
    carry(table, three[0], three[2], below=True)
    line, last = page_of(table).drag.line, row(table, three[2])
    assert line.isVisible()
    assert abs(line.geometry().center().y() - (last.geometry().bottom() + 1)) <= 2


def test_escape_leaves_it_where_it_was(table: IntakeTable, three: list[str]) -> None:
    carry(table, three[0], three[2], below=True)
    QTest.keyClick(row(table, three[0]), Qt.Key.Key_Escape)
    assert not page_of(table).drag.line.isVisible()
    let_go(table, three[0], three[2], below=True)
    assert order(table) == ["A", "B", "C"]


def test_a_press_that_does_not_move_opens_the_row(table: IntakeTable, three: list[str]) -> None:
    taken = row(table, three[0])
    QTest.mouseClick(taken, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(taken.width() // 2, taken.height() // 2))
    assert taken.is_open()


def test_undo_takes_a_move_by_mouse_back(table: IntakeTable, three: list[str]) -> None:
    carry(table, three[0], three[2], below=True)
    let_go(table, three[0], three[2], below=True)
    page_of(table).edits.stack.undo()
    assert order(table) == ["A", "B", "C"]


def test_a_closed_session_moves_nothing(table: IntakeTable, three: list[str]) -> None:
    with table.store.write() as s:
        s.get_one(Session, table.session_id).closed_at = table.workspace.now()
    carry(table, three[0], three[2], below=True)
    let_go(table, three[0], three[2], below=True)
    assert order(table) == ["A", "B", "C"]


LONG = ("Owns a pipeline in production and says what happened when it broke. " * 1500)[:100_000]


def test_a_text_of_100000_letters_is_kept_whole(table: IntakeTable) -> None:
    key = table.criterion("Owns a pipeline")
    table.show("criteria")
    row(table, key).set_open(True)
    table.type(f"criterion_{key}_definition", LONG)
    assert table.one("SELECT definition FROM criterion") == LONG.strip()


def test_a_text_of_100000_letters_is_shown_whole_when_open_and_short_in_the_row(table: IntakeTable) -> None:
    key = table.criterion(LONG.strip(), definition=LONG.strip())
    table.show("criteria")
    shown = row(table, key)
    table.qtbot.waitUntil(lambda: 0 < shown.height() < 300)
    shown.set_open(True)
    assert table.widget(VoiceField, f"criterion_{key}_label").value() == LONG.strip()


@pytest.fixture
def many(table: IntakeTable) -> CriteriaPage:
    """A page of 500 criteria."""
    with table.store.write() as s:
        s.add_all([Criterion(role_id=table.role_id, label=f"Number {n:03d}", rank=n) for n in range(500)])
    page = table.show("criteria")
    assert isinstance(page, CriteriaPage)
    return page


def test_of_500_criteria_the_first_100_stand_there(many: CriteriaPage) -> None:
    assert len(many.rows) == 100
    assert many.more.text() == "Show 400 more criteria"


def test_the_next_100_come_on_demand(many: CriteriaPage) -> None:
    many.more.click()
    assert len(many.rows) == 200


def test_the_last_of_500_can_be_edited_and_moved(table: IntakeTable, many: CriteriaPage) -> None:
    last = table.one("SELECT id FROM criterion WHERE rank = 499")
    shown = many.show_criterion(last)
    assert shown is not None
    shown.tier.buttons["nice"].click()
    shown.fold.setFocus()
    table.qtbot.keyClick(shown.fold, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert table.sql("SELECT tier, rank FROM criterion WHERE id = ?", last) == [("nice", 99)]


def test_a_new_one_after_500_is_written_at_once(table: IntakeTable, many: CriteriaPage) -> None:
    table.press("criterion_add")
    key = table.one("SELECT id FROM criterion WHERE rank = 500")
    assert table.widget(VoiceField, f"criterion_{key}_label").text.hasFocus()


def test_moving_to_the_end_of_what_is_shown_stays_before_what_is_not(table: IntakeTable, many: CriteriaPage) -> None:
    first = next(iter(many.rows))
    many.drag.dropped.emit(first, 99)
    assert table.one("SELECT rank FROM criterion WHERE id = ?", first) == 99
