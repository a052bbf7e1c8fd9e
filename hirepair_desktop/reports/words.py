"""Words before they are set: spans of one look each, cut into what stays together on a line.

Nothing here reads mark-up. What people wrote is measured and drawn letter by letter, so a `<b>` is printed as
four signs and no text can name a file, a link or a colour (RELIABILITY D8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from hirepair_desktop.reports import scripts
from hirepair_desktop.reports.fonts import Face, face
from hirepair_desktop.reports.look import Type, kind
from hirepair_desktop.reports.marks import SIGN_GAP, Sign

PIECE = 2000
"""A right-to-left or mixed paragraph is worked on in pieces of this many letters, so that time stays linear."""

BREAKS = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])|(?<=[/\\])(?=\w)|(?<=[\u2e80-\u9fff])(?=[\u3040-\u9fff])")
SPACES = re.compile(r"([ \n]+)")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look. They may be anybody's: they are printed literally."""

    words: str
    type: Type


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a word: letters that one cut of Inter sets, shaped runs, or a sign before a name."""

    width: float
    letters: str
    type: Type
    runs: tuple[scripts.Shaped, ...] | None = None
    sign: Sign | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """What stays together on a line. `ends` marks the end of a paragraph; `tight` follows without a space."""

    width: float
    bits: tuple[Bit, ...]
    ends: bool = False
    tight: bool = False


class Line(NamedTuple):
    """Words of one line and their width with the spaces between them."""

    words: tuple[Word, ...]
    width: float


@lru_cache(maxsize=64)
def space(look: Type) -> float:
    """The width of a space of one look."""
    return face(look.face).measure(" ", look.size)


@lru_cache(maxsize=4096)
def _plain_width(letters: str, cut_name: str, size: float) -> float:
    return face(cut_name).measure(letters, size)


def _shaped_bits(words: str, look: Type, base: int | None) -> Iterator[Bit]:
    """A text that needs levels, shaping or other fonts, one bit per word."""
    cut = face(look.face)
    for start in range(0, len(words), PIECE):
        piece = words[start : start + PIECE]
        _, found = scripts.levels(piece, base)
        at = 0
        for word in re.split("( )", piece):
            if word and word != " ":
                parts = tuple(scripts.runs(word, found[at : at + len(word)], cut))
                yield Bit(sum(part.width for part in parts) * look.size, word, look, parts)
            elif word:
                yield Bit(0, " ", look)
            at += len(word)


def _simple(words: str, cut: Face) -> bool:
    return cut.plain_with_breaks.issuperset(words)


class _Words:
    """Gathers bits into words while spans are read."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._bits: list[Bit] = []
        self._tight = False

    def add(self, bit: Bit) -> None:
        self._bits.append(bit)

    def close(self, *, ends: bool = False, tight: bool = False) -> None:
        """The word is done; `ends` also ends the paragraph, `tight` lets the next one follow without space."""
        if self._bits or ends:
            width = sum(bit.width for bit in self._bits)
            self.words.append(Word(width, tuple(self._bits), ends, self._tight))
            self._bits = []
            self._tight = tight


def read(pieces: Sequence[Span | Sign]) -> list[Word]:
    """The words of some spans, with their widths."""
    found = _Words()
    alone = sum(isinstance(piece, Span) for piece in pieces) == 1 and len(pieces) == 1
    for place, piece in enumerate(pieces):
        if isinstance(piece, Sign):
            beside = next((other.type for other in pieces[place:] if isinstance(other, Span)), kind("body"))
            found.add(Bit(piece.width + SIGN_GAP, "", beside, sign=piece))
            continue
        words = scripts.printable(piece.words)
        if _simple(words, face(piece.type.face)):
            _read_simple(words, piece.type, found)
        else:
            _read_shaped(words, piece.type, found, None if alone else 0)
    found.close()
    return found.words


def _read_simple(words: str, look: Type, found: _Words) -> None:
    cut, size = look.face, look.size
    for part in SPACES.split(words):
        if not part:
            continue
        if part[0] in " \n":
            lines = part.count("\n")
            found.close(ends=lines > 0)
            for _more in range(lines - 1):
                found.close(ends=True)
            continue
        pieces = BREAKS.split(part) if "-" in part or "/" in part or "\\" in part else [part]
        for number, piece in enumerate(pieces):
            width = _plain_width(piece, cut, size) if len(piece) < 40 else face(cut).measure(piece, size)
            found.add(Bit(width + look.track * len(piece), piece, look))
            if number < len(pieces) - 1:
                found.close(tight=True)


def _read_shaped(words: str, look: Type, found: _Words, base: int | None) -> None:
    paragraphs = scripts.few_marks(words).split("\n")
    for number, paragraph in enumerate(paragraphs):
        level = scripts.levels(paragraph[:PIECE])[0] if base is None else base
        for bit in _shaped_bits(paragraph, look, level):
            if bit.letters == " " and bit.runs is None:
                found.close()
                continue
            for piece in _cjk(bit, look):
                found.add(piece)
                if piece is not bit:
                    found.close(tight=True)
        if number < len(paragraphs) - 1:
            found.close(ends=True)


def _cjk(bit: Bit, look: Type) -> list[Bit]:
    """Ideographs may break anywhere: each becomes a word of its own."""
    if not bit.runs or not any("\u2e80" <= letter <= "\u9fff" for letter in bit.letters):
        return [bit]
    cut = face(look.face)
    out = []
    for letters in re.findall(r"[^\u2e80-\u9fff]+|[\u2e80-\u9fff][、。，．！？」』）]*", bit.letters):
        parts = tuple(scripts.runs(letters, [bit.runs[0].level] * len(letters), cut))
        out.append(Bit(sum(part.width for part in parts) * look.size, letters, look, parts))
    return out
