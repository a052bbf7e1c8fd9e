"""The figures of measures as rows of a table: what a spreadsheet gets (METHOD D.0, H1: `k of n` stays together)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from hirepair_desktop.insights.charts import Panel, Table
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.months import Months
from hirepair_desktop.text import _

RUNS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by a spreadsheet."""


def figures(
    measures: Sequence[Measure], panels: Sequence[Panel], months: Months | None = None
) -> Iterator[tuple[str, ...]]:
    """A head, then a line for each measure, then every chart as a table, with the measure in front of each line.

    `months` are those the figures are told of: their first day, "" from the beginning, and their last.
    """
    days = ("", "") if months is None else (months.since.isoformat() if months.since else "", months.until.isoformat())
    yield (
        _("Measure"), _("Name"), _("k"), _("n"), _("Value"), _("Low"), _("High"), _("In words"), _("Withheld because"),
        _("What this cannot tell"), _("From"), _("To"),
    )  # fmt: skip
    for one, panel in zip(measures, panels, strict=True):
        numbers = (_number(each) for each in (one.k, one.n, one.value, one.low, one.high))
        said = " ".join(line for line in panel.said if line != one.withheld)
        yield (one.id, panel.title, *numbers, said, one.withheld or "", panel.note, *days)
    for panel, table in _tables(panels):
        yield ()
        yield (panel.measure_id, *table.heads)
        for row in table.rows:
            yield (panel.measure_id, *row)


def _tables(panels: Sequence[Panel]) -> Iterator[tuple[Panel, Table]]:
    for panel in panels:
        yield panel, panel.chart.table()
        if panel.beside is not None:
            yield panel, panel.beside


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def safe_cell(words: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe goes before what would begin a formula. Numbers stay numbers."""
    if not words.startswith(RUNS):
        return words
    try:
        float(words)
    except ValueError:
        return f"'{words}"
    return words


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows as RFC 4180 wants them, each cell safe."""
    held = StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return held.getvalue()
