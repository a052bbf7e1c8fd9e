"""What rows of the pipeline are read from: a few questions for all candidates that are seen, none for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.candidate import (
    Attachment,
    Candidate,
    CandidateMessage,
    Interview,
    ReferrerUpdate,
    interview_interviewer,
)
from hirepair_desktop.model.deciding import decision_owner, pay_owners
from hirepair_desktop.model.kinds import DecisionAbout, DecisionValue, DraftState, RoundState, SessionKind
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.review import Decision
from hirepair_desktop.model.role import Role, Stage
from hirepair_desktop.model.sealing import Draft, Round
from hirepair_desktop.model.session import Session, session_candidate
from hirepair_desktop.text import first_name


class Act(StrEnum):
    """The next step for a candidate."""

    READ = "read"
    CALL = "call"
    BOOK = "book"
    TALK = "talk"
    PLAN_REVIEW = "plan_review"
    REVIEW = "review"
    SCORECARD = "scorecard"
    PICK = "pick"
    OPEN = "open"
    DECIDE = "decide"
    HOLD = "hold"
    OFFER = "offer"
    ANSWER = "answer"
    TELL = "tell"
    THANK = "thank"


@dataclass(frozen=True, slots=True)
class Step:
    """Whose step comes next and what it is; `person_id` is empty where both or the candidate are to move.

    `words` is a name the step is about, of a stage or a referrer, or the question a hold waits for; `on` a day.
    """

    act: Act
    person_id: str = ""
    name: str = ""
    words: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class PipelineRole:
    """The people of a role whose step it can be, and its stages in their order."""

    code: str
    recruiter_id: str
    owner_id: str
    pay_owner_id: str
    stages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NextTalk:
    """A talk that lies ahead, and the first of those who hold it."""

    at: datetime
    person_id: str


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A shortlist review or debrief that is not closed. `people` are who writes, each with *ready*."""

    session_id: str
    kind: SessionKind
    planned_for: datetime | None
    round_open: bool = False
    people: tuple[tuple[str, bool], ...] = ()

    @property
    def not_ready(self) -> list[str]:
        """Whose page is awaited."""
        return [person_id for person_id, ready in self.people if not ready]


@dataclass(slots=True)
class Facts:
    """Everything the rows of some candidates need; all by candidate id, people and roles by their own."""

    names: dict[str, str]
    roles: dict[str, PipelineRole]
    decided: dict[str, tuple[DecisionValue, datetime]] = field(default_factory=dict)
    asked: dict[str, tuple[str, date | None]] = field(default_factory=dict)
    """What the decision that holds left open, and until when: a hold waits for one question and one day (R-26)."""
    told: set[str] = field(default_factory=set)
    teller: dict[str, str] = field(default_factory=dict)
    thanked: set[str] = field(default_factory=set)
    with_cv: set[str] = field(default_factory=set)
    talks: dict[str, NextTalk] = field(default_factory=dict)
    met_at: dict[str, set[str]] = field(default_factory=dict)
    reviews: dict[str, OpenReview] = field(default_factory=dict)

    def step(self, act: Act, person_id: str, words: str = "", on: date | None = None) -> Step:
        """A step of one person."""
        return Step(act, person_id, self.names.get(person_id, ""), words, on)

    def next_stage(self, candidate: Candidate) -> str:
        """The first stage of the plan at which nobody has met the candidate; "" when all did."""
        met = self.met_at.get(candidate.id, set())
        return next((name for key, name in self.roles[candidate.role_id].stages if key not in met), "")


def read_facts(s: Block, candidates: Sequence[Candidate], now: datetime) -> Facts:
    """Read what rows of these candidates need."""
    ids = [candidate.id for candidate in candidates]
    names = {key: first_name(name) for key, name in s.execute(select(Person.id, Person.name))}
    facts = Facts(names, _roles(s, {candidate.role_id for candidate in candidates}))
    left = (Decision.next_question, Decision.next_date)
    decided = s.execute(
        select(Decision.about_id, Decision.value, Decision.made_at, *left)
        .where(Decision.about == DecisionAbout.CANDIDATE, Decision.about_id.in_(ids), Decision.value.is_not(None))
        .order_by(Decision.made_at, Decision.seq, Decision.id)
    )
    for key, value, at, question, day in decided:
        if value is not None and at is not None:
            facts.decided[key], facts.asked[key] = (value, at), (question.strip(), day)
    _messages(s, ids, facts)
    told = select(ReferrerUpdate.candidate_id).where(ReferrerUpdate.candidate_id.in_(ids))
    facts.thanked = set(s.scalars(told))
    facts.with_cv = set(s.scalars(select(Attachment.candidate_id).where(Attachment.candidate_id.in_(ids))))
    _talks(s, ids, facts, now)
    facts.reviews = open_reviews(s, ids)
    return facts


def _roles(s: Block, ids: set[str]) -> dict[str, PipelineRole]:
    stages = defaultdict(list)
    for stage in s.scalars(select(Stage).where(Stage.role_id.in_(ids)).order_by(Stage.rank, Stage.id)):
        stages[stage.role_id].append((stage.id, stage.name))
    return {
        role.id: PipelineRole(
            role.code, role.partnership.recruiter_id, decision_owner(role), pay_owners(role)[-1],
            tuple(stages[role.id]),
        )
        for role in s.scalars(select(Role).where(Role.id.in_(ids)))
    }  # fmt: skip


def _messages(s: Block, ids: list[str], facts: Facts) -> None:
    rows = s.execute(
        select(CandidateMessage.candidate_id, CandidateMessage.sent_at, CandidateMessage.owner_id).where(
            CandidateMessage.candidate_id.in_(ids)
        )
    )
    for candidate_id, sent_at, owner_id in rows:
        if sent_at is not None:
            facts.told.add(candidate_id)
        elif owner_id is not None:
            facts.teller[candidate_id] = owner_id


def _talks(s: Block, ids: list[str], facts: Facts, now: datetime) -> None:
    rows = s.execute(
        select(Interview.candidate_id, Interview.stage_id, Interview.held_at, interview_interviewer.c.person_id)
        .outerjoin(interview_interviewer, interview_interviewer.c.interview_id == Interview.id)
        .where(Interview.candidate_id.in_(ids), Interview.held_at.is_not(None))
        .order_by(Interview.held_at.desc(), Interview.id)
    )
    for candidate_id, stage_id, held_at, person_id in rows:
        if held_at is not None and held_at > now:
            facts.talks[candidate_id] = NextTalk(held_at, person_id or "")
        if stage_id is not None:
            facts.met_at.setdefault(candidate_id, set()).add(stage_id)


def open_reviews(s: Block, candidate_ids: Sequence[str]) -> dict[str, OpenReview]:
    """The review of each candidate that is not closed, the one that comes first, with who is ready."""
    rows = s.execute(
        select(session_candidate.c.candidate_id, Session.id, Session.kind, Session.planned_for)
        .join(Session, Session.id == session_candidate.c.session_id)
        .where(
            session_candidate.c.candidate_id.in_(candidate_ids),
            Session.closed_at.is_(None),
            Session.kind.in_((SessionKind.SHORTLIST, SessionKind.DEBRIEF)),
        )
        .order_by(Session.planned_for.desc(), Session.id)
    ).all()
    found = {key: OpenReview(session_id, kind, at) for key, session_id, kind, at in rows}
    rounds = s.scalars(
        select(Round).where(
            Round.session_id.in_({review.session_id for review in found.values()}), Round.state == RoundState.OPEN
        )
    ).all()
    sealed = {
        (round_id, person_id)
        for round_id, person_id in s.execute(
            select(Draft.round_id, Draft.person_id).where(
                Draft.round_id.in_([round_.id for round_ in rounds]), Draft.state == DraftState.SEALED
            )
        )
    }
    for candidate_id, review in found.items():
        for round_ in rounds:
            if round_.session_id == review.session_id and round_.candidate_id in (None, candidate_id):
                found[candidate_id] = _with_round(review, round_, sealed)
    return found


def _with_round(review: OpenReview, round_: Round, sealed: set[tuple[str, str]]) -> OpenReview:
    released = {entry["person_id"] for entry in round_.released}
    people = tuple(
        (person_id, (round_.id, person_id) in sealed) for person_id in round_.required_ids if person_id not in released
    )
    return OpenReview(review.session_id, review.kind, review.planned_for, True, people)
