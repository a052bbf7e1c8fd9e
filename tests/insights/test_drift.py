"""Drift of briefs as a measure (METHOD D5): the sample's figures, the vector of the method, what is withheld."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hirepair_desktop.insights.drift import drift_of, intake_drift
from hirepair_desktop.insights.measure import as_json
from hirepair_desktop.model import BriefVersion, Role


def drifts(read_sample, today: date) -> list[float | None]:
    with read_sample.read() as s:
        return [measure.value for measure in intake_drift(s, today)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 24), [0.0, 0.0, 0.1667, 0.0]),
        (date(2026, 8, 10), [0.0, 0.0, 0.5, None]),
        (date(2026, 7, 16), [0.0, 0.0, 0.0, None]),
    ],
)
def test_the_sample_drifts_as_the_method_says(read_sample, today, expected):
    assert drifts(read_sample, today) == expected


def test_the_steps_of_r3_show_reason_and_rating(read_sample):
    with read_sample.read() as s:
        third = list(intake_drift(s, date(2026, 11, 24)))[2]
    steps = third.detail["versions"]
    assert [(step["n"], step["drift"], step["reason"]) for step in steps] == [
        (1, 0.0, True), (2, 0.5, False), (3, 0.1667, True),
    ]  # fmt: skip
    assert (third.detail["with_reason"], third.detail["after_first_rating"]) == (0.4, 1.0)


def body(*criteria: tuple[str, str, int]) -> dict[str, object]:
    return {
        "criteria": [
            {"id": key, "tier": tier, "weight": weight, "label": key, "definition": "", "anchors": {}}
            for key, tier, weight in criteria
        ]
    }


def version(n: int, made: dict[str, object], reason: str = "We learnt it.") -> BriefVersion:
    return BriefVersion(n=n, body=made, reason=reason, agreed_at=datetime(2026, 3, n, tzinfo=UTC), agreed_by=[])


def test_the_vector_of_the_method():
    locked = [(key, "must", 1) for key in "abc"]
    changed = body(*locked, ("d", "must", 1), ("n", "must", 1))
    role = Role(id="R0000001", code="R1", partnership_id="P0000001", opened_on=date(2026, 3, 1))
    assert drift_of(role, [version(1, body(*locked, ("n", "nice", 1))), version(2, changed)]).value == 0.5


@pytest.mark.parametrize(
    ("versions", "why"),
    [([], "no version of this brief"), ([version(1, body(("n", "nice", 1)))], "holds no must")],
)
def test_without_a_locked_must_it_is_withheld(versions, why):
    role = Role(id="R0000001", code="R1", partnership_id="P0000001", opened_on=date(2026, 3, 1))
    found = as_json(drift_of(role, versions))
    assert (found["value"], found["n"]) == (None, 0)
    assert why in found["withheld"]
