"""What the page of one role shows (picture 17): where candidates stand, who looks for what, sessions, power."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import selectinload

from hirepair_desktop.model.candidate import Candidate, Offer
from hirepair_desktop.model.check_in import CheckIn
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    DecisionAbout,
    DecisionValue,
    DraftState,
    OutcomeStatus,
    PowerOver,
    RoundState,
    SessionKind,
    Tier,
)
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.review import Decision
from hirepair_desktop.model.role import BriefVersion, Criterion, PowerEntry, Role, Stage
from hirepair_desktop.model.sealing import Draft, Round
from hirepair_desktop.model.session import Session
from hirepair_desktop.model.shortlisting import Outcome, profiles_of

GROUPS: tuple[tuple[str, tuple[CandidateStatus, ...]], ...] = (
    ("new", (CandidateStatus.NEW,)),
    ("shortlisted", (CandidateStatus.SHORTLISTED,)),
    ("interviewing", (CandidateStatus.INTERVIEWING,)),
    ("debriefed", (CandidateStatus.DEBRIEFED,)),
    ("offered", (CandidateStatus.OFFERED,)),
    ("hired", (CandidateStatus.HIRED,)),
    (
        "closed",
        (CandidateStatus.DECLINED, CandidateStatus.WITHDRAWN, CandidateStatus.LOST, CandidateStatus.CLOSED),
    ),
)
"""The stage strip: statuses that stand together."""


@dataclass(frozen=True, slots=True)
class MustLook:
    """A must, and who looks for it: names, and their ids in the same order."""

    id: str
    label: str
    lookers: tuple[str, ...]
    looker_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """How an outcome stood at one check-in: of which hire, on which day after the start."""

    name: str
    day: int
    status: OutcomeStatus


@dataclass(frozen=True, slots=True)
class RoleSession:
    """One session of a role: who was there, what came out, who owned it; `agreed` when a version of the brief was.

    `went` is how many of how many profiles go on from a shortlist review; `day` and `stood` are the day of a check-in
    and how the outcomes stood at it.
    """

    id: str
    kind: SessionKind
    about: str
    when: datetime | None
    begun: bool
    closed: bool
    people: tuple[tuple[str, str], ...]
    decision: DecisionValue | None
    decided_by: str
    offer: tuple[int, str] | None
    agreed: bool
    ready: tuple[tuple[str, bool], ...]
    went: tuple[int, int] | None = None
    day: int = 0
    stood: tuple[OutcomeStatus, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """One entry of the power log."""

    at: datetime
    what: str
    by: str
    why: str
    away: bool


def standing(s: Block, role_id: str) -> dict[str, list[str]]:
    """Aliases by group of the stage strip."""
    by_status: dict[CandidateStatus, list[str]] = defaultdict(list)
    rows = s.execute(
        select(Candidate.alias, Candidate.status).where(Candidate.role_id == role_id).order_by(Candidate.alias)
    )
    for alias, status in rows:
        by_status[status].append(alias)
    return {key: sorted(alias for status in group for alias in by_status[status]) for key, group in GROUPS}


def musts_looked_for(s: Block, role_id: str) -> list[MustLook]:
    """Each must with the people of the stages that test it."""
    musts = s.scalars(
        select(Criterion)
        .where(Criterion.role_id == role_id, Criterion.tier == Tier.MUST, Criterion.retired_at.is_(None))
        .order_by(Criterion.rank, Criterion.id)
    ).all()
    stages = s.scalars(
        select(Stage)
        .where(Stage.role_id == role_id)
        .options(selectinload(Stage.criteria), selectinload(Stage.interviewers))
    ).all()
    lookers: dict[str, dict[str, str]] = defaultdict(dict)
    for stage in stages:
        for criterion in stage.criteria:
            lookers[criterion.id].update({person.id: person.name for person in stage.interviewers})
    return [MustLook(must.id, must.label, tuple(lookers[must.id].values()), tuple(lookers[must.id])) for must in musts]


def outcomes_followed(s: Block, role_id: str) -> dict[str, list[Followed]]:
    """Each outcome's way from the intake to the last check-in, the earliest first, by its id (METHOD S39)."""
    found: dict[str, list[Followed]] = defaultdict(list)
    talks = s.execute(
        select(CheckIn, Candidate)
        .join(Candidate, Candidate.id == CheckIn.hire_id)
        .where(Candidate.role_id == role_id)
        .order_by(Candidate.alias, CheckIn.day)
    )
    for talk, hire in talks:
        for note in talk.outcomes:
            if note["status"]:
                status = OutcomeStatus(note["status"])
                found[note["outcome_id"]].append(Followed(hire.name or hire.alias, talk.day, status))
    return dict(found)


def sessions_of(s: Block, role_id: str) -> list[RoleSession]:
    """The sessions of a role, newest first, planned ones on top."""
    found = s.scalars(
        select(Session)
        .where(Session.role_id == role_id)
        .options(selectinload(Session.candidates), selectinload(Session.attendees))
    ).all()
    decisions = _decisions(s, [session.id for session in found])
    ready = _readiness(s, [session.id for session in found])
    offers = _offers(s, role_id)
    agreed = s.scalars(select(BriefVersion.agreed_at).where(BriefVersion.role_id == role_id)).all()
    lines = []
    for session in found:
        line = _line(session, decisions, ready, offers, agreed)
        if session.kind is SessionKind.SHORTLIST:
            line = _shortlisted(s, session, line)
        elif session.kind is SessionKind.CHECK_IN:
            line = _checked_in(s, session, line)
        lines.append(line)
    far = datetime.max.replace(tzinfo=lines[0].when.tzinfo if lines and lines[0].when else None)
    return sorted(lines, key=lambda line: (not line.closed, line.when or far), reverse=True)


def _line(
    session: Session,
    decisions: dict[str, Decision],
    ready: dict[str, tuple[tuple[str, bool], ...]],
    offers: dict[str, tuple[int, str]],
    agreed: Sequence[datetime],
) -> RoleSession:
    decision = decisions.get(session.id)
    hired = decision is not None and decision.value is DecisionValue.HIRE
    return RoleSession(
        session.id,
        session.kind,
        ", ".join(candidate.alias for candidate in session.candidates),
        session.started_at or session.planned_for,
        session.started_at is not None,
        session.closed_at is not None,
        tuple((person.id, person.name) for person in session.attendees),
        decision.value if decision is not None else None,
        decision.made_by or "" if decision is not None else "",
        offers.get(decision.about_id) if hired and decision is not None else None,
        any(_is_within(session, at) for at in agreed),
        ready.get(session.id, ()),
    )


def _shortlisted(s: Block, session: Session, line: RoleSession) -> RoleSession:
    """Every profile has its own outcome; what was decided on one of them is not what the review came to."""
    profiles = profiles_of(s, session)
    settled = [profile.outcome.person_id for profile in profiles if profile.outcome is not None]
    went = (sum(profile.chosen is Outcome.ON for profile in profiles), len(profiles)) if settled else None
    return replace(line, decision=None, decided_by=settled[-1] or "" if settled else "", went=went)


def _checked_in(s: Block, session: Session, line: RoleSession) -> RoleSession:
    talk = s.scalars(select(CheckIn).where(CheckIn.session_id == session.id)).first()
    if talk is None:
        return line
    stood = tuple(OutcomeStatus(note["status"]) for note in talk.outcomes if note["status"])
    return replace(line, about=s.get_one(Candidate, talk.hire_id).alias, day=talk.day, stood=stood)


def _is_within(session: Session, at: datetime) -> bool:
    """Whether something happened in a session that was closed; the minute it was closed in belongs to it."""
    if session.started_at is None or session.closed_at is None:
        return False
    return session.started_at <= at <= session.closed_at + timedelta(minutes=1)


def _decisions(s: Block, session_ids: list[str]) -> dict[str, Decision]:
    rows = s.scalars(
        select(Decision)
        .where(
            Decision.session_id.in_(session_ids),
            Decision.about == DecisionAbout.CANDIDATE,
            Decision.value.is_not(None),
        )
        .order_by(Decision.made_at)
    )
    return {decision.session_id: decision for decision in rows if decision.session_id is not None}


def _readiness(s: Block, session_ids: list[str]) -> dict[str, tuple[tuple[str, bool], ...]]:
    """Who is ready in the open rounds: one bit a person, nothing else (RELIABILITY D9)."""
    rounds = s.scalars(select(Round).where(Round.session_id.in_(session_ids), Round.state == RoundState.OPEN)).all()
    drafts = s.execute(
        select(Draft.round_id, Draft.person_id, Draft.state).where(Draft.round_id.in_([r.id for r in rounds]))
    ).all()
    sealed = {(row.round_id, row.person_id) for row in drafts if row.state is DraftState.SEALED}
    return {
        round_.session_id: tuple((person, (round_.id, person) in sealed) for person in round_.required_ids)
        for round_ in rounds
    }


def _offers(s: Block, role_id: str) -> dict[str, tuple[int, str]]:
    rows = s.scalars(
        select(Offer)
        .join(Candidate, Candidate.id == Offer.candidate_id)
        .where(Candidate.role_id == role_id)
        .order_by(Offer.version)
    )
    return {offer.candidate_id: (offer.amount, offer.currency) for offer in rows}


def power_log(s: Block, role: Role) -> list[Moved]:
    """What moved, newest first; *away* counts what went to somebody outside the pair. Setting pay goes to nobody in
    particular where the two took it together."""
    pair = {role.partnership.recruiter_id, role.partnership.manager_id}
    names = {person.id: person.name for person in s.scalars(select(Person))}
    rows = s.scalars(select(PowerEntry).where(PowerEntry.role_id == role.id).order_by(PowerEntry.at.desc()))

    def is_away(entry: PowerEntry) -> bool:
        together = entry.what is PowerOver.PAY_OWNER and entry.to_id is None
        return not together and entry.to_id not in pair

    return [
        Moved(entry.at, entry.what.value, names.get(entry.by or "", ""), entry.why, is_away(entry)) for entry in rows
    ]


def open_days(role: Role, today: date) -> int:
    """Days since the role was opened, until it was filled."""
    return ((role.filled_on or today) - role.opened_on).days
