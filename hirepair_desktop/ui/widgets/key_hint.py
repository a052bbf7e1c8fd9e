"""Key caps with what the key does, for the status bar."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.theme.buttons import draw_key
from hirepair_desktop.ui.widgets.drawn_words import draw_line, line_width

RANGE = "|"
"""Stands between two keys of a range: "1|4" is drawn as two caps with a dash."""


class KeyHint(QWidget):
    """One key, or a range of keys, and its act: [Ctrl .] pass the turn."""

    def __init__(self, keys: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys, self.words = keys, words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("{keys}: {act}").format(keys=keys.replace(RANGE, "–"), act=words))

    def _cap(self, keys: str) -> float:
        t = theme()
        return max(float(t.px(18)), int(line_width(keys, "caption", 500)) + t.px(10))

    def sizeHint(self) -> QSize:
        t = theme()
        caps = self.keys.split(RANGE)
        width = sum(self._cap(each) for each in caps) + (len(caps) - 1) * t.px(9)
        words = line_width(self.words, "caption") + t.px(4) if self.words else 0
        return QSize(round(width + words) + 2, t.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        x, middle = 0.0, self.height() / 2
        for at, keys in enumerate(self.keys.split(RANGE)):
            if at:
                draw_line(painter, QRectF(x + 1, 0, t.px(9), self.height()), "–", "caption", "ink2")
                x += t.px(9)
            x += draw_key(painter, keys, QPointF(x, middle)).width()
        words = QRectF(x + t.px(4), 0, self.width() - x - t.px(4), self.height())
        draw_line(painter, words, self.words, "caption", "ink2")


class KeyCap(KeyHint):
    """A key without words, beside a button that says them."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, "", parent)
