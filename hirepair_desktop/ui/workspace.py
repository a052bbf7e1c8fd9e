"""The open workspace as the window sees it: the store, who sits where, which day it is, what changed."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from hirepair_desktop.model.parted import Days, end_of_pair, ended_words, parted
from hirepair_desktop.model.plain import Rows
from hirepair_desktop.model.sidebar import PairOfPeople, kept_setting, pairs
from hirepair_desktop.model.stamps import now_on
from hirepair_desktop.storage.store import Store
from hirepair_desktop.text import _, first_name, joined
from hirepair_desktop.ui.changes import Changes
from hirepair_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as Block

    from hirepair_desktop.model import Person

REC, MAN, OTHER = "rec", "man", "other"


@dataclass(frozen=True, slots=True)
class Who:
    """A person as shown: id, full name, the side of the table ("rec", "man" or "other"), and the day they left."""

    id: str
    name: str
    side: str
    left: date | None = None

    @property
    def first(self) -> str:
        """What the person is called on screen."""
        return first_name(self.name)


@dataclass(frozen=True, slots=True)
class Pair:
    """The recruiter and the hiring manager of one partnership."""

    id: str
    recruiter: Who
    manager: Who
    ended: date | None = None
    """The day from which the two are no pair any more."""

    @property
    def end_words(self) -> str:
        """`Amara and Priya, ended on 3 Nov 2026`; "" while the two go on."""
        both = joined([self.recruiter.first, self.manager.first])
        return _("{pair}, {ended}").format(pair=both, ended=ended_words(self.ended)) if self.ended is not None else ""

    def seat(self, side: str) -> Who:
        """Who sits on "rec" or "man"."""
        return self.recruiter if side == REC else self.manager

    def other(self, person_id: str) -> Who:
        """The one of the two who is not that person."""
        return self.manager if person_id == self.recruiter.id else self.recruiter

    def side_of(self, person_id: str | None) -> str:
        """The side a person sits on with this pair; "other" for everybody else."""
        return {self.recruiter.id: REC, self.manager.id: MAN}.get(person_id or "", OTHER)

    def who(self, person: Person) -> Who:
        """A person as shown at this pair's table."""
        return Who(person.id, person.name, self.side_of(person.id))


class OpenWorkspace(QObject):
    """What every page is handed. It keeps ids and shown names, never a mapped object.

    `changed(frozenset[Change])` comes after each commit, `found_no_room()` when one failed on a full disk, `pair_changed(partnership_id)` when the window turns
    to another pair.
    """

    changed = Signal(object)
    pair_changed = Signal(str)
    found_no_room = Signal()

    def __init__(self, store: Store, today: date | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._today = today
        self._pair_id = ""
        self._changes = Changes(store, self)
        self._changes.changed.connect(self._on_changes_changed)
        self._no_more = store.subscribe_no_room(self.found_no_room.emit)

    def glance(self) -> AbstractContextManager[Rows]:
        """A block that reads plain rows, for what the first paint shows."""
        return self.store.glance()

    def read(self) -> AbstractContextManager[Block]:
        """A block that only reads."""
        return self.store.read()

    def write(self) -> AbstractContextManager[Block]:
        """A block that is saved whole or not at all."""
        return self.store.write()

    def today(self) -> date:
        """The day rules and pages go by; a given one makes results repeatable."""
        return self._today or date.today()

    def now(self) -> datetime:
        """This moment in UTC, on the day of `today`."""
        return now_on(self._today)

    def stop(self) -> None:
        """Hear nothing more of the store; the store stays open for another window over it."""
        self._changes.stop()
        self._no_more()

    @Slot(object)
    def _on_changes_changed(self, changes: object) -> None:
        self.changed.emit(changes)

    # Work on a thread of its own

    @cached_property
    def jobs(self) -> Jobs:
        """Reading for a page that would keep the window waiting; made by its first use."""
        return Jobs(self)

    def finish(self) -> None:
        """Wait for what is still read, before the store closes."""
        if "jobs" in self.__dict__:
            self.jobs.finish()

    # The pair whose table this is

    def pairs(self) -> list[Pair]:
        """Every partnership, by recruiter's and manager's name."""
        with self.glance() as rows:
            found = _pairs_in(rows)
        return sorted(found, key=lambda pair: (pair.recruiter.name, pair.manager.name))

    def pair(self) -> Pair | None:
        """The pair the window shows, or None in a workspace without one; one that ended only where it was asked for or
        there is no other."""
        with self.glance() as rows:
            found = _pairs_in(rows)
            kept = kept_setting(rows, "pair")
        by_id = {pair.id: pair for pair in found}
        if self._pair_id in by_id:
            return by_id[self._pair_id]
        going = [pair for pair in found if pair.ended is None] or found
        return next((pair for pair in going if pair.id == kept), going[0] if going else None)

    def turn_to(self, partnership_id: str) -> None:
        """Show another pair's table."""
        self._pair_id = partnership_id
        self.pair_changed.emit(partnership_id)

    def pair_by_id(self, partnership_id: str) -> Pair:
        """One pair; KeyError when it is gone."""
        with self.glance() as rows:
            return {pair.id: pair for pair in _pairs_in(rows)}[partnership_id]


def _pairs_in(rows: Rows) -> list[Pair]:
    """Every partnership as shown, the one that began first before the others."""
    left, ended = parted(rows)
    return [pair_of(people, left, ended) for people in pairs(rows)]


def pair_of(people: PairOfPeople, left: Days = MappingProxyType({}), ended: Days = MappingProxyType({})) -> Pair:
    """A partnership as shown."""
    recruiter = Who(people.recruiter_id, people.recruiter, REC, left.get(people.recruiter_id))
    manager = Who(people.manager_id, people.manager, MAN, left.get(people.manager_id))
    return Pair(people.id, recruiter, manager, end_of_pair(people.id, (recruiter.id, manager.id), left, ended))
