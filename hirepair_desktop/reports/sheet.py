"""The page frame: header line, margins, footer with 'page x of y', bookmarks, title and language. Bytes out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from hirepair_desktop.reports.blocks import Block, Stack, fill
from hirepair_desktop.reports.fonts import face
from hirepair_desktop.reports.lines import Text, texts_in
from hirepair_desktop.reports.look import PAPERS, kind, margins, strong
from hirepair_desktop.reports.marks import Rule
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, long_day

rl_config.useA85 = 0
rl_config.trustedSchemes = ["data"]
rl_config.trustedHosts = []
# Nothing here reads mark-up or addresses; a second layer only (RELIABILITY D8).

HEAD = 17.3
"""From the top margin to the rule under the header line, in points (picture 11)."""

HEAD_GAP = 10.0
MOST_WHEN = 0.62
"""Right in the header line stands when; it is as wide as its words and this gap, and takes at most this part."""

BELOW_HEAD = 8.0
FOOT_LINE = 10.5
FOOT_ROOM = 3.0
FOOT_END = 120.0
"""Width of the page number and of what a figure behind shortened words means."""


@dataclass(frozen=True)
class Frame:
    """What stands on every page.

    `kind` heads the page and is the title of the document; it names no person. `about` follows it from the
    second page on. `seen_by` says who may see this; `record` is the id of what is printed.
    """

    kind: str
    when: str
    about: str
    seen_by: str
    record: str = ""
    confidential: bool = True
    printed: date | None = None
    """The day of the export, where it was named."""


@dataclass
class Sheet:
    """Blocks in the order of the page, on one kind of paper."""

    paper: str
    frame: Frame
    blocks: Sequence[Block]
    _pages: list[list[Block]] = field(default_factory=list)

    @property
    def width(self) -> float:
        """The room between the side margins, in points."""
        edge = margins()
        return PAPERS[self.paper][0] - edge.left - edge.right

    @property
    def room(self) -> float:
        """The room between header and footer, in points."""
        edge = margins()
        return PAPERS[self.paper][1] - edge.top - HEAD - BELOW_HEAD - edge.bottom - FOOT_ROOM

    def fits_one_page(self) -> bool:
        """Whether all blocks fit below one header."""
        left = self.room
        for block in self.blocks:
            left -= block.height(self.width)
            if left < 0:
                return False
        return True

    def pages(self) -> list[list[Block]]:
        """The blocks page by page."""
        if self._pages:
            return self._pages
        rest = list(self.blocks)
        while rest:
            page, left = fill(rest, self.width, self.room, self.room)
            if not page:
                raise AssertionError(f"{type(rest[0]).__name__} is higher than a page and cannot be parted")
            self._pages.append(page)
            rest = _without_rule(left)
        return self._pages

    def content_hash(self) -> str:
        """SHA-256 over every text in reading order, in hex; shortened texts count in full."""
        digest = hashlib.sha256()
        for block in self.blocks:
            for words in block.texts():
                digest.update(words.encode("utf-8", "replace"))
                digest.update(b"\n")
        return digest.hexdigest()

    def pdf(self) -> bytes:
        """The document, built in memory; the same blocks give the same bytes."""
        out = BytesIO()
        pages = self.pages()
        canvas = _Canvas(out, PAPERS[self.paper])
        canvas.setTitle(self.frame.kind)
        for setter in (canvas.setAuthor, canvas.setSubject, canvas.setKeywords):
            setter("")
        canvas.setCreator("HirePair Desktop")
        foot = self._foot()
        for number, page in enumerate(pages, 1):
            self._draw_head(canvas, number)
            top = PAPERS[self.paper][1] - margins().top - HEAD - BELOW_HEAD
            for block in page:
                block.draw(canvas, margins().left, top, self.width)
                top -= block.height(self.width)
            self._draw_foot(canvas, foot, number, len(pages))
            canvas.showPage()
        canvas.outline()
        canvas.save()
        return out.getvalue()

    def _draw_head(self, canvas: Any, number: int) -> None:
        left, top = margins().left, PAPERS[self.paper][1] - margins().top
        when = Text([Span(self.frame.when, kind("meta", "ink2"))], align="right", most=1, note="dots")
        pieces = [Span(self.frame.kind, strong("meta"))]
        if number > 1 and self.frame.about:
            pieces.append(Span(_(", {about}").format(about=self.frame.about), kind("meta", "ink2")))
        share = self.width - min(when.natural() + HEAD_GAP, self.width * MOST_WHEN)
        Text(pieces, most=1, note="dots").draw(canvas, left, top, share)
        when.draw(canvas, left + share, top, self.width - share)
        Rule("strong").draw(canvas, left, top - HEAD, self.width)

    def _foot(self) -> list[str]:
        lines = [_("HirePair. {who}").format(who=self.frame.seen_by)]
        second = []
        if self.frame.confidential:
            made = _("Confidential, made offline.")
            if self.frame.printed is not None:
                made = _("Confidential, made offline on {day}.").format(day=long_day(self.frame.printed))
            second.append(made)
        if self.frame.record:
            second.append(_("Record {id}, {hash}.").format(id=self.frame.record, hash=self.content_hash()[:8]))
        return [*lines, " ".join(second)] if second else lines

    def _draw_foot(self, canvas: Any, lines: list[str], number: int, of: int) -> None:
        left = margins().left
        top = margins().bottom - 6.0
        Rule().draw(canvas, left, top, self.width)
        look = kind("small", "ink3")
        for place, line in enumerate(lines):
            down = top - 5.5 - place * FOOT_LINE
            Text([Span(line, look)], most=1, note="dots").draw(canvas, left, down, self.width - FOOT_END)
        ends = [_("Page {number} of {of}").format(number=number, of=of)]
        if any(text.is_counted for text in texts_in(self.blocks)):
            ends.append(_("… +n: n more words in full"))
        for place, line in enumerate(ends):
            down = top - 5.5 - place * FOOT_LINE
            Text([Span(line, look)], align="right").draw(canvas, left + self.width - FOOT_END, down, FOOT_END)


def _without_rule(blocks: list[Block]) -> list[Block]:
    """What begins a page has the rule under the header line above it and needs none of its own."""
    first = blocks[0] if blocks else None
    if isinstance(first, Stack) and first.blocks and isinstance(first.blocks[0], Rule):
        return [Stack(first.blocks[1:]), *blocks[1:]]
    return blocks


class _Canvas(Canvas):  # type: ignore[misc]
    """A canvas in memory without dates of today, with the outline gathered while pages are drawn."""

    def __init__(self, out: BytesIO, size: tuple[float, float]) -> None:
        super().__init__(
            out,
            pagesize=size,
            invariant=1,
            pdfVersion=(1, 5),
            pageCompression=1,
            lang=(os.environ.get("HIREPAIR_LANG") or "en").split("_")[0].split(".")[0],
            initialFontName=face("regular").name,
            initialFontSize=9,
        )
        self.bookmarks: list[tuple[str, str, int]] = []

    def outline(self) -> None:
        """Write the entries; a level may only be one deeper than the entry before."""
        deepest = -1
        for key, title, level in self.bookmarks:
            deepest = min(level, deepest + 1)
            self.addOutlineEntry(title, key, deepest, closed=False)
