"""Files beside the database, written whole or not at all, for their owner alone (RELIABILITY D3)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write_file(target: Path, content: bytes) -> None:
    """Write a file whole or not at all: temporary name in the same folder, synced, renamed.

    Raises OSError; a file that was there before is then unchanged.
    """
    with whole_file(target) as stream:
        stream.write(content)


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """The same for what is written piece by piece: the file takes its name when the block ends well."""
    part = target.with_name(f".{target.name}.part-{os.getpid()}")
    handle = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Have a file's bytes reach the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder survive a power cut."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
