"""When a question is answered: by its owner, by each, or by both (METHOD A, S01)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hirepair_desktop.model.form import Field, Voice
from hirepair_desktop.model.session import Entry


def says_something(entry: Entry) -> bool:
    """Whether an answer holds words, a choice or a day."""
    return bool(entry.text.strip() or entry.choice or entry.date)


def newest(entries: Iterable[Entry]) -> Entry | None:
    """The answer written last."""
    return max(entries, key=lambda entry: (entry.written_at, entry.seq), default=None)


def agreeing(entry: Entry) -> set[str]:
    """Who stands behind a shared answer: whoever wrote it, and everybody who pressed *agree*. What is only proposed
    nobody wrote."""
    if not says_something(entry):
        return set()
    return set(entry.agreed_by) if entry.proposed else {entry.person_id, *entry.agreed_by}


def is_answered(field: Field, entries: Sequence[Entry], recruiter_id: str, manager_id: str) -> bool:
    """Whether the answers to one question complete it.

    One that belongs to both is complete only when each has written or pressed *agree* (METHOD A, owner codes).
    """
    if field.owner is Voice.BOTH:
        held = newest(entries)
        return held is not None and {recruiter_id, manager_id} <= agreeing(held)
    spoken = {entry.person_id for entry in entries if says_something(entry)}
    if field.owner is Voice.EACH:
        return {recruiter_id, manager_id} <= spoken
    if field.owner is Voice.RECRUITER:
        return recruiter_id in spoken
    if field.owner is Voice.MANAGER:
        return manager_id in spoken
    return bool(spoken)
