"""The ring around the field somebody was led to: it stays a moment, so that the eye finds it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.tab_order import show

RING_MS = 1200
"""DESIGN-LANGUAGE 5, coach rail."""

REACH, REACH_OF_LINE = 7, 2
"""How far outside a field it lies, beyond the ring of the focus, and outside a line of a list, in px."""


class JumpRing(QWidget):
    """A second, outer ring around one widget; the mouse goes through it."""

    def __init__(self, target: QWidget, over: QWidget, reach: int = REACH) -> None:
        super().__init__(over)
        self.reach = reach
        self.setObjectName("jump_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.target = target
        inner: QWidget | None = target
        while inner is not None and inner is not over:  # what is around it moves too, once everything has its place
            inner.installEventFilter(self)
            inner = inner.parentWidget()
        target.destroyed.connect(self.deleteLater)
        self._fit()
        self.show()
        self.raise_()
        QTimer.singleShot(RING_MS, self, self.deleteLater)

    def _fit(self) -> None:
        over = self.parentWidget()
        if over is not None:
            reach, place = self.reach, self.target.mapTo(over, QPoint())
            self.setGeometry(QRect(place, self.target.size()).adjusted(-reach, -reach, reach, reach))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme()["ink"], 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)


def ring_focused(page: QWidget) -> None:
    """Bring what has the focus on a page into sight and ring it."""
    focused = QApplication.focusWidget()
    if focused is None or not page.isAncestorOf(focused):
        return
    line = focused.property("jump_ring")
    around = line or focused.property("ring")
    target = around if isinstance(around, QWidget) else focused
    for old in page.findChildren(JumpRing):
        old.deleteLater()
    show(target)
    JumpRing(target, page, REACH_OF_LINE if line else REACH)
