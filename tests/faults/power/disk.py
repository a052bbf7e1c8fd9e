"""A disk from which the current is taken: what was synced is there, of the rest any part (RELIABILITY fault 3).

Of what a file was given since its last sync each sector of 512 bytes is there or not, as the dice fall; so is each
cut. Names (made, renamed, removed) reach the disk in their order, as a journal writes them, up to any point after the
last sync of their folder.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.faults.power.recording import Op

SECTOR = 512


@dataclass
class _File:
    """What of a file is on the disk, and what it was given since."""

    durable: bytearray = field(default_factory=bytearray)
    since: list[Op] = field(default_factory=list)

    def sync(self) -> None:
        for op in self.since:
            _apply(self.durable, op)
        self.since.clear()

    def after_cut(self, dice: Random) -> bytes:
        """The content as it may be found."""
        found = bytearray(self.durable)
        for op in self.since:
            if op.kind == "cut":
                if dice.random() < 0.5:
                    _apply(found, op)
                continue
            end = op.at + len(op.data)
            for sector in range(op.at // SECTOR, (end + SECTOR - 1) // SECTOR):
                if dice.random() < 0.5:
                    start, stop = max(op.at, sector * SECTOR), min(end, (sector + 1) * SECTOR)
                    _put(found, start, op.data[start - op.at : stop - op.at])
        return bytes(found)


def _put(content: bytearray, at: int, data: bytes) -> None:
    if at > len(content):
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


def _apply(content: bytearray, op: Op) -> None:
    if op.kind == "write":
        _put(content, op.at, op.data)
    elif op.at <= len(content):
        del content[op.at :]
    else:
        content.extend(bytes(op.at - len(content)))


class Disk:
    """Files below one folder, as operations change them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._now: dict[str, _File] = {}
        for path in root.rglob("*"):
            if path.is_file():
                self._now[str(path)] = _File(bytearray(path.read_bytes()))
        self._names = dict(self._now)
        self._since: list[tuple[str, Op, _File | None]] = []

    def run(self, op: Op) -> None:
        """One operation."""
        if op.kind == "make":
            self._now[op.path] = made = _File()
            self._name(op, made)
        elif op.kind in ("write", "cut"):
            self._now[op.path].since.append(op)
        elif op.kind == "sync":
            self._now[op.path].sync()
        elif op.kind == "sync_folder":
            self._sync_folder(op.path)
        elif op.kind == "rename":
            moved = self._now.pop(op.path)
            self._now[op.to] = moved
            self._name(op, moved)
        elif op.kind == "unlink":
            self._now.pop(op.path, None)
            self._name(op, None)

    def _name(self, op: Op, file: _File | None) -> None:
        self._since.append((str(Path(op.to or op.path).parent), op, file))

    def _sync_folder(self, folder: str) -> None:
        left = []
        for entry in self._since:
            if entry[0] == folder:
                _rename_in(self._names, entry[1], entry[2])
            else:
                left.append(entry)
        self._since = left

    def cut(self, dice: Random, target: Path) -> None:
        """Write what is found after the current came back, below another folder."""
        names = dict(self._names)
        for _folder, op, file in self._since[: dice.randint(0, len(self._since))]:
            _rename_in(names, op, file)
        for path, file in names.items():
            if path.endswith("-shm"):
                continue  # shared memory: made anew by whoever opens first
            to = target / Path(path).relative_to(self._root)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(file.after_cut(dice))


def _rename_in(names: dict[str, _File], op: Op, file: _File | None) -> None:
    if op.kind == "rename":
        names.pop(op.path, None)
    if file is None:
        names.pop(op.path, None)
    else:
        names[op.to or op.path] = file
