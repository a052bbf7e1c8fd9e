"""Feedback balance (METHOD D1): how many items went each way. Counts, not quality."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hirepair_desktop.model import Feedback


@dataclass(frozen=True, slots=True)
class Balance:
    """Items of the recruiter to the manager, and of the manager to the recruiter."""

    to_manager: int = 0
    to_recruiter: int = 0

    @property
    def n(self) -> int:
        """How many items there are."""
        return self.to_manager + self.to_recruiter

    @property
    def value(self) -> float | None:
        """1 is even, 0 is one-way; None where nothing was said."""
        return min(self.to_manager, self.to_recruiter) / max(self.to_manager, self.to_recruiter) if self.n else None

    @property
    def one_way(self) -> bool:
        """Whether one was told something and the other nothing."""
        return bool(self.to_manager) != bool(self.to_recruiter)


def balance(items: Iterable[Feedback], recruiter_id: str, manager_id: str) -> Balance:
    """METHOD D1 over some items of a pair."""
    receivers = [item.to_id for item in items]
    return Balance(receivers.count(manager_id), receivers.count(recruiter_id))
