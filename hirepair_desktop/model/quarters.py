"""The quarter that a pair looks back on: which days it has, which ones there are, which one is offered."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.text import _, long_months

WRITTEN = re.compile(r"(\d{4})-Q([1-4])")
HALF = timedelta(days=45)
"""So long the quarter before is the one to look back on; then the current one has something to show."""


class Quarter(NamedTuple):
    """Three months of a calendar year; `n` is 1 to 4."""

    year: int
    n: int

    @property
    def key(self) -> str:
        """As it is written and typed: `2026-Q4`."""
        return f"{self.year}-Q{self.n}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.n - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(days=1)

    @property
    def after(self) -> Quarter:
        """The next one."""
        return Quarter(self.year + 1, 1) if self.n == 4 else Quarter(self.year, self.n + 1)

    @property
    def before(self) -> Quarter:
        """The one before it."""
        return Quarter(self.year - 1, 4) if self.n == 1 else Quarter(self.year, self.n - 1)

    @property
    def months(self) -> str:
        """As people say it: `October to December 2026`."""
        names = long_months()
        words = _("{first} to {last} {year}")
        return words.format(first=names[self.first.month - 1], last=names[self.last.month - 1], year=self.year)

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last

    def until(self, today: date) -> date:
        """The day it is told up to: its last one, or today while it goes on."""
        return min(self.last, today)


class MonthSpan(NamedTuple):
    """Days from the first of a month to the last of one, or to today: what is printed when months are chosen."""

    first: date
    last: date

    @property
    def key(self) -> str:
        """As it is written and typed: `2026-06-01/2026-11-24`."""
        return f"{self.first}/{self.last}"

    @property
    def months(self) -> str:
        """As people say it: `June to November 2026`, `December 2025 to May 2026`, `November 2026`."""
        names = long_months()
        a, b = names[self.first.month - 1], names[self.last.month - 1]
        if self.first.year != self.last.year:
            words = _("{first} {first_year} to {last} {year}")
            return words.format(first=a, first_year=self.first.year, last=b, year=self.last.year)
        if self.first.month == self.last.month:
            return _("{month} {year}").format(month=b, year=self.last.year)
        return _("{first} to {last} {year}").format(first=a, last=b, year=self.last.year)

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last

    def until(self, today: date) -> date:
        """The day it is told up to."""
        return min(self.last, today)


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_from(key: str) -> Quarter:
    """The quarter behind `2026-Q4`. Raises RefusedValueError for anything else."""
    found = WRITTEN.fullmatch(key.strip().upper())
    if found is None or not 1 <= int(found[1]) < 9999:
        raise RefusedValueError(_("“{words}” is no quarter like 2026-Q4.").format(words=key), "quarter")
    return Quarter(int(found[1]), int(found[2]))


def period_from(key: str) -> Quarter | MonthSpan:
    """The quarter behind `2026-Q4`, or the months behind `2026-06-01/2026-11-24`. Raises RefusedValueError."""
    first, slash, last = key.partition("/")
    if not slash:
        return quarter_from(key)
    try:
        found = MonthSpan(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        found = None
    if found is None or found.last < found.first:
        raise RefusedValueError(_("“{words}” are no days like 2026-06-01/2026-11-24.").format(words=key), "quarter")
    return found


def quarter_to_print(began: date, today: date) -> Quarter:
    """The one that is offered: the current quarter once half of it has gone, until then the last full one, where the
    pair was there already (METHOD A.5: a look-back each quarter)."""
    current = quarter_of(today)
    if today - current.first >= HALF or began >= current.first:
        return current
    return current.before


def quarters_until(began: date, today: date) -> list[Quarter]:
    """Every quarter of a pair up to today's, the newest first; that of today at least."""
    found = [quarter_of(today)]
    while found[-1].first > began:
        found.append(found[-1].before)
    return found
