"""A prompt of the coach: what it says, why now, about what, and whether it stops an act (METHOD C)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from hirepair_desktop.model.form import Habit


class Severity(StrEnum):
    """How loud a prompt is. A block stops one named act, never typing or saving (METHOD 0.1)."""

    NUDGE = "nudge"
    WARN = "warn"
    BLOCK = "block"


class Act(StrEnum):
    """The acts a block can stop (INTERFACE, coach)."""

    LOCK = "lock"
    REVEAL = "reveal"
    DECIDE = "decide"
    SAVE_REVISION = "save_revision"
    SAVE_OFFER = "save_offer"
    AGREE_CHANGES = "agree_changes"
    AGREE = "agree"
    CLOSE = "close"
    EXPORT = "export"


class State(StrEnum):
    """Open now; held when its session closed; sent away with a reason; held once and no longer."""

    OPEN = "open"
    KEPT = "kept"
    DISMISSED = "dismissed"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class About:
    """What a prompt is about: a kind of INTERFACE's list and the id of the thing."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Dismissed:
    """Who sent a prompt away, why and when."""

    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Where:
    """What a prompt belongs to; ids or None."""

    role: str | None = None
    candidate: str | None = None
    partnership: str | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt, in words. `newest` is the file's sequence of what it is about: the later, the newer.

    `can_dismiss` is False for the one block that no reason opens (R-03†).
    """

    id: str
    severity: Severity
    act: Act | None
    habit: Habit
    about: About
    where: Where
    field: str
    message: str
    why: str
    source: str
    state: State = State.OPEN
    dismissed: Dismissed | None = None
    can_dismiss: bool = True
    newest: int = 0

    @property
    def key(self) -> str:
        """What tells one prompt from the next on a screen: the rule, what it is about, and its session."""
        return "_".join(part for part in (self.id, self.about.id, self.where.session, self.field) if part)


LOUDEST_FIRST = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.NUDGE: 2}


def in_order(prompts: Iterable[Prompt]) -> list[Prompt]:
    """Block, warn, nudge; of one severity the newest first (METHOD C, Engine)."""
    return sorted(prompts, key=lambda p: (LOUDEST_FIRST[p.severity], -p.newest, p.id, p.about.id))


def stopping(prompts: Iterable[Prompt], act: Act) -> list[Prompt]:
    """The open blocks that stop an act, in the order shown."""
    return [p for p in prompts if p.severity is Severity.BLOCK and p.act is act and p.state is State.OPEN]


def as_json(prompt: Prompt) -> dict[str, Any]:
    """The shape of `hirepair coach --json` (INTERFACE)."""
    gone = prompt.dismissed
    return {
        "id": prompt.id,
        "severity": prompt.severity.value,
        "act": prompt.act.value if prompt.act is not None else None,
        "habit": prompt.habit.value,
        "about": {"kind": prompt.about.kind, "id": prompt.about.id},
        "role": prompt.where.role,
        "candidate": prompt.where.candidate,
        "partnership": prompt.where.partnership,
        "session": prompt.where.session,
        "field": prompt.field,
        "message": prompt.message,
        "why": prompt.why,
        "source": prompt.source,
        "state": prompt.state.value,
        "dismissed": None
        if gone is None
        else {"by": gone.by, "reason": gone.reason, "at": gone.at.isoformat().replace("+00:00", "Z")},
    }
