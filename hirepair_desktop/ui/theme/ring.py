"""The one focus ring: 2 px, 2 px away from the control (DESIGN-LANGUAGE 5)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

from hirepair_desktop.ui.theme.tokens import theme, tokens

RING_REACH = 4
"""How far the ring reaches outside its widget: 2 px gap and 2 px line."""


class FocusRing(QFocusFrame):
    """Follows the focus over the whole program.

    A widget asks for it by its property `ring`: True, or the widget the ring goes around instead.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.setObjectName("focus_ring")
        app.focusChanged.connect(self._on_app_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_app_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        around = new.property("ring") if new is not None else None
        target = around if isinstance(around, QWidget) else new if around else None
        self.setWidget(target)  # type: ignore[arg-type]
        self.setVisible(target is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        width = tokens()["line"]["focus"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme()["ink"], width))
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, 7, 7)
