"""Feedback balance (METHOD D1): how many items went each way. Counts, not quality."""

from __future__ import annotations

from collections.abc import Iterable

from hirepair_desktop.model import Feedback
from hirepair_desktop.model.feedback_verbs import Balance


def balance(items: Iterable[Feedback], recruiter_id: str, manager_id: str) -> Balance:
    """How many items of a pair went each way."""
    receivers = [item.to_id for item in items]
    return Balance(receivers.count(manager_id), receivers.count(recruiter_id))


def evenness(went: Balance) -> float | None:
    """1 is even, 0 is one-way; None where nothing was said (METHOD D1, `balance`)."""
    most = max(went.to_manager, went.to_recruiter)
    return min(went.to_manager, went.to_recruiter) / most if most else None
