"""Two picks: what one guessed against what the other chose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, stack
from hirepair_desktop.ui.widgets.drawn_words import draw_words, words_height
from hirepair_desktop.ui.widgets.labels import plain
from hirepair_desktop.ui.widgets.seat_mark import MIDDLE, SeatMark

Picks = tuple[str, str, str, Sequence[str]]
"""Full name, side, words ("Nadia guessed") and what was picked."""


class Pick(QWidget):
    """One pick in a box: a tick if the other picked it too, else the two arrows."""

    def __init__(self, words: str, shared: bool) -> None:
        super().__init__()
        self.words, self.shared = words, shared
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        said = _("{pick}, both") if shared else _("{pick}, only one of you")
        self.setAccessibleName(said.format(pick=words))
        self.setToolTip(words)

    def _room(self, width: int) -> int:
        """How wide its words may be."""
        return width - theme().px(10 + 16 + 16)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """A criterion is read whole: long words take lines."""
        return words_height(self.words, self._room(width)) + theme().px(14)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), self.heightForWidth(theme().px(240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(90), theme().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t["line2"], 1))
        painter.setBrush(t["surface"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        side = t.px(16)
        where = QRectF(self.width() - side - t.px(10), (self.height() - side) / 2, side, side)
        draw_icon(painter, "check" if self.shared else "split", "done" if self.shared else "split", where)
        height = words_height(self.words, self._room(self.width()))
        draw_words(
            painter, QRectF(t.px(10), (self.height() - height) / 2, self._room(self.width()), height), self.words
        )  # fmt: skip


class TwoPicks(QWidget):
    """Two rows of picks, the recruiter's first. What both picked is ticked; the rest is worth a talk."""

    def __init__(self, name: str, first: Picks, second: Picks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(_("What each picked"))
        self.picks = (list(first[3]), list(second[3]))
        self.setLayout(stack(self._line(first), Rule(), self._line(second), space=6))

    def shared(self) -> set[str]:
        """What both picked."""
        return set(self.picks[0]) & set(self.picks[1])

    def _line(self, picks: Picks) -> QWidget:
        full_name, side, words, chosen = picks
        head = QWidget()
        head.setFixedWidth(theme().px(156))
        head.setLayout(row(SeatMark(full_name, side, MIDDLE), plain(words), space=10))
        boxes = [Pick(words, words in self.shared()) for words in chosen]
        line = QWidget()
        line.setLayout(row(head, *boxes, space=12))
        return line
