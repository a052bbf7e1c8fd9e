"""One line put on a page: words from its left end in visual order, shaped runs glyph by glyph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hirepair_desktop.reports import scripts
from hirepair_desktop.reports.fonts import face
from hirepair_desktop.reports.look import LARGE, Type, ink
from hirepair_desktop.reports.words import Bit, Line, space


def draw_line(canvas: Any, line: Line, x: float, baseline: float) -> None:
    """One line from its left end, in visual order."""
    if any(bit.runs is not None for word in line.words for bit in word.bits):
        _draw_mixed(canvas, line, x, baseline)
        return
    waiting, look, start = "", None, x
    for place, word in enumerate(line.words):
        if place and not word.tight:
            before = line.words[place - 1].bits[-1].type
            if look is None:
                x += space(before)
            else:
                waiting += " "
                x += space(look)
        for bit in word.bits:
            if bit.sign is not None or bit.type is not look:
                _write(canvas, waiting, look, start, baseline)
                waiting, look, start = "", None, x
            if bit.sign is not None:
                bit.sign.draw(canvas, x, baseline, bit.type.size)
            elif look is None:
                look, start = bit.type, x
            if bit.sign is None:
                waiting += bit.letters
            x += bit.width
    _write(canvas, waiting, look, start, baseline)


def _write(canvas: Any, words: str, look: Type | None, x: float, baseline: float) -> None:
    if not words or look is None:
        return
    cut = face(look.face)
    text = canvas.beginText(x, baseline)
    text.setFont(cut.name, look.size, look.lead)
    text.setFillColorRGB(*ink(look.ink))
    if look.track:
        text.setCharSpace(look.track)
    elif look.size >= LARGE:
        words = scripts.kerned(words, cut, look.size)
    text.textOut(words)
    if look.track:
        text.setCharSpace(0)  # it would hold for the rest of the page
    canvas.drawText(text)


def _draw_mixed(canvas: Any, line: Line, x: float, baseline: float) -> None:
    """A line with shaped runs: ordered by level, each run with the letters it stands for."""
    items: list[tuple[scripts.Shaped, Type]] = []
    for place, word in enumerate(line.words):
        for bit in word.bits:
            if items and bit is word.bits[0] and place and not word.tight:
                items.append(_blank(items[-1], bit))
            if bit.sign is not None:
                x = _draw_runs(canvas, items, x, baseline)
                items = []
                bit.sign.draw(canvas, x, baseline, bit.type.size)
                x += bit.width
                continue
            items += [(run, bit.type) for run in bit.runs or (_plain_run(bit),)]
    _draw_runs(canvas, items, x, baseline)


def _plain_run(bit: Bit) -> scripts.Shaped:
    cut = face(bit.type.face)
    return scripts.Shaped(cut.name, bit.letters, bit.letters, None, cut.measure(bit.letters, 1), 0)


def _draw_runs(canvas: Any, items: list[tuple[scripts.Shaped, Type]], x: float, baseline: float) -> float:
    """Runs where they are seen, drawn in the order they are read; returns where they end."""
    starts = [0.0] * len(items)
    for place in scripts.visual([run.level for run, _look in items]):
        starts[place] = x
        run, look = items[place]
        x += run.width * look.size
    for (run, look), start in zip(items, starts, strict=True):
        _draw_run(canvas, run, look, start, baseline)
    return x


def _blank(before: tuple[scripts.Shaped, Type], after: Bit) -> tuple[scripts.Shaped, Type]:
    """The space between two words, on the lower of their levels."""
    level = min(before[0].level, after.runs[0].level if after.runs else 0)
    cut = face(before[1].face)
    return scripts.Shaped(cut.name, " ", " ", None, cut.measure(" ", 1), level), before[1]


def _draw_run(canvas: Any, run: scripts.Shaped, look: Type, x: float, baseline: float) -> None:
    """One run. Left to right it carries its letters as they were written (ActualText); right to left each
    glyph stands for its letters, as programs that read a PDF turn such text themselves."""
    if run.glyphs is None:
        loud, quiet = [(run.drawn, 0.0, 0.0)], []
    else:
        loud = [(some.codes, some.right, some.up) for some in run.glyphs if not some.silent]
        quiet = [(some.codes, some.right, some.up) for some in run.glyphs if some.silent]
    if run.level % 2:
        _draw_glyphs(canvas, run.font, loud, look, x, baseline)
        if quiet:
            canvas.addLiteral("/Span <</ActualText <FEFF>>> BDC")
            _draw_glyphs(canvas, run.font, quiet, look, x, baseline)
            canvas.addLiteral("EMC")
        return
    marked = run.letters != run.drawn or run.glyphs is not None
    if marked:
        canvas.addLiteral(f"/Span <</ActualText <FEFF{run.letters.encode('utf-16-be').hex()}>>> BDC")
    _draw_glyphs(canvas, run.font, loud + quiet, look, x, baseline)
    if marked:
        canvas.addLiteral("EMC")


def _draw_glyphs(
    canvas: Any, font: str, glyphs: Sequence[tuple[str, float, float]], look: Type, x: float, baseline: float
) -> None:
    text = canvas.beginText(x, baseline)
    text.setFont(font, look.size, look.lead)
    text.setFillColorRGB(*ink(look.ink))
    for codes, right, up in glyphs:
        text.setTextOrigin(x + right * look.size, baseline + up * look.size)
        text.textOut(codes)
    canvas.drawText(text)
