"""What Home shows of one pair: the next session, open roles, what waits, promises, feedback and check-ins. No Qt.

It is read as plain rows, one question a section: Home is what the first paint shows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hirepair_desktop.model.kinds import (
    CandidateStatus,
    ChallengeResult,
    DecidedBy,
    DecisionAbout,
    DecisionValue,
    DraftState,
    RoleStatus,
    RoundState,
    SessionKind,
)
from hirepair_desktop.model.plain import Rows, day, listed, moment
from hirepair_desktop.model.sidebar import PASSED, STILL_PROMISED, kept_setting
from hirepair_desktop.model.thresholds import BY_KEY

GOING = (RoleStatus.DRAFT, RoleStatus.OPEN, RoleStatus.ON_HOLD)

GONE = (
    CandidateStatus.HIRED,
    CandidateStatus.DECLINED,
    CandidateStatus.WITHDRAWN,
    CandidateStatus.LOST,
    CandidateStatus.CLOSED,
)
"""Candidates about whom nothing is open any more (METHOD 0.5, active candidate)."""

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
    """The planned session that comes first, and who has sealed where a round is open; `opened` once the two opened
    one together and none is open after it."""

    id: str
    kind: SessionKind
    about: str
    role_title: str
    planned_for: datetime | None
    candidate_id: str = ""
    ready: dict[str, bool] = field(default_factory=dict)
    round_open: bool = False
    opened: bool = False


@dataclass(frozen=True, slots=True)
class OpenRole:
    """One line of *Open roles*. `stale_after` are the days after which its brief is no longer fresh (I-26)."""

    id: str
    title: str
    under: str
    seats: int
    agreed_on: date | None
    counts: tuple[int, ...]
    next_words: str
    next_person: str
    stale_after: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that waits, its owner (empty: the pair), since when, and who raised it (empty: nobody did)."""

    id: str
    question: str
    under: str
    owner_id: str
    since: date | None
    raised_by: str = ""
    held: str = ""
    """The alias of a candidate on hold; `question` and `until` are then what was written down (R-26)."""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment that is still open."""

    id: str
    owner_id: str
    text: str
    due: date | None


@dataclass(frozen=True, slots=True)
class FeedbackCount:
    """Items each way in one session."""

    session_id: str
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


@dataclass(frozen=True, slots=True)
class Thriving:
    """Something to be glad about, from the last talk with a hire in which there was: its session ("" for none)."""

    session_id: str
    name: str
    day: int
    words: str


@dataclass(frozen=True, slots=True)
class ParkedPoint:
    """A challenge that is parked: who put it, what it is about, its day or what it waits for."""

    id: str
    from_id: str
    text: str
    role_id: str
    role_title: str
    until: date | None
    event: str

    def is_due(self, today: date) -> bool:
        """Whether its day is today or past."""
        return self.until is not None and self.until <= today


NEXT_SESSION = """
SELECT session.id, session.kind, role.title, coalesce(session.started_at, session.planned_for)
FROM session LEFT JOIN role ON role.id = session.role_id
WHERE session.partnership_id = :pair AND session.closed_at IS NULL
ORDER BY coalesce(session.started_at, session.planned_for), session.id LIMIT 1
"""

MET = """
SELECT candidate.id, candidate.alias
FROM session_candidate JOIN candidate ON candidate.id = session_candidate.candidate_id
WHERE session_candidate.session_id = :session LIMIT 2
"""

ROUND = f"""
SELECT round.id, round.state, round.required_ids, round.released FROM round
WHERE round.session_id = :session AND round.state IN ({listed(RoundState.OPEN, RoundState.REVEALED)})
ORDER BY round.state <> '{RoundState.OPEN.value}', round.id LIMIT 1
"""

SEALED = f"SELECT person_id FROM draft WHERE round_id = :round AND state = '{DraftState.SEALED.value}'"


def next_session(rows: Rows, partnership_id: str) -> NextSession | None:
    """The planned or begun session of a pair that comes first."""
    found = rows(NEXT_SESSION, pair=partnership_id)
    if not found:
        return None
    session_id, kind, title, when = found[0]
    met = rows(MET, session=session_id)
    candidate_id, alias = met[0] if len(met) == 1 else ("", "")
    ready, state = _readiness(rows, session_id)
    return NextSession(
        session_id, SessionKind(kind), alias, title or "", moment(when), candidate_id, ready,
        round_open=state is RoundState.OPEN, opened=state is RoundState.REVEALED,
    )  # fmt: skip


def _readiness(rows: Rows, session_id: str) -> tuple[dict[str, bool], RoundState | None]:
    """Who is waited for and whether they are ready, and how the round stands; None where there is none."""
    found = rows(ROUND, session=session_id)
    if not found:
        return {}, None
    round_id, kept, required, released = found[0]
    state = RoundState(kept)
    if state is not RoundState.OPEN:
        return {}, state
    sealed = {person_id for (person_id,) in rows(SEALED, round=round_id)}
    let_go = {entry["person_id"] for entry in json.loads(released)}
    return {person_id: person_id in sealed for person_id in json.loads(required) if person_id not in let_go}, state


OPEN_ROLES = f"""
SELECT role.id, role.title, role.location, role.seats, role.intake_version, role.decision_owner_id,
    partnership.recruiter_id,
    (SELECT max(agreed_at) FROM brief_version WHERE brief_version.role_id = role.id),
    EXISTS (SELECT 1 FROM session WHERE session.role_id = role.id AND session.started_at IS NOT NULL
        AND session.kind IN ({listed(SessionKind.INTAKE, SessionKind.RE_INTAKE)})),
    EXISTS (SELECT 1 FROM session WHERE session.role_id = role.id AND session.closed_at IS NULL
        AND session.kind = '{SessionKind.DEBRIEF.value}'),
    EXISTS (SELECT 1 FROM decision WHERE decision.about = '{DecisionAbout.ROLE.value}'
        AND decision.about_id = role.id AND decision.value IS NULL)
FROM role JOIN partnership ON partnership.id = role.partnership_id
WHERE role.status IN ({listed(*GOING)}) AND :pair IN ('', role.partnership_id) ORDER BY role.code
"""

STANDINGS = "SELECT role_id, status, count(*) FROM candidate GROUP BY role_id, status"


def open_roles(rows: Rows, partnership_id: str = "") -> list[OpenRole]:
    """Every role that is going on, or those of a pair, in the order of their codes."""
    standing = {(role_id, status): n for role_id, status, n in rows(STANDINGS)}
    stale = stale_days(rows)
    lines = []
    for role_id, title, location, seats, version, owner, recruiter, agreed_at, begun, met, asked in rows(
        OPEN_ROLES, pair=partnership_id
    ):
        at = moment(agreed_at)
        words, person = _next_step(version, owner or "", recruiter, begun=begun, debrief=met, asked=asked)
        counts = tuple(sum(standing.get((role_id, status.value), 0) for status in group) for _name, group in COLUMNS)
        agreed_on = at.date() if at else None
        lines.append(OpenRole(role_id, title, location, seats, agreed_on, counts, words, person, stale))
    return lines


def stale_days(rows: Rows) -> int:
    """After how many days a brief is reopened: the threshold of I-26 as this workspace has it."""
    kept, threshold = kept_setting(rows, "STALE_DAYS"), BY_KEY["STALE_DAYS"]
    return kept if isinstance(kept, int) and threshold.holds(kept) else threshold.default


def _next_step(
    version: int, owner_id: str, recruiter_id: str, *, begun: bool, debrief: bool, asked: bool
) -> tuple[str, str]:
    """A short English id of the next step and whose it is ("" = both)."""
    if version == 0:
        return ("finish_intake" if begun else "start_intake"), ""
    if debrief:
        return "debrief", owner_id
    return ("decide", owner_id) if asked else ("look", recruiter_id)


WAITING = f"""
SELECT decision.id, decision.question, decision.decided_by, decision.raised_at, role.title, role.decision_owner_id,
    person.name
FROM decision
LEFT JOIN person ON person.id = decision.raised_by
LEFT JOIN candidate ON decision.about = '{DecisionAbout.CANDIDATE.value}' AND candidate.id = decision.about_id
JOIN role ON role.id = coalesce(candidate.role_id, decision.about_id)
WHERE decision.value IS NULL AND role.partnership_id = :pair
ORDER BY decision.raised_at, decision.id
"""


HELD = f"""
SELECT decision.id, candidate.alias, decision.next_question, decision.next_date, decision.made_at, role.title,
    coalesce(role.decision_owner_id, partnership.manager_id)
FROM decision JOIN candidate ON candidate.id = decision.about_id JOIN role ON role.id = candidate.role_id
JOIN partnership ON partnership.id = role.partnership_id
WHERE decision.about = '{DecisionAbout.CANDIDATE.value}' AND decision.value = '{DecisionValue.HOLD.value}'
    AND role.partnership_id = :pair AND candidate.status = '{CandidateStatus.DEBRIEFED.value}'
    AND NOT EXISTS (SELECT 1 FROM decision AS later WHERE later.about = decision.about
        AND later.about_id = decision.about_id AND later.value IS NOT NULL
        AND (later.made_at, later.seq) > (decision.made_at, decision.seq))
ORDER BY decision.next_date IS NULL, decision.next_date, decision.made_at, decision.id
"""
"""Candidates on hold: the decision that holds is a hold."""


def waiting_decisions(rows: Rows, partnership_id: str) -> list[Waiting]:
    """Decisions of a pair without a value, the longest waiting first; then who is on hold, the first to end first."""
    return [*_undecided(rows, partnership_id), *_held(rows, partnership_id)]


def _held(rows: Rows, partnership_id: str) -> list[Waiting]:
    lines = []
    for decision_id, alias, question, until, made_at, title, owner_id in rows(HELD, pair=partnership_id):
        at = moment(made_at)
        since = at.date() if at else None
        lines.append(Waiting(decision_id, question.strip(), title, owner_id, since, held=alias, until=day(until)))
    return lines


def _undecided(rows: Rows, partnership_id: str) -> list[Waiting]:
    lines = []
    for decision_id, question, decided_by, raised_at, title, owner_id, by in rows(WAITING, pair=partnership_id):
        at = moment(raised_at)
        owner = owner_id or "" if decided_by == DecidedBy.OWNER.value else ""
        lines.append(Waiting(decision_id, question, title, owner, at.date() if at else None, raised_by=by or ""))
    return lines


PROMISED = f"""
SELECT id, owner_id, text, due FROM commitment
WHERE {STILL_PROMISED} AND owner_id IN (:one, :other)
ORDER BY due IS NULL, due, id
"""


def open_promises(rows: Rows, one: str, other: str) -> list[Promised]:
    """What two people still promise, soonest first."""
    return [Promised(key, owner, text, day(due)) for key, owner, text, due in rows(PROMISED, one=one, other=other)]


FEEDBACK = f"""
SELECT session.id, session.started_at,
    (SELECT count(*) FROM feedback WHERE session_id = session.id AND to_id = partnership.manager_id),
    (SELECT count(*) FROM feedback WHERE session_id = session.id AND to_id = partnership.recruiter_id)
FROM session JOIN partnership ON partnership.id = session.partnership_id
WHERE partnership.id = :pair AND session.kind = '{SessionKind.FEEDBACK.value}' AND session.started_at IS NOT NULL
ORDER BY session.started_at DESC LIMIT :last
"""


def feedback_counts(rows: Rows, partnership_id: str, last: int = 8) -> list[FeedbackCount]:
    """Items each way of the last sessions of a pair, oldest first."""
    found = [(key, moment(at), *counts) for key, at, *counts in rows(FEEDBACK, pair=partnership_id, last=last)]
    return [FeedbackCount(key, at.date(), *counts) for key, at, *counts in reversed(found) if at]


CHECK_INS = f"""
SELECT candidate.name, candidate.alias, candidate.started_on, check_in.day, role.title
FROM check_in JOIN candidate ON candidate.id = check_in.hire_id JOIN role ON role.id = candidate.role_id
WHERE role.partnership_id = :pair AND check_in.held_on IS NULL AND NOT {PASSED}
"""


def due_check_ins(rows: Rows, partnership_id: str, today: date, within: int = 45) -> list[DueCheckIn]:
    """Check-ins of a pair's hires that are due by `within` days from today, the earliest first."""
    lines = []
    for name, alias, started_on, after, title in rows(CHECK_INS, pair=partnership_id):
        start = day(started_on)
        if start is not None and start + timedelta(days=after) <= today + timedelta(days=within):
            lines.append(DueCheckIn(name or alias, after, start + timedelta(days=after), title))
    return sorted(lines, key=lambda line: (line.due, line.name))


GLAD = """
SELECT check_in.hire_id, coalesce(check_in.session_id, ''), candidate.name, candidate.alias, check_in.day,
    check_in.celebrate, check_in.thrive_sign
FROM check_in JOIN candidate ON candidate.id = check_in.hire_id JOIN role ON role.id = candidate.role_id
WHERE role.partnership_id = :pair AND (trim(check_in.celebrate) <> '' OR trim(check_in.thrive_sign) <> '')
ORDER BY check_in.held_on IS NOT NULL, check_in.held_on DESC, check_in.day DESC, check_in.id
"""
"""What is written in a talk that goes on stands before what was held."""


def thriving(rows: Rows, partnership_id: str) -> list[Thriving]:
    """How a pair's hires thrive (METHOD S52): one of each, the newest first; the celebration, else the sign."""
    lines: dict[str, Thriving] = {}
    for hire, session, name, alias, after, celebrate, sign in rows(GLAD, pair=partnership_id):
        words = (celebrate.strip() or sign).strip()
        lines.setdefault(hire, Thriving(session, name or alias, after, words))
    return list(lines.values())


PARKED = f"""
SELECT challenge.id, challenge.from_id, challenge.text, coalesce(session.role_id, ''), coalesce(role.title, ''),
    challenge.parked_until, challenge.parked_event
FROM challenge JOIN session ON session.id = challenge.session_id LEFT JOIN role ON role.id = session.role_id
WHERE challenge.result = '{ChallengeResult.PARKED.value}'
    AND (session.partnership_id = :about OR session.role_id = :about)
    AND (role.id IS NULL OR role.status IN ({listed(*GOING)}))
    AND NOT EXISTS (SELECT 1 FROM session_candidate JOIN candidate ON candidate.id = session_candidate.candidate_id
        WHERE session_candidate.session_id = session.id AND candidate.status IN ({listed(*GONE)}))
ORDER BY challenge.parked_until IS NULL, challenge.parked_until, challenge.resolved_at, challenge.id
"""


def parked_points(rows: Rows, about_id: str, today: date) -> list[ParkedPoint]:
    """What a pair, or the pair of one role, parked and has to take up: what is due, then what waits for something
    rather than for a day. What waits for a day still ahead is left out, and so is what was about a role that is
    filled or a candidate who is gone."""
    found = [
        ParkedPoint(key, who, text, role_id, title, day(until), event)
        for key, who, text, role_id, title, until, event in rows(PARKED, about=about_id)
    ]
    return [point for point in found if point.until is None or point.is_due(today)]
