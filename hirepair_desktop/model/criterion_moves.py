"""Criteria that move after people were met: what moved against the version agreed, and why (METHOD 0.1, 4; I-27).

Before the first rating a brief may change freely. After it every criterion that is added, retired or needed
differently says what was learned. The reason may come later: nothing here refuses a change for want of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.brief import last_version
from hirepair_desktop.model.candidate import Candidate, Interview
from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.model.role import Criterion, Role
from hirepair_desktop.model.word_count import words

REASON_WORDS = 5
"""So many words a reason has at least (METHOD C.1, I-27)."""

NEED = frozenset({"tier", "weight"})
"""How much a criterion is needed: what asks for a reason when it changes."""

Held = Mapping[str, Mapping[str, Any]]
"""The criteria of the version that holds, by id."""


class Move(StrEnum):
    """How a criterion moved after the first rating."""

    NONE = ""
    ADDED = "added"
    CHANGED = "changed"
    RETIRED = "retired"


def first_met(s: Block, role: Role, now: datetime) -> datetime | None:
    """METHOD 0.5, `firstRatedAt`: the first interview held or the first reveal, whichever came first. The role keeps
    what was written down when it was held; a talk that was planned is held once its time has come."""
    held = select(func.min(Interview.held_at)).join(Candidate, Candidate.id == Interview.candidate_id)
    talk = s.scalar(held.where(Candidate.role_id == role.id, Interview.held_at <= now))
    return min((at for at in (role.first_rated_at, talk) if at is not None), default=None)


def held_criteria(s: Block, role: Role) -> Held:
    """The criteria of the version that holds; empty before the first agreement."""
    version = last_version(s, role.id)
    return {} if version is None else {made["id"]: made for made in version.body.get("criteria", [])}


def is_after(at: datetime | None, first: datetime | None) -> bool:
    """Whether something happened after the first rating of its role."""
    return at is not None and first is not None and at > first


def move_of(criterion: Criterion, held: Held, first: datetime | None) -> Move:
    """How a criterion moved since the version that holds, once people were met; `NONE` before that."""
    if first is None:
        return Move.NONE
    before = held.get(criterion.id)
    if criterion.retired_at is not None:
        return Move.RETIRED if before is not None and is_after(criterion.retired_at, first) else Move.NONE
    if before is None:
        return Move.ADDED if is_after(criterion.added_at, first) else Move.NONE
    return Move.CHANGED if _need(criterion) != _held_need(before) else Move.NONE


def is_reasoned(criterion: Criterion) -> bool:
    """Whether the reason says enough (I-27)."""
    return words(criterion.change_reason) >= REASON_WORDS


def set_need(criterion: Criterion, key: str, value: Any, held: Held, first: datetime | None) -> None:
    """Change tier or weight. A new change wants a reason of its own; taken back, the earlier reason stands again."""
    was = _need(criterion)
    setattr(criterion, key, value)
    before = held.get(criterion.id)
    if first is None or before is None:
        return
    if _need(criterion) == _held_need(before):
        criterion.change_reason = str(before.get("change_reason", ""))
    elif was == _held_need(before):
        criterion.change_reason = ""


def bring_back(criterion: Criterion, by: str, at: datetime, held: Held) -> None:
    """Put a retired criterion back into the brief. One that the version did not have counts as added now."""
    criterion.retired_at = None
    criterion.changed_by = by
    criterion.agreed_by = []
    before = held.get(criterion.id)
    if before is None:
        criterion.added_at, criterion.change_reason = at, ""
    elif _need(criterion) == _held_need(before):
        criterion.change_reason = str(before.get("change_reason", ""))
    else:
        criterion.change_reason = ""


def must_retire(criterion: Criterion, used: set[str], held: Held, first: datetime | None) -> bool:
    """Whether a criterion can only be retired: somebody was rated on it, or it was agreed when people were met."""
    return criterion.id in used or (first is not None and criterion.id in held)


def _need(criterion: Criterion) -> tuple[str, int]:
    return Tier(criterion.tier).value, criterion.weight


def _held_need(before: Mapping[str, Any]) -> tuple[str, int]:
    return str(before.get("tier", "")), int(before.get("weight", 1))
