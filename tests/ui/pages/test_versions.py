"""The comparison of two versions, seen in the window on a copy of the sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from hirepair_desktop.model import Criterion, Role
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton
from hirepair_desktop.ui.widgets.change_view import ChangeView
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.marked_words import MarkedWords
from tests.ui.pages.desk import role_id
from tests.ui.window import own_copy, settle, window_on

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def window(made_sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as made:
        yield made


def compare(window: MainWindow, code: str = "R3") -> Any:
    """The comparison page of a role."""
    window.go("versions", role_id(window, code))
    settle()
    assert window.desk is not None
    return window.desk.page


def said(page: Any) -> str:
    """All words of the page that are shown."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def headlines(page: Any) -> list[str]:
    return [view.headline.text() for view in page.findChildren(ChangeView)]


def choose(page: Any, menu: str, start: str) -> None:
    """Take the entry of a menu button that begins with these words."""
    entry = next(e for e in page.findChild(MenuButton, menu).list.actions() if e.text().startswith(start))
    entry.trigger()
    settle()


def test_the_first_and_the_last_version_are_compared(window: MainWindow) -> None:
    page = compare(window)
    assert (page.from_menu.text(), page.to_menu.text()) == ("Version 1, 15 Jul", "Version 3, 2 Sep")


def test_each_change_is_a_sentence(window: MainWindow) -> None:
    assert headlines(compare(window))[0] == "“Has worked in a design system” is now a must"


def test_who_when_and_when_the_reason_followed(window: MainWindow) -> None:
    view = compare(window).findChild(ChangeView, "change_1")
    assert view.when.text() == "Mei, 8 Aug, reason 2 Sep"


def test_what_was_taken_out_and_put_in_is_marked(window: MainWindow) -> None:
    view = compare(window).findChild(ChangeView, "change_1")
    marked = [[words.strip() for words, is_marked in box.runs if is_marked] for box in view.findChildren(MarkedWords)]
    assert marked == [["Nice to have"], ["Must, weight 1"]]


def test_marks_do_not_strike_through_the_rest_of_the_window(window: MainWindow) -> None:
    page = compare(window)
    page.grab()
    assert not page.from_menu.font().strikeOut()


@pytest.mark.parametrize(
    "words",
    ["Four changes", "Mei alone", "drift 0.50", "drift 0.17", "Amara asked", "Mei answered", "Came and went",
     "“Animation” was added as a must", "Never tested on it", "hired 13 Sep", "2 Sep, 07:24",
     "0.17 is 1 criterion raised or lowered, half its weight, over musts that weigh 3. Drift can be learning: "
     "read the reasons."],
)  # fmt: skip
def test_page_says(window: MainWindow, words: str) -> None:
    assert words in said(compare(window))


def test_another_pair_of_versions(window: MainWindow) -> None:
    page = compare(window)
    choose(page, "to_menu", "Version 2")
    assert headlines(page)[-1] == "“Animation task” was added to the plan"


def test_a_later_start_keeps_the_end(window: MainWindow) -> None:
    page = compare(window)
    choose(page, "from_menu", "Version 2")
    assert (page.from_menu.text(), page.to_menu.text()) == ("Version 2, 8 Aug", "Version 3, 2 Sep")


def test_what_is_not_yet_agreed_can_be_compared(window: MainWindow) -> None:
    assert window.workspace is not None
    with window.workspace.write() as s:
        role = s.scalars(select(Role).where(Role.code == "R1")).one()
        role.criteria.append(Criterion(label="Knows ledgers"))
    page = compare(window, "R1")
    assert page.to_menu.text() == "Not yet agreed"
    assert headlines(page) == ["“Knows ledgers” was added as a must"]


def test_one_version_has_nothing_to_compare(window: MainWindow) -> None:
    page = compare(window, "R1")
    empty = page.findChild(EmptyState, "no_versions")
    assert empty.words.text().startswith("Version 1 holds and nothing has changed since")


def test_n_goes_from_change_to_change(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    handle = window.windowHandle()
    assert handle is not None
    names = []
    for _press in range(5):
        QTest.keyClick(handle, Qt.Key.Key_N)
        settle()
        focused = QApplication.focusWidget()
        names.append(focused.objectName() if focused is not None else "")
    assert names == ["change_1", "change_2", "change_3", "change_4", "change_1"]
    assert page.key_hints() == [("N", "next change"), ("Ctrl P", "print")]


def test_what_did_not_change_unfolds(window: MainWindow) -> None:
    page = compare(window)
    page.findChild(QPushButton, "unchanged_fold").click()
    settle()
    assert "Interaction craft" in said(page)


def test_print_asks_for_the_sitting_that_agreed_it(window: MainWindow) -> None:
    page, asked = compare(window), []
    page.print_requested.disconnect()
    page.print_requested.connect(asked.append)
    page.print_it.click()
    assert asked == ["S226KS2W"]


def test_the_trail_leads_back_to_the_role(window: MainWindow) -> None:
    page = compare(window)
    page.findChild(LinkButton, "to_role").click()
    settle()
    assert window.desk is not None
    assert window.desk.shown() == ("role", role_id(window, "R3"))
