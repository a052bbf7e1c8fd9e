"""A small tag: a word about something, not a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import initials
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.seat_mark import VOICES, draw_seat

TINTED = frozenset({"rec", "man", "split", "done", "danger"})


class Tag(QWidget):
    """Words in a small box: neutral with an outline, or on the tint of a voice or state, with mark or icon."""

    def __init__(
        self, words: str, token: str = "", name: str = "", mark_name: str = "", icon: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.words, self.token, self.mark_name, self.icon = words, token, mark_name, icon
        self.setObjectName(name)
        self.setFont(theme().font("caption", 500))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(words, token)

    def set_words(self, words: str, token: str | None = None, icon: str | None = None) -> None:
        """Show other words, in another tint or with another icon when given."""
        self.words = words
        self.token = self.token if token is None else token
        self.icon = self.icon if icon is None else icon
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def _lead(self) -> int:
        t = theme()
        if self.mark_name and self.token in VOICES:
            return t.px(18 + 4)
        return t.px(14 + 5) if self.icon else 0

    def sizeHint(self) -> QSize:
        t = theme()
        words = QFontMetrics(self.font()).horizontalAdvance(self.words)
        tall = 24 if self.mark_name else 20
        return QSize(words + self._lead() + t.px(14), t.px(tall))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tinted = self.token in TINTED
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outlined = not tinted or t.high_contrast
        line = t[self.token] if tinted else t["line2"]
        painter.setPen(QPen(line, 1) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(t[f"{self.token}-tint"] if tinted else t["sunken"])
        painter.drawRoundedRect(area, t.radius("check"), t.radius("check"))
        x = float(t.px(7))
        if self._lead() and self.mark_name:
            side = t.px(18)
            mark = QRectF(x - t.px(2), (self.height() - side) / 2, side, side)
            draw_seat(painter, mark, self.token, initials(self.mark_name))
        elif self.icon:
            side = t.px(14)
            draw_icon(painter, self.icon, self.token or "ink2", QRectF(x, (self.height() - side) / 2, side, side))
        painter.setFont(self.font())
        painter.setPen(t[self.token if tinted else "ink2"])
        words = QRectF(x + self._lead(), 0, self.width() - x - self._lead(), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.words)
