"""Who in the pipeline waits for one person: the filter *Waiting on*. Read for all candidates of a list at once.

Most candidates have nothing but a stage, and then it is the recruiter's step; only the others are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.candidate import Candidate, Interview
from hirepair_desktop.model.kinds import CandidateStatus, DecisionAbout, SessionKind
from hirepair_desktop.model.people import Partnership
from hirepair_desktop.model.pipeline_facts import read_facts
from hirepair_desktop.model.pipeline_lines import MOST_AT_ONCE, next_step
from hirepair_desktop.model.review import Decision
from hirepair_desktop.model.role import Role
from hirepair_desktop.model.session import Session, session_candidate

ANYONE = "anyone"
"""Asks for everybody who waits at all, for whomever."""

BEFORE_REVIEW = (CandidateStatus.NEW, CandidateStatus.SHORTLISTED, CandidateStatus.INTERVIEWING)
"""Stages at which the next step is the recruiter's, as long as no talk is planned and no review is open."""


def waiting_ids(s: Block, person_id: str, role_id: str, now: datetime) -> frozenset[str]:
    """The candidates whose next step is this person's; with ANYONE those who have a next step. "" is every role."""
    special = _looked_at(s, role_id, now)
    plain = (
        select(Candidate.id)
        .join(Role, Role.id == Candidate.role_id)
        .join(Partnership, Partnership.id == Role.partnership_id)
        .where(Candidate.status.in_(BEFORE_REVIEW))
    )
    if person_id != ANYONE:
        plain = plain.where(Partnership.recruiter_id == person_id)
    found = {candidate_id for candidate_id in s.scalars(_of_role(plain, role_id)) if candidate_id not in special}
    return frozenset(found | set(_asked_one_by_one(s, sorted(special), person_id, now)))


def _of_role(wanted: Select[str], role_id: str) -> Select[str]:
    return wanted.where(Candidate.role_id == role_id) if role_id else wanted


def _looked_at(s: Block, role_id: str, now: datetime) -> set[str]:
    """Candidates with something besides their stage that can make the next step another's."""
    decided = select(Decision.about_id).where(Decision.about == DecisionAbout.CANDIDATE)
    planned = select(Interview.candidate_id).where(Interview.held_at > now)
    reviewed = (
        select(session_candidate.c.candidate_id)
        .join(Session, Session.id == session_candidate.c.session_id)
        .where(Session.closed_at.is_(None), Session.kind.in_((SessionKind.SHORTLIST, SessionKind.DEBRIEF)))
    )
    wanted = select(Candidate.id).where(
        Candidate.id.in_(decided) | Candidate.id.in_(planned) | Candidate.id.in_(reviewed)
        | Candidate.referrer_id.is_not(None) & Candidate.status.not_in(BEFORE_REVIEW)
        | Candidate.status.in_((CandidateStatus.DEBRIEFED, CandidateStatus.OFFERED))
    )  # fmt: skip
    return set(s.scalars(_of_role(wanted, role_id)))


def _asked_one_by_one(s: Block, ids: list[str], person_id: str, now: datetime) -> Iterable[str]:
    for start in range(0, len(ids), MOST_AT_ONCE):
        some = ids[start : start + MOST_AT_ONCE]
        candidates = s.scalars(select(Candidate).where(Candidate.id.in_(some))).all()
        facts = read_facts(s, candidates, now)
        for candidate in candidates:
            step = next_step(candidate, facts)
            if step is not None and person_id in (ANYONE, step.person_id):
                yield candidate.id
