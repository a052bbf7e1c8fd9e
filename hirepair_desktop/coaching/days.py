"""Days as rules count them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time


def midnight(of: date) -> datetime:
    """When a day begins."""
    return datetime.combine(of, time(), UTC)


def months_before(of: date, months: int) -> date:
    """The day so many months earlier; the last of the month where it has no such day."""
    year, month = divmod(of.year * 12 + of.month - 1 - months, 12)
    for last in range(of.day, 28, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, min(of.day, 28))
