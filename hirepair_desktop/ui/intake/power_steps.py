"""A step that moves who decides, who sets pay or the range: undo takes the entry of the power log back as well, and
done again it is the same entry, so that what was written to it later finds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import PowerEntry, Role
from hirepair_desktop.model.power import RANGE
from hirepair_desktop.ui.edits import Edits, snapshot

MOVING = ("decision_owner_id", "pay_owner_id", "pay_by_pair", *RANGE)
"""What of a role such a step may change."""


def move_step(edits: Edits, role_id: str, verb: Callable[[Block, Role], None], words: str, field: str) -> bool:
    """Run a verb on a role as one undoable step; False when it was refused."""
    with edits.store.read() as s:
        before = _state(s, role_id)
    after: list[State] = []

    def do(s: Block) -> None:
        if after:
            _restore(s, role_id, after[0])
            return
        verb(s, s.get_one(Role, role_id))
        s.flush()
        after.append(_state(s, role_id))

    return edits.step(words, do, lambda s: _restore(s, role_id, before), field)


State = tuple[dict[str, Any], list[dict[str, Any]]]
"""What of a role may move, and its power log."""


def _state(s: Block, role_id: str) -> State:
    role = s.get_one(Role, role_id)
    return {key: getattr(role, key) for key in MOVING}, [snapshot(entry) for entry in _entries(s, role_id)]


def _restore(s: Block, role_id: str, state: State) -> None:
    values, log = state
    role = s.get_one(Role, role_id)
    for key, value in values.items():
        setattr(role, key, value)
    _put_back(s, role_id, log)


def _entries(s: Block, role_id: str) -> list[PowerEntry]:
    return list(s.scalars(select(PowerEntry).where(PowerEntry.role_id == role_id)))


def _put_back(s: Block, role_id: str, log: list[dict[str, Any]]) -> None:
    """The log as it was: what came goes, what went comes back."""
    kept = {values["id"]: values for values in log}
    there = {entry.id: entry for entry in _entries(s, role_id)}
    for entry_id, entry in there.items():
        if entry_id not in kept:
            s.delete(entry)
    for entry_id, values in kept.items():
        if entry_id not in there:
            s.add(PowerEntry(**values))
