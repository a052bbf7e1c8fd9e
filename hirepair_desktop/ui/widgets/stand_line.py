"""Where we stand: an axis from 1 to 4 with a shape for each person. Never an average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.chart_voice import Chart
from hirepair_desktop.ui.widgets.seat_mark import draw_shape

FIRST, STEP = 12, 36
"""Where the axis begins and how far its ticks are apart, in pixels at 100 %."""

SPLIT_AT = 2
"""A spread of two or more needs a talk (METHOD: widest spread first)."""


@dataclass(frozen=True)
class StandMark:
    """One person's value, 1 to 4."""

    name: str
    side: str
    value: int


def spread_of(marks: Sequence[StandMark]) -> int:
    """The widest distance between two views."""
    values = [mark.value for mark in marks]
    return max(values) - min(values) if values else 0


def verdict_words(marks: Sequence[StandMark]) -> str:
    """Split by 2, Close, Same, One view, or No view."""
    if len(marks) < 2:
        return _("One view") if marks else _("No view")
    spread = spread_of(marks)
    if spread >= SPLIT_AT:
        return _("Split by {n}").format(n=spread)
    return _("Close") if spread else _("Same")


def stand_words(marks: Sequence[StandMark]) -> str:
    """`Tomas 2, Luis 3, Greta 3, Samira 4, split by 2`."""
    said = [_("{name} {value}").format(name=first_name(mark.name), value=mark.value) for mark in marks]
    verdict = verdict_words(marks)
    return ", ".join([*said, verdict[:1].lower() + verdict[1:]])


def stand_width() -> int:
    """How wide the axis with its margins is."""
    return theme().px(2 * FIRST + 3 * STEP)


def mark_place(area: QRectF, marks: Sequence[StandMark], at: int) -> QPointF:
    """The middle of a mark: same values stand side by side around their tick."""
    t, value = theme(), marks[at].value
    same = [i for i, mark in enumerate(marks) if mark.value == value]
    shift = (same.index(at) - (len(same) - 1) / 2) * t.px(9)
    return QPointF(area.left() + t.px(FIRST) + (value - 1) * t.px(STEP) + shift, area.center().y())


def draw_stand(painter: QPainter, area: QRectF, marks: Sequence[StandMark], ground: str = "surface") -> None:
    """Paint the axis: the line between the outer views thickens and turns mulberry at a spread of two."""
    t, y = theme(), area.center().y()
    first, step = area.left() + t.px(FIRST), t.px(STEP)
    painter.fillRect(QRectF(first, y - 1, 3 * step, 2), t["track"])
    for tick in range(4):
        painter.fillRect(QRectF(first + tick * step - 0.5, y - 4, 1, 8), t["line2"])
    if not marks:
        return
    low, spread = min(mark.value for mark in marks), spread_of(marks)
    width, token = (4, "split") if spread >= SPLIT_AT else (2, "control")
    painter.fillRect(QRectF(first + (low - 1) * step, y - width / 2, spread * step, width), t[token])
    for at, mark in enumerate(marks):
        draw_shape(painter, mark.side, mark_place(area, marks, at), t.px(5), ground)


class StandLine(Chart):
    """The axis of one criterion, to stand alone. Left and Right walk the persons."""

    def __init__(
        self, criterion: str, marks: Sequence[StandMark], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.criterion = criterion
        self.setObjectName(name or "stand_line")
        self.setFixedSize(stand_width(), theme().px(26))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.marks: list[StandMark] = []
        self.set_marks(marks)

    def set_marks(self, marks: Sequence[StandMark]) -> None:
        """Show other values."""
        self.marks, self.at = list(marks), 0
        self.setAccessibleName(_("{criterion}, where we stand").format(criterion=self.criterion))
        self.setAccessibleDescription(stand_words(self.marks))
        self.update()

    @property
    def spread(self) -> int:
        """The widest distance between two views."""
        return spread_of(self.marks)

    def verdict(self) -> str:
        """The spread in words."""
        return verdict_words(self.marks)

    def mark_count(self) -> int:
        return len(self.marks)

    def mark_words(self, mark: int) -> str:
        one = self.marks[mark]
        return _("{name} {value}").format(name=first_name(one.name), value=one.value)

    def mark_rect(self, mark: int) -> QRect:
        reach = theme().px(6)
        middle = mark_place(QRectF(self.rect()), self.marks, mark).toPoint()
        return QRect(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_stand(painter, QRectF(self.rect()), self.marks)
        if self.hasFocus() and self.marks:
            x = mark_place(QRectF(self.rect()), self.marks, self.at).x()
            painter.fillRect(QRectF(x - t.px(5), self.height() - 2, t.px(10), 2), t["ink"])
