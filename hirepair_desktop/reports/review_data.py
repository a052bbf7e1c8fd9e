"""What a debrief of one candidate prints. Everything here was revealed; before that there are no rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import (
    Candidate,
    CandidateMessage,
    Challenge,
    Commitment,
    Criterion,
    Decision,
    Entry,
    GapNote,
    Offer,
    Person,
    Rating,
    Recommendation,
    Role,
    Round,
    Session,
    Stage,
    Thanks,
)
from hirepair_desktop.model.deciding import decision_owner, decisions_about, latest_offer, message_to
from hirepair_desktop.model.kinds import DecisionValue, RoundOf, RoundState, Tier
from hirepair_desktop.model.promising import commitments_of
from hirepair_desktop.model.review_facts import SPREAD, spread
from hirepair_desktop.model.reviewing import ratings_of, recommendations_of
from hirepair_desktop.model.settings import setting
from hirepair_desktop.reports.people import People, called

RANK = {Tier.MUST: 0, Tier.NICE: 1, Tier.LEARN: 2}


@dataclass(frozen=True)
class Looked:
    """One criterion and every view on it, by rater."""

    criterion: Criterion
    views: Mapping[str, Rating]

    @property
    def spread(self) -> int:
        """How far the sealed values lie apart."""
        return spread(view.value for view in self.views.values()) or 0


@dataclass
class ReviewFacts:
    """One candidate in one debrief."""

    session: Session
    candidate: Candidate
    role: Role
    people: People
    called: str
    stage: Stage | None
    raters: Sequence[str]
    looked: Sequence[Looked]
    recommendations: Mapping[str, Recommendation]
    notes: Mapping[str, GapNote]
    entries: Sequence[Entry]
    decision: Decision | None
    later: Decision | None
    """A decision made after this session, when another one holds now."""
    owner: str
    offer: Offer | None
    message: CandidateMessage | None
    withheld: bool
    """Whether candidates get no reasons by the policy of this workspace (METHOD A.2)."""
    challenges: Sequence[Challenge]
    commitments: Sequence[Commitment]
    thanks: Sequence[Thanks]
    round: Round | None

    def said(self, key: str, person_id: str | None = None) -> Entry | None:
        """The answer to one question, of one person or of whoever gave it last."""
        found = [
            entry
            for entry in self.entries
            if entry.key == key and person_id in (None, entry.person_id) and (entry.text.strip() or entry.choice)
        ]
        return found[-1] if found else None

    @property
    def gaps(self) -> list[Looked]:
        """Where sealed values part by two or more, the widest first."""
        return [row for row in self.looked if row.spread >= SPREAD]

    @property
    def hired(self) -> bool:
        """Whether the decision of this session is a hire."""
        return self.decision is not None and self.decision.value is DecisionValue.HIRE


def review_facts(s: Block, session: Session, candidate: Candidate, *, names: bool) -> ReviewFacts:
    """Load what one debrief prints about one candidate."""
    role = candidate.role
    people = People(s, session.partnership)
    ratings = ratings_of(s, session.id, candidate.id)
    recommendations = {r.rater_id: r for r in recommendations_of(s, session.id, candidate.id)}
    made = decisions_about(s, candidate.id)
    mine = [decision for decision in made if decision.session_id == session.id]
    decision = mine[-1] if mine else None
    later = made[-1] if made and mine and made[-1] is not mine[-1] else None
    of_session = {"session_id": session.id}
    here = {**of_session, "candidate_id": candidate.id}
    notes = s.scalars(select(GapNote).filter_by(**here)).all()
    return ReviewFacts(
        session=session,
        candidate=candidate,
        role=role,
        people=people,
        called=called(candidate, names),
        stage=s.get(Stage, candidate.stage_id) if candidate.stage_id else None,
        raters=_raters(s, people, {r.rater_id for r in ratings} | recommendations.keys()),
        looked=_looked(s, ratings),
        recommendations=recommendations,
        notes={note.criterion_id: note for note in notes},
        entries=s.scalars(select(Entry).filter_by(**of_session).order_by(Entry.written_at, Entry.seq)).all(),
        decision=decision,
        later=later,
        owner=decision_owner(role),
        offer=latest_offer(s, candidate.id),
        message=message_to(s, candidate.id, session.id),
        withheld=setting(s, "candidateFeedback") in ("off", False),
        challenges=s.scalars(select(Challenge).filter_by(**of_session).order_by(Challenge.made_at, Challenge.id)).all(),
        commitments=commitments_of(s, session.id),
        thanks=s.scalars(select(Thanks).filter_by(**of_session).order_by(Thanks.id)).all(),
        round=s.scalars(select(Round).filter_by(**here, what=RoundOf.RATINGS, state=RoundState.REVEALED)).first(),
    )


def _raters(s: Block, people: People, ids: set[str]) -> list[str]:
    """Recruiter, manager, then the others by name."""
    others = s.scalars(select(Person.id).where(Person.id.in_(ids)).order_by(Person.name, Person.id))
    return [person for person in people.pair if person in ids] + [p for p in others if p not in people.pair]


def _looked(s: Block, ratings: Sequence[Rating]) -> list[Looked]:
    """Criteria with their views, the widest gaps first, then in the order of the brief."""
    views: dict[str, dict[str, Rating]] = {}
    for rating in ratings:
        views.setdefault(rating.criterion_id, {})[rating.rater_id] = rating
    rows = [Looked(s.get_one(Criterion, key), found) for key, found in views.items()]
    return sorted(
        rows,
        key=lambda row: (-row.spread, RANK[row.criterion.tier], row.criterion.rank, row.criterion.id),
    )
