"""The column of the coach: what is open folds when there is no room; without room for a column it is a button."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.theme import dress
from tests.ui.coach.conftest import get_up, sit
from tests.ui.coach.said import card, coach
from tests.ui.intake.at_table import IntakeTable


@pytest.fixture
def large(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[IntakeTable]:
    """The same table at 200 % text."""
    dress(qapp, "light", 2.0)
    made = sit(qtbot, tmp_path / "large.hirepair")
    yield made
    get_up(made)


def test_what_is_open_stands_under_the_coach(table: IntakeTable) -> None:
    table.show("arrive")
    assert table.panel.side.open_part.keys() == ["whyNow", "ifNobody"]
    assert table.panel.side.open_part.isVisible()


def test_it_folds_to_its_line_when_the_prompts_need_the_room(table: IntakeTable) -> None:
    table.frame.resize(1440, 640)
    table.show("power")
    part = table.panel.side.open_part
    table.qtbot.waitUntil(part.is_folded)
    assert part.count.text() == f"{len(part.keys())} open"


def test_a_person_unfolds_it_and_it_stays_so(table: IntakeTable) -> None:
    table.frame.resize(1440, 640)
    table.show("power")
    part = table.panel.side.open_part
    table.qtbot.waitUntil(part.is_folded)
    table.press("intake_side_open_fold")
    table.show("team")
    assert not part.is_folded()


def test_below_1280_it_is_a_button_with_its_count(table: IntakeTable) -> None:
    page = table.show("criteria")
    assert page.coach_button.isHidden()
    table.frame.resize(1200, 800)
    assert (table.panel.side.isVisible(), page.coach_button.isVisible()) == (False, True)
    assert page.coach_button.text() == f"Coach, {table.panel.coach.count()}"


def test_wide_again_it_is_a_column_again(table: IntakeTable) -> None:
    page = table.show("criteria")
    table.frame.resize(1200, 800)
    page.coach_button.click()
    table.frame.resize(1440, 900)
    assert (table.panel.side.isVisible(), page.coach_button.isVisible()) == (True, False)
    assert table.frame.splitter.indexOf(table.panel.side) == 1


def test_in_large_text_the_button_opens_the_same_content(large: IntakeTable) -> None:
    page = large.show("criteria")
    assert large.frame.side is None
    page.coach_button.click()
    drawer = large.panel.coach.drawer
    assert drawer is not None and drawer.isVisible()
    assert (drawer.rail.prompts.isVisible(), drawer.rail.open_part.isVisible()) == (True, True)
    assert drawer.has_focus()


def test_escape_puts_it_away_and_the_focus_back(large: IntakeTable) -> None:
    page = large.show("criteria")
    page.coach_button.setFocus()
    page.coach_button.click()
    drawer = large.panel.coach.drawer
    assert drawer is not None
    focused = QApplication.focusWidget()
    assert focused is not None
    large.qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert (drawer.isVisible(), page.coach_button.hasFocus()) == (False, True)


def test_tab_stays_inside_the_drawer(large: IntakeTable) -> None:
    large.show("criteria").coach_button.click()
    drawer = large.panel.coach.drawer
    assert drawer is not None
    for _stop in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        large.qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert drawer.has_focus()


def test_going_somewhere_closes_it(large: IntakeTable) -> None:
    large.show("arrive").coach_button.click()
    card(large, "I-20").go.click()
    drawer = large.panel.coach.drawer
    assert drawer is not None
    assert (drawer.isVisible(), large.frame.section_key()) == (False, "market")


def test_f8_opens_it(large: IntakeTable) -> None:
    large.show("arrive")
    large.qtbot.keyClick(large.frame, Qt.Key.Key_F8)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == f"intake_side_coach_prompt_{coach(large).open()[0].key}_go"


def test_without_prompts_the_button_counts_what_is_open(large: IntakeTable) -> None:
    page = large.show("arrive")
    page.show_coach_count(0, 2, True)
    assert page.coach_button.text() == "2 open"
    page.show_coach_count(0, 0, True)
    assert page.coach_button.text() == "Coach"
