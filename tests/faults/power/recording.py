"""What a program does to files, system call by system call: recorded by strace, read back as operations.

The real program is recorded, its own writes and those of the library it is linked with; nothing is replayed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "openat,close,lseek,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,link,"
    "dup,dup2,dup3,fcntl,mkdir,mkdirat,writev,pwritev,sendfile,copy_file_range,fallocate"
)
LONGEST = 1 << 24
"""Bytes of one write that are kept."""

LINE = re.compile(r"^(?P<pid>\d+) +(?P<call>\w+)\((?P<args>.*)\) += (?P<result>-?\d+)(<[^>]*>)?.*$")
HANDLE = re.compile(r"^(\d+)(?:<(.*?)>)?$")


@dataclass(frozen=True, slots=True)
class Op:
    """One thing done: `make`, `write`, `cut`, `sync`, `sync_folder`, `rename`, `unlink`, `fold` (a folder) or `ack`.

    `at` is the place in the file (or its new length), `data` what was written or said, `to` the new name.
    """

    kind: str
    path: str
    at: int = 0
    data: bytes = b""
    to: str = ""


def record(program: list[str], trace: Path, env: dict[str, str]) -> list[Op]:
    """Run a Python program to its end; what it did to files under `HIREPAIR_DATA`'s parent, and what it said."""
    root = Path(env["HIREPAIR_DATA"]).parent
    sizes = {str(path): path.stat().st_size for path in root.rglob("*") if path.is_file()}
    asked = ["-f", "-y", "-xx", "-s", str(LONGEST), "-e", f"trace={CALLS}", "-o", str(trace)]
    ran = subprocess.run(
        ["strace", *asked, sys.executable, *program],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return list(read(trace, root, sizes))


def read(trace: Path, root: Path, sizes: dict[str, int]) -> Iterator[Op]:
    """The operations of a trace, in order; `sizes` of the files that were there before, in bytes.

    Raises ValueError where two threads wrote at once or a call is unknown.
    """
    reader = _Reader(str(root), sizes)
    with trace.open() as lines:
        for line in lines:
            if "<unfinished" in line:
                raise ValueError(f"two at once: {line[:200]}")
            found = LINE.match(line)
            if found is not None and int(found["result"]) >= 0:
                yield from reader.took(found["call"], _split(found["args"]), int(found["result"]))


class _Open:
    """An open file: its path and the place in it."""

    def __init__(self, path: str) -> None:
        self.path, self.at = path, 0


class _Reader:
    def __init__(self, root: str, sizes: dict[str, int]) -> None:
        self._root, self._sizes = root, sizes
        self._open: dict[int, _Open] = {}

    def took(self, call: str, args: list[str], result: int) -> Iterator[Op]:
        """The operations of one call that went well."""
        act = getattr(self, f"_{call}", None)
        if act is None:
            raise ValueError(f"{call} is not understood")
        yield from act(args, result)

    def _ours(self, path: str) -> bool:
        return path.startswith(self._root + "/") or path == self._root

    def _openat(self, args: list[str], result: int) -> Iterator[Op]:
        path = _text(args[1])
        self._open.pop(result, None)
        if not self._ours(path):
            return
        self._open[result] = opened = _Open(path)
        if "O_CREAT" in args[2] and path not in self._sizes:
            self._sizes[path] = 0
            yield Op("make", path)
        if "O_TRUNC" in args[2]:
            self._sizes[path] = 0
            yield Op("cut", path, 0)
        if "O_APPEND" in args[2]:
            opened.at = self._sizes.get(path, 0)

    def _close(self, args: list[str], result: int) -> Iterator[Op]:
        self._open.pop(_handle(args[0]), None)
        yield from ()

    def _lseek(self, args: list[str], result: int) -> Iterator[Op]:
        opened = self._open.get(_handle(args[0]))
        if opened is not None:
            opened.at = result
        yield from ()

    def _dup(self, args: list[str], result: int) -> Iterator[Op]:
        opened = self._open.get(_handle(args[0]))
        if opened is not None:
            self._open[result] = opened
        yield from ()

    _dup2 = _dup3 = _dup

    def _fcntl(self, args: list[str], result: int) -> Iterator[Op]:
        if "F_DUPFD" in args[1]:
            yield from self._dup(args, result)

    def _write(self, args: list[str], result: int) -> Iterator[Op]:
        handle = _handle(args[0])
        opened = self._open.get(handle)
        if opened is not None:
            data = _bytes(args[1])[:result]
            yield self._wrote(opened.path, opened.at, data)
            opened.at += len(data)
        elif handle == 1:
            yield Op("ack", "", data=_bytes(args[1]))

    def _pwrite64(self, args: list[str], result: int) -> Iterator[Op]:
        opened = self._open.get(_handle(args[0]))
        if opened is not None:
            yield self._wrote(opened.path, int(args[3]), _bytes(args[1])[:result])

    def _wrote(self, path: str, at: int, data: bytes) -> Op:
        self._sizes[path] = max(self._sizes.get(path, 0), at + len(data))
        return Op("write", path, at, data)

    def _ftruncate(self, args: list[str], result: int) -> Iterator[Op]:
        opened = self._open.get(_handle(args[0]))
        if opened is not None:
            self._sizes[opened.path] = int(args[1])
            yield Op("cut", opened.path, int(args[1]))

    def _fsync(self, args: list[str], result: int) -> Iterator[Op]:
        opened = self._open.get(_handle(args[0]))
        if opened is not None:
            yield Op("sync_folder" if opened.path not in self._sizes else "sync", opened.path)

    _fdatasync = _fsync

    def _rename(self, args: list[str], result: int) -> Iterator[Op]:
        yield from self._moved(_text(args[0]), _text(args[1]))

    def _renameat(self, args: list[str], result: int) -> Iterator[Op]:
        yield from self._moved(_text(args[1]), _text(args[3]))

    _renameat2 = _renameat

    def _moved(self, path: str, to: str) -> Iterator[Op]:
        if self._ours(path):
            self._sizes[to] = self._sizes.pop(path, 0)
            for opened in self._open.values():
                if opened.path == path:
                    opened.path = to
            yield Op("rename", path, to=to)

    def _unlink(self, args: list[str], result: int) -> Iterator[Op]:
        yield from self._gone(_text(args[0]))

    def _unlinkat(self, args: list[str], result: int) -> Iterator[Op]:
        yield from self._gone(_text(args[1]))

    def _gone(self, path: str) -> Iterator[Op]:
        if self._ours(path):
            self._sizes.pop(path, None)
            yield Op("unlink", path)

    def _mkdir(self, args: list[str], result: int) -> Iterator[Op]:
        path = _text(args[0])
        if self._ours(path):
            yield Op("fold", path)


def _split(args: str) -> list[str]:
    """The arguments of a call; strings and descriptions of handles hold no comma once they are in hex."""
    return [part.strip() for part in args.split(", ")]


def _handle(arg: str) -> int:
    found = HANDLE.match(arg)
    return int(found[1]) if found is not None else -1


def _bytes(arg: str) -> bytes:
    if arg.endswith("..."):
        raise ValueError("a write was longer than what is kept")
    return bytes.fromhex(arg.strip('"').replace("\\x", ""))


def _text(arg: str) -> str:
    return os.fsdecode(_bytes(arg))
