"""What lists and pages about candidates show: one flat query for the list, one thing at a time for the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.candidate import Candidate, CandidateMessage
from hirepair_desktop.model.kinds import CandidateStatus, DecisionAbout, DecisionValue, Source
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.review import Decision
from hirepair_desktop.model.role import Role

OVER = (
    CandidateStatus.HIRED, CandidateStatus.DECLINED, CandidateStatus.WITHDRAWN, CandidateStatus.LOST,
    CandidateStatus.CLOSED,
)  # fmt: skip
"""Candidates nobody waits for any more (METHOD 0.5: not active)."""


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """One row of the list. `waiting_since` is the last talk, or the day the candidate was added."""

    id: str
    alias: str
    name: str
    role_id: str
    role_code: str
    status: CandidateStatus
    source: Source
    brought_by: str
    waiting_since: date | None


def candidate_lines(s: Block, role_id: str = "") -> list[CandidateLine]:
    """Candidates of one role or of all, by alias. Never by rating."""
    wanted = (
        select(
            Candidate.id, Candidate.alias, Candidate.name, Candidate.role_id, Role.code, Candidate.status,
            Candidate.source, Person.name, Candidate.last_interview_at, Candidate.added_on,
        )
        .join(Role, Role.id == Candidate.role_id)
        .outerjoin(Person, Person.id == Candidate.sourced_by_id)
        .order_by(Candidate.alias)
    )  # fmt: skip
    if role_id:
        wanted = wanted.where(Candidate.role_id == role_id)
    lines = []
    for row in s.execute(wanted):
        talked: datetime | None = row[8]
        since = None if row[5] in OVER else (talked.astimezone().date() if talked is not None else row[9])
        lines.append(CandidateLine(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7] or "", since))
    return lines


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about a candidate, as recorded."""

    at: datetime
    value: DecisionValue
    by: str
    rationale: str
    session_id: str


def decisions_about(s: Block, candidate_id: str) -> list[Decided]:
    """Decisions about a candidate, newest first."""
    names = {person.id: person.name for person in s.scalars(select(Person))}
    rows = s.scalars(
        select(Decision)
        .where(
            Decision.about == DecisionAbout.CANDIDATE, Decision.about_id == candidate_id, Decision.value.is_not(None)
        )
        .order_by(Decision.made_at.desc())
    )
    return [
        Decided(d.made_at, d.value, names.get(d.made_by or "", ""), d.rationale, d.session_id or "")
        for d in rows
        if d.made_at is not None and d.value is not None
    ]


def messages_to(s: Block, candidate_id: str) -> list[CandidateMessage]:
    """What a candidate was told or is to be told, newest first."""
    return list(
        s.scalars(
            select(CandidateMessage)
            .where(CandidateMessage.candidate_id == candidate_id)
            .order_by(CandidateMessage.sent_at.desc())
        )
    )
