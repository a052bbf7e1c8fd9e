"""Hire outcome against rating (METHOD D6): dots, and no statistic under twelve hires."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.asked import ALL, Pair, Scope
from hirepair_desktop.insights.hire_outcomes import Hire, outcomes_of

PAIR = Pair("P", "R", "M")


def hire(n: int, recruiter: int, manager: int, *statuses: str) -> Hire:
    outcomes = [{"outcome_id": f"O{i}", "status": status, "note": ""} for i, status in enumerate(statuses)]
    return Hire(f"C{n}", f"K{n}", PAIR, f"X{n}", outcomes, None, {"R": [recruiter], "M": [manager]})


def test_too_early_is_neither_well_nor_ill():
    assert hire(1, 3, 3, "ahead", "on", "behind", "off", "too_early").well == (2, 4)


def test_both_seats_count_the_same():
    assert hire(1, 2, 4, "on").seats == 3


@pytest.mark.parametrize(("n", "has"), [(11, False), (12, True)])
def test_from_twelve_hires_on_there_is_a_rank_correlation(n: int, has: bool):
    hires = [hire(i, i % 4 + 1, i % 4 + 1, *("on",) * (i % 4), "off") for i in range(n)]
    one = outcomes_of(Scope(ALL), hires)
    assert (one.value is not None, one.low is not None, one.n) == (has, has, n)


def test_under_twelve_it_says_why():
    one = outcomes_of(Scope(ALL), [hire(1, 3, 3, "on")])
    assert one.withheld == "No line: 1 hire had the talk of day 90, and it needs 12. Read the stories."


def test_values_that_are_all_the_same_show_no_link():
    one = outcomes_of(Scope(ALL), [hire(i, 3, 3, "on") for i in range(12)])
    assert (one.value, one.withheld) == (None, "No line: the values are all the same.")
