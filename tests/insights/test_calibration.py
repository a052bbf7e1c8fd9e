"""Calibration (METHOD D4): the test vector of the method, and when kappa is withheld."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.calibration import Withheld, calibration, grid_of, kappa
from hirepair_desktop.insights.share import Share

VECTOR = [(1, 1), (2, 2), (3, 3), (4, 4), (2, 3), (3, 2), (3, 4), (4, 3), (2, 2), (3, 3)]
"""METHOD D, test vectors."""


def test_kappa_of_the_test_vector():
    assert kappa(grid_of(VECTOR)) == pytest.approx(0.753, abs=0.0005)


def test_the_counts_of_the_test_vector():
    found = calibration(grid_of(VECTOR), candidates=5)
    assert (found.n, found.exact, found.within_one, found.bias) == (10, Share(6, 10), Share(10, 10), 0.0)


def test_bias_is_manager_minus_recruiter():
    assert calibration(grid_of([(2, 4), (3, 3)]), candidates=2).bias == 1.0


def test_without_pairs_there_is_no_bias():
    assert calibration({}, candidates=0).bias is None


@pytest.mark.parametrize(
    ("pairs", "candidates", "why"),
    [
        (VECTOR[:9], 5, Withheld.FEW_PAIRS),
        (VECTOR, 4, Withheld.FEW_CANDIDATES),
        ([(3, value) for value in (1, 2, 3, 4, 3, 3, 2, 4, 1, 3)], 5, Withheld.ONE_VALUE),
        ([(3, 3)] * 10, 5, Withheld.ONE_VALUE),
    ],
)
def test_kappa_is_withheld(pairs, candidates, why):
    found = calibration(grid_of(pairs), candidates)
    assert (found.kappa, found.withheld) == (None, why)


def test_kappa_is_named_with_enough_pairs_over_enough_candidates():
    found = calibration(grid_of(VECTOR), candidates=5)
    assert (found.kappa, found.withheld) == (kappa(grid_of(VECTOR)), None)
