"""How much of what belongs to both has only one of the two behind it (METHOD B S01)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hirepair_desktop.model.answering import agreeing, newest, says_something
from hirepair_desktop.model.brief import SHARED
from hirepair_desktop.model.role import Criterion
from hirepair_desktop.model.session import Entry


@dataclass(frozen=True, slots=True)
class Hands:
    """Of `n` answers and criteria that belong to both: how many each stands behind alone, and how many both do.

    What a template proposed and nobody has agreed to yet is in `n` alone.
    """

    n: int
    recruiter: int
    manager: int
    both: int

    @property
    def one_handed(self) -> int:
        """How many have one hand behind them."""
        return self.recruiter + self.manager


def hands_behind(
    entries: Mapping[str, Sequence[Entry]], criteria: Iterable[Criterion], recruiter_id: str, manager_id: str
) -> Hands:
    """Count the shared answers that hold and the criteria, by who wrote them or pressed *agree*."""
    held = [newest(entries.get(key, ())) for key in SHARED]
    behind = [agreeing(entry) for entry in held if entry is not None and says_something(entry)]
    behind += [set(made.agreed_by) or {made.raised_by or ""} for made in criteria if made.label.strip()]
    seats = {recruiter_id, manager_id}
    counted = [frozenset(people & seats) for people in behind]
    return Hands(
        len(counted), counted.count(frozenset({recruiter_id})), counted.count(frozenset({manager_id})),
        counted.count(frozenset(seats)),
    )  # fmt: skip
