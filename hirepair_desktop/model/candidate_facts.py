"""What is shown of a candidate: what was decided, what they were told, what was said about them, who met them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.candidate import CandidateMessage, Interview, interview_interviewer
from hirepair_desktop.model.kinds import CandidateStatus, DecisionAbout, DecisionValue
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.review import Decision, Rating, Recommendation, ShortlistPick
from hirepair_desktop.model.role import Criterion

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


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote about a candidate, since it is open to both; `about` is the criterion, "" for the whole."""

    by_id: str
    by: str
    at: datetime | None
    about: str
    words: str


def said_about(s: Block, candidate_id: str) -> list[Said]:
    """What was written about a candidate and is open, newest first: evidence, reasons of picks and of advice.

    These rows are made by the reveal and never before it (RELIABILITY D9), so nothing sealed can be among them.
    """
    names = {person.id: person.name for person in s.scalars(select(Person))}
    rated = select(Rating.rater_id, Rating.sealed_at, Criterion.label, Rating.evidence).join(
        Criterion, Criterion.id == Rating.criterion_id
    )
    found: list[tuple[str, datetime | None, str, str]] = [
        (by, at, label, words)
        for by, at, label, words in s.execute(rated.where(Rating.candidate_id == candidate_id).order_by(Criterion.rank))
    ]
    whole = (
        select(Recommendation.rater_id, Recommendation.sealed_at, Recommendation.reason).where(
            Recommendation.candidate_id == candidate_id
        ),
        select(ShortlistPick.person_id, ShortlistPick.sealed_at, ShortlistPick.why).where(
            ShortlistPick.candidate_id == candidate_id
        ),
    )
    for wanted in whole:
        found += [(by, at, "", words) for by, at, words in s.execute(wanted)]
    said = [Said(by, names.get(by, ""), at, about, words) for by, at, about, words in found if words.strip()]
    return sorted(said, key=lambda one: one.at.timestamp() if one.at is not None else 0.0, reverse=True)


def seen_by(s: Block, candidate_id: str, now: datetime) -> list[tuple[str, datetime]]:
    """Who has met a candidate and when last, in the order they did."""
    rows = s.execute(
        select(Person.name, Interview.held_at)
        .join(interview_interviewer, interview_interviewer.c.person_id == Person.id)
        .join(Interview, Interview.id == interview_interviewer.c.interview_id)
        .where(Interview.candidate_id == candidate_id, Interview.held_at <= now)
        .order_by(Interview.held_at, Person.name)
    )
    met: dict[str, datetime] = {}
    for name, held_at in rows:
        met.pop(name, None)
        if held_at is not None:
            met[name] = held_at
    return list(met.items())
