"""Everything a file holds, in one line a table: to see that a new file is the same as the one it was written from."""

from __future__ import annotations

import hashlib
from typing import Any

WHOLE = 1 << 128


def contents_of(connection: Any) -> dict[str, str]:
    """For the schema and each table a line that any change of a row, a value or their number changes.

    The order of rows does not count: a file that was written anew may have another. Raises the driver's errors.
    """
    schema = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    found = {"schema": _line(connection.execute(schema))}
    for pragma in ("application_id", "user_version"):
        found[pragma] = str(connection.execute(f"PRAGMA main.{pragma}").fetchone()[0])
    tables = [row[1] for row in connection.execute(schema).fetchall() if row[0] == "table"]
    for table in tables:
        quoted = table.replace('"', '""')
        found[f"table {table}"] = _line(connection.execute(f'SELECT * FROM main."{quoted}"'))
    return found


def _line(rows: Any) -> str:
    """How many rows, and the sum of what each of them hashes to."""
    count = total = 0
    for row in rows:
        count += 1
        total += int.from_bytes(
            hashlib.blake2b(repr(tuple(row)).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        )
    return f"{count} {total % WHOLE:032x}"
