"""Works in a workspace as the program does, and says what was saved: `ack WORDS` after each commit.

python cutting_child.py WORK FILE [normal]; `normal` weakens the durability on purpose, for the proof that it shows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from hirepair_desktop.model import Person
from hirepair_desktop.model.kinds import PersonKind
from hirepair_desktop.storage import connect
from hirepair_desktop.storage.backup import back_up
from hirepair_desktop.storage.store import Store

EDITS = 120


def say(words: str) -> None:
    """Tell that something was saved: straight to the system, not through a buffer."""
    os.write(1, f"ack {words}\n".encode())


def edit(store: Store, n: int) -> None:
    """One small commit."""
    with store.write() as s:
        s.add(Person(name=f"edit {n}", kind=PersonKind.INTERVIEWER))
    say(str(n))


def type_words(file: Path) -> None:
    """Many small commits, the side file cut to nothing now and then, as it is when all is quiet."""
    store = Store.open(file)
    for n in range(EDITS):
        edit(store, n)
        if n % 40 == 39:
            store.empty_side_files()
    store.close(backup=False)


def make(file: Path) -> None:
    """A new workspace, and a few words in it."""
    store = Store.create(file.with_name("new.hirepair"))
    say("made")
    for n in range(5):
        edit(store, n)
    store.close(backup=False)


def back_up_often(file: Path) -> None:
    """A backup after every few edits."""
    store = Store.open(file)
    for n in range(24):
        edit(store, n)
        if n % 4 == 3:
            say(f"kept {back_up(store).name}")
    store.close()


def bring_in(file: Path) -> None:
    """A whole workspace from an exchange file, in one block."""
    from hirepair_desktop.transfer.exchange import import_exchange, read_exchange

    store = Store.open(file)
    import_exchange(store, read_exchange(file.with_name("all.json")))
    say("imported")
    edit(store, 0)
    store.close(backup=False)


def migrate(file: Path) -> None:
    """An older workspace is brought up and used."""
    store = Store.open(file)
    say("migrated")
    edit(store, 0)
    store.close(backup=False)


WORKS: dict[str, Callable[[Path], None]] = {
    "typing": type_words,
    "making": make,
    "backup": back_up_often,
    "import": bring_in,
    "migration": migrate,
}


def main(work: str, file: str, *rest: str) -> int:
    """Do one kind of work."""
    if "normal" in rest:
        weak = {"synchronous": ("synchronous", "NORMAL", 1)}
        connect.PRAGMAS = tuple(weak.get(pragma[0], pragma) for pragma in connect.PRAGMAS)
    WORKS[work](Path(file))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
