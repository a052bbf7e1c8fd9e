"""A mended fence as a page: what each wrote, what was heard, one repair each. Printed only where both agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Commitment, Entry, Round, Session
from hirepair_desktop.model.kinds import RoundOf, RoundState
from hirepair_desktop.model.mend_form import ALONE
from hirepair_desktop.model.mending import KEYS, is_right, said_back, tries
from hirepair_desktop.model.promising import commitments_of
from hirepair_desktop.model.told_alone import Told, told, words_of
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import (
    FULL,
    Fit,
    commitments,
    on_one_page,
    said,
    section,
    signed,
    small,
    still_open,
    title_block,
    when_words,
)
from hirepair_desktop.reports.feedback import VoiceColumns, column_head
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.marks import Box, Side
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.people import People
from hirepair_desktop.reports.records import closing, day_and_clock, sealing
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _


@dataclass
class MendFacts:
    """What one session prints."""

    session: Session
    people: People
    wrote: Told
    back: dict[str, Entry | None]
    """What each says back, by who says it."""
    tries: dict[str, Sequence[Entry]]
    commitments: Sequence[Commitment]
    round: Round | None


def mend_facts(s: Block, session: Session) -> MendFacts:
    """Load what one session prints."""
    people = People(s, session.partnership)
    return MendFacts(
        session=session,
        people=people,
        wrote=told(s, session.id, KEYS),
        back={person: said_back(s, session.id, person) for person in people.pair},
        tries={person: tries(s, session.id, person) for person in people.pair},
        commitments=commitments_of(s, session.id),
        round=s.scalars(
            select(Round).where(
                Round.session_id == session.id, Round.what == RoundOf.REPAIR, Round.state == RoundState.REVEALED
            )
        ).first(),
    )


def mend_sheet(s: Block, session: Session, options: PrintOptions) -> Sheet:
    """The summary of one session."""
    facts = mend_facts(s, session)
    people = facts.people
    frame = Frame(
        kind=_("Mend a fence"),
        when=when_words(session.started_at, session.closed_at),
        about=people.both(),
        seen_by=_("Printed because both agreed. May be seen by {names}.").format(names=people.names(people.pair)),
        record=session.id,
        printed=options.today,
    )
    if options.full:
        return Sheet(options.paper, frame, [*_page(facts, FULL), *_rest(s, facts)])
    return on_one_page(options.paper, frame, lambda fit: _page(facts, fit))


def _page(facts: MendFacts, fit: Fit) -> list[blocks.Block]:
    words = _("{pair} mend a fence").format(pair=facts.people.both())
    lead = _("Written alone, opened in one instant, read aloud and said back.")
    near = facts.session.started_at
    return [
        *title_block(words, lead, fit),
        blocks.Space(12 * max(fit.air, 0.4)),
        VoiceColumns([_column(facts, person, fit) for person in facts.people.pair]),
        blocks.Space(14 * max(fit.air, 0.4)),
        section(_("One repair each"), commitments(facts.commitments, facts.people, fit, near), fit, rule="strong"),
    ]


def _column(facts: MendFacts, person: str, fit: Fit) -> tuple[Side, str, blocks.Block]:
    people = facts.people
    title = _("{name} wrote").format(name=people.first(person))
    parts = column_head(people, person, title)
    for field in ALONE:
        label = small(_(field.label))
        label.keep = True
        words = words_of(facts.wrote, person, field.key)
        body = said(words, most=fit.free) if words else still_open(_(field.label).lower())
        parts += [blocks.Space(6 * max(fit.air, 0.3)), label, body]
    parts += [blocks.Space(9 * max(fit.air, 0.4)), _heard(facts, person, fit)]
    return people.side(person), title, blocks.Stack(parts)


def _heard(facts: MendFacts, person: str, fit: Fit) -> Box:
    """What the other said back, boxed, and whether it was right."""
    people = facts.people
    other = next(one for one in people.pair if one != person)
    entry, name = facts.back[other], people.first(other)
    if entry is None or not entry.text.strip():
        return Box(still_open(_("what {name} heard").format(name=name)), 6, 8)
    heard = signed(
        people.side(other), _("{name} heard:").format(name=name), strong(),
        Span(" " + entry.text.strip(), kind("body")), most=fit.free,
    )  # fmt: skip
    right = _("{name}: that’s right.") if is_right(entry, person) else _("{name} has not said that it is right.")
    return Box(blocks.Stack([heard, blocks.Space(2), small(right.format(name=people.first(person)), "ink2")]), 6, 8)


# In full


def _rest(s: Block, facts: MendFacts) -> list[blocks.Block]:
    """What was not right yet, and the record."""
    people = facts.people
    return [
        section(_("Said back before it was right"), _tries(facts), FULL, rule="strong"),
        section(_("How it was sealed"), sealing(facts.round, people, FULL), FULL),
        *closing(s, facts.session, people, FULL),
    ]


def _tries(facts: MendFacts) -> list[blocks.Block]:
    people = facts.people
    lines: list[blocks.Block] = [
        signed(people.side(person), entry.text.strip(), kind("body"),
               Span(" " + day_and_clock(entry.written_at), kind("body", "ink3")))
        for person in people.pair
        for entry in facts.tries[person]
    ]  # fmt: skip
    return lines or [said(_("Nothing had to be corrected."), kind("body", "ink2"))]
