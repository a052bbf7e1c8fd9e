"""Nothing of an encrypted workspace is ever written in the open: side files, backups, copies, a new file."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.paths import data_folder
from hirepair_desktop.storage.backup import back_up_file, copy_database
from hirepair_desktop.storage.cipher import keys, ring
from hirepair_desktop.storage.cipher.errors import NeedsPassphraseError
from hirepair_desktop.storage.connect import APPLICATION_ID, connect
from hirepair_desktop.storage.migrate import run_revisions
from hirepair_desktop.storage.store import HEAD, KNOWN, Store, probe
from tests.storage.locked import CANARY, PASSPHRASE, fill, in_the_open, locked_workspace, names


@pytest.fixture(autouse=True)
def quick(monkeypatch) -> None:
    """Derivation is another test's."""
    monkeypatch.setattr(keys, "ROUNDS", 2)


@pytest.fixture
def path(tmp_path) -> Path:
    return locked_workspace(tmp_path)


def locked_older(folder: Path) -> Path:
    """An encrypted workspace of the schema before this one that has the canary for its name."""
    newer, path = folder / "new.hirepair", folder / "old.hirepair"
    Store.create(newer, CANARY).close()
    key = keys.new_key(PASSPHRASE)
    path.touch()
    connect(path, "rw", key).close()
    ring.hold(key)
    run_revisions(path, KNOWN[-2])
    reading, writing = connect(newer), connect(path)
    writing.execute(f"PRAGMA application_id={APPLICATION_ID}")
    there = ", ".join(row[1] for row in writing.execute("PRAGMA table_info(workspace)").fetchall())
    values = reading.execute(f"SELECT {there} FROM workspace").fetchone()
    writing.execute(f"INSERT INTO workspace ({there}) VALUES ({', '.join('?' * len(values))})", values)
    reading.close()
    writing.close()
    newer.unlink()
    return path


def test_while_it_is_open_nothing_is_in_the_open(path, tmp_path):
    store = Store.open(path)
    fill(store)
    assert (tmp_path / "w.hirepair-wal").stat().st_size > 0
    assert in_the_open(tmp_path, data_folder()) == []
    store.close()


def test_a_search_for_the_canary_would_find_it(tmp_path):
    store = Store.create(tmp_path / "plain.hirepair")
    fill(store)
    store.close()
    assert len(in_the_open(tmp_path, data_folder())) == 2


def test_the_backup_has_the_key_of_the_file(path, tmp_path):
    store = Store.open(path)
    fill(store, 1)
    store.close()
    (copy,) = data_folder().rglob("*.hpbak")
    ring.forget()
    ring.unlock(copy, PASSPHRASE)
    assert (keys.salt_of(copy) == keys.salt_of(path), names(copy), in_the_open(data_folder())) == (True, 41, [])


def test_without_the_key_there_is_no_backup_rather_than_one_in_the_open(path):
    found = probe(path)
    ring.forget()
    with pytest.raises(NeedsPassphraseError):
        back_up_file(path, found.workspace_id)
    assert list(data_folder().rglob("*.hpbak")) == []


def test_the_driver_copies_no_encrypted_file_into_one_in_the_open(path, tmp_path):
    target = tmp_path / "target"
    target.touch()
    reading, writing = connect(path), connect(target)
    with pytest.raises(dbapi2.OperationalError):
        reading.backup(writing)
    reading.close()
    writing.close()
    assert in_the_open(tmp_path) == []


def test_a_copy_is_as_it_was_kept_and_has_no_side_files(path, tmp_path):
    copy_database(path, tmp_path / "copy")
    assert names(tmp_path / "copy") == 40
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy", "w.hirepair"]


def test_an_older_one_is_migrated_under_its_key(tmp_path):
    path = locked_older(tmp_path)
    store = Store.open(path)
    store.close()
    assert (probe(path).revision, probe(path).encrypted) == (HEAD, True)
    assert in_the_open(tmp_path, data_folder()) == []


def test_an_older_one_is_read_in_a_copy_under_its_key(tmp_path):
    path = locked_older(tmp_path)
    store = Store.open(path, read_only=True)
    with store.glance() as rows:
        assert rows("SELECT name FROM workspace") == [(CANARY,)]
    copies = [file for file in (data_folder() / "reading").rglob("*.hirepair") if not keys.is_plain(file)]
    assert len(copies) == 1
    assert in_the_open(tmp_path, data_folder()) == []
    store.close()


def test_a_new_one_that_cannot_be_made_leaves_nothing(tmp_path):
    with pytest.raises(HirePairError, match="could not be made"):
        Store.create(tmp_path / "nowhere" / "x.hirepair", key=keys.new_key(PASSPHRASE))


def test_a_new_one_is_encrypted_from_its_first_byte(path):
    assert not keys.is_plain(path)
    assert CANARY not in path.read_bytes().decode("latin-1")


def test_reading_alone_makes_no_side_files(path, tmp_path):
    names(path)
    assert [file.name for file in tmp_path.iterdir()] == ["w.hirepair"]


def test_a_journal_that_a_killed_program_left_is_rolled_back(tmp_path):
    path = locked_workspace(tmp_path)
    connection = connect(path)
    connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    connection.execute("PRAGMA cache_spill=1")
    connection.execute("PRAGMA cache_size=5")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE person SET name = name || hex(zeroblob(2000))")
    as_killed = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    connection.execute("ROLLBACK")
    connection.close()
    for name, content in as_killed.items():
        (tmp_path / name).write_bytes(content)
    assert (sorted(as_killed), names(path)) == (["w.hirepair", "w.hirepair-journal"], 40)
