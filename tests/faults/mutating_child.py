"""Opens files that were changed at random, one after the other, and says what came of each that is not as it should be.

python mutating_child.py exchange|workspace SOURCE FOLDER FIRST COUNT. Said at the end: `done COUNT LONGEST PEAK`, in
seconds and megabytes.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.storage.backup import check_rows
from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.exchange import import_exchange, read_exchange

MOST_MB = 512
"""Address space left to one run, in megabytes beyond what is there at its start (issue E)."""

TOKENS = (
    b"null",
    b"[]",
    b"{}",
    b"-1",
    b"1e999",
    b"NaN",
    b'"\\ud800"',
    b"9" * 400,
    b"[" * 500,
    b'"id": "A"',
    b"true",
    b"\x00",
)
"""What is put in the place of something in a text."""


def mutated(source: bytes, dice: Random) -> bytes:
    """The content with one to six changes: bytes, cuts, repeats, moved parts, foreign words."""
    found = bytearray(source)
    for _change in range(dice.randint(1, 6)):
        at, length = dice.randrange(len(found) or 1), dice.choice((1, 1, 4, 64, 512, 4096))
        match dice.randrange(6):
            case 0:
                found[at : at + length] = dice.randbytes(length)
            case 1:
                found[at : at + 1] = bytes([(found[at] if found else 0) ^ (1 << dice.randrange(8))])
            case 2:
                del found[at : at + length]
            case 3:
                found[at:at] = found[at : at + length]
            case 4:
                found[at : at + length] = dice.choice(TOKENS)
            case 5:
                found = found[: max(1, at)] if dice.random() < 0.2 else found
    return bytes(found)


def take_exchange(file: Path, folder: Path) -> None:
    """Bring an exchange file into an empty workspace."""
    store = Store.open(folder / "empty.hirepair")
    try:
        import_exchange(store, read_exchange(file))
    finally:
        store.close(backup=False)


def take_workspace(file: Path, folder: Path) -> None:
    """Check a workspace, open it, read a page of it."""
    check_rows(file)
    store = Store.open(file)
    try:
        with store.read() as s:
            from hirepair_desktop.model import Role

            for role in s.query(Role):
                str(role.title)
        with store.glance() as rows:
            rows("SELECT name FROM person")
    finally:
        store.close(backup=False)


TAKING: dict[str, Callable[[Path, Path], None]] = {"exchange": take_exchange, "workspace": take_workspace}


class Opened:
    """What was opened outside the folder and outside the program's own files."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.watching, self.foreign = str(folder), False, list[str]()
        sys.addaudithook(self)

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if not self.watching or event != "open" or not isinstance(args[0], str):
            return
        if not args[0].startswith((self.folder, sys.prefix, sys.base_prefix)) and not args[0].endswith((".py", ".pyc")):
            self.foreign.append(args[0])


def main(kind: str, source: str, folder: str, first: str, count: str) -> int:
    """Take so many mutations of one file."""
    content, ground = Path(source).read_bytes(), Path(folder)
    opened, longest = Opened(ground), 0.0
    Store.create(ground / "empty.hirepair").close(backup=False)
    TAKING[kind](write(ground / "whole", content), ground)  # what the program itself loads is loaded then
    (ground / "empty.hirepair").unlink()
    limit = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 + MOST_MB
    for n in range(int(first), int(first) + int(count)):
        Store.create(ground / "empty.hirepair").close(backup=False)
        file = write(ground / "mutated", mutated(content, Random(n)))
        begun = time.monotonic()
        opened.watching = True
        try:
            TAKING[kind](file, ground)
        except HirePairError:
            pass
        except Exception as error:
            sys.stdout.write(f"{kind} {n}: {type(error).__name__} {error}\n")
        opened.watching = False
        longest = max(longest, time.monotonic() - begun)
        for left in ground.glob("*"):
            if left.is_file():
                left.unlink()
    for path in opened.foreign:
        sys.stdout.write(f"{kind}: opened {path}\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if peak > limit:
        sys.stdout.write(f"{kind}: {peak} MB used\n")
    sys.stdout.write(f"done {count} {longest:.2f} {peak}\n")
    return 0


def write(file: Path, content: bytes) -> Path:
    """A file of that content."""
    file.write_bytes(content)
    return file


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
