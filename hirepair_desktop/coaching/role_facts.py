"""What the rules about a role's brief look at (METHOD C.1): read once, then only looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import selectinload

from hirepair_desktop.coaching.prompt import Where
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import (
    BriefVersion,
    Candidate,
    Challenge,
    Criterion,
    DecisionRole,
    Entry,
    Interview,
    MarketEvidence,
    Outcome,
    Partnership,
    Promise,
    Rating,
    Role,
    Session,
    SourceLead,
    Stage,
)
from hirepair_desktop.model.brief import brief_entries
from hirepair_desktop.model.kinds import CandidateStatus, RoleStatus, SessionKind, Tier

OVER = frozenset({RoleStatus.FILLED, RoleStatus.CLOSED})
"""A role that is not open any more: its rules are looked at only with `--all` (METHOD 0.5, `open(role)`)."""

INACTIVE = frozenset({
    CandidateStatus.HIRED, CandidateStatus.DECLINED, CandidateStatus.WITHDRAWN, CandidateStatus.LOST,
    CandidateStatus.CLOSED,
})  # fmt: skip
"""METHOD 0.5: an active candidate is in none of these."""


@dataclass(slots=True)
class RoleFacts:
    """One role with everything its brief holds. Made by `role_facts`, or by hand in a test."""

    look: Look
    role: Role
    pair: Partnership
    outcomes: Sequence[Outcome] = ()
    criteria: Sequence[Criterion] = ()
    stages: Sequence[Stage] = ()
    evidence: Sequence[MarketEvidence] = ()
    leads: Sequence[SourceLead] = ()
    promises: Sequence[Promise] = ()
    decision_roles: Sequence[DecisionRole] = ()
    sessions: Sequence[Session] = ()
    challenges: Sequence[Challenge] = ()
    entries: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    versions: Sequence[BriefVersion] = ()
    active: Sequence[Candidate] = ()
    ratings: Sequence[Rating] = ()
    interviewed: frozenset[str] = frozenset()
    recruiters: frozenset[str] = frozenset()

    @property
    def where(self) -> Where:
        """The place of every prompt about this role."""
        return Where(role=self.role.id, partnership=self.pair.id)

    @property
    def is_over(self) -> bool:
        """Filled or closed."""
        return self.role.status in OVER

    @property
    def live(self) -> list[Criterion]:
        """The criteria that are not retired."""
        return [criterion for criterion in self.criteria if criterion.retired_at is None]

    @property
    def musts(self) -> list[Criterion]:
        """METHOD C `musts`: tier must and not retired."""
        return [criterion for criterion in self.live if criterion.tier is Tier.MUST]

    @property
    def first(self) -> datetime | None:
        """METHOD C `first`: the first interview held or the first reveal of the role."""
        return self.role.first_rated_at

    @property
    def seats(self) -> frozenset[str]:
        """Recruiter and manager."""
        return frozenset({self.pair.recruiter_id, self.pair.manager_id})

    def text(self, key: str) -> str:
        """The words that hold for one field of the brief, by whoever wrote last; "" when it is open."""
        said = self.entries.get(key, ())
        return max(said, key=lambda entry: (entry.written_at, entry.seq)).text if said else ""

    def stages_of(self, criterion: Criterion) -> list[Stage]:
        """The stages that test a criterion."""
        return [stage for stage in self.stages if any(c.id == criterion.id for c in stage.criteria)]

    def reached(self, section: str) -> bool:
        """Whether a section of an intake was begun."""
        return any(
            timing["key"] == section and timing["started_at"] is not None
            for session in self.sessions
            for timing in session.sections
        )


K = TypeVar("K")


def role_facts(s: Block, role: Role, look: Look) -> RoleFacts:
    """Read everything about one role, in as many questions as there are kinds of thing."""

    def of(kind: type[K], *order: Any) -> Sequence[K]:
        return s.scalars(select(kind).filter_by(role_id=role.id).order_by(*order)).all()

    kinds = (SessionKind.INTAKE, SessionKind.RE_INTAKE)
    sessions = s.scalars(select(Session).where(Session.role_id == role.id, Session.kind.in_(kinds))).all()
    active, ratings, interviewed = _met(s, role, look)
    return RoleFacts(
        look=look,
        role=role,
        pair=s.get_one(Partnership, role.partnership_id),
        outcomes=of(Outcome, Outcome.rank, Outcome.id),
        criteria=of(Criterion, Criterion.rank, Criterion.id),
        stages=s.scalars(
            select(Stage)
            .where(Stage.role_id == role.id)
            .order_by(Stage.rank, Stage.id)
            .options(selectinload(Stage.criteria), selectinload(Stage.interviewers))
        ).all(),
        evidence=of(MarketEvidence, MarketEvidence.rank),
        leads=of(SourceLead, SourceLead.rank),
        promises=of(Promise, Promise.rank),
        decision_roles=of(DecisionRole, DecisionRole.rank),
        sessions=sessions,
        challenges=s.scalars(select(Challenge).where(Challenge.session_id.in_([each.id for each in sessions]))).all(),
        entries=brief_entries(s, role.id),
        versions=of(BriefVersion, BriefVersion.n),
        active=active,
        ratings=ratings,
        interviewed=interviewed,
        recruiters=frozenset(s.scalars(select(Partnership.recruiter_id))),
    )


def _met(s: Block, role: Role, look: Look) -> tuple[Sequence[Candidate], Sequence[Rating], frozenset[str]]:
    """The active candidates, their ratings and who of them was interviewed; nobody before the first interview."""
    if role.first_rated_at is None:
        return (), (), frozenset()
    active = s.scalars(select(Candidate).where(Candidate.role_id == role.id, Candidate.status.not_in(INACTIVE))).all()
    ids = select(Candidate.id).where(Candidate.role_id == role.id, Candidate.status.not_in(INACTIVE))
    ratings = s.scalars(select(Rating).where(Rating.candidate_id.in_(ids))).all()
    held = select(Interview.candidate_id).where(Interview.candidate_id.in_(ids), Interview.held_at <= look.now)
    return active, ratings, frozenset(s.scalars(held))
