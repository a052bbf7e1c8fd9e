"""What the full summary of a quarter holds after its page: every panel with its definition, limits and table."""

from __future__ import annotations

from hirepair_desktop.insights.charts import Panel, Table
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.titles import name_of
from hirepair_desktop.model.kinds import GoalStatus
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import FULL, Fit, day_words, ended, said, section, signed, small, table
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.partnership_charts import full_chart
from hirepair_desktop.reports.partnership_data import QuarterFacts
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _

FIT = FULL
CLOSE = Fit(air=0.3, whole=True)
"""Rows of raw tables: many, short, and all of them."""

CHART_WIDE = 360.0
"""The room of the text column, in points: what a chart has in full."""

STATUSES = {
    GoalStatus.ACTIVE: _("still going"), GoalStatus.REACHED: _("reached"), GoalStatus.DROPPED: _("dropped"),
}  # fmt: skip


def quarter_rest(facts: QuarterFacts) -> list[blocks.Block]:
    """Everything the page has no room for."""
    told = sorted(zip(facts.board.measures, facts.board.panels, strict=True), key=lambda both: int(both[0].id[1:]))
    return [
        blocks.PageEnd(),
        *(_panel(measure, panel, first=not at) for at, (measure, panel) in enumerate(told)),
        section(_("Growth goals"), _goals(facts), FIT, rule="strong"),
        section(_("Trust over time"), _trust(facts), FIT),
        section(_("How it is counted"), _rules(facts), FIT),
    ]


def _panel(measure: Measure, panel: Panel, first: bool) -> blocks.Stack:
    name = name_of(measure.id)
    title = [said(panel.title, strong())] if panel.title != name else []
    lines: list[blocks.Block] = [
        blocks.Stack([*title, blocks.Space(4), full_chart(panel.chart, CHART_WIDE), blocks.Space(4)], whole=blocks.WHOLE),
        *(said(line) for line in panel.said),
        small(_("Cannot tell: {words}").format(words=panel.note), "ink2") if panel.note else blocks.Space(0),
    ]  # fmt: skip
    rows = panel.chart.table()
    if rows.rows:
        lines += [blocks.Space(6), _raw(rows)]
    notes = [small(panel.about, "ink2"), small(measure.id)]
    return section(name, lines, FIT, notes=notes, rule="none" if first else "hair")


def _raw(found: Table) -> blocks.Stack:
    """The chart read as a table: what stands behind every mark."""
    widths = (150.0, *([0.0] * (len(found.heads) - 1))) if len(found.heads) < 4 else (0.0,) * len(found.heads)
    heads = [small(words) for words in found.heads]
    return table(heads, [[small(words, "ink2") for words in row] for row in found.rows], widths, CLOSE)


def _goals(facts: QuarterFacts) -> list[blocks.Block]:
    people = facts.people
    lines: list[blocks.Block] = []
    for goal in facts.board.goals:
        told = [STATUSES[goal.status]]
        if goal.on is not None:
            told.insert(0, day_words(goal.on, facts.until))
        words = ended(goal.text) if goal.help.strip() else goal.text.strip()
        if goal.help.strip() and goal.helper_id is not None:
            helps = _("{name} helps: {words}").format(name=people.first(goal.helper_id), words=goal.help.strip())
            words = f"{words} {helps}"
        rest = Span(f" {', '.join(told)}", kind("body", "ink3"))
        lines.append(signed(people.side(goal.person_id), words, kind("body"), rest))
    return lines or [said(_("No goal was set."), kind("body", "ink2"))]


def _trust(facts: QuarterFacts) -> list[blocks.Block]:
    people = facts.people
    lines: list[blocks.Block] = [
        signed(people.side(left.from_id), left.text, kind("body"),
               Span(f" {day_words(left.on, facts.until)}", kind("body", "ink3")))
        for left in facts.board.trust
    ]  # fmt: skip
    return lines or [said(_("Nothing was written."), kind("body", "ink2"))]


def _rules(facts: QuarterFacts) -> list[blocks.Block]:
    """How small numbers are treated (METHOD D.0)."""
    whole = _("Everything is counted from the day the two began, up to the last day of the quarter: a quarter alone is "
              "too small.")  # fmt: skip
    months = _("Counted is what happened in these months. Drift is told from the first version, goals and trust from the "
               "beginning.")  # fmt: skip
    words = (
        months if facts.of_months else whole,
        _("Always k of n. Under five each thing is shown by itself; from five on the rate has a 95 % Wilson interval."),
        _("Kappa needs ten rating pairs and five candidates. What is open or not due yet stays visible as an outline."),
        _("There is no score over the panels, and no pair is set beside another."),
    )  # fmt: skip
    return [said(each) for each in words]
