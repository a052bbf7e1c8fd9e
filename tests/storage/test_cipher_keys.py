"""The key of a file: derived as SQLCipher does, told apart from damage by the seals of the pages."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from hirepair_desktop.errors import UnusableFileError
from hirepair_desktop.paths import data_folder
from hirepair_desktop.storage.backup import back_up_file
from hirepair_desktop.storage.cipher import keys, ring
from hirepair_desktop.storage.cipher.errors import (
    NeedsPassphraseError,
    StartDamagedError,
    TooSoonError,
    WrongPassphraseError,
)
from hirepair_desktop.storage.cipher.keys import PAGE
from hirepair_desktop.storage.connect import CIPHER_PRAGMAS, connect, engine_for
from hirepair_desktop.storage.seals.errors import PassphraseRefusedError
from hirepair_desktop.storage.store import Store, probe
from tests.storage.locked import PASSPHRASE, locked_workspace, names, open_workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> bytes:
    """The bytes of an encrypted workspace, made once."""
    folder = tmp_path_factory.mktemp("locked")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIREPAIR_DATA", str(folder / "data"))
        return locked_workspace(folder).read_bytes()


@pytest.fixture
def path(made, tmp_path) -> Path:
    path = tmp_path / "w.hirepair"
    path.write_bytes(made)
    return path


@pytest.fixture
def quick(monkeypatch) -> None:
    """For wrong passphrases: they are as wrong after two rounds."""
    monkeypatch.setattr(keys, "ROUNDS", 2)


def overwrite(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(content)


def test_the_driver_opens_the_file_by_its_own_derivation(path):
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key='{PASSPHRASE}'")
    assert connection.execute("SELECT count(*) FROM person").fetchone() == (40,)
    connection.close()


def test_the_right_passphrase_opens(path):
    ring.unlock(path, PASSPHRASE)
    assert (names(path), probe(path).encrypted) == (40, True)


def test_a_passphrase_is_the_same_from_every_keyboard():
    assert keys.passphrase_bytes("cafe\u0301") == keys.passphrase_bytes("café")


def test_a_weak_passphrase_is_refused():
    with pytest.raises(PassphraseRefusedError, match="8 characters or more"):
        keys.new_key("short")


def test_every_page_holds_and_a_changed_one_is_named(path):
    key = ring.unlock(path, PASSPHRASE)
    assert keys.broken_pages(path, key) == []
    overwrite(path, 7 * PAGE + 100, bytes([path.read_bytes()[7 * PAGE + 100] ^ 1]))
    assert keys.broken_pages(path, key) == [8]


def test_a_cut_page_is_named(path):
    key = ring.unlock(path, PASSPHRASE)
    os.truncate(path, 20 * PAGE + 1000)
    assert keys.broken_pages(path, key) == [21]


def test_the_head_is_the_one_of_an_open_file(path):
    key = ring.unlock(path, PASSPHRASE)
    assert keys.opened_head(path, key)[16:20] == b"\x10\x00\x02\x02"


def test_a_damaged_page_is_called_damage_when_it_is_read(path):
    ring.unlock(path, PASSPHRASE)
    for page in range(2, path.stat().st_size // PAGE):
        overwrite(path, page * PAGE + 2000, os.urandom(4))
    with pytest.raises(UnusableFileError, match="is damaged"):
        names(path)


# Wrong, damaged, foreign


def test_a_wrong_passphrase_gives_one_sentence_and_changes_nothing(path, quick):
    before, sentences = path.read_bytes(), set()
    for n in range(20):
        ring._tries.clear()
        with pytest.raises(WrongPassphraseError) as caught:
            ring.unlock(path, f"wrong {n}")
        sentences.add(str(caught.value))
    assert (len(sentences), path.read_bytes() == before, list(path.parent.iterdir())) == (1, True, [path])


def test_a_damaged_first_page_under_the_right_passphrase_is_damage(path):
    overwrite(path, 200, bytes(64))
    with pytest.raises(StartDamagedError, match="The passphrase is right"):
        ring.unlock(path, PASSPHRASE)


def test_a_damaged_first_page_under_a_wrong_passphrase_is_not_called_damage(path, quick):
    overwrite(path, 200, bytes(64))
    with pytest.raises(WrongPassphraseError):
        ring.unlock(path, "another one")


def test_where_the_salt_was_overwritten_a_backup_has_it(path):
    ring.unlock(path, PASSPHRASE)
    back_up_file(path, probe(path).workspace_id)
    ring.forget()
    overwrite(path, 0, os.urandom(100))
    with pytest.raises(StartDamagedError):
        ring.unlock(path, PASSPHRASE)


def test_after_damage_of_the_start_the_backups_open(path):
    ring.unlock(path, PASSPHRASE)
    copy = back_up_file(path, probe(path).workspace_id)
    ring.forget()
    overwrite(path, 16, os.urandom(100))
    with pytest.raises(StartDamagedError):
        ring.unlock(path, PASSPHRASE)
    assert names(copy) == 40


def test_a_zeroed_first_page_still_needs_a_passphrase(path):
    overwrite(path, 0, bytes(PAGE))
    assert ring.needs_passphrase(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"PDF", os.urandom(5000), ("word " * 40_000).encode(), bytes(100_000)],
    ids=["empty", "short", "noise", "text", "zeros"],
)
def test_what_is_no_encrypted_file_is_asked_for_no_passphrase(tmp_path, content):
    path = tmp_path / "x.hirepair"
    path.write_bytes(content)
    assert not ring.needs_passphrase(path)


def test_a_file_in_the_open_needs_none_also_with_a_damaged_head(tmp_path):
    path = open_workspace(tmp_path)
    assert not ring.needs_passphrase(path)
    for damage in (100, 5000):
        overwrite(path, 0, os.urandom(damage))
        assert not ring.needs_passphrase(path)


def test_what_is_not_there_is_missing_and_not_locked(tmp_path):
    with pytest.raises(UnusableFileError, match="There is no workspace at"):
        ring.unlock(tmp_path / "nowhere.hirepair", PASSPHRASE)


# Waiting


def test_the_third_wrong_passphrase_makes_the_next_wait_and_each_doubles_it():
    now = 0.0
    tries = ring.Tries(lambda: now)
    waits = []
    for _n in range(10):
        tries.wrong()
        waits.append(tries.wait())
        now += tries.wait()
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_a_try_that_comes_too_soon_is_not_looked_at(path, quick, monkeypatch):
    monkeypatch.setitem(ring._tries, path, ring.Tries(lambda: 0.0))
    for _n in range(3):
        with pytest.raises(WrongPassphraseError):
            ring.unlock(path, "wrong")
    with pytest.raises(TooSoonError, match="1 second from now"):
        ring.unlock(path, PASSPHRASE)


def test_the_right_passphrase_ends_the_waiting(path):
    ring.tries_of(path).wrong()
    ring.unlock(path, PASSPHRASE)
    assert path not in ring._tries


# Holding and forgetting


def test_without_its_key_no_connection_is_made(path):
    with pytest.raises(NeedsPassphraseError, match="needs its passphrase"):
        connect(path)


def test_without_its_key_a_store_says_so(path):
    with pytest.raises(NeedsPassphraseError):
        Store.open(path)


def test_a_store_opens_with_a_key_that_is_given(path):
    key = ring.unlock(path, PASSPHRASE)
    again = keys.Key(key.raw, key.salt)
    ring.forget()
    store = Store.open(path, key=again)
    assert (store.encrypted, store.read_only) == (True, False)
    store.close()


def test_a_forgotten_key_is_overwritten_and_opens_nothing_more(path):
    key = ring.unlock(path, PASSPHRASE)
    engine = engine_for(path, "ro", writer=False)
    ring.forget()
    with pytest.raises(NeedsPassphraseError):
        engine.connect()
    with pytest.raises(RuntimeError, match="wiped"):
        _ = key.raw


def test_a_key_does_not_say_what_it_is():
    raw = hashlib.sha256(b"").digest()
    assert repr(keys.Key(raw, raw[:16])) == "<Key>"


@pytest.mark.parametrize("mode", ["rw", "ro", "immutable"])
def test_what_the_file_is_made_of_is_read_back(path, mode):
    ring.unlock(path, PASSPHRASE)
    connection = connect(path, mode)
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name, _value, _expected in CIPHER_PRAGMAS}
    connection.close()
    assert found == {name: expected for name, _value, expected in CIPHER_PRAGMAS}


def test_a_driver_that_makes_something_else_is_refused(path, monkeypatch):
    ring.unlock(path, PASSPHRASE)
    monkeypatch.setattr("hirepair_desktop.storage.connect.CIPHER_PRAGMAS", (("cipher_use_hmac", "OFF", "1"),))
    with pytest.raises(UnusableFileError, match="cipher_use_hmac does not hold"):
        connect(path)


def test_damage_writes_nothing_to_the_terminal(path, capfd):
    ring.unlock(path, PASSPHRASE)
    overwrite(path, 30 * PAGE, os.urandom(200))
    connection = connect(path, "immutable")
    with suppress(dbapi2.DatabaseError):
        connection.execute("PRAGMA integrity_check").fetchall()
    connection.close()
    assert capfd.readouterr() == ("", "")


def test_no_folder_of_backups_is_no_hindrance(path):
    assert not (data_folder() / "backups").exists()
    assert len(list(ring.salts_for(path))) == 1
