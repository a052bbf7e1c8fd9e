"""The key of an encrypted workspace, derived and checked page by page as SQLCipher 4 does (RELIABILITY D7).

A file is pages of 4,096 bytes. The first 16 bytes of the file are its salt; PBKDF2-HMAC-SHA512 makes the key of the
pages out of passphrase and salt, and the key of their seals out of that key and the salt again. Each page ends with
16 bytes of its own start value and the HMAC-SHA512 over all before it and its number. That is looked at here and not
left to the driver, because the driver says “file is not a database” of a wrong passphrase and of damage alike.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

PLAIN_HEAD = b"SQLite format 3\x00"
PAGE = 4096
SALT = 16
START = 16
SEAL = 64
ROUNDS = 256_000
"""Of the passphrase; SQLCipher 4 as it comes."""

SEAL_ROUNDS = 2
SEAL_MASK = 0x3A
LEAST_VALUES = 240
"""A page of random bytes misses no more than one or two of the 256 values; a page of a database, or of text, most."""

SAMPLES = 8
MOST = 0.75
"""Of the other pages that are looked at, where the first is random: the first alone may be damage of an open file."""

LEAST_PAGES = 8
"""An empty workspace has more than a hundred pages: what is shorter is not asked for a passphrase."""


class Key:
    """The key of one file: 32 bytes and the salt of the file. Never stored, printed or compared by its words.

    `wipe()` overwrites our copy; copies made by the interpreter and the driver may live until they are reused, which
    Help says under what is not protected.
    """

    def __init__(self, raw: bytes, salt: bytes) -> None:
        self._raw = bytearray(raw)
        self.salt = salt

    @property
    def raw(self) -> bytes:
        """The 32 bytes. Raises RuntimeError once wiped: that is a bug of the caller."""
        if not self._raw:
            raise RuntimeError("this key was wiped")
        return bytes(self._raw)

    @property
    def words(self) -> str:
        """What the driver takes for a key that needs no derivation: key and salt in hexadecimal."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"

    def wipe(self) -> None:
        """Overwrite the key. Called at every lock and when another workspace is opened."""
        self._raw[:] = bytes(len(self._raw))
        self._raw.clear()

    def __repr__(self) -> str:
        return "<Key>"


class Verdict(Enum):
    """What a key does to a file."""

    OPENS = "opens"
    START_DAMAGED = "start damaged"
    """The first page fails its seal and another holds: the key is right."""
    WRONG = "wrong"
    """No page holds: another passphrase, or no file of ours."""


def passphrase_bytes(typed: str) -> bytes:
    """A passphrase as it is derived from: NFC, UTF-8, so that it is the same from every keyboard."""
    return unicodedata.normalize("NFC", typed).encode("utf-8", "surrogatepass")


def derived(passphrase: bytes, salt: bytes) -> Key:
    """The key that a passphrase makes with the salt of a file; slow on purpose (about 0.1 s)."""
    return Key(hashlib.pbkdf2_hmac("sha512", passphrase, salt, ROUNDS, 32), salt)


def new_key(passphrase: str) -> Key:
    """A key for a file that is to be encrypted, under a salt of its own.

    Raises PassphraseRefusedError for a passphrase that is short or the first to be tried.
    """
    from hirepair_desktop.storage.seals.keys import checked_passphrase

    return derived(checked_passphrase(passphrase), secrets.token_bytes(SALT))


def is_plain(path: Path) -> bool:
    """Whether a file begins as an open SQLite file does. Raises OSError when it cannot be read."""
    with path.open("rb") as stream:
        return stream.read(len(PLAIN_HEAD)) == PLAIN_HEAD


def salt_of(path: Path) -> bytes | None:
    """The first 16 bytes of a file that may be encrypted; None for an open one and for one too short to be any.

    Raises OSError when it cannot be read.
    """
    with path.open("rb") as stream:
        head = stream.read(SALT)
        whole_page = stream.seek(0, 2) >= PAGE
    return head if whole_page and head != PLAIN_HEAD else None


def looks_encrypted(path: Path) -> bool:
    """Whether a file may be an encrypted workspace, also one whose first page was overwritten: its pages are random.

    Without the passphrase nobody can tell more: the name of a file proves nothing. Raises OSError.
    """
    if salt_of(path) is None or path.stat().st_size < LEAST_PAGES * PAGE:
        return False
    first, *others = (_random(page) for _number, page in _pages(path, SAMPLES))
    return sum(others) >= len(others) * (MOST if first else 1)


def _random(page: bytes) -> bool:
    return len(set(page)) >= LEAST_VALUES


def _pages(path: Path, samples: int | None = None) -> Iterator[tuple[int, bytes]]:
    """Whole pages with their numbers, from 1 on; all of them, or some spread over the file."""
    with path.open("rb") as stream:
        count = stream.seek(0, 2) // PAGE
        step = 1 if samples is None else max(1, count // samples)
        for at in range(0, count, step):
            stream.seek(at * PAGE)
            yield at + 1, stream.read(PAGE)


def _seal_key(key: Key) -> bytes:
    masked = bytes(byte ^ SEAL_MASK for byte in key.salt)
    return hashlib.pbkdf2_hmac("sha512", key.raw, masked, SEAL_ROUNDS, 32)


def _holds(seal_key: bytes, number: int, page: bytes) -> bool:
    """Whether a page is what was written under this key. The salt is no part of the first page's seal."""
    sealed = page[SALT if number == 1 else 0 : PAGE - SEAL] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(seal_key, sealed, "sha512"), page[PAGE - SEAL :])


def judged(path: Path, key: Key) -> Verdict:
    """What a key does to a file. A file is only read here. Raises OSError when it cannot be."""
    seal_key = _seal_key(key)
    for number, page in _pages(path):
        if _holds(seal_key, number, page):
            return Verdict.OPENS if number == 1 else Verdict.START_DAMAGED
    return Verdict.WRONG


def broken_pages(path: Path, key: Key) -> list[int]:
    """The pages of a file that are not what was written, by number from 1; a cut one at the end counts.

    It looks at the file alone: what still lies in the side files is checked when it is read. Raises OSError.
    """
    seal_key = _seal_key(key)
    broken = [number for number, page in _pages(path) if not _holds(seal_key, number, page)]
    size = path.stat().st_size
    return [*broken, size // PAGE + 1] if size % PAGE else broken


def opened_head(path: Path, key: Key) -> bytes:
    """The first 100 bytes as they would stand in an open file; nothing of them where the first page does not hold.

    Raises OSError when the file cannot be read.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    number, page = next(_pages(path), (1, b""))
    if len(page) < PAGE or not _holds(_seal_key(key), number, page):
        return b""
    start = page[PAGE - SEAL - START : PAGE - SEAL]
    opening = Cipher(algorithms.AES256(key.raw), modes.CBC(start)).decryptor()
    return PLAIN_HEAD + opening.update(page[SALT : SALT + 96])[:84]
