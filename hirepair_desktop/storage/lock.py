"""Which process may write: an advisory lock on a file that is never deleted (RELIABILITY D3, faults 23, 24).

The kernel drops the lock with its process, so there are no stale locks; the content serves the message only.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from hirepair_desktop.paths import data_subfolder


def try_lock(handle: int) -> bool:
    """Lock an open file at once or say no; the lock goes with the handle, and with its process."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class WriteLock:
    """The right to write one workspace, by its id. `holder` says who has it when it could not be taken."""

    def __init__(self, workspace_id: str) -> None:
        self.path: Path = data_subfolder("locks") / f"{workspace_id}.lock"
        self._handle = -1

    def take(self) -> bool:
        """Take the lock at once or say no."""
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        if not try_lock(handle):
            os.close(handle)
            return False
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{socket.gethostname()} {os.getpid()}\n".encode(), 1)
        self._handle = handle
        return True

    def holder(self) -> str:
        """Machine and process number of whoever wrote last, for a message."""
        try:
            return self.path.read_bytes().strip(b"\x00\n ").decode("utf-8", "replace")
        except OSError:
            return ""

    def release(self) -> None:
        """Give the lock back; the file stays."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
