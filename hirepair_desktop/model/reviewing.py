"""The debrief of one candidate: who rates and on what, the brief it goes by, gaps, and later views.

The caller commits. Decision, offer and message have their verbs in `deciding`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.brief import brief_body, last_version
from hirepair_desktop.model.candidate import Candidate, Interview
from hirepair_desktop.model.kinds import PayPeriod, RatingState, Tier, Verdict
from hirepair_desktop.model.parting import people_left
from hirepair_desktop.model.people import Partnership, Person
from hirepair_desktop.model.review import Rating, Recommendation
from hirepair_desktop.model.review_facts import SPREAD, spread
from hirepair_desktop.model.role import BriefVersion, Criterion, Role, Stage
from hirepair_desktop.model.session import Session
from hirepair_desktop.model.word_count import words
from hirepair_desktop.model.workspace import Dismissal
from hirepair_desktop.text import _

REVISION_WORDS = 5
"""A later view wants so many words of what moved it (METHOD C, R-07)."""

LEANS: Mapping[Verdict, int] = {
    Verdict.STRONG_NO: -2,
    Verdict.NO: -1,
    Verdict.YES: 1,
    Verdict.STRONG_YES: 2,
}
"""Which way a recommendation leans, and how far."""


def is_opened(s: Block, rule_id: str, about_ids: Collection[str], session_id: str | None) -> bool:
    """Whether a block of the coach was opened with a written reason (METHOD 0.1): for the thing or what it belongs
    to, in this session or everywhere. Without a session every session counts, as the coach has it.
    """
    wanted = select(Dismissal.id).where(Dismissal.rule_id == rule_id, Dismissal.about_id.in_(about_ids))
    if session_id is not None:
        wanted = wanted.where(or_(Dismissal.session_id.is_(None), Dismissal.session_id == session_id))
    return s.scalars(wanted.limit(1)).first() is not None


# Who rates, and on what


def interviewers_of(s: Block, candidate: Candidate, at: datetime) -> list[Person]:
    """Who has met the candidate; while no talk is on record, who meets people by the plan of the role."""
    held = s.scalars(select(Interview).where(Interview.candidate_id == candidate.id)).all()
    met = [talk for talk in held if talk.held_at is None or talk.held_at <= at]
    sources: Sequence[Interview | Stage] = met or candidate.role.stages
    found = {person.id: person for source in sources for person in source.interviewers}
    return sorted(found.values(), key=lambda person: (person.name, person.id))


def required_raters(s: Block, session: Session, candidate: Candidate, at: datetime) -> list[str]:
    """Whose scorecard a debrief waits for: recruiter, manager, then everybody who met the candidate and is still here."""
    pair, left = session.partnership or s.get_one(Partnership, session.partnership_id), people_left(s)
    people = [pair.recruiter_id, pair.manager_id]
    people += [person.id for person in interviewers_of(s, candidate, at) if person.id not in left]
    return list(dict.fromkeys(people))


def criteria_for(s: Block, candidate: Candidate, person_id: str) -> tuple[list[Criterion], list[Criterion]]:
    """The criteria of a rater: those of the rater's own stages, then the rest, each by rank.

    A stage is one's own by plan or because one held its talk with this candidate. Who has no stage, as often
    the recruiter, has the musts as their own.
    """
    role = candidate.role
    live = [criterion for criterion in role.criteria if criterion.retired_at is None]
    talks = s.scalars(select(Interview).where(Interview.candidate_id == candidate.id)).all()
    stages = {talk.stage_id for talk in talks if person_id in [person.id for person in talk.interviewers]}
    stages |= {stage.id for stage in role.stages if person_id in [person.id for person in stage.interviewers]}
    tested = {criterion.id for stage in role.stages if stage.id in stages for criterion in stage.criteria}
    if not tested:
        tested = {criterion.id for criterion in live if criterion.tier is Tier.MUST}
    return [c for c in live if c.id in tested], [c for c in live if c.id not in tested]


# The brief it goes by


@dataclass(frozen=True)
class BriefInUse:
    """The brief a review goes by; `n` is 0 while no version was agreed, `body` as `brief.brief_body` has it."""

    n: int
    agreed_at: datetime | None
    body: Mapping[str, Any]

    def words(self, key: str) -> str:
        """The words of one answer of the brief, by whoever gave any; "" when it is open."""
        answers = self.body.get("entries", {}).get(key, [])
        return next((answer["text"] for answer in answers if answer["text"]), "")

    def criteria(self, tier: Tier) -> list[Mapping[str, Any]]:
        """The criteria of one tier, in their order."""
        return [criterion for criterion in self.body.get("criteria", []) if criterion["tier"] == tier.value]


def brief_in_use(s: Block, session: Session) -> BriefInUse:
    """The version the session uses, else the one that holds, else the working brief."""
    role = session.role or s.get_one(Role, session.role_id)
    version = s.scalars(
        select(BriefVersion).where(BriefVersion.role_id == role.id, BriefVersion.n == session.brief_version)
    ).first() or last_version(s, role.id)
    if version is None:
        return BriefInUse(0, None, brief_body(s, role))
    return BriefInUse(version.n, version.agreed_at, version.body)


@dataclass(frozen=True)
class BriefChange:
    """What one later version changed in what candidates are looked at for, and why."""

    n: int
    agreed_at: datetime
    reason: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    moved: tuple[str, ...]


def changes_since_lock(s: Block, role_id: str, upto: int) -> list[BriefChange]:
    """Versions 2 to `upto`, each with the criteria that came, went, or changed tier or weight."""
    versions = s.scalars(
        select(BriefVersion).where(BriefVersion.role_id == role_id, BriefVersion.n <= upto).order_by(BriefVersion.n)
    ).all()
    return [_change(before, after) for before, after in pairwise(versions)]


def _change(before: BriefVersion, after: BriefVersion) -> BriefChange:
    old = {criterion["id"]: criterion for criterion in before.body.get("criteria", [])}
    new = {criterion["id"]: criterion for criterion in after.body.get("criteria", [])}
    moved = [
        new[key]["label"]
        for key in new
        if key in old and any(new[key][part] != old[key][part] for part in ("tier", "weight"))
    ]
    return BriefChange(
        after.n,
        after.agreed_at,
        after.reason,
        tuple(new[key]["label"] for key in new if key not in old),
        tuple(old[key]["label"] for key in old if key not in new),
        tuple(moved),
    )


@dataclass(frozen=True)
class RangeInUse:
    """The pay range as it stood in the brief of the session, in minor units; None is open."""

    low: int | None
    high: int | None
    currency: str
    period: PayPeriod
    agreed_at: datetime | None


def range_in_use(s: Block, session: Session) -> RangeInUse:
    """The range an offer of this session is held against."""
    brief = brief_in_use(s, session)
    role = brief.body["role"]
    return RangeInUse(
        role.get("pay_min"),
        role.get("pay_max"),
        role.get("pay_currency") or "EUR",
        PayPeriod(role.get("pay_period") or PayPeriod.YEAR),
        brief.agreed_at,
    )


# What was revealed, and later views


def ratings_of(s: Block, session_id: str, candidate_id: str) -> list[Rating]:
    """The ratings of one candidate in one session; there are none before the reveal."""
    return list(
        s.scalars(
            select(Rating)
            .where(Rating.session_id == session_id, Rating.candidate_id == candidate_id)
            .order_by(Rating.criterion_id, Rating.rater_id)
        )
    )


def recommendations_of(s: Block, session_id: str, candidate_id: str) -> list[Recommendation]:
    """The overall views of one candidate in one session; there are none before the reveal."""
    return list(
        s.scalars(
            select(Recommendation)
            .where(Recommendation.session_id == session_id, Recommendation.candidate_id == candidate_id)
            .order_by(Recommendation.rater_id)
        )
    )


def revise(rating: Rating, value: int, reason: str, at: datetime) -> None:
    """A later view, beside the sealed value and never over it (METHOD 0.1, R-07).

    Raises RefusedValueError without a value to stand beside, with the value that holds already, or with fewer
    than five words of what moved it: they are the written reason that opens the block.
    """
    if rating.state is not RatingState.RATED or not 1 <= value <= 4:
        raise RefusedValueError(_("A later view stands beside a sealed rating from 1 to 4. There is none here."))
    if value == (rating.revised_value or rating.value):
        raise RefusedValueError(_("That is the rating already. Choose what it is now, or only say it."), "value")
    if words(reason) < REVISION_WORDS:
        raise RefusedValueError(_("What new evidence moved your score? The first one stays beside it."), "reason")
    rating.revised_value, rating.revised_reason, rating.revised_at = value, reason.strip(), at


@dataclass(frozen=True)
class Cases:
    """Who makes the case against and who the case for: each argues the other way than they lean."""

    against_id: str
    for_id: str


def cases(s: Block, session: Session, candidate_id: str) -> Cases:
    """Assign the two cases by the recommendations of the pair (METHOD A.2, protects dissent).

    Whoever leans more towards yes argues against. Lean both alike, the one with less power in the room, the
    recruiter, argues against the common view; without any recommendation the recruiter argues against.
    """
    recruiter, manager = session.partnership.recruiter_id, session.partnership.manager_id
    lean = {r.rater_id: LEANS[r.value] for r in recommendations_of(s, session.id, candidate_id)}
    first, second = lean.get(recruiter, 0), lean.get(manager, 0)
    recruiter_against = first > second or (first == second and first >= 0)
    return Cases(recruiter, manager) if recruiter_against else Cases(manager, recruiter)


def views_differ(recommendations: Sequence[Recommendation]) -> bool:
    """Whether somebody says yes and somebody no (R-17)."""
    signs = {LEANS[recommendation.value] > 0 for recommendation in recommendations}
    return len(signs) > 1


@dataclass(frozen=True)
class Gap:
    """A criterion on which sealed views part, with its rated views from low to high."""

    criterion: Criterion
    spread: int
    ratings: tuple[Rating, ...]


def gaps_of(s: Block, session_id: str, candidate_id: str, least: int = SPREAD) -> list[Gap]:
    """Where sealed values part by `least` or more, the widest first; later views do not close a gap."""
    rated: dict[str, list[Rating]] = {}
    for rating in ratings_of(s, session_id, candidate_id):
        if rating.value is not None:
            rated.setdefault(rating.criterion_id, []).append(rating)
    found = []
    for criterion_id, views in rated.items():
        views.sort(key=lambda view: (view.value, view.rater_id))
        apart = spread(view.value for view in views) or 0
        if apart >= least:
            found.append(Gap(s.get_one(Criterion, criterion_id), apart, tuple(views)))
    return sorted(found, key=lambda gap: (-gap.spread, gap.criterion.rank, gap.criterion.id))
