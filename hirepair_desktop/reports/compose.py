"""The recurring parts of a summary: title, people line, labelled sections, tables, columns, what is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeVar

from hirepair_desktop.reports.blocks import SHORT, WHOLE, Block, Bookmark, Parts, Row, Space, Stack, Table
from hirepair_desktop.reports.lines import Most, Text, texts_in
from hirepair_desktop.reports.look import Type, kind, label_column, strong
from hirepair_desktop.reports.marks import SIGN, Edge, Rule, Side, Sign
from hirepair_desktop.reports.people import People
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, bare_day, day, local, long_day, ngettext

T = TypeVar("T")
COLUMN_GAP = 20.0
"""Between two columns of the text column (picture 11: 7 mm)."""


@dataclass(frozen=True)
class Fit:
    """How much room a summary gives: `air` scales paddings, `lines` bounds each text, `items` each list."""

    air: float = 1.0
    lines: int | None = None
    items: int | None = None
    whole: bool = False
    """Nothing is left out: the full summary."""

    @property
    def tight(self) -> bool:
        """Whether words have to give way."""
        return self.lines == 1

    @property
    def free(self) -> Most:
        """The bound of a text that may take all the room there is."""
        return Most(self.lines, None)

    def most(self, lines: int) -> Most:
        """The bound of a text that takes `lines` at most on one page, however much room there is."""
        if self.whole:
            return Most(None, None)
        return Most(lines if self.lines is None else min(lines, self.lines), lines)


FULL = Fit(whole=True)
"""How everything is printed."""

PAGE_OF_LINES = 70
"""More lines than a page has."""

AIRS = (1.0, 0.7, 0.45, 0.3)
"""Paddings give way before words do."""

CLOSE_AIRS = (0.3, 0.2)
"""Then the lines of a text move closer to one another."""

TIGHT = (Fit(0.12, 1), *(Fit(0.1, 1, most) for most in (6, 5, 4, 3, 2, 1)))
"""Where words must give way: the first in which all texts fit with a line each; then they grow again."""


def on_one_page(paper: str, frame: Frame, build: Callable[[Fit], Sequence[Block]]) -> Sheet:
    """The roomiest page that holds everything; texts that must be shortened share the room evenly."""
    for air in AIRS:
        sheet = Sheet(paper, frame, build(Fit(air, PAGE_OF_LINES)))
        if sheet.fits_one_page():
            return sheet
    for air in CLOSE_AIRS:
        sheet = _close(Sheet(paper, frame, build(Fit(air, PAGE_OF_LINES))))
        if sheet.fits_one_page():
            return sheet
    for fit in TIGHT:
        sheet = _close(Sheet(paper, frame, build(fit)))
        if sheet.fits_one_page():
            break
    else:
        for text in texts_in(sheet.blocks):
            text.bound(1)
    _grow(sheet)
    return sheet


def _close(sheet: Sheet) -> Sheet:
    """The page with its lines closer to one another."""
    for text in texts_in(sheet.blocks):
        text.close_up()
    return sheet


def _grow(sheet: Sheet) -> None:
    """Give the texts that lack most a line more each, while the page holds; small print comes last."""
    every = list(texts_in(sheet.blocks))
    least = kind("meta").size
    for texts in ([t for t in every if t.type.size >= least], [t for t in every if t.type.size < least]):
        waiting = [text for text in texts if text.hunger]
        while waiting:
            text = max(waiting, key=lambda text: text.hunger)
            text.grow(1)
            if not sheet.fits_one_page():
                text.grow(-1)
                waiting.remove(text)
                sheet.fits_one_page()
            waiting = [text for text in waiting if text.hunger]


# Words


def said(words: str, look: Type | None = None, *, most: Most | int | None = None, dots: bool = False) -> Text:
    """Somebody's words as a paragraph."""
    return Text([Span(words.strip(), look or kind("body"))], most=most, note="dots" if dots else "words")


def small(words: str, ink: str = "ink3", *, most: Most | int | None = None) -> Text:
    """A note in the smallest size."""
    return Text([Span(words, kind("small", ink))], most=most, note="dots")


def lowered(text: Text) -> Stack:
    """Small words beside body words, on one baseline with them."""
    return Stack([Space(kind("body").rise - text.type.rise), text])


ENDS = ".!?…:;,–"
"""What ends a sentence, or shows that somebody meant to go on."""


def ended(words: str) -> str:
    """A text with a full stop where nothing ends it."""
    words = words.strip()
    last = words.rstrip("\"'”’»)]")[-1:]
    return f"{words}." if last and last not in ENDS else words


def sentences(*parts: str) -> str:
    """Texts one after the other; each but the last is ended."""
    told = [part.strip() for part in parts if part.strip()]
    return " ".join([*(ended(part) for part in told[:-1]), *told[-1:]])


def signed(
    side: Side,
    words: str,
    look: Type | None = None,
    *rest: Span,
    most: Most | int | None = None,
    size: float = SIGN,
) -> Text:
    """A line that begins with the sign of who speaks."""
    return Text([Sign(side, size), Span(words, look or kind("body")), *rest], most=most)


def led(lead: str, words: str, *, most: Most | int | None = None, look: Type | None = None) -> Text:
    """`Lead words: what follows`, the lead in semibold."""
    look = look or kind("body")
    heavy = Type("semibold", look.size, look.lead, look.ink)
    return Text([Span(lead + " ", heavy), Span(words.strip(), look)], most=most)


def still_open(what: str) -> Text:
    """A needed answer nobody has given: printed as open (METHOD 0.5)."""
    return Text([Span(_("Open:") + " ", strong("body", "ink2")), Span(what, kind("body", "ink2"))])


def said_or_open(words: str, what: str, look: Type | None = None, *, most: Most | int | None = None) -> Text:
    """The answer, or that it is open."""
    return said(words, look, most=most) if words.strip() else still_open(what)


def more_of(left: int) -> list[Block]:
    """What a list of bounded length does not show."""
    if left <= 0:
        return []
    return [small(ngettext("{n} more in full", "{n} more in full", left).format(n=left))]


def some(things: Sequence[T], most: int | None) -> tuple[Sequence[T], list[Block]]:
    """The first things of a list and the note on the rest."""
    if most is None or len(things) <= most:
        return things, []
    return things[:most], more_of(len(things) - most)


# Dates


def day_words(value: date | datetime | None, near: date | datetime | None = None) -> str:
    """`26 Nov`, with the year when it is another one than the session's; "" without a day."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = local(value).date()
    year = local(near).year if isinstance(near, datetime) else near.year if near else value.year
    words = bare_day(value) if value.year == year else day(value)
    return words.replace(" ", "\u00a0")


def when_words(started: datetime | None, closed: datetime | None) -> str:
    """`24 November 2026, 14:30 to 15:02`."""
    if started is None:
        return _("not begun")
    first = local(started)
    words = _("{day}, {begin}").format(day=long_day(first.date()), begin=first.strftime("%H:%M"))
    if closed is None:
        return _("{day}, {begin}, not closed").format(day=long_day(first.date()), begin=first.strftime("%H:%M"))
    last = local(closed)
    if last.date() == first.date():
        return _("{words} to {end}").format(words=words, end=last.strftime("%H:%M"))
    return words


# Blocks


def title_block(words: str, lead: str, fit: Fit) -> list[Block]:
    """Title and the line below it."""
    two = None if fit.whole else 2
    return [
        Space(13 * max(fit.air, 0.3)),
        Bookmark(words, 0),
        Text([Span(words, kind("title"))], most=two, note="dots"),
        Space(2),
        Text([Span(lead, kind("sub", "ink2"))], most=two, note="dots"),
    ]


class Flow(Block):
    """Short lines side by side while there is room, then below one another."""

    def __init__(self, items: Sequence[Text], gap: float = 38) -> None:
        self.items = items
        self.gap = gap

    def _rows(self, width: float) -> list[list[tuple[Text, float]]]:
        rows: list[list[tuple[Text, float]]] = [[]]
        used = 0.0
        for item in self.items:
            wide = min(item.natural() + 0.5, width)
            if rows[-1] and used + wide > width:
                rows.append([])
                used = 0.0
            rows[-1].append((item, wide))
            used += wide + self.gap
        return rows

    def height(self, width: float) -> float:
        return sum(max((item.height(wide) for item, wide in row), default=0) for row in self._rows(width))

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for row in self._rows(width):
            at = x
            for item, wide in row:
                item.draw(canvas, at, top, wide)
                at += wide + self.gap
            top -= max((item.height(wide) for item, wide in row), default=0)

    def inside(self) -> Iterator[Block]:
        return iter(self.items)


def people_line(items: Iterable[tuple[Side, str, str]]) -> Flow:
    """`Amara Okafor, recruiter, advises`, each with a sign."""
    look = kind("meta")
    lines = []
    for side, name, about in items:
        rest = [Span(_(", {about}").format(about=about), look)] if about else []
        lines.append(Text([Sign(side), Span(name, strong("meta")), *rest]))
    return Flow(lines)


def section(
    label: str,
    content: Sequence[Block | None],
    fit: Fit,
    *,
    notes: Sequence[Block] = (),
    rule: Literal["hair", "strong", "none"] = "hair",
    level: int = 1,
) -> Stack:
    """A rule, the label in its column, the content beside it. Parted between pages only inside the content."""
    above, below = 7 * max(fit.air, 0.4), 16 * fit.air
    head = Stack([Space(above), said(label, strong()), *([Space(2)] if notes else []), *notes, Space(below)])
    body = Stack([Space(above), *content, Space(below)])
    return Stack(
        [
            Rule(rule, keep=True) if rule != "none" else None,
            Bookmark(label, level),
            Labelled(label, head, body),
        ],
        whole=SHORT,
    )


class Labelled(Row):
    """Label and content. What goes to the next page is labelled again."""

    def __init__(self, label: str, head: Block, body: Block) -> None:
        wide, gutter = label_column()
        super().__init__([(head, wide), (body, 0)], gap=gutter, parts=True)
        self.label = label

    def split(self, width: float, room: float, full: float) -> Parts:
        first, rest = super().split(width, room, full)
        if first is None or not isinstance(rest, Row):
            return first, rest
        again = _("{label}, continued").format(label=self.label)
        head, body = (cell for cell, _width in rest.cells)
        left = [Space(2), head] if head.height(self.cells[0][1]) else []
        return first, Labelled(self.label, Stack([small(again, "ink2"), *left]), body)


def columns(*stacks: Sequence[Block | None], gap: float = COLUMN_GAP) -> Row:
    """Columns of equal width."""
    return Row([(Stack(list(stack)), 0) for stack in stacks], gap=gap, parts=True)


def table(
    heads: Sequence[Block], rows: Sequence[Sequence[Block]], widths: Sequence[float], fit: Fit, *, gap: float = 8
) -> Stack:
    """A table with hairlines; its head stays with the first row of each page, and rows do not break."""
    pad = 4.75 * max(fit.air, 0.25)
    above: list[Block] = []
    if heads:
        above = [Row(list(zip(heads, widths, strict=True)), gap=gap), Space(min(pad, 3)), Rule()]
        for block in above:
            block.keep = True
    lines = []
    for cells in rows:
        row = Row(list(zip(_on_one_line(cells), widths, strict=True)), gap=gap)
        lines.append(Stack([Space(pad), row, Space(pad), Rule()], whole=WHOLE))
    return Table(above, lines)


def _on_one_line(cells: Sequence[Block]) -> list[Block]:
    """Cells of several sizes begin on the baseline of the largest."""
    rise = max((cell.type.rise for cell in cells if isinstance(cell, Text)), default=0.0)
    return [
        Stack([Space(rise - cell.type.rise), cell]) if isinstance(cell, Text) and cell.type.rise < rise else cell
        for cell in cells
    ]


def voice(side: Side, head: str, words: str, fit: Fit = FULL) -> Edge:
    """What somebody said, with their edge, sign and name; on a tight page the name leads the words."""
    most = fit.free
    if fit.tight:
        return Edge(signed(side, head + ":", strong(), Span(" " + words.strip(), kind("body")), most=most), side)
    name = signed(side, head, strong(), most=fit.most(2))
    name.keep = True
    return Edge(Stack([name, said(words, most=most)]), side)


def dated(side: Side | None, words: str, when: str, fit: Fit, *, wide: float = 52) -> Block:
    """Words and their day behind them; on a tight page the day has a place of its own and is never cut off."""
    start: list[Span | Sign] = [Sign(side)] if side is not None else []
    words, late = words.strip() or _("Open"), kind("body", "ink3")
    if not fit.tight:
        return Text([*start, Span(words, kind("body")), Span(" " + when, late)])
    text = Text([*start, Span(words, kind("body"))], most=fit.most(3))
    return Row([(text, 0), (Text([Span(when, late)], align="right", most=1, note="dots"), wide)], gap=4)


def commitments(items: Sequence[Any], people: People, fit: Fit, near: date | datetime | None) -> list[Block]:
    """Who does what by when: recruiter left, manager right, anybody else below."""

    def line(item: Any) -> Block:
        when = day_words(item.due, near) or _("no day yet")
        return dated(people.side(item.owner_id), item.text, when, fit)

    owned = {person_id: [i for i in items if i.owner_id == person_id] for person_id in people.pair}
    others = [item for item in items if item.owner_id not in people.pair]
    sides = []
    for person_id in people.pair:
        shown, more = some(owned[person_id], fit.items)
        lines: list[Block] = [line(item) for item in shown] or [
            still_open(_("{name} has none").format(name=people.first(person_id)))
        ]
        sides.append([*lines, *more])
    blocks: list[Block] = [columns(*sides)]
    shown, more = some(others, fit.items)
    blocks += [Row([(line(item), 0), (small(people.name(item.owner_id)), 120.0)], gap=COLUMN_GAP) for item in shown]
    return [*blocks, *more]
