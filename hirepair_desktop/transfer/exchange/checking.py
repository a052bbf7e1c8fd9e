"""What must hold among the records of one file: ids once, unique keys, the rules of the model, sound bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlcipher3 import dbapi2

from hirepair_desktop.text import _
from hirepair_desktop.transfer.exchange.faults import Trouble
from hirepair_desktop.transfer.exchange.records import Definition, definitions

Rows = dict[str, list[dict[str, Any]]]


def troubles_within(rows: Rows) -> list[Trouble]:
    """Everything that does not hold in the file itself; references are looked at with the workspace."""
    found: list[Trouble] = []
    for name, definition in definitions().items():
        if rows[name]:
            found += _ids_twice(name, rows[name])
            for unique in definition.uniques:
                found += _not_unique(name, unique, rows[name])
            found += _broken_rules(definition, rows[name])
            found += _links_twice(definition, rows[name])
    found += _damaged_attachments(rows["attachment"])
    return found


def _ids_twice(name: str, rows: list[dict[str, Any]]) -> Iterator[Trouble]:
    first: dict[str, int] = {}
    if len({row["id"] for row in rows}) == len(rows):
        return
    for index, row in enumerate(rows):
        before = first.setdefault(row["id"], index)
        if before != index:
            why = _("the id {id} is that of {other} already").format(id=row["id"], other=f"{name}[{before}]")
            yield Trouble((name, index, "id"), why)


def unique_value(row: dict[str, Any], unique: tuple[str, ...]) -> tuple[Any, ...] | None:
    """What must be unique of a row; None when a part of it is empty, which clashes with nothing."""
    value = tuple(row[key] for key in unique)
    return None if None in value else value


def _not_unique(name: str, unique: tuple[str, ...], rows: list[dict[str, Any]]) -> Iterator[Trouble]:
    first: dict[tuple[Any, ...], int] = {}
    for index, row in enumerate(rows):
        value = unique_value(row, unique)
        if value is None:
            continue
        before = first.setdefault(value, index)
        if before != index:
            why = _("{keys} must be unique, and {other} has the same").format(
                keys=" + ".join(unique), other=f"{name}[{before}]"
            )
            yield Trouble((name, index, unique[-1]), why)


def _broken_rules(definition: Definition, rows: list[dict[str, Any]]) -> Iterator[Trouble]:
    """Rows that break a check constraint of the model, as the database itself would judge them."""
    for _name, rule in definition.checks:
        keys = [key.name for key in definition.keys if key.name in rule]
        memory = dbapi2.connect(":memory:")
        try:
            memory.execute(f"CREATE TABLE given ({', '.join(keys)})")
            memory.executemany(
                f"INSERT INTO given VALUES ({', '.join('?' * len(keys))})",
                ([row[key] for key in keys] for row in rows),
            )
            for (number,) in memory.execute(f"SELECT rowid FROM given WHERE NOT ({rule})"):
                why = _("does not hold: {rule}").format(rule=rule)
                yield Trouble((definition.name, number - 1), why)
        finally:
            memory.close()


def _links_twice(definition: Definition, rows: list[dict[str, Any]]) -> Iterator[Trouble]:
    for link in definition.links:
        for index, row in enumerate(rows):
            if len(set(row[link.name])) != len(row[link.name]):
                yield Trouble((definition.name, index, link.name), _("the same id stands here twice"))


def _damaged_attachments(rows: list[dict[str, Any]]) -> Iterator[Trouble]:
    for index, row in enumerate(rows):
        if hashlib.sha256(row["bytes"]).hexdigest() != row["sha256"]:
            yield Trouble(("attachment", index, "sha256"), _("the bytes are not those of this sha256"))
