"""What the rules of a partnership look at (METHOD C.5), over all pairs at once: a question for each kind of thing.

Candidates may be ten thousand: nothing here is asked once for each of them, and only their old ones are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import aliased

from hirepair_desktop.coaching.days import midnight, months_before
from hirepair_desktop.coaching.prompt import Where
from hirepair_desktop.coaching.role_facts import OVER
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.insights.calibration import Grid
from hirepair_desktop.model import (
    Candidate,
    Challenge,
    Commitment,
    Interview,
    Partnership,
    Person,
    PowerEntry,
    Promise,
    PromiseEvent,
    Rating,
    Role,
    Session,
    TrustEntry,
)
from hirepair_desktop.model.candidate import interview_interviewer
from hirepair_desktop.model.kinds import CommitmentStatus, SessionKind
from hirepair_desktop.model.parting import pairs_ended
from hirepair_desktop.model.promising import IS_WRITTEN
from hirepair_desktop.text import first_name

RECENT_DAYS = 90
"""Commitments that fell due, and trust that was extended, within so many days (P-05, P-14)."""

LAST_SESSIONS = 5
"""So many sessions say whether debate moves anything (P-07)."""

PROMISE_DAYS = 30
"""Standing promises are counted over so many days (P-13)."""


class Pledge(NamedTuple):
    """A commitment and where it was made."""

    commitment: Commitment
    partnership_id: str | None
    role_id: str | None


class Debate(NamedTuple):
    """What was challenged in the last five sessions of a pair, and when the last of them closed."""

    challenges: Sequence[Challenge]
    closed_at: datetime


class Talks(NamedTuple):
    """Of `n` interviews held for a role, those in which each person was."""

    n: int
    by_person: Mapping[str, int]


@dataclass(slots=True)
class Old:
    """A candidate who was closed long ago, as far as a rule must know them."""

    id: str
    seq: int
    alias: str
    role_id: str
    closed_at: datetime


class Owed(NamedTuple):
    """One time a standing promise fell due."""

    promise: Promise
    event: PromiseEvent
    partnership_id: str


@dataclass(slots=True)
class PairFacts:
    """Everything that stands about all pairs that go on. Made by `pair_facts`, or by hand in a test.

    `met` are pairs with a session in the last ninety days; `feedback` says when each last closed a feedback session,
    `trust` when each last extended trust.
    """

    look: Look
    pairs: Sequence[Partnership] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    roles: Sequence[Role] = ()
    pledges: Sequence[Pledge] = ()
    feedback: Mapping[str, datetime] = field(default_factory=dict)
    met: frozenset[str] = frozenset()
    debates: Mapping[str, Debate] = field(default_factory=dict)
    grids: Mapping[str, Grid] = field(default_factory=dict)
    power: Sequence[PowerEntry] = ()
    talks: Mapping[str, Talks] = field(default_factory=dict)
    old: Sequence[Old] = ()
    owed: Sequence[Owed] = ()
    trust: Mapping[str, datetime] = field(default_factory=dict)

    def name(self, person_id: str | None) -> str:
        """What somebody is called."""
        return self.names.get(person_id or "", "")

    def hiring(self) -> frozenset[str]:
        """The pairs with a role that is not over."""
        return frozenset(role.partnership_id for role in self.roles if role.status not in OVER)

    def pledged(self) -> dict[str | None, list[Commitment]]:
        """The commitments by pair."""
        found: dict[str | None, list[Commitment]] = {}
        for pledge in self.pledges:
            found.setdefault(pledge.partnership_id, []).append(pledge.commitment)
        return found


def about(pair: Partnership) -> Where:
    """The place of a prompt about a pair."""
    return Where(partnership=pair.id)


def pair_facts(s: Block, look: Look) -> PairFacts:
    """Read everything that stands about all pairs."""
    met, debates = _sessions(s, look)
    ended = pairs_ended(s)
    pairs = s.scalars(select(Partnership).order_by(Partnership.started_on, Partnership.id))
    return PairFacts(
        look=look,
        pairs=[pair for pair in pairs if pair.id not in ended],
        names={person.id: first_name(person.name) for person in s.execute(select(Person.id, Person.name))},
        roles=s.scalars(select(Role).order_by(Role.code)).all(),
        pledges=_pledges(s, look),
        feedback=_latest(s, Session.partnership_id, Session.closed_at, Session.kind == SessionKind.FEEDBACK),
        met=met,
        debates=debates,
        grids=_grids(s),
        power=s.scalars(select(PowerEntry).order_by(PowerEntry.role_id, PowerEntry.at)).all(),
        talks=_talks(s, look),
        old=list(_old(s, look)),
        owed=_owed(s, look),
        trust=_latest(s, TrustEntry.partnership_id, TrustEntry.at),
    )


def _pledges(s: Block, look: Look) -> list[Pledge]:
    """What is open, and what first fell due lately."""
    since = look.today - timedelta(days=RECENT_DAYS)
    rows = s.execute(
        select(Commitment, Session.partnership_id, Session.role_id)
        .outerjoin(Session, Session.id == Commitment.session_id)
        .where(
            IS_WRITTEN,
            or_(Commitment.status == CommitmentStatus.OPEN, Commitment.first_due.between(since, look.today)),
        )
        .order_by(Commitment.due, Commitment.id)
    )
    return [Pledge(commitment, pair_id, role_id) for commitment, pair_id, role_id in rows]


def _latest(s: Block, key: Any, at: Any, *only: Any) -> dict[str, datetime]:
    rows = s.execute(select(key, func.max(at)).where(at.is_not(None), *only).group_by(key))
    return {found[0]: found[1] for found in rows}


def _sessions(s: Block, look: Look) -> tuple[frozenset[str], dict[str, Debate]]:
    """Who met lately, and what the last five closed sessions of each pair challenged."""
    rows = s.execute(
        select(Session.id, Session.partnership_id, Session.started_at, Session.closed_at)
        .where(Session.started_at.is_not(None))
        .order_by(Session.closed_at.desc())
    ).all()
    since = look.now - timedelta(days=RECENT_DAYS)
    met = frozenset(row.partnership_id for row in rows if row.started_at >= since)
    last: dict[str, dict[str, datetime]] = {}
    for row in rows:
        of = last.setdefault(row.partnership_id, {})
        if row.closed_at is not None and len(of) < LAST_SESSIONS:
            of[row.id] = row.closed_at
    ids = [session_id for of in last.values() for session_id in of]
    challenges: dict[str, list[Challenge]] = {}
    for challenge in s.scalars(select(Challenge).where(Challenge.session_id.in_(ids))):
        challenges.setdefault(challenge.session_id, []).append(challenge)
    return met, {
        pair_id: Debate([each for session_id in of for each in challenges.get(session_id, ())], max(of.values()))
        for pair_id, of in last.items()
        if len(of) == LAST_SESSIONS
    }


def _grids(s: Block) -> dict[str, Grid]:
    """Sealed values of recruiter and manager for the same candidate and criterion, counted by pair (METHOD D4)."""
    first, second = aliased(Rating), aliased(Rating)
    rows = s.execute(
        select(Partnership.id, first.value, second.value, func.count())
        .join(Session, Session.partnership_id == Partnership.id)
        .join(first, (first.session_id == Session.id) & (first.rater_id == Partnership.recruiter_id))
        .join(
            second,
            (second.session_id == first.session_id)
            & (second.candidate_id == first.candidate_id)
            & (second.criterion_id == first.criterion_id)
            & (second.rater_id == Partnership.manager_id),
        )
        .where(first.value.is_not(None), second.value.is_not(None))
        .group_by(Partnership.id, first.value, second.value)
    )
    grids: dict[str, dict[tuple[int, int], int]] = {}
    for pair_id, recruiter, manager, times in rows:
        assert recruiter is not None and manager is not None
        grids.setdefault(pair_id, {})[recruiter, manager] = times
    return dict(grids)


def _talks(s: Block, look: Look) -> dict[str, Talks]:
    """Interviews held, by role and by who was in them."""
    held = Interview.held_at <= look.now
    counted = s.execute(
        select(Candidate.role_id, func.count())
        .join(Interview, Interview.candidate_id == Candidate.id)
        .where(held)
        .group_by(Candidate.role_id)
    ).all()
    by_role: dict[str, dict[str, int]] = {}
    link = interview_interviewer.c
    rows = s.execute(
        select(Candidate.role_id, link.person_id, func.count())
        .join(Interview, Interview.candidate_id == Candidate.id)
        .join(interview_interviewer, link.interview_id == Interview.id)
        .where(held)
        .group_by(Candidate.role_id, link.person_id)
    )
    for role_id, person_id, n in rows:
        by_role.setdefault(role_id, {})[person_id] = n
    return {role_id: Talks(n, by_role.get(role_id, {})) for role_id, n in counted}


def _old(s: Block, look: Look) -> Iterator[Old]:
    """Candidates closed longer ago than notes are kept."""
    kept_from = midnight(months_before(look.today, look.limit("RETENTION_MONTHS")))
    rows = s.execute(
        select(Candidate.id, Candidate.seq, Candidate.alias, Candidate.role_id, Candidate.closed_at)
        .where(Candidate.closed_at < kept_from)
        .order_by(Candidate.closed_at, Candidate.id)
    )
    for row_id, seq, alias, role_id, closed_at in rows:
        if closed_at is not None:
            yield Old(row_id, seq, alias, role_id, closed_at)


def _owed(s: Block, look: Look) -> list[Owed]:
    """The standing promises that fell due lately."""
    rows = s.execute(
        select(Promise, PromiseEvent, Role.partnership_id)
        .join(PromiseEvent, PromiseEvent.promise_id == Promise.id)
        .join(Role, Role.id == Promise.role_id)
        .where(PromiseEvent.due_at.between(look.now - timedelta(days=PROMISE_DAYS), look.now))
        .order_by(PromiseEvent.due_at, PromiseEvent.id)
    )
    return [Owed(promise, event, pair_id) for promise, event, pair_id in rows]
