"""Blocks over the mapped classes of one open file: a reading one, a writing one. Importing this maps every class."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from hirepair_desktop.storage import errors
from hirepair_desktop.storage.connect import engine_for
from hirepair_desktop.storage.rows import CHANGES, keep_last_sequence


class Blocks:
    """One connection that writes where that is allowed, and a small pool that cannot."""

    def __init__(self, path: Path, mode: str, *, writable: bool) -> None:
        self._path = path
        self.writer = engine_for(path, mode, writer=True) if writable else None
        self.reader = engine_for(path, mode, writer=False)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Read; errors of the driver become ours."""
        with Session(self.reader, autoflush=False, expire_on_commit=False) as session:
            try:
                yield session
            except (DBAPIError, UnicodeDecodeError) as error:
                raise errors.classed(error, self._path) or error from error

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Save the block whole or not at all; UnusableFileError where nothing may be written."""
        if self.writer is None:
            raise errors.read_only(self._path)
        with Session(self.writer, expire_on_commit=False) as session:
            try:
                yield session
                session.flush()
                keep_last_sequence(session.connection(), session.info)
                session.commit()
            except (DBAPIError, UnicodeDecodeError) as error:
                session.rollback()
                raise errors.classed(error, self._path) or error from error
            except BaseException:
                session.rollback()
                raise

    def empty_side_files(self, *before: str) -> None:
        """Cut the `-wal` to nothing, after other pragmas."""
        if self.writer is None:
            return
        raw = self.writer.raw_connection()
        try:
            for pragma in (*before, "PRAGMA wal_checkpoint(TRUNCATE)"):
                raw.driver_connection.execute(pragma)  # type: ignore[union-attr]
        finally:
            raw.close()

    def close(self) -> None:
        """Let SQLite look after its statistics, empty the side files, close every connection."""
        self.reader.dispose()
        if self.writer is None:
            return
        with suppress(dbapi2.Error, DBAPIError):  # on a full disk the side file stays, and with it what it holds
            self.empty_side_files("PRAGMA optimize")
        self.writer.dispose()


def changes_of(session: Session) -> set[tuple[str, str, str]]:
    """What a finished writing block did: table, id, and added, changed or removed."""
    changes: set[tuple[str, str, str]] = session.info.get(CHANGES, set())
    return changes
