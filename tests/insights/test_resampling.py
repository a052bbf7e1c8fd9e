"""The interval of kappa (METHOD D.0, H4): whole candidates, a fixed seed, the same figure every time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hirepair_desktop.insights.calibration import grid_of, kappa
from hirepair_desktop.insights.resampling import MOST_DRAWN, kappa_interval, kappa_of, sums
from tests.insights.test_calibration import VECTOR

values = st.integers(1, 4)
CANDIDATES = [grid_of(VECTOR[n : n + 2]) for n in range(0, 10, 2)]


@given(st.lists(st.tuples(values, values), min_size=1, max_size=40))
def test_six_sums_give_the_kappa_of_the_grid(pairs):
    grid = grid_of(pairs)
    direct = kappa(grid)
    assert kappa_of(sums(grid)) == (None if direct is None else pytest.approx(direct))


def test_the_interval_never_flickers():
    assert kappa_interval(CANDIDATES) == kappa_interval(CANDIDATES)


def test_the_interval_holds_kappa():
    low, high = kappa_interval(CANDIDATES)
    assert low < kappa(grid_of(VECTOR)) < high


def test_ratings_of_one_candidate_are_drawn_together():
    alike, unlike = grid_of([(1, 1), (4, 4)]), grid_of([(1, 4), (4, 1)])
    together = kappa_interval([alike, alike, unlike, unlike])
    apart = kappa_interval([grid_of([pair]) for pair in [(1, 1), (4, 4), (1, 4), (4, 1)] * 2])
    assert together != apart


def test_many_candidates_give_the_interval_that_drawing_them_would():
    many = CANDIDATES * (MOST_DRAWN // len(CANDIDATES))
    drawn, normal = kappa_interval(many), kappa_interval([*many, *CANDIDATES])
    assert normal == (pytest.approx(drawn[0], abs=0.03), pytest.approx(drawn[1], abs=0.03))


def test_more_candidates_make_it_narrower():
    few, many = kappa_interval(CANDIDATES), kappa_interval(CANDIDATES * 100)
    assert many[1] - many[0] < (few[1] - few[0]) / 5


@pytest.mark.parametrize("times", [5, 500])
def test_one_value_everywhere_has_no_interval(times):
    assert kappa_interval([grid_of([(3, 3)])] * times) is None
