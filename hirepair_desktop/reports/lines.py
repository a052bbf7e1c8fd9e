"""Text on a page: words broken into lines once, shortened with a note if need be, parted without breaking again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from hirepair_desktop.reports import scripts
from hirepair_desktop.reports.blocks import Block, Parts
from hirepair_desktop.reports.drawing import draw_line
from hirepair_desktop.reports.fonts import face
from hirepair_desktop.reports.look import Type, closer, kind
from hirepair_desktop.reports.marks import Sign
from hirepair_desktop.reports.words import Bit, Line, Span, Word, read, space
from hirepair_desktop.text import _, ngettext

Align = Literal["left", "right", "centre"]
LONGEST = 6000
"""Letters of a text that are looked at for a summary of one page; the rest is only counted."""


ENOUGH = 60
"""More words than these left out do not make a text any hungrier."""

NARROW = 360.0
"""In a column narrower than this the note on what is left out is a figure; the foot of the page says what it means."""


class Most(NamedTuple):
    """How many lines a text takes for now, and however much room there is; None bounds nothing."""

    now: int | None
    ever: int | None


class Text(Block):
    """One or more paragraphs.

    `most` is the number of lines it may take, a plain figure for good; what does not fit is counted in a note
    that points to the full summary ("words"), or marked by three dots where there is no room for one ("dots").
    """

    def __init__(
        self,
        pieces: Sequence[Span | Sign],
        *,
        align: Align = "left",
        most: Most | int | None = None,
        note: Literal["words", "dots"] = "words",
        keep: bool = False,
    ) -> None:
        self.pieces = tuple(pieces)
        self.type = next((piece.type for piece in pieces if isinstance(piece, Span)), kind("body"))
        self.align: Align = align
        self.most, self.ever = most if isinstance(most, Most) else (most, most)
        self.note = note
        self.keep = keep
        self._lines: list[Line] | None = None
        self._width = -1.0
        self._words: list[Word] | None = None
        self._short = False
        self._missing = 0
        self._every = 0

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.type.lead

    def natural(self) -> float:
        """The width it takes on one line."""
        if self._words is None:
            self._words = read(self._taken())
        return _line([word for word in self._words if word.bits]).width

    def lines(self, width: float) -> list[Line]:
        """The lines at this width, broken once."""
        if self._lines is None or width != self._width:
            if self._words is None:
                self._words = read(self._taken())
            self._lines = self._shorten(break_lines(self._words, width), width)
            self._width = width
        return self._lines

    def _taken(self) -> Sequence[Span | Sign]:
        """The pieces; of a very long one only its beginning when few lines are wanted."""
        if self.most is None:
            return self.pieces
        return [Span(piece.words[:LONGEST], piece.type) if isinstance(piece, Span) else piece for piece in self.pieces]

    def _shorten(self, lines: list[Line], width: float) -> list[Line]:
        cut = sum(len(piece.words) > LONGEST for piece in self.pieces if isinstance(piece, Span))
        self._short = self.most is not None and (len(lines) > self.most or bool(cut))
        if self.most is None or not self._short:
            return lines
        kept = lines[: self.most]
        words = list(kept[-1].words)
        if not self._every:
            self._every = sum(len(piece.words.split()) for piece in self.pieces if isinstance(piece, Span))
        every = self._every
        shown = sum(len(line.words) for line in kept)
        while True:
            tail = self._tail(max(every - shown, 1), width)
            room = width - sum(word.width for word in tail) - space(self.type) * len(tail)
            line = _line(words)
            if line.width <= room or len(words) <= 1:
                break
            words.pop()
            shown -= 1
        self._missing = every - shown
        if words and line.width > room:
            words = [_clip(words[0], room)]
        return [*kept[:-1], _line([*words, *tail])]

    def _tail(self, missing: int, width: float) -> list[Word]:
        if self.note == "dots":
            return [_tight(word) for word in read([Span("…", self.type)])]
        if width < NARROW:
            note = _("… +{n}").format(n=missing)
        else:
            note = ngettext("… in full: {n} more word", "… in full: {n} more words", missing).format(n=missing)
        return read([Span(note, Type("regular", self.type.size, self.type.lead, "ink3"))])

    def split(self, width: float, room: float, full: float) -> Parts:
        lines = self.lines(width)
        fits = int((room + 0.01) // self.type.lead)
        if fits >= len(lines):
            return self, None
        if fits < 2 and full >= 2 * self.type.lead:
            return None, self
        if len(lines) - fits == 1 and fits > 2:
            fits -= 1
        return self._part(lines[:fits], width), self._part(lines[fits:], width)

    def _part(self, lines: list[Line], width: float) -> Text:
        part = Text((), align=self.align)
        part.type, part._lines, part._width, part._words = self.type, lines, width, []
        return part

    def texts(self) -> Iterator[str]:
        return (piece.words for piece in self.pieces if isinstance(piece, Span))

    @property
    def is_counted(self) -> bool:
        """Whether it was shortened with a figure that the foot of the page explains."""
        return self._short and self.note == "words" and self._width < NARROW

    @property
    def hunger(self) -> float:
        """How much a further line would help: words left out for each line taken; 0 when it may have none."""
        if self.most is None or not self._short or self.most == self.ever:
            return 0
        return min(self._missing, ENOUGH) / self.most

    def bound(self, lines: int) -> None:
        """Bound a text that was not bounded before."""
        if self.most is None:
            self.most = lines
            self._lines = None

    def close_up(self) -> None:
        """Set the lines closer to one another."""
        self.type = closer(self.type)

    def grow(self, by: int) -> None:
        """Take a line more or less."""
        if self.most is not None:
            self.most += by
            self._lines = None

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for line in self.lines(width):
            start = x
            if self.align == "right":
                start += width - line.width
            elif self.align == "centre":
                start += (width - line.width) / 2
            draw_line(canvas, line, start, top - self.type.rise)
            top -= self.type.lead


def texts_in(blocks: Iterable[Block]) -> Iterator[Text]:
    """Every text of some blocks, in reading order."""
    for block in blocks:
        if isinstance(block, Text):
            yield block
        else:
            yield from texts_in(block.inside())


def _tight(word: Word) -> Word:
    return replace(word, tight=True)


def _line(words: Sequence[Word]) -> Line:
    width = 0.0
    for place, word in enumerate(words):
        width += word.width
        if place and not word.tight:
            width += space(words[place - 1].bits[-1].type)
    return Line(tuple(words), width)


def break_lines(words: Sequence[Word], width: float) -> list[Line]:
    """Words laid into lines as they come; a word wider than a line is broken inside."""
    lines: list[Line] = []
    row: list[Word] = []
    used = 0.0
    for word in words:
        pieces = [word] if word.width <= width else _broken(word, width)
        for piece in pieces:
            gap = 0.0 if not row or piece.tight else space(row[-1].bits[-1].type)
            if row and piece.bits and used + gap + piece.width > width + 0.01:
                lines.append(Line(tuple(row), used))
                row, used, gap = [], 0.0, 0.0
            if piece.bits:
                row.append(piece)
                used += gap + piece.width
        if word.ends:
            lines.append(Line(tuple(row), used))
            row, used = [], 0.0
    if row:
        lines.append(Line(tuple(row), used))
    return lines


def _broken(word: Word, width: float) -> list[Word]:
    """Pieces of a long word, none wider than the line."""
    out: list[Word] = []
    row: list[Bit] = []
    used = 0.0
    for bit in (piece for whole in word.bits for piece in _letters(whole, width)):
        if row and used + bit.width > width:
            out.append(Word(used, tuple(row), tight=bool(out) or word.tight))
            row, used = [], 0.0
        row.append(bit)
        used += bit.width
    out.append(Word(used, tuple(row), tight=bool(out) or word.tight))
    return out


def _letters(bit: Bit, width: float) -> Iterator[Bit]:
    """A bit in pieces of at most the width."""
    if bit.width <= width or bit.sign is not None:
        yield bit
        return
    cut, size = face(bit.type.face), bit.type.size
    if bit.runs is None:
        start, used = 0, 0.0
        for place, letter in enumerate(bit.letters):
            step = cut.width[letter] * size
            if place > start and used + step > width:
                yield Bit(used, bit.letters[start:place], bit.type)
                start, used = place, 0.0
            used += step
        yield Bit(used, bit.letters[start:], bit.type)
        return
    for run in bit.runs:
        for letters in scripts.clusters(run.letters, max(int(width / size), 1)):
            parts = tuple(scripts.runs(letters, [run.level] * len(letters), cut))
            yield Bit(sum(part.width for part in parts) * size, letters, bit.type, parts)


def _clip(word: Word, room: float) -> Word:
    """The beginning of a word that is wider than the room left by the note."""
    kept: list[Bit] = []
    used = 0.0
    for whole in word.bits:
        for bit in _letters(whole, max(room - used, 1.0)):
            if used + bit.width > room and kept:
                return Word(used, tuple(kept), tight=word.tight)
            kept.append(bit)
            used += bit.width
    return Word(used, tuple(kept), tight=word.tight)
