"""Encrypted workspaces for the tests, and where words of them could stand in the open."""

from __future__ import annotations

from pathlib import Path

from hirepair_desktop.model import Person
from hirepair_desktop.storage.cipher import keys
from hirepair_desktop.storage.store import Store

PASSPHRASE = "harbour and pine"
CANARY = "ZQX-7f3a"
"""Stands in each workspace that is made here, many times over."""


def fill(store: Store, n: int = 40) -> None:
    """People whose names carry the canary."""
    with store.write() as s:
        s.add_all([Person(name=f"{CANARY} {number}", kind="recruiter") for number in range(n)])


def open_workspace(folder: Path) -> Path:
    """A workspace in the open, closed."""
    store = Store.create(folder / "w.hirepair")
    fill(store)
    store.close(backup=False)
    return store.path


def locked_workspace(folder: Path, passphrase: str = PASSPHRASE) -> Path:
    """An encrypted workspace, closed; its key is held."""
    store = Store.create(folder / "w.hirepair", key=keys.new_key(passphrase))
    fill(store)
    store.close(backup=False)
    return store.path


def in_the_open(*folders: Path, word: str = CANARY) -> list[str]:
    """The files in which the word can be read, as it is or as text of two bytes a letter."""
    forms = (word.encode(), word.encode("utf-16-le"))
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    return [file.name for file in files if any(form in file.read_bytes() for form in forms)]


def names(path: Path) -> int:
    """How many people of `fill` a workspace has."""
    store = Store.open(path, read_only=True)
    with store.read() as s:
        found = s.query(Person).filter(Person.name.startswith(CANARY)).count()
    store.close()
    return found
