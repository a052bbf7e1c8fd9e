"""Many complete rows of one table at once: their numbers, their checks, and the one statement that adds them.

Worked out column by column, since rows that are written together share most of their values: a reveal or an import
is rows by the hundred, and row by row most of its time would go into saying the same thing again (PERFORMANCE).
What comes out is what one row at a time would give, letter for letter (`rows.row_check` is the rule).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from enum import Enum
from hashlib import blake2b
from itertools import repeat
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.orm import Session

from hirepair_desktop.model import Base
from hirepair_desktop.storage.rows import CHANGES, NEXT_SEQ, UNCHECKED, begin_numbers, json_of

Row = dict[str, Any]
Work = Callable[[Any], Any]

_FEW = frozenset({type(None), bool, datetime})
"""Types of which a column holds few different values; enumerations are the other."""


def stamp(table: Table, rows: Sequence[Row], first_seq: int) -> int:
    """Give `seq` and `chk` to complete rows that go in by a bulk insert; the next free sequence is returned."""
    for seq, row in enumerate(rows, first_seq):
        row["seq"] = seq
    for row, check in zip(rows, checks_of(table, rows), strict=True):
        row["chk"] = check
    return first_seq + len(rows)


def checks_of(table: Table, rows: Sequence[Row]) -> list[bytes]:
    """The `row_check` of each of these rows, which hold a value for every column of the table."""
    names = sorted(column.name for column in table.columns if column.name not in UNCHECKED)
    parts: list[Iterable[str]] = []
    for place, name in enumerate(names):
        before = f'["{table.name}",{{' if place == 0 else ","
        label = f"{before}{json.dumps(name)}:"
        parts += (repeat(label, len(rows)), _each(rows, name, json_of))
    return [blake2b(f"{''.join(texts)}}}]".encode(), digest_size=8).digest() for texts in zip(*parts, strict=False)]


def insert_all(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add complete, stamped rows by one statement of the driver. Values are bound as a single insert binds them."""
    if not rows:
        return
    columns = []
    for column in table.columns:
        bind = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
        columns.append(_each(rows, column.name, bind))
    statement = str(table.insert().compile(dialect=connection.dialect))
    connection.exec_driver_sql(statement, list(zip(*columns, strict=False)))


def insert_rows(session: Session, kind: type[Base], rows: list[Row]) -> None:
    """Many complete new things inside a writing block, stamped and announced like those added one by one.

    For rows by the hundred, where making an object of each would take most of the time.
    """
    if not rows:
        return
    session.flush()
    connection, table = session.connection(), Base.metadata.tables[kind.__tablename__]
    begin_numbers(session, connection)
    session.info[NEXT_SEQ] = stamp(table, rows, session.info[NEXT_SEQ])
    insert_all(connection, table, rows)
    session.info.setdefault(CHANGES, set()).update((table.name, row["id"], "added") for row in rows)


def _each(rows: Sequence[Row], name: str, work: Work | None) -> Iterable[Any]:
    """What `work` makes of this column in every row; a value that stands in all of them is worked on once."""
    values = [row[name] for row in rows]
    first = values[0] if values else None
    if all(value is first for value in values):
        return repeat(work(first) if work else first, len(values))
    if work is None:
        return values
    if not all(type(value) in _FEW or isinstance(value, Enum) for value in values):
        return [work(value) for value in values]
    done = {(type(value), value): None for value in values}
    made = {key: work(key[1]) for key in done}
    return [made[type(value), value] for value in values]
