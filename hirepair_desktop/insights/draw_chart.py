"""One way in: a chart laid out for a painter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hirepair_desktop.insights.charts import (
    Arrows,
    Bars,
    Chart,
    Columns,
    Dumbbells,
    HeatGrid,
    Outcomes,
    Ranges,
    Steps,
    Strip,
    Units,
)
from hirepair_desktop.insights.draw_rows import draw_bars, draw_columns, draw_grid, draw_units
from hirepair_desktop.insights.draw_scales import (
    draw_arrows,
    draw_dumbbells,
    draw_outcomes,
    draw_ranges,
    draw_steps,
    draw_strip,
)
from hirepair_desktop.insights.drawing import Drawing, Pen, Room
from hirepair_desktop.text import _


def draw_chart(chart: Chart, room: Room) -> Drawing:
    """Lay a chart out. The same description in the same room is the same drawing, in a window and on paper."""
    pen = Pen(room)
    _LAYOUTS[type(chart)](chart, pen)
    if not pen.stops:
        pen = Pen(room)
        pen.paragraph(_("Nothing to show here."))
    return pen.done()


_LAYOUTS: Mapping[type, Callable[[Any, Pen], None]] = {
    Units: draw_units, Columns: draw_columns, Strip: draw_strip, Dumbbells: draw_dumbbells, Arrows: draw_arrows,
    HeatGrid: draw_grid, Steps: draw_steps, Bars: draw_bars, Outcomes: draw_outcomes, Ranges: draw_ranges,
}  # fmt: skip
