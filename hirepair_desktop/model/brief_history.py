"""The versions of a brief in a row: how far each has drifted, and any two of them compared with who, when and why.

The live brief stands at the end of the row while it differs from the version that holds (METHOD A.5, D5).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.brief import brief_body, brief_hash, brief_sessions
from hirepair_desktop.model.brief_change import ADDED, REMOVED, TIER, WEIGHT, Change
from hirepair_desktop.model.brief_compare import Same, compare_bodies, unchanged
from hirepair_desktop.model.brief_drift import drift
from hirepair_desktop.model.brief_touched import Touched, touched_by
from hirepair_desktop.model.criterion_moves import REASON_WORDS, first_met
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.role import BriefVersion, Criterion, Role
from hirepair_desktop.model.session import Challenge, Session
from hirepair_desktop.model.word_count import words

REASONED = frozenset({ADDED, REMOVED, TIER, WEIGHT})
"""What of a criterion asks why once somebody was met (METHOD I-27)."""


@dataclass(frozen=True, slots=True)
class BriefState:
    """A version as it was agreed, or the draft beside it (`agreed_at` None), and how far it is from the first."""

    n: int
    agreed_at: datetime | None
    agreed_by: tuple[str, ...]
    reason: str
    body: Mapping[str, Any]
    drift: float | None

    @property
    def is_draft(self) -> bool:
        """Whether this is the live brief, not yet agreed."""
        return self.agreed_at is None


@dataclass(frozen=True, slots=True)
class Said:
    """What one of the two said about a change. `how` is "asked", "answered" or "reason"."""

    person_id: str
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change with who made it ("" for both), the version it came in, when its reason followed, and the voices.

    `at` is None while it is not agreed. `reason` is why this change was made, `asks_reason` that METHOD wants one
    (I-27) and `has_reason` that there is one.
    """

    change: Change
    by: str
    at: datetime | None
    n: int
    reason_at: datetime | None
    reason: str
    asks_reason: bool
    said: tuple[Said, ...]

    @property
    def has_reason(self) -> bool:
        """Whether a reason of enough words is written."""
        return words(self.reason) >= REASON_WORDS


@dataclass(frozen=True, slots=True)
class Went:
    """What came and went between two versions, so that it is no change from one to the other."""

    headline: str
    came: BriefState
    gone: BriefState


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of a brief side by side."""

    old: BriefState
    new: BriefState
    changes: tuple[ToldChange, ...]
    went: tuple[Went, ...]
    touched: tuple[Touched, ...]
    same: tuple[Same, ...]


def names_of(s: Block) -> dict[str, str]:
    """Full names by id."""
    return {str(row.id): str(row.name) for row in s.execute(select(Person.id, Person.name))}


def brief_states(s: Block, role: Role) -> list[BriefState]:
    """The versions in their order; the draft last, while the live brief is not the version that holds."""
    versions = s.scalars(select(BriefVersion).where(BriefVersion.role_id == role.id).order_by(BriefVersion.n)).all()
    if not versions:
        return []
    first = versions[0].body
    states = [
        BriefState(v.n, v.agreed_at, tuple(v.agreed_by), v.reason.strip(), v.body, drift(first, v.body))
        for v in versions
    ]
    live = json.loads(json.dumps(brief_body(s, role)))
    if brief_hash(live) != versions[-1].hash:
        states.append(BriefState(versions[-1].n + 1, None, (), "", live, drift(first, live)))
    return states


def draft_of(s: Block, role: Role, now: datetime | None = None) -> Comparison | None:
    """What is not yet agreed, beside the version that holds; None when nothing is, or before the first. `now` tells
    talks that were held from those planned."""
    states = brief_states(s, role)
    if not states or not states[-1].is_draft:
        return None
    return compare_states(s, role, states, states[-2].n, states[-1].n, now)


def compare_states(
    s: Block, role: Role, states: Sequence[BriefState], old_n: int, new_n: int, now: datetime | None = None
) -> Comparison:
    """Two of a role's states in words, the older one first whichever was named first. `now` tells talks that were
    held from those planned. KeyError for a number that is not there."""
    by_n = {state.n: state for state in states}
    old, new = by_n[min(old_n, new_n)], by_n[max(old_n, new_n)]
    between = [state for state in states if old.n <= state.n <= new.n]
    names = names_of(s)
    changes = compare_bodies(old.body, new.body, names)
    steps = [(later, compare_bodies(earlier.body, later.body, names)) for earlier, later in _next(between)]
    teller = _Teller(s, role, between, first_met(s, role, now) if now is not None else role.first_rated_at)
    return Comparison(
        old, new, tuple(teller.told(change, steps) for change in changes), tuple(_went(changes, steps)),
        tuple(touched_by(s, role.id, changes, names, now)), tuple(unchanged(new.body, changes)),
    )  # fmt: skip


Steps = Sequence[tuple[BriefState, Sequence[Change]]]
"""Each state after the first, with what it changed in the one before."""


def _next(states: Sequence[BriefState]) -> Iterable[tuple[BriefState, BriefState]]:
    return pairwise(states)


def _went(changes: Sequence[Change], steps: Steps) -> Iterable[Went]:
    """What one step changed and a later one changed back."""
    standing = {change.key for change in changes}
    seen: dict[str, tuple[str, BriefState, BriefState]] = {}
    for state, changed in steps:
        for change in changed:
            if change.key not in standing:
                headline, came, _last = seen.get(change.key, (change.headline, state, state))
                seen[change.key] = (headline, came, state)
    return [Went(*found) for found in seen.values()]


class _Teller:
    """Finds who made a change, when, and what the two said about it."""

    def __init__(self, s: Block, role: Role, between: Sequence[BriefState], first: datetime | None) -> None:
        self.role, self.between, self.first = role, between, first
        self.live = {c.id: c for c in s.scalars(select(Criterion).where(Criterion.role_id == role.id))}
        self.challenges = _challenges(s, role, between[0].agreed_at, between[-1].agreed_at)

    def told(self, change: Change, steps: Steps) -> ToldChange:
        """One change with everything about it."""
        came = next(state for state, changed in reversed(steps) if any(c.key == change.key for c in changed))
        by, reason = self._by(change, came), self._reason(change, came)
        later = [state for state, _changed in steps if state.n >= came.n and state.reason]
        at = later[0].agreed_at if later else None
        first = self.first
        asks = (
            change.part == "criteria" and bool(change.facets & REASONED) and first is not None
            and (came.agreed_at is None or came.agreed_at > first)
        )  # fmt: skip
        return ToldChange(change, by, came.agreed_at, came.n, at, reason, asks, self._said(change, by, reason))

    def _by(self, change: Change, came: BriefState) -> str:
        made = self.live.get(change.about) if change.part == "criteria" else None
        if made is not None and made.changed_by and self._is_last_move(change, made):
            return made.changed_by
        if made is not None and made.raised_by and ADDED in change.facets:
            return made.raised_by
        if change.author:
            return change.author
        return came.agreed_by[0] if len(came.agreed_by) == 1 else ""

    def _is_last_move(self, change: Change, made: Criterion) -> bool:
        """Whether nothing moved the criterion later: the live row speaks of its last change alone."""
        if made.retired_at is not None or REMOVED in change.facets:
            return made.retired_at is not None and REMOVED in change.facets
        kept = next((c for c in self.between[-1].body.get("criteria", []) if c["id"] == change.about), None)
        return kept is not None and (kept["tier"], kept["weight"]) == (made.tier.value, made.weight)

    def _reason(self, change: Change, came: BriefState) -> str:
        """Why a criterion changed: as the version kept it, or as the live row of a retired one says."""
        if change.part != "criteria" or not change.about:
            return ""
        if REMOVED in change.facets:
            made = self.live.get(change.about)
            return made.change_reason.strip() if made is not None and made.retired_at is not None else ""
        now = _reason_in(self.between[-1], change.about)
        before = _reason_in(self.between[0], change.about)
        return now if now != before else ""

    def _said(self, change: Change, by: str, reason: str) -> tuple[Said, ...]:
        said: list[Said] = []
        for challenge in [found for found in self.challenges if _is_about(found, change)][-1:]:
            said.append(Said(challenge.from_id, "asked", challenge.text.strip()))
            if challenge.response.strip():
                said.append(Said(challenge.to_id, "answered", challenge.response.strip()))
        return (*said, Said(by, "reason", reason)) if reason else tuple(said)


def _reason_in(state: BriefState, criterion_id: str) -> str:
    reasons = (c.get("change_reason") for c in state.body.get("criteria", []) if c["id"] == criterion_id)
    return str(next(reasons, "") or "").strip()


def _challenges(s: Block, role: Role, after: datetime | None, until: datetime | None) -> list[Challenge]:
    """The challenges put at sittings about this role between two moments, the oldest first."""
    wanted = (
        select(Challenge)
        .join(Session, Session.id == Challenge.session_id)
        .where(Session.role_id == role.id, Challenge.made_at.is_not(None))
        .order_by(Challenge.made_at, Challenge.id)
    )
    if after is not None:
        wanted = wanted.where(Challenge.made_at > after)
    if until is not None:
        wanted = wanted.where(Challenge.made_at <= until)
    return [challenge for challenge in s.scalars(wanted) if challenge.text.strip()]


LONG_WORD = 5
"""Letters from which a word of a label tells it from others."""


def _is_about(challenge: Challenge, change: Change) -> bool:
    """About exactly this, or about its whole part in words that name it."""
    target = challenge.target.strip().casefold()
    if target and target in {change.about.casefold(), change.label.casefold(), change.key.casefold()}:
        return True
    if target != change.part or not change.label:
        return False
    text = f"{challenge.text} {challenge.response}".casefold()
    return any(word in text for word in change.label.casefold().split() if len(word) >= LONG_WORD)


def session_of(s: Block, role: Role, state: BriefState) -> str:
    """The sitting in which a state was agreed, or where a draft is talked about: the last that began before; "" when
    there is none."""
    sessions = [session for session in brief_sessions(s, role.id) if session.started_at is not None]
    if state.agreed_at is not None:
        sessions = [session for session in sessions if session.started_at and session.started_at <= state.agreed_at]
    return sessions[-1].id if sessions else ""
