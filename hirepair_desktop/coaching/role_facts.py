"""What the rules about a role's brief look at (METHOD C.1): read once, then only looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import selectinload

from hirepair_desktop.coaching.prompt import Where
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import (
    BriefVersion,
    Candidate,
    Challenge,
    Criterion,
    Decision,
    Entry,
    Interview,
    MarketEvidence,
    Outcome,
    Partnership,
    Person,
    Promise,
    Rating,
    Role,
    Session,
    SourceLead,
    Stage,
)
from hirepair_desktop.model.answering import newest
from hirepair_desktop.model.brief import BRIEF_KINDS, brief_entries
from hirepair_desktop.model.criterion_moves import Held, first_met, is_after
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    DecisionAbout,
    PayShared,
    PersonKind,
    RoleStatus,
    SessionForm,
    SessionKind,
    Tier,
)
from hirepair_desktop.model.pay_places import PayPlace, pay_places

OVER = frozenset({RoleStatus.FILLED, RoleStatus.CLOSED})
"""A role that is not open any more: its rules are looked at only with `--all` (METHOD 0.5, `open(role)`)."""

INACTIVE = frozenset({
    CandidateStatus.HIRED, CandidateStatus.DECLINED, CandidateStatus.WITHDRAWN, CandidateStatus.LOST,
    CandidateStatus.CLOSED,
})  # fmt: skip
"""METHOD 0.5: an active candidate is in none of these."""


@dataclass(frozen=True, slots=True)
class Met:
    """A candidate somebody has met, and when the first talk was held; None for one who was only rated."""

    candidate: Candidate
    first_at: datetime | None

    @property
    def is_active(self) -> bool:
        """METHOD 0.5, "active candidate"."""
        return self.candidate.status not in INACTIVE


@dataclass
class RoleFacts:
    """One role with everything its brief holds. Made by `role_facts`, or by hand in a test.

    `challengers` have put a challenge at one of its intakes. `met` and `ratings` are read only when a criterion
    came after the first interview, `places` only where the range is not told early.
    """

    look: Look
    role: Role
    pair: Partnership
    outcomes: Sequence[Outcome] = ()
    criteria: Sequence[Criterion] = ()
    stages: Sequence[Stage] = ()
    evidence: Sequence[MarketEvidence] = ()
    leads: Sequence[SourceLead] = ()
    promises: Sequence[Promise] = ()
    sessions: Sequence[Session] = ()
    challengers: frozenset[str] = frozenset()
    entries: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    decisions: Sequence[Decision] = ()
    versions: Sequence[BriefVersion] = ()
    met: Sequence[Met] = ()
    ratings: Sequence[Rating] = ()
    recruiters: frozenset[str] = frozenset()
    first_talk: datetime | None = None
    places: Sequence[PayPlace] = ()

    @property
    def where(self) -> Where:
        """The place of every prompt about this role."""
        return Where(role=self.role.id, partnership=self.pair.id)

    @cached_property
    def live(self) -> list[Criterion]:
        """The criteria that are not retired; a row in which nothing is written yet is none."""
        return [made for made in self.criteria if made.retired_at is None and title(made)]

    @cached_property
    def musts(self) -> list[Criterion]:
        """METHOD C `musts`: tier must and not retired."""
        return [criterion for criterion in self.live if criterion.tier is Tier.MUST]

    @property
    def first(self) -> datetime | None:
        """METHOD C `first`: the first interview held or the first reveal of the role, once it has been."""
        first = min((at for at in (self.role.first_rated_at, self.first_talk) if at is not None), default=None)
        return first if first is not None and first < self.look.now else None

    @property
    def seats(self) -> frozenset[str]:
        """Recruiter and manager."""
        return frozenset({self.pair.recruiter_id, self.pair.manager_id})

    @cached_property
    def versions_since_met(self) -> list[BriefVersion]:
        """The version that held when the first person was met, or the first of all, and those agreed after it."""
        first = self.first
        if first is None:
            return []
        before = [version for version in self.versions if version.agreed_at <= first]
        return [*before[-1:], *self.versions[len(before) :]]

    @cached_property
    def held_when_met(self) -> Held:
        """The criteria of the version that held when the first person was met, by id."""
        return held_in(self.versions_since_met[0]) if self.versions_since_met else {}

    def is_late(self, criterion: Criterion) -> bool:
        """Whether a criterion came, or became a must, after the first person was met."""
        before = self.held_when_met.get(criterion.id)
        raised = before is not None and before.get("tier") != Tier.MUST and criterion.tier is Tier.MUST
        return is_after(criterion.added_at, self.first) or raised

    def said(self, key: str) -> Entry | None:
        """The answer that holds for one field of the brief, by whoever wrote last."""
        return newest(self.entries.get(key, ()))

    def text(self, key: str) -> str:
        """The words of that answer; "" when it is open."""
        entry = self.said(key)
        return entry.text if entry is not None else ""

    @cached_property
    def _tested(self) -> dict[str, list[Stage]]:
        tested: dict[str, list[Stage]] = {}
        for stage in self.stages:
            for criterion in stage.criteria:
                tested.setdefault(criterion.id, []).append(stage)
        return tested

    def stages_of(self, criterion: Criterion) -> list[Stage]:
        """The stages that test a criterion."""
        return self._tested.get(criterion.id, [])

    @cached_property
    def raters(self) -> dict[str, Person]:
        """Everybody who interviews, by id."""
        return {person.id: person for stage in self.stages for person in stage.interviewers}

    def asks(self, section: str) -> bool:
        """Whether a section is asked: what the short form leaves out is not missing (METHOD 0.5)."""
        forms = {session.form for session in self.sessions if session.kind is SessionKind.INTAKE}
        return INTAKE.section(section).in_short_form or forms != {SessionForm.SHORT}

    def reached(self, section: str) -> bool:
        """Whether a section of an intake was begun."""
        return any(
            timing["key"] == section and timing["started_at"] is not None
            for session in self.sessions
            for timing in session.sections
        )


def title(criterion: Criterion) -> str:
    """What a criterion is called: its label, or how it is seen while it has none."""
    return criterion.label.strip() or criterion.definition.strip()


def held_in(version: BriefVersion) -> Held:
    """The criteria of a version, by id."""
    return {made["id"]: made for made in version.body.get("criteria", [])}


K = TypeVar("K")


def role_facts(s: Block, role: Role, look: Look) -> RoleFacts:
    """Read everything about one role, in as many questions as there are kinds of thing."""

    def of(kind: type[K], *order: Any) -> Sequence[K]:
        return s.scalars(select(kind).filter_by(role_id=role.id).order_by(*order)).all()

    criteria = of(Criterion, Criterion.rank, Criterion.id)
    stages = s.scalars(
        select(Stage)
        .where(Stage.role_id == role.id)
        .order_by(Stage.rank, Stage.id)
        .options(selectinload(Stage.criteria), selectinload(Stage.interviewers))
    ).all()
    sessions = s.scalars(select(Session).where(Session.role_id == role.id, Session.kind.in_(BRIEF_KINDS))).all()
    facts = RoleFacts(
        look=look,
        role=role,
        pair=s.get_one(Partnership, role.partnership_id),
        outcomes=of(Outcome, Outcome.rank, Outcome.id),
        criteria=criteria,
        stages=stages,
        evidence=of(MarketEvidence, MarketEvidence.rank),
        leads=of(SourceLead, SourceLead.rank),
        promises=of(Promise, Promise.rank),
        sessions=sessions,
        challengers=_challengers(s, [session.id for session in sessions]),
        entries=brief_entries(s, role.id),
        decisions=_decisions(s, role),
        recruiters=_recruiters(s),
        first_talk=first_met(s, role, look.now),
        places=pay_places(s) if role.pay_shared in (PayShared.NO, PayShared.ON_REQUEST) else (),
    )
    if facts.first is not None:
        facts.versions = of(BriefVersion, BriefVersion.n)
        _read_met(s, facts)
    return facts


def _challengers(s: Block, session_ids: Sequence[str]) -> frozenset[str]:
    wanted = select(Challenge.from_id).where(Challenge.session_id.in_(session_ids), func.trim(Challenge.text) != "")
    return frozenset(s.scalars(wanted.distinct()))


def _recruiters(s: Block) -> frozenset[str]:
    """Who recruits: whoever sits in that seat with somebody, or usually does."""
    usual = select(Person.id).where(Person.kind == PersonKind.RECRUITER)
    return frozenset(s.scalars(select(Partnership.recruiter_id).union(usual)))


def _decisions(s: Block, role: Role) -> Sequence[Decision]:
    """The decisions made about the role and its candidates."""
    of_role = and_(Decision.about == DecisionAbout.ROLE, Decision.about_id == role.id)
    own = Decision.about_id.in_(select(Candidate.id).where(Candidate.role_id == role.id))
    of_candidate = and_(Decision.about == DecisionAbout.CANDIDATE, own)
    wanted = select(Decision).where(or_(of_role, of_candidate), Decision.rationale != "")
    return s.scalars(wanted.order_by(Decision.made_at, Decision.id)).all()


def _read_met(s: Block, facts: RoleFacts) -> None:
    """Read who was met, and how they were rated on what came later."""
    late = [made.id for made in facts.criteria if facts.is_late(made)]
    if not late:
        return
    own = Candidate.role_id == facts.role.id
    talks = (
        select(Interview.candidate_id, func.min(Interview.held_at))
        .join(Candidate, Candidate.id == Interview.candidate_id)
        .where(own, Interview.held_at <= facts.look.now)
        .group_by(Interview.candidate_id)
    )
    first_talk = dict(s.execute(talks).all())
    rated = and_(Rating.candidate_id == Candidate.id, Rating.criterion_id.in_(late))
    facts.ratings = s.scalars(select(Rating).join(Candidate, rated).where(own)).all()
    talked = and_(Interview.candidate_id == Candidate.id, Interview.held_at <= facts.look.now)
    known = or_(select(Interview.id).where(talked).exists(), select(Rating.id).where(rated).exists())
    people = s.scalars(select(Candidate).where(own, known).order_by(Candidate.alias))
    facts.met = [Met(candidate, first_talk.get(candidate.id)) for candidate in people]
