"""The keys this process holds, by the salt of the file they open, and the one door by which a key gets in.

A key is looked up when a connection is made (`storage/connect.py`) and kept by no connection pool, engine or store:
`forget()` at a lock leaves nobody who could open anything. A copy of a file has its salt, so backups, reading copies
and the copy that is migrated open under the same key, and no caller can make one in the open by leaving a key out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from math import ceil
from pathlib import Path

from hirepair_desktop.paths import data_folder
from hirepair_desktop.storage import errors as storage_errors
from hirepair_desktop.storage.cipher import keys
from hirepair_desktop.storage.cipher.errors import (
    NeedsPassphraseError,
    StartDamagedError,
    TooSoonError,
    WrongPassphraseError,
)
from hirepair_desktop.storage.cipher.keys import Key, Verdict

FREE_TRIES = 3
"""Wrong passphrases before the next one waits. House default: a slip, the other layout, the other passphrase."""

LONGEST_WAIT = 60.0
"""Seconds. House default. It slows a person at this keyboard; who has the file tries elsewhere."""

_held: dict[bytes, Key] = {}


def hold(key: Key) -> None:
    """Keep a key for every connection of this process to a file with its salt."""
    _held[key.salt] = key


def forget(key: Key | None = None) -> None:
    """Overwrite one key, or all: at a lock, at a suspend, when another workspace is opened."""
    for salt in [key.salt] if key is not None else list(_held):
        if salt in _held:
            _held.pop(salt).wipe()


def key_of(path: Path) -> Key | None:
    """The key for a file: None for one in the open, and for one that is empty, missing or no workspace at all.

    Raises NeedsPassphraseError for an encrypted file whose key is not here: there is no falling back to the open.
    """
    try:
        if not path.is_file():  # to look into a pipe would be to wait for ever
            return None
        salt = keys.salt_of(path)
        if salt is None:
            return None
        if salt in _held:
            return _held[salt]
        encrypted = keys.looks_encrypted(path)
    except OSError:
        return None
    if encrypted:
        raise NeedsPassphraseError(path)
    return None


def head_of(path: Path) -> bytes:
    """The first 100 bytes of a file as they stand in an open one; nothing where they cannot be opened.

    Raises NeedsPassphraseError, and OSError when it cannot be read.
    """
    key = key_of(path)
    if key is not None:
        return keys.opened_head(path, key)
    with path.open("rb") as stream:
        return stream.read(100)


def needs_passphrase(path: Path) -> bool:
    """Whether a passphrase has to be asked for before this file can be opened."""
    try:
        key_of(path)
    except NeedsPassphraseError:
        return True
    return False


class Tries:
    """Wrong passphrases of one file in a row, and how long the next try waits: 1, 2, 4 seconds and so on."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong = 0
        self._not_before = 0.0

    def wait(self) -> float:
        """Seconds until the next try is taken."""
        return max(0.0, self._not_before - self._clock())

    def ask(self) -> None:
        """Raises TooSoonError while the next try has to wait."""
        left = self.wait()
        if left > 0:
            raise TooSoonError(ceil(left))

    def wrong(self) -> None:
        """One more wrong passphrase."""
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            self._not_before = self._clock() + min(LONGEST_WAIT, 2.0 ** (self._wrong - FREE_TRIES))


_tries: dict[Path, Tries] = {}


def tries_of(path: Path) -> Tries:
    """The wrong passphrases of this process for one file."""
    return _tries.setdefault(path.absolute(), Tries())


def unlock(path: Path, passphrase: str) -> Key:
    """Find the key of an encrypted file, hold it and return it. The file is only read.

    Raises WrongPassphraseError; StartDamagedError when the passphrase is right and the first page is not (the key is
    held then: the backups open with it); TooSoonError after several wrong ones; UnusableFileError when the file is
    missing or cannot be encrypted by us.
    """
    tries = tries_of(path)
    tries.ask()
    secret = keys.passphrase_bytes(passphrase)
    for salt in salts_for(path):
        if held_if_right(path, keys.derived(secret, salt)):
            return _held[salt]
    tries.wrong()
    raise WrongPassphraseError


def held_if_right(path: Path, key: Key) -> bool:
    """Hold a key that opens the file and say so; False for one that opens no page of it.

    Raises StartDamagedError when the key is right and the first page does not hold, or bears another salt.
    """
    verdict = keys.judged(path, key)
    if verdict is Verdict.WRONG:
        return False
    hold(key)
    _tries.pop(path.absolute(), None)
    if verdict is Verdict.START_DAMAGED or key.salt != keys.salt_of(path):
        raise StartDamagedError(path)
    return True


def salts_for(path: Path) -> Iterator[bytes]:
    """The salt of a file, then those of all backups here: where the start of a file was overwritten its salt is gone,
    and a backup of it still has it.

    Raises UnusableFileError when the file is missing or cannot be encrypted.
    """
    if not path.is_file():
        raise storage_errors.missing(path)
    try:
        own = keys.salt_of(path)
        if own is None or not keys.looks_encrypted(path):
            raise storage_errors.not_a_workspace(path)
    except OSError as error:
        raise storage_errors.read_only(path) from error
    seen = {own}
    yield own
    for copy in sorted((data_folder() / "backups").glob("*/*.hpbak")):
        with suppress(OSError):
            salt = keys.salt_of(copy)
            if salt is not None and salt not in seen and keys.looks_encrypted(copy):
                seen.add(salt)
                yield salt
