"""What a chart draws, not how: plain descriptions that the window, the printed page and a table share.

Every mark stands for something real and can open it. A chart can always be read as a table (`table`), which is also
what a screen reader and the CSV export get.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hirepair_desktop.text import _, capitalised


class Voice(StrEnum):
    """Whose a mark is: circle, square and diamond in the window and in print (DESIGN-LANGUAGE 2)."""

    RECRUITER = "recruiter"
    MANAGER = "manager"
    OTHERS = "others"
    SHARED = "shared"


class Look(StrEnum):
    """How a mark is drawn. Light is the second shade of a voice, for appreciation. Hollow is late, dropped, or not due
    yet: it stays visible (METHOD D.0, H6)."""

    FULL = "full"
    LIGHT = "light"
    HOLLOW = "hollow"
    TRIANGLE = "triangle"
    CROSS = "cross"


class Target(NamedTuple):
    """What a mark opens."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One real thing: in words for a screen reader, and what it opens. `at` is its place where a chart has a scale;
    `name` is written beside it; `split` says that the two need to talk about it (DESIGN-LANGUAGE 2, mulberry)."""

    words: str
    opens: Target | None = None
    voice: Voice = Voice.SHARED
    look: Look = Look.FULL
    at: float | None = None
    name: str = ""
    split: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A chart read as a table."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of marks with its name and its figure, such as `17 of 21`."""

    label: str
    figure: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """Rows of unit marks: one mark is one thing. `stacked` rows have their marks below label and figure, the others
    between them. `heads` say what a row and a mark are."""

    rows: tuple[UnitRow, ...]
    key: str = ""
    stacked: bool = False
    heads: tuple[str, str] = ("", "")

    def table(self) -> Table:
        """A line for each mark."""
        rows = tuple((row.label, mark.words) for row in self.rows for mark in row.marks)
        return Table(self.heads, rows)


@dataclass(frozen=True, slots=True)
class Column:
    """One session or month: marks above the line, marks below it."""

    label: str
    above: tuple[Mark, ...]
    below: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Butterfly columns: one way above a line, the other way below it, each in order of time."""

    columns: tuple[Column, ...]
    above: str
    below: str
    key: str = ""

    def table(self) -> Table:
        """A line for each column."""
        rows = tuple((each.label, str(len(each.above)), str(len(each.below))) for each in self.columns)
        return Table((_("When"), self.above, self.below), rows)


@dataclass(frozen=True, slots=True)
class Strip:
    """Dots along a scale, stacked where they coincide, with a line that was promised. Late and open ones are named."""

    marks: tuple[Mark, ...]
    unit: str
    promise: float
    promise_words: str

    def table(self) -> Table:
        """A line for each dot."""
        states = {True: _("not decided yet"), False: _("decided")}
        rows = tuple((mark.name, f"{mark.at:g}", states[mark.look is Look.HOLLOW]) for mark in self.marks)
        return Table((_("Who"), self.unit, _("State")), rows)


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """Two values on one line; `wide` marks the line to look at first. A value nobody gave is None."""

    label: str
    recruiter: float | None
    manager: float | None
    opens: Target | None = None
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Dumbbells:
    """Lines of two values each, on a scale with whole numbers."""

    lines: tuple[Dumbbell, ...]
    low: int
    high: int
    recruiter: str
    manager: str

    def table(self) -> Table:
        """A line for each pair of values."""
        rows = tuple((line.label, _number(line.recruiter), _number(line.manager)) for line in self.lines)
        return Table((_("Question"), self.recruiter, self.manager), rows)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A value as sealed and the later one beside it."""

    label: str
    start: int
    end: int
    voice: Voice
    opens: Target | None = None


@dataclass(frozen=True, slots=True)
class Arrows:
    """Arrows from sealed to later values on the scale from 1 to 4."""

    arrows: tuple[Arrow, ...]

    def table(self) -> Table:
        """A line for each arrow."""
        rows = tuple((each.label, str(each.start), str(each.end)) for each in self.arrows)
        return Table((_("What"), _("Sealed"), _("Later")), rows)


@dataclass(frozen=True, slots=True)
class HeatGrid:
    """How often each pair of values came up: rows are the recruiter's, columns the manager's, the diagonal is
    outlined. `opens[row][column]` are what a cell stands for; `bias` is manager minus recruiter."""

    counts: tuple[tuple[int, ...], ...]
    recruiter: str
    manager: str
    bias: float | None = None
    opens: tuple[tuple[tuple[Target, ...], ...], ...] = ()

    def table(self) -> Table:
        """A line for each value of the recruiter."""
        heads = tuple(f"{capitalised(self.manager)} {n}" for n in range(1, len(self.counts) + 1))
        rows = tuple(
            (f"{capitalised(self.recruiter)} {n}", *map(str, row)) for n, row in enumerate(self.counts, start=1)
        )
        return Table(("", *heads), rows)


@dataclass(frozen=True, slots=True)
class Step:
    """One version of a brief: when it was agreed, how far it had moved, and whether anybody wrote why."""

    label: str
    on: date
    value: float
    reason: bool
    after_first_rating: bool
    opens: Target | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """A step line over the versions of a brief, and below it when each candidate was first met (`at` is a day as an
    ordinal)."""

    steps: tuple[Step, ...]
    met: tuple[Mark, ...] = ()

    def table(self) -> Table:
        """A line for each version."""
        yes, no = _("yes"), _("no")
        rows = tuple((each.label, f"{each.value:.2f}", yes if each.reason else no) for each in self.steps)
        return Table((_("Version"), _("Drift"), _("With a reason")), rows)


@dataclass(frozen=True, slots=True)
class Bar:
    """`k` of `n` with its interval; the ends are None where no rate is named. `opens` are what it was counted from."""

    label: str
    k: int
    n: int
    low: float | None
    high: float | None
    words: str
    voice: Voice = Voice.SHARED
    opens: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """Fractions one below the other; the interval is drawn heavier than the point under twenty (METHOD D.0, H3).
    `heads` say what a bar and its fraction are."""

    bars: tuple[Bar, ...]
    heads: tuple[str, str] = ("", "")

    def table(self) -> Table:
        """A line for each fraction."""
        return Table(self.heads, tuple((bar.label, bar.words) for bar in self.bars))


@dataclass(frozen=True, slots=True)
class Hired:
    """One hire: what was sealed on the musts, and a mark for each outcome at day 90."""

    line: Dumbbell
    outcomes: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Ratings beside outcomes, a line for each hire with a name."""

    hires: tuple[Hired, ...]
    recruiter: str
    manager: str

    def table(self) -> Table:
        """A line for each hire."""
        rows = tuple(
            (hired.line.label, _number(hired.line.recruiter), _number(hired.line.manager),
             ", ".join(mark.words for mark in hired.outcomes))
            for hired in self.hires
        )  # fmt: skip
        return Table((_("Hire"), self.recruiter, self.manager, _("Outcomes at day 90")), rows)


@dataclass(frozen=True, slots=True)
class Range:
    """Offers against one range; amounts in minor units."""

    label: str
    low: int
    high: int
    currency: str
    offers: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Ranges:
    """Dots on the range of each role."""

    ranges: tuple[Range, ...]

    def table(self) -> Table:
        """A line for each offer."""
        rows = tuple((each.label, mark.words) for each in self.ranges for mark in each.offers)
        return Table((_("Role"), _("Offer")), rows)


Chart = Units | Columns | Strip | Dumbbells | Arrows | HeatGrid | Steps | Bars | Outcomes | Ranges


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart with its sentence, what it shows, what the figures are, and what it cannot tell (METHOD D.0, H9).

    `beside` is what is listed in words next to it: topics, what moved, offers outside, pulses over time.
    """

    measure_id: str
    title: str
    about: str
    chart: Chart
    said: Sequence[str] = field(default_factory=tuple)
    note: str = ""
    beside: Table | None = None


def _number(value: float | None) -> str:
    return "–" if value is None else f"{round(value, 2):g}"
