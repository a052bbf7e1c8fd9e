"""The months the insights are told of: which there are to choose from, and what they are called (picture 07)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hirepair_desktop.model.quarters import MonthSpan, quarter_of
from hirepair_desktop.text import _

SPANS = (12, 6, 3)
"""So many months up to now are offered, where the pair is older than that."""

MOST_QUARTERS = 4
MOST_SINGLE = 6
"""So many quarters, and single months, are offered: the last ones."""


class Months(NamedTuple):
    """Whole months. `since` is their first day, None from the beginning; `until` the last, or today while they go on."""

    since: date | None
    until: date

    @property
    def key(self) -> str:
        """As a choice of a list is told apart: `2026-06-01/2026-11-24`."""
        return f"{self.since or ''}/{self.until}"


def since_beginning(today: date) -> Months:
    """All of it, up to today."""
    return Months(None, today)


def months_to_choose(began: date, today: date) -> Sequence[Months]:
    """All of it, the last months, the quarters and the single months of a pair that began then; none twice."""
    start = min(began, today)
    first = start.replace(day=1)
    found = [since_beginning(today)]
    found += [Months(_back(today, n - 1), today) for n in SPANS if _back(today, n - 1) > first]
    quarter = quarter_of(today)
    for _nth in range(MOST_QUARTERS):
        if quarter.last >= start:
            found.append(Months(quarter.first, quarter.until(today)))
            quarter = quarter.before
    single = [_back(today, n) for n in range(MOST_SINGLE)]
    found += [Months(month, min(today, _next(month) - timedelta(days=1))) for month in single if month >= first]
    return list(dict.fromkeys(found))


def months_words(months: Months, began: date) -> str:
    """`June to November 2026`, `December 2025 to May 2026`, `November 2026`; all of it begins with the pair."""
    return MonthSpan(months.since or min(began, months.until), months.until).months


def choice_words(months: Months, began: date) -> str:
    """A line of the list: all of it says so."""
    words = months_words(months, began)
    return _("All of it: {months}").format(months=words) if months.since is None else words


def _back(day: date, n: int) -> date:
    """The first day of the month so many months before."""
    months = day.year * 12 + day.month - 1 - n
    return date(months // 12, months % 12 + 1, 1)


def _next(first: date) -> date:
    return _back(first, -1)
