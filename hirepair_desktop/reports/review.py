"""The debrief of one candidate on one page, in the order of METHOD E."""

from __future__ import annotations

from hirepair_desktop.model.deciding import OPEN_VALUES
from hirepair_desktop.model.kinds import DecisionValue, Sealing
from hirepair_desktop.reports.blocks import Block, Row, Space, Stack
from hirepair_desktop.reports.compose import (
    COLUMN_GAP,
    Fit,
    columns,
    commitments,
    day_words,
    led,
    people_line,
    said,
    said_or_open,
    section,
    signed,
    small,
    some,
    still_open,
    title_block,
    voice,
)
from hirepair_desktop.reports.counting import counted
from hirepair_desktop.reports.holds import waits_words
from hirepair_desktop.reports.lines import Text
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.marks import Box
from hirepair_desktop.reports.offers import place_words
from hirepair_desktop.reports.released import released_lines
from hirepair_desktop.reports.review_data import Looked, ReviewFacts
from hirepair_desktop.reports.review_table import ratings_table, scale_legend
from hirepair_desktop.reports.stand import RangeAxis
from hirepair_desktop.reports.telling import told_line
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, money, ngettext

DECIDED = {
    DecisionValue.HIRE: _("Hire"),
    DecisionValue.NO_HIRE: _("No hire"),
    DecisionValue.HOLD: _("Hold"),
    DecisionValue.MORE_EVIDENCE: _("More evidence"),
    DecisionValue.LOST: _("Left before it was told"),
    DecisionValue.YES: _("Yes"),
    DecisionValue.NO: _("No"),
}
MATCHES = {"yes": _("Yes."), "partly": _("Partly."), "no": _("No.")}
RATIONALE_LINES = 4
CASES_AIR = 0.45
"""From here on a case may take a second line (METHOD E: one each)."""


def review_page(facts: ReviewFacts, fit: Fit) -> list[Block]:
    """The nine items of the page; pay only for a hire."""
    parts: list[Block | None] = [
        *_title(facts, fit),
        _decision(facts, fit),
        Space(12 * max(fit.air, 0.5)),
        section(_("What each of us saw"), _saw(facts, fit), fit, notes=scale_legend(), rule="none"),
        section(_("Where we differed"), _differed(facts, fit), fit, notes=_gap_list(facts, fit)),
        section(_("What the team wanted"), _wanted(facts, fit), fit),
        section(_("The case against, the case for"), _cases(facts, fit), fit),
        section(_("Pay"), pay(facts, fit), fit) if facts.hired or facts.offer is not None else None,
        _hears(facts, fit),
        section(_("Who does what"), commitments(facts.commitments, facts.people, fit, facts.session.started_at), fit),
    ]
    return [part for part in parts if part is not None]


def _title(facts: ReviewFacts, fit: Fit) -> list[Block]:
    role = facts.role.title.rstrip(".")
    if facts.stage is not None:
        words = [_("For {role}, stage “{stage}”.").format(role=role, stage=facts.stage.name.rstrip("."))]
    else:
        words = [_("For {role}.").format(role=role)]
    words.append(_how_sealed(facts))
    rated = [(facts.people.side(p), facts.people.name(p), facts.people.seat(p)) for p in facts.raters]
    return [
        *title_block(facts.called, " ".join(words), fit),
        Space(9 * max(fit.air, 0.4)),
        people_line(rated),
        Space(13 * max(fit.air, 0.4)),
    ]


def _how_sealed(facts: ReviewFacts) -> str:
    n = len(facts.raters)
    if not n:
        return _("No scorecard.")
    held = facts.round
    if held is not None and held.mode is Sealing.WINDOW_ONLY:
        words = ngettext(
            "{n} scorecard, hidden in the window only until the reveal.",
            "{n} scorecards, hidden in the window only until the reveal.",
            n,
        )
    elif held is not None and n == 1:
        words = _("{n} scorecard, so nothing here was independent.")
    elif held is not None:
        words = ngettext(
            "{n} scorecard, sealed before the talk.",
            "{n} scorecards, each sealed before the talk.",
            n,
        )
    else:
        words = ngettext("{n} scorecard.", "{n} scorecards.", n)
    return words.format(n=counted(n))


# Decision


def _decision(facts: ReviewFacts, fit: Fit) -> Block:
    """The one box: who decided what and why, with the other's advice beside it."""
    pad = 12 * max(fit.air, 0.5)
    advised = _advice(facts, fit)
    if not advised:
        return Box(Stack(_decided(facts, fit)), pad)
    return Box(Row([(Stack(_decided(facts, fit)), 0), (Stack(advised), 152.0)], gap=COLUMN_GAP, parts=True), pad)


def _decided(facts: ReviewFacts, fit: Fit) -> list[Block]:
    people, decision = facts.people, facts.decision
    if decision is None:
        return [
            signed(
                people.side(facts.owner),
                _("{name}, {seat}, owns the decision").format(
                    name=people.name(facts.owner), seat=people.seat(facts.owner)
                ),
                strong("meta"),
            ),
            still_open(_("no decision is recorded yet")),
        ]
    maker = decision.made_by or facts.owner
    head = _("Decided by {name}, {seat}").format(name=people.name(maker), seat=people.seat(maker))
    lines: list[Block] = [
        signed(people.side(maker), head, strong("meta")),
        Space(2),
        Text([Span(_headline(facts), kind("decision"))]),
        said_or_open(
            decision.rationale, _("the reason"), kind("body", "ink2"),
            most=fit.most(RATIONALE_LINES),
        ),
    ]  # fmt: skip
    if maker != facts.owner:
        why = decision.delegation_note.strip() or _("no note says why it passed on")
        words = _("{name} owned the decision: {why}").format(name=people.name(facts.owner), why=why)
        lines.append(small(words, "ink2", most=fit.most(2)))
    named = "; ".join(criterion.label for criterion in decision.criteria)
    if named:
        lines.append(small(_("Rests on: {criteria}").format(criteria=named), "ink2", most=fit.most(2)))
    return [*lines, *_waits(facts, fit), *_then(facts, fit)]


def _headline(facts: ReviewFacts) -> str:
    decision, offer = facts.decision, facts.offer
    assert decision is not None
    words = DECIDED[decision.value] if decision.value is not None else _("Open")
    if facts.hired and offer is not None:
        return _("{decision}, {amount} base").format(decision=words, amount=money(offer.amount, offer.currency))
    return words


def _waits(facts: ReviewFacts, fit: Fit) -> list[Block]:
    decision = facts.decision
    assert decision is not None
    if decision.value not in OPEN_VALUES:
        return []
    words = waits_words(decision, day_words(decision.next_date, facts.session.started_at))
    return [Space(4 * max(fit.air, 0.5)), led(_("Waits for:"), words, most=fit.most(3))]


def _then(facts: ReviewFacts, fit: Fit) -> list[Block]:
    """Why it was decided again, and whether another decision holds by now."""
    decision, lines = facts.decision, list[str]()
    assert decision is not None
    near = facts.session.started_at
    if decision.reopened_reason.strip():
        lines.append(_("Decided again: {reason}").format(reason=decision.reopened_reason.strip()))
    if facts.later is not None and facts.later.value is not None:
        lines.append(
            _("Since then: {decision}, {when}.").format(
                decision=DECIDED[facts.later.value], when=day_words(facts.later.made_at, near)
            )
        )
    return [small(line, "ink2", most=fit.most(3)) for line in lines]


def _advice(facts: ReviewFacts, fit: Fit) -> list[Block]:
    lines: list[Block] = []
    for entry in facts.candidate.advice:
        person, words = entry["person_id"], entry["text"].strip()
        if words:
            lines += [
                signed(
                    facts.people.side(person),
                    _("{name} advised").format(name=facts.people.name(person)),
                    strong("meta"),
                ),
                said(words, kind("body", "ink2"), most=fit.most(5)),
            ]
    return lines


# Ratings and gaps


def _saw(facts: ReviewFacts, fit: Fit) -> list[Block]:
    if not facts.looked:
        return [still_open(_("nobody has rated yet"))]
    return [ratings_table(facts, fit), *released_lines(facts.round, facts.people, fit)]


def _gap_list(facts: ReviewFacts, fit: Fit) -> list[Block]:
    notes: list[Block] = []
    for row in facts.gaps:
        values = [view.value for view in row.views.values() if view.value is not None]
        notes.append(
            small(
                _("{criterion}: {low} to {high}").format(
                    criterion=row.criterion.label, low=min(values), high=max(values)
                ),
                most=fit.most(2),
            )
        )
    return notes


def _differed(facts: ReviewFacts, fit: Fit) -> list[Block]:
    shown, more = some(facts.gaps, fit.items)
    if not shown:
        return [said(_("No sealed ratings lie two or more apart."), kind("body", "ink2"))]
    blocks: list[Block] = []
    for place, row in enumerate(shown):
        if place:
            blocks.append(Space(max(8 * fit.air, 3)))
        blocks += gap(facts, row, fit)
    return [*blocks, *more]


def gap(facts: ReviewFacts, row: Looked, fit: Fit) -> list[Block]:
    """The lowest and the highest view side by side, what was noted, and who sees it how now."""
    people = facts.people
    views = sorted(
        (view for view in row.views.values() if view.value is not None),
        key=lambda view: (view.value, facts.raters.index(view.rater_id)),
    )
    ends = [views[0], next(view for view in views if view.value == views[-1].value)]
    if people.side(ends[0].rater_id) == "man" or people.side(ends[1].rater_id) == "rec":
        ends.reverse()
    voices = [
        voice(
            people.side(view.rater_id),
            _("{name}, {value}").format(name=people.first(view.rater_id), value=view.value),
            view.evidence.strip() or _("No evidence written."),
            fit,
        )
        for view in ends
    ]
    note = facts.notes.get(row.criterion.id)
    words = [note.text.strip() if note is not None and note.text.strip() else ""]
    words += [
        _("After talking, {name} says {value}: {reason}").format(
            name=people.first(view.rater_id), value=view.revised_value, reason=view.revised_reason.strip()
        )
        for view in row.views.values()
        if view.revised_value is not None
    ]
    text = " ".join(part for part in words if part)
    blocks: list[Block] = [Row([(voices[0], 0), (voices[1], 0)], gap=COLUMN_GAP, parts=True), Space(3)]
    if not words[0]:
        blocks.append(still_open(_("a note on this gap")))
    return [*blocks, said(text, kind("body", "ink2"), most=fit.free)] if text else blocks


# Against the brief


def _wanted(facts: ReviewFacts, fit: Fit) -> list[Block]:
    people = facts.people
    rows: list[Block] = []
    for asked, answered, what in (
        ("matchesBrief.r", "matchesBrief", _("is this what the team wanted?")),
        ("addsToDirection.r", "addsToDirection", _("does this person add to where the team is going?")),
    ):
        question, answer = facts.said(asked), facts.said(answered)
        left: Block = still_open(what)
        if question is not None:
            head = _("{name} asked").format(name=people.first(question.person_id))
            left = voice(people.side(question.person_id), head, question.text, fit)
        right: Block = still_open(_("the answer"))
        if answer is not None:
            head = _("{name} answered").format(name=people.first(answer.person_id))
            words = _with_choice(answer.choice, answer.text.strip())
            right = voice(people.side(answer.person_id), head, words, fit)
        rows += [Row([(left, 0), (right, 0)], gap=COLUMN_GAP, parts=True), Space(max(6 * fit.air, 2.5))]
    return rows[:-1]


def _with_choice(choice: str | None, words: str) -> str:
    """`Partly. The writing is what we asked for.`; not twice when the words begin with it."""
    lead = MATCHES.get(choice or "", "")
    return words if words.casefold().startswith(lead[:-1].casefold()) else f"{lead} {words}".strip()


def _cases(facts: ReviewFacts, fit: Fit) -> list[Block]:
    people = facts.people
    lines: list[Block] = []
    for key, lead, what in (
        ("caseAgainst", _("Against"), _("the case against")),
        ("caseFor", _("For"), _("the case for")),
    ):
        case = facts.said(key)
        if case is None:
            lines.append(still_open(what))
            continue
        head = _("{which}, {name}:").format(which=lead, name=people.first(case.person_id))
        rest = Span(" " + case.text.strip(), kind("body"))
        most = fit.free if fit.air == 1 else fit.most(2 if fit.air >= CASES_AIR else 1)
        lines.append(signed(people.side(case.person_id), head, strong(), rest, most=most))
    dissent = facts.decision.dissent if facts.decision is not None else []
    for entry in dissent:
        head = _("{name} sees it differently:").format(name=people.first(entry["person_id"]))
        rest = Span(" " + entry["text"].strip(), kind("body"))
        lines.append(signed(people.side(entry["person_id"]), head, strong(), rest, most=fit.most(3)))
    return lines


# Pay, message


def pay(facts: ReviewFacts, fit: Fit) -> list[Block]:
    """The amount on the range as it stood, who set it and why."""
    offer, people = facts.offer, facts.people
    if offer is None:
        return [still_open(_("the amount"))]
    axis = RangeAxis(offer.amount, offer.range_min, offer.range_max, offer.currency, people.side(offer.set_by))
    head = _("{name} set {amount}").format(name=people.name(offer.set_by), amount=money(offer.amount, offer.currency))
    lines: list[Block] = [signed(people.side(offer.set_by), head, strong())]
    where = place_words(offer)
    if where:
        lines.append(said(f"{where[:1].upper()}{where[1:]}.", kind("body", "ink2")))
    for words in (offer.reason, offer.delegation_note):
        if words.strip():
            lines.append(said(words, most=fit.most(4)))
    if offer.range_min is None and offer.range_max is None:
        return [*lines, still_open(_("the range it lies in"))]
    return [Row([(Stack(lines), 0), (Stack([Space(4), axis]), 0)], gap=COLUMN_GAP, parts=True)]


def _hears(facts: ReviewFacts, fit: Fit) -> Block:
    told = facts.message is not None and facts.message.sent_at is not None
    label = (_("What {name} was told") if told else _("What {name} will hear")).format(name=facts.called)
    if facts.withheld:
        words = _("The outcome and thanks. Feedback is withheld by the policy of this workspace.")
        return section(label, [said(words)], fit, notes=_told_by(facts))
    message = facts.message
    if message is None:
        return section(label, [still_open(_("strengths, something to grow, who tells it and when"))], fit)
    strengths = " ".join(str(words).strip() for words in message.strengths)
    growth = " ".join(str(point["text"]).strip() for point in message.growth)
    content: list[Block] = [
        columns(
            [said(_("Strengths"), strong()), said_or_open(strengths, _("one strength"), most=fit.free)],
            [said(_("To grow"), strong()), said_or_open(growth, _("one point to grow"), most=fit.free)],
        )
    ]
    if message.next_step.strip():
        content.append(led(_("Next:"), message.next_step, most=fit.most(2)))
    return section(label, content, fit, notes=_told_by(facts))


def _told_by(facts: ReviewFacts) -> list[Block]:
    """Who tells them and by when, or when they were told."""
    if facts.message is None:
        return []
    return [small(told_line(facts.people, facts.message, facts.session.started_at))]
