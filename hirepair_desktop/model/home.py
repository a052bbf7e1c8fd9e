"""What Home shows of one pair: the next session, open roles, what waits, feedback and check-ins. No Qt."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import selectinload

from hirepair_desktop.model.brief import brief_sessions
from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.check_in import CheckIn
from hirepair_desktop.model.feedback import Feedback
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    DecidedBy,
    DecisionAbout,
    DraftState,
    RoleStatus,
    RoundState,
    SessionKind,
)
from hirepair_desktop.model.people import Partnership
from hirepair_desktop.model.review import Decision
from hirepair_desktop.model.role import BriefVersion, Role
from hirepair_desktop.model.sealing import Draft, Round
from hirepair_desktop.model.session import Session

GOING = (RoleStatus.DRAFT, RoleStatus.OPEN, RoleStatus.ON_HOLD)

COLUMNS: tuple[tuple[str, tuple[CandidateStatus, ...]], ...] = (
    ("New", (CandidateStatus.NEW,)),
    ("Call", (CandidateStatus.SHORTLISTED,)),
    ("Int", (CandidateStatus.INTERVIEWING,)),
    ("Dec", (CandidateStatus.DEBRIEFED,)),
    ("Off", (CandidateStatus.OFFERED,)),
)
"""The columns of *Open roles*: where candidates stand (picture 01)."""


@dataclass(frozen=True, slots=True)
class NextSession:
    """The planned session that comes first, and who has sealed where a round is open."""

    id: str
    kind: SessionKind
    about: str
    role_title: str
    planned_for: datetime | None
    candidate_id: str = ""
    ready: dict[str, bool] = field(default_factory=dict)
    round_open: bool = False


@dataclass(frozen=True, slots=True)
class OpenRole:
    """One line of *Open roles*."""

    id: str
    title: str
    under: str
    seats: int
    agreed_on: date | None
    counts: tuple[int, ...]
    next_words: str
    next_person: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that waits, its owner (empty: the pair) and since when."""

    id: str
    question: str
    under: str
    owner_id: str
    since: date | None


@dataclass(frozen=True, slots=True)
class FeedbackCount:
    """Items each way in one session."""

    day: date
    to_manager: int
    to_recruiter: int


@dataclass(frozen=True, slots=True)
class DueCheckIn:
    """A check-in that is due or planned."""

    name: str
    day: int
    due: date
    role_title: str


def next_session(s: Block, partnership_id: str) -> NextSession | None:
    """The planned or begun session of a pair that comes first."""
    found = s.scalars(
        select(Session)
        .where(Session.partnership_id == partnership_id, Session.closed_at.is_(None))
        .options(selectinload(Session.candidates), selectinload(Session.role))
        .order_by(func.coalesce(Session.started_at, Session.planned_for), Session.id)
    ).first()
    if found is None:
        return None
    candidate = found.candidates[0] if len(found.candidates) == 1 else None
    title = found.role.title if found.role is not None else ""
    ready, open_round = _readiness(s, found.id)
    return NextSession(
        found.id,
        found.kind,
        candidate.alias if candidate is not None else "",
        title,
        found.started_at or found.planned_for,
        candidate.id if candidate is not None else "",
        ready,
        open_round,
    )


def _readiness(s: Block, session_id: str) -> tuple[dict[str, bool], bool]:
    round_ = s.scalars(select(Round).where(Round.session_id == session_id, Round.state == RoundState.OPEN)).first()
    if round_ is None:
        return {}, False
    rows = s.execute(select(Draft.person_id, Draft.state).where(Draft.round_id == round_.id)).all()
    sealed = {row.person_id for row in rows if row.state is DraftState.SEALED}
    return {person_id: person_id in sealed for person_id in round_.required_ids}, True


def open_roles(s: Block) -> list[OpenRole]:
    """Every role that is going on, in the order of their codes."""
    roles = s.scalars(select(Role).where(Role.status.in_(GOING)).order_by(Role.code)).all()
    counts: dict[str, Counter[CandidateStatus]] = {}
    for role_id, status, n in s.execute(
        select(Candidate.role_id, Candidate.status, func.count()).group_by(Candidate.role_id, Candidate.status)
    ):
        counts.setdefault(role_id, Counter())[status] = n
    agreed = dict(
        s.execute(select(BriefVersion.role_id, func.max(BriefVersion.agreed_at)).group_by(BriefVersion.role_id)).all()
    )
    lines = []
    for role in roles:
        mine = counts.get(role.id, Counter())
        words, person = _next_step(s, role)
        at = agreed.get(role.id)
        lines.append(
            OpenRole(
                role.id, role.title, role.location, role.seats,
                at.date() if at is not None else None,
                tuple(sum(mine[status] for status in group) for _name, group in COLUMNS),
                words, person,
            )
        )  # fmt: skip
    return lines


def _next_step(s: Block, role: Role) -> tuple[str, str]:
    """A short English id of the next step and whose it is ("" = both)."""
    if role.intake_version == 0:
        started = any(session.started_at for session in brief_sessions(s, role.id))
        return ("finish_intake" if started else "start_intake"), ""
    planned = s.scalars(
        select(Session)
        .where(Session.role_id == role.id, Session.closed_at.is_(None), Session.kind == SessionKind.DEBRIEF)
        .order_by(Session.planned_for)
    ).first()
    if planned is not None:
        return "debrief", role.decision_owner_id or ""
    waiting = s.scalars(
        select(Decision).where(
            Decision.about == DecisionAbout.ROLE, Decision.about_id == role.id, Decision.value.is_(None)
        )
    ).first()
    return ("decide", role.decision_owner_id or "") if waiting is not None else ("look", role.partnership.recruiter_id)


def waiting_decisions(s: Block, partnership_id: str = "") -> list[Waiting]:
    """Decisions without a value, the longest waiting first; of one pair or of everybody."""
    found = s.scalars(select(Decision).where(Decision.value.is_(None)).order_by(Decision.raised_at, Decision.id)).all()
    lines = []
    for decision in found:
        role = _role_of(s, decision)
        if role is None or (partnership_id and role.partnership_id != partnership_id):
            continue
        owner = role.decision_owner_id or "" if decision.decided_by is DecidedBy.OWNER else ""
        since = decision.raised_at.date() if decision.raised_at is not None else None
        lines.append(Waiting(decision.id, decision.question, role.title, owner, since))
    return lines


def _role_of(s: Block, decision: Decision) -> Role | None:
    if decision.about is DecisionAbout.ROLE:
        return s.get(Role, decision.about_id)
    candidate = s.get(Candidate, decision.about_id)
    return candidate.role if candidate is not None else None


def feedback_counts(s: Block, partnership: Partnership, last: int = 8) -> list[FeedbackCount]:
    """Items each way of the last sessions of a pair, oldest first."""
    sessions = s.execute(
        select(Session.id, Session.started_at)
        .where(
            Session.partnership_id == partnership.id,
            Session.kind == SessionKind.FEEDBACK,
            Session.started_at.is_not(None),
        )
        .order_by(Session.started_at.desc())
        .limit(last)
    ).all()
    rows = s.execute(
        select(Feedback.session_id, Feedback.to_id, func.count())
        .where(Feedback.session_id.in_([row.id for row in sessions]))
        .group_by(Feedback.session_id, Feedback.to_id)
    ).all()
    counted = {(session_id, to_id): n for session_id, to_id, n in rows}
    return [
        FeedbackCount(
            row.started_at.date(),
            counted.get((row.id, partnership.manager_id), 0),
            counted.get((row.id, partnership.recruiter_id), 0),
        )
        for row in reversed(sessions)
    ]


def due_check_ins(s: Block, partnership_id: str, today: date, within: int = 45) -> list[DueCheckIn]:
    """Check-ins of a pair's hires that are due by `within` days from today, the earliest first."""
    rows = s.scalars(
        select(CheckIn)
        .join(Candidate, Candidate.id == CheckIn.hire_id)
        .join(Role, Role.id == Candidate.role_id)
        .where(Role.partnership_id == partnership_id, CheckIn.held_on.is_(None))
    ).all()
    lines = []
    for check_in in rows:
        hire = s.get_one(Candidate, check_in.hire_id)
        if hire.started_on is None:
            continue
        due = hire.started_on + timedelta(days=check_in.day)
        if due <= today + timedelta(days=within):
            lines.append(DueCheckIn(hire.name or hire.alias, check_in.day, due, hire.role.title))
    return sorted(lines, key=lambda line: (line.due, line.name))
