"""Plain rows: how the first paint reads, which does not wait for the mapped classes (PERFORMANCE).

Their SQL is the part that SQLite and PostgreSQL share. Everything else reads and writes mapped classes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Protocol


class Rows(Protocol):
    """Asks a question in SQL, its `:names` filled from `values`; all rows are returned."""

    def __call__(self, question: str, **values: str | int | None) -> list[tuple[Any, ...]]: ...


def moment(kept: str | datetime | None) -> datetime | None:
    """A moment in UTC out of a plain row, as `UtcTime` gives it."""
    if kept is None:
        return None
    read = datetime.fromisoformat(kept) if isinstance(kept, str) else kept
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def day(kept: str | date | None) -> date | None:
    """A date out of a plain row."""
    return date.fromisoformat(kept) if isinstance(kept, str) else kept


def listed(*kinds: StrEnum) -> str:
    """Values of an enumeration as SQL writes a list: `'open', 'draft'`."""
    return ", ".join(f"'{kind.value}'" for kind in kinds)
