"""A new workspace file: whole and empty, or not there at all (RELIABILITY D1)."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_mock_engine, insert, text
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from hirepair_desktop import __version__
from hirepair_desktop.model import Base, Workspace, now
from hirepair_desktop.storage import errors
from hirepair_desktop.storage.cipher import ring
from hirepair_desktop.storage.connect import APPLICATION_ID, connect, engine_for
from hirepair_desktop.storage.files import sync_file, sync_folder
from hirepair_desktop.storage.rows import row_check

if TYPE_CHECKING:
    from hirepair_desktop.storage.cipher.keys import Key


def make_file(path: Path, name: str, revision: str, key: Key | None = None) -> None:
    """Write an empty workspace under a temporary name, sync it, then give it its name; encrypted where a key is given,
    which this process then holds.

    Raises RefusedBySystemError when it cannot be written; nothing stays behind then.
    """
    part = path.with_name(f".{path.name}.new")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        if key is not None:
            ring.hold(key)
            connect(part, "rw", key).close()  # writes the first page, and with it the salt
        _fill(part, name, revision)
        sync_file(part)
        part.replace(path)
        sync_folder(path.parent)
    except (OSError, dbapi2.Error, DBAPIError) as error:
        part.unlink(missing_ok=True)
        raise errors.cannot_make(path, error) from error


@cache
def schema() -> tuple[str, ...]:
    """Every statement that makes the mapped tables and their indexes, in order: written out once a process, which
    takes five times as long as running them."""
    written: list[str] = []

    def keep(statement: Any, *_values: Any) -> None:
        written.append(str(statement.compile(dialect=pen.dialect)))

    pen = create_mock_engine("sqlite://", keep)
    Base.metadata.create_all(pen, checkfirst=False)
    return tuple(written)


def _fill(part: Path, name: str, revision: str) -> None:
    engine = engine_for(part, "rw", writer=True)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        for statement in schema():
            connection.exec_driver_sql(statement)
        connection.execute(
            text(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
        )
        connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})
        workspace = Workspace(name=name, made_at=now(), app=__version__)
        values = {c.key: getattr(workspace, c.key) for c in Workspace.__table__.columns}
        values["chk"] = row_check("workspace", values)
        connection.execute(insert(Workspace).values(values))
    raw = engine.raw_connection()
    raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    raw.close()
    engine.dispose()
