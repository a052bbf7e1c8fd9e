"""Amounts as people type them: marks between thousands, thousands as k, and what is not guessed."""

from __future__ import annotations

import pytest

from hirepair_desktop.model.amounts import figures, whole_amount

READ = {
    "92000": 92_000, "92,000": 92_000, "92.000": 92_000, "92 000": 92_000, "92'000": 92_000, "92’000": 92_000,
    "92\u00a0000": 92_000, "92\u202f000": 92_000, "1,234,567": 1_234_567, "1.234.567": 1_234_567,
    "12,34,567": 1_234_567, "92k": 92_000, "92K": 92_000, "92 k": 92_000, "80,5k": 80_500, "80.5k": 80_500,
    "80,55k": 80_550, "1250k": 1_250_000, "1,250.5k": 1_250_500, "92,000.00": 92_000, "92.000,00": 92_000, "0": 0,
    " 108k ": 108_000,
}  # fmt: skip

UNCLEAR = ("80,5", "80.5", "92,00", "18,50", "1,250k", "1.250k", "92,000.50", "0,500", "12,34")

NONE = ("", "k", "-5", "80-90", "92kr", "1,2345", "1,234.567", "1,234,5", "ninety", "92 k k", "24.11.2026")


@pytest.mark.parametrize(("words", "amount"), READ.items())
def test_an_amount_is_read(words: str, amount: int) -> None:
    found = whole_amount(words)
    assert found is not None and (found.value, found.is_unclear) == (amount, False)


@pytest.mark.parametrize("words", UNCLEAR)
def test_what_can_be_read_in_more_than_one_way_is_not_guessed(words: str) -> None:
    found = whole_amount(words)
    assert found is not None and found.is_unclear


@pytest.mark.parametrize("words", NONE)
def test_other_words_are_no_amount(words: str) -> None:
    assert whole_amount(words) is None


def test_figures_are_found_among_words() -> None:
    assert [int(one.value) for one in figures("80 000 to 90k, or 2.5k a month")] == [80_000, 90_000, 2_500]
