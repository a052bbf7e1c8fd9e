"""The quarter of a pair on one page, in the order of METHOD E: counts, six panels, what goes well, trust, what next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hirepair_desktop.insights.history import Left
from hirepair_desktop.insights.panels import SIX_IN_PRINT
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.reports.blocks import Block, Bookmark, Row, Space, Stack
from hirepair_desktop.reports.compose import (
    Fit,
    columns,
    commitments,
    day_words,
    more_of,
    said,
    section,
    signed,
    small,
    still_open,
    title_block,
)
from hirepair_desktop.reports.counting import counted
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.marks import Rule
from hirepair_desktop.reports.partnership_charts import page_chart, page_limits, page_title, page_words
from hirepair_desktop.reports.partnership_data import QuarterFacts
from hirepair_desktop.reports.records import signatures
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, bare_day, joined, long_day, ngettext

GAP = 22.0
"""Between two panels (picture 30)."""

MOST_COMMITMENTS = 4
"""So many of each stand on the page, the next due first."""

MOST_TRUST = 6
WANTED_WELL, WANTED_CHANGE = 3, 2
"""Three things going well, two to change (METHOD A.5 and E)."""


def quarter_page(facts: QuarterFacts, fit: Fit) -> list[Block]:
    """The five items of the page."""
    parts: list[Block | None] = [
        *title_block(facts.people.both(), _counts(facts), fit),
        Space(3),
        small(_lately(facts), "ink2"),
        Space(16 * max(fit.air, 0.4)),
        Bookmark(_("The six panels"), 1),
        *_panels(facts, fit),
        section(_("Going well"), _three(facts, fit), fit, notes=_typed(facts), rule="strong"),
        section(_("To change"), _two(facts, fit), fit),
        section(_("Trust extended"), _trust(facts, fit), fit),
        section(_("Who does what"), _next(facts, fit), fit),
        signatures(facts.people, 26) if fit.air >= 0.3 else None,
    ]
    return [part for part in parts if part is not None]


def _counts(facts: QuarterFacts) -> str:
    """`One role, four debriefs, four feedback talks. Small numbers, shown one by one.`"""
    debriefs, talks = facts.held.get(SessionKind.DEBRIEF, 0), facts.held.get(SessionKind.FEEDBACK, 0)
    parts = [
        ngettext("{n} role", "{n} roles", facts.roles).format(n=counted(facts.roles)),
        ngettext("{n} debrief", "{n} debriefs", debriefs).format(n=counted(debriefs).lower()),
        ngettext("{n} feedback talk", "{n} feedback talks", talks).format(n=counted(talks).lower()),
    ]
    words = _("{counts}. Small numbers, shown one by one.")
    return words.format(counts=", ".join(parts))


def _lately(facts: QuarterFacts) -> str:
    """What the figures are counted from, and how much of it lies in the quarter."""
    if facts.of_months:
        return _("Counted is only what happened in these months; what was open or not due then stays, in outline.")
    n = sum(facts.held_lately.values())
    began = bare_day(facts.pair.started_on)
    words = ngettext(
        "Counted since the two began, {day}. In this quarter: {n} session.",
        "Counted since the two began, {day}. In this quarter: {n} sessions.", n,
    )  # fmt: skip
    told = words.format(day=began, n=counted(n).lower())
    if facts.ended is None:
        return told
    return _("{told} The two are no pair any more since {day}.").format(told=told, day=long_day(facts.ended))


# Panels


def _panels(facts: QuarterFacts, fit: Fit) -> list[Block]:
    """Two rows of three; charts begin and limits end on the same line."""
    blocks: list[Block] = []
    for at in (0, 3):
        shown = SIX_IN_PRINT[at : at + 3]
        charts = Row([(_panel(facts, measure_id, fit), 0) for measure_id in shown], gap=GAP)
        limits = Row([(_limits(facts, measure_id), 0) for measure_id in shown], gap=GAP)
        blocks += [
            Stack([charts, Space(5), limits], whole=1),
            Space(16 * max(fit.air, 0.3)),
        ]
    return blocks


def _panel(facts: QuarterFacts, measure_id: str, fit: Fit) -> Stack:
    measure, panel = facts.found(measure_id)
    words = page_words(measure, panel)
    return Stack(
        [
            Rule("strong"),
            Space(7 * max(fit.air, 0.5)),
            said(page_title(measure, panel), strong(), most=2),
            Space(4),
            page_chart(measure, panel.chart, facts.people),
            *([Space(4), said(words, kind("small", "ink2"))] if words else []),
        ]
    )


def _limits(facts: QuarterFacts, measure_id: str) -> Block:
    measure, panel = facts.found(measure_id)
    return small(page_limits(measure, panel), most=5)


# What the two say


def _typed(facts: QuarterFacts) -> list[Block]:
    if facts.look_back is None or facts.look_back.started_at is None:
        return []
    when = day_words(facts.look_back.started_at, facts.until)
    return [small(_("Typed by both, {day}").format(day=when), most=2)]


def _three(facts: QuarterFacts, fit: Fit) -> list[Block]:
    return _side_by_side(facts, facts.well, WANTED_WELL, _("three things going well"), fit)


def _two(facts: QuarterFacts, fit: Fit) -> list[Block]:
    return _side_by_side(facts, facts.change, WANTED_CHANGE, _("two things to change"), fit)


def _side_by_side(facts: QuarterFacts, words: Sequence[str], wanted: int, what: str, fit: Fit) -> list[Block]:
    if not words:
        none = (
            _("no look-back was closed in these months")
            if facts.of_months
            else _("no look-back was closed in this quarter")
        )
        why = none if facts.look_back is None else _("nothing both agreed")
        return [still_open(_("{what}; {why}").format(what=what, why=why))]
    cells: list[list[Block]] = [[said(each, most=fit.free)] for each in words]
    while len(cells) < wanted:
        cells.append([still_open(_("one more"))])
    return [columns(*cells)]


def _trust(facts: QuarterFacts, fit: Fit) -> list[Block]:
    extended = facts.trust_lately
    if not extended:
        before = facts.board.trust[:1]
        nothing = _("Nothing new in these months.") if facts.of_months else _("Nothing new in this quarter.")
        words = [nothing, *([_("Before:")] if before else [])]
        return [said(" ".join(words), kind("body", "ink2")), *(_left(facts, left, fit) for left in before)]
    shown = extended if fit.whole else extended[:MOST_TRUST]
    return [*(_left(facts, left, fit) for left in shown), *more_of(len(extended) - len(shown))]


def _left(facts: QuarterFacts, left: Left, fit: Fit) -> Block:
    when = Span(" " + day_words(left.on, facts.until), kind("body", "ink3"))
    return signed(facts.people.side(left.from_id), left.text, kind("body"), when, most=fit.most(3))


def _next(facts: QuarterFacts, fit: Fit) -> list[Block]:
    if not facts.commitments:
        return [said(_("Nothing is open between the two."), kind("body", "ink2"))]
    most = None if fit.whole else min(fit.items or MOST_COMMITMENTS, MOST_COMMITMENTS)
    return commitments(facts.commitments, facts.people, replace(fit, items=most), facts.until)


def names_of(facts: QuarterFacts) -> str:
    """`Amara Okafor and Priya Raman`."""
    return joined([facts.people.name(person) for person in facts.people.pair])
