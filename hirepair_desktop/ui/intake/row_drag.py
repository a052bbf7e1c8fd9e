"""Moving a row of a table by the mouse: a line shows where it would land, the page scrolls along."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from hirepair_desktop.ui.theme import theme

NEAR_EDGE = 40
"""So near the edge of what is seen the page scrolls along, in px at 100 %."""


class DropLine(QWidget):
    """Where the row would land: a line across the table with a knob at its start."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("drop_line")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def put(self, y: int) -> None:
        """Across the table at a height, above everything in it."""
        reach = theme().px(8)
        self.setGeometry(0, y - reach // 2, self._table.width(), reach)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, thick = self.height() / 2, t.px(2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t["ink"])
        painter.drawRect(0, int(middle - thick / 2), self.width(), thick)
        painter.drawEllipse(0, 0, self.height(), self.height())


class RowDrag(QObject):
    """One drag over a table. `dropped(key, place)` with the place among the others; Escape gives it up."""

    dropped = Signal(str, int)

    def __init__(self, table: QWidget, rows: Callable[[], Sequence[tuple[str, QWidget]]]) -> None:
        """`rows` gives the rows from top to bottom with their keys."""
        super().__init__(table)
        self._table, self._rows = table, rows
        self.line = DropLine(table)
        self.key = ""

    def move(self, key: str, at: QPoint) -> None:
        """The pointer is at a point of the screen, with this row in hand."""
        if not self.key:
            self.key = key
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        y = self._table.mapFromGlobal(at).y()
        gaps = self._gaps()
        self.line.put(gaps[self._gap_at(y)])
        self._scroll(y)

    def drop(self, at: QPoint) -> None:
        """Let go here; told only when the place is another one."""
        key = self.key
        if not key:
            return
        gap = self._gap_at(self._table.mapFromGlobal(at).y())
        keys = [each for each, row in self._rows()]
        self.give_up()
        if key in keys:
            place = gap - 1 if gap > keys.index(key) else gap
            if place != keys.index(key):
                self.dropped.emit(key, place)

    def give_up(self) -> None:
        """Put it back where it was."""
        if self.key:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.key = ""
        self.line.hide()

    def _gaps(self) -> list[int]:
        """The heights between the rows, the first above them all."""
        tops = [row.mapTo(self._table, QPoint(0, 0)).y() for key, row in self._rows()]
        last = self._rows()[-1][1]
        return [*tops, tops[-1] + last.height()]

    def _gap_at(self, y: int) -> int:
        middles = [row.mapTo(self._table, QPoint(0, 0)).y() + row.height() / 2 for key, row in self._rows()]
        return sum(1 for middle in middles if y > middle)

    def _scroll(self, y: int) -> None:
        above = self._table.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        page = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and page is not None:
            inside = self._table.mapTo(page, QPoint(0, y))
            above.ensureVisible(inside.x(), inside.y(), 0, theme().px(NEAR_EDGE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape belongs to the drag while there is one."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.give_up()
        return True
