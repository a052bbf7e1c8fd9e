"""Sentences that say what is wrong or missing, beside the thing they speak of."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.boxes import row, show_if
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import Words


class _Glyph(QWidget):
    """An icon as high as a line of text."""

    def __init__(self, icon: str, token: str) -> None:
        super().__init__()
        self.icon, self.token = icon, token
        self.setFixedSize(theme().px(16), theme().line("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme().px(16)
        draw_icon(QPainter(self), self.icon, self.token, QRectF(0, (self.height() - side) / 2, side, side))


def glyph(icon: str, token: str = "ink2") -> QWidget:
    """An icon to stand at the start of a line; the words beside it say the same."""
    return _Glyph(icon, token)


class FieldSentence(QWidget):
    """What is wrong with a field: a red icon and one sentence under it. Empty words hide it."""

    def __init__(self, words: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.words = Words("", "body", "danger")
        sign = glyph("error", "danger")
        inside = row(sign, self.words, space=6)
        inside.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)
        self.setText(words)

    def text(self) -> str:
        """What is said now."""
        return self.words.text()

    def setText(self, words: str) -> None:
        """Say something else, or nothing."""
        self.words.setText(words)
        self.setAccessibleName(words)
        show_if(self, bool(words))


class BlockedSentence(QWidget):
    """What is missing before an act is possible, with a link to it. Not an error: no red."""

    link_requested = Signal()

    def __init__(self, words: str = "", link_words: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.words = Words("", "body", "ink2")
        self.link = LinkButton(link_words, f"{name}_link" if name else "link")
        self.link.clicked.connect(self.link_requested)
        self.setLayout(row(self.words, self.link, 1, space=8))
        self.set_words(words, link_words)

    def set_words(self, words: str, link_words: str = "") -> None:
        """Say something else; empty words hide it."""
        self.words.setText(words)
        self.link.setText(link_words)
        show_if(self.link, bool(link_words))
        self.setAccessibleName(words)
        show_if(self, bool(words))
