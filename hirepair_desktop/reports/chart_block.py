"""A chart on paper: the layout of `insights/draw_chart` painted with ReportLab (docs/decisions/0123)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hirepair_desktop.insights import drawing
from hirepair_desktop.insights.charts import Chart
from hirepair_desktop.insights.draw_chart import draw_chart
from hirepair_desktop.insights.drawing import Area, Dot, Drawing, Fill, Room, Shape, Stroke
from hirepair_desktop.reports.blocks import Block
from hirepair_desktop.reports.lines import Text
from hirepair_desktop.reports.look import Type, ink
from hirepair_desktop.reports.words import Span

UNIT = 0.625
"""A pixel of the design in points: words of caption size come to 7.5 points, the small print of the tokens."""

CAPTION = 12
GROUNDS = frozenset({"surface", "sunken", "hover", "selected"})
"""Shades of the window behind a number that stands in it; paper keeps them white (DESIGN-LANGUAGE 10)."""

TINTS = {"rec": "rec-tint", "man": "man-tint", "ink2": "surface", "split": "split-tint"}


def _type(strong: bool, token: str = "ink2") -> Type:
    return Type("semibold" if strong else "regular", CAPTION * UNIT, drawing.LINE * UNIT, token)


def _text(words: str, strong: bool, token: str = "ink2") -> Text:
    return Text([Span(words, _type(strong, token))])


def _wide(words: str, strong: bool) -> float:
    return _text(words, strong).natural()


class ChartBlock(Block):
    """One chart, as wide as its column."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self._drawn: Drawing | None = None

    def drawn(self, width: float) -> Drawing:
        """The chart laid out at a width, once."""
        if self._drawn is None or self._drawn.width != width:
            self._drawn = draw_chart(self.chart, Room(width, UNIT, _wide))
        return self._drawn

    def height(self, width: float) -> float:
        return self.drawn(width).height

    def texts(self) -> Iterator[str]:
        """What the chart says, mark by mark: the same as its table."""
        table = self.chart.table()
        yield from table.heads
        for row in table.rows:
            yield from row

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.saveState()
        for item in self.drawn(width).items:
            if isinstance(item, drawing.Text):
                _draw_words(canvas, item, x, top)
            elif isinstance(item, Stroke):
                _draw_stroke(canvas, item, x, top)
            elif isinstance(item, Area):
                _draw_area(canvas, item, x, top)
            else:
                _draw_dot(canvas, item, x + item.x, top - item.y)
        canvas.restoreState()


def _draw_words(canvas: Any, item: drawing.Text, x: float, top: float) -> None:
    if not item.words:
        return
    text = _text(item.words, item.strong, item.ink)
    wide = text.natural() + 0.01
    shift = {"left": 0.0, "middle": (item.width - wide) / 2, "right": item.width - wide}[item.align]
    text.draw(canvas, x + item.x + shift, top - item.y, wide)


def _draw_stroke(canvas: Any, item: Stroke, x: float, top: float) -> None:
    canvas.setStrokeColorRGB(*ink(item.ink))
    canvas.setLineWidth(item.thick)
    canvas.setDash([2, 2] if item.dashed else [])
    canvas.line(x + item.x1, top - item.y1, x + item.x2, top - item.y2)
    canvas.setDash([])


def _draw_area(canvas: Any, item: Area, x: float, top: float) -> None:
    low = top - item.y - item.height
    if item.thick:
        canvas.setStrokeColorRGB(*ink(item.ink))
        canvas.setLineWidth(item.thick)
        canvas.rect(x + item.x, low, item.width, item.height, stroke=1, fill=0)
    elif item.ink not in GROUNDS:
        canvas.setFillColorRGB(*ink(item.ink))
        canvas.rect(x + item.x, low, item.width, item.height, stroke=0, fill=1)


def _draw_dot(canvas: Any, dot: Dot, x: float, y: float) -> None:
    """A mark with its middle at x, y. An outlined one keeps its line inside its box."""
    outlined = dot.fill is not Fill.FULL or dot.shape is Shape.CROSS
    thick = (2 if dot.shape is Shape.CROSS else 1.5) * UNIT if outlined else 0.0
    canvas.setStrokeColorRGB(*ink(dot.ink))
    canvas.setLineWidth(thick)
    ground = {Fill.FULL: dot.ink, Fill.LIGHT: TINTS.get(dot.ink, "surface"), Fill.HOLLOW: "surface"}[dot.fill]
    canvas.setFillColorRGB(*ink(ground))
    half_wide, half_high = (dot.width - thick) / 2, (dot.height - thick) / 2
    _SHAPES.get(dot.shape, _box)(canvas, dot.shape, x, y, half_wide, half_high, int(outlined))


def _circle(canvas: Any, shape: Shape, x: float, y: float, wide: float, high: float, stroke: int) -> None:
    canvas.ellipse(x - wide, y - high, x + wide, y + high, stroke=stroke, fill=1)


def _box(canvas: Any, shape: Shape, x: float, y: float, wide: float, high: float, stroke: int) -> None:
    corner = {Shape.PILL: min(wide, high), Shape.BLOCK: UNIT}.get(shape, 2 * UNIT)
    canvas.roundRect(x - wide, y - high, 2 * wide, 2 * high, min(corner, wide, high), stroke=stroke, fill=1)


def _pointed(canvas: Any, shape: Shape, x: float, y: float, wide: float, high: float, stroke: int) -> None:
    places = [(x, y + high), (x + wide, y - high), (x - wide, y - high)]
    if shape is Shape.DIAMOND:
        places = [(x, y + high), (x + wide, y), (x, y - high), (x - wide, y)]
    path = canvas.beginPath()
    path.moveTo(*places[0])
    for place in places[1:]:
        path.lineTo(*place)
    path.close()
    canvas.drawPath(path, stroke=stroke, fill=1)


def _cross(canvas: Any, shape: Shape, x: float, y: float, wide: float, high: float, stroke: int) -> None:
    canvas.line(x - wide, y - high, x + wide, y + high)
    canvas.line(x - wide, y + high, x + wide, y - high)


_SHAPES = {
    Shape.CIRCLE: _circle, Shape.DIAMOND: _pointed, Shape.TRIANGLE: _pointed, Shape.CROSS: _cross,
}  # fmt: skip
