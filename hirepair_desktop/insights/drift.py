"""How far the briefs have moved since they were first agreed (METHOD D5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import day_of, grouped
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.model import BriefVersion, Candidate, Interview, Role
from hirepair_desktop.model.brief_drift import MUST, drift, locked_weight, moved_weight
from hirepair_desktop.text import _

LIMITS = "Learning looks like drift: read the reasons."
"""What D5 cannot tell (METHOD D, last column)."""


def intake_drift(s: Block, today: date, partnership_id: str | None = None) -> Iterator[Measure]:
    """D5 of every role, or of a pair's: one measure a role; `n` is the number of its locked musts."""
    roles = select(Role).order_by(Role.code)
    if partnership_id is not None:
        roles = roles.where(Role.partnership_id == partnership_id)
    versions = grouped(s.scalars(select(BriefVersion).order_by(BriefVersion.n)), lambda version: version.role_id)
    met = grouped(_met(s, today), lambda each: each.role_id)
    for role in s.scalars(roles):
        agreed = [each for each in versions.get(role.id, []) if day_of(each.agreed_at) <= today]
        yield drift_of(role, agreed, met.get(role.id, ()))


class Met(NamedTuple):
    """A candidate and the day of the first interview: a mark below the line."""

    role_id: str
    candidate_id: str
    alias: str
    on: date


def _met(s: Block, today: date) -> Iterator[Met]:
    rows = s.execute(
        select(Candidate.role_id, Candidate.id, Candidate.alias, func.min(Interview.held_at))
        .join(Interview, Interview.candidate_id == Candidate.id)
        .where(Interview.held_at.is_not(None))
        .group_by(Candidate.id)
        .order_by(Candidate.alias)
    )
    for role_id, candidate_id, alias, first in rows:
        if first is not None and day_of(first) <= today:
            yield Met(role_id, candidate_id, alias, day_of(first))


def drift_of(role: Role, versions: Sequence[BriefVersion], met: Sequence[Met] = ()) -> Measure:
    """The drift of one role over its versions, the first one first; withheld before anything was agreed."""
    nothing: dict[str, Any] = {
        "versions": [],
        "candidates": [],
        "with_reason": None,
        "after_first_rating": None,
        "cannot_tell": _(LIMITS),
    }
    if not versions:
        return Measure(
            "D5", "role", role.id, withheld=_("No drift: no version of this brief is agreed yet."), detail=nothing
        )
    first = versions[0].body
    locked = sum(1 for criterion in first.get("criteria", []) if criterion["tier"] == MUST)
    value = drift(first, versions[-1].body)
    if value is None:
        return Measure(
            "D5",
            "role",
            role.id,
            withheld=_("No drift: the first version holds no must to measure against."),
            detail=nothing,
        )
    moves = [_move(role, first, before, after) for before, after in pairwise(versions)]
    return Measure(
        "D5",
        "role",
        role.id,
        n=locked,
        value=round(value, 4),
        detail={
            "versions": [
                {"version": version.id, "date": day_of(version.agreed_at).isoformat(), **move.as_json()}
                for version, move in zip(versions, [Move(versions[0].n), *moves], strict=True)
            ],
            "candidates": [
                {"candidate": each.candidate_id, "alias": each.alias, "date": each.on.isoformat()} for each in met
            ],
            "with_reason": _share(moves, [move for move in moves if move.reason]),
            "after_first_rating": _share(moves, [move for move in moves if move.after_first_rating]),
            "cannot_tell": _(LIMITS),
        },
    )


@dataclass(frozen=True, slots=True)
class Move:
    """One step: the drift it led to, how far it moved, whether it had a reason, whether people had been met."""

    n: int
    drift: float = 0.0
    moved: float = 0.0
    reason: bool = True
    after_first_rating: bool = False

    def as_json(self) -> dict[str, object]:
        """What the step line draws."""
        return {
            "n": self.n,
            "drift": round(self.drift, 4),
            "moved": round(self.moved, 4),
            "reason": self.reason,
            "after_first_rating": self.after_first_rating,
        }


def _move(role: Role, first: Mapping[str, Any], before: BriefVersion, after: BriefVersion) -> Move:
    rated = role.first_rated_at
    return Move(
        after.n,
        drift(first, after.body) or 0.0,
        moved_weight(before.body, after.body) / locked_weight(first),
        bool(after.reason.strip()),
        rated is not None and after.agreed_at > rated,
    )


def _share(moves: Iterable[Move], part: Iterable[Move]) -> float | None:
    """A share of all that moved, or None when nothing moved at all."""
    whole = sum(move.moved for move in moves)
    return round(sum(move.moved for move in part) / whole, 4) if whole else None
