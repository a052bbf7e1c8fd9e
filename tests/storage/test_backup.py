"""Backups count once they were opened and checked; damage is found by row."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from hirepair_desktop.errors import RefusedBySystemError
from hirepair_desktop.model import Person
from hirepair_desktop.storage import backup
from hirepair_desktop.storage.store import Store


@pytest.fixture
def store(tmp_path: Path):
    opened = Store.create(tmp_path / "w.hirepair")
    add(opened, "Amara")
    yield opened
    opened.close(backup=False)


def add(store: Store, name: str) -> None:
    with store.write() as s:
        s.add(Person(name=name, kind="recruiter"))


def damage(path: Path) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("UPDATE person SET name = 'Amaro'")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()


def test_closing_after_a_change_leaves_a_verified_backup(tmp_path):
    store = Store.create(tmp_path / "w.hirepair")
    add(store, "Amara")
    store.close()
    kept = backup.backups(store.workspace_id)
    assert len(kept) == 1
    assert backup.manifest(kept[0])["counts"]["person"] == 1
    opened = Store.open(kept[0], read_only=True)
    with opened.read() as s:
        assert s.query(Person).one().name == "Amara"
    opened.close()


def test_closing_without_a_change_makes_no_backup(tmp_path):
    store = Store.create(tmp_path / "w.hirepair")
    store.close()
    assert backup.backups(store.workspace_id) == []


def test_a_changed_letter_is_found_where_sqlite_finds_nothing(store):
    store.close(backup=False)
    damage(store.path)
    findings = backup.check_rows(store.path)
    assert [(finding["table"], finding["what"]) for finding in findings] == [
        ("person", "the row is not what was saved")
    ]


def test_a_damaged_workspace_is_not_rotated_in(store):
    backup.back_up(store)
    damage(store.path)
    with pytest.raises(RefusedBySystemError, match="does not verify"):
        backup.back_up(store)
    assert len(backup.backups(store.workspace_id)) == 1


def test_older_backups_go_only_past_the_number_kept(store):
    for n in range(backup.KEEP + 3):
        add(store, f"Person {n}")
        backup.back_up(store)
    kept = backup.backups(store.workspace_id)
    assert len(kept) == backup.KEEP
    assert backup.manifest(kept[0])["counts"]["person"] == backup.KEEP + 4


def test_foreign_files_in_the_folder_are_neither_counted_nor_touched(store):
    folder = backup.backup_folder(store.workspace_id)
    stranger = folder / "hp-99999999-20990101T000000Z-r0001.hpbak"
    stranger.write_bytes(b"not ours")
    for n in range(backup.KEEP + 1):
        add(store, f"Person {n}")
        backup.back_up(store)
    assert stranger.read_bytes() == b"not ours"
    assert stranger not in backup.backups(store.workspace_id)


def test_a_manifest_says_what_was_checked(store):
    made = backup.back_up(store)
    facts = json.loads(made.with_name(made.name + ".json").read_text())
    assert set(facts) == {"app", "at", "counts", "schema", "seq", "sha256", "workspace"}


def test_no_partial_file_stays(store):
    backup.back_up(store)
    assert not [file for file in backup.backup_folder(store.workspace_id).iterdir() if "partial" in file.name]


def test_the_last_backups_moment_is_known(store):
    assert backup.last_backup_at(store.workspace_id) is None
    backup.back_up(store)
    at = backup.last_backup_at(store.workspace_id)
    assert at is not None
    assert at.date() >= date(2026, 1, 1)
