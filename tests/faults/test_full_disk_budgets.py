"""A disk that is full after so many bytes, for all that writes: old or new, the sentence, and it works again.

RELIABILITY faults 5, 7, 8, 38 and (c) *Full disk*. The budget is a limit on the length of each file, which SQLite meets
as an I/O error and everything else as no room.
"""

from __future__ import annotations

import lzma
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from hirepair_desktop.errors import HirePairError, NoRoomError, RefusedBySystemError
from hirepair_desktop.model import Person
from hirepair_desktop.model.kinds import PersonKind
from hirepair_desktop.storage.backup import back_up, backups, check_rows
from hirepair_desktop.storage.store import Store, probe
from hirepair_desktop.transfer.exchange import export_exchange, import_exchange, read_exchange

GOLDEN = Path(__file__).parents[1] / "storage" / "golden"
KNOWN = (RefusedBySystemError, NoRoomError)
LONG_NAME = "a name " * 3000


@contextmanager
def budget(most: int) -> Iterator[None]:
    """No file of this process can become longer than so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@dataclass
class Ground:
    """What an act finds: the workspace and a folder for what it writes."""

    file: Path
    folder: Path


def save(ground: Ground) -> None:
    """A long text into the workspace."""
    store = Store.open(ground.file)
    try:
        with store.write() as s:
            s.add(Person(name=LONG_NAME, kind=PersonKind.INTERVIEWER))
    finally:
        store.close(backup=False)


def keep(ground: Ground) -> None:
    """A backup."""
    store = Store.open(ground.file)
    try:
        back_up(store)
    finally:
        store.close(backup=False)


def export(ground: Ground) -> None:
    """Everything into a file that is there already."""
    store = Store.open(ground.file, read_only=True)
    try:
        export_exchange(store, ground.folder / "out.json")
    finally:
        store.close()


def bring_in(ground: Ground) -> None:
    """A whole workspace from an exchange file."""
    store = Store.open(ground.file)
    try:
        import_exchange(store, read_exchange(ground.folder / "all.json"))
    finally:
        store.close(backup=False)


def migrate(ground: Ground) -> None:
    """A workspace of the revision before."""
    Store.open(ground.file).close(backup=False)


ACTS: dict[str, tuple[Callable[[Ground], None], int]] = {
    "save": (save, 60_000),
    "backup": (keep, 2_000_000),
    "export": (export, 1_200_000),
    "import": (bring_in, 2_500_000),
    "migration": (migrate, 2_500_000),
}
"""Each act, and the longest file it writes, in bytes or a little more."""


def content(path: Path) -> list[str]:
    """The schema and every row of a workspace as text, without SQLite's own statistics."""
    connection = dbapi2.connect(f"file:{path}?mode=ro", uri=True)
    try:
        made = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
        ).fetchall()
        tables = [name for name, sql in made if sql and sql.startswith("CREATE TABLE")]
        rows = [connection.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall() for name in tables]
        return [repr(found) for found in (made, *rows)]
    finally:
        connection.close()


def prepare(ground: Ground, act: str, made_sample: Path) -> None:
    ground.folder.mkdir()
    if act == "migration":
        (golden,) = GOLDEN.glob("revision-0002*.xz")
        ground.file.write_bytes(lzma.decompress(golden.read_bytes()))
        return
    if act == "import":
        Store.create(ground.file).close(backup=False)
        sample = Store.open(made_sample, read_only=True)
        export_exchange(sample, ground.folder / "all.json")
        sample.close()
    else:
        ground.file.write_bytes(made_sample.read_bytes())
    if act == "backup":
        keep(ground)
    (ground.folder / "out.json").write_text("the file before")


def try_with(ground: Ground, act: str, most: int) -> tuple[bool, list[str]]:
    """Run an act on a budget: whether it was refused, and everything that is not as promised, in words."""
    run = ACTS[act][0]
    workspace_id = probe(ground.file).workspace_id
    kept = [sha256(file.read_bytes()).hexdigest() for file in backups(workspace_id)]
    before, out = content(ground.file), (ground.folder / "out.json")
    was = out.read_bytes() if out.exists() else b""
    refused = ""
    try:
        with budget(most):
            run(ground)
    except KNOWN as error:
        refused = str(error)
    except HirePairError as error:
        return True, [f"{act} {most}: the sentence is about something else: {error}"]
    wrong = [f"{act} {most}: {finding}" for finding in check_rows(ground.file)]
    if refused:
        if content(ground.file) != before:
            wrong.append(f"{act} {most}: refused, and the workspace changed")
        if (out.read_bytes() if out.exists() else b"") != was:
            wrong.append(f"{act} {most}: refused, and the file before is gone")
        now = [sha256(file.read_bytes()).hexdigest() for file in backups(workspace_id)]
        if now != kept:
            wrong.append(f"{act} {most}: refused, and the backups changed")
        run(ground)  # with room it works
    return bool(refused), wrong


def sweep(tmp_path: Path, made_sample: Path, act: str, budgets: int) -> tuple[list[str], int]:
    """An act on so many budgets, each on a fresh ground; what went wrong, and how often it was refused."""
    wrong, refused = list[str](), 0
    for n in range(budgets):
        ground = Ground(tmp_path / f"w{n}.hirepair", tmp_path / f"to{n}")
        prepare(ground, act, made_sample)
        most = ACTS[act][1] * n // budgets
        said_no, found = try_with(ground, act, most)
        refused += said_no
        wrong += found
    return wrong, refused


@pytest.mark.parametrize("act", ACTS)
def test_a_full_disk_leaves_old_or_new(tmp_path, made_sample, act):
    wrong, refused = sweep(tmp_path, made_sample, act, 2)
    assert (refused >= 1, wrong) == (True, [])


@pytest.mark.long
@pytest.mark.parametrize("act", ACTS)
def test_a_full_disk_at_sixteen_lengths(tmp_path, made_sample, act, capsys):
    wrong, refused = sweep(tmp_path, made_sample, act, 16)
    with capsys.disabled():
        print(f"\nfull disk, {act}: 16 budgets, {refused} refused, {len(wrong)} wrong")  # noqa: T201
    assert wrong == []
