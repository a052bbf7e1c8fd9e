"""Valid things of every mapped class that belong together, for any test that needs rows.

    make = Factory()
    rating = make(Rating, value=3)      # with its session, candidate, criterion, rater and all they need
    make.the(Role).title = "Harbour pilot"
    make.save(store)

What a thing needs is made once and shared: one pair, one role, one candidate, one session. `make.full(Rating)`
gives every column a value of its own, not the default.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum
from hashlib import sha256
from itertools import count
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints, is_typeddict

from sqlalchemy import Column
from sqlalchemy.orm import Session as OrmSession

from hirepair_desktop.model import (
    Attachment,
    Base,
    Candidate,
    CheckIn,
    Dismissal,
    Person,
    Role,
    Round,
    SeatKey,
    Workspace,
)
from hirepair_desktop.model.kinds import PersonKind, RoundState
from hirepair_desktop.storage.store import Store

T = TypeVar("T", bound=Base)

MOMENT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 24)
ELSEWHERE = "WRKSPACE"
FILE = b"%PDF-1.7 not really"

MANAGER_SIDE = frozenset({"manager_id", "to_id", "referrer_id", "supporter_id"})
"""References to the manager of the pair; any other reference to a person is the recruiter."""

GIVEN: dict[type[Base], dict[str, Any]] = {
    CheckIn: {"day": 14},
    Attachment: {"bytes": FILE, "sha256": sha256(FILE).hexdigest(), "mime": "application/pdf"},
    Dismissal: {"rule_id": "I-13"},
    Round: {"state": RoundState.REVEALED, "workspace_id": ELSEWHERE},
    SeatKey: {"workspace_id": ELSEWHERE},
}
"""Values that must go together or keep to a rule."""

CLASSES: dict[str, type[Base]] = {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}
NOT_MADE = frozenset({Workspace})


class Factory:
    """Makes valid things; `made` holds them in the order in which they can be saved."""

    def __init__(self) -> None:
        self.made: list[Base] = []
        self._shared: dict[str, Base] = {}
        self._number = count(1)

    def __call__(self, kind: type[T], /, **given: Any) -> T:
        """A thing of this class with what was given; what else it must have is made or filled in."""
        return self._make(kind, given, full=False)

    def full(self, kind: type[T], /, **given: Any) -> T:
        """The same with every column, list and many-to-many relationship filled."""
        return self._make(kind, given, full=True)

    def one_of_every(self) -> list[Base]:
        """A full thing of every class but the workspace itself; all of them belong together."""
        for table in Base.metadata.sorted_tables:
            if table.name in CLASSES and CLASSES[table.name] not in NOT_MADE:
                self._shared_thing(table.name, full=True)
        assert self.manager
        return self.made

    def the(self, kind: type[T]) -> T:
        """The one thing of this class that others point at; made when first asked for."""
        thing = self._shared_thing(kind.__tablename__, full=False)
        assert isinstance(thing, kind)
        return thing

    @property
    def recruiter(self) -> Person:
        """The recruiter of the pair."""
        return self._person("recruiter", PersonKind.RECRUITER, "Amara Okafor")

    @property
    def manager(self) -> Person:
        """The manager of the pair."""
        return self._person("manager", PersonKind.MANAGER, "Priya Raman")

    def save(self, store: Store) -> None:
        """Write everything made so far that is not saved yet."""
        with store.write() as session:
            self.add_to(session)

    def add_to(self, session: OrmSession) -> None:
        """Add everything made so far to a session, what others point at first."""
        for thing in self.made:
            session.add(thing)
            session.flush()

    def _make(self, kind: type[T], given: dict[str, Any], *, full: bool) -> T:
        values = {**GIVEN.get(kind, {}), **given}
        hints = get_type_hints(kind, localns={})
        for attribute in kind.__mapper__.column_attrs:
            column, name = attribute.columns[0], attribute.key
            if name in values or name in ("id", "seq", "chk"):
                continue
            if full or (column.default is None and not column.nullable):
                values[name] = self._value(kind, name, column, get_args(hints[name])[0], full=full)
        for relation in kind.__mapper__.relationships if full else ():
            if "ids" in relation.info and relation.key not in values:
                values[relation.key] = [self._shared_thing(relation.mapper.local_table.description, full=full)]
        thing = kind(**values)
        self.made.append(thing)
        return thing

    def _value(self, kind: type[Base], name: str, column: Column[Any], hint: Any, *, full: bool) -> Any:
        for key in column.foreign_keys:
            return self._target(name, key.column.table.name, full=full)
        if "refs" in column.info:
            return [self._target(name, column.info["refs"], full=full)]
        if name == "about_id":
            return self._target(name, "candidate", full=full)
        if (kind, name) in ((Candidate, "alias"), (Role, "code")):
            return f"{'K' if kind is Candidate else 'R'}{next(self._number):02d}"
        if name.endswith("currency"):
            return "GBP"
        return self._example(name, hint)

    def _target(self, name: str, table: str, *, full: bool) -> str:
        if table == "person":
            return self.manager.id if name in MANAGER_SIDE else self.recruiter.id
        return self._shared_thing(table, full=full).id

    def _shared_thing(self, table: str, *, full: bool) -> Base:
        if table == "person":
            return self.recruiter
        if table not in self._shared:
            self._shared[table] = self._make(CLASSES[table], {}, full=full)
        return self._shared[table]

    def _person(self, seat: str, kind: PersonKind, name: str) -> Person:
        found = self._shared.get(seat)
        if found is None:
            found = self._shared[seat] = Person(name=name, kind=kind)
            self.made.append(found)
        assert isinstance(found, Person)
        return found

    def _example(self, name: str, hint: Any) -> Any:
        """A value of a type: texts say which number they are, so that no two are the same."""
        parts = [part for part in get_args(hint) if part is not NoneType]
        if NoneType in get_args(hint):
            return self._example(name, parts[0])
        if hint is str:
            return self._words(name)
        simple = {int: 1, bool: True, date: DAY, datetime: MOMENT, bytes: b"bytes"}
        if hint in simple:
            return simple[hint]
        if isinstance(hint, type) and issubclass(hint, Enum):
            return next(iter(hint))
        if is_typeddict(hint):
            return {part: self._example(part, kind) for part, kind in get_type_hints(hint).items()}
        if get_origin(hint) is list:
            return [self._example(name, parts[0])]
        return {"free": [1, "two", None, 0.5]}

    def _words(self, name: str) -> str:
        """Text by what its name says it is: a moment or an id inside a small record, or free words."""
        if name == "at" or name.endswith("_at"):
            return MOMENT.isoformat()
        if name == "by" or name.endswith("person_id") or name == "first_speaker_id":
            return self.recruiter.id
        if name.endswith("_id"):
            return self._target(name, name.removesuffix("_id"), full=True)
        return f"{name} {next(self._number)}"
