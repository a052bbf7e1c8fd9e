"""Feedback balance (METHOD D1)."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.balance import Balance, balance
from hirepair_desktop.model import Feedback


@pytest.mark.parametrize(
    ("counts", "value", "one_way"),
    [((0, 0), None, False), ((0, 3), 0.0, True), ((2, 2), 1.0, False), ((9, 12), 0.75, False)],
)
def test_the_value_of_a_balance(counts, value, one_way):
    found = Balance(*counts)
    assert (found.value, found.one_way) == (value, one_way)


def test_items_are_counted_by_who_received_them():
    said = [Feedback(to_id="M"), Feedback(to_id="R"), Feedback(to_id="M")]
    assert balance(said, "R", "M") == Balance(to_manager=2, to_recruiter=1)
