"""What a measure is asked about: which days, over which pairs, with which thresholds; and rows by scope."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Partnership, Person
from hirepair_desktop.model.settings import thresholds
from hirepair_desktop.text import local

ALL, PARTNERSHIP, ROLE, PERSON = "all", "partnership", "role", "person"
"""What a measure can be of (INTERFACE, measure)."""

Row = TypeVar("Row")


class Scope(NamedTuple):
    """Whose measure it is; `id` is None for all."""

    kind: str
    id: str | None = None


class Pair(NamedTuple):
    """The two seats of a partnership."""

    id: str
    recruiter_id: str
    manager_id: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the measures. `pairs` are those asked about, by name, and `names` what people are called:
    nobody is ranked (METHOD D.0, H7). `since` is the first day that counts; None is from the beginning."""

    today: date
    limits: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[str, Pair] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    partnership_id: str | None = None
    since: date | None = None

    @property
    def until(self) -> datetime:
        """The moment at which `today` is over: what happened later is not known yet."""
        return datetime.combine(self.today + timedelta(days=1), time()).astimezone()

    def within(self, column: Any) -> list[ColumnElement[bool]]:
        """The conditions that keep a moment to the days asked about: none later, none before the first of them."""
        return [column < self.until, *self.moments_from(column)]

    def moments_from(self, column: Any) -> list[ColumnElement[bool]]:
        """The condition that a moment is none before the first day that counts; [] from the beginning."""
        return [] if self.since is None else [column >= datetime.combine(self.since, time()).astimezone()]

    def days_from(self, column: Any) -> list[ColumnElement[bool]]:
        """The same for a column of days."""
        return [] if self.since is None else [column >= self.since]

    def counts(self, day: date | None) -> bool:
        """Whether a day is none before the first that counts; what has no day counts only from the beginning."""
        return self.since is None or (day is not None and day >= self.since)

    def of(self, column: Any) -> list[ColumnElement[bool]]:
        """The condition that keeps a question to the one pair asked about; [] when it is about all."""
        return [] if self.partnership_id is None else [column == self.partnership_id]

    def scopes(self, rows: Iterable[Row], pair_of: Callable[[Row], str | None]) -> Iterator[tuple[Scope, list[Row]]]:
        """The rows of all, then those of each pair; of the one pair alone when one is asked about."""
        kept = list(rows)
        if self.partnership_id is None:
            yield Scope(ALL), kept
        groups = grouped(kept, pair_of)
        for pair_id in self.pairs:
            yield Scope(PARTNERSHIP, pair_id), groups.get(pair_id, [])

    def by_name(self, people: Iterable[str]) -> list[str]:
        """The ids of people in the order of their names."""
        return sorted(people, key=lambda who: (self.names.get(who, ""), who))


def grouped(rows: Iterable[Row], key: Callable[[Row], str | None]) -> dict[str, list[Row]]:
    """Rows by a key; those without one are left out."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        of = key(row)
        if of is not None:
            found.setdefault(of, []).append(row)
    return found


def ask(s: Block, today: date, partnership_id: str | None = None, since: date | None = None) -> Asked:
    """The question of a workspace, about all its pairs or about one, up to `today` and from `since` on."""
    names = {row.id: row.name for row in s.execute(select(Person.id, Person.name))}
    rows = s.execute(select(Partnership.id, Partnership.recruiter_id, Partnership.manager_id))
    pairs = [Pair(*row) for row in rows if partnership_id in (None, row.id)]
    pairs.sort(key=lambda pair: (names.get(pair.recruiter_id, ""), names.get(pair.manager_id, ""), pair.id))
    return Asked(today, thresholds(s), {pair.id: pair for pair in pairs}, names, partnership_id, since)


def day_of(moment: datetime) -> date:
    """The day of a moment where the two are."""
    return local(moment).date()
