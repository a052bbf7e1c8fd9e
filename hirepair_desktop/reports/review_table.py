"""Criteria against raters: sealed value, later view beside it, evidence in a line, and where all stand."""

from __future__ import annotations

from hirepair_desktop.model.kinds import RatingState, Tier, Verdict
from hirepair_desktop.model.review import Rating
from hirepair_desktop.reports.blocks import WHOLE, Block, Row, Space, Stack
from hirepair_desktop.reports.compose import Fit, lowered, said, signed, small
from hirepair_desktop.reports.lines import Text
from hirepair_desktop.reports.look import Type, kind, strong
from hirepair_desktop.reports.marks import Ring, Rule, SignAlone
from hirepair_desktop.reports.review_data import Looked, ReviewFacts
from hirepair_desktop.reports.stand import AxisHead, StandAxis
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, ngettext

AXIS = 92.0
RATER = 33.0
NARROW_RATER = 27.0
"""With more than five columns."""

MOST_RATERS = 6
"""Further raters have no column on paper; their sign stands on the axis, their evidence in the full summary."""

TIER_WORDS = {Tier.NICE: _("{label}, nice to have"), Tier.LEARN: _("{label}, can learn"), Tier.MUST: "{label}"}
VERDICTS = {
    Verdict.STRONG_NO: _("Strong no"),
    Verdict.NO: _("No"),
    Verdict.YES: _("Yes"),
    Verdict.STRONG_YES: _("Strong yes"),
}


def scale_legend() -> list[Block]:
    """What the figures and signs mean (METHOD 0.3)."""
    return [
        small(words)
        for words in (
            _("1 evidence against"),
            _("2 partial or mixed"),
            _("3 meets it"),
            _("4 clearly beyond"),
            _("– not asked"),
            _("○ asked, not shown"),
        )
    ]


def ratings_table(facts: ReviewFacts, fit: Fit) -> Stack:
    """The table of picture 12, the widest gap first and in semibold."""
    raters = list(facts.raters[:MOST_RATERS])
    pad = 4.75 * max(fit.air, 0.2)
    blocks: list[Block] = [_head(facts, raters), Space(2), Rule(keep=True)]
    for block in blocks:
        block.keep = True
    for row in facts.looked:
        lines = [Space(pad), _row(row, raters, facts, fit), *_evidence(facts, row, fit), Space(pad)]
        blocks += [Stack(lines, whole=WHOLE), Rule()]
    if facts.recommendations:
        blocks += [Space(pad), _would_hire(facts, raters)]
    left = len(facts.raters) - len(raters)
    if left > 0:
        words = ngettext("{n} more rater in full", "{n} more raters in full", left).format(n=left)
        blocks.append(small(words))
    return Stack(blocks)


def _line(first: Block, cells: list[Block], last: Block) -> Row:
    wide = RATER if len(cells) < MOST_RATERS else NARROW_RATER
    return Row([(first, 0), *((cell, wide) for cell in cells), (last, AXIS)])


def _head(facts: ReviewFacts, raters: list[str]) -> Row:
    look = kind("small", "ink2")
    cells: list[Block] = [
        Stack(
            [
                SignAlone(facts.people.side(person)),
                Text([Span(facts.people.first(person), look)], align="centre", most=1, note="dots"),
            ]
        )
        for person in raters
    ]
    sign = Space(SignAlone.HEIGHT)
    return _line(Stack([sign, small(_("Criterion"), "ink2")]), cells, Stack([sign, AxisHead()]))


def _row(row: Looked, raters: list[str], facts: ReviewFacts, fit: Fit) -> Row:
    split = row in facts.gaps
    look = strong() if split else kind("body")
    label = TIER_WORDS[row.criterion.tier].format(label=row.criterion.label)
    cells = [_value(row.views.get(person), look) for person in raters]
    marks = [
        (facts.people.side(person), row.views[person].value or 0)
        for person in facts.raters
        if person in row.views and row.views[person].value is not None
    ]
    return _line(said(label, look, most=fit.most(2)), cells, StandAxis(marks))


def _value(view: Rating | None, look: Type) -> Block:
    if view is None:
        return Space(look.lead)
    if view.state is RatingState.NOT_SHOWN:
        return Ring()
    if view.value is None:
        return Text([Span("–", kind("body", "ink2"))], align="centre")
    spans = [Span(str(view.value), look)]
    if view.revised_value is not None:
        spans.append(Span(_(" now {value}").format(value=view.revised_value), kind("small", "ink2")))
    return Text(spans, align="centre")


def _evidence(facts: ReviewFacts, row: Looked, fit: Fit) -> list[Block]:
    """The evidence of recruiter and manager in a line each; where views part, it follows below."""
    if row in facts.gaps:
        return []
    look = kind("small", "ink2")
    lines = fit.most(3) if fit.air >= 0.7 else fit.most(2) if fit.air >= 0.45 else fit.most(1)
    cells: list[tuple[Block | None, float]] = []
    for person in facts.people.pair:
        view = row.views.get(person)
        words = view.evidence.strip() if view is not None else ""
        side = facts.people.side(person)
        cells.append((signed(side, words, look, most=lines, size=5.4) if words else None, 0))
    if not any(cell for cell, _wide in cells):
        return []
    return [Row(cells, gap=10)]


def _would_hire(facts: ReviewFacts, raters: list[str]) -> Row:
    cells: list[Block] = []
    for person in raters:
        view = facts.recommendations.get(person)
        words = VERDICTS[view.value] if view is not None else ""
        heavy = view is not None and view.value in (Verdict.STRONG_NO, Verdict.STRONG_YES)
        look = kind("meta", weight=600) if heavy else kind("meta")
        cells.append(lowered(Text([Span(words, look)], align="centre")))
    return _line(said(_("Would hire"), strong()), cells, Space(1))
