"""A chart of the insights: every mark is read, walked and opened. It can always be read as a table too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from hirepair_desktop.insights.aloud import aloud
from hirepair_desktop.insights.charts import Panel
from hirepair_desktop.insights.draw_chart import draw_chart
from hirepair_desktop.insights.drawing import Drawing, Stop
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.chart_table import turns
from hirepair_desktop.ui.widgets.chart_voice import Chart
from hirepair_desktop.ui.widgets.drawing_paint import paint_drawing, room_of

OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
FIRST_WIDTH = 300
"""How wide a chart would be until it is told, at 100 %."""


class DrawnChart(Chart):
    """`opened(stop, place)` when a mark is pressed, or Enter on it; `menu_requested(stop or None, place)`; `turned()`
    when its table is wanted."""

    opened = Signal(object, QPoint)
    menu_requested = Signal(object, QPoint)
    turned = Signal()

    def __init__(self, panel: Panel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = panel.chart
        self.setObjectName(name)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._drawings: dict[int, Drawing] = {}
        self.setAccessibleName(panel.title)
        self.setAccessibleDescription(aloud(panel))
        if not self.drawing(theme().px(FIRST_WIDTH)).stops:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # Layout

    def drawing(self, width: int = 0) -> Drawing:
        """The chart laid out, in this width or its own."""
        wanted = max(theme().px(160), width or self.width())
        if wanted not in self._drawings:
            if len(self._drawings) > 8:
                self._drawings.clear()
            self._drawings[wanted] = draw_chart(self.chart, room_of(wanted))
        return self._drawings[wanted]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self.drawing(width).height) + theme().px(4)

    def sizeHint(self) -> QSize:
        width = theme().px(FIRST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    # Marks

    def stops(self) -> tuple[Stop, ...]:
        """The marks in reading order."""
        return self.drawing().stops

    def mark_count(self) -> int:
        return len(self.stops())

    def mark_words(self, mark: int) -> str:
        return self.stops()[mark].words

    def mark_rect(self, mark: int) -> QRect:
        stop = self.stops()[mark]
        return QRectF(stop.x, stop.y, stop.width, stop.height).toAlignedRect()

    def mark_at(self, place: QPointF) -> int | None:
        """The mark under a place, or next to it; where several lie there, the nearest."""
        reach = theme().px(3)
        found = [
            at for at, stop in enumerate(self.stops())
            if QRectF(stop.x, stop.y, stop.width, stop.height).adjusted(-reach, -reach, reach, reach).contains(place)
        ]  # fmt: skip
        return min(found, key=lambda at: (QPointF(self.mark_rect(at).center()) - place).manhattanLength(), default=None)

    def open_mark(self, mark: int) -> None:
        """Open what a mark stands for."""
        self.at = mark
        self.update()
        self.opened.emit(self.stops()[mark], self.mapToGlobal(self.mark_rect(mark).bottomLeft()))

    # Hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.mark_count() - 1}
        if self.mark_count() and event.key() in OPENING:
            self.open_mark(self.at)
        elif self.mark_count() and event.key() in ends:
            self.stand_on(ends[Qt.Key(event.key())])
        elif turns(event):
            self.turned.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self.mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self.open_mark(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.mark_at(event.position())
        if at is not None and self.stops()[at].opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = self.mark_at(QPointF(event.pos())) if by_mouse else self.at
        stop = self.stops()[at] if at is not None and at < self.mark_count() else None
        self.menu_requested.emit(stop, event.globalPos())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.stops()[at].words if at is not None else "", self)
            return True
        return super().event(event)

    # Paint

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        paint_drawing(painter, self.drawing())
        if self.hasFocus() and self.at < self.mark_count():
            painter.setPen(QPen(t["ink"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.mark_rect(self.at)).adjusted(-2, -2, 2, 2), 4, 4)
