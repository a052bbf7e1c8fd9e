"""One connection to a workspace file: the driver, its gate, and the PRAGMAs read back (RELIABILITY D1)."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from hirepair_desktop.errors import UnusableFileError
from hirepair_desktop.storage.cipher import ring
from hirepair_desktop.text import _

if TYPE_CHECKING:
    from sqlalchemy import Dialect, Engine

    from hirepair_desktop.storage.cipher.keys import Key

APPLICATION_ID = 0x48505231
OLDEST_SQLITE = (3, 51, 3)
"""The first release without the WAL-reset bug (RELIABILITY 0.5)."""

PRAGMAS: tuple[tuple[str, str | int, str | int], ...] = (
    ("busy_timeout", 5000, 5000),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("fullfsync", 1, 1),
    ("checkpoint_fullfsync", 1, 1),
    ("foreign_keys", 1, 1),
    ("secure_delete", 1, 1),
    ("trusted_schema", 0, 0),
    ("cell_size_check", 1, 1),
    ("recursive_triggers", 0, 0),
    ("temp_store", "MEMORY", 2),
    ("mmap_size", 0, 0),
    ("wal_autocheckpoint", 200, 200),
    ("journal_size_limit", 1048576, 1048576),
)
"""Name, value set, value read back."""

CIPHER_PRAGMAS: tuple[tuple[str, str | int, str | int], ...] = (
    ("cipher_page_size", 4096, "4096"),
    ("cipher_use_hmac", "ON", "1"),
    ("cipher_hmac_algorithm", "HMAC_SHA512", "HMAC_SHA512"),
    ("cipher_kdf_algorithm", "PBKDF2_HMAC_SHA512", "PBKDF2_HMAC_SHA512"),
    ("cipher_plaintext_header_size", 0, "0"),
)
"""The same for what an encrypted file is made of (RELIABILITY D7); right after the key, before any page is read."""

NOT_WHEN_READ_ONLY = frozenset({"journal_mode"})


def gate() -> None:
    """Stop with a sentence when the SQLite at hand could lose commits."""
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise UnusableFileError(
            _("SQLite {found} can lose what was saved; {needed} or newer is needed. Install HirePair again.").format(
                found=dbapi2.sqlite_version, needed=".".join(map(str, OLDEST_SQLITE))
            )
        )


def connect(path: Path, mode: str = "rw", key: Key | None = None) -> Any:
    """A raw connection with every PRAGMA set and read back. `mode` is rw, ro or immutable.

    An encrypted file opens with the key this process holds for it; `key` is for a new, empty file that is to be
    encrypted. Raises NeedsPassphraseError when there is no key for it, UnusableFileError when a PRAGMA does not hold,
    the driver's own errors otherwise.
    """
    gate()
    key = key or ring.key_of(path)
    flags = "ro&immutable=1" if mode == "immutable" else mode
    connection = dbapi2.connect(
        f"file:{quote(os.fsencode(path))}?mode={flags}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level=NONE")  # else the driver writes to standard error
            connection.execute(f'PRAGMA key="{key.words}"')
        for name, value, expected in (*(CIPHER_PRAGMAS if key is not None else ()), *PRAGMAS):
            if mode in ("ro", "immutable") and name in NOT_WHEN_READ_ONLY:
                continue
            _set(connection, name, value, expected)
    except BaseException:
        connection.close()
        raise
    return connection


def _set(connection: Any, name: str, value: str | int, expected: str | int) -> None:
    connection.execute(f"PRAGMA {name}={value}").fetchall()
    row = connection.execute(f"PRAGMA {name}").fetchone()
    if row is not None and row[0] != expected:
        raise UnusableFileError(
            _("The file cannot be opened safely here ({name} does not hold). Move it to a local disk.").format(
                name=name
            )
        )


@cache
def _language() -> tuple[Dialect, dict[Any, Any]]:
    """The dialect and what was compiled in it, one of each a process: the writer does not compile again what the
    reader asked, nor the next file what this one did. As many entries as the program has kinds of statements."""
    from sqlalchemy import create_engine

    first = create_engine("sqlite://", module=dbapi2)
    first.connect().close()  # the dialect asks the driver what it can do
    first.dispose()
    return first.dialect, {}


def engine_for(path: Path, mode: str, *, writer: bool) -> Engine:
    """An SQLAlchemy engine over `connect`: one kept connection to write, or a small pool that only reads."""
    from sqlalchemy import Engine, event, make_url
    from sqlalchemy.pool import QueuePool, StaticPool

    def creator() -> Any:
        connection = connect(path, mode)
        if not writer:
            connection.execute("PRAGMA query_only=1")
        return connection

    dialect, compiled = _language()
    pool = StaticPool(creator, dialect=dialect) if writer else QueuePool(creator, pool_size=4, dialect=dialect)
    engine = Engine(pool, dialect, make_url("sqlite://"), hide_parameters=True)
    engine.update_execution_options(compiled_cache=compiled)
    start = "BEGIN IMMEDIATE" if writer else "BEGIN"

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(start)

    return engine
