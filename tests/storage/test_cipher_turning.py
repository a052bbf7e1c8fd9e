"""Encryption on, off, another passphrase: old or new at every step, and what stays behind is named."""

from __future__ import annotations

import errno
import os
from collections import Counter
from pathlib import Path

import pytest

from hirepair_desktop.errors import RefusedBySystemError, UnusableFileError
from hirepair_desktop.model import Person
from hirepair_desktop.paths import data_folder, data_subfolder
from hirepair_desktop.storage import failpoints
from hirepair_desktop.storage.backup import back_up_file, check_rows
from hirepair_desktop.storage.cipher import keys, ring, turning
from hirepair_desktop.storage.cipher.errors import StateError, StoppedError
from hirepair_desktop.storage.cipher.remains import remains, remove
from hirepair_desktop.storage.failpoints import POINTS, VARIABLE, FailpointError
from hirepair_desktop.storage.store import Store, probe
from tests.storage.locked import PASSPHRASE, fill, in_the_open, locked_workspace, names, open_workspace

OTHER = "another passphrase"
STEPS = [point for point in POINTS if point.startswith("cipher.") and not point.startswith("cipher.remov")]
BEFORE_THE_SWAP = STEPS[: STEPS.index("cipher.swapped")]


@pytest.fixture(autouse=True)
def quick(monkeypatch) -> None:
    """Derivation is another test's."""
    monkeypatch.setattr(keys, "ROUNDS", 2)


@pytest.fixture
def path(tmp_path) -> Path:
    """A workspace in the open with a backup."""
    path = open_workspace(tmp_path)
    with_backup(path)
    return path


def with_backup(path: Path) -> Path:
    """A backup from before the last change."""
    copy = back_up_file(path, probe(path).workspace_id)
    store = Store.open(path)
    with store.write() as s:
        s.add(Person(name="Amara", kind="recruiter"))
    store.close(backup=False)
    return copy


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_everything_is_in_the_encrypted_file(path):
    before = probe(path)
    done = turning.encrypt(path, PASSPHRASE)
    assert probe(path) == before._replace(encrypted=True)
    assert (names(path), check_rows(path), done.path) == (40, [], path)


def test_what_stays_in_the_open_is_named_and_goes_when_asked(path, tmp_path):
    done = turning.encrypt(path, PASSPHRASE)
    found = remains(path)
    assert {remain.path.suffix for remain in found} == {".hirepair", ".hpbak"}
    assert (done.kept, True) in found
    assert remove(found) == []
    assert (remains(path), in_the_open(tmp_path, data_folder())) == ([], [])


def test_the_first_backup_under_the_key_stays(path):
    done = turning.encrypt(path, PASSPHRASE)
    remove(remains(path))
    ring.forget()
    ring.unlock(done.backup, PASSPHRASE)
    assert names(done.backup) == 40


def test_the_old_file_has_a_name_that_says_what_it_is(path, tmp_path):
    turning.encrypt(path, PASSPHRASE)
    assert files(tmp_path) == ["w (before encryption).hirepair", "w.hirepair"]
    assert names(tmp_path / "w (before encryption).hirepair") == 40


def test_sets_put_aside_for_damage_are_among_what_stays(path):
    folder = data_subfolder("damaged", probe(path).workspace_id, "20261124T184900Z-00000041")
    for name in ("w.hirepair", "w.hirepair-wal"):
        (folder / name).write_bytes(b"in the open")
    turning.encrypt(path, PASSPHRASE)
    assert [remain.path.name for remain in remains(path) if remain.path.parent == folder] == files(folder)


def test_another_passphrase_locks_the_old_one_out(tmp_path):
    path = locked_workspace(tmp_path)
    turning.change_passphrase(path, OTHER)
    ring.forget()
    with pytest.raises(UnusableFileError, match="does not open"):
        ring.unlock(path, PASSPHRASE)
    ring.unlock(path, OTHER)
    assert names(path) == 40


def test_what_has_an_earlier_passphrase_is_named(tmp_path):
    path = locked_workspace(tmp_path)
    old = with_backup(path)
    done = turning.change_passphrase(path, OTHER)
    found = [(done.kept, False), (old, False)]
    assert remains(path) == sorted(found)
    remove(remains(path))
    assert (remains(path), names(path), old.with_name(old.name + ".json").exists()) == ([], 40, False)


def test_off_gives_back_a_file_in_the_open(tmp_path):
    path = locked_workspace(tmp_path)
    done = turning.decrypt(path)
    ring.forget()
    assert (keys.is_plain(path), names(path), check_rows(path), probe(path).encrypted) == (True, 40, [], False)
    assert done.kept.name == "w (before decryption).hirepair"


def test_encrypting_twice_is_a_wrong_call(path):
    turning.encrypt(path, PASSPHRASE)
    with pytest.raises(StateError, match="is encrypted already"):
        turning.encrypt(path, PASSPHRASE)


@pytest.mark.parametrize("verb", [turning.decrypt, lambda path: turning.change_passphrase(path, OTHER)])
def test_what_is_in_the_open_has_no_passphrase_to_take(path, verb):
    with pytest.raises(StateError, match="is not encrypted"):
        verb(path)


def test_a_workspace_that_is_open_is_left_alone(path, tmp_path):
    store = Store.open(path)
    with pytest.raises(UnusableFileError, match="is open in another HirePair"):
        turning.encrypt(path, PASSPHRASE)
    store.close()
    assert files(tmp_path) == ["w.hirepair"]


def test_a_reader_at_work_is_left_alone(path, tmp_path):
    reader = Store.open(path, read_only=True)
    with reader.glance() as rows, pytest.raises(UnusableFileError, match="held by another program"):
        rows("SELECT count(*) FROM person")
        turning.encrypt(path, PASSPHRASE)
    reader.close()
    assert (keys.is_plain(path), [name for name in files(tmp_path) if "turning" in name]) == (True, [])


def test_progress_is_told_and_stopping_leaves_the_file_as_it_was(path, tmp_path):
    told: list[str] = []
    with pytest.raises(StoppedError, match="as it was before"):
        turning.encrypt(path, PASSPHRASE, told.append, lambda: "checked" in told)
    assert (told, files(tmp_path), probe(path).encrypted) == (["written", "checked"], ["w.hirepair"], False)
    turning.encrypt(path, PASSPHRASE, told.append)
    assert tuple(told[2:]) == turning.STEPS


def test_stopping_while_it_is_written_leaves_the_file_as_it_was(path, tmp_path, monkeypatch):
    monkeypatch.setattr(turning, "LOOK_EVERY", 10)
    with pytest.raises(StoppedError):
        turning.encrypt(path, PASSPHRASE, stopped=lambda: True)
    assert (files(tmp_path), names(path)) == (["w.hirepair"], 40)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_leaves_old_or_new_and_a_retry_works(path, tmp_path, monkeypatch, step):
    monkeypatch.setenv(VARIABLE, f"{step}:raise")
    monkeypatch.setattr(failpoints, "_reached", Counter())
    with pytest.raises(FailpointError):
        turning.encrypt(path, PASSPHRASE)
    monkeypatch.delenv(VARIABLE)
    old = step in BEFORE_THE_SWAP
    assert (names(path), probe(path).encrypted) == (40, not old)
    if old:
        assert files(tmp_path) == ["w.hirepair"]
        turning.encrypt(path, PASSPHRASE)
    remove(remains(path))
    assert (in_the_open(tmp_path, data_folder()), names(path)) == ([], 40)


def test_a_full_disk_is_a_sentence(path, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "cipher.exported:enospc")
    monkeypatch.setattr(failpoints, "_reached", Counter())
    with pytest.raises(RefusedBySystemError, match="could not be written anew: No space left"):
        turning.encrypt(path, PASSPHRASE)
    assert files(tmp_path) == ["w.hirepair"]


def test_where_a_file_has_one_name_only_the_old_one_is_copied(path, tmp_path, monkeypatch):
    def refuse(_old: object, _new: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(turning.os, "link", refuse)
    done = turning.encrypt(path, PASSPHRASE)
    assert (names(done.kept), done.kept.stat().st_mode & 0o777) == (40, 0o600)


def test_what_a_killed_run_left_goes_when_the_workspace_is_opened(path, tmp_path):
    (tmp_path / ".w.hirepair.turning").write_bytes(b"half")
    os.link(path, tmp_path / "w (before encryption).hirepair")
    Store.open(path).close()
    assert (files(tmp_path), names(path)) == (["w.hirepair"], 40)


def test_an_old_file_that_was_kept_stays_when_the_workspace_is_opened(path, tmp_path):
    turning.encrypt(path, PASSPHRASE)
    Store.open(path).close()
    assert files(tmp_path) == ["w (before encryption).hirepair", "w.hirepair"]


def test_a_second_time_the_name_is_free(path, tmp_path):
    turning.encrypt(path, PASSPHRASE)
    turning.decrypt(path)
    turning.encrypt(path, PASSPHRASE)
    assert files(tmp_path) == [
        "w (before decryption).hirepair",
        "w (before encryption 2).hirepair",
        "w (before encryption).hirepair",
        "w.hirepair",
    ]


def test_a_change_after_encryption_is_only_in_the_new_file(path, tmp_path):
    done = turning.encrypt(path, PASSPHRASE)
    store = Store.open(path)
    fill(store, 2)
    store.close(backup=False)
    assert (names(path), names(done.kept)) == (42, 40)


def test_a_copy_takes_the_lock_of_another_file(path, tmp_path):
    copy = tmp_path / "copy"
    copy.write_bytes(path.read_bytes())
    turning.encrypt(path, PASSPHRASE)
    turning.relock(copy, ring.key_of(path))
    assert (keys.salt_of(copy) == keys.salt_of(path), names(copy)) == (True, 40)
    assert [name for name in files(tmp_path) if "copy" in name] == ["copy"]
