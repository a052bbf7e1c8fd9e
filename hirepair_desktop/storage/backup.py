"""Verified backups: a copy counts only once it was opened and checked (RELIABILITY D4)."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from hirepair_desktop import __version__
from hirepair_desktop.errors import RefusedBySystemError
from hirepair_desktop.paths import data_subfolder
from hirepair_desktop.storage.cipher.ring import key_of
from hirepair_desktop.storage.connect import connect
from hirepair_desktop.storage.damage.checking import check_rows as check_rows
from hirepair_desktop.storage.files import sync_file, sync_folder, write_file
from hirepair_desktop.text import _

if TYPE_CHECKING:
    from hirepair_desktop.storage.store import Store

KEEP = 12
"""The newest verified backups that are kept whatever their age (RELIABILITY D4)."""

SUFFIX = ".hpbak"
PARTIAL = ".partial-"


def backup_folder(workspace_id: str) -> Path:
    """Where the backups of one workspace lie."""
    return data_subfolder("backups", workspace_id)


def backups(workspace_id: str) -> list[Path]:
    """Verified backups of a workspace, newest sequence first: only files with a manifest of ours."""
    folder = backup_folder(workspace_id)
    found = [file for file in folder.glob(f"hp-*{SUFFIX}") if _manifest(file).is_file() and not file.is_symlink()]
    return sorted(found, key=lambda file: file.name, reverse=True)


def manifest(backup: Path) -> dict[str, Any]:
    """What was written down about a backup when it was verified."""
    loaded: dict[str, Any] = json.loads(_manifest(backup).read_text(encoding="utf-8"))
    return loaded


def back_up(store: Store, to: Path | None = None) -> Path:
    """Copy the workspace as it is now, verify the copy, keep it; older ones go only afterwards.

    Raises RefusedBySystemError when it cannot be written or does not verify; older backups are untouched.
    """
    return _back_up(store.path, store.workspace_id, to)


def back_up_file(path: Path, workspace_id: str) -> Path:
    """The same for a file that no store has open, such as one about to be migrated."""
    return _back_up(path, workspace_id, None)


def _back_up(path: Path, workspace_id: str, to: Path | None) -> Path:
    try:
        target = _kept_copy(path, workspace_id, to)
    except (OSError, ValueError, dbapi2.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise RefusedBySystemError(
            _("The backup could not be written: {reason}. Older backups are untouched.").format(reason=reason)
        ) from error
    if to is None:
        with suppress(OSError):  # an old one that cannot be removed is tried again next time
            _prune(workspace_id)
    return target


def _kept_copy(path: Path, workspace_id: str, to: Path | None) -> Path:
    """A verified copy under its name, with its manifest. Raises OSError, or an error of the driver."""
    folder = to.parent if to is not None else backup_folder(workspace_id)
    partial = folder / f"{PARTIAL}{workspace_id}-{os.getpid()}"
    try:
        partial.unlink(missing_ok=True)
        copy_database(path, partial)
        facts = verify(partial)
        moment = datetime.now(UTC)
        name = f"hp-{facts['seq']:08d}-{moment:%Y%m%dT%H%M%SZ}-r{facts['schema']}{SUFFIX}"
        target = to if to is not None else folder / name
        facts |= {"app": __version__, "sha256": _sha256(partial), "at": moment.isoformat(timespec="seconds")}
        write_file(_manifest(target), json.dumps(facts, indent=1, sort_keys=True).encode())
        partial.replace(target)
        sync_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)
    return target


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy through SQLite's backup interface, synced, in mode 0600; of an encrypted file under its key."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    reading = connect(source, "rw" if os.access(source, os.W_OK) else "immutable")
    try:
        writing = connect(target, "rw", key_of(source))
        try:
            writing.execute("PRAGMA journal_mode=DELETE").fetchall()
            reading.backup(writing)
            writing.execute("PRAGMA journal_mode=DELETE").fetchall()
        finally:
            writing.close()
    finally:
        reading.close()
    sync_file(target)


def verify(path: Path) -> dict[str, Any]:
    """Open a file read-only and check everything: pages, references, every row. Its facts are returned.

    Raises RefusedBySystemError naming the first thing that does not hold.
    """
    from hirepair_desktop.model import Base

    findings = check_rows(path)
    if findings:
        raise RefusedBySystemError(
            _("The copy does not verify ({what}). Older backups are untouched; run a check of the workspace.").format(
                what=findings[0]["what"]
            )
        )
    connection = connect(path, "immutable")
    try:
        return {
            "workspace": connection.execute("SELECT id FROM workspace").fetchone()[0],
            "seq": connection.execute("SELECT seq FROM workspace").fetchone()[0],
            "schema": connection.execute("SELECT version_num FROM alembic_version").fetchone()[0],
            "counts": {
                table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in sorted(Base.metadata.tables)
            },
        }
    finally:
        connection.close()


def _manifest(backup: Path) -> Path:
    return backup.with_name(backup.name + ".json")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _prune(workspace_id: str) -> None:
    for old in backups(workspace_id)[KEEP:]:
        old.unlink(missing_ok=True)
        _manifest(old).unlink(missing_ok=True)


def last_backup_at(workspace_id: str) -> datetime | None:
    """When the newest verified backup was made that says so, or None. It stops nothing when none can be read."""
    with suppress(OSError):
        for kept in backups(workspace_id):
            with suppress(OSError, ValueError, LookupError, TypeError):
                return datetime.fromisoformat(manifest(kept)["at"])
    return None
