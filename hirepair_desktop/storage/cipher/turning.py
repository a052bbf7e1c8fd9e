"""Encryption on, off, another passphrase: a new file beside the old one, checked against it, then in its place.

The old file is whole and in its place until the new one was written, synced and compared row by row; a second name
keeps it from then on, until somebody who was asked has it removed (`cipher/remains.py`, RELIABILITY D7, fault 53).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from hirepair_desktop.errors import RefusedBySystemError
from hirepair_desktop.storage import backup, errors
from hirepair_desktop.storage.cipher import keys, ring
from hirepair_desktop.storage.cipher.contents import contents_of
from hirepair_desktop.storage.cipher.errors import StoppedError, encrypted_already, in_the_open
from hirepair_desktop.storage.cipher.keys import Key
from hirepair_desktop.storage.cipher.names import clear_left, free_name, new_name, remove_set
from hirepair_desktop.storage.connect import connect
from hirepair_desktop.storage.failpoints import failpoint
from hirepair_desktop.storage.files import sync_file, sync_folder
from hirepair_desktop.storage.lock import WriteLock
from hirepair_desktop.storage.store import HEAD, KNOWN, Found, Store, probe
from hirepair_desktop.text import _

STEPS = ("written", "checked", "in_place", "backed_up")
"""What `progress` is told, in this order, as each is done."""

LOOK_EVERY = 20_000
"""Instructions of the driver between two looks at whether the person stopped."""

Progress = Callable[[str], None]
Stopped = Callable[[], bool]


class Turned(NamedTuple):
    """What was done: the file, what the old one is called now, and the first backup of the new one.

    `backup` is None where none could be written: the workspace is turned all the same.
    """

    path: Path
    kept: Path
    backup: Path | None


def encrypt(path: Path, passphrase: str, progress: Progress | None = None, stopped: Stopped | None = None) -> Turned:
    """Encrypt a workspace that nobody has open. Its key is held afterwards.

    Raises PassphraseRefusedError, StateError when it is encrypted already, UnusableFileError, RefusedBySystemError,
    StoppedError; the workspace is as it was then.
    """
    found = probe(path.absolute())
    if found.encrypted:
        raise encrypted_already(path)
    return _turn(path.absolute(), found, keys.new_key(passphrase), progress, stopped)


def decrypt(path: Path, progress: Progress | None = None, stopped: Stopped | None = None) -> Turned:
    """Put a workspace whose key is held into the open. Raises as `encrypt` does."""
    found = probe(path.absolute())
    if not found.encrypted:
        raise in_the_open(path)
    return _turn(path.absolute(), found, None, progress, stopped)


def change_passphrase(
    path: Path, passphrase: str, progress: Progress | None = None, stopped: Stopped | None = None
) -> Turned:
    """Encrypt a workspace whose key is held under another passphrase and another salt. Raises as `encrypt` does."""
    found = probe(path.absolute())
    if not found.encrypted:
        raise in_the_open(path)
    return _turn(path.absolute(), found, keys.new_key(passphrase), progress, stopped)


def relock(path: Path, key: Key | None) -> None:
    """Write a closed file of nobody's, such as a backup that is about to come back, anew under another lock.

    Raises RefusedBySystemError, OSError or the driver's errors; the file is as it was then.
    """
    new = new_name(path)
    try:
        remove_set(new)
        source = connect(path, "rw")
        try:
            _alone(source)
            _export(source, new, key)
            sync_file(new)
            _check(new, contents_of(source))
        finally:
            source.close()
        new.replace(path)
    finally:
        remove_set(new)


def _turn(path: Path, found: Found, key: Key | None, progress: Progress | None, stopped: Stopped | None) -> Turned:
    if found.revision not in KNOWN:
        raise errors.newer(path, found.revision)
    if found.mode != "rw":
        raise errors.read_only(path)
    if found.revision != HEAD:
        Store.open(path).close(backup=False)  # brings it to this version, with a backup from before
    lock = WriteLock(found.workspace_id)
    if not lock.take():
        raise errors.in_use(path, lock.holder())
    try:
        kept = _swapped(path, key, progress or (lambda _step: None), stopped or (lambda: False))
        copy = _backed_up(path, found.workspace_id)
    except (OSError, dbapi2.Error) as error:
        raise _refused(error, path) from error
    finally:
        lock.release()
    if progress is not None:
        progress("backed_up")
    return Turned(path, kept, copy)


def _swapped(path: Path, key: Key | None, progress: Progress, stopped: Stopped) -> Path:
    """Make the new file, compare it, put it in place; the new name of the old one. What failed leaves nothing.

    The old file stays locked until the new one has its place, so that nobody begins to read what is about to go.
    """
    encrypted = ring.key_of(path) is not None
    source = connect(path, "rw")
    try:
        try:
            _written(source, path, key, stopped)
            progress("written")
            _check(new_name(path), contents_of(source))
            failpoint("cipher.verified")
            progress("checked")
            if stopped():
                raise StoppedError
            if os.name == "nt":  # where a file that is open cannot be replaced
                source.close()
            kept = _kept(path, encrypted, key is not None)
            new_name(path).replace(path)
        except BaseException:
            if key is not None:
                ring.forget(key)
            with suppress(OSError):
                clear_left(path)
            raise
    finally:
        source.close()
    with suppress(OSError):  # both files are whole: which of them a power cut leaves does not matter
        failpoint("cipher.swapped")
        sync_folder(path.parent)
        failpoint("cipher.settled")
    progress("in_place")
    return kept


def _written(source: Any, path: Path, key: Key | None, stopped: Stopped) -> None:
    """The new file, complete and synced; the old one is locked from here on."""
    new = new_name(path)
    remove_set(new)
    failpoint("cipher.begun")
    _alone(source)
    source.set_progress_handler(lambda: 1 if stopped() else 0, LOOK_EVERY)
    try:
        _export(source, new, key)
    except dbapi2.OperationalError as error:
        raise StoppedError if "interrupted" in str(error) else error from error
    finally:
        source.set_progress_handler(None, 0)
    failpoint("cipher.exported")
    sync_file(new)
    failpoint("cipher.synced")
    if key is not None:
        ring.hold(key)
    source.execute("BEGIN EXCLUSIVE")


def _alone(source: Any) -> None:
    """Everything into the one file, and nobody else at it: the driver refuses to leave the log while there is."""
    source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    source.execute("PRAGMA busy_timeout=1000").fetchall()
    source.execute("PRAGMA journal_mode=DELETE").fetchall()


def _export(source: Any, new: Path, key: Key | None) -> None:
    """Write every table into the new file."""
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    source.execute("PRAGMA cipher_log_level=NONE")
    source.execute("ATTACH ? AS turned KEY ?", (os.fspath(new), key.words if key is not None else ""))
    source.execute("PRAGMA turned.secure_delete=1").fetchall()
    source.execute("PRAGMA turned.journal_mode=DELETE").fetchall()
    source.execute("BEGIN EXCLUSIVE")
    source.execute("SELECT sqlcipher_export('turned')").fetchall()
    for pragma in ("application_id", "user_version"):  # which the export leaves out
        value = source.execute(f"PRAGMA main.{pragma}").fetchone()[0]
        source.execute(f"PRAGMA turned.{pragma}={value}")
    source.execute("COMMIT")
    source.execute("DETACH turned")


def _check(new: Path, written: dict[str, str]) -> None:
    """The new file by itself, then against the old one. Raises RefusedBySystemError."""
    backup.verify(new)
    connection = connect(new, "immutable")
    try:
        found = contents_of(connection)
    finally:
        connection.close()
    different = sorted(table for table in written.keys() | found.keys() if written.get(table) != found.get(table))
    if different:
        raise RefusedBySystemError(
            _("The new file is not the same as the old one ({what}). The workspace is unchanged; try again.").format(
                what=", ".join(different)
            )
        )


def _kept(path: Path, was: bool, will_be: bool) -> Path:
    """Give the old file its second name; its first is still its own: at no moment is there no workspace."""
    kept = free_name(path, was, will_be)
    if not kept.exists():
        try:
            os.link(path, kept)
        except OSError:  # a file system without second names, such as that of a USB stick
            _copy(path, kept)
    sync_folder(path.parent)
    failpoint("cipher.kept")
    return kept


def _copy(path: Path, kept: Path) -> None:
    """A file beside another, whole or not at all, for its owner alone."""
    try:
        shutil.copyfile(path, kept)
        kept.chmod(0o600)
        sync_file(kept)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise


def _backed_up(path: Path, workspace_id: str) -> Path | None:
    """The first backup under the new key; what fails here undoes nothing."""
    copy = None
    with suppress(RefusedBySystemError):
        copy = backup.back_up_file(path, workspace_id)
    failpoint("cipher.backed_up")
    return copy


def _refused(error: Exception, path: Path) -> Exception:
    known = errors.classed(error, path)
    if known is not None and known.exit_status != RefusedBySystemError.exit_status:
        return known
    reason = getattr(error, "strerror", None) or error
    return RefusedBySystemError(
        _("The workspace could not be written anew: {reason}. It is unchanged; free some space and try again.").format(
            reason=reason
        )
    )
