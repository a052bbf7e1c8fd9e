"""Which months there are to choose from, and what they are called."""

from __future__ import annotations

from datetime import date

import pytest

from hirepair_desktop.insights.months import Months, choice_words, months_to_choose, months_words

TODAY = date(2026, 11, 24)
BEGAN = date(2026, 5, 28)


def offered(began: date, today: date = TODAY) -> list[str]:
    return [choice_words(each, began) for each in months_to_choose(began, today)]


def test_all_of_it_comes_first_then_the_last_months_the_quarters_and_single_months() -> None:
    assert offered(BEGAN) == [
        "All of it: May to November 2026",
        "June to November 2026", "September to November 2026",
        "October to November 2026", "July to September 2026", "April to June 2026",
        "November 2026", "October 2026", "September 2026", "August 2026", "July 2026", "June 2026",
    ]  # fmt: skip


def test_a_pair_of_this_week_has_one_month_and_nothing_before_it() -> None:
    assert offered(date(2026, 11, 23)) == ["All of it: November 2026", "October to November 2026", "November 2026"]


def test_no_span_begins_before_the_pair_but_its_quarter_and_its_month() -> None:
    assert "December 2025 to November 2026" not in offered(BEGAN)
    assert "December 2025 to November 2026" in offered(date(2025, 2, 28))


def test_a_pair_that_begins_tomorrow_is_told_of_today() -> None:
    assert offered(date(2026, 11, 25))[0] == "All of it: November 2026"


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2026, 6, 1), TODAY, "June to November 2026"),
        (date(2025, 12, 1), TODAY, "December 2025 to November 2026"),
        (date(2026, 11, 1), TODAY, "November 2026"),
        (None, TODAY, "May to November 2026"),
    ],
)
def test_months_are_called(since: date | None, until: date, words: str) -> None:
    assert months_words(Months(since, until), BEGAN) == words


def test_a_month_that_is_over_ends_with_its_last_day() -> None:
    ends = {each.until for each in months_to_choose(BEGAN, TODAY) if each.until != TODAY}
    assert ends == {date(2026, month, day) for month, day in [(6, 30), (7, 31), (8, 31), (9, 30), (10, 31)]}
