"""The pulse of both beside each other after it was opened: five lines, what lies far apart named (METHOD D15)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.model import Pulse
from hirepair_desktop.model.feedback_form import PULSE_ITEMS
from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, grid, row, stack
from hirepair_desktop.ui.widgets.chart_voice import Chart
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.widgets.seat_mark import Seat, draw_shape
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import MAN, REC, Pair

LOW, HIGH = 1, 5
APART = 2
"""A gap of two or more is worth a talk (METHOD F-22)."""
FIRST, STEP = 14, 46


class PulseLine(Chart):
    """One item: an axis from 1 to 5 with the shape of each. Left and Right walk the two."""

    def __init__(self, label: str, values: dict[str, int], pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.pair = label, pair
        self.sides = [side for side in (REC, MAN) if side in values]
        self.values = values
        self.setFixedSize(theme().px(2 * FIRST + (HIGH - LOW) * STEP), theme().px(28))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(label)
        self.setAccessibleDescription(", ".join(self.mark_words(at) for at in range(len(self.sides))))

    @property
    def gap(self) -> int:
        """How far the two lie apart; 0 while one has not answered."""
        return max(self.values.values()) - min(self.values.values()) if len(self.values) == 2 else 0

    def mark_count(self) -> int:
        return len(self.sides)

    def mark_words(self, mark: int) -> str:
        side = self.sides[mark]
        return _("{name} {value}").format(name=self.pair.seat(side).first, value=self.values[side])

    def _place(self, mark: int) -> QPointF:
        t, side = theme(), self.sides[mark]
        same = len(self.sides) == 2 and self.gap == 0
        shift = (-1 if side == REC else 1) * t.px(6) if same else 0
        return QPointF(t.px(FIRST) + (self.values[side] - LOW) * t.px(STEP) + shift, self.height() / 2)

    def mark_rect(self, mark: int) -> QRect:
        reach, middle = theme().px(7), self._place(mark).toPoint()
        return QRect(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter, y = theme(), QPainter(self), self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, step = t.px(FIRST), t.px(STEP)
        painter.fillRect(QRectF(first, y - 1, (HIGH - LOW) * step, 2), t["track"])
        for tick in range(HIGH - LOW + 1):
            painter.fillRect(QRectF(first + tick * step - 0.5, y - 4, 1, 8), t["line2"])
        if self.gap:
            thick, token = (4, "split") if self.gap >= APART else (2, "control")
            left = first + (min(self.values.values()) - LOW) * step
            painter.fillRect(QRectF(left, y - thick / 2, self.gap * step, thick), t[token])
        for at, side in enumerate(self.sides):
            draw_shape(painter, side, self._place(at), t.px(6))
        if self.hasFocus() and self.sides:
            x = self._place(self.at).x()
            painter.fillRect(QRectF(x - t.px(5), self.height() - 2, t.px(10), 2), t["ink"])


class PulseView(QWidget):
    """Five lines. It is never printed alone: two people are not anonymous."""

    def __init__(self, pair: Pair, name: str = "pulse_view", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.pair = pair
        self.lines: dict[str, PulseLine] = {}
        self.body = stack(space=0)
        self.setLayout(self.body)

    def show_pulse(self, given: dict[str, Pulse]) -> None:
        """The answers of each by side."""
        clear(self.body)
        self.lines = {}
        head = row(
            Seat(self.pair.recruiter.name, REC), Seat(self.pair.manager.name, MAN),
            caption(_("1 not at all, 5 fully")), 1, space=16, margins=(0, 0, 0, 8),
        )  # fmt: skip
        self.body.addLayout(head)
        table = grid(space_x=16, space_y=0)
        table.setColumnStretch(3, 1)
        for at, (key, label) in enumerate(PULSE_ITEMS):
            told = {side: getattr(pulse, key) for side, pulse in given.items()}
            values = {side: value for side, value in told.items() if value is not None}
            line = PulseLine(_(label), values, self.pair)
            line.setObjectName(f"pulse_{key}")
            self.lines[key] = line
            tag = Tag(_("{n} apart").format(n=line.gap), "split", icon="split") if line.gap >= APART else None
            numbers = caption(self._numbers(values), wrap=theme().large())
            if theme().large():
                self.body.addLayout(
                    stack(Rule(), plain(_(label)), row(line, tag, 1, space=12), numbers, space=4, margins=(0, 0, 0, 8))
                )
                continue
            table.addWidget(Rule(), 2 * at, 0, 1, 4)
            name = plain(_(label), wrap=False)
            name.setMinimumHeight(theme().px(34))
            table.addWidget(name, 2 * at + 1, 0, Qt.AlignmentFlag.AlignVCenter)
            table.addWidget(line, 2 * at + 1, 1, Qt.AlignmentFlag.AlignVCenter)
            table.addWidget(numbers, 2 * at + 1, 2)
            if tag is not None:
                table.addWidget(tag, 2 * at + 1, 3, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(table)

    def _numbers(self, values: dict[str, int]) -> str:
        """`Amara 3 · Priya 5`; who gave none is named."""
        said = []
        for side in (REC, MAN):
            words = _("{name} {value}") if side in values else _("{name} open")
            said.append(words.format(name=self.pair.seat(side).first, value=values.get(side, "")))
        return " · ".join(said)
