"""A measure of the partnership as it is handed on: a figure with its n, its interval, or why it is withheld."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of METHOD D for one scope (`all`, `partnership`, `role` or `person`).

    `k` of `n` where it counts things; `low` and `high` are the ends of the 95 % interval where there is one;
    `withheld` says why no figure is given; `detail` is what the chart draws (INTERFACE, measure).
    """

    id: str
    scope: str
    scope_id: str | None
    k: int | None = None
    n: int = 0
    value: float | None = None
    low: float | None = None
    high: float | None = None
    withheld: str | None = None
    detail: dict[str, Any] = field(default_factory=dict)


def as_json(measure: Measure) -> dict[str, Any]:
    """The shape of `hirepair measure --json` (INTERFACE)."""
    return {
        "id": measure.id,
        "scope": {"kind": measure.scope, "id": measure.scope_id},
        "k": measure.k,
        "n": measure.n,
        "value": measure.value,
        "low": measure.low,
        "high": measure.high,
        "withheld": measure.withheld,
        "detail": measure.detail,
    }
