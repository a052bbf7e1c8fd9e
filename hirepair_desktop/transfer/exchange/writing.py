"""Writing an exchange file: table by table, record by record, so that memory stays flat.

The bytes are those of `json.dumps(document, indent=1, ensure_ascii=False)` and a newline, with records by id
and keys in the order of the model: the same content gives the same bytes.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection, Select, func, select

from hirepair_desktop.errors import RefusedBySystemError
from hirepair_desktop.storage.files import whole_file
from hirepair_desktop.storage.store import Store
from hirepair_desktop.text import _
from hirepair_desktop.transfer.exchange.records import FORMAT, ONLY, Definition, Link, definitions
from hirepair_desktop.transfer.exchange.values import cleaned, is_clean, to_file

Progress = Callable[[int, int], None]
"""Told how many records of how many are written. What it raises ends the export."""

AT_ONCE = 500
"""Records that are held in memory."""

WORDS = {None: "null", True: "true", False: "false"}
_nested = json.JSONEncoder(indent=1, ensure_ascii=False)


def exchange_bytes(store: Store) -> bytes:
    """The exchange file of a workspace, in memory."""
    stream = io.BytesIO()
    export_exchange(store, stream)
    return stream.getvalue()


def export_exchange(store: Store, target: Path | BinaryIO, progress: Progress | None = None) -> None:
    """Write everything that is not sealed. A path is replaced whole or not at all, for its owner alone.

    Raises RefusedBySystemError when the file cannot be written; one that was there before is then unchanged.
    """
    if not isinstance(target, Path):
        _write(store, target, progress)
        return
    try:
        with whole_file(target) as stream:
            _write(store, stream, progress)
    except OSError as error:
        raise RefusedBySystemError(
            _("{path} could not be written: {reason}. Choose another place or free some space.").format(
                path=target, reason=error.strerror or error
            )
        ) from error


def _write(store: Store, stream: BinaryIO, progress: Progress | None) -> None:
    with store.read() as session:
        connection = session.connection()
        total = sum(connection.scalar(_count(definition)) or 0 for definition in definitions().values())
        done = 0
        stream.write(f'{{\n "format": {json.dumps(FORMAT)}'.encode())
        for name, definition in definitions().items():
            opening = f',\n "{name}": ['
            for record in _records(connection, definition):
                stream.write((opening + record).encode())
                opening, done = ",", done + 1
                if progress is not None and done % AT_ONCE == 0:
                    progress(done, total)
            stream.write(b"\n ]" if opening == "," else f"{opening}]".encode())
        stream.write(b"\n}\n")
        if progress is not None:
            progress(done, total)


def _going_along(definition: Definition, query: Select[Any]) -> Select[Any]:
    if definition.name in ONLY:
        key, values = ONLY[definition.name]
        return query.where(definition.table.c[key].in_(values))
    return query


def _count(definition: Definition) -> Select[Any]:
    return _going_along(definition, select(func.count()).select_from(definition.table))


def _records(connection: Connection, definition: Definition) -> Iterator[str]:
    """Every record of a kind by id, as the lines that stand in the file."""
    table = definition.table
    columns = [table.c[key.name] for key in definition.keys]
    query = _going_along(definition, select(*columns).order_by(table.c.id))
    keys = [(f'\n   "{key.name}": ', to_file(key)) for key in definition.keys]
    links = [(f'\n   "{link.name}": ', _Linked(connection, link)) for link in definition.links]
    names = [name for name, _write in (*keys, *links)]
    for row in _stream(connection, query):
        values = [write(value) for (_name, write), value in zip(keys, row, strict=True)]
        values += [linked.ids_of(row.id) for _name, linked in links]
        words = _lines(names, values)
        if not is_clean(words):
            words = _lines(names, cleaned(values))
        yield f"\n  {{{words}\n  }}"


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    return iter(connection.execute(query, execution_options={"yield_per": AT_ONCE}))


def _lines(names: list[str], values: list[Any]) -> str:
    return ",".join([name + _json(value) for name, value in zip(names, values, strict=True)])


def _json(value: Any) -> str:
    """A value of a record; what is nested is indented to where it stands. Most are looked up or one call."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool):
        return WORDS[value]
    if isinstance(value, int):
        return str(value)
    if value == []:
        return "[]"
    return _nested.encode(value).replace("\n", "\n   ")


class _Linked:
    """The ids behind one many-to-many key, read along with their owners, both by id."""

    def __init__(self, connection: Connection, link: Link) -> None:
        query = select(link.own, link.other).order_by(link.own, link.other)
        self._pairs = _stream(connection, query)
        self._next = next(self._pairs, None)

    def ids_of(self, owner: str) -> list[str]:
        """The ids of this owner; owners are asked for in rising order."""
        found = []
        while self._next is not None and self._next[0] <= owner:
            if self._next[0] == owner:
                found.append(self._next[1])
            self._next = next(self._pairs, None)
        return found
