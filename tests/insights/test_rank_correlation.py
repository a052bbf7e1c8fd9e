"""Spearman's rank correlation (METHOD D6)."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.rank_correlation import spearman, spearman_interval


@pytest.mark.parametrize(
    ("x", "y", "rho"),
    [
        ([1, 2, 3], [10, 20, 90], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        ([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], 0.8),
        ([1, 1, 2, 2], [1, 2, 1, 2], 0.0),
        ([1, 2, 2, 3], [1, 2, 3, 4], 0.9487),
    ],
)
def test_ranks_rise_together(x, y, rho):
    assert spearman(x, y) == pytest.approx(rho, abs=0.0001)


def test_one_value_only_says_nothing():
    assert spearman([3, 3, 3], [1, 2, 3]) is None


def test_the_interval_is_that_of_fishers_z():
    assert spearman_interval(0.5, 28) == (pytest.approx(0.1327, abs=0.0001), pytest.approx(0.7465, abs=0.0001))


def test_a_perfect_line_has_no_width():
    assert spearman_interval(1.0, 12) == (1.0, 1.0)
