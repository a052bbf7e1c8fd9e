"""What the page of one person shows (picture 25): what they gave, were thanked for, promised, and grow towards.

Things are listed and counted, one mark for one thing done; no figure is a grade, and nobody is set beside
somebody else (METHOD B S53). Feedback is here only as the reveal left it, and what was received only where both
of the session agreed that it may be printed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import selectinload

from hirepair_desktop.model.candidate import Candidate, Interview
from hirepair_desktop.model.feedback import Feedback
from hirepair_desktop.model.feedback_verbs import may_be_shared
from hirepair_desktop.model.kinds import (
    ChallengeResult,
    GoalStatus,
    Part,
    PersonKind,
    Response,
    SessionKind,
)
from hirepair_desktop.model.parting import pairs_ended, people_left
from hirepair_desktop.model.people import GrowthGoal, Partnership, Person
from hirepair_desktop.model.promising import DUE_FIRST, IS_STILL_PROMISED, open_commitments
from hirepair_desktop.model.role import DecisionRole, Role, SourceLead, Stage
from hirepair_desktop.model.session import Arrival, Challenge, Commitment, Session, Thanks
from hirepair_desktop.text import local

ALIASES_NAMED = 8
"""So many candidates are named under a count; the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody on this page: id, full name, usual seat."""

    id: str
    name: str
    kind: PersonKind


@dataclass(frozen=True, slots=True)
class Gave:
    """One kind of thing given, and how often. `about` is a person's name, `last` the day of the last one, `things`
    name what it was, `kinds` count sessions by kind."""

    what: str
    n: int
    about: str = ""
    last: date | None = None
    things: tuple[str, ...] = ()
    kinds: tuple[tuple[SessionKind, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ThankedFor:
    """Thanks in the words of who gave them."""

    giver: Named
    text: str
    day: date | None
    session_id: str


@dataclass(frozen=True, slots=True)
class Promised:
    """An open commitment, whose it is, and for whom."""

    id: str
    text: str
    due: date | None
    owner: Named
    for_whom: Named | None


@dataclass(frozen=True, slots=True)
class Growing:
    """A growth goal that is active, and the help that was promised."""

    text: str
    since: date | None
    helper: Named | None
    help: str


@dataclass(frozen=True, slots=True)
class InRole:
    """A part somebody has in a role: `parts` out of seat, decides, talks, or a part of METHOD A.1."""

    id: str
    title: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """Feedback that was answered, and what became of it."""

    giver: Named
    headline: str
    response: Response
    reason: str


@dataclass(frozen=True, slots=True)
class ArrivedWith:
    """How somebody came to the last feedback session, where they share it."""

    words: str
    day: date


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """All of it. `left` is the day they left, `partners` are who they sit with, since when and until which day (None: it
    goes on); `owed` is what others promised to them."""

    person: Named
    left: date | None
    partners: tuple[tuple[Named, date, date | None], ...]
    gave: tuple[Gave, ...]
    thanked_for: tuple[ThankedFor, ...]
    promised: tuple[Promised, ...]
    owed: tuple[Promised, ...]
    growing: tuple[Growing, ...]
    roles: tuple[InRole, ...]
    heard: tuple[Heard, ...]
    arrived: ArrivedWith | None


def person_facts(s: Block, person_id: str, now: datetime) -> PersonFacts | None:
    """Everything the page shows, or None for somebody who is not in the workspace."""
    if s.get(Person, person_id) is None:
        return None
    people = {person.id: Named(person.id, person.name, person.kind) for person in s.scalars(select(Person))}
    return PersonFacts(
        people[person_id], people_left(s).get(person_id), _partners(s, person_id, people), tuple(_gave(s, person_id, people, now)),
        _thanked_for(s, person_id, people), _promised(s, person_id, people), _owed(s, person_id, people),
        _growing(s, person_id, people), _roles(s, person_id), _heard(s, person_id, people), _arrived(s, person_id),
    )  # fmt: skip


def _partners(s: Block, person_id: str, people: Mapping[str, Named]) -> tuple[tuple[Named, date, date | None], ...]:
    ended = pairs_ended(s)
    rows = s.scalars(
        select(Partnership)
        .where(or_(Partnership.recruiter_id == person_id, Partnership.manager_id == person_id))
        .order_by(Partnership.started_on, Partnership.id)
    )
    return tuple(
        (people[pair.manager_id if pair.recruiter_id == person_id else pair.recruiter_id], pair.started_on,
         ended.get(pair.id))
        for pair in rows
    )  # fmt: skip


# What they gave


def _gave(s: Block, person_id: str, people: Mapping[str, Named], now: datetime) -> list[Gave]:
    found = [_sessions(s, person_id), _interviews(s, person_id, now), *_people_found(s, person_id)]
    found += [_leads(s, person_id), *_feedback(s, person_id, people), _challenges(s, person_id)]
    found.append(_thanks_given(s, person_id, people))
    return [gave for gave in found if gave.n]


def _sessions(s: Block, person_id: str) -> Gave:
    kinds = s.scalars(
        select(Session.kind).where(Session.attendees.any(id=person_id), Session.started_at.is_not(None))
    ).all()
    counted = Counter(kinds)
    return Gave("sessions", len(kinds), kinds=tuple((kind, counted[kind]) for kind in SessionKind if counted[kind]))


def _interviews(s: Block, person_id: str, now: datetime) -> Gave:
    rows = s.execute(
        select(Candidate.alias, Interview.held_at)
        .join(Candidate, Candidate.id == Interview.candidate_id)
        .where(Interview.interviewers.any(id=person_id), Interview.held_at <= now)
        .order_by(Interview.held_at, Candidate.alias)
    ).all()
    days = [row.held_at for row in rows if row.held_at is not None]
    aliases = sorted({row.alias for row in rows})
    last = local(days[-1]).date() if days else None
    return Gave("interviews", len(rows), last=last, things=tuple(aliases[:ALIASES_NAMED]))


def _people_found(s: Block, person_id: str) -> list[Gave]:
    """Who came by them: found oneself, and referred by somebody who only knows them."""
    rows = s.execute(
        select(Candidate.alias, Candidate.sourced_by_id, Candidate.referrer_id)
        .where(or_(Candidate.sourced_by_id == person_id, Candidate.referrer_id == person_id))
        .order_by(Candidate.alias)
    ).all()
    referred = [row.alias for row in rows if row.referrer_id == person_id]
    found = [row.alias for row in rows if row.referrer_id != person_id]
    return [
        Gave("found", len(found), things=tuple(found[:ALIASES_NAMED])),
        Gave("referred", len(referred), things=tuple(referred[:ALIASES_NAMED])),
    ]


def _leads(s: Block, person_id: str) -> Gave:
    channels = s.scalars(
        select(SourceLead.channel).where(SourceLead.person_id == person_id).order_by(SourceLead.due_on, SourceLead.id)
    ).all()
    return Gave("leads", len(channels), things=tuple(channel for channel in channels if channel)[-1:])


def _feedback(s: Block, person_id: str, people: Mapping[str, Named]) -> list[Gave]:
    rows = s.execute(
        select(Feedback.to_id, Feedback.revealed_at).where(Feedback.from_id == person_id).order_by(Feedback.revealed_at)
    )
    days: dict[str, list[datetime]] = defaultdict(list)
    for row in rows:
        days[row.to_id].append(row.revealed_at)
    return [
        Gave("feedback", len(when), people[to_id].name if to_id in people else "", local(when[-1]).date())
        for to_id, when in days.items()
    ]


def _challenges(s: Block, person_id: str) -> Gave:
    texts = s.scalars(
        select(Challenge.text)
        .where(Challenge.from_id == person_id, Challenge.result == ChallengeResult.CHANGED)
        .order_by(Challenge.resolved_at, Challenge.made_at, Challenge.id)
    ).all()
    return Gave("challenges", len(texts), things=tuple(texts[-1:]))


def _thanks_given(s: Block, person_id: str, people: Mapping[str, Named]) -> Gave:
    to_ids = s.scalars(select(Thanks.to_id).where(Thanks.from_id == person_id).order_by(Thanks.seq, Thanks.id)).all()
    names = list(dict.fromkeys(people[key].name for key in to_ids if key in people))
    return Gave("thanks", len(to_ids), things=tuple(names[:ALIASES_NAMED]))


# What came back, what is promised


def _thanked_for(s: Block, person_id: str, people: Mapping[str, Named]) -> tuple[ThankedFor, ...]:
    """Newest first; thanks nobody has put into words yet are left out."""
    rows = s.execute(
        select(Thanks, Session)
        .join(Session, Session.id == Thanks.session_id)
        .where(Thanks.to_id == person_id, Thanks.text != "")
        .order_by(Session.started_at.desc(), Thanks.seq.desc(), Thanks.id)
    )
    found = []
    for thanks, session in rows:
        when = session.closed_at or session.started_at
        day = local(when).date() if when is not None else None
        found.append(ThankedFor(people[thanks.from_id], thanks.text, day, session.id))
    return tuple(found)


def _promised(s: Block, person_id: str, people: Mapping[str, Named]) -> tuple[Promised, ...]:
    return tuple(
        Promised(made.id, made.text, made.due, people[person_id], people.get(made.for_whom or ""))
        for made in open_commitments(s, [person_id])
    )


def _owed(s: Block, person_id: str, people: Mapping[str, Named]) -> tuple[Promised, ...]:
    """What others do for this person's success (METHOD S44), soonest first."""
    found = s.scalars(
        select(Commitment)
        .where(
            Commitment.for_whom == person_id, Commitment.owner_id != person_id, IS_STILL_PROMISED,
        )
        .order_by(*DUE_FIRST)
    )  # fmt: skip
    return tuple(
        Promised(made.id, made.text, made.due, owner, people[person_id])
        for made in found
        if (owner := people.get(made.owner_id or "")) is not None
    )


def _growing(s: Block, person_id: str, people: Mapping[str, Named]) -> tuple[Growing, ...]:
    goals = s.scalars(
        select(GrowthGoal)
        .where(GrowthGoal.person_id == person_id, GrowthGoal.status == GoalStatus.ACTIVE)
        .order_by(GrowthGoal.set_on.desc(), GrowthGoal.id)
    )
    return tuple(Growing(goal.text, goal.set_on, people.get(goal.supporter_id or ""), goal.help) for goal in goals)


def _roles(s: Block, person_id: str) -> tuple[InRole, ...]:
    """Every role they have a part in, by code."""
    parts: dict[str, list[str]] = defaultdict(list)
    roles = s.scalars(select(Role).options(selectinload(Role.partnership)).order_by(Role.code)).all()
    talks = set(s.scalars(select(Stage.role_id).where(Stage.interviewers.any(id=person_id))))
    named: dict[str, list[Part]] = defaultdict(list)
    for row in s.execute(select(DecisionRole.role_id, DecisionRole.part).where(DecisionRole.person_id == person_id)):
        named[row.role_id].append(row.part)
    for role in roles:
        if person_id in (role.partnership.recruiter_id, role.partnership.manager_id):
            parts[role.id].append("seat")
        if role.decision_owner_id == person_id:
            parts[role.id].append(Part.DECIDES.value)
        parts[role.id] += [part.value for part in named[role.id] if part.value not in parts[role.id]]
        if role.id in talks:
            parts[role.id].append("talks")
    return tuple(InRole(role.id, role.title, tuple(parts[role.id])) for role in roles if parts[role.id])


def _heard(s: Block, person_id: str, people: Mapping[str, Named]) -> tuple[Heard, ...]:
    """Feedback they answered, newest first, of sessions both agreed to share."""
    rows = s.execute(
        select(Feedback, Session)
        .join(Session, Session.id == Feedback.session_id)
        .where(Feedback.to_id == person_id, Feedback.response.in_([Response.ACCEPT, Response.ADAPT]))
        .order_by(Feedback.revealed_at.desc(), Feedback.rank, Feedback.id)
    )
    return tuple(
        Heard(people[item.from_id], item.headline or item.ask, item.response, item.response_reason)
        for item, session in rows
        if may_be_shared(session) and item.response is not None
    )


def _arrived(s: Block, person_id: str) -> ArrivedWith | None:
    row = s.execute(
        select(Arrival, Session)
        .join(Session, Session.id == Arrival.session_id)
        .where(Arrival.person_id == person_id, Session.started_at.is_not(None))
        .order_by(Session.started_at.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    arrival, session = row
    if not arrival.load_shared or not arrival.priority_now.strip() or session.started_at is None:
        return None
    return ArrivedWith(arrival.priority_now, local(session.started_at).date())
