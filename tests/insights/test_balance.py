"""Feedback balance (METHOD D1)."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.balance import balance, evenness
from hirepair_desktop.model import Feedback
from hirepair_desktop.model.feedback_verbs import Balance


@pytest.mark.parametrize(("counts", "value"), [((0, 0), None), ((0, 3), 0.0), ((2, 2), 1.0), ((9, 12), 0.75)])
def test_how_even_a_balance_is(counts, value):
    assert evenness(Balance(*counts)) == value


def test_items_are_counted_by_who_received_them():
    said = [Feedback(to_id="M"), Feedback(to_id="R"), Feedback(to_id="M")]
    assert balance(said, "R", "M") == Balance(to_manager=2, to_recruiter=1)
