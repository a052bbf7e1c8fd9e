"""A file of each older schema, kept as it was written: it opens, and nothing in it is lost."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from hirepair_desktop.model import Challenge, Criterion, Entry, Role, Stage
from hirepair_desktop.model.brief import changed_parts
from hirepair_desktop.paths import data_subfolder
from hirepair_desktop.storage.backup import backups, check_rows
from hirepair_desktop.storage.migrate import run_revisions
from hirepair_desktop.storage.store import HEAD, KNOWN, Store, probe

GOLDEN = Path(__file__).parent / "golden"
OLDER = KNOWN[:-1]

Rows = dict[str, list[tuple[Any, ...]]]


def golden(revision: str, folder: Path) -> Path:
    """The sample “Harbour & Pine” as the program of that revision wrote it, seals and all."""
    path = folder / "old.hirepair"
    path.write_bytes(lzma.decompress((GOLDEN / f"revision-{revision}.hirepair.xz").read_bytes()))
    return path


def columns(path: Path) -> dict[str, list[str]]:
    """The columns of every table but their checks, which a revision renews."""
    connection = dbapi2.connect(str(path))
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})") if row[1] != "chk"]
        for name in names
        if name != "alembic_version"
    }
    connection.close()
    return found


def rows(path: Path, of: dict[str, list[str]]) -> Rows:
    """The values in these columns, in order."""
    connection = dbapi2.connect(str(path))
    found = {
        name: sorted(connection.execute(f"SELECT {', '.join(keys)} FROM {name}").fetchall(), key=repr)
        for name, keys in of.items()
    }
    connection.close()
    return found


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return golden("0001", tmp_path)


def test_a_file_of_every_older_schema_is_kept():
    assert {file.name for file in GOLDEN.iterdir()} == {f"revision-{revision}.hirepair.xz" for revision in OLDER}


@pytest.mark.parametrize("revision", OLDER)
def test_a_golden_file_is_of_its_revision(revision, tmp_path):
    assert probe(golden(revision, tmp_path)).revision == revision


@pytest.mark.parametrize("revision", OLDER)
def test_an_older_file_is_sound_by_the_columns_it_has(revision, tmp_path):
    assert check_rows(golden(revision, tmp_path)) == []


def test_damage_in_an_older_file_is_found(old):
    connection = dbapi2.connect(str(old), isolation_level=None)
    connection.execute("UPDATE stage SET minutes = minutes + 1")
    connection.close()
    assert {finding["table"] for finding in check_rows(old)} == {"stage"}


@pytest.mark.parametrize("revision", OLDER)
def test_opening_an_older_file_makes_it_one_of_this_schema(revision, tmp_path):
    path = golden(revision, tmp_path)
    Store.open(path).close(backup=False)
    assert probe(path).revision == HEAD


@pytest.mark.parametrize("revision", OLDER)
def test_every_row_check_holds_afterwards(revision, tmp_path):
    path = golden(revision, tmp_path)
    Store.open(path).close(backup=False)
    assert check_rows(path) == []


@pytest.mark.parametrize("revision", OLDER)
def test_every_value_is_what_it_was(revision, tmp_path):
    path = golden(revision, tmp_path)
    of = columns(path)
    before = rows(path, of)
    Store.open(path).close(backup=False)
    assert rows(path, of) == before


@pytest.mark.parametrize("revision", OLDER)
def test_an_older_file_is_read_without_being_changed(revision, tmp_path):
    path = golden(revision, tmp_path)
    before = path.read_bytes()
    store = Store.open(path, read_only=True)
    with store.read() as s:
        roles = sorted(role.code for role in s.query(Role))
    store.close()
    assert (roles, path.read_bytes() == before) == (["R1", "R2", "R3", "R4"], True)


def test_the_copy_it_was_read_in_is_gone_afterwards(old):
    Store.open(old, read_only=True).close()
    assert list(data_subfolder("reading").iterdir()) == []


def test_a_write_protected_older_file_can_be_read_too(old):
    old.chmod(0o400)
    store = Store.open(old, read_only=True)
    with store.read() as s:
        found = s.query(Role).count()
    store.close()
    assert found == 4


def test_the_old_file_lies_in_the_backups_as_it_was(old):
    before = rows(old, columns(old))
    store = Store.open(old)
    store.close(backup=False)
    kept = backups(store.workspace_id)[0]
    assert (probe(kept).revision, rows(kept, columns(kept))) == ("0001", before)


def test_the_new_columns_begin_empty(old):
    store = Store.open(old)
    with store.read() as s:
        found = {repr(stage.lead_ids) for stage in s.query(Stage)} | {repr(c.parked_event) for c in s.query(Challenge)}
    store.close(backup=False)
    assert found == {"[]", "''"}


def test_a_brief_agreed_before_anybody_could_lead_does_not_read_as_changed(old):
    store = Store.open(old)
    with store.read() as s:
        found = {role.code: changed_parts(s, role) for role in s.query(Role)}
    store.close(backup=False)
    assert found == {"R1": [], "R2": [], "R3": [], "R4": []}


def test_a_migrated_file_is_worked_in(old):
    store = Store.open(old)
    with store.write() as s:
        stage = s.query(Stage).first()
        assert stage is not None
        stage.lead_ids = [s.query(Criterion).filter_by(role_id=stage.role_id).first().id]
    store.close(backup=False)
    assert check_rows(old) == []


ADDED = {"0001": {"challenge": ["parked_event"], "stage": ["lead_ids"]}, "0002": {"entry": ["proposed"]}}
"""The columns which came after each revision."""


@pytest.mark.parametrize("revision", OLDER)
def test_later_revisions_add_these_columns_and_nothing_else(revision, tmp_path):
    path = golden(revision, tmp_path)
    of = columns(path)
    run_revisions(path)
    added = {
        f"{name}.{key}" for name, keys in columns(path).items() for key in set(keys) - set(of[name])
    }  # fmt: skip
    later = [tables for after, tables in ADDED.items() if after >= revision]
    assert added == {f"{name}.{key}" for tables in later for name, keys in tables.items() for key in keys}


def test_answers_of_an_older_file_are_somebodys(old):
    store = Store.open(old)
    with store.read() as s:
        proposed = {entry.proposed for entry in s.query(Entry)}
    store.close(backup=False)
    assert proposed == {False}
