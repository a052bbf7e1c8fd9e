"""Taking an exchange file into a workspace: one transaction, with a verified backup before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, update

from hirepair_desktop.storage.backup import back_up
from hirepair_desktop.storage.many_rows import insert_all, stamp
from hirepair_desktop.storage.rows import take_sequences
from hirepair_desktop.storage.store import Change, Store
from hirepair_desktop.transfer.exchange.faults import ExchangeRefusedError
from hirepair_desktop.transfer.exchange.planning import Changes, Plan, draw
from hirepair_desktop.transfer.exchange.reading import ExchangeFile, Row
from hirepair_desktop.transfer.exchange.records import Definition, definitions

Progress = Callable[[int, int], None]
"""Told how many rows of how many are written. What it raises ends the import, and nothing was written."""

AT_ONCE = 2000
"""Rows of one statement."""


def import_exchange(store: Store, file: ExchangeFile, progress: Progress | None = None) -> Plan:
    """Take everything of a file into an open workspace, whole or not at all; what was done is returned.

    A workspace that holds something is backed up before. Raises ExchangeRefusedError when the plan does not
    hold and RefusedBySystemError when backup or disk refuse; then nothing was changed.
    """
    with store.read() as session:
        made, changes = draw(session.connection(), file)
    if not made.holds:
        raise ExchangeRefusedError([*made.refuse, *made.conflicts])
    if not made.add and not made.change:
        return made
    if not _is_empty(store):
        back_up(store)
    with store.write() as session:
        _Writing(session.connection(), store.workspace_id, changes, progress).write()
    store.announce(_announced(changes))
    return made


def _is_empty(store: Store) -> bool:
    with store.read() as session:
        connection = session.connection()
        return not any(
            connection.execute(definition.table.select().limit(1)).first() for definition in definitions().values()
        )


def _announced(changes: Changes) -> frozenset[Change]:
    added = {Change(name, row["id"], "added") for name, rows in changes.adding.items() for row in rows}
    changed = {
        Change(name, before["id"], "changed") for name, rows in changes.changing.items() for before, _row in rows
    }
    return frozenset(added | changed)


class _Writing:
    """The statements of one import, inside the transaction of its connection."""

    def __init__(self, connection: Connection, workspace_id: str, changes: Changes, progress: Progress | None) -> None:
        self.connection = connection
        self.changes = changes
        self.progress = progress
        self.held_back = {"workspace_id": workspace_id}
        self.total = sum(len(rows) for kind in (changes.adding, changes.changing) for rows in kind.values())
        self.done = 0
        self.next = take_sequences(connection, self.total)

    def write(self) -> None:
        """New rows, then changed ones, then the pairs of both."""
        for name, rows in self.changes.adding.items():
            self._add(definitions()[name], rows)
        for name, pairs in self.changes.changing.items():
            self._change(definitions()[name], pairs)
        for name, definition in definitions().items():
            if definition.links:
                self._link(definition, self.changes.adding.get(name, []), self.changes.changing.get(name, []))

    def _add(self, definition: Definition, rows: list[Row]) -> None:
        held = {column.name: self._held_back(column) for column in definition.held_back}
        links = [link.name for link in definition.links]
        for start in range(0, len(rows), AT_ONCE):
            some = [{**row, **held} for row in rows[start : start + AT_ONCE]]
            for row in some:
                for link in links:
                    del row[link]
            self.next = stamp(definition.table, some, self.next)
            insert_all(self.connection, definition.table, some)
            self._tell(len(some))

    def _held_back(self, column: Any) -> Any:
        """The value of a column that does not travel: this workspace, or the model's own default."""
        return self.held_back.get(column.name) or column.default.arg

    def _change(self, definition: Definition, pairs: list[tuple[Row, Row]]) -> None:
        table = definition.table
        names = [column.name for column in table.columns if column.name != "id"]
        statement = (
            update(table).where(table.c.id == bindparam("of")).values({name: bindparam(f"to_{name}") for name in names})
        )
        for start in range(0, len(pairs), AT_ONCE):
            some = [
                {name: {**before, **row, "id": before["id"]}[name] for name in ["id", *names]}
                for before, row in pairs[start : start + AT_ONCE]
            ]
            self.next = stamp(table, some, self.next)
            values = [{"of": row["id"], **{f"to_{name}": row[name] for name in names}} for row in some]
            self.connection.execute(statement, values)
            self._tell(len(some))

    def _link(self, definition: Definition, added: list[Row], changed: list[tuple[Row, Row]]) -> None:
        for link in definition.links:
            if changed:
                self.connection.execute(
                    delete(link.pairs).where(link.own == bindparam("of")), [{"of": row["id"]} for _b, row in changed]
                )
            pairs = [
                {link.own.name: row["id"], link.other.name: other}
                for row in [*added, *(row for _before, row in changed)]
                for other in row[link.name]
            ]
            for start in range(0, len(pairs), AT_ONCE):
                self.connection.execute(insert(link.pairs), pairs[start : start + AT_ONCE])

    def _tell(self, count: int) -> None:
        self.done += count
        if self.progress is not None:
            self.progress(self.done, self.total)
