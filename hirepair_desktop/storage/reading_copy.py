"""The copy in which an older workspace is read: brought to this schema, gone when it is closed (RELIABILITY D6).

A process that is killed leaves its copy. The next one that opens anything takes it away: the kernel has dropped the
lock on it, so a copy that somebody still reads is left alone (RELIABILITY faults 24, 79).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from hirepair_desktop.paths import data_folder, data_subfolder
from hirepair_desktop.storage.lock import try_lock

FOLDER = "reading"
HELD = ".held"
"""The file in a copy's folder that its reader has locked."""


class ReadingCopy:
    """A copy of a workspace in a folder of its own; raises RefusedBySystemError when it cannot be written."""

    def __init__(self, path: Path) -> None:
        from tempfile import TemporaryDirectory

        from hirepair_desktop.storage.migrate import migrated_copy, no_copy

        try:
            self._folder = TemporaryDirectory(dir=data_subfolder(FOLDER))
            self._handle = os.open(Path(self._folder.name) / HELD, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise no_copy(error) from error
        try_lock(self._handle)
        try:
            self.path: Path = migrated_copy(path, Path(self._folder.name))
        except BaseException:
            self.cleanup()
            raise

    def cleanup(self) -> None:
        """Take the copy away."""
        os.close(self._handle)
        self._folder.cleanup()


def clear_left() -> None:
    """Take away the copies whose readers are gone; one that cannot be removed is tried again next time."""
    folder = data_folder() / FOLDER
    for held in folder.glob(f"*/{HELD}") if folder.is_dir() else ():
        try:
            handle = os.open(held, os.O_RDWR)
        except OSError:
            continue
        free = try_lock(handle)
        os.close(handle)
        if free:
            shutil.rmtree(held.parent, ignore_errors=True)
