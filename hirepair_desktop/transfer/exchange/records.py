"""What a record of the exchange file is, read off the mapped classes: keys, types, limits, references.

Reading, checking, writing and the JSON Schema all loop over these definitions, so a new column of the model
is a new key of the file and nothing else has to be told. No pydantic here: writing does not need it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from sqlalchemy import CheckConstraint, Column, String, Table, Text, UniqueConstraint

from hirepair_desktop.model import Base
from hirepair_desktop.model.kinds import RoundState

FORMAT = "hirepair-exchange/1"

NEVER = frozenset({"workspace", "seat_key", "draft"})
"""Tables that never leave the file: its identity, people's keys, drafts (INTERFACE, RELIABILITY D9)."""

NEVER_COLUMNS: Mapping[str, frozenset[str]] = {
    "round": frozenset({"workspace_id", "public", "recruiter_share", "manager_share"})
}
"""The keys of a round stay where they were made; what the round revealed goes along (RELIABILITY D9)."""

OF_THE_FILE = frozenset({"seq", "chk"})
"""Columns about the row in its file, not about the thing."""

ONLY: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "round": ("state", (RoundState.REVEALED.value, RoundState.ABANDONED.value))
}
"""Rows that go along only in these states: a round still open stays (RELIABILITY D9)."""

NESTED_REFS: Mapping[str, str] = {
    "person_id": "person",
    "first_speaker_id": "person",
    "by": "person",
    "criterion_id": "criterion",
    "outcome_id": "outcome",
}
"""Which table an id inside a small record of a list points at."""

ABOUT: Mapping[tuple[str, str], str] = {("decision", "about_id"): "about"}
"""Ids that point at the table named in another key of the same record."""

REQUIRED: Any = object()
"""The mark of a key that has no default and must be there."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a value must keep to, taken from the check constraints of its column."""

    low: int | None = None
    high: int | None = None
    among: tuple[Any, ...] | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record. `hint` is its Python type without None; `refs` the table its id or ids point at.

    `about` names the key that says which table the id points at, where that differs from row to row.
    """

    name: str
    hint: Any
    nullable: bool
    default: Any
    limits: Limits
    refs: str | None = None
    about: str | None = None

    @property
    def is_id(self) -> bool:
        """Whether the value is an id: of the record itself or of what it points at."""
        return self.name == "id" or self.about is not None or (self.refs is not None and self.hint is str)


@dataclass(frozen=True, slots=True)
class Link:
    """A many-to-many relationship: the key with the list of ids, and the table of pairs behind it."""

    name: str
    pairs: Table
    own: Column[Any]
    other: Column[Any]
    refs: str


@dataclass(frozen=True, slots=True)
class Definition:
    """One kind of record: its table, keys and links in the order in which they are written."""

    table: Table
    about: str
    keys: tuple[Key, ...]
    links: tuple[Link, ...]
    uniques: tuple[tuple[str, ...], ...]
    checks: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The singular table name, which is the key in the file."""
        return self.table.name

    @property
    def held_back(self) -> tuple[Column[Any], ...]:
        """Columns of the table that are no key of the record, but for those about the row itself."""
        named = {key.name for key in self.keys} | OF_THE_FILE
        return tuple(column for column in self.table.columns if column.name not in named)


@cache
def definitions() -> dict[str, Definition]:
    """Every kind of record by name; what others point at comes first."""
    classes = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    return {
        table.name: _definition(table, classes[table])
        for table in Base.metadata.sorted_tables
        if table in classes and table.name not in NEVER
    }


def without_none(hint: Any) -> tuple[Any, bool]:
    """A type hint without its None, and whether it had one."""
    if get_origin(hint) in (Union, UnionType):
        rest = [part for part in get_args(hint) if part is not NoneType]
        return rest[0], len(rest) < len(get_args(hint))
    return hint, False


def nested_keys(kind: Any) -> dict[str, Any]:
    """The keys of a small record (a TypedDict of the model) with their hints, in order."""
    assert is_typeddict(kind)
    return get_type_hints(kind)


def is_nested_time(name: str) -> bool:
    """Whether a key of a small record holds a moment: in a JSON column that is ISO 8601 text."""
    return name == "at" or name.endswith("_at")


def _definition(table: Table, kind: type[Base]) -> Definition:
    hints = get_type_hints(kind, localns={})  # not the class's own names: Attachment.bytes hides the type
    left_out = OF_THE_FILE | NEVER_COLUMNS.get(table.name, frozenset())
    checks = {
        str(check.name): str(check.sqltext)
        for check in table.constraints
        if isinstance(check, CheckConstraint) and not getattr(check, "_type_bound", False)
    }
    limits = {name: limit for name, text in checks.items() if (limit := _limit(text)) is not None}
    by_column = dict(limits.values())
    return Definition(
        table=table,
        about=(kind.__doc__ or "").strip().split("\n\n")[0].replace("\n    ", " "),
        keys=tuple(
            _key(table, column, get_args(hints[column.key])[0], by_column.get(column.name, Limits()))
            for column in table.columns
            if column.name not in left_out
        ),
        links=tuple(_links(kind)),
        uniques=tuple(
            sorted(
                tuple(column.name for column in unique.columns)
                for unique in table.constraints
                if isinstance(unique, UniqueConstraint)
            )
        ),
        checks=tuple(sorted((name, text) for name, text in checks.items() if name not in limits)),
    )


def _key(table: Table, column: Column[Any], hint: Any, limits: Limits) -> Key:
    plain, nullable = without_none(hint)
    among = limits.among
    if table.name in ONLY and ONLY[table.name][0] == column.name:
        among = ONLY[table.name][1]
    length = column.type.length if isinstance(column.type, String) and not isinstance(column.type, Text) else None
    refs = column.info.get("refs")
    for key in column.foreign_keys:
        refs = key.column.table.name
    return Key(
        name=column.name,
        hint=plain,
        nullable=nullable or column.nullable is True,
        default=_default(column, nullable, among),
        limits=Limits(limits.low, limits.high, among, length),
        refs=refs,
        about=ABOUT.get((table.name, column.name)),
    )


def _default(column: Column[Any], nullable: bool, among: tuple[Any, ...] | None) -> Any:
    if column.name == "id":
        return REQUIRED
    default: Any = column.default
    if default is None:
        return None if nullable or column.nullable else REQUIRED
    value = default.arg(None) if default.is_callable else default.arg
    value = value.value if isinstance(value, Enum) else value
    return REQUIRED if among is not None and value not in among else value


def _links(kind: type[Base]) -> list[Link]:
    found = []
    for relation in kind.__mapper__.relationships:
        if isinstance(relation.secondary, Table) and "ids" in relation.info:
            pairs, (own, other) = relation.secondary, tuple(relation.secondary.columns)
            found.append(Link(relation.info["ids"], pairs, own, other, relation.mapper.local_table.description))
    return sorted(found, key=lambda link: link.name)


BETWEEN = re.compile(r"^(?:(\w+) IS NULL OR )?(\w+) BETWEEN (-?\d+) AND (-?\d+)$")
AT_LEAST = re.compile(r"^(\w+) >= (-?\d+)$")
AMONG = re.compile(r"^(\w+) IN \((-?\d+(?:, -?\d+)*)\)$")


def _limit(check: str) -> tuple[str, Limits] | None:
    """The column and the limits of a check constraint of one of the plain forms; None for any other."""
    if found := BETWEEN.match(check):
        return found[2], Limits(low=int(found[3]), high=int(found[4]))
    if found := AT_LEAST.match(check):
        return found[1], Limits(low=int(found[2]))
    if found := AMONG.match(check):
        return found[1], Limits(among=tuple(int(number) for number in found[2].split(", ")))
    return None
