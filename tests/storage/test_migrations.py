"""The models and the migrations say the same; an older file is brought up on a copy or left as it was."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlcipher3 import dbapi2

from hirepair_desktop.errors import RefusedBySystemError
from hirepair_desktop.model import Person
from hirepair_desktop.storage import migrate as migrating
from hirepair_desktop.storage import store as storing
from hirepair_desktop.storage.backup import backups
from hirepair_desktop.storage.migrate import run_revisions
from hirepair_desktop.storage.store import HEAD, KNOWN, Store

SCRIPTS = Path(migrating.__file__).parent / "migrations"


def schema(path: Path) -> dict[str, set[str]]:
    """Each table's and index's definition, as an unordered set of its parts: order and blanks do not count, nor
    that a column added later stands behind another in one line."""
    connection = dbapi2.connect(str(path))
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        "AND name != 'alembic_version'"
    ).fetchall()
    connection.close()
    return {
        name: {re.sub(r"\s+", " ", part).strip(" ,()") for part in re.split(r"\n|(?<=NULL), (?=\w)", sql)}
        for name, sql in rows
    }


def test_models_and_migrations_make_the_same_schema(tmp_path):
    Store.create(tmp_path / "models.hirepair").close()
    by_migrations = tmp_path / "migrations.hirepair"
    os.close(os.open(by_migrations, os.O_CREAT | os.O_RDWR))
    run_revisions(by_migrations)
    assert schema(by_migrations) == schema(tmp_path / "models.hirepair")


def test_the_newest_revision_is_the_one_the_store_knows():
    directory = ScriptDirectory(str(SCRIPTS))
    assert directory.get_current_head() == HEAD
    assert {script.revision for script in directory.walk_revisions()} == set(KNOWN)


@pytest.fixture
def older(tmp_path, monkeypatch):
    """A file stamped with an older revision that this program knows, whose migration does nothing."""
    path = tmp_path / "w.hirepair"
    store = Store.create(path)
    with store.write() as s:
        s.add(Person(name="Amara", kind="recruiter"))
    store.close(backup=False)
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '0000'")
    connection.close()
    monkeypatch.setattr(storing, "KNOWN", ("0000", *KNOWN))

    def stamp(file: Path) -> None:
        raw = dbapi2.connect(str(file), isolation_level=None)
        raw.execute(f"UPDATE alembic_version SET version_num = '{HEAD}'")
        raw.close()

    monkeypatch.setattr(migrating, "run_revisions", stamp)
    return path


def test_an_older_file_is_brought_up_and_backed_up(older):
    store = Store.open(older)
    with store.read() as s:
        assert s.query(Person).one().name == "Amara"
    store.close(backup=False)
    assert len(backups(store.workspace_id)) == 1
    assert [file.name for file in older.parent.iterdir()] == [older.name]


def test_a_migration_that_fails_leaves_the_file_as_it_was(older, monkeypatch):
    def broken(file: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrating, "run_revisions", broken)
    before = older.read_bytes()
    with pytest.raises(RefusedBySystemError, match="could not be brought to this version"):
        Store.open(older)
    assert older.read_bytes() == before
    assert [file.name for file in older.parent.iterdir()] == [older.name]
