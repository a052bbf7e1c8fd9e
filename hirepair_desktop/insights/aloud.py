"""A chart as a screen reader hears it before its marks: line by line, with what is the same counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hirepair_desktop.insights.charts import Bars, Chart, Panel, Strip, UnitRow, Units
from hirepair_desktop.text import _, ngettext

MOST_LINES = 40
"""So many lines a chart says of itself; the marks and the table say the rest."""


def aloud(panel: Panel) -> str:
    """Everything a panel tells: its figures in words, or why one is withheld, its lines, what it cannot tell."""
    lines = list(lines_of(panel.chart))
    more = len(lines) - MOST_LINES
    told = [*lines[:MOST_LINES], _("and {n} more, in the table").format(n=more)] if more > 0 else lines
    limits = _("What this cannot tell you: {limits}").format(limits=panel.note) if panel.note else ""
    return " ".join([*panel.said, f"{'; '.join(told).rstrip('.')}." if told else "", limits]).strip()


def lines_of(chart: Chart) -> Iterator[str]:
    """A line for each row of a chart: what it is of, then its values with their heads."""
    if isinstance(chart, Units):
        yield from (_units(row) for row in chart.rows)
    elif isinstance(chart, Bars):
        yield from (_line(bar.label, bar.words) for bar in chart.bars)
    elif isinstance(chart, Strip):
        yield from (mark.words for mark in chart.marks)
    else:
        table = chart.table()
        for first, *cells in table.rows:
            heads: Sequence[str] = table.heads[1:]
            values = (_("{head} {cell}").format(head=head, cell=cell) for head, cell in zip(heads, cells, strict=True))
            yield _line(first, ", ".join(values))


def _units(row: UnitRow) -> str:
    """`Amara, 4 of 6 on time: 4 times kept on the first day, 2 times late`."""
    counted = Counter(mark.words for mark in row.marks)
    told = (ngettext("{what}", "{n} times {what}", n).format(what=what, n=n) for what, n in counted.items())
    label = _("{row}, {figure}").format(row=row.label, figure=row.figure)
    return _line(label, ", ".join(told)) if row.marks else label


def _line(label: str, values: str) -> str:
    return _("{label}: {what}").format(label=label, what=values)
