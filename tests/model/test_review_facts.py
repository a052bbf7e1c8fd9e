"""How far views lie apart, in which words, and where an amount lies in its range."""

from __future__ import annotations

import pytest

from hirepair_desktop.model.review_facts import is_split, place_in_range, spread, verdict


@pytest.mark.parametrize(
    ("values", "apart", "words"),
    [
        ([2, 4, 3, 3], 2, "split by 2"),
        ([1, 4], 3, "split by 3"),
        ([2, 3], 1, "1 apart"),
        ([3, 3], 0, "same"),
        ([3, None], 0, "one view"),
        ([None, None], None, ""),
        ([], None, ""),
    ],
)
def test_spread_and_its_words(values: list[int | None], apart: int | None, words: str) -> None:
    assert (spread(values), verdict(values)) == (apart, words)


def test_what_was_not_rated_is_no_view() -> None:
    assert is_split([None, 2, 3]) is False


@pytest.mark.parametrize(
    ("amount", "low", "high", "place"),
    [
        (100, 100, 200, "inside"), (200, 100, 200, "inside"), (99, 100, 200, "below"), (201, 100, 200, "above"),
        (50, None, 200, "inside"), (300, 100, None, "inside"), (None, 100, 200, ""), (100, None, None, ""),
    ],
)  # fmt: skip
def test_place_in_range(amount: int | None, low: int | None, high: int | None, place: str) -> None:
    assert place_in_range(amount, low, high) == place
