"""What the page of a candidate shows: what was decided about them, and what they were told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.candidate import CandidateMessage
from hirepair_desktop.model.kinds import CandidateStatus, DecisionAbout, DecisionValue
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.review import Decision

OVER = (
    CandidateStatus.HIRED, CandidateStatus.DECLINED, CandidateStatus.WITHDRAWN, CandidateStatus.LOST,
    CandidateStatus.CLOSED,
)  # fmt: skip
"""Candidates nobody waits for any more (METHOD 0.5: not active)."""


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
