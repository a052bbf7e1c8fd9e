"""From an older schema to this one: on a verified copy, in one transaction, then swapped (RELIABILITY D6)."""

from __future__ import annotations

import os
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from hirepair_desktop.errors import RefusedBySystemError
from hirepair_desktop.storage.backup import back_up_file, check_rows, copy_database
from hirepair_desktop.storage.connect import engine_for
from hirepair_desktop.storage.files import sync_folder
from hirepair_desktop.storage.rows import row_check
from hirepair_desktop.text import _

SIDE_FILES = ("-wal", "-shm", "-journal")


def migrate(path: Path, workspace_id: str) -> None:
    """Bring a workspace to the newest schema. The old file stays whole until the new one is checked.

    A verified backup is made first. Raises RefusedBySystemError when a step fails; nothing was changed then.
    """
    back_up_file(path, workspace_id)
    copy = path.with_name(f".{path.name}.migrating")
    try:
        _remove_set(copy)
        copy_database(path, copy)
        run_revisions(copy)
        restamp(copy)
        findings = check_rows(copy)
        if findings:
            raise RefusedBySystemError(
                _("This workspace could not be brought up to date ({what}). It is unchanged.").format(
                    what=findings[0]["what"]
                )
            )
        for side in SIDE_FILES:
            path.with_name(path.name + side).unlink(missing_ok=True)
        copy.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise RefusedBySystemError(
            _("The workspace could not be brought to this version: {reason}. It is unchanged; try again.").format(
                reason=error.strerror or error
            )
        ) from error
    finally:
        _remove_set(copy)


def migrated_copy(path: Path, folder: Path) -> Path:
    """A copy of an older workspace brought to the newest schema in `folder`, to read; the file stays as it is.

    Raises RefusedBySystemError when the copy cannot be written.
    """
    copy = folder / path.name
    try:
        copy_database(path, copy)
        run_revisions(copy)
        restamp(copy)
    except OSError as error:
        raise no_copy(error) from error
    return copy


def no_copy(error: OSError) -> RefusedBySystemError:
    """The copy in which an older workspace is read cannot be written."""
    return RefusedBySystemError(
        _("This workspace is of an earlier version, and a copy to read could not be made: {reason}.").format(
            reason=error.strerror or error
        )
    )


def _remove_set(path: Path) -> None:
    for side in ("", *SIDE_FILES):
        path.with_name(path.name + side).unlink(missing_ok=True)


def run_revisions(path: Path, to: str = "head") -> None:
    """Run Alembic's revisions on a file inside one immediate transaction; all of it or none."""
    engine = engine_for(path, "rw", writer=True)
    try:
        with engine.begin() as connection:
            upgrade(connection, to)
        with engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            connection.rollback()
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


def upgrade(connection: Connection, to: str = "head") -> None:
    """Alembic's `upgrade` over a connection whose transaction the caller owns."""
    from alembic import command
    from alembic.config import Config

    with as_file(files("hirepair_desktop.storage").joinpath("migrations")) as scripts:
        config = Config()
        config.set_main_option("script_location", os.fspath(scripts))
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def restamp(path: Path) -> None:
    """Rows whose columns changed get their check anew: what was verified before the revision holds after it."""
    from hirepair_desktop.model import Base

    engine = engine_for(path, "rw", writer=True)
    try:
        with engine.begin() as connection:
            connection.execute(text("PRAGMA defer_foreign_keys=1"))
            for table in Base.metadata.sorted_tables:
                if "chk" not in table.c:
                    continue
                for row in connection.execute(table.select()).mappings().all():
                    values = dict(row)
                    check = row_check(table.name, values)
                    if check != values["chk"]:
                        connection.execute(table.update().where(table.c.id == values["id"]).values(chk=check))
    finally:
        engine.dispose()
