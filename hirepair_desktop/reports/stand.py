"""Where we stand: each rater's sign on an axis from 1 to 4; and an offer on the range agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from hirepair_desktop.model.review_facts import SPREAD, place_in_range, spread
from hirepair_desktop.reports.blocks import Block
from hirepair_desktop.reports.lines import Text
from hirepair_desktop.reports.look import ink, kind
from hirepair_desktop.reports.marks import Side, draw_sign
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, money

INSET = 9.0
"""From either end of the axis to its 1 and 4, so that signs stay inside."""

SIGN = 6.6
BESIDE = 7.2
"""Signs of one value stand side by side at this distance."""


def place(value: float, width: float, last: int = 4) -> float:
    """Where a value from 1 to `last` stands on an axis of this width."""
    return INSET + (value - 1) / (last - 1) * (width - 2 * INSET)


class AxisHead(Block):
    """The figures from 1 on above the axes."""

    def __init__(self, last: int = 4) -> None:
        self.last = last

    def height(self, width: float) -> float:
        return kind("small").lead

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for value in range(1, self.last + 1):
            text = Text([Span(str(value), kind("small", "ink2"))], align="centre")
            text.draw(canvas, x + place(value, width, self.last) - 5, top, 10)


class StandAxis(Block):
    """One criterion: the line between the lowest and the highest sign is thick where views are split."""

    def __init__(self, marks: Sequence[tuple[Side, int]], last: int = 4) -> None:
        self.marks = marks
        self.last = last

    def height(self, width: float) -> float:
        return kind("body").lead

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        y = top - self.height(width) / 2

        def at(value: int) -> float:
            return x + place(value, width, self.last)

        canvas.saveState()
        canvas.setStrokeColorRGB(*ink("line2"))
        canvas.setLineWidth(0.6)
        canvas.line(at(1), y, at(self.last), y)
        for value in range(1, self.last + 1):
            canvas.line(at(value), y - 2, at(value), y + 2)
        values = [value for _side, value in self.marks]
        apart = spread(values)
        if apart:
            canvas.setStrokeColorRGB(*ink("ink"))
            canvas.setLineWidth(2.2 if apart >= SPREAD else 0.9)
            canvas.line(at(min(values)), y, at(max(values)), y)
        canvas.restoreState()
        count: Counter[int] = Counter(values)
        drawn: Counter[int] = Counter()
        for side, value in self.marks:
            shift = (drawn[value] - (count[value] - 1) / 2) * BESIDE
            draw_sign(canvas, side, at(value) + shift, y, SIGN, halo=0.9)
            drawn[value] += 1


class RangeAxis(Block):
    """The range agreed as a band, the offer as the sign of whoever sets pay. Amounts in minor units."""

    def __init__(self, amount: int, low: int | None, high: int | None, currency: str, side: Side) -> None:
        self.amount = amount
        self.low = low if low is not None else min(amount, high or amount)
        self.high = high if high is not None else max(amount, self.low)
        self.open = low is None or high is None
        self.currency = currency
        self.side = side

    def height(self, width: float) -> float:
        return 34.0

    def words(self) -> str:
        """`€88,000, inside the range`."""
        where = {
            "below": _("{amount}, below the range"),
            "inside": _("{amount}, inside the range"),
            "above": _("{amount}, above the range"),
        }[place_in_range(self.amount, self.low, self.high) or "inside"]
        return where.format(amount=money(self.amount, self.currency))

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        y = top - 9
        first, last = min(self.amount, self.low), max(self.amount, self.high)
        beyond = max(last - first, 1) * 0.18
        start, reach = first - beyond, last - first + 2 * beyond

        def at(amount: float) -> float:
            return x + (amount - start) / reach * width

        canvas.saveState()
        canvas.setStrokeColorRGB(*ink("ink3"))
        canvas.setLineWidth(0.8)
        canvas.line(x, y, x + width, y)
        canvas.setStrokeColorRGB(*ink("line2"))
        canvas.setLineWidth(4.2)
        canvas.line(at(self.low), y, at(self.high), y)
        canvas.restoreState()
        draw_sign(canvas, self.side, at(self.amount), y, 8.2, halo=1.6)
        look = kind("small", "ink2")
        taken = self._label(canvas, self.words(), at(self.amount), x, top, width, kind("small"), None)
        for end in (self.low, self.high):
            self._label(canvas, money(end, self.currency), at(end), x, top, width, look, taken)

    def _label(
        self, canvas: Any, words: str, middle: float, x: float, top: float, width: float, look: Any, taken: Any
    ) -> tuple[float, float]:
        """A figure below the axis; one that would lie on the offer's goes a line lower."""
        text = Text([Span(words, look)])
        wide = text.natural() + 0.5
        left = min(max(middle - wide / 2, x), x + width - wide)
        lower = taken is not None and left < taken[1] + 4 and left + wide > taken[0] - 4
        text.draw(canvas, left, top - (25 if lower else 15.5), wide)
        return left, left + wide


class Units(Block):
    """One sign per thing counted; past what fits, the figure beside them says the rest."""

    STEP = 9.0
    MOST = 22

    def __init__(self, side: Side, count: int) -> None:
        self.side = side
        self.count = min(count, self.MOST)

    @property
    def wide(self) -> float:
        """The room all signs take."""
        return max(self.count * self.STEP + 4, 8)

    def height(self, width: float) -> float:
        return kind("meta").lead

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for number in range(self.count):
            draw_sign(canvas, self.side, x + 4 + number * self.STEP, top - self.height(width) / 2, 7)
