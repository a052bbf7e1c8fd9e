"""Many rows at once: ticked as a range by keys and by a press, all of them, and the view that a role comes back in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.pages.candidates_page import CandidatesPage
from hirepair_desktop.ui.pages.candidates_table import CandidateTable
from hirepair_desktop.ui.pages.candidates_view import COLUMNS, LIST
from tests.shared import shared_folder
from tests.ui.pages.pipelined import aliases, list_of, press, stand_on
from tests.ui.window import own_copy, settle, window_on

UP, DOWN, SHIFT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def window(look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window for all of them: nothing is written here."""
    with (
        shared_folder(tmp_path_factory, "ranges") as folder,
        window_on(own_copy(made_sample, folder), folder) as opened,
    ):
        yield opened


@pytest.fixture
def page(window: MainWindow) -> CandidatesPage:
    """The list of all roles, nobody ticked, K19 under the cursor."""
    found = list_of(window)
    found.ticks.clear()
    return found


def ticked(page: CandidatesPage) -> list[str]:
    lines = page._fetch(page.ticks.ids())
    return [lines[candidate_id].alias for candidate_id in page.ticks.ids()]


def press_row(table: CandidateTable, row: int, *held: Qt.KeyboardModifier) -> None:
    where = table.visualRect(table.model().index(row, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held[0] if held else Qt.KeyboardModifier(0), where)


def test_shift_down_ticks_on_and_shift_up_takes_it_back(qtbot, page):
    first, second = aliases(page)[:2]
    for key in (DOWN, DOWN, UP):
        qtbot.keyClick(page.table, key, SHIFT)
    assert (ticked(page), page.model.line(page.table.currentIndex().row()).alias) == ([first, second], second)


def test_what_was_ticked_before_a_range_stays(qtbot, page):
    known = aliases(page)
    stand_on(page, known[5])
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    stand_on(page, known[0])
    qtbot.keyClick(page.table, DOWN, SHIFT)
    qtbot.keyClick(page.table, UP, SHIFT)
    assert sorted(ticked(page)) == sorted([known[5], known[0]])


def test_a_press_with_shift_ticks_from_the_row_before_to_it(page):
    known = aliases(page)
    rows = [row for row in range(page.model.rowCount()) if page.model.id_at(row)]
    press_row(page.table, rows[1])
    press_row(page.table, rows[4], SHIFT)
    assert (ticked(page), page.ticks_bar.words.text()) == (known[1:5], "4 ticked")


def test_all_that_the_list_shows_are_ticked_at_once(qtbot, page):
    press(qtbot, page, "stage_hired")
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    found, shown = ticked(page), aliases(page)
    press(qtbot, page, "clear_filters")
    assert (sorted(found), len(shown)) == (sorted(shown), 4)


@pytest.fixture
def hired(qtbot, page):
    """The cards of the column Hired; the page goes back to the list."""
    press(qtbot, page, "view_columns")
    cards = page.columns.columns["hired"].cards
    cards.step_in()
    yield cards
    press(qtbot, page, "view_list")


def test_a_range_of_cards_is_ticked_in_its_column(qtbot, page, hired):
    hired.setCurrentIndex(hired.stage.index(0, 0))
    for key in (DOWN, DOWN, UP):
        qtbot.keyClick(hired, key, SHIFT)
    where = hired.visualRect(hired.stage.index(2, 0)).topLeft() + QPoint(60, 30)
    by_key = page.ticks.ids()
    QTest.mouseClick(hired.viewport(), Qt.MouseButton.LeftButton, SHIFT, where)
    assert (by_key, page.ticks.ids()) == (list(hired.stage.ids[:2]), list(hired.stage.ids[:3]))


def test_all_cards_of_the_column_with_the_keys_are_ticked_at_once(qtbot, page, hired):
    qtbot.keyClick(hired, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.ticks.ids() == list(hired.stage.ids)


def test_a_role_comes_back_in_the_view_it_was_looked_at_last(qtbot, page):
    roles = [role_id for role_id, _name in page.filters._roles[:2]]
    page.show_about(roles[0])
    press(qtbot, page, "view_columns")
    seen = {}
    for role_id in (roles[1], "", roles[0]):
        page.show_about(role_id)
        settle()
        seen[role_id] = (page.view.value(), page.columns.isVisible())
    press(qtbot, page, "view_list")
    page.show_about("")
    assert seen == {roles[1]: (LIST, False), "": (LIST, False), roles[0]: (COLUMNS, True)}
