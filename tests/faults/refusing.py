"""A system that refuses: a disk without room, a user without rights."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

from hirepair_desktop.storage.store import Store


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow or be made longer: SQLite meets an I/O error, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def full_file(store: Store) -> Iterator[None]:
    """The workspace cannot grow by a page, while every other file can: SQLite says that the disk is full. What is
    written has to be longer than what is free inside the file."""
    raw = store._mapped().writer.raw_connection()
    connection = raw.driver_connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count={pages}").fetchall()
    try:
        yield
    finally:
        connection.execute("PRAGMA max_page_count=4294967294").fetchall()
        raw.close()
