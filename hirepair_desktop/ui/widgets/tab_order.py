"""Tab goes in reading order: left voice, right voice, what is shared; rows that came later stand where they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


def follow_reading(page: QWidget) -> None:
    """Put the stops of a page into the order of its layouts.

    Qt keeps the order in which widgets were made: a row added later would come after everything else in the window.
    """
    for first, second in pairwise(list(stops(page))):
        if first.nextInFocusChain() is not second:
            QWidget.setTabOrder(first, second)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in a widget, in the order of its layouts."""
    for child in _children(widget):
        if child.isHidden():
            continue
        proxied = child.focusProxy() is not None
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and not proxied and child.isEnabled():
            yield child
        yield from stops(child)


def _children(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QScrollArea):
        return [widget.widget()] if widget.widget() is not None else []
    if isinstance(widget, QStackedWidget):
        return [shown] if (shown := widget.currentWidget()) is not None else []
    layout = widget.layout()
    return list(_laid_out(layout)) if layout is not None else []


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
