"""Tab goes in reading order on the table, also through rows that came after the page was made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.ui.main_window import MainWindow
from tests.ui.window import own_copy, settle, window_on


@pytest.fixture
def success_page(look: None, qtbot: QtBot, made_sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """An intake of the sample at *What success looks like*, opened again, with one row more than before."""
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        workspace = window.workspace
        assert workspace is not None
        with workspace.write() as s:
            session = s.scalars(select(Session).where(Session.kind == SessionKind.INTAKE)).first()
            assert session is not None
            session.closed_at = None
            session_id = session.id
        window.open_session(session_id)
        assert window.table is not None
        window.table.frame.show_section("success")
        add = window.findChild(QAbstractButton, "outcomes_add")
        assert add is not None
        add.click()
        settle()
        yield window


def way(window: MainWindow, key: Qt.Key) -> list[str]:
    """The names of the stops from the one that has the focus around to it again."""
    found: list[str] = []
    handle = window.windowHandle()
    assert handle is not None
    while (focused := QApplication.focusWidget()) is not None and focused.objectName() not in found:
        found.append(focused.objectName())
        QTest.keyClick(handle, key)
    return found


def test_tab_comes_from_the_newest_row_to_what_stands_below_it(success_page: MainWindow) -> None:
    stops = way(success_page, Qt.Key.Key_Tab)
    assert next(name for name in stops if not name.startswith("outcomes_")) == "firstWin90_editor"


def test_shift_tab_goes_the_same_way_back(success_page: MainWindow) -> None:
    there = way(success_page, Qt.Key.Key_Tab)
    back = way(success_page, Qt.Key.Key_Backtab)
    assert back == [there[0], *reversed(there[1:])]
