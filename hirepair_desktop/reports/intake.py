"""The intake brief on one page, in the order of METHOD E."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hirepair_desktop.model import Challenge
from hirepair_desktop.model.kinds import ChallengeResult, PayShared, Tier
from hirepair_desktop.reports.blocks import Block, Row, Space, Stack
from hirepair_desktop.reports.compose import (
    COLUMN_GAP,
    Fit,
    columns,
    commitments,
    dated,
    ended,
    led,
    lowered,
    people_line,
    said,
    said_or_open,
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
from hirepair_desktop.reports.intake_facts import SHARING, IntakeFacts
from hirepair_desktop.reports.intake_plan import plan_grid
from hirepair_desktop.reports.lines import Most, Text
from hirepair_desktop.reports.look import Type, kind, strong
from hirepair_desktop.reports.marks import Sign
from hirepair_desktop.reports.people import People
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, ngettext

MOST_MUSTS = 8
"""METHOD E: the page holds eight musts at most; all of them stand in the full summary."""

MOST_CHALLENGES = 3
RESULTS = {
    ChallengeResult.CHANGED: _("{name} answered, changed"),
    ChallengeResult.KEPT: _("{name} answered, kept"),
    ChallengeResult.PARKED: _("{name} answered, parked"),
}


def intake_page(facts: IntakeFacts, fit: Fit) -> list[Block]:
    """The ten items of the page."""
    return [
        *_title(facts, fit),
        section(_("Why this role, now"), _why(facts, fit), fit, rule="strong"),
        section(_("The team"), _team(facts, fit), fit),
        section(_("What success looks like"), _success(facts, fit), fit),
        section(_("Must-haves"), _musts(facts, fit), fit, notes=_legend(facts)),
        section(_("How we tell it"), _pitch(facts, fit), fit),
        section(_("How we will find out"), plan_grid(facts, fit), fit),
        section(_("Who decides, who sets pay"), _power(facts, fit), fit),
        section(_("How we work together"), _together(facts, fit), fit),
        section(_("What changed through challenge"), _challenges(facts, fit), fit),
        section(_("Who does what"), commitments(facts.commitments, facts.people, fit, facts.session.started_at), fit),
    ]


def _title(facts: IntakeFacts, fit: Fit) -> list[Block]:
    role, people = facts.columns, facts.people
    about = [str(role[key]).strip() for key in ("location",) if str(role[key] or "").strip()]
    about.append(ngettext("{n} seat", "{n} seats", role["seats"]).format(n=counted(role["seats"])))
    pay = facts.pay()
    if pay:
        about.append(_("Base pay {pay}").format(pay=pay))
    lead = " ".join(f"{part}." for part in about)
    seats = [(people.side(person), people.name(person), _seat(facts, person)) for person in people.pair]
    return [
        *title_block(str(role["title"]), lead, fit),
        Space(11 * max(fit.air, 0.4)),
        people_line(seats),
        Space(14.5 * max(fit.air, 0.4)),
    ]


def _seat(facts: IntakeFacts, person_id: str) -> str:
    """`hiring manager, owns the decision and the pay`."""
    role = facts.columns
    decides = role["decision_owner_id"] == person_id
    pays = role["pay_owner_id"] == person_id and not role["pay_by_pair"]
    seat = facts.people.seat(person_id)
    if role["pay_by_pair"]:
        words = _("{seat}, owns the decision, shares the pay") if decides else _("{seat}, advises, shares the pay")
        return words.format(seat=seat)
    if decides and pays:
        return _("{seat}, owns the decision and the pay").format(seat=seat)
    if decides:
        return _("{seat}, owns the decision").format(seat=seat)
    if pays:
        return _("{seat}, advises, owns the pay").format(seat=seat)
    return _("{seat}, advises").format(seat=seat)


def _why(facts: IntakeFacts, fit: Fit) -> list[Block]:
    mission, why = facts.words("mission"), facts.words("whyNow")
    return [
        said_or_open(
            mission, _("the mission in one sentence"), kind("lead"), most=Most(2, None) if fit.tight else fit.free
        ),
        Space(3 * fit.air),
        said_or_open(why, _("why this role, now"), most=fit.free),
    ]


def _team(facts: IntakeFacts, fit: Fit) -> list[Block]:
    blocks: list[Block] = []
    for key, lead, what in (
        ("team.now", _("Today:"), _("the team today")),
        ("team.direction", _("In 12 months:"), _("what the team becomes")),
    ):
        words = facts.words(key)
        blocks.append(led(lead, words, most=fit.free) if words else still_open(what))
    return blocks


def _success(facts: IntakeFacts, fit: Fit) -> list[Block]:
    """Up to three outcomes stand side by side as in picture 11; more are rows."""
    outcomes: Sequence[Mapping[str, Any]] = facts.body["outcomes"]
    if not outcomes:
        return [still_open(_("three to eight outcomes, each with a measure"))]
    if len(outcomes) <= 3 and fit.air > 0.5:
        return [columns(*([_outcome(outcome, fit)] for outcome in outcomes))]
    shown, more = some(outcomes, fit.items)
    return [*(_outcome_row(outcome, fit) for outcome in shown), *more]


def _outcome_row(outcome: Mapping[str, Any], fit: Fit) -> Row:
    """Month, outcome and measure; on a tight page the measure follows in the same lines."""
    month = (said(_month(outcome), strong("body", "ink2")), 48.0)
    words, measure = str(outcome["text"]).strip(), str(outcome["measure"] or "").strip()
    if fit.tight and measure:
        told = Text([Span(ended(words) + " ", kind("body")), Span(measure, kind("body", "ink2"))], most=fit.free)
        return Row([month, (told, 0)], gap=8)
    return Row([month, (said(words, most=fit.free), 0), (_measure(outcome, fit), 0)], gap=8)


def _month(outcome: Mapping[str, Any]) -> str:
    months = outcome["due_months"]
    return _("Month {n}").format(n=months) if months else _("No month")


def _outcome(outcome: Mapping[str, Any], fit: Fit) -> Stack:
    return Stack(
        [
            Text([Span(_month(outcome), kind("period"))]),
            Space(1),
            said(str(outcome["text"]), most=fit.free),
            _measure(outcome, fit),
        ]
    )


def _measure(outcome: Mapping[str, Any], fit: Fit) -> Text:
    words = str(outcome["measure"] or "").strip()
    return said(words, kind("body", "ink2"), most=fit.free) if words else still_open(_("the measure"))


def _legend(facts: IntakeFacts) -> list[Block]:
    people = facts.people
    return [
        signed(people.side(person), _("raised by {name}").format(name=people.first(person)), kind("small", "ink3"))
        for person in people.pair
    ]


def _musts(facts: IntakeFacts, fit: Fit) -> list[Block]:
    every = facts.criteria(Tier.MUST)
    musts = every if fit.whole else every[:MOST_MUSTS]
    if not musts:
        return [still_open(_("the musts"))]
    heads = [small(words, "ink2") for words in (_("On day one"), _("A 1 looks like"), _("A 4 looks like"))]
    lines = Most(2, 4) if fit.lines == 1 and fit.items is None else fit.most(4)
    rows = [
        [
            raised(facts, must, kind("body", weight=500), most=lines),
            _anchor(must, "1", lines),
            _anchor(must, "4", lines),
        ]
        for must in musts
    ]
    widest = max(row[0].natural() for row in rows if isinstance(row[0], Text))
    broadest = 118.0 if fit.tight else 190.0
    blocks: list[Block] = [table(heads, rows, (min(max(widest + 1, 110), broadest), 0, 0), fit)]
    left = len(every) - len(musts)
    if left:
        blocks.append(small(ngettext("{n} more must in full", "{n} more musts in full", left).format(n=left)))
    other = _other_criteria(facts)
    if other:
        blocks += [Space(5 * max(fit.air, 0.4)), Text(other, most=fit.most(2))]
    return blocks


def raised(facts: IntakeFacts, criterion: Mapping[str, Any], look: Type, *rest: Span, most: Most | None = None) -> Text:
    """A criterion with the sign of who raised it, if anybody is on record."""
    words = Span(str(criterion["label"]), look)
    by = criterion["raised_by"]
    return Text([*([Sign(facts.people.side(by))] if by else []), words, *rest], most=most)


def _anchor(must: Mapping[str, Any], figure: str, lines: Most) -> Stack:
    words = str((must["anchors"] or {}).get(figure, "")).strip()
    return lowered(said(words or _("Open"), kind("small", "ink2"), most=lines))


def _other_criteria(facts: IntakeFacts) -> list[Span | Sign]:
    """Nice to have and can be learned, on one line."""
    spans: list[Span | Sign] = []
    for tier, lead in ((Tier.NICE, _("Nice to have:")), (Tier.LEARN, _("Can be learned in six months:"))):
        labels = "; ".join(str(criterion["label"]).rstrip(".") for criterion in facts.criteria(tier))
        if labels:
            gap = " " if spans else ""
            spans += [Span(gap + lead + " ", strong("meta")), Span(labels + ".", kind("meta", "ink2"))]
    return spans


def _pitch(facts: IntakeFacts, fit: Fit) -> list[Block]:
    sides = []
    for key, head, what in (
        ("pitch", _("The pitch"), _("why this work, why this team, why now")),
        ("honestHard", _("The hardest part"), _("the hardest part of this job")),
    ):
        words = facts.words(key)
        if fit.tight and words:
            sides.append([led(head + ":", words, most=fit.free)])
        else:
            sides.append([said(head, strong()), said_or_open(words, what, most=fit.free)])
    return [columns(*sides)]


def _power(facts: IntakeFacts, fit: Fit) -> list[Block]:
    role, people = facts.columns, facts.people
    owner, payer = role["decision_owner_id"], role["pay_owner_id"]
    decides: list[Block] = (
        [signed(people.side(owner), _("{name} decides").format(name=people.name(owner)), strong())]
        if owner
        else [still_open(_("who decides"))]
    )
    if role["pay_by_pair"]:
        signs = [Sign(people.side(person)) for person in people.pair]
        decides.append(Text([*signs, Span(_("{names} set pay").format(names=people.both()), strong())]))
    elif payer:
        decides.append(signed(people.side(payer), _("{name} sets pay").format(name=people.name(payer)), strong()))
    else:
        decides.append(still_open(_("who sets pay")))
    shared = role["pay_shared"]
    places = ", ".join(str(place) for place in role["jurisdictions"] or [])
    sharing = SHARING[PayShared(shared)] if shared else ""
    if sharing and places:
        sharing = _("{sentence} Places: {places}.").format(sentence=sharing, places=places)
    pay: list[Block] = [
        said(facts.pay(), strong()) if facts.pay() else still_open(_("the range")),
        said_or_open(sharing, _("when candidates hear the range"), kind("body", "ink2"), most=fit.free),
    ]
    if fit.tight and facts.pay() and sharing:
        pay = [Text([Span(facts.pay() + ". ", strong()), Span(sharing, kind("body", "ink2"))], most=fit.free)]
    return [columns(decides, pay)]


def _together(facts: IntakeFacts, fit: Fit) -> list[Block]:
    people = facts.people
    sides = []
    for person in people.pair:
        promises = [promise for promise in facts.body["promises"] if promise["from_id"] == person]
        shown, more = some(promises, fit.items)
        head = _("{name} promises, in working days") if fit.tight else _("{name} promises")
        lines: list[Block] = [signed(people.side(person), head.format(name=people.first(person)), strong())]
        lines += [_promise(promise, fit) for promise in shown]
        if not promises:
            lines.append(still_open(_("two promises")))
        pact = facts.words("candourPact", person)
        if pact:
            look = kind("meta" if fit.tight else "body", "ink2")
            lines.append(led(_("Candour pact:"), pact, most=fit.most(3), look=look))
        sides.append([*lines, *more])
    return [columns(*sides)]


def _promise(promise: Mapping[str, Any], fit: Fit) -> Block:
    days = promise["working_days"]
    if fit.tight:
        return dated(None, str(promise["text"]), str(days), fit, wide=16)
    words = ngettext("{n} working day", "{n} working days", days).format(n=days)
    return dated(None, str(promise["text"]), words, fit, wide=70)


def _challenges(facts: IntakeFacts, fit: Fit) -> list[Block]:
    """Those that changed the brief first, then the others, three at most; on a tight page what changed nothing waits
    for the full summary."""
    order = [ChallengeResult.CHANGED, ChallengeResult.KEPT, ChallengeResult.PARKED, None]
    found = sorted(facts.challenges, key=lambda challenge: order.index(challenge.result))[:MOST_CHALLENGES]
    if not found:
        none = [entry for entry in facts.sat("noChallenge") if entry.text.strip()]
        if not none:
            return [still_open(_("one challenge each way"))]
        return [
            signed(
                facts.people.side(entry.person_id),
                _("{name}: no challenge because").format(name=facts.people.first(entry.person_id)),
                strong(),
                Span(" " + entry.text.strip(), kind("body")),
                most=fit.free,
            )
            for entry in none
        ]
    shown, _more = some(found, fit.items)
    if fit.tight and shown[0].result is ChallengeResult.CHANGED:
        shown = [challenge for challenge in shown if challenge.result is ChallengeResult.CHANGED]
    blocks: list[Block] = []
    for place, challenge in enumerate(shown):
        if place:
            blocks.append(Space(max(6 * fit.air, 2.5)))
        blocks.append(challenge_row(facts, challenge, fit))
    left = len(facts.challenges) - len(shown)
    if left and not fit.whole:
        blocks.append(small(ngettext("{n} more challenge in full", "{n} more challenges in full", left).format(n=left)))
    return blocks


def answer_head(people: People, challenge: Challenge) -> str:
    """`Priya answered, changed`: how it ended is never cut off."""
    name = people.first(challenge.to_id)
    if challenge.result is None:
        return _("{name} answered, still open").format(name=name)
    return RESULTS[challenge.result].format(name=name)


def challenge_row(facts: IntakeFacts, challenge: Challenge, fit: Fit) -> Block:
    """Question and answer side by side: the recruiter's words left, the manager's right."""
    people = facts.people
    asked = voice(
        people.side(challenge.from_id),
        _("{name} asked").format(name=people.first(challenge.from_id)),
        challenge.text,
        fit,
    )
    answered = voice(people.side(challenge.to_id), answer_head(people, challenge), challenge.response, fit)
    pair = (asked, answered) if people.side(challenge.from_id) != "man" else (answered, asked)
    return Row([(pair[0], 0), (pair[1], 0)], gap=COLUMN_GAP, parts=True)
