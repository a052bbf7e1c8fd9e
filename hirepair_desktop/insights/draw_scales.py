"""Where marks stand along a scale: waits, pulse answers, later views, drift, outcomes, offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil

from hirepair_desktop.insights.charts import (
    Arrow,
    Arrows,
    Dumbbell,
    Dumbbells,
    Look,
    Mark,
    Outcomes,
    Range,
    Ranges,
    Steps,
    Strip,
    Voice,
)
from hirepair_desktop.insights.draw_rows import STEP, legend
from hirepair_desktop.insights.drawing import DOT, INKS, LINE, Fill, Pen
from hirepair_desktop.text import _, bare_day, money, ngettext

MOST_STACKED = 10
"""A higher stack of dots is a bar with its count."""

MOST_LINES = 12
"""So many lines of a chart are painted; the rest is a number, and all are in the table."""

STRIP_HIGH = 120
"""The highest stack or bar of a strip."""

Place = Callable[[float], float]


def draw_strip(chart: Strip, pen: Pen) -> None:
    """Dots along days, stacked where they coincide, and the line that was promised."""
    most = max([chart.promise + 1, *(mark.at or 0 for mark in chart.marks)])
    step = _nice(most)
    top = ceil(most / step) * step
    inset = pen.u(10)
    place = _along(inset, pen.width - inset, -0.5 * step / 2, top + step / 4)
    one_day = place(1) - place(0)
    days = max(1, ceil(pen.u(DOT + 1) / one_day))
    stacks: dict[int, list[Mark]] = {}
    for mark in sorted(chart.marks, key=lambda mark: (mark.at or 0, mark.look is Look.HOLLOW)):
        stacks.setdefault(int((mark.at or 0) // days), []).append(mark)
    highest = max((len(stack) for stack in stacks.values()), default=1)
    barred = highest > MOST_STACKED
    one = STRIP_HIGH / highest if barred else DOT + 2
    line = pen.y + pen.u(2 * LINE + 8 + max(2, highest) * one)
    taken: list[tuple[float, float, float]] = []
    _promise(chart, pen, place(chart.promise + 0.5), line)
    for key, stack in stacks.items():
        x = place(key * days + (days - 1) / 2)
        (_bar if barred else _dots)(stack, pen, x, line, pen.u(one))
    labels = _counts(stacks) if barred else _names(stacks)
    for key, words, split in labels:
        over = line - len(stacks[key]) * pen.u(one)
        _label(words, "split" if split else "ink2", pen, place(key * days + (days - 1) / 2), over, taken)
    pen.stroke(0, line, pen.width, line, 1, "control")
    pen.y = line + pen.u(4)
    for tick in range(0, int(top) + 1, int(step)):
        pen.text(place(tick) - pen.u(16), pen.y, pen.u(32), str(tick), align="middle")
    pen.y += pen.u(LINE)


def _promise(chart: Strip, pen: Pen, x: float, line: float) -> None:
    """The promise is named on the side where there is room."""
    pen.stroke(x, pen.y, x, line, 1.5, "control", dashed=True)
    wanted, right = pen.wide(chart.promise_words) + 1, pen.width - x - pen.u(5)
    if wanted <= right or right > x:
        pen.text(x + pen.u(5), pen.y, right, chart.promise_words)
    else:
        pen.text(0, pen.y, x - pen.u(5), chart.promise_words, align="right")


def _dots(stack: Sequence[Mark], pen: Pen, x: float, line: float, step: float) -> None:
    for at, mark in enumerate(stack):
        y = line - (at + 0.5) * step - pen.u(1)
        pen.dot(x, y, mark)
        pen.stop_at(x, y, mark)


def _bar(stack: Sequence[Mark], pen: Pen, x: float, line: float, one: float) -> None:
    """Many: full below for those decided, an outline above for those who wait."""
    wide = pen.u(DOT)
    waiting = sum(mark.look is Look.HOLLOW for mark in stack)
    done, ink = len(stack) - waiting, "split" if any(mark.split for mark in stack) else "ink2"
    if done:
        pen.area(x - wide / 2, line - done * one, wide, done * one, ink)
    if waiting:
        pen.area(x - wide / 2, line - len(stack) * one, wide, waiting * one, ink, 1.5)
    days = ngettext("{n} day: {k}", "{n} days: {k}", int(stack[0].at or 0)).format(
        n=int(stack[0].at or 0), k=len(stack)
    )
    high = max(len(stack) * one, pen.u(8))
    pen.stop(days, (mark.opens for mark in stack), (x - wide / 2, line - high, wide, high))


Labels = Iterator[tuple[int, str, bool]]
"""For each stack: its key, what stands over it, and whether it needs a talk."""


def _names(stacks: Mapping[int, Sequence[Mark]]) -> Labels:
    """Who waited too long, or still does."""
    for key, stack in stacks.items():
        named = [mark for mark in stack if mark.split or mark.look is Look.HOLLOW]
        if named:
            yield key, ", ".join(mark.name for mark in named), any(mark.split for mark in named)


def _counts(stacks: Mapping[int, Sequence[Mark]]) -> Labels:
    for key, stack in stacks.items():
        yield key, str(len(stack)), any(mark.split for mark in stack)


def _label(words: str, ink: str, pen: Pen, x: float, over: float, taken: list[tuple[float, float, float]]) -> None:
    """Words over a stack, on one of two lines; those without room are in the table."""
    width = pen.wide(words) + 2
    left = max(0.0, min(pen.width - width, x - width / 2))
    for row in range(2):
        y = over - pen.u(LINE * (row + 1) + 2)
        high = pen.u(LINE - 1)
        if all(abs(y - other) >= high or left > end or left + width < start for start, end, other in taken):
            taken.append((left - pen.u(4), left + width + pen.u(4), y))
            pen.text(left, y, width, words, ink, align="middle")
            return


def draw_dumbbells(chart: Dumbbells, pen: Pen) -> None:
    """Two answers to each question on one line; the widest line is heavier."""
    needed = max((pen.wide(line.label) for line in chart.lines), default=0.0) + pen.u(6)
    left = min(pen.u(150), max(pen.width * 0.46, min(needed, pen.width * 0.56)))
    place = _along(left + pen.u(8), pen.width - pen.u(8), chart.low, chart.high)
    for line in chart.lines:
        pen.text(0, pen.y + pen.u(5), left - pen.u(4), line.label, "ink")
        _dumbbell(line, pen, place, pen.y + pen.u(13), (chart.low, chart.high))
        said = _answers(line, chart.recruiter, chart.manager)
        pen.stop(said, (line.opens,), (left, pen.y + pen.u(3), pen.width - left, pen.u(20)))
        pen.y += pen.u(27)
    _ticks(pen, place, chart.low, chart.high)
    _legend(chart.recruiter, chart.manager, pen)


def _legend(recruiter: str, manager: str, pen: Pen) -> None:
    pen.y += pen.u(4)
    legend(((Voice.RECRUITER, recruiter), (Voice.MANAGER, manager)), pen)


def _dumbbell(line: Dumbbell, pen: Pen, place: Place, y: float, ends: tuple[float, float]) -> None:
    pen.stroke(place(ends[0]), y, place(ends[1]), y, 2, "track")
    values = [(Voice.RECRUITER, line.recruiter), (Voice.MANAGER, line.manager)]
    if line.recruiter is not None and line.manager is not None:
        thick, ink = (4, "split") if line.wide else (2, "control")
        pen.stroke(place(line.recruiter), y, place(line.manager), y, thick, ink)
    same = line.recruiter == line.manager
    for voice, value in values:
        if value is not None:
            aside = pen.u(6) * (-1 if voice is Voice.RECRUITER else 1) if same else 0.0
            pen.shape(place(value) + aside, y, voice)


def _answers(line: Dumbbell, recruiter: str, manager: str) -> str:
    told = [
        _("{name} {value}").format(name=name, value=f"{value:.3g}")
        for name, value in ((recruiter, line.recruiter), (manager, line.manager))
        if value is not None
    ]
    return _("{label}: {what}").format(label=line.label, what=", ".join(told) or _("nobody answered"))


def _ticks(pen: Pen, place: Place, low: int, high: int) -> None:
    for tick in range(low, high + 1):
        pen.text(place(tick) - pen.u(10), pen.y, pen.u(20), str(tick), align="middle")
    pen.y += pen.u(LINE)


def draw_arrows(chart: Arrows, pen: Pen) -> None:
    """From what was sealed, hollow, to the later view, full."""
    left = min(pen.u(190), pen.width * 0.55)
    place = _along(left + pen.u(8), pen.width - pen.u(8), 1, 4)
    for arrow in chart.arrows[:MOST_LINES]:
        pen.text(0, pen.y + pen.u(4), left - pen.u(4), arrow.label, "ink")
        _arrow(arrow, pen, place, pen.y + pen.u(12))
        words = _("{label}: sealed {a}, later {b}").format(label=arrow.label, a=arrow.start, b=arrow.end)
        pen.stop(words, (arrow.opens,), (left, pen.y + pen.u(2), pen.width - left, pen.u(20)))
        pen.y += pen.u(24)
    _ticks(pen, place, 1, 4)
    _rest(len(chart.arrows), pen)


def _arrow(arrow: Arrow, pen: Pen, place: Place, y: float) -> None:
    pen.stroke(place(1), y, place(4), y, 2, "track")
    start, end, ink = place(arrow.start), place(arrow.end), INKS[arrow.voice]
    back = pen.u(5) if end < start else -pen.u(5)
    tip = end + back * 1.2
    pen.stroke(start, y, tip, y, 2, ink)
    pen.stroke(tip, y, tip + back, y - pen.u(4), 2, ink)
    pen.stroke(tip, y, tip + back, y + pen.u(4), 2, ink)
    pen.shape(start, y, arrow.voice, Fill.HOLLOW)
    pen.shape(end, y, arrow.voice)


def _rest(lines: int, pen: Pen) -> None:
    if lines > MOST_LINES:
        pen.text(0, pen.y, pen.width, _("and {n} more, in the table").format(n=lines - MOST_LINES))
        pen.y += pen.u(LINE)


def draw_steps(chart: Steps, pen: Pen) -> None:
    """Drift from none to all over the days of a brief; below, when each candidate was first met."""
    if not chart.steps:
        return
    days = [step.on.toordinal() for step in chart.steps]
    met = [mark for mark in chart.met if mark.at is not None]
    last = max([*days, *(mark.at or 0 for mark in met)])
    first = min([*days, *(mark.at or 0 for mark in met)])
    left = pen.u(18)
    place = _along(left + pen.u(8), pen.width - pen.u(14), first, max(last, first + 1))
    top, high = pen.y + pen.u(8), pen.u(64)
    for value in (0, 1):
        y = top + high * (1 - value)
        pen.stroke(left, y, pen.width, y, 1, "line")
        pen.text(0, y - pen.u(LINE / 2), left - pen.u(4), str(value))
    _step_line(chart, pen, [place(day) for day in days], place(last), lambda value: top + high * (1 - value))
    pen.y = top + high + pen.u(12)
    for at, mark in enumerate(met):
        x, y = place(mark.at or 0), pen.y + pen.u(6 + (at % 2) * 9)
        pen.dot(x, y, mark, 7)
        pen.stop_at(x, y, mark, _("first met, {who}").format(who=mark.words))
    pen.y += pen.u(22 if met else 0)
    half = pen.width / 2
    pen.text(left, pen.y, half - left, bare_day(date.fromordinal(int(first))))
    pen.text(half, pen.y, half, bare_day(date.fromordinal(int(last))), align="right")
    pen.y += pen.u(LINE + 2)
    pen.paragraph(_("Filled: with a reason. Outline: none written. Small: a candidate first met."))


def _step_line(chart: Steps, pen: Pen, xs: Sequence[float], end: float, height: Place) -> None:
    for at, step in enumerate(chart.steps):
        x, y = xs[at], height(step.value)
        till = xs[at + 1] if at + 1 < len(xs) else end
        pen.stroke(x, y, till, y, 2, "control")
        if at + 1 < len(xs):
            pen.stroke(till, y, till, height(chart.steps[at + 1].value), 2, "control")
    for at, step in enumerate(chart.steps):
        x, y = xs[at], height(step.value)
        split = step.after_first_rating and not step.reason
        mark = Mark("", step.opens, look=Look.FULL if step.reason or not at else Look.HOLLOW, split=split)
        pen.dot(x, y, mark)
        words = _("{version}, {day}: drift {value}, {reason}").format(
            version=step.label, day=bare_day(step.on), value=f"{step.value:.2f}",
            reason=_("with a reason") if step.reason else _("no reason written") if at else _("the first agreed"),
        )  # fmt: skip
        pen.stop_at(x, y, mark, words)


def draw_outcomes(chart: Outcomes, pen: Pen) -> None:
    """What was sealed on the musts beside what day 90 showed, a line for each hire."""
    left, right = min(pen.u(100), pen.width * 0.3), pen.width * 0.38
    place = _along(left + pen.u(8), pen.width - right - pen.u(14), 1, 4)
    pen.text(0, pen.y, left, _("Musts, average"))
    for tick in range(1, 5):
        pen.text(place(tick) - pen.u(10), pen.y, pen.u(20), str(tick), align="middle")
    pen.text(pen.width - right, pen.y, right, _("Outcomes at day 90"))
    pen.y += pen.u(LINE + 4)
    for hired in chart.hires[:MOST_LINES]:
        line, top, y = hired.line, pen.y, pen.y + pen.u(12)
        pen.text(0, top + pen.u(4), left - pen.u(4), line.label, "ink")
        _dumbbell(line, pen, place, y, (1, 4))
        said = _answers(line, chart.recruiter, chart.manager)
        pen.stop(said, (line.opens,), (left, top + pen.u(2), pen.width - right - left - pen.u(4), pen.u(20)))
        for at, mark in enumerate(hired.outcomes):
            x = pen.width - right + pen.u(6) + at * min(pen.u(24), (right - pen.u(12)) / max(1, len(hired.outcomes)))
            pen.dot(x, y, mark)
            pen.stop_at(x, y, mark, _("{label}: {what}").format(label=line.label, what=mark.words))
        pen.y += pen.u(28)
    _rest(len(chart.hires), pen)
    _outcome_key(pen)
    _legend(chart.recruiter, chart.manager, pen)


def _outcome_key(pen: Pen) -> None:
    shapes = (
        (Mark("", look=Look.TRIANGLE), _("ahead")),
        (Mark(""), _("on")),
        (Mark("", look=Look.HOLLOW), _("behind or too early")),
        (Mark("", look=Look.CROSS, split=True), _("off")),
    )
    x = 0.0
    for mark, words in shapes:
        width = pen.wide(words) + 1
        if x and x + pen.u(STEP) + width > pen.width:
            x, pen.y = 0.0, pen.y + pen.u(LINE + 2)
        pen.dot(x + pen.u(DOT) / 2, pen.y + pen.u(LINE) / 2, mark)
        pen.text(x + pen.u(STEP), pen.y, width, words)
        x += pen.u(STEP) + width + pen.u(12)
    pen.y += pen.u(LINE)


def draw_ranges(chart: Ranges, pen: Pen) -> None:
    """Offers on the range of their role; one outside is hollow."""
    for each in chart.ranges:
        pen.text(0, pen.y, pen.width, each.label, "ink", strong=True)
        pen.y += pen.u(LINE + 4)
        _range(each, pen)


def _range(each: Range, pen: Pen) -> None:
    amounts = [each.low, each.high, *(int(mark.at or 0) for mark in each.offers)]
    span = max(1, max(amounts) - min(amounts))
    place = _along(pen.u(10), pen.width - pen.u(10), min(amounts) - span * 0.08, max(amounts) + span * 0.08)
    middle, low, high = pen.y + pen.u(10), place(each.low), place(each.high)
    pen.stroke(0, middle, pen.width, middle, 2, "track")
    pen.area(low, middle - pen.u(8), high - low, pen.u(16), "selected")
    pen.area(low, middle - pen.u(8), high - low, pen.u(16), "control", 1)
    for mark in each.offers:
        pen.dot(place(mark.at or 0), middle, mark)
        pen.stop_at(place(mark.at or 0), middle, mark)
    pen.y += pen.u(24)
    ends = pen.wide(money(each.low, each.currency)) + 2, pen.wide(money(each.high, each.currency)) + 2
    left = max(0.0, min(low - ends[0] / 2, high - ends[0] - pen.u(6)))
    pen.text(left, pen.y, ends[0], money(each.low, each.currency))
    right = max(left + ends[0] + pen.u(6), min(pen.width - ends[1], high - ends[1] / 2))
    pen.text(right, pen.y, min(ends[1], pen.width - right), money(each.high, each.currency))
    pen.y += pen.u(LINE + 10)


def _along(left: float, right: float, low: float, high: float) -> Place:
    """A value's place between two ends; what lies outside stands at the end."""
    reach = (high - low) or 1

    def place(value: float) -> float:
        return left + (right - left) * max(0.0, min(1.0, (value - low) / reach))

    return place


def _nice(most: float) -> int:
    """Days from one number under the line to the next: at most eight of them."""
    step, factors = 1, (2, 2.5, 2)
    at = 0
    while most / step > 8:
        step = int(step * factors[at % 3])
        at += 1
    return step
