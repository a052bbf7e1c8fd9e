"""What a chart comes down to: dots, lines, areas and words at places, and the stops a reader walks.

The window and the printed page lay nothing out themselves: both paint these few things, so that scales, order,
hollow marks and names agree (docs/decisions/0123). No colour and no font is named here, only tokens and roles of the
design language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hirepair_desktop.insights.charts import Look, Mark, Target, Voice


class Shape(StrEnum):
    """Circle, square and diamond are voices; pill and block the marks of a column; triangle and cross an outcome."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    CROSS = "cross"
    PILL = "pill"
    BLOCK = "block"


class Fill(StrEnum):
    """Full, the tint of a voice with its outline, or an outline on the ground."""

    FULL = "full"
    LIGHT = "light"
    HOLLOW = "hollow"


@dataclass(frozen=True, slots=True)
class Dot:
    """A shape in the box whose middle is (x, y). `ink` is a token: `rec`, `man`, `ink2` or `split`."""

    x: float
    y: float
    width: float
    height: float
    shape: Shape
    ink: str
    fill: Fill = Fill.FULL


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from one place to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    thick: float
    ink: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A box from its top left: filled, or outlined where `thick` is not 0."""

    x: float
    y: float
    width: float
    height: float
    ink: str
    thick: float = 0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words from its top left, one line high, cut to `width` already; `align` is left, middle or right."""

    x: float
    y: float
    width: float
    words: str
    strong: bool = False
    ink: str = "ink2"
    align: str = "left"


Item = Dot | Stroke | Area | Text


@dataclass(frozen=True, slots=True)
class Stop:
    """A place in the chart that is read aloud and opened: what it says, what it stands for, and its box."""

    words: str
    opens: tuple[Target, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart laid out: how high it came, what to paint in this order, and its stops in reading order."""

    width: float
    height: float
    items: tuple[Item, ...]
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Where a chart is laid out: `width` and `unit`, a pixel of the design, in the painter's own measure; and how wide
    words of caption size are there, strong or not."""

    width: float
    unit: float
    wide: Callable[[str, bool], float]


LINE = 16
"""A line of caption words (DESIGN-LANGUAGE 3)."""

DOT = 11
"""A unit mark (picture 07)."""


class Pen:
    """Collects what is painted; the layouts of the charts write with it. Lengths are pixels of the design (`u`)."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.items: list[Item] = []
        self.stops: list[Stop] = []
        self.y = 0.0

    def u(self, length: float) -> float:
        """A length of the design in the painter's measure."""
        return length * self.room.unit

    @property
    def width(self) -> float:
        """All the width there is."""
        return self.room.width

    def wide(self, words: str, strong: bool = False) -> float:
        """How wide words are."""
        return self.room.wide(words, strong)

    def text(
        self, x: float, y: float, width: float, words: str, ink: str = "ink2", strong: bool = False, align: str = "left"
    ) -> None:
        """One line of words, cut with three dots where there is no room."""
        self.items.append(Text(x, y, width, self.cut(words, width, strong), strong, ink, align))

    def cut(self, words: str, width: float, strong: bool = False) -> str:
        """Words that fit."""
        if not words or self.wide(words, strong) <= width + 0.5:
            return words
        fits, too_long = 0, len(words)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if self.wide(f"{words[:middle].rstrip()}…", strong) <= width:
                fits = middle
            else:
                too_long = middle
        return f"{words[:fits].rstrip()}…"

    def paragraph(self, words: str, ink: str = "ink2") -> None:
        """Words over as many lines as they need, at the present height."""
        line = ""
        for word in words.split(" "):
            longer = f"{line} {word}" if line else word
            if line and self.wide(longer) > self.width:
                self._line(line, ink)
                longer = word
            line = longer
        self._line(line, ink)

    def _line(self, words: str, ink: str) -> None:
        self.text(0, self.y, self.width, words, ink)
        self.y += self.u(LINE)

    def stroke(self, x1: float, y1: float, x2: float, y2: float, thick: float, ink: str, dashed: bool = False) -> None:
        """A line; its thickness in pixels of the design."""
        self.items.append(Stroke(x1, y1, x2, y2, self.u(thick), ink, dashed))

    def area(self, x: float, y: float, width: float, height: float, ink: str, thick: float = 0) -> None:
        """A box; outlined where it has a thickness, in pixels of the design."""
        self.items.append(Area(x, y, width, height, ink, self.u(thick)))

    def dot(self, x: float, y: float, mark: Mark, size: float = DOT) -> None:
        """A unit mark with its middle at a place."""
        side = self.u(size)
        self.items.append(Dot(x, y, side, side, shape_of(mark), ink_of(mark), fill_of(mark)))

    def shape(self, x: float, y: float, voice: Voice, fill: Fill = Fill.FULL, size: float = DOT) -> None:
        """The shape of a voice, where it stands for no single thing."""
        side = self.u(size)
        self.items.append(Dot(x, y, side, side, SHAPES[voice], INKS[voice], fill))

    def stop(self, words: str, opens: Iterable[Target | None], box: Sequence[float]) -> None:
        """Somewhere to stop: `box` is left, top, width and height."""
        self.stops.append(Stop(words, tuple(each for each in opens if each is not None), *box))

    def stop_at(self, x: float, y: float, mark: Mark, words: str = "") -> None:
        """A stop around a unit mark."""
        side = self.u(DOT + 4)
        self.stop(words or mark.words, (mark.opens,), (x - side / 2, y - side / 2, side, side))

    def done(self) -> Drawing:
        """What was collected, down to the present height."""
        return Drawing(self.width, self.y, tuple(self.items), tuple(self.stops))


SHAPES = {
    Voice.RECRUITER: Shape.CIRCLE,
    Voice.MANAGER: Shape.SQUARE,
    Voice.OTHERS: Shape.DIAMOND,
    Voice.SHARED: Shape.CIRCLE,
}

INKS = {Voice.RECRUITER: "rec", Voice.MANAGER: "man", Voice.OTHERS: "ink2", Voice.SHARED: "ink2"}


def shape_of(mark: Mark) -> Shape:
    """An outcome has a shape of its own, every other mark that of its voice."""
    own = {Look.TRIANGLE: Shape.TRIANGLE, Look.CROSS: Shape.CROSS}
    return own.get(mark.look, SHAPES[mark.voice])


def ink_of(mark: Mark) -> str:
    """The token of a mark."""
    return "split" if mark.split else INKS[mark.voice]


def fill_of(mark: Mark) -> Fill:
    """How a mark is filled."""
    return {Look.HOLLOW: Fill.HOLLOW, Look.LIGHT: Fill.LIGHT}.get(mark.look, Fill.FULL)
