"""What a page is built of: blocks that know their height, draw themselves, and part where a page ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Parts = tuple["Block | None", "Block | None"]
"""What still fits, and what goes to the next page."""

WHOLE = 0.4
"""Rows and other things that belong together are parted only when higher than this share of a page."""

SHORT = 0.2
"""Sections lower than this share of a page are not parted either."""


class Block:
    """Something on a page. Lengths are points; y runs upwards, `top` is the upper edge."""

    keep = False
    """Stays on the page of what follows: headings, table heads."""

    def height(self, width: float) -> float:
        """How much room it takes at this width."""
        raise NotImplementedError

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        """Draw on a ReportLab canvas, hanging from `top`."""
        raise NotImplementedError

    def split(self, width: float, room: float, full: float) -> Parts:
        """The part that fits into `room` and the rest. `full` is the room of an empty page."""
        return None, self

    def inside(self) -> Iterator[Block]:
        """The blocks it is made of, in reading order."""
        return iter(())

    def texts(self) -> Iterator[str]:
        """Every text in reading order, as it was before anything was shortened."""
        for block in self.inside():
            yield from block.texts()


class Space(Block):
    """Free height. At the end of a page it takes none."""

    def __init__(self, points: float) -> None:
        self.points = points

    def height(self, width: float) -> float:
        return self.points

    def split(self, width: float, room: float, full: float) -> Parts:
        return None, None

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        pass


class PageEnd(Block):
    """What follows begins a page."""

    def height(self, width: float) -> float:
        return 0

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        pass


class Bookmark(Block):
    """An entry of the outline; takes no room."""

    keep = True

    def __init__(self, title: str, level: int = 0) -> None:
        self.title = title
        self.level = level

    def height(self, width: float) -> float:
        return 0

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        key = f"b{len(canvas.bookmarks)}"
        canvas.bookmarks.append((key, self.title, self.level))
        canvas.bookmarkHorizontalAbsolute(key, top)


class Stack(Block):
    """Blocks below one another."""

    def __init__(self, blocks: Sequence[Block | None], *, keep: bool = False, whole: float = 0) -> None:
        self.blocks = [block for block in blocks if block is not None]
        self.keep = keep
        self.whole = whole
        """Not parted at the end of a page while it takes less than this share of one."""

    def height(self, width: float) -> float:
        return sum(block.height(width) for block in self.blocks)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for block in self.blocks:
            block.draw(canvas, x, top, width)
            top -= block.height(width)

    def split(self, width: float, room: float, full: float) -> Parts:
        if self.height(width) <= full * self.whole:
            return None, self
        head, rest = fill(self.blocks, width, room, full)
        return (Stack(head) if head else None), (Stack(rest) if rest else None)

    def inside(self) -> Iterator[Block]:
        return iter(self.blocks)


class Table(Stack):
    """Lines under the heads of their columns. What goes to the next page has the heads again."""

    def __init__(self, heads: Sequence[Block], lines: Sequence[Block]) -> None:
        super().__init__([*heads, *lines])
        self.heads = list(heads)

    def split(self, width: float, room: float, full: float) -> Parts:
        first, rest = super().split(width, room, full)
        if first is None or not isinstance(rest, Stack):
            return first, rest
        return first, Table(self.heads, rest.blocks)


def fill(blocks: Sequence[Block], width: float, room: float, full: float) -> tuple[list[Block], list[Block]]:
    """The blocks of one column down to `room`, and those left over. Headings go with what they head."""
    used = 0.0
    for place, block in enumerate(blocks):
        if isinstance(block, PageEnd) and place:
            return list(blocks[:place]), list(blocks[place + 1 :])
        height = block.height(width)
        if used + height <= room + 0.01:
            used += height
            continue
        first, second = block.split(width, room - used, full)
        head = list(blocks[:place])
        if first is None:
            while head and head[-1].keep:
                head.pop()
                place -= 1
            while head and isinstance(head[-1], Space):
                head.pop()
            rest = list(blocks[place:])
        else:
            head.append(first)
            rest = [second] if second is not None else []
            rest += blocks[place + 1 :]
        while rest and isinstance(rest[0], Space):
            rest.pop(0)
        return head, rest
    return list(blocks), []


class Row(Block):
    """Blocks side by side, each with its width; the last may take what is left (width 0)."""

    def __init__(self, cells: Sequence[tuple[Block | None, float]], *, gap: float = 0, parts: bool = False) -> None:
        self.cells = [(cell or Stack([]), width) for cell, width in cells]
        self.gap = gap
        self.parts = parts
        """May be parted at the end of a page. A row of a table is not."""

    def _widths(self, width: float) -> list[float]:
        fixed = sum(cell for _, cell in self.cells) + self.gap * (len(self.cells) - 1)
        free = sum(1 for _, cell in self.cells if not cell)
        each = (width - fixed) / free if free else 0
        return [cell or each for _, cell in self.cells]

    def height(self, width: float) -> float:
        widths = self._widths(width)
        return max(cell.height(wide) for (cell, _), wide in zip(self.cells, widths, strict=True))

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for (cell, _), wide in zip(self.cells, self._widths(width), strict=True):
            cell.draw(canvas, x, top, wide)
            x += wide + self.gap

    def split(self, width: float, room: float, full: float) -> Parts:
        if not self.parts and self.height(width) <= full * WHOLE:
            return None, self
        heads: list[Block | None] = []
        rests: list[Block | None] = []
        for (cell, _), wide in zip(self.cells, self._widths(width), strict=True):
            fits = cell.height(wide) <= room + 0.01
            head, rest = (cell, None) if fits else cell.split(wide, room, full)
            if head is None:
                return None, self
            heads.append(head)
            rests.append(rest)
        widths = [wide for _, wide in self.cells]
        return (
            Row(list(zip(heads, widths, strict=True)), gap=self.gap, parts=self.parts),
            Row(list(zip(rests, widths, strict=True)), gap=self.gap, parts=self.parts),
        )

    def inside(self) -> Iterator[Block]:
        return (cell for cell, _ in self.cells)
