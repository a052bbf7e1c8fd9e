"""A card that can be chosen: what ratings and choices are made of."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.seat_mark import VOICES


class Card(QAbstractButton):
    """A checkable button that paints its own inside; chosen is a 2 px edge and the tint of its voice."""

    def __init__(self, name: str, side: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self.setObjectName(name)
        self.setCheckable(True)
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def voice(self) -> str:
        """The token of what is chosen: the voice, or ink where both speak."""
        return self.side if self.side in VOICES else "primary"

    def paint_card(self, painter: QPainter, dashed: bool = False) -> None:
        """The body of the card."""
        t, chosen = theme(), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if chosen else 1.0
        inner = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        style = Qt.PenStyle.DashLine if dashed and not chosen else Qt.PenStyle.SolidLine
        painter.setPen(QPen(t[self.voice()] if chosen else t["control" if dashed else "line2"], width, style))
        tint = f"{self.side}-tint" if self.side in VOICES else "selected"
        fill = tint if chosen else "hover" if self.underMouse() and self.isEnabled() else "surface"
        painter.setBrush(t[fill] if self.isEnabled() or chosen else t["sunken"])
        painter.drawRoundedRect(inner, t.radius("control"), t.radius("control"))
