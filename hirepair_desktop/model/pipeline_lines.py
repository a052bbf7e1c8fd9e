"""What a row of the pipeline says of a candidate, and whose step comes next. Read for the rows that are seen.

Of a round that is open it knows who is ready and who is not, and nothing else (RELIABILITY D9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.feedback_links import working_days
from hirepair_desktop.model.kinds import CandidateStatus, DecisionValue, SessionKind, Source
from hirepair_desktop.model.pipeline_facts import Act, Facts, Step, read_facts
from hirepair_desktop.model.settings import thresholds
from hirepair_desktop.text import local

MOST_AT_ONCE = 500
"""Candidates of one reading: SQLite takes so many values in a list without a second thought."""


@dataclass(frozen=True, slots=True)
class PipelineLine:
    """One row. `waits` are days since the last thing that happened; `late` says they are past what was promised."""

    id: str
    alias: str
    name: str
    headline: str
    role_id: str
    role_code: str
    status: CandidateStatus
    source: Source
    brought_by: str
    step: Step | None
    waits: int | None
    late: bool
    reason: str
    has_cv: bool


def pipeline_lines(s: Block, ids: Sequence[str], today: date, now: datetime) -> dict[str, PipelineLine]:
    """The rows of these candidates by id; who is gone is left out."""
    found: dict[str, PipelineLine] = {}
    limits = thresholds(s)
    for start in range(0, len(ids), MOST_AT_ONCE):
        some = ids[start : start + MOST_AT_ONCE]
        candidates = s.scalars(select(Candidate).where(Candidate.id.in_(some))).all()
        facts = read_facts(s, candidates, now)
        for candidate in candidates:
            found[candidate.id] = _line(candidate, facts, today, limits)
    return found


def _line(candidate: Candidate, facts: Facts, today: date, limits: dict[str, int]) -> PipelineLine:
    step = next_step(candidate, facts)
    since = _since(candidate, facts, step)
    most = limits["MESSAGE_DAYS" if step is not None and step.act is Act.TELL else "DECIDE_DAYS"]
    promised = step is not None and (step.act is Act.TELL or _waits_for_decision(candidate, facts))
    brought = facts.names.get(candidate.referrer_id or candidate.sourced_by_id or "", "")
    return PipelineLine(
        candidate.id, candidate.alias, candidate.name, candidate.headline, candidate.role_id,
        facts.roles[candidate.role_id].code, candidate.status, candidate.source, brought, step,
        (today - since).days if since is not None else None,
        (promised and since is not None and working_days(since, today) > most) or _past_hold(step, today),
        candidate.closed_reason, candidate.id in facts.with_cv,
    )  # fmt: skip


def _past_hold(step: Step | None, today: date) -> bool:
    """Whether the day a hold was to end is over."""
    return step is not None and step.act is Act.HOLD and step.on is not None and step.on < today


def _waits_for_decision(candidate: Candidate, facts: Facts) -> bool:
    """METHOD 0.5 on R-24: active, a talk held, no decision."""
    return (
        candidate.status in (CandidateStatus.INTERVIEWING, CandidateStatus.DEBRIEFED)
        and candidate.last_interview_at is not None
        and candidate.id not in facts.decided
    )


def _since(candidate: Candidate, facts: Facts, step: Step | None) -> date | None:
    if step is None:
        return None
    if step.act in (Act.TELL, Act.OFFER, Act.ANSWER, Act.HOLD) and candidate.id in facts.decided:
        return local(facts.decided[candidate.id][1]).date()
    if step.act is Act.THANK:
        return local(candidate.closed_at).date() if candidate.closed_at is not None else None
    if candidate.last_interview_at is not None:
        return local(candidate.last_interview_at).date()
    return candidate.added_on


def next_step(candidate: Candidate, facts: Facts) -> Step | None:
    """Whose step comes next for a candidate; None when nobody waits any more."""
    role = facts.roles[candidate.role_id]
    recruiter, owner = role.recruiter_id, role.owner_id
    match candidate.status:
        case CandidateStatus.NEW:
            return _at_table(candidate, facts) or facts.step(Act.READ, recruiter)
        case CandidateStatus.SHORTLISTED:
            return _planned(candidate, facts) or _at_table(candidate, facts) or facts.step(Act.CALL, recruiter)
        case CandidateStatus.INTERVIEWING:
            return _interviewing(candidate, facts, recruiter)
        case CandidateStatus.DEBRIEFED:
            if candidate.id in facts.decided and facts.decided[candidate.id][0] is DecisionValue.HIRE:
                return facts.step(Act.OFFER, role.pay_owner_id)
            return _at_table(candidate, facts) or _to_decide(candidate, facts, owner)
        case CandidateStatus.OFFERED:
            return Step(Act.ANSWER)
        case _:
            return _over(candidate, facts, recruiter)


def _to_decide(candidate: Candidate, facts: Facts, owner: str) -> Step:
    """The owner decides; on hold, by the day and with the question that were written down (R-26)."""
    held = facts.decided.get(candidate.id)
    if held is None or held[0] is not DecisionValue.HOLD:
        return facts.step(Act.DECIDE, owner)
    question, day = facts.asked[candidate.id]
    return facts.step(Act.HOLD, owner, question, day)


def _interviewing(candidate: Candidate, facts: Facts, recruiter: str) -> Step:
    step = _planned(candidate, facts) or _at_table(candidate, facts)
    if step is not None:
        return step
    stage = facts.next_stage(candidate)
    return facts.step(Act.BOOK, recruiter, stage) if stage else facts.step(Act.PLAN_REVIEW, recruiter)


def _planned(candidate: Candidate, facts: Facts) -> Step | None:
    talk = facts.talks.get(candidate.id)
    return facts.step(Act.TALK, talk.person_id, on=local(talk.at).date()) if talk is not None else None


def _at_table(candidate: Candidate, facts: Facts) -> Step | None:
    """What the open review of a candidate waits for: a page that is not ready, else the two together."""
    review = facts.reviews.get(candidate.id)
    if review is None:
        return None
    if review.not_ready:
        return facts.step(Act.PICK if review.kind is SessionKind.SHORTLIST else Act.SCORECARD, review.not_ready[0])
    if review.round_open:
        return Step(Act.OPEN)
    on = local(review.planned_for).date() if review.planned_for is not None else None
    return Step(Act.REVIEW, on=on)


def _over(candidate: Candidate, facts: Facts, recruiter: str) -> Step | None:
    decided = facts.decided.get(candidate.id)
    if candidate.status is CandidateStatus.CLOSED and decided is not None and candidate.id not in facts.told:
        return facts.step(Act.TELL, facts.teller.get(candidate.id, recruiter), candidate.alias)
    if candidate.referrer_id is not None and candidate.id not in facts.thanked:
        return facts.step(Act.THANK, recruiter, facts.names.get(candidate.referrer_id, ""))
    return None
