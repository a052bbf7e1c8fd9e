"""A check-in on one page, in the order of METHOD E: who and when, joy, outcomes, their words, promises, support."""

from __future__ import annotations

from hirepair_desktop.model import Commitment
from hirepair_desktop.model.kinds import PromiseGap
from hirepair_desktop.model.outcome_standing import outcome_labels
from hirepair_desktop.model.promise_gap import PROMISES, gap_about, promise_words
from hirepair_desktop.reports.blocks import Block, Space
from hirepair_desktop.reports.check_in_data import CheckInFacts, Stands
from hirepair_desktop.reports.compose import (
    Fit,
    dated,
    day_words,
    ended,
    led,
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
)
from hirepair_desktop.reports.counting import counted
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.marks import Edge, Rule, Side
from hirepair_desktop.text import _, joined, long_day, long_weekdays, ngettext

GAPS = {PromiseGap.SMALL: _("a small gap"), PromiseGap.LARGE: _("a large gap")}


def check_in_page(facts: CheckInFacts, fit: Fit) -> list[Block]:
    """The seven items of the page."""
    parts: list[Block | None] = [
        *_title(facts, fit),
        section(_("To celebrate"), _celebrate(facts, fit), fit, rule="none"),
        section(_("A sign of thriving"), [_thriving(facts, fit)], fit),
        section(_("Outcomes"), _outcomes(facts, fit), fit) if facts.has_outcomes else None,
        section(
            _("In {name}’s words").format(name=facts.called), _words(facts, fit), fit, notes=_consent(facts)
        ),
        section(_("Promise and reality"), _promise(facts, fit), fit),
        section(_("What we will do"), [_support(facts, fit)], fit),
        section(_("Who does what"), _commitments(facts, fit), fit),
    ]  # fmt: skip
    return [part for part in parts if part is not None]


def _title(facts: CheckInFacts, fit: Fit) -> list[Block]:
    title = _("{name}, day {n}").format(name=facts.called, n=facts.talk.day)
    role, start = facts.role.title.rstrip("."), day_words(facts.hire.started_on, facts.session.started_at)
    lead = [_("{role} since {day}.").format(role=role, day=start) if start else f"{role}."]
    if facts.has_outcomes:
        words = ngettext("{k} of {n} outcome ahead or on.", "{k} of {n} outcomes ahead or on.", len(facts.outcomes))
        lead.append(words.format(k=counted(facts.well), n=counted(len(facts.outcomes)).lower()))
    return [
        *title_block(title, " ".join(lead), fit),
        Space(10 * max(fit.air, 0.4)),
        people_line(_there(facts)),
        Space(12 * max(fit.air, 0.4)),
        Rule("strong"),
    ]


def _there(facts: CheckInFacts) -> list[tuple[Side, str, str]]:
    """Who was at the table; the hire for the middle part, or their words brought by somebody."""
    people, there = facts.people, {person.id: person.name for person in facts.session.attendees}
    lines: list[tuple[Side, str, str]] = []
    for person in people.pair:
        seat = people.seat(person)
        about = seat if person in there else _("{seat}, not there").format(seat=seat)
        lines.append((people.side(person), people.name(person), about))
    others = [(people.side(key), name, "") for key, name in there.items() if key not in people.pair]
    part = _("there for the middle part") if facts.talk.hire_present else _("not there")
    return [*lines, *others, ("other", facts.called, part)]


# Joy


def _celebrate(facts: CheckInFacts, fit: Fit) -> list[Block]:
    recruiter = facts.people.recruiter
    blocks: list[Block] = [
        said_or_open(facts.talk.celebrate, _("something that went well"), kind("lead"), most=fit.free)
    ]
    names = joined([facts.people.first(person) for person in facts.talk.thanked])
    words = _("{name} read it out.").format(name=facts.people.first(recruiter)) if facts.talk.celebrate.strip() else ""
    thanked = _("Thanked: {names}.").format(names=names) if names else ""
    if words or thanked:
        line = " ".join(part for part in (words, thanked) if part)
        blocks += [Space(3), signed(facts.people.side(recruiter), line, kind("meta", "ink2"), most=fit.most(2))]
    return blocks


def _thriving(facts: CheckInFacts, fit: Fit) -> Block:
    sign = facts.talk.thrive_sign.strip()
    if not sign:
        return still_open(_("a concrete sign, or “not yet”"))
    return signed(facts.people.side(facts.people.manager), sign, most=fit.free)


# Outcomes


def _outcomes(facts: CheckInFacts, fit: Fit) -> list[Block]:
    shown, more = some(facts.outcomes, fit.items)
    agreed = _("Agreed at the intake")
    heads: list[Block] = [small(""), small(agreed), small(_("Now")), small(_("Status"))]
    rows = [outcome_row(number, stands, fit) for number, stands in enumerate(shown, 1)]
    return [table(heads, rows, (10, 168, 0, 58), fit), *more]


def outcome_row(number: int, stands: Stands, fit: Fit) -> list[Block]:
    """`1  One outcome  what shows it  Ahead`."""
    status: Block = (
        said(outcome_labels()[stands.status], strong()) if stands.status is not None else small(_("open"), "ink2")
    )
    note = said(stands.note, kind("body", "ink2"), most=fit.free) if stands.note.strip() else small("")
    return [small(str(number)), said(stands.outcome.text, most=fit.free), note, status]


# Their words


def _consent(facts: CheckInFacts) -> list[Block]:
    if not facts.talk.hire_voice.strip():
        return []
    return [small(_("Printed with consent") if facts.quoted else _("Not printed: no consent"))]


def _words(facts: CheckInFacts, fit: Fit) -> list[Block]:
    words = facts.talk.hire_voice.strip()
    if not words:
        return [still_open(_("we have not heard them in their own words"))]
    if not facts.quoted:
        line = _("{name} spoke, and did not agree to be quoted here.").format(name=facts.called)
        return [said(line, kind("body", "ink2"))]
    return [Edge(said(f"“{words}”", most=fit.free), "other")]


def _promise(facts: CheckInFacts, fit: Fit) -> list[Block]:
    gap = facts.talk.promise_gap
    if gap is None:
        return [still_open(_("whether promise and reality are one"))]
    if gap is PromiseGap.NONE:
        return [said(_("As told."))]
    about, names = gap_about(facts.talk.promise_gap_about), promise_words()
    named = joined([names[promise] for promise in about.promises])
    lead = _("{promises}: {gap}.").format(promises=named, gap=GAPS[gap]) if named else _("{gap}.").format(gap=GAPS[gap])
    lead = lead[:1].upper() + lead[1:]
    rest = [names[promise] for promise in PROMISES if promise not in about.promises] if named else []
    told = _("As told: {promises}.").format(promises=joined([words.lower() for words in rest])) if rest else ""
    return [led(lead, " ".join(part for part in (ended(about.note), told) if part), most=fit.free)]


# What comes of it


def _support(facts: CheckInFacts, fit: Fit) -> Block:
    words = facts.talk.support_given.strip()
    if not words:
        return still_open(_("what the company will do"))
    return signed(facts.people.side(facts.people.manager), words, most=fit.free)


def _commitments(facts: CheckInFacts, fit: Fit) -> list[Block]:
    near = facts.session.started_at
    shown, more = some(facts.commitments, fit.items)
    lines: list[Block] = []
    for made in shown:
        when = day_words(made.due, near) or _("no day yet")
        lines.append(dated(facts.people.side(made.owner_id), _promised(facts, made), when, fit))
    lines = lines or [still_open(_("who does what by when"))]
    return [*lines, *more, Space(5), small(next_words(facts), "ink2")]


def _promised(facts: CheckInFacts, made: Commitment) -> str:
    """`Daniel: give K07 the tool choice, in writing`."""
    words = made.text.strip()
    return _("{name}: {words}").format(name=facts.people.first(made.owner_id), words=words) if words else ""


def next_words(facts: CheckInFacts) -> str:
    """`Next talk: day 180, Thursday 4 February 2027.`"""
    following = facts.next_talk()
    if following is None:
        return _("This was the last of the five talks.")
    n, on = following
    if on is None:
        return _("Next talk: day {n}.").format(n=n)
    when = _("{weekday} {day}").format(weekday=long_weekdays()[on.weekday()], day=long_day(on))
    return _("Next talk: day {n}, {day}.").format(n=n, day=when)
