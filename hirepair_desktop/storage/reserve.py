"""Four mebibytes kept in the data folder, given back to a full disk so that the last words find room (RELIABILITY D2).

On a full disk even deleting needs room: SQLite writes before it frees (fault 6).
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from hirepair_desktop.paths import data_folder

RESERVE_BYTES = 4 * 1024 * 1024
"""Bytes kept (RELIABILITY D2)."""

ROOM_TO_KEEP = 16 * RESERVE_BYTES
"""Bytes that must be free before a reserve is put aside: what is short is left to others."""


def reserve_file() -> Path:
    """Where the reserve lies."""
    return data_folder() / "reserve"


def keep_reserve() -> bool:
    """Put the reserve aside where it is not there and the disk has room for it. Whether it is there now."""
    with suppress(OSError):
        file = reserve_file()
        if file.exists() and file.stat().st_size == RESERVE_BYTES:
            return True
        if shutil.disk_usage(file.parent).free < ROOM_TO_KEEP:
            return False
        handle = os.open(file, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        try:
            os.write(handle, bytes(RESERVE_BYTES))
        finally:
            os.close(handle)
        return file.stat().st_size == RESERVE_BYTES
    return False


def free_reserve() -> bool:
    """Give the reserve back to the disk. Whether there was one."""
    with suppress(OSError):
        reserve_file().unlink()
        return True
    return False
