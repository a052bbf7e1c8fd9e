"""Every check of a file there is: its pages, its references, every row (RELIABILITY 0.1, D2)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from hirepair_desktop.storage.connect import connect, engine_for
from hirepair_desktop.text import _

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table


def check_rows(path: Path) -> list[dict[str, Any]]:
    """Every damage that can be found in a file: `[{severity, table, id, field, what}]`, empty when sound."""
    from sqlalchemy.exc import DBAPIError

    findings: list[dict[str, Any]] = []
    try:
        findings += _check_pages(path)
        if not any(finding["table"] == "file" for finding in findings):
            findings += _check_hashes(path)
    except (dbapi2.Error, DBAPIError, UnicodeDecodeError) as error:  # the last: words of an error that are damaged too
        findings.append(_finding("file", None, str(getattr(error, "orig", None) or error)))
    return findings


def _check_pages(path: Path) -> list[dict[str, Any]]:
    findings = []
    connection = connect(path, "ro" if _has_side_files(path) else "immutable")
    try:
        for (said,) in connection.execute("PRAGMA integrity_check").fetchall():
            if said != "ok":
                findings.append(_finding("file", None, said))
        for table, row, parent, _index in connection.execute("PRAGMA foreign_key_check").fetchall():
            what = _("points at a {parent} that is not there").format(parent=parent)
            findings.append(_finding(table, str(row), what))
    finally:
        connection.close()
    return findings


def _check_hashes(path: Path) -> list[dict[str, Any]]:
    """Each row against its check. A file of an older schema is looked at by the columns it has."""
    from sqlalchemy import inspect, text

    from hirepair_desktop.model import Base
    from hirepair_desktop.storage.store import HEAD

    findings = []
    engine = engine_for(path, "ro" if _has_side_files(path) else "immutable", writer=False)
    try:
        with engine.connect() as connection:
            seen = inspect(connection)
            present = set(seen.get_table_names())
            older = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() != HEAD
            for table in Base.metadata.sorted_tables:
                if table.name not in present:
                    findings.append(_finding(table.name, None, _("the table is missing")))
                elif "chk" in table.c:
                    there = {c["name"] for c in seen.get_columns(table.name)} if older else set(table.c.keys())
                    findings += _check_table(connection, table, there)
    finally:
        engine.dispose()
    return findings


def _check_table(connection: Connection, table: Table, there: set[str]) -> list[dict[str, Any]]:
    """The rows of one table that are not what was saved, by those of its columns that are there."""
    from sqlalchemy import select

    from hirepair_desktop.storage.rows import row_check

    findings = []
    try:
        for row in connection.execute(select(*(c for c in table.c if c.name in there))).mappings():
            if row_check(table.name, dict(row)) != row["chk"]:
                findings.append(_finding(table.name, row["id"], _("the row is not what was saved")))
    except (LookupError, TypeError, ValueError):
        findings.append(_finding(table.name, None, _("a value in it cannot be read")))
    return findings


def _finding(table: str, row: str | None, what: str) -> dict[str, Any]:
    return {"severity": "error", "table": table, "id": row, "field": None, "what": what}


def _has_side_files(path: Path) -> bool:
    side = path.with_name(path.name + "-wal")
    return side.exists()
