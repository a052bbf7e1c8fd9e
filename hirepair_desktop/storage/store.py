"""The one way to the workspace file: open or make it, `read()` and `write()`, one announcement a commit."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine, insert, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from hirepair_desktop import __version__
from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model import Base, Workspace, now
from hirepair_desktop.storage import errors
from hirepair_desktop.storage.connect import APPLICATION_ID, connect, engine_for
from hirepair_desktop.storage.files import sync_file, sync_folder
from hirepair_desktop.storage.lock import WriteLock
from hirepair_desktop.storage.rows import CHANGES, keep_last_sequence, row_check

HEAD = "0001"
"""The newest schema revision; a test holds it equal to the head of `storage/migrations`."""

KNOWN = ("0001",)
SIDE_FILES = ("-wal", "-shm", "-journal")


class Change(NamedTuple):
    """What a commit did to one thing: its table, its id, and added, changed or removed."""

    kind: str
    id: str
    what: str


Listener = Callable[[frozenset[Change]], None]


class Store:
    """An open workspace. Made by `Store.open` or `Store.create`; to be closed.

    Writing happens on one connection of one thread; readers have connections of their own that cannot write.
    """

    def __init__(self, path: Path, mode: str, lock: WriteLock | None) -> None:
        self.path = path
        self.read_only = lock is None
        self.last_saved: datetime | None = None
        self._lock = lock
        self._writer: Engine | None = None if self.read_only else engine_for(path, mode, writer=True)
        self._reader: Engine = engine_for(path, mode, writer=False)
        self._listeners: list[Listener] = []
        self._identity = _identity(path)
        with self.read() as s:
            workspace = s.query(Workspace).one()
            self.workspace_id, self.name = workspace.id, workspace.name

    # Opening

    @classmethod
    def create(cls, path: Path, name: str = "") -> Store:
        """Make a new, empty workspace at `path` and open it.

        Raises UnusableFileError when something is there already, RefusedBySystemError when it
        cannot be written.
        """
        path = path.absolute()
        if path.exists():
            raise errors.there_already(path)
        _make_file(path, name or path.stem)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Store:
        """Open a workspace; an older one is migrated first (on a copy, then swapped).

        Raises UnusableFileError: missing, not a workspace, newer, open elsewhere, or write-protected.
        """
        path = path.absolute()
        workspace_id, revision, mode = probe(path)
        if revision not in KNOWN:
            raise errors.newer(path, revision)
        if read_only:
            if revision != HEAD:
                raise errors.read_only(path)
            return cls(path, mode, None)
        if mode != "rw":
            raise errors.read_only(path)
        lock = WriteLock(workspace_id)
        if not lock.take():
            raise errors.in_use(path, lock.holder())
        try:
            if revision != HEAD:
                from hirepair_desktop.storage.migrate import migrate

                migrate(path, workspace_id)
            for file in (path, *(path.with_name(path.name + side) for side in SIDE_FILES)):
                if file.exists():
                    file.chmod(stat.S_IRUSR | stat.S_IWUSR)
            return cls(path, "rw", lock)
        except BaseException:
            lock.release()
            raise

    def close(self, *, backup: bool = True) -> None:
        """Back up when anything changed, empty the side files and let go of the file.

        Raises RefusedBySystemError when the backup could not be made; the file is let go all the same.
        """
        try:
            if backup and self._writer is not None and self.last_saved is not None:
                from hirepair_desktop.storage.backup import back_up

                back_up(self)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        self._reader.dispose()
        if self._writer is not None:
            with suppress(dbapi2.Error, DBAPIError):  # on a full disk the side file stays, and with it what it holds
                self.empty_side_files("PRAGMA optimize")
            self._writer.dispose()
            self._writer = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def empty_side_files(self, *before: str) -> None:
        """Bring everything into the one file and cut the `-wal` to nothing: the lone file is then complete, and
        the side file does not tell what was written last (RELIABILITY D3). A reader that is at work delays it."""
        if self._writer is not None:
            raw = self._writer.raw_connection()
            try:
                for pragma in (*before, "PRAGMA wal_checkpoint(TRUNCATE)"):
                    raw.driver_connection.execute(pragma)  # type: ignore[union-attr]
            finally:
                raw.close()

    # Blocks

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A block that only reads; what it hands out is not to be kept past its end. Nested blocks are fine."""
        with Session(self._reader, autoflush=False, expire_on_commit=False) as session:
            try:
                yield session
            except DBAPIError as error:
                raise errors.classed(error, self.path) or error from error

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A block that is saved whole or not at all; after the commit one announcement is made.

        Raises HirePairError with a sentence when a value or the system refuses; then nothing was changed.
        """
        if self._writer is None:
            raise errors.read_only(self.path)
        if _identity(self.path) != self._identity:
            raise errors.missing(self.path)
        with Session(self._writer, expire_on_commit=False) as session:
            try:
                yield session
                session.flush()
                keep_last_sequence(session.connection(), session.info)
                session.commit()
            except DBAPIError as error:
                session.rollback()
                raise errors.classed(error, self.path) or error from error
            except BaseException:
                session.rollback()
                raise
            changes = frozenset(Change(*change) for change in session.info.get(CHANGES, ()))
        if changes:
            self.announce(changes)

    def announce(self, changes: frozenset[Change]) -> None:
        """Tell every listener what a commit changed. Bulk writes call it too."""
        self.last_saved = now()
        for listener in list(self._listeners):
            listener(changes)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every commit; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def reader(self) -> Engine:
        """The engine whose connections cannot write, for workers."""
        return self._reader


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def probe(path: Path) -> tuple[str, str, str]:
    """Workspace id, schema revision and the mode it opens in (rw, ro or immutable), without changing the file.

    Raises UnusableFileError when it is missing or no workspace of ours.
    """
    if not path.exists():
        raise errors.missing(path)
    if not path.is_file():
        raise errors.not_a_workspace(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
    except OSError as error:
        raise errors.read_only(path) from error
    if head[:16] != b"SQLite format 3\x00" or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise errors.not_a_workspace(path)
    mode = "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "immutable"
    try:
        connection = connect(path, mode)
        try:
            workspace = connection.execute("SELECT id FROM workspace").fetchone()
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    except HirePairError:
        raise
    except Exception as error:
        raise errors.classed(error, path) or errors.not_a_workspace(path) from error
    if workspace is None or revision is None:
        raise errors.not_a_workspace(path)
    return workspace[0], revision[0], mode


def _make_file(path: Path, name: str) -> None:
    """A whole empty workspace under a temporary name, synced, then renamed (RELIABILITY D1)."""
    part = path.with_name(f".{path.name}.new")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        engine = engine_for(part, "rw", writer=True)
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            Base.metadata.create_all(connection)
            connection.execute(
                text(
                    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
                )
            )
            connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
            workspace = Workspace(name=name, made_at=now(), app=__version__)
            values = {c.key: getattr(workspace, c.key) for c in Workspace.__table__.columns}
            values["chk"] = row_check("workspace", values)
            connection.execute(insert(Workspace).values(values))
        raw = engine.raw_connection()
        raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
        raw.close()
        engine.dispose()
        sync_file(part)
        part.replace(path)
        sync_folder(path.parent)
    except (OSError, DBAPIError) as error:
        part.unlink(missing_ok=True)
        raise errors.cannot_make(path, error) from error


__all__ = ["HEAD", "KNOWN", "Change", "Listener", "Store", "probe"]
