"""The charts of a pair as a narrow column of paper shows them (picture 30): the same marks, in rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hirepair_desktop.insights.asked import PARTNERSHIP
from hirepair_desktop.insights.charts import Chart, Columns, HeatGrid, Look, Mark, Panel, Strip, UnitRow, Units
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.titles import name_of
from hirepair_desktop.reports.blocks import Block, Stack
from hirepair_desktop.reports.chart_block import ChartBlock
from hirepair_desktop.reports.compose import small
from hirepair_desktop.reports.people import People
from hirepair_desktop.text import _, ngettext

MOST_IN_A_ROW = 40
"""More marks than this in a row of the page are too many to be looked at one by one; the full summary has them."""

HIGHEST = 420.0
"""A higher chart than this, in points, has no room on a page beside its words; its table is printed all the same."""


def narrow(measure: Measure, chart: Chart, people: People) -> Chart:
    """Butterfly columns as a row each way, figures beside the marks instead of above them, short words."""
    if isinstance(chart, Columns):
        ways = (
            (people.recruiter, [mark for column in chart.columns for mark in column.above]),
            (people.manager, [mark for column in chart.columns for mark in column.below]),
        )
        return Units(tuple(_one_way(people.first(person), marks) for person, marks in ways))
    if isinstance(chart, Units):
        hollow = any(mark.look is Look.HOLLOW for row in chart.rows for mark in row.marks)
        rows = _of_each(measure, chart.rows) if measure.id == "D2" else chart.rows
        return replace(chart, rows=rows, stacked=False, key=chart.key if hollow else "")
    if isinstance(chart, Strip):
        days = ngettext("promise: {n} day", "promise: {n} days", int(chart.promise))
        return replace(chart, promise_words=days.format(n=int(chart.promise)))
    if isinstance(chart, HeatGrid):
        return replace(chart, bias=None)
    return chart


def _of_each(measure: Measure, rows: Sequence[UnitRow]) -> tuple[UnitRow, ...]:
    """`5 of 6` beside the marks of each; that it is on time stands in the title."""
    found = []
    for row, person in zip(rows, measure.detail["people"], strict=True):
        due = person["kept"] + person["late"] + person["open_past_due"]
        found.append(replace(row, figure=_("{k} of {n}").format(k=person["kept"], n=due)))
    return tuple(found)


def _one_way(name: str, marks: Sequence[Mark]) -> UnitRow:
    """All that one told the other; which were appreciations is in the full summary."""
    return UnitRow(name, str(len(marks)), tuple(replace(mark, look=Look.FULL) for mark in marks))


def page_chart(measure: Measure, chart: Chart, people: People) -> Block:
    """The chart of a panel on the page, or a word on where it is when it has too many marks."""
    shown = narrow(measure, chart, people)
    if isinstance(shown, Units) and any(len(row.marks) > MOST_IN_A_ROW for row in shown.rows):
        lines = [small(_("{name}: {figure}").format(name=row.label, figure=row.figure), "ink2") for row in shown.rows]
        return Stack([*lines, small(_("Too many to be shown one by one here; they are in the full summary."), "ink2")])
    return ChartBlock(shown)


def full_chart(chart: Chart, width: float) -> Block:
    """The chart in the full summary; one that is higher than a page leaves the word to its table."""
    block = ChartBlock(chart)
    if block.height(width) > HIGHEST:
        return small(_("Too much to be drawn; the table below has all of it."), "ink2")
    return block


def page_title(measure: Measure, panel: Panel) -> str:
    """The title of a panel in a narrow column: what was counted, as k of n."""
    short: Mapping[str, str] = {
        "D1": _("{a} items one way, {b} the other"), "D2": _("{k} of {n} promises kept"),
        "D7": _("{k} of {n} challenges led to change"),
    }  # fmt: skip
    if not measure.n:
        return name_of(measure.id)
    if measure.id not in short or measure.scope != PARTNERSHIP:
        return panel.title
    ways = {
        "a": measure.detail.get("recruiter_to_manager"), "b": measure.detail.get("manager_to_recruiter"),
    }  # fmt: skip
    return short[measure.id].format(k=measure.k, n=measure.n, **ways)


TOLD = {"D1": slice(1, 2), "D2": slice(0, 1), "D3": slice(0, 2), "D4": slice(0, 3), "D7": slice(0, 1)}
"""Which of a measure's sentences stand under its chart on the page: the rest is in the chart already, or in full."""


def page_words(measure: Measure, panel: Panel) -> str:
    """What stands under a chart on the page: figures with their intervals (METHOD D.0, H1 to H3)."""
    said = [line for line in panel.said if line != measure.withheld]
    return " ".join(said[TOLD[measure.id]]) if measure.id in TOLD else ""


def page_limits(measure: Measure, panel: Panel) -> str:
    """Why a figure is withheld, and what the panel cannot tell (METHOD D.0, H4 and H9)."""
    return " ".join(words for words in (measure.withheld or "", panel.note) if words)
