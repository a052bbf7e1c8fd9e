"""Signs of who speaks, rules, boxes and edges. Shape and side carry the meaning; colour only repeats it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from hirepair_desktop.reports.blocks import Block, Parts
from hirepair_desktop.reports.look import ink, rule

Side = Literal["rec", "man", "other"]
"""Recruiter, hiring manager, anybody else."""

SIGN = 8.2
"""Side of a sign beside body text, in points."""

SIGN_GAP = 4.2
DIAMOND = 6.6


@dataclass(frozen=True, slots=True)
class Sign:
    """The mark before a name: a circle, a rounded square or an open diamond."""

    side: Side
    size: float = SIGN

    @property
    def width(self) -> float:
        """The room it takes on a line."""
        return self.size

    def draw(self, canvas: Any, x: float, baseline: float, size: float) -> None:
        """Centred on the small letters of a text of `size`."""
        draw_sign(canvas, self.side, x + self.size / 2, baseline + 0.36 * size, self.size)


def draw_sign(canvas: Any, side: Side, x: float, y: float, size: float = SIGN, *, halo: float = 0) -> None:
    """A sign with its centre at x, y. A halo keeps it apart from a line it lies on."""
    canvas.saveState()
    if halo:
        canvas.setFillColorRGB(1, 1, 1)
        reach = size / 2 + halo
        canvas.rect(x - reach, y - reach, 2 * reach, 2 * reach, stroke=0, fill=1)
    if side == "rec":
        canvas.setFillColorRGB(*ink("rec"))
        canvas.circle(x, y, size / 2, stroke=0, fill=1)
    elif side == "man":
        canvas.setFillColorRGB(*ink("man"))
        half = size * 0.47
        canvas.roundRect(x - half, y - half, 2 * half, 2 * half, size * 0.14, stroke=0, fill=1)
    else:
        half = size * DIAMOND / SIGN * 0.66
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setStrokeColorRGB(*ink("ink"))
        canvas.setLineWidth(0.9)
        path = canvas.beginPath()
        path.moveTo(x - half, y)
        path.lineTo(x, y + half)
        path.lineTo(x + half, y)
        path.lineTo(x, y - half)
        path.close()
        canvas.drawPath(path, stroke=1, fill=1)
    canvas.restoreState()


class SignAlone(Block):
    """A sign in the middle of its column."""

    HEIGHT = 12.0

    def __init__(self, side: Side) -> None:
        self.side = side

    def height(self, width: float) -> float:
        return self.HEIGHT

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        draw_sign(canvas, self.side, x + width / 2, top - 6, 8.2)


class Ring(Block):
    """Asked, but not shown: an open circle in the middle of its column (METHOD 0.3)."""

    def height(self, width: float) -> float:
        return 13.5

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        draw_ring(canvas, x + width / 2, top - 6.5)


def draw_ring(canvas: Any, x: float, y: float, size: float = 7.0) -> None:
    """The open circle of a rating that was asked for but not shown (METHOD 0.3)."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*ink("ink2"))
    canvas.setLineWidth(0.8)
    canvas.circle(x, y, size / 2, stroke=1, fill=0)
    canvas.restoreState()


class Rule(Block):
    """A line across: `hair` grey, `strong` ink, or in a voice (one thick line, or two thin ones)."""

    def __init__(self, look: Literal["hair", "strong", "rec", "man"] = "hair", *, keep: bool = False) -> None:
        self.look = look
        self.keep = keep

    def height(self, width: float) -> float:
        return {"hair": rule("hair"), "strong": rule("strong")}.get(self.look, 3.0)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.saveState()
        lines, thick, colour = {
            "rec": ([1.5], 1.4, "rec"),
            "man": ([0.4, 2.6], 0.8, "man"),
            "strong": ([0.25], 1.5 * rule("strong"), "ink"),
            "hair": ([0.2], 1.6 * rule("hair"), "line2"),
        }[self.look]
        canvas.setStrokeColorRGB(*ink(colour))
        canvas.setLineWidth(thick)
        for down in lines:
            canvas.line(x, top - down, x + width, top - down)
        canvas.restoreState()


class Around(Block):
    """A block inside a frame of another: paddings, and what is drawn around it."""

    def __init__(self, inner: Block, pad: tuple[float, float, float, float]) -> None:
        self.inner = inner
        self.pad = pad
        """Top, right, bottom, left."""

    def _inside(self, width: float) -> float:
        return width - self.pad[1] - self.pad[3]

    def height(self, width: float) -> float:
        return self.inner.height(self._inside(width)) + self.pad[0] + self.pad[2]

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        self.frame(canvas, x, top, width, self.height(width))
        self.inner.draw(canvas, x + self.pad[3], top - self.pad[0], self._inside(width))

    def frame(self, canvas: Any, x: float, top: float, width: float, height: float) -> None:
        """What stands around the block; nothing here."""

    def again(self, inner: Block) -> Around:
        """The same frame around a part of the block."""
        return Around(inner, self.pad)

    def split(self, width: float, room: float, full: float) -> Parts:
        used = self.pad[0] + self.pad[2]
        head, rest = self.inner.split(self._inside(width), room - used, full - used)
        return (self.again(head) if head else None), (self.again(rest) if rest else None)

    def inside(self) -> Iterator[Block]:
        yield self.inner


class Box(Around):
    """The one boxed element: a decision or an answer."""

    def __init__(self, inner: Block, pad: float = 12, sides: float = 15) -> None:
        super().__init__(inner, (pad, sides, pad, sides))

    def again(self, inner: Block) -> Box:
        return Box(inner, self.pad[0], self.pad[1])

    def frame(self, canvas: Any, x: float, top: float, width: float, height: float) -> None:
        canvas.saveState()
        canvas.setStrokeColorRGB(*ink("ink"))
        canvas.setLineWidth(rule("box") * 0.75)
        canvas.roundRect(x + 0.5, top - height + 0.5, width - 1, height - 1, 2.4, stroke=1, fill=0)
        canvas.restoreState()


class Edge(Around):
    """Somebody's words with their edge: single on the left, double on the right, thin ink for others."""

    def __init__(self, inner: Block, side: Side) -> None:
        left, right = (0.0, 9.5) if side == "man" else (9.5, 0.0)
        super().__init__(inner, (0, right, 0, left))
        self.side = side

    def again(self, inner: Block) -> Edge:
        return Edge(inner, self.side)

    def frame(self, canvas: Any, x: float, top: float, width: float, height: float) -> None:
        canvas.saveState()
        if self.side == "man":
            canvas.setStrokeColorRGB(*ink("man"))
            canvas.setLineWidth(0.7)
            lines = (x + width - 0.4, x + width - 2.8)
        else:
            canvas.setStrokeColorRGB(*ink("rec" if self.side == "rec" else "ink"))
            canvas.setLineWidth(1.4 if self.side == "rec" else 0.7)
            lines = (x + 0.7, x + 0.7)
        for place in lines:
            canvas.line(place, top, place, top - height)
        canvas.restoreState()
