"""A page that scrolls is moved as a picture, and what stands in the window then is what painting it afresh gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Rating
from hirepair_desktop.ui.main_window import MainWindow
from tests.ui.window import own_copy, settle, window_on

STEP = 37
"""Pixels, so that no step falls on the edge of a row."""


class _Painted(QObject):
    """Counts the labels of a page that are painted again."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.count = 0
        for label in page.findChildren(QLabel):
            label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture(params=["settings", "agreed"])
def area(request: pytest.FixtureRequest, look: None, made_sample: Path, tmp_path: Path) -> Iterator[QScrollArea]:
    """A page of the desk and one of a debrief that are higher than their window."""
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as window:
        window.resize(1280, 500)
        _show(window, request.param)
        found = window.findChild(QScrollArea, f"{request.param}_scroll")
        assert isinstance(found, QScrollArea)
        settle()
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a cursor blinks
        settle()
        assert found.verticalScrollBar().maximum() > 3 * STEP
        yield found


def _show(window: MainWindow, what: str) -> None:
    if what != "agreed":
        window.go(what, "")
        return
    assert window.workspace is not None
    with window.workspace.read() as s:
        session_id = s.scalars(select(Rating.session_id)).first()
    window.go("session", str(session_id))
    assert window.table is not None
    settle()
    window.table.frame.show_section(what)


def page_in(area: QScrollArea) -> QWidget:
    """What is scrolled."""
    page = area.widget()
    assert page is not None
    return page


def standing(area: QScrollArea) -> QImage:
    """What the window shows of the area, as it stands."""
    screen, window = QGuiApplication.primaryScreen(), area.window()
    corner, size = area.viewport().mapTo(window, area.viewport().rect().topLeft()), area.viewport().size()
    return screen.grabWindow(window.winId(), corner.x(), corner.y(), size.width(), size.height()).toImage()


def test_a_page_looks_the_same_moved_as_painted_afresh(area: QScrollArea) -> None:
    bar = area.verticalScrollBar()
    for value in (STEP, 3 * STEP, 2 * STEP):
        bar.setValue(value)
        QApplication.processEvents()
    moved = standing(area)
    area.window().update()
    page_in(area).update()
    settle()
    assert moved == standing(area)


def test_a_step_paints_only_what_comes_into_sight(area: QScrollArea) -> None:
    painted = _Painted(page_in(area))
    area.verticalScrollBar().setValue(4)
    QApplication.processEvents()
    shown = [label for label in page_in(area).findChildren(QLabel) if not label.visibleRegion().isEmpty()]
    assert painted.count < len(shown) / 2


@pytest.mark.parametrize("area", ["settings"], indirect=True)
def test_so_it_does_with_a_ring_in_the_page(area: QScrollArea) -> None:
    ringed = next(b for b in page_in(area).findChildren(QAbstractButton) if b.property("ring") and b.isVisible())
    ringed.setFocus()
    settle()
    test_a_step_paints_only_what_comes_into_sight(area)
