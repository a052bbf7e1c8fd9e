"""Feedback balance: who gave how many items in which week, as unit marks above and below a line. No total, no rate."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import paint_box
from hirepair_desktop.ui.widgets.chart_voice import Chart
from hirepair_desktop.ui.widgets.drawn_words import draw_line, line_width
from hirepair_desktop.ui.widgets.seat_mark import draw_shape

Week = tuple[str, int, int]
"""Its label (shown for the first, the middle and the last), items of the recruiter, items of the manager."""

MARK_WIDTH, MARK_HEIGHT, MARK_GAP = 22, 10, 2


OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class BalanceBars(Chart):
    """One mark an item: rounded above the line for the recruiter, square below for the manager. Arrows walk weeks;
    `opened(week)` when one is pressed, or Enter on it."""

    opened = Signal(int)

    def __init__(
        self, rec_way: str, man_way: str, weeks: Sequence[Week], name: str = "feedback_balance",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_weeks(rec_way, man_way, weeks)

    def set_weeks(self, rec_way: str, man_way: str, weeks: Sequence[Week]) -> None:
        """Show these weeks, oldest first; the two ways are called like `Nadia to Tomas`."""
        self.rec_way, self.man_way, self.weeks = rec_way, man_way, list(weeks)
        counted = _("{way}, {n}")
        self.rec_words = counted.format(way=rec_way, n=sum(week[1] for week in weeks))
        self.man_words = counted.format(way=man_way, n=sum(week[2] for week in weeks))
        self.at = 0
        self.setAccessibleName(_("Feedback balance"))
        self.setAccessibleDescription(f"{self.rec_words}; {self.man_words}")
        self.updateGeometry()
        self.update()

    def _most(self) -> tuple[int, int]:
        above = max((week[1] for week in self.weeks), default=0)
        below = max((week[2] for week in self.weeks), default=0)
        return max(1, above), max(1, below)

    def sizeHint(self) -> QSize:
        t = theme()
        above, below = self._most()
        return QSize(t.px(340), t.px(44 + 34) + (above + below) * t.px(MARK_HEIGHT + MARK_GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), self.sizeHint().height())

    def mark_count(self) -> int:
        return len(self.weeks)

    def mark_words(self, mark: int) -> str:
        label, rec, man = self.weeks[mark]
        words = _("{week}: {recruiter} {a}, {manager} {b}")
        return words.format(week=label, recruiter=self.rec_way, a=rec, manager=self.man_way, b=man)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.weeks and event.key() in OPENING:
            self.opened.emit(self.at)
        else:
            super().keyPressEvent(event)

    def _week_at(self, place: QPointF) -> int | None:
        return next((at for at in range(len(self.weeks)) if self.mark_rect(at).contains(place.toPoint())), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._week_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self.stand_on(at)
            self.opened.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._week_at(event.position()) is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _line_y(self) -> int:
        t = theme()
        return t.px(40) + self._most()[0] * t.px(MARK_HEIGHT + MARK_GAP)

    def _x(self, week: int) -> float:
        pad = theme().px(26)
        room = self.width() - 2 * pad
        return pad + room * (week / (len(self.weeks) - 1) if len(self.weeks) > 1 else 0.5)

    def mark_rect(self, mark: int) -> QRect:
        half = theme().px(MARK_WIDTH) // 2 + 2
        return QRect(round(self._x(mark)) - half, theme().px(30), 2 * half, self.height() - theme().px(50))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(self, "surface", "line", radius=theme().radius("panel"))
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter)
        y = self._line_y()
        painter.fillRect(QRectF(t.px(14), y - 0.5, self.width() - t.px(28), 1), t["control"])
        for at, (_label, rec, man) in enumerate(self.weeks):
            self._paint_week(painter, at, rec, man, y)
        self._paint_labels(painter)
        if self.hasFocus() and self.weeks:
            painter.fillRect(QRectF(self._x(self.at) - t.px(10), self.height() - t.px(6), t.px(20), 2), t["ink"])

    def _paint_names(self, painter: QPainter) -> None:
        t, reach = theme(), theme().px(6)
        line = QRectF(t.px(30), t.px(10), self.width() / 2 - t.px(34), t.px(20))
        draw_shape(painter, "rec", QPointF(t.px(20), line.center().y()), reach)
        draw_line(painter, line, self.rec_words, "caption", "ink2")
        width = min(line_width(self.man_words, "caption"), line.width())
        left = self.width() - t.px(15) - width
        draw_shape(painter, "man", QPointF(left - t.px(11), line.center().y()), reach)
        draw_line(painter, QRectF(left, line.top(), width + 1, line.height()), self.man_words, "caption", "ink2")

    def _paint_week(self, painter: QPainter, at: int, rec: int, man: int, y: int) -> None:
        t = theme()
        wide, high, step = t.px(MARK_WIDTH), t.px(MARK_HEIGHT), t.px(MARK_HEIGHT + MARK_GAP)
        x = self._x(at) - wide / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t["rec"])
        for n in range(rec):
            painter.drawRoundedRect(QRectF(x, y - (n + 1) * step, wide, high), high / 2, high / 2)
        painter.setBrush(t["man"])
        for n in range(man):
            painter.drawRoundedRect(QRectF(x, y + 2 + n * step, wide, high), 1, 1)

    def _paint_labels(self, painter: QPainter) -> None:
        t = theme()
        widths = [line_width(words, "caption") + 2 for words, _rec, _man in self.weeks]
        apart = self._x(1) - self._x(0) if len(self.weeks) > 1 else 0.0
        every = ceil((max(widths) + t.px(8)) / apart) if apart else 1
        for at in range(len(self.weeks) - 1, -1, -every):  # the last has its day in any case
            words, width = self.weeks[at][0], widths[at]
            left = max(float(t.px(12)), min(self.width() - width - t.px(12), self._x(at) - width / 2))
            draw_line(painter, QRectF(left, self.height() - t.px(26), width, t.px(16)), words, "caption", "ink2")
