"""Shares of small numbers: the test values of METHOD D.0."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.share import Change, Share, change, wilson


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(7, 10, 0.397, 0.892), (3, 4, 0.301, 0.954), (19, 26, 0.539, 0.863), (0, 5, 0.0, 0.434), (3, 7, 0.158, 0.750)],
)
def test_the_interval_of_the_method(k, n, low, high):
    assert wilson(k, n) == pytest.approx((low, high), abs=0.0005)


@pytest.mark.parametrize(("k", "n"), [(0, 0), (3, 2), (-1, 4)])
def test_no_interval_of_what_is_no_share(k, n):
    with pytest.raises(ValueError, match="no share"):
        wilson(k, n)


def test_everything_reaches_one_and_no_further():
    assert wilson(5, 5)[1] == pytest.approx(1.0)


def test_under_five_no_rate_is_named():
    assert (Share(4, 4).rate, Share(4, 4).interval) == (None, None)


def test_from_five_on_a_rate_is_named_with_its_interval():
    assert (Share(3, 5).rate, Share(3, 5).interval) == (0.6, wilson(3, 5))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ((1, 20), (19, 20), Change.UP),
        ((19, 20), (1, 20), Change.DOWN),
        ((10, 20), (15, 20), Change.UNCLEAR),
        ((0, 4), (20, 20), Change.UNCLEAR),
        ((0, 0), (0, 0), Change.UNCLEAR),
    ],
)
def test_a_change_is_claimed_only_where_two_intervals_lie_apart(before, after, found):
    assert change(Share(*before), Share(*after)) is found
