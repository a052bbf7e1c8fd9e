"""What lies about of a workspace that its passphrase does not lock: found and named first, removed when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from hirepair_desktop.paths import data_folder
from hirepair_desktop.storage.cipher import keys
from hirepair_desktop.storage.cipher.names import kept_names
from hirepair_desktop.storage.failpoints import failpoint
from hirepair_desktop.storage.files import sync_folder
from hirepair_desktop.storage.store import SIDE_FILES, probe

FOLDERS = ("backups", "damaged")
"""Of the data folder; each has one folder a workspace."""

LEFT = ("turning", "migrating", "new")
"""Endings of what is written beside a workspace before it takes its place."""

NOT_DATABASES = frozenset({".json"})


class Remain(NamedTuple):
    """A file of the workspace under another lock than the workspace itself: in the open, or under another passphrase."""

    path: Path
    in_the_open: bool


def remains(path: Path) -> list[Remain]:
    """Old files, backups and damaged sets of an encrypted workspace that its passphrase does not lock; of one in the
    open, those that only an earlier passphrase opens.

    A set counts with its side files. What somebody copied or exported elsewhere cannot be known here.
    Raises UnusableFileError when the workspace itself cannot be opened, OSError when a folder cannot be read.
    """
    path = path.absolute()
    workspace_id = probe(path).workspace_id
    lock = _lock_of(path)
    found: dict[Path, Remain] = {}
    for file in (*_beside(path), *_in_the_data_folder(workspace_id)):
        with suppress(OSError):
            if _lock_of(file) != lock and not file.samefile(path):
                found |= {one: Remain(one, _lock_of(file) is None) for one in _set_of(file)}
    return sorted(found.values())


def remove(found: Iterable[Remain]) -> list[Path]:
    """Remove these files, a backup with what was written down about it; those that could not be removed are returned."""
    left = []
    folders = set()
    for remain in found:
        failpoint("cipher.removing")
        try:
            remain.path.unlink(missing_ok=True)
            remain.path.with_name(remain.path.name + ".json").unlink(missing_ok=True)
            folders.add(remain.path.parent)
        except OSError:
            left.append(remain.path)
    for folder in folders:
        with suppress(OSError):
            sync_folder(folder)
    failpoint("cipher.removed")
    return left


def _lock_of(file: Path) -> bytes | None:
    """What locks a file: the salt of its key, or nothing. What cannot be told for encrypted counts as open."""
    salt = keys.salt_of(file)
    return salt if salt is not None and keys.looks_encrypted(file) else None


def _beside(path: Path) -> Iterator[Path]:
    yield from kept_names(path)
    for ending in LEFT:
        if (left := path.with_name(f".{path.name}.{ending}")).exists():
            yield left


def _in_the_data_folder(workspace_id: str) -> Iterator[Path]:
    for name in FOLDERS:
        folder = data_folder() / name / workspace_id
        for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
            side = file.name.endswith(SIDE_FILES)
            if file.is_file() and not file.is_symlink() and not side and file.suffix not in NOT_DATABASES:
                yield file


def _set_of(file: Path) -> list[Path]:
    """A database with the side files that lie beside it."""
    return [one for side in ("", *SIDE_FILES) if (one := file.with_name(file.name + side)).exists()]
