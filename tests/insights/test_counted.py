"""What may be said about k of n (METHOD D.0, H1 to H3)."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.asked import ALL, Scope
from hirepair_desktop.insights.counted import counted, few, fraction
from hirepair_desktop.insights.share import Share


def of(k: int, n: int):
    return counted("D2", Scope(ALL), Share(k, n), {})


def test_from_five_on_there_is_a_rate_with_its_interval():
    one = of(0, 5)
    assert (one.k, one.n, one.value, one.low, one.high, one.withheld) == (0, 5, 0.0, 0.0, 0.4345, None)


def test_under_five_the_counts_stay_and_the_rate_is_withheld():
    one = of(3, 4)
    assert (one.k, one.n, one.value, one.low) == (3, 4, None, None)


@pytest.mark.parametrize(
    ("n", "words"),
    [(0, "No rate: there is nothing to count."),
     (4, "No rate: only 4, and it needs 5. Each is shown by itself."),
     (5, "")],
)  # fmt: skip
def test_why_there_is_no_rate(n, words):
    assert few(n) == words


def test_a_fraction_in_a_detail_has_its_interval_too():
    assert fraction(Share(7, 10)) == {"k": 7, "n": 10, "value": 0.7, "low": 0.3968, "high": 0.8922}
