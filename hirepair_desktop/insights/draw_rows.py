"""Where the marks of rows, columns and grids stand: unit marks, butterfly columns, fractions, the grid of two raters."""

from __future__ import annotations

from collections.abc import Sequence

from hirepair_desktop.insights.charts import Bar, Bars, Columns, HeatGrid, Mark, UnitRow, Units, Voice
from hirepair_desktop.insights.drawing import DOT, INKS, LINE, SHAPES, Dot, Fill, Pen, Shape, fill_of, ink_of
from hirepair_desktop.insights.saying import signed
from hirepair_desktop.text import _, capitalised

MOST_MARKS = 60
"""So many marks of a row are painted; of more the rest is a number, and all are in the table."""

STEP = 17
"""From one unit mark to the next (picture 07)."""


def draw_units(chart: Units, pen: Pen) -> None:
    """Rows of unit marks, with their figure beside or above them."""
    left, right = _sides(chart.rows, pen)
    for row in chart.rows:
        if chart.stacked:
            _stacked(row, pen)
        else:
            _in_line(row, pen, left, right)
    if chart.key:
        pen.y += pen.u(4)
        pen.paragraph(chart.key)


def _sides(rows: Sequence[UnitRow], pen: Pen) -> tuple[float, float]:
    """The room of the names and of the figures: that of the design; in a narrow column as much as they need."""
    names = max((pen.wide(row.label) for row in rows), default=0.0) + pen.u(10)
    figures = max((pen.wide(row.figure, True) for row in rows), default=0.0) + pen.u(2)
    wide = pen.width >= pen.u(NARROW)
    left = min(pen.u(128), pen.width * 0.4) if wide else min(names, pen.width * 0.5)
    return left, max(pen.u(30), min(figures, pen.width * 0.25))


NARROW = 300
"""A column under this width in pixels of the design has no room to give away (picture 30)."""


def _stacked(row: UnitRow, pen: Pen) -> None:
    half = pen.width / 2
    figure = max(half, min(pen.width * 0.8, pen.wide(row.figure) + 1))
    pen.text(0, pen.y, pen.width - figure - pen.u(4), row.label, "ink", strong=True)
    pen.text(pen.width - figure, pen.y, figure, row.figure, align="right")
    pen.y += pen.u(LINE + 6)
    _flow(row, pen, 0, pen.width)
    pen.y += pen.u(12)


def _in_line(row: UnitRow, pen: Pen, left: float, right: float) -> None:
    top = pen.y + pen.u(10)
    pen.text(0, top, left - pen.u(6), row.label, "ink")
    pen.text(pen.width - right, top, right, row.figure, "ink", strong=True, align="right")
    pen.y = top
    _flow(row, pen, left, pen.width - right - pen.u(4))
    pen.y += pen.u(10)
    pen.stroke(0, pen.y, pen.width, pen.y, 1, "line")


def _flow(row: UnitRow, pen: Pen, left: float, right: float) -> None:
    """Marks as words flow, over as many lines as they need; a name stands beside its mark."""
    x, size = left, pen.u(STEP)
    for mark in row.marks[:MOST_MARKS]:
        name = pen.wide(mark.name) + pen.u(8) if mark.name else 0.0
        if x > left and x + size + name > right + 1:
            x, pen.y = left, pen.y + pen.u(STEP)
        middle = pen.y + pen.u(LINE) / 2
        pen.dot(x + pen.u(DOT) / 2 + pen.u(1), middle, mark)
        words = _("{label}: {what}").format(label=row.label, what=mark.words)
        pen.stop(words, (mark.opens,), (x - pen.u(1), pen.y, size + max(0.0, name - pen.u(6)), pen.u(LINE)))
        if mark.name:
            pen.text(x + size, pen.y, name - pen.u(8) + 1, mark.name, "ink")
        x += size + name
    more = len(row.marks) - MOST_MARKS
    if more > 0:
        pen.y += pen.u(STEP)
        pen.text(left, pen.y, right - left, _("and {n} more, in the table").format(n=more))
    pen.y += pen.u(LINE)


def draw_columns(chart: Columns, pen: Pen) -> None:
    """Butterfly columns: pills above the line, blocks below it; of many sessions the last that have room."""
    room = max(1, int(pen.width / pen.u(36)))
    shown = chart.columns[-room:]
    above = max((len(each.above) for each in shown), default=0)
    below = max((len(each.below) for each in shown), default=0)
    step = min(pen.u(10), pen.u(150) / max(1, above + below))
    line = pen.y + max(1, above) * step + pen.u(4)
    between = min(pen.u(62), pen.width / max(1, len(shown)))
    pen.stroke(0, line, pen.width, line, 1.5, "control")
    for at, column in enumerate(shown):
        middle = (at + 0.5) * between
        _half(column.above, pen, middle, line - pen.u(2), -step, column.label)
        _half(column.below, pen, middle, line + pen.u(2), step, column.label)
    pen.y = line + max(1, below) * step + pen.u(8)
    _column_labels([column.label for column in shown], pen, between)
    pen.y += pen.u(LINE + 8)
    if len(shown) < len(chart.columns):
        words = _("The last {n} of {all} sessions; all are in the table.")
        pen.paragraph(words.format(n=len(shown), all=len(chart.columns)))
    counted = _("{way}, {n}")
    ways = (
        (Voice.RECRUITER, counted.format(way=chart.above, n=sum(len(each.above) for each in chart.columns))),
        (Voice.MANAGER, counted.format(way=chart.below, n=sum(len(each.below) for each in chart.columns))),
    )
    legend(ways, pen)
    if chart.key:
        pen.paragraph(chart.key)


def _half(marks: Sequence[Mark], pen: Pen, middle: float, start: float, step: float, label: str) -> None:
    wide, high = pen.u(26), abs(step) * 0.8
    for at, mark in enumerate(marks):
        y = start + (at + 0.5) * step
        shape = Shape.PILL if step < 0 else Shape.BLOCK
        pen.items.append(Dot(middle, y, wide, high, shape, ink_of(mark), fill_of(mark)))
        words = _("{when}: {what}").format(when=label, what=mark.words)
        pen.stop(words, (mark.opens,), (middle - wide / 2, y - high / 2, wide, high))


def _column_labels(labels: Sequence[str], pen: Pen, between: float) -> None:
    """As many labels as have room, the last one always."""
    widest = max((pen.wide(label) for label in labels), default=0) + pen.u(6)
    every = max(1, -(-int(widest) // max(1, int(between))))
    for at, label in enumerate(labels):
        if (len(labels) - 1 - at) % every == 0:
            width = pen.wide(label) + 2
            left = max(0.0, min(pen.width - width, (at + 0.5) * between - width / 2))
            pen.text(left, pen.y, width, label)


def legend(entries: Sequence[tuple[Voice, str]], pen: Pen) -> None:
    """Whose shape is whose; beside one another where there is room."""
    x = 0.0
    for voice, words in entries:
        width = pen.wide(words) + 1
        if x and x + pen.u(STEP) + width > pen.width:
            x, pen.y = 0.0, pen.y + pen.u(LINE + 2)
        pen.shape(x + pen.u(DOT) / 2, pen.y + pen.u(LINE) / 2, voice)
        pen.text(x + pen.u(STEP), pen.y, min(width, pen.width - x - pen.u(STEP)), words)
        x += pen.u(STEP) + width + pen.u(12)
    pen.y += pen.u(LINE + 2)


def draw_bars(chart: Bars, pen: Pen) -> None:
    """Fractions on a track from none to all; under five the things themselves."""
    for bar in chart.bars:
        pen.text(0, pen.y, pen.width, bar.label, "ink", strong=True)
        pen.y += pen.u(LINE + 4)
        if bar.low is None or bar.high is None:
            _things(bar, pen)
        else:
            _track(bar, bar.low, bar.high, pen)
        pen.text(0, pen.y, pen.width, bar.words)
        pen.y += pen.u(LINE + 10)


def _things(bar: Bar, pen: Pen) -> None:
    """Too few for a rate: each is shown by itself (METHOD D.0, H2)."""
    top = pen.y
    for at in range(bar.n):
        fill = Fill.FULL if at < bar.k else Fill.HOLLOW
        pen.shape(pen.u(DOT / 2 + 1 + at * STEP), top + pen.u(LINE) / 2, bar.voice, fill)
    if bar.n:
        pen.stop(_("{label}: {what}").format(label=bar.label, what=bar.words), bar.opens,
                 (0, top, pen.u(bar.n * STEP), pen.u(LINE)))  # fmt: skip
        pen.y += pen.u(LINE + 4)


def _track(bar: Bar, low: float, high: float, pen: Pen) -> None:
    """The interval and the point in it: the interval is the heavier one under twenty (METHOD D.0, H3)."""
    inset = pen.u(DOT) / 2
    reach, middle, ink = pen.width - 2 * inset, pen.y + pen.u(LINE) / 2, INKS[bar.voice]
    few = bar.n < FEW
    pen.stroke(inset, middle, inset + reach, middle, 2, "track")
    thick = pen.u(7 if few else 3)
    pen.area(inset + low * reach, middle - thick / 2, (high - low) * reach, thick, ink)
    side = pen.u(DOT)
    pen.items.append(
        Dot(
            inset + bar.k / bar.n * reach, middle, side, side, SHAPES[bar.voice], ink, Fill.HOLLOW if few else Fill.FULL
        )
    )
    words = _("{label}: {what}").format(label=bar.label, what=bar.words)
    pen.stop(words, bar.opens, (0, pen.y, pen.width, pen.u(LINE)))
    pen.y += pen.u(LINE + 2)


FEW = 20
"""Under so many the interval weighs more than the point (METHOD D.0, H3)."""


def draw_grid(chart: HeatGrid, pen: Pen) -> None:
    """The grid of two raters: recruiter down, manager across, the diagonal outlined, and which way they lean."""
    n = len(chart.counts)
    left, high = pen.u(18), pen.u(26)
    wide = min(pen.u(62), (pen.width - left) / max(1, n))
    most = max((count for row in chart.counts for count in row), default=0)
    for column in range(n):
        pen.text(left + column * wide, pen.y, wide, str(column + 1), align="middle")
    top = pen.y + pen.u(LINE + 4)
    for row, counts in enumerate(chart.counts):
        y = top + row * high
        pen.text(0, y + (high - pen.u(LINE)) / 2, left - pen.u(4), str(row + 1))
        for column, count in enumerate(counts):
            x = left + column * wide
            pen.area(x, y, wide, high, _heat(count, most))
            pen.area(x, y, wide, high, "line2", 1)
            if count:
                pen.text(x, y + (high - pen.u(LINE)) / 2, wide, str(count), "ink", strong=True, align="middle")
                opens = chart.opens[row][column] if chart.opens else ()
                pen.stop(_cell_words(chart, row, column, count), opens, (x, y, wide, high))
    for at in range(n):
        pen.area(left + at * wide, top + at * high, wide, high, "ink", 2)
    pen.y = top + n * high + pen.u(8)
    down, across = _("{name} down").format(name=chart.recruiter), _("{name} across").format(name=chart.manager)
    legend(((Voice.RECRUITER, capitalised(down)), (Voice.MANAGER, capitalised(across))), pen)
    if chart.bias is not None:
        _bias(chart.bias, chart, pen)


def _bias(bias: float, chart: HeatGrid, pen: Pen) -> None:
    """A small arrow from the middle: to the right where the manager rates higher."""
    words = _("{manager} minus {recruiter}, on average {bias}")
    said = capitalised(words.format(manager=chart.manager, recruiter=chart.recruiter, bias=signed(bias)))
    reach, middle = pen.u(30), pen.y + pen.u(LINE) / 2
    end = reach + max(-1.0, min(1.0, bias)) * reach
    pen.stroke(0, middle, 2 * reach, middle, 1, "line2")
    pen.stroke(reach, middle - pen.u(5), reach, middle + pen.u(5), 1, "control")
    pen.stroke(reach, middle, end, middle, 3, "ink2")
    if bias:
        back = pen.u(4) if bias < 0 else -pen.u(4)
        pen.stroke(end, middle, end + back, middle - pen.u(4), 2, "ink2")
        pen.stroke(end, middle, end + back, middle + pen.u(4), 2, "ink2")
    pen.text(2 * reach + pen.u(8), pen.y, pen.width - 2 * reach - pen.u(8), said)
    pen.y += pen.u(LINE + 2)


def _cell_words(chart: HeatGrid, row: int, column: int, count: int) -> str:
    words = _("{recruiter} {a}, {manager} {b}: {n}")
    return capitalised(words.format(recruiter=chart.recruiter, a=row + 1, manager=chart.manager, b=column + 1, n=count))


def _heat(count: int, most: int) -> str:
    """A ground that is darker where more came up; the number stands in it, so the shade is never needed to read it."""
    if not count:
        return "surface"
    return ("sunken", "hover", "selected")[min(2, (3 * count - 1) // most)]
