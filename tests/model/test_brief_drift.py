"""Drift of a brief from the first version agreed (METHOD D5)."""

from __future__ import annotations

from typing import Any

import pytest

from hirepair_desktop.model.brief_drift import drift


def _criterion(key: str, tier: str = "must", weight: int = 1, definition: str = "as agreed") -> dict[str, Any]:
    return {"id": key, "tier": tier, "weight": weight, "label": key, "definition": definition, "anchors": {}}


LOCKED = [_criterion("a"), _criterion("b"), _criterion("c"), _criterion("n", "nice")]


@pytest.mark.parametrize(
    ("now", "value"),
    [
        (LOCKED, 0.0),
        ([*LOCKED[:3], _criterion("n", "must"), _criterion("new")], 0.5),
        ([*LOCKED[:3], _criterion("n", "must")], 1 / 6),
        (LOCKED[1:], 1 / 3),
        ([_criterion("a", definition="other"), *LOCKED[1:]], 1 / 12),
        ([_criterion("a", "learn"), *LOCKED[1:]], 1 / 6),
        ([_criterion(key) for key in "uvwxyz"], 1.0),
        ([*LOCKED, _criterion("extra", "nice")], 0.0),
    ],
)
def test_drift(now: list[dict[str, Any]], value: float) -> None:
    assert drift({"criteria": LOCKED}, {"criteria": now}) == pytest.approx(value)


def test_without_a_locked_must_there_is_no_drift() -> None:
    assert drift({"criteria": []}, {"criteria": LOCKED}) is None
