"""Candidates of one role beside what was agreed for it (METHOD A.2, picture 08): views, facts, what was decided.

Everything here was revealed before it is read: ratings come into being with the reveal, and of a round that is
still open only *Ready* and *Not ready* are told (RELIABILITY D9). There is no total, no average and no rank;
candidates stand by alias.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import selectinload

from hirepair_desktop.model.candidate import Candidate, Interview
from hirepair_desktop.model.home import GONE
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    DecisionAbout,
    DecisionValue,
    DraftState,
    RatingState,
    RoundOf,
    RoundState,
    Tier,
)
from hirepair_desktop.model.pay_hope import hope_range
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.review import Decision, Rating
from hirepair_desktop.model.review_facts import Place, place_in_range
from hirepair_desktop.model.role import Role, Stage
from hirepair_desktop.model.sealing import Draft, Round

LEAST, MOST = 2, 6
"""So many candidates stand beside one another (METHOD A.2: a shortlist review has up to six)."""

AT_FIRST = 4
"""So many are shown before anybody chose (picture 08)."""


@dataclass(frozen=True, slots=True)
class View:
    """One rater's view of one criterion: as sealed, and the later one beside it (0: none)."""

    rater_id: str
    rater: str
    state: RatingState
    value: int
    later: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """A talk that is planned and will look for a criterion: its day, and who talks."""

    day: date
    interviewers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision that holds about a candidate."""

    value: DecisionValue
    day: date
    maker_id: str
    maker: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One candidate. `assessed` criteria of those shown have a rating; `ready` is told of an open round only."""

    id: str
    alias: str
    name: str
    headline: str
    status: CandidateStatus
    assessed: int
    ready: tuple[tuple[str, str, bool], ...]
    views: Mapping[str, tuple[View, ...]]
    ahead: Mapping[str, Ahead]
    question: str
    pay_hope: str
    pay_place: Place
    can_start_on: date | None
    decided: Decided | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One criterion, and how many of the candidates shown were assessed on it."""

    id: str
    label: str
    tier: Tier
    assessed: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Criteria by rank against candidates by alias. Pay is in minor units."""

    title: str
    criteria: tuple[Asked, ...]
    candidates: tuple[Compared, ...]
    pay_min: int | None
    pay_max: int | None
    currency: str


def compare(s: Block, role: Role, candidate_ids: Collection[str], now: datetime, musts_only: bool = True) -> Comparison:
    """Put up to six candidates of a role beside its criteria; who is of another role is left out."""
    criteria = [c for c in role.criteria if c.retired_at is None and (not musts_only or c.tier is Tier.MUST)]
    found = s.scalars(
        select(Candidate).where(Candidate.role_id == role.id, Candidate.id.in_(candidate_ids)).order_by(Candidate.alias)
    ).all()[:MOST]
    ids = [candidate.id for candidate in found]
    names = _names(s)
    views = _views(s, ids, [criterion.id for criterion in criteria], names)
    ahead, ready, decided = _ahead(s, role, ids, now), _readiness(s, ids, names), _decisions(s, ids)
    compared = [
        _compared(role, candidate, views[candidate.id], ahead[candidate.id], ready[candidate.id],
                  decided.get(candidate.id), names)
        for candidate in found
    ]  # fmt: skip
    asked = [
        Asked(c.id, c.label, c.tier, sum(1 for one in compared if _is_assessed(one.views.get(c.id, ()))))
        for c in criteria
    ]
    return Comparison(role.title, tuple(asked), tuple(compared), role.pay_min, role.pay_max, role.pay_currency)


def to_begin_with(s: Block, role_id: str) -> list[str]:
    """Who is shown before anybody chose: by alias those whose review was opened, filled up with active ones."""
    reviewed = s.scalars(
        select(Candidate.id)
        .where(Candidate.role_id == role_id, Candidate.id.in_(select(Rating.candidate_id)))
        .order_by(Candidate.alias)
        .limit(AT_FIRST)
    ).all()
    active = s.scalars(
        select(Candidate.id)
        .where(Candidate.role_id == role_id, Candidate.status.not_in(GONE), Candidate.id.not_in(reviewed))
        .order_by(Candidate.alias)
        .limit(AT_FIRST - len(reviewed))
    ).all()
    return [*reviewed, *active]


@dataclass(frozen=True, slots=True)
class ToChoose:
    """Somebody who can be chosen."""

    id: str
    alias: str
    name: str
    status: CandidateStatus


def to_choose_from(s: Block, role_id: str, words: str, most: int) -> tuple[list[ToChoose], int]:
    """Candidates of a role whose alias or name holds the words, by alias, at most so many; and how many there are."""
    wanted = select(Candidate.id, Candidate.alias, Candidate.name, Candidate.status).where(Candidate.role_id == role_id)
    if words.strip():
        said = words.strip()
        wanted = wanted.where(
            Candidate.alias.icontains(said, autoescape=True) | Candidate.name.icontains(said, autoescape=True)
        )
    count = s.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    rows = s.execute(wanted.order_by(Candidate.alias).limit(most))
    return [ToChoose(row.id, row.alias, row.name, row.status) for row in rows], count


# One question for all of them


def _names(s: Block) -> dict[str, str]:
    return {row.id: row.name for row in s.execute(select(Person.id, Person.name))}


def _is_assessed(views: Sequence[View]) -> bool:
    return any(view.state is RatingState.RATED for view in views)


def _views(
    s: Block, ids: Sequence[str], criteria: Sequence[str], names: Mapping[str, str]
) -> dict[str, dict[str, tuple[View, ...]]]:
    """By candidate and criterion, by name of the rater; where somebody was rated twice, what was opened last."""
    rows = s.scalars(
        select(Rating)
        .where(Rating.candidate_id.in_(ids), Rating.criterion_id.in_(criteria))
        .order_by(Rating.revealed_at, Rating.id)
    )
    last: dict[tuple[str, str], dict[str, View]] = defaultdict(dict)
    for row in rows:
        last[row.candidate_id, row.criterion_id][row.rater_id] = View(
            row.rater_id, names.get(row.rater_id, ""), row.state, row.value or 0, row.revised_value or 0, row.evidence
        )
    found: dict[str, dict[str, tuple[View, ...]]] = defaultdict(dict)
    for (candidate_id, criterion_id), views in last.items():
        found[candidate_id][criterion_id] = tuple(sorted(views.values(), key=lambda view: (view.rater, view.rater_id)))
    return found


def _ahead(s: Block, role: Role, ids: Sequence[str], now: datetime) -> dict[str, dict[str, Ahead]]:
    """The first planned talk that looks for each criterion."""
    stages = s.scalars(select(Stage).where(Stage.role_id == role.id).options(selectinload(Stage.criteria)))
    tested = {stage.id: [criterion.id for criterion in stage.criteria] for stage in stages}
    talks = s.scalars(
        select(Interview)
        .where(Interview.candidate_id.in_(ids), Interview.held_at > now)
        .options(selectinload(Interview.interviewers))
        .order_by(Interview.held_at.desc())
    )
    found: dict[str, dict[str, Ahead]] = defaultdict(dict)
    for talk in talks:
        if talk.held_at is not None:
            who = tuple(person.name for person in talk.interviewers)
            coming = Ahead(talk.held_at.astimezone().date(), who)
            found[talk.candidate_id].update(dict.fromkeys(tested.get(talk.stage_id or "", ()), coming))
    return found


def _readiness(s: Block, ids: Sequence[str], names: Mapping[str, str]) -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """Who is ready in the open round of each candidate: one bit a person, nothing else (RELIABILITY D9)."""
    rounds = s.scalars(
        select(Round).where(
            Round.candidate_id.in_(ids), Round.state == RoundState.OPEN, Round.what == RoundOf.RATINGS
        )
    ).all()  # fmt: skip
    drafts = s.execute(
        select(Draft.round_id, Draft.person_id).where(
            Draft.round_id.in_([found.id for found in rounds]), Draft.state == DraftState.SEALED
        )
    )
    sealed = {(row.round_id, row.person_id) for row in drafts}
    told: dict[str, tuple[tuple[str, str, bool], ...]] = defaultdict(tuple)
    for opened in rounds:
        told[opened.candidate_id or ""] = tuple(
            (person_id, names.get(person_id, ""), (opened.id, person_id) in sealed) for person_id in opened.required_ids
        )
    return told


def _decisions(s: Block, ids: Sequence[str]) -> dict[str, Decision]:
    """The decision that holds about each: the last one made."""
    rows = s.scalars(
        select(Decision)
        .where(Decision.about == DecisionAbout.CANDIDATE, Decision.about_id.in_(ids), Decision.value.is_not(None))
        .order_by(Decision.made_at, Decision.seq, Decision.id)
    )
    return {decision.about_id: decision for decision in rows}


def _compared(
    role: Role,
    candidate: Candidate,
    views: Mapping[str, tuple[View, ...]],
    ahead: Mapping[str, Ahead],
    ready: tuple[tuple[str, str, bool], ...],
    decision: Decision | None,
    names: Mapping[str, str],
) -> Compared:
    hope = hope_range(candidate.pay_hope, role.pay_currency)
    decided = None
    if decision is not None and decision.value is not None and decision.made_at is not None:
        maker = decision.made_by or ""
        decided = Decided(decision.value, decision.made_at.astimezone().date(), maker, names.get(maker, ""))
    return Compared(
        candidate.id, candidate.alias, candidate.name.strip() or candidate.alias, candidate.headline,
        candidate.status, sum(1 for seen in views.values() if _is_assessed(seen)), ready, views, ahead,
        decision.next_question if decision is not None else "", candidate.pay_hope,
        place_in_range(hope[0], role.pay_min, role.pay_max) if hope is not None else "",
        candidate.can_start_on, decided,
    )  # fmt: skip
