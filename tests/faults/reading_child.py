"""Runs one command on `FOLDER/w.hirepair` as a user who may only read it, and ends with its exit status.

python reading_child.py FOLDER COMMAND [ARGUMENTS]. A superuser may write anything: it becomes *nobody*, after the command
has been tried on a file of its own, so that everything it imports is there.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from pathlib import Path

from hirepair_desktop.cli import main
from hirepair_desktop.storage.store import Store

NOBODY = 65534


def rehearse(command: str, arguments: list[str]) -> None:
    """The command on another file."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HIREPAIR_DATA"] = folder
        Store.create(Path(folder) / "other.hirepair").close(backup=False)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            main([command, str(Path(folder) / "other.hirepair"), *arguments])
            main(["info", str(Path(folder) / "nowhere.hirepair")])


def run(folder: str, command: str, *arguments: str) -> int:
    """Rehearse, give up the rights, run."""
    rehearse(command, list(arguments))
    os.environ["HIREPAIR_DATA"] = str(Path(folder) / "data")
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    return main([command, str(Path(folder) / "w.hirepair"), *arguments])


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
