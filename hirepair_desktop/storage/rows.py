"""The sequence number and the check that every row carries (RELIABILITY D2).

`chk` is an 8-byte BLAKE2b over the table, the id and the values: SQLite's own checks do not notice a
changed letter (RELIABILITY 0.1), this does. Both are written by mapper events, or by `many_rows` for bulk rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Table, event, text
from sqlalchemy.orm import Mapper, Session, object_session

from hirepair_desktop.model import Base, Workspace

UNCHECKED = frozenset({"chk"})
UNNUMBERED = frozenset({"draft"})
"""Rows whose `seq` stays 0 and moves no counter: it would tell when and how often somebody wrote (D9)."""

CHANGES = "changes"
NEXT_SEQ = "next_seq"
WORKSPACE: Table = Base.metadata.tables["workspace"]


@lru_cache(maxsize=1024)
def _moment(value: datetime) -> str:
    """Remembered: rows written together share their moments."""
    return value.astimezone(UTC).isoformat() if value.tzinfo else value.isoformat()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return blake2b(value, digest_size=16).hexdigest()
    raise TypeError(f"a {type(value).__name__} cannot be checked")


_ENCODER = json.JSONEncoder(
    default=_plain, sort_keys=True, ensure_ascii=True, separators=(",", ":"), check_circular=False
)
_text = json.encoder.encode_basestring_ascii
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None), list, dict})


def json_of(value: Any) -> str:
    """A value as it stands in what `row_check` hashes."""
    kind = type(value)
    if kind is str:
        return _text(value)
    if kind is int:
        return str(value)
    return _ENCODER.encode(value if kind in _AS_THEY_ARE else _plain(value))


def row_check(table: str, values: Mapping[str, Any]) -> bytes:
    """Eight bytes over a row's table, id and values; `values` by column name, `chk` itself left out."""
    body = {
        key: value if type(value) in _AS_THEY_ARE else _plain(value)
        for key, value in values.items()
        if key not in UNCHECKED
    }
    return blake2b(_ENCODER.encode([table, body]).encode(), digest_size=8).digest()


def take_sequences(connection: Connection, count: int) -> int:
    """Reserve `count` sequence numbers inside the running write; the first of them is returned."""
    last = connection.execute(text("SELECT seq FROM workspace")).scalar_one()
    _keep_sequence(connection, last + count)
    return int(last) + 1


def _keep_sequence(connection: Connection, last: int) -> None:
    row = connection.execute(WORKSPACE.select()).mappings().one()
    values = {**row, "seq": last}
    connection.execute(WORKSPACE.update().values(seq=last, chk=row_check(WORKSPACE.name, values)))


def values_of(thing: Base) -> dict[str, Any]:
    """The values of a mapped object by column name."""
    mapper = thing.__mapper__
    return {column.key: getattr(thing, mapper.get_property_by_column(column).key) for column in mapper.columns}


def _stamp_one(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
    session = object_session(target)
    if session is None or isinstance(target, Workspace):
        return
    table = mapper.local_table.name  # type: ignore[attr-defined]
    if table in UNNUMBERED:
        target.chk = row_check(table, values_of(target))
        return
    begin_numbers(session, connection)
    target.seq = session.info[NEXT_SEQ]
    session.info[NEXT_SEQ] += 1
    target.chk = row_check(table, values_of(target))


def begin_numbers(session: Session, connection: Connection) -> None:
    """Go on from the last number of the file, from the first stamped row of a block on."""
    if NEXT_SEQ not in session.info:
        session.info[NEXT_SEQ] = connection.execute(text("SELECT seq FROM workspace")).scalar_one() + 1


def _stamp_changed(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
    session = object_session(target)
    if session is not None and session.is_modified(target, include_collections=False):
        _stamp_one(mapper, connection, target)


def _note(what: str) -> Any:
    def noted(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
        session = object_session(target)
        if session is not None and (what != "changed" or session.is_modified(target)):
            session.info.setdefault(CHANGES, set()).add((target.__tablename__, target.id, what))

    return noted


def keep_last_sequence(connection: Connection, info: dict[Any, Any]) -> None:
    """Write the counter back before the commit of a block that stamped rows."""
    if NEXT_SEQ in info:
        _keep_sequence(connection, info.pop(NEXT_SEQ) - 1)


event.listen(Base, "before_insert", _stamp_one, propagate=True)
event.listen(Base, "before_update", _stamp_changed, propagate=True)
event.listen(Base, "after_insert", _note("added"), propagate=True)
event.listen(Base, "after_update", _note("changed"), propagate=True)
event.listen(Base, "after_delete", _note("removed"), propagate=True)
