"""Text that Inter cannot set as it stands: right-to-left and Indic scripts, Thai, CJK, emoji, stacked marks.

Levels come from python-bidi, glyphs from HarfBuzz, fonts from the Noto package; CJK from the system. A letter
that no font has is a box that still carries its letter for whoever copies or searches the text. Explicit
direction controls are taken out before (`printable`), so that no text can turn what stands around it.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from hirepair_desktop.reports.fonts import Face

log = logging.getLogger(__name__)

CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Control characters, invisible ones and those that turn the direction (RELIABILITY D8)."""

SURROGATES = re.compile("[\ud800-\udfff]")
UNITS = re.compile(r"(?<=\d) (?=[%‰€$£])")
"""A space between a figure and its sign does not break."""

MARKS_IN_A_ROW = 8
"""More marks on one letter climb over the lines above; the rest is left out of print."""

RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0530, 0x058F, "Armenian"), (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x06FF, "Arabic"),
    (0x0750, 0x077F, "Arabic"), (0x08A0, 0x08FF, "Arabic"), (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"), (0x0A00, 0x0A7F, "Gurmukhi"), (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B00, 0x0B7F, "Oriya"), (0x0B80, 0x0BFF, "Tamil"), (0x0C00, 0x0C7F, "Telugu"),
    (0x0C80, 0x0CFF, "Kannada"), (0x0D00, 0x0D7F, "Malayalam"), (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Lao"), (0x1000, 0x109F, "Myanmar"),
    (0x10A0, 0x10FF, "Georgian"), (0x1200, 0x139F, "Ethiopic"), (0x1780, 0x17FF, "Khmer"),
    (0xA8E0, 0xA8FF, "Devanagari"), (0xFB1D, 0xFB4F, "Hebrew"), (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFC, "Arabic"),
)  # fmt: skip
"""Which Noto Sans a block of Unicode is set in."""

SPARE = ("NotoSans[wght].ttf", "NotoSansSymbols[wght].ttf", "NotoEmoji[wght].ttf")
"""Tried in this order for whatever has no block above."""

SYSTEM_CJK = (
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/nanum/NanumGothic.ttf",
    "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf",
    "/usr/share/fonts/truetype/unfonts-core/UnDotum.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
    "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/msgothic.ttc",
    "C:/Windows/Fonts/malgun.ttf",
    "C:/Windows/Fonts/simsun.ttc",
)
"""CJK fonts with TrueType outlines, where systems keep them; ReportLab refuses the others."""

PRIVATE = 0xE000
NEAR = 0.002
"""Closer than this part of the size nobody sees a gap."""

BOX = "□"


def printable(words: str) -> str:
    """What of a text goes to print: one space for a tab, no control characters, no lone surrogates."""
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u2028", "\n")
    words = SURROGATES.sub("\ufffd", CONTROLS.sub("", words))
    return UNITS.sub("\u00a0", words)


def few_marks(words: str) -> str:
    """The text without the ninth and further marks on a letter."""
    kept, row = [], 0
    for letter in words:
        row = row + 1 if unicodedata.category(letter)[0] == "M" else 0
        if row <= MARKS_IN_A_ROW:
            kept.append(letter)
    return "".join(kept)


class ScriptFont(TTFont):  # type: ignore[misc]
    """A font of one document whose shaped glyphs keep, in the document, the letters they stand for."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        import uharfbuzz

        self.has = frozenset(map(chr, self.face.charToGlyph))
        self.hb = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(self.face._ttf_data)))
        self.upem: int = self.hb.face.upem
        self._codes: dict[tuple[int, str], int] = {}
        self.letters: dict[int, str] = {}

    def code_for(self, glyph: int, letters: str) -> int:
        """The code a glyph is written with where it stands for these letters."""
        code = self._codes.get((glyph, letters))
        if code is None:
            own = self.face.charToGlyph.get(ord(letters)) if len(letters) == 1 else None
            code = ord(letters) if own == glyph else PRIVATE + len(self.letters)
            self._codes[glyph, letters] = code
            if code >= PRIVATE and code not in self.letters and own != glyph:
                self.face.charToGlyph[code] = glyph
                self.face.charWidths[code] = self.hb.get_glyph_h_advance(glyph) * 1000 / self.upem
                self.letters[code] = letters
        return code

    def addObjects(self, doc: Any) -> None:
        subsets = list(self.state[doc].subsets) if doc in self.state else []
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            for key, thing in doc.idToObject.items():
                if key.startswith("toUnicodeCMap:") and key.endswith(self._base_name(number)):
                    thing.content = _unicode_map(subset, self.letters)

    def _base_name(self, number: int) -> str:
        from reportlab.pdfbase.ttfonts import SUBSETN

        return b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("latin-1")


def _unicode_map(subset: list[int], letters: dict[int, str]) -> str:
    """A ToUnicode map in which a glyph may stand for several letters."""
    rows = []
    for place, code in enumerate(subset):
        words = letters.get(code, chr(code)) or "\u200b"
        rows.append(f"<{place:02X}> <{words.encode('utf-16-be').hex().upper()}>")
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (HirePair) /Ordering (Script) /Supplement 0 >> def\n"
        "/CMapName /HirePairScript def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


class _Fonts:
    """The script fonts of the document in hand, by path; None where a font could not be read."""

    by_path: dict[str, ScriptFont | None] = {}
    told: set[str] = set()


def begin_document() -> None:
    """Forget the script fonts of the document before: glyph codes are given out per document.

    Unregistered too, or ReportLab would hand out the earlier font of the same face.
    """
    for font in _Fonts.by_path.values():
        if font is not None:
            font.unregister()
    _Fonts.by_path = {}
    shape.cache_clear()
    font_for.cache_clear()


def _font(path: str) -> ScriptFont | None:
    if path not in _Fonts.by_path:
        font = None
        try:
            font = ScriptFont(f"Script{len(_Fonts.by_path)}", path)
            pdfmetrics.registerFont(font)
        except Exception as error:
            log.info("font %s cannot be used for print: %s", Path(path).name, error)
        _Fonts.by_path[path] = font
    return _Fonts.by_path[path]


@lru_cache(maxsize=1)
def _noto() -> Path | None:
    spec = find_spec("manimgx_fonts")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0])


def _candidates(letter: str) -> list[str]:
    """Paths of the fonts that may hold a letter, best first."""
    folder, code = _noto(), ord(letter)
    names = [f"NotoSans{script}[wght].ttf" for low, high, script in RANGES if low <= code <= high]
    noto = [str(folder / name) for name in (*names, *SPARE)] if folder else []
    return noto + (list(SYSTEM_CJK) if code >= 0x1100 else [])


@lru_cache(maxsize=4096)
def font_for(letter: str) -> ScriptFont | None:
    """The script font that sets a letter; None when there is none."""
    for path in _candidates(letter):
        if Path(path).is_file():
            font = _font(path)
            if font is not None and letter in font.has:
                return font
    block = f"U+{ord(letter) & ~0xFF:04X}"
    if block not in _Fonts.told:
        _Fonts.told.add(block)
        log.info("no font for letters from %s on: they are printed as boxes", block)
    return None


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Glyphs of a shaped run that follow one another: their codes and where they begin, in parts of the size.

    Silent ones (the dots of a letter) stand for no letter of their own.
    """

    codes: str
    right: float
    up: float
    silent: bool


@dataclass(frozen=True, slots=True)
class Shaped:
    """A run of one font and one direction. `glyphs` is None when the letters are drawn as they stand."""

    font: str
    letters: str
    drawn: str
    glyphs: tuple[Glyphs, ...] | None
    width: float
    level: int


@lru_cache(maxsize=2048)
def shape(letters: str, font: ScriptFont, rtl: bool) -> tuple[tuple[Glyphs, ...], float]:
    """Glyphs from left to right and the width of all, in parts of the size."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(letters)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    uharfbuzz.shape(font.hb, buffer, {"kern": True, "liga": True})
    starts = [*sorted({info.cluster for info in buffer.glyph_infos}), len(letters)]
    following = dict(pairwise(starts))
    pairs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    carrier: dict[int, int] = {}
    for place, (info, position) in enumerate(pairs):
        best = carrier.get(info.cluster)
        if best is None or position.x_advance > pairs[best][1].x_advance:
            carrier[info.cluster] = place
    found, total = [], 0.0
    for place, (info, position) in enumerate(pairs):
        silent = carrier[info.cluster] != place
        cluster = "" if silent else letters[info.cluster : following[info.cluster]]
        # Programs that read a PDF turn right-to-left text letter by letter, those of one glyph as well.
        code = font.code_for(info.codepoint, cluster[::-1] if rtl else cluster)
        right, up = total + position.x_offset / font.upem, position.y_offset / font.upem
        found.append((code, right, up, silent))
        total += position.x_advance / font.upem
    return tuple(_together(found, font)), total


def _together(found: list[tuple[int, float, float, bool]], font: ScriptFont) -> list[Glyphs]:
    """Glyphs that stand where the one before them ends are written in one go; the silent ones come last."""
    out: list[Glyphs] = []
    end = 0.0
    for code, right, up, silent in sorted(found, key=lambda glyph: glyph[3]):
        last = out[-1] if out else None
        if last is not None and (last.silent, last.up) == (silent, up) and abs(end - right) < NEAR:
            out[-1] = Glyphs(last.codes + chr(code), last.right, up, silent)
        else:
            out.append(Glyphs(chr(code), right, up, silent))
        end = right + font.face.charWidths[code] / 1000
    return out


def levels(words: str, base: int | None = None) -> tuple[int, list[int]]:
    """The base level of a paragraph and the level of each letter (UAX 9, without explicit controls)."""
    from bidi import algorithm as bidi

    if words.isascii() and not base:
        return 0, [0] * len(words)
    storage = bidi.get_empty_storage()
    level = bidi.get_base_level(words) if base is None else base
    storage["base_level"], storage["base_dir"] = level, "LR"[level]
    bidi.get_embedding_levels(words, storage)
    for place, letter in enumerate(storage["chars"]):
        letter["idx"] = place
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    known = {letter["idx"]: letter["level"] for letter in storage["chars"]}
    found: list[int] = []
    for place in range(len(words)):
        # Joiners are taken out by rule X9; each goes with the letter before it.
        found.append(known.get(place, found[-1] if found else level))
    return level, found


def _fonts_of(words: str, cut: Face) -> list[ScriptFont | None]:
    """Per letter the script font, None for the cut of Inter; a mark goes with its letter."""
    found: list[ScriptFont | None] = []
    for place, letter in enumerate(words):
        if letter in cut.plain:
            found.append(None)
            continue
        before = found[-1] if found else None
        joins = unicodedata.category(letter)[0] == "M" or letter in "\u200c\u200d"
        if joins and before is not None and letter in before.has:
            found.append(before)
            continue
        font = font_for(letter)
        if joins and found and font is not None and words[place - 1] in font.has:
            found[-1] = font
        found.append(font)
    return found


def runs(words: str, found: list[int], cut: Face) -> list[Shaped]:
    """Words cut into runs of one font and level, in logical order, each shaped."""
    out: list[Shaped] = []
    fonts = _fonts_of(words, cut)
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or fonts[end] is not fonts[start] or found[end] != found[start]:
            out.append(_run(words[start:end], fonts[start], found[start], cut))
            start = end
    return out


def _run(letters: str, font: ScriptFont | None, level: int, cut: Face) -> Shaped:
    if font is not None:
        glyphs, width = shape(letters, font, bool(level % 2))
        return Shaped(font.fontName, letters, letters, glyphs, width, level)
    drawn = "".join(letter if letter in cut.plain else BOX for letter in letters if letter not in "\u200c\u200d")
    if level % 2:
        from bidi.mirror import MIRRORED

        drawn = "".join(MIRRORED.get(letter, letter) for letter in reversed(drawn))
    return Shaped(cut.name, letters, drawn, None, cut.measure(drawn, 1), level)


def visual(levels_of_runs: Sequence[int]) -> list[int]:
    """The places of the runs of one line from left to right (UAX 9, rule L2)."""
    order = list(range(len(levels_of_runs)))
    for level in range(max(levels_of_runs, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels_of_runs[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def clusters(letters: str, most: int) -> Iterator[str]:
    """Letters in pieces of about `most`, never between a letter and its marks."""
    start = 0
    for place in range(1, len(letters)):
        joins = unicodedata.category(letters[place])[0] == "M" or "\u200d" in letters[place - 1 : place + 1]
        if place - start >= most and not joins:
            yield letters[start:place]
            start = place
    yield letters[start:]


def kerned(words: str, cut: Face, size: float) -> str:
    """Large words with their pairs drawn together; ReportLab writes the positions."""
    from reportlab.pdfbase.ttfonts import shapeStr

    shaped: str = shapeStr(words, cut.name, size)
    return shaped
