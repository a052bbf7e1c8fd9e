"""What was sealed and what is seen now on one criterion, as marks on a line from 1 to 4 (picture 20)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _, joined
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.seat_mark import draw_shape
from hirepair_desktop.ui.workspace import MAN

LOW, HIGH = 1, 4
WIDTH, HEIGHT, REACH, APART = 132, 24, 5, 11
"""In px at 100 %: the line, a mark's radius, and how far marks on one value stand apart."""

Mark = tuple[str, str, int]
"""Who by first name, the side, and the value."""


class ScoreLine(QWidget):
    """Filled marks are sealed values, the hollow one is what the manager sees now."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.sealed: Sequence[Mark] = ()
        self.now: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_values(self, sealed: Sequence[Mark], now: int | None, watcher: str) -> None:
        """Show these; `watcher` is who sees the work now."""
        self.sealed, self.now = sealed, now
        said = [_("{name} sealed {n}").format(name=name, n=value) for name, _side, value in sealed]
        if now is not None:
            said.append(_("{name} sees {n} now").format(name=watcher, n=now))
        self.setAccessibleName(joined(said) or _("Nobody rated this"))
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), theme().px(HEIGHT))

    def _at(self, value: int) -> float:
        edge = theme().px(REACH * 3)
        return edge + (self.width() - 2 * edge) * (value - LOW) / (HIGH - LOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setPen(QPen(t["line2"], 1.5))
        painter.drawLine(QPointF(self._at(LOW), middle), QPointF(self._at(HIGH), middle))
        for value in range(LOW, HIGH + 1):
            painter.drawLine(QPointF(self._at(value), middle - 4), QPointF(self._at(value), middle + 4))
        beside: dict[int, int] = {}
        everything = [(side, value, False) for _name, side, value in self.sealed]
        everything += [(MAN, self.now, True)] if self.now is not None else []
        together = {
            value: sum(1 for _side, other, _hollow in everything if other == value) for _s, value, _h in everything
        }
        for side, value, hollow in everything:
            at = self._at(value) + t.px(APART) * (beside.get(value, 0) - (together[value] - 1) / 2)
            beside[value] = beside.get(value, 0) + 1
            if hollow:
                self._hollow(painter, QPointF(at, middle))
            else:
                draw_shape(painter, side, QPointF(at, middle), t.px(REACH))

    @staticmethod
    def _hollow(painter: QPainter, at: QPointF) -> None:
        t, reach = theme(), theme().px(REACH)
        painter.setPen(QPen(t[MAN], 2))
        painter.setBrush(t["surface"])
        painter.drawRoundedRect(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach), 1.5, 1.5)
