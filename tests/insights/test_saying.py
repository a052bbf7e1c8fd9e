"""Measures in words (METHOD D.0, H1): never a bare per cent, and why a figure is withheld."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.saying import of, said, signed
from tests.insights.conftest import Find


def words(find: Find, measure_id: str, name: str = "") -> str:
    return " ".join(said(find(measure_id, name))).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("measure_id", "name", "part"),
    [
        ("D1", "P1", "9 to the manager, 12 to the recruiter; balance 0.75. Last 3 sessions: 8 and 8."),
        ("D2", "", "Kept 19 of 26 (73 %; 95 % interval 54 to 86 %)."),
        ("D2", "P4", "Kept 1 of 1."),
        ("D2", "", "no clear change."),
        ("D3", "R1", "Median 2.5 days. Within 5 days: 3 of 4."),
        ("D3", "", "Still open: 1; days so far: 1."),
        ("D4", "", "Kappa 0.31, 95 % by candidate −0.07 to 0.62. Cannot tell weak from good agreement yet."),
        ("D4", "P4", "Bias +0.67, manager minus recruiter. No kappa: 6 pairs of ratings, and it needs 10."),
        ("D6", "", "No line: 2 hires had the talk of day 90, and it needs 12. Read the stories."),
        ("D9", "", "Later views towards the manager 7 of 7"),
        ("D10", "", "Offers set by the pay owner 4 of 5"),
        ("D14", "R1", "Interviews: Jonas Brandt in 11 of 15."),
        ("D15", "P3", "Safe to disagree 4 and 4"),
    ],
)
def test_what_a_measure_says(find: Find, measure_id: str, name: str, part: str) -> None:
    assert part in words(find, measure_id, name)


def test_a_share_without_a_rate_is_told_as_counts() -> None:
    assert of({"k": 3, "n": 4, "value": None, "low": None, "high": None}) == "3 of 4"


def test_a_minus_is_a_minus() -> None:
    assert signed(-0.333) == "−0.33"
