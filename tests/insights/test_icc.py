"""ICC(2,1) (METHOD D4): the test vectors of the method."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.icc import icc
from tests.insights.test_calibration import VECTOR

SHROUT_AND_FLEISS = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]
"""The classic table of 1979, six rows by four raters (METHOD D, test vectors)."""


def test_the_classic_table():
    assert icc(SHROUT_AND_FLEISS) == pytest.approx(0.290, abs=0.0005)


def test_the_ten_pairs_of_the_kappa_vector():
    assert icc(VECTOR) == pytest.approx(0.772, abs=0.0005)


def test_full_agreement_is_one():
    assert icc([(1, 1), (2, 2), (4, 4)]) == pytest.approx(1.0)


def test_one_value_everywhere_says_nothing():
    assert icc([(3, 3), (3, 3)]) is None


@pytest.mark.parametrize("table", [[], [(1, 2)], [(1,), (2,)], [(1, 2), (3,)]])
def test_no_figure_of_what_is_no_full_grid(table):
    with pytest.raises(ValueError, match="no full grid"):
        icc(table)
