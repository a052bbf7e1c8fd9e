"""The row "scroll p99" of a revealed debrief of 20 criteria x 8 raters with texts, in the unit of one step.

Ours is the 99th of a hundred steps of the wheel over the page of the reveal, in the window as people have it. The
floor is the library alone: a table of as many cells, as high as its rows, in a scroll area of the same size. A step
is the time the thread of the window works on it: what others take of the machine meanwhile is no part of it.
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import reveal_row
from measuring import Row, Sides

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QScrollArea

CRITERIA, RATERS, STEPS, WHEEL = 20, 8, 100, 60
SIZE = (1440, 900)


def sides_in(folder: Path) -> Sides:
    """A revealed debrief, and the two ways to scroll it."""
    os.environ.setdefault("HIREPAIR_DATA", str(folder / "data"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    session_id = _revealed(folder)

    def ours() -> float:
        return _scroll_ours(app, folder, session_id)

    return Sides(ours, _scroll_floor)


def _revealed(folder: Path) -> str:
    """Make the file; the id of its debrief."""
    from sqlalchemy import select

    from hirepair_desktop.model import Candidate, Session
    from hirepair_desktop.storage import seals
    from hirepair_desktop.storage.store import Store

    prepared = reveal_row.prepare(folder, CRITERIA, RATERS)
    store = Store.open(prepared.file)
    keys = reveal_row.unlocked(store, prepared.seats)
    with store.write() as s:
        session = s.scalars(select(Session)).one()
        session.candidates = [s.scalars(select(Candidate)).one()]
        seals.reveal(s, prepared.round_id, *keys, reveal_row.NOW)
        session_id = session.id
    store.close(backup=False)
    return session_id


def _scroll_ours(app: QApplication, folder: Path, session_id: str) -> float:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QScrollArea

    from hirepair_desktop.storage.store import Store
    from hirepair_desktop.ui.appearance import Appearance
    from hirepair_desktop.ui.main_window import MainWindow
    from hirepair_desktop.ui.theme import dress

    ring = dress(app, "light", 1.0)
    copy = folder / "scrolled.hirepair"
    shutil.copyfile(folder / "sealed.hirepair", copy)
    window = MainWindow(Appearance(theme="light"), copy, reveal_row.TODAY)
    window.show_workspace(Store.open(copy))
    window.resize(*SIZE)
    window.show()
    app.processEvents()
    window.go("session", session_id)
    assert window.table is not None
    window.table.frame.show_section("reveal")
    area = window.findChild(QScrollArea, "reveal_scroll")
    assert isinstance(area, QScrollArea)
    took = _slowest_but_one(area)
    window.let_go()
    window.hide()
    window.deleteLater()
    ring.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return took


def _scroll_floor() -> float:
    from PySide6.QtWidgets import QScrollArea, QTableWidget, QTableWidgetItem

    area, table = QScrollArea(), QTableWidget(CRITERIA * 2, RATERS + 3)
    for at in range(table.rowCount()):
        for column in range(table.columnCount()):
            table.setItem(at, column, QTableWidgetItem(str(column)))
    table.setFixedHeight(table.verticalHeader().length() + table.horizontalHeader().height())
    area.setWidgetResizable(True)
    area.setWidget(table)
    area.resize(SIZE[0] - 480, SIZE[1] - 120)
    area.show()
    took = _slowest_but_one(area)
    area.hide()
    area.deleteLater()
    return took


def _slowest_but_one(area: QScrollArea) -> float:
    """Milliseconds of the 99th of a hundred steps, there and back."""
    from PySide6.QtWidgets import QApplication

    for _turn in range(5):
        QApplication.processEvents()
    bar, by, steps = area.verticalScrollBar(), WHEEL, list[float]()
    assert bar.maximum() > 2 * WHEEL
    for _step in range(STEPS):
        if not 0 <= bar.value() + by <= bar.maximum():
            by = -by
        began = time.thread_time()
        bar.setValue(bar.value() + by)
        QApplication.processEvents()
        steps.append((time.thread_time() - began) * 1000)
    return sorted(steps)[-2]


SCROLL = Row("scroll of a revealed debrief of 20 criteria x 8 raters", 16, "ms", sides_in, within=True)
