"""The verbs of a candidate in the pipeline: move, close, talk held, thank the referrer. The caller commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.candidate import Attachment, Candidate, CandidateMessage, Interview, Offer, ReferrerUpdate
from hirepair_desktop.model.deciding import decision_owner, decision_that_holds
from hirepair_desktop.model.kinds import CandidateStatus, DecisionValue
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.review import Decision
from hirepair_desktop.model.role import Role
from hirepair_desktop.model.session import Session
from hirepair_desktop.text import _, clean, first_name

ENDED = (CandidateStatus.WITHDRAWN, CandidateStatus.DECLINED, CandidateStatus.LOST, CandidateStatus.CLOSED)
"""Ends that want a reason: the candidate's own word first, then ours."""

AFTER_YES = (CandidateStatus.OFFERED, CandidateStatus.HIRED)
"""Stages that follow the owner's decision to hire; moving somebody is no way around it (PRODUCT, one owner)."""

MOVED = ("status", "closed_at", "closed_reason")
"""What a move changes of a candidate."""


def standing_of(candidate: Candidate) -> dict[str, Any]:
    """What a move changes, as it is now, to be put back."""
    return {name: getattr(candidate, name) for name in MOVED}


def put_back(candidate: Candidate, standing: dict[str, Any]) -> None:
    """Take a move back."""
    for name, value in standing.items():
        setattr(candidate, name, value)


def move_candidate(s: Block, candidate: Candidate, status: CandidateStatus, at: datetime, reason: str = "") -> None:
    """Put a candidate at another stage, or end it with a reason.

    Raises RefusedValueError for an end without a reason, and for an offer or a hire that nobody decided.
    """
    if status is candidate.status:
        return
    reason = clean(reason).strip()
    if status in ENDED and not reason:
        raise RefusedValueError(_("Say why it ends for {alias}; the reason stays with the candidate.").format(
            alias=candidate.alias), "reason")  # fmt: skip
    if status in AFTER_YES:
        _refuse_undecided(s, candidate)
    candidate.status = status
    candidate.closed_at = at if status in ENDED else None
    candidate.closed_reason = reason if status in ENDED else ""


def _refuse_undecided(s: Block, candidate: Candidate) -> None:
    held = decision_that_holds(s, candidate.id)
    if held is not None and held.value is DecisionValue.HIRE:
        return
    owner = s.get(Person, decision_owner(s.get_one(Role, candidate.role_id)))
    raise RefusedValueError(
        _("{owner} decides first: no decision to hire {alias} is on record.").format(
            owner=first_name(owner.name) if owner is not None else "", alias=candidate.alias
        ),
        "status",
    )


def drop_new(s: Block, candidate_id: str) -> None:
    """Take back that a candidate was added.

    Raises RefusedValueError once something hangs on them: taking it along would lose it.
    """
    candidate = s.get_one(Candidate, candidate_id)
    kinds = (Attachment, CandidateMessage, Interview, Offer, ReferrerUpdate)
    hangs = any(s.scalars(select(kind.id).where(kind.candidate_id == candidate_id)).first() for kind in kinds)
    reviewed = s.scalars(select(Session.id).where(Session.candidates.any(id=candidate_id))).first()
    decided = s.scalars(select(Decision.id).where(Decision.about_id == candidate_id)).first()
    if hangs or reviewed or decided:
        raise RefusedValueError(
            _("More is on record about {alias} by now; it stays. Close {alias} instead.").format(alias=candidate.alias),
            "candidate",
        )
    s.delete(candidate)


# Talks


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk as somebody writes it down."""

    stage_id: str | None
    held_at: datetime
    minutes: int
    interviewer_ids: Sequence[str]


@dataclass(frozen=True, slots=True)
class BeforeTalk:
    """What a talk changes besides itself, to be put back."""

    status: CandidateStatus
    stage_id: str | None
    last_interview_at: datetime | None
    first_rated_at: datetime | None


def before_talk(candidate: Candidate) -> BeforeTalk:
    """What stands before a talk is written down."""
    return BeforeTalk(candidate.status, candidate.stage_id, candidate.last_interview_at, candidate.role.first_rated_at)


def keep_talk(s: Block, candidate: Candidate, talk: Talk, now: datetime, talk_id: str) -> None:
    """Write a talk down. One that was held moves a candidate to *interviewing*, dates the last talk and, where it is
    the first of the role, the day from which criteria are not moved quietly (METHOD 0.5, `firstRatedAt`)."""
    interview = Interview(
        id=talk_id, candidate_id=candidate.id, stage_id=talk.stage_id, held_at=talk.held_at, minutes=talk.minutes
    )
    found = {person.id: person for person in s.scalars(select(Person).where(Person.id.in_(talk.interviewer_ids)))}
    interview.interviewers = [found[key] for key in talk.interviewer_ids if key in found]
    s.add(interview)
    if talk.held_at > now:
        return
    if candidate.last_interview_at is None or candidate.last_interview_at < talk.held_at:
        candidate.last_interview_at = talk.held_at
        candidate.stage_id = talk.stage_id or candidate.stage_id
    if candidate.status in (CandidateStatus.NEW, CandidateStatus.SHORTLISTED):
        candidate.status = CandidateStatus.INTERVIEWING
    role = candidate.role
    if role.first_rated_at is None or talk.held_at < role.first_rated_at:
        role.first_rated_at = talk.held_at


def drop_talk(s: Block, talk_id: str, now: datetime) -> None:
    """Take a talk away; the day of the last one follows. The stage and the first day of the role stay."""
    interview = s.get(Interview, talk_id)
    if interview is None:
        return
    candidate = s.get_one(Candidate, interview.candidate_id)
    s.delete(interview)
    s.flush()
    held = s.scalars(select(Interview.held_at).where(Interview.candidate_id == candidate.id)).all()
    candidate.last_interview_at = max((at for at in held if at is not None and at <= now), default=None)


def forget_talk(s: Block, candidate: Candidate, talk_id: str, before: BeforeTalk) -> None:
    """Take back that a talk was written down."""
    interview = s.get(Interview, talk_id)
    if interview is not None:
        s.delete(interview)
    candidate.status, candidate.stage_id = before.status, before.stage_id
    candidate.last_interview_at = before.last_interview_at
    candidate.role.first_rated_at = before.first_rated_at


# Who referred them


def referrer_to_tell(s: Block, candidate: Candidate) -> Person | None:
    """Who referred a candidate whose search ended, while no word to them is on record (R-37); else None."""
    if candidate.referrer_id is None or candidate.status not in (*ENDED, CandidateStatus.HIRED):
        return None
    return s.get(Person, candidate.referrer_id) if told_referrer(s, candidate.id) is None else None


def told_referrer(s: Block, candidate_id: str) -> ReferrerUpdate | None:
    """The last word to the referrer that is on record."""
    return s.scalars(
        select(ReferrerUpdate).where(ReferrerUpdate.candidate_id == candidate_id).order_by(ReferrerUpdate.at.desc())
    ).first()
