"""A shortlist review on one page, in the order of METHOD E: counts, profiles, differences settled, next steps."""

from __future__ import annotations

from datetime import date, datetime

from hirepair_desktop.model import Round
from hirepair_desktop.model.kinds import Pick, Sealing
from hirepair_desktop.model.shortlisting import Outcome, Profile, step_of
from hirepair_desktop.reports.blocks import Block, Row, Space, Stack
from hirepair_desktop.reports.compose import (
    COLUMN_GAP,
    Fit,
    commitments,
    dated,
    day_words,
    ended,
    said,
    section,
    signed,
    small,
    some,
    still_open,
    table,
    title_block,
    voice,
)
from hirepair_desktop.reports.counting import counted
from hirepair_desktop.reports.lines import Text
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.marks import Box, Sign
from hirepair_desktop.reports.released import released_lines
from hirepair_desktop.reports.shortlist_data import Printed, ShortlistFacts
from hirepair_desktop.reports.telling import told_line
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, joined, ngettext

PICKS = {Pick.YES: _("Yes"), Pick.MAYBE: _("Maybe"), Pick.NO: _("No")}
WENT = {Outcome.ON: _("In"), Outcome.LATER: _("Not now"), Outcome.OUT: _("Out")}


def shortlist_page(facts: ShortlistFacts, fit: Fit) -> list[Block]:
    """The four items of the page."""
    parts: list[Block | None] = [
        *_title(facts, fit),
        _counts(facts, fit),
        Space(12 * max(fit.air, 0.5)),
        section(_("The profiles"), _profiles(facts, fit), fit, rule="none"),
        section(_("Where we differed"), _differed(facts, fit), fit, notes=_held_against(facts, fit)),
        section(_("Next steps"), _steps(facts, fit), fit),
    ]
    return [part for part in parts if part is not None]


def _title(facts: ShortlistFacts, fit: Fit) -> list[Block]:
    role, n = facts.role.title.rstrip("."), len(facts.printed)
    words = ngettext("{n} profile for {role}", "{n} profiles for {role}", n)
    return [
        *title_block(words.format(n=counted(n), role=role), _how_sealed(facts.round), fit),
        Space(13 * max(fit.air, 0.4)),
    ]


def _how_sealed(held: Round | None) -> str:
    """What the sealing of the picks was: nothing is claimed that the workspace or a release did not keep."""
    if held is None:
        return _("No record of the sealing is kept with these picks.")
    hidden = held.mode is Sealing.WINDOW_ONLY
    if held.released:
        kept = _("hidden in the window only") if hidden else _("sealed")
        return _("Whoever picked did so alone; it was {kept} until it was opened.").format(kept=kept)
    if hidden:
        return _("Each picked alone; the picks were hidden in the window only until they were opened together.")
    return _("Each picked alone; the picks were sealed and opened together.")


# Counts


def _counts(facts: ShortlistFacts, fit: Fit) -> Block:
    """The one box: how many are in, not now and out, and who owns that."""
    pad = 12 * max(fit.air, 0.5)
    people = facts.people
    cells = [
        Stack([Text([Span(str(len(facts.gone(outcome))), kind("decision"))]), small(WENT[outcome], "ink2")])
        for outcome in Outcome
    ]
    left = facts.gone(None)
    if left:
        cells.append(Stack([Text([Span(str(len(left)), kind("decision"))]), small(_("Open"), "ink2")]))
    name, seat = people.name(facts.owner), people.seat(facts.owner)
    head = signed(
        people.side(facts.owner), _("{name}, {seat}, decides on each profile").format(name=name, seat=seat),
        strong("meta"),
    )  # fmt: skip
    return Box(Stack([head, Space(4), Row([(cell, 64.0) for cell in cells], gap=10)]), pad)


# Profiles


def _profiles(facts: ShortlistFacts, fit: Fit) -> list[Block]:
    if not facts.printed:
        return [still_open(_("no profile was chosen"))]
    people = facts.people
    heads = [small(_("Profile")), small(people.first(people.recruiter)), small(people.first(people.manager)),
             small(_("What was agreed"))]  # fmt: skip
    rows = [
        [
            said(printed.called, strong()),
            _picked(printed.profile, "rec"),
            _picked(printed.profile, "man"),
            agreed(facts, printed, fit),
        ]
        for printed in sorted(facts.printed, key=lambda printed: printed.profile.candidate.alias)
    ]
    return [table(heads, rows, (60, 70, 70, 0), fit), *released_lines(facts.round, facts.people, fit)]


def _picked(profile: Profile, side: str) -> Block:
    seen = profile.recruiter if side == "rec" else profile.manager
    if seen is None:
        return small(_("open"), "ink2")
    words = PICKS[seen.pick]
    if seen.now is not None:
        words = _("{pick} now {now}").format(pick=words, now=PICKS[seen.now].lower())
    return Text([Sign("rec" if side == "rec" else "man"), Span(words, kind("body"))], most=2)


def agreed(facts: ShortlistFacts, printed: Printed, fit: Fit) -> Block:
    """`Out: the reason`; open while nobody decided."""
    profile, went = printed.profile, printed.went
    words = profile.outcome.text.strip() if profile.outcome is not None else ""
    if went is None and not words:
        return still_open(_("what was agreed"))
    if went is Outcome.OUT and profile.decision is not None and profile.outcome is None:
        words = profile.decision.rationale.strip()
    lead = WENT[went] if went is not None else ""
    lead = f"{lead}: " if words and lead else lead
    return Text([Span(lead, strong()), Span(words, kind("body"))], most=fit.free)


# Differences


def _held_against(facts: ShortlistFacts, fit: Fit) -> list[Block]:
    if not facts.musts:
        return []
    words = _("Held against: {musts}").format(musts=joined(list(facts.musts)))
    return [small(words, most=fit.most(6))]


def _no_difference(facts: ShortlistFacts) -> str:
    """What to say where no two picks differ; a pick of one alone agrees with nobody."""
    two = sum(printed.profile.apart is not None for printed in facts.printed)
    if two == len(facts.printed):
        return _("Both picked the same on every profile.")
    words = _("Both picked on {k} of {n} profiles, and the same.") if two else _("On no profile did both pick.")
    return words.format(k=two, n=len(facts.printed))


def _differed(facts: ShortlistFacts, fit: Fit) -> list[Block]:
    shown, more = some(facts.apart, fit.items)
    if not shown:
        return [said(_no_difference(facts), kind("body", "ink2"))]
    blocks: list[Block] = []
    for place, printed in enumerate(shown):
        if place:
            blocks.append(Space(max(8 * fit.air, 3)))
        blocks += difference(facts, printed, fit)
    return [*blocks, *more]


def difference(facts: ShortlistFacts, printed: Printed, fit: Fit) -> list[Block]:
    """Both picks with their reasons side by side, later views, and what would settle it."""
    people, profile = facts.people, printed.profile
    words = _("{called}, two apart") if profile.apart == 2 else _("{called}, one apart")
    head = said(words.format(called=printed.called), strong("meta"))
    head.keep = True
    voices = []
    for person, seen in ((people.recruiter, profile.recruiter), (people.manager, profile.manager)):
        assert seen is not None
        heading = _("{name}, {pick}").format(name=people.first(person), pick=PICKS[seen.pick].lower())
        voices.append(voice(people.side(person), heading, seen.why.strip() or _("No line was written."), fit))
    lines: list[Block] = [head, Row([(voices[0], 0), (voices[1], 0)], gap=COLUMN_GAP, parts=True)]
    later = [
        _("{name} now says {pick}: {why}").format(
            name=people.first(person), pick=PICKS[seen.now].lower(), why=ended(seen.now_why)
        )
        for person, seen in ((people.recruiter, profile.recruiter), (people.manager, profile.manager))
        if seen is not None and seen.now is not None
    ]
    settle = profile.settle.text.strip() if profile.settle is not None else ""
    if settle and (profile.outcome is None or settle != profile.outcome.text.strip()):
        later.append(_("What would settle it: {words}").format(words=settle))
    if later:
        lines += [Space(3), said(" ".join(later), kind("body", "ink2"), most=fit.most(4))]
    return lines


# Next steps


def _steps(facts: ShortlistFacts, fit: Fit) -> list[Block]:
    near = facts.session.started_at
    lines: list[Block] = []
    for printed in sorted(facts.printed, key=lambda printed: printed.profile.candidate.alias):
        lines += [_step_line(facts, printed, fit, near), Space(max(3 * fit.air, 1))]
    if facts.others:
        lines += [Space(4), *commitments(facts.others, facts.people, fit, near)]
    return lines or [still_open(_("who does what by when"))]


def _step_line(facts: ShortlistFacts, printed: Printed, fit: Fit, near: date | datetime | None) -> Block:
    """`K04  Amara: call on Monday 24 Nov`; a profile that goes out says by whom and when it is told."""
    people, alias = facts.people, printed.profile.candidate.alias
    cells: list[Block] = []
    for step in printed.steps:
        words = step_of(alias, step.text) or _("Open")
        when = day_words(step.due, near) or _("no day yet")
        cells.append(dated(people.side(step.owner_id), words, when, fit))
    told = told_words(facts, printed)
    if told:
        cells.append(said(told, kind("body", "ink2"), most=fit.most(2)))
    if not cells:
        cells.append(still_open(_("the next step")))
    return Row([(said(printed.called, strong()), 60.0), (Stack(cells), 0)], gap=8)


def told_words(facts: ShortlistFacts, printed: Printed) -> str:
    """Who tells somebody who goes out, and by when, or when it was told."""
    if printed.went is not Outcome.OUT:
        return ""
    if printed.message is None:
        return _("No message to them is written yet.")
    return told_line(facts.people, printed.message, facts.session.started_at)
