"""What is said about the range beside an offer, without a window."""

from __future__ import annotations

import pytest

from hirepair_desktop.model.kinds import PayPeriod
from hirepair_desktop.model.reviewing import RangeInUse
from hirepair_desktop.ui.review.pay_words import range_words

NONE = "No range was agreed. The amount stands without one, and the summary says so."
ELSEWHERE = " a year. An amount in another currency or for another time stands without one, and the summary says so."


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (9_000_000, 11_000_000, "Range as it stood: €90,000–110,000"),
        (9_000_000, None, "Range as it stood: from €90,000, with no end"),
        (None, 11_000_000, "Range as it stood: up to €110,000, with no beginning"),
        (None, None, NONE),
    ],
)
def test_a_range_is_said_as_far_as_it_was_agreed(low, high, said):
    assert range_words(low, high, "EUR", RangeInUse(low, high, "EUR", PayPeriod.YEAR, None)) == said


def test_an_open_range_in_another_unit_is_said_to_be_there():
    held = RangeInUse(9_000_000, None, "EUR", PayPeriod.YEAR, None)
    assert range_words(None, None, "CHF", held) == f"The range agreed is from €90,000, with no end{ELSEWHERE}"
