"""Saves without end, and says each number once it is saved; a fresh process for each life, ready at once.

python acking_child.py FILE: for each line on standard input a life begins. It says `life PID`, then numbers.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hirepair_desktop.model import Person
from hirepair_desktop.model.kinds import PersonKind
from hirepair_desktop.storage.store import Store


def live(file: Path) -> None:
    """Open the workspace and save one number after the other, from the last one on, until killed."""
    os.write(1, f"life {os.getpid()}\n".encode())
    store = Store.open(file)
    with store.read() as s:
        n = s.query(Person).count()
    while True:
        with store.write() as s:
            s.add(Person(name=f"edit {n}", kind=PersonKind.INTERVIEWER))
        os.write(1, f"{n}\n".encode())
        n += 1
        if n % 50 == 0:
            store.empty_side_files()


def main(file: str) -> int:
    """Begin a life for each line; nothing is open here when it begins."""
    for _line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            live(Path(file))
        os.waitpid(pid, 0)
        os.write(1, b"ended\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
