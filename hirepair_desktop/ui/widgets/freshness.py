"""How fresh an intake is: five squares and words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.drawn_words import draw_line, line_width

SQUARES = 5
SIDE, GAP = 8, 2


class Freshness(QWidget):
    """`level` 0 to 5 squares filled, then words ("9 days ago"). Old is bold, not coloured."""

    def __init__(
        self, level: int, words: str, strong: bool = False, squares: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.level, self.words, self.strong, self.squares = level, words, strong, squares
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.setAccessibleDescription(_("{n} of 5").format(n=level))

    def _start(self) -> int:
        t = theme()
        return SQUARES * t.px(SIDE + GAP) + t.px(8) if self.squares else 0

    def sizeHint(self) -> QSize:
        width = line_width(self.words, weight=600 if self.strong else None)
        return QSize(self._start() + int(width) + 3, theme().line("body"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._start() + theme().px(24), theme().line("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_freshness(QPainter(self), QRectF(self.rect()), self.level, self.words, self.strong, self.squares)


def draw_freshness(
    painter: QPainter, area: QRectF, level: int, words: str, strong: bool = False, squares: bool = True
) -> None:
    """The same for a delegate."""
    t = theme()
    x = area.left()
    if squares:
        side, y = t.px(SIDE), area.center().y() - t.px(SIDE) / 2
        for at in range(SQUARES):
            box = QRectF(round(x) + 0.5, round(y) + 0.5, side - 1, side - 1)
            painter.setPen(QPen(t["ink2" if at < level else "control"], 1))
            painter.setBrush(t["ink2"] if at < level else t["surface"])
            painter.drawRect(box)
            x += t.px(SIDE + GAP)
        x += t.px(8)
    room = QRectF(x, area.top(), area.right() - x, area.height())
    draw_line(painter, room, words, weight=600 if strong else None)
