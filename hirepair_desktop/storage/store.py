"""The one way to the workspace file: open or make it, `read()` and `write()`, one announcement a commit.

The file is opened with the driver alone. What maps the classes (`blocks`) is loaded by the first block that
needs them, so that a first paint made of plain rows does not wait for it (PERFORMANCE).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlcipher3 import dbapi2

from hirepair_desktop.errors import HirePairError, NoRoomError
from hirepair_desktop.model.plain import Rows
from hirepair_desktop.model.stamps import now
from hirepair_desktop.paths import data_folder
from hirepair_desktop.storage import errors
from hirepair_desktop.storage.cipher import keys, ring
from hirepair_desktop.storage.connect import APPLICATION_ID, connect
from hirepair_desktop.storage.lock import WriteLock
from hirepair_desktop.text import clean

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from hirepair_desktop.storage.blocks import Blocks
    from hirepair_desktop.storage.cipher.keys import Key
    from hirepair_desktop.storage.reading_copy import ReadingCopy

HEAD = "0003"
"""The newest schema revision; a test holds it equal to the head of `storage/migrations`."""

KNOWN = ("0001", "0002", "0003")
IN_WAL = b"\x02\x02"
"""Bytes 18 and 19 of a file that keeps a write-ahead log. To look at another must not make it one; to look at one with
less than rw would leave its side files behind."""

SIDE_FILES = ("-wal", "-shm", "-journal")


class Change(NamedTuple):
    """What a commit did to one thing: its table, its id, and added, changed or removed."""

    kind: str
    id: str
    what: str


class Found(NamedTuple):
    """What a look at a file found: whose it is, its schema, the mode it opens in (rw, ro or immutable), and whether
    it is encrypted."""

    workspace_id: str
    name: str
    revision: str
    mode: str
    encrypted: bool = False


Listener = Callable[[frozenset[Change]], None]


class Store:
    """An open workspace. Made by `Store.open` or `Store.create`; to be closed.

    Writing happens on one connection of one thread; readers have connections of their own that cannot write.
    """

    def __init__(self, path: Path, found: Found, lock: WriteLock | None, copy: ReadingCopy | None = None) -> None:
        self.path = path
        self._copy = copy
        self._file = path if copy is None else copy.path
        self.workspace_id, self.name = found.workspace_id, found.name
        self.read_only = lock is None
        self.encrypted = found.encrypted
        self.last_saved: datetime | None = None
        self.reserve_was_there = False
        self._lock = lock
        self._mode = found.mode
        self._blocks: Blocks | None = None
        try:
            self._plain = connect(self._file, found.mode)
        except UnicodeDecodeError as error:
            raise errors.damaged(path) from error
        self._plain.execute("PRAGMA query_only=1")
        self._listeners: list[Listener] = []
        self._told_of_no_room: list[Callable[[], None]] = []
        self._identity = _identity(path)

    # Opening

    @classmethod
    def create(cls, path: Path, name: str = "", key: Key | None = None) -> Store:
        """Make a new, empty workspace at `path` and open it; encrypted under `key` where one is given.

        Raises UnusableFileError when something is there already, RefusedBySystemError when it
        cannot be written.
        """
        from hirepair_desktop.storage.making import make_file

        path = path.absolute()
        if path.exists():
            raise errors.there_already(path)
        make_file(path, clean(name or path.stem), HEAD, key)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, key: Key | None = None) -> Store:
        """Open a workspace; an older one is migrated first (on a copy, then swapped), or read in a migrated copy.

        An encrypted one opens with `key`, which this process then holds, or with the key it holds already.
        Raises UnusableFileError: missing, not a workspace, newer, open elsewhere, write-protected, or encrypted
        without a key (NeedsPassphraseError).
        """
        path = path.absolute()
        if key is not None:
            ring.hold(key)
        found = probe(path)
        if found.revision not in KNOWN:
            raise errors.newer(path, found.revision)
        _clear_left_copies()
        if read_only:
            return cls(path, found, None, None if found.revision == HEAD else _copy_as_of_now(path))
        if found.mode != "rw":
            raise errors.read_only(path)
        lock = WriteLock(found.workspace_id)
        if not lock.take():
            raise errors.in_use(path, lock.holder())
        try:
            _clear_left_turning(path)
            if found.revision != HEAD:
                from hirepair_desktop.storage.migrate import migrate

                migrate(path, found.workspace_id)
            for file in (path, *(path.with_name(path.name + side) for side in SIDE_FILES)):
                if file.exists():
                    file.chmod(stat.S_IRUSR | stat.S_IWUSR)
            return cls(path, found, lock)
        except BaseException:
            lock.release()
            raise

    def close(self, *, backup: bool = True) -> None:
        """Back up when anything changed, empty the side files and let go of the file.

        Raises RefusedBySystemError when the backup could not be made; the file is let go all the same.
        """
        try:
            if backup and self._lock is not None and self.last_saved is not None:
                from hirepair_desktop.storage.backup import back_up

                back_up(self)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        self._plain.close()
        if self._blocks is not None:
            self._blocks.close()
            self._blocks = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def empty_side_files(self) -> None:
        """Bring everything into the one file and cut the `-wal` to nothing: the lone file is then complete, and
        the side file does not tell what was written last (RELIABILITY D3). A reader that is at work delays it."""
        if self._blocks is not None:
            self._blocks.empty_side_files()

    # Blocks

    @contextmanager
    def glance(self) -> Iterator[Rows]:
        """A block that reads plain rows, all as of one moment, and needs no mapped class. Nested ones are fine."""
        plain = self._plain

        def rows(question: str, **values: str | int | None) -> list[tuple[Any, ...]]:
            found: list[tuple[Any, ...]] = plain.execute(question, values).fetchall()
            return found

        outermost = not plain.in_transaction
        try:
            if outermost:
                plain.execute("BEGIN")
            yield rows
        except (dbapi2.Error, UnicodeDecodeError) as error:
            raise errors.classed(error, self.path) or error from error
        finally:
            if outermost and plain.in_transaction:
                plain.execute("ROLLBACK")

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A block that only reads; what it hands out is not to be kept past its end. Nested blocks are fine."""
        with self._mapped().read() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A block that is saved whole or not at all; after the commit one announcement is made.

        Raises HirePairError with a sentence when a value or the system refuses; then nothing was changed. Where the
        disk is full (NoRoomError), the reserve was given back to it: asked again, there may be room.
        """
        if self._lock is None:
            raise errors.read_only(self.path)
        if _identity(self.path) != self._identity:
            raise errors.missing(self.path)
        from hirepair_desktop.storage.blocks import changes_of

        try:
            with self._mapped().write() as session:
                yield session
        except NoRoomError:
            self._tell_of_no_room()
            raise
        changes = frozenset(Change(*change) for change in changes_of(session))
        if changes:
            self.announce(changes)

    def _mapped(self) -> Blocks:
        if self._blocks is None:
            from hirepair_desktop.storage.blocks import Blocks

            self._blocks = Blocks(self._file, self._mode, writable=self._lock is not None)
        return self._blocks

    def announce(self, changes: frozenset[Change]) -> None:
        """Tell every listener what a commit changed. Bulk writes call it too."""
        self.last_saved = now()
        for listener in list(self._listeners):
            listener(changes)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every commit; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def subscribe_no_room(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Hear of every save that found no room; the returned function ends it."""
        self._told_of_no_room.append(listener)
        return lambda: self._told_of_no_room.remove(listener)

    def _tell_of_no_room(self) -> None:
        from hirepair_desktop.storage.reserve import free_reserve

        self.reserve_was_there = free_reserve()
        for listener in list(self._told_of_no_room):
            listener()

    @property
    def reader(self) -> Engine:
        """The engine whose connections cannot write, for workers."""
        return self._mapped().reader


def _copy_as_of_now(path: Path) -> ReadingCopy:
    from hirepair_desktop.storage.reading_copy import ReadingCopy

    return ReadingCopy(path)


def _clear_left_copies() -> None:
    """What readers that were killed left; the folder is there once an older workspace was read."""
    if (data_folder() / "reading").is_dir():
        from hirepair_desktop.storage.reading_copy import clear_left

        clear_left()


def _clear_left_turning(path: Path) -> None:
    """What a run that was killed while it encrypted or decrypted left beside the file."""
    from hirepair_desktop.storage.cipher.names import clear_left

    clear_left(path)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def probe(path: Path) -> Found:
    """Look at a file without changing it.

    Raises UnusableFileError when it is missing or no workspace of ours, NeedsPassphraseError when only a passphrase
    can tell.
    """
    if not path.exists():
        raise errors.missing(path)
    if not path.is_file():
        raise errors.not_a_workspace(path)
    encrypted = ring.key_of(path) is not None
    head = _head(path, encrypted)
    mode = "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "immutable"
    try:
        only_look = mode == "rw" and head[18:20] != IN_WAL and not _half_written(path)
        connection = connect(path, "ro" if only_look else mode)
        try:
            ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            workspace = connection.execute("SELECT id, name, seq, chk FROM workspace").fetchone()
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    except HirePairError:
        raise
    except Exception as error:
        raise errors.classed(error, path) or errors.not_a_workspace(path) from error
    if not ours or workspace is None or revision is None:
        raise errors.not_a_workspace(path)
    return Found(workspace[0], workspace[1], revision[0], mode, encrypted)


def _half_written(path: Path) -> bool:
    """Whether somebody who was killed left a journal from which the file has to be set right before it can be read."""
    return path.with_name(f"{path.name}-journal").exists()


def _head(path: Path, encrypted: bool) -> bytes:
    """The head of the file, opened. Raises UnusableFileError for one that cannot be ours."""
    try:
        head = ring.head_of(path)
    except OSError as error:
        raise errors.read_only(path) from error
    theirs = head[:16] != keys.PLAIN_HEAD or int.from_bytes(head[68:72], "big") != APPLICATION_ID
    if theirs and not encrypted:  # of an encrypted one the driver says what is wrong with it
        raise errors.not_a_workspace(path)
    return head


__all__ = ["HEAD", "KNOWN", "Change", "Found", "Listener", "Store", "probe"]
