"""Encrypted workspaces under kills, flips and wrong passphrases, counted (RELIABILITY faults 13, 48 to 50, 53).

Each prints its figures. The numbers can be turned down with HP_TENTH=1, for a look in between.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from hirepair_desktop.errors import UnusableFileError
from hirepair_desktop.paths import data_folder
from hirepair_desktop.storage.backup import back_up_file, backups, check_rows
from hirepair_desktop.storage.cipher import keys, ring, turning
from hirepair_desktop.storage.cipher.errors import StartDamagedError, WrongPassphraseError
from hirepair_desktop.storage.cipher.remains import remains, remove
from hirepair_desktop.storage.failpoints import POINTS, VARIABLE
from hirepair_desktop.storage.store import Store, probe
from tests.faults.locking_child import NEW
from tests.storage.locked import CANARY, PASSPHRASE, in_the_open, locked_workspace, names, open_workspace

pytestmark = pytest.mark.long

CHILD = Path(__file__).with_name("locking_child.py")
POINTS_HERE = [point for point in POINTS if point.startswith("cipher.")]
CALLED = {"open": "in the open", PASSPHRASE: "locked", NEW: "newly locked"}
VERBS = ("encrypt", "change", "decrypt")
KILLS = 100
SESSIONS = 100
FLIPS = 200
SLOWEST = 1.6
"""Seconds in which a child has begun and ended."""


def number(whole: int) -> int:
    """How many of them: all, or a tenth."""
    return max(whole // 10, 1) if os.environ.get("HP_TENTH") else whole


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Derivation is another test's; no key of another test."""
    monkeypatch.setattr(keys, "ROUNDS", 2)
    ring.forget()
    ring._tries.clear()
    yield
    ring.forget()


@pytest.fixture
def say(capsys) -> Callable[[str], None]:
    """Print a figure past the capture."""

    def say(words: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{words}\n")

    return say


def child(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(CHILD), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
    )


def made(verb: str, folder: Path) -> Path:
    """A workspace in the state from which the verb begins, with a backup."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(data_folder())
    folder.mkdir()
    path = open_workspace(folder) if verb == "encrypt" else locked_workspace(folder)
    back_up_file(path, probe(path).workspace_id)
    ring.forget()
    return path


def unlocked(path: Path) -> str:
    """Open the lock of a file with whichever passphrase it has; which it was."""
    ring.forget()
    ring._tries.clear()
    if not ring.needs_passphrase(path):
        return "open"
    for passphrase in (PASSPHRASE, NEW):
        try:
            ring.unlock(path, passphrase)
        except WrongPassphraseError:
            continue
        return passphrase
    raise AssertionError("no passphrase opens the file")


def finished(verb: str, path: Path) -> None:
    """Do what the killed run was about, again, as a person would; whatever is left of the old state goes."""
    state = unlocked(path)
    Store.open(path).close(backup=False)
    wanted = {"encrypt": PASSPHRASE, "change": NEW, "decrypt": "open"}[verb]
    if state != wanted:
        {
            "encrypt": lambda: turning.encrypt(path, PASSPHRASE),
            "change": lambda: turning.change_passphrase(path, NEW),
            "decrypt": lambda: turning.decrypt(path),
        }[verb]()
    assert remove(remains(path)) == []
    assert unlocked(path) == wanted


def whole(path: Path) -> bool:
    return (names(path), check_rows(path)) == (40, [])


def folder_is_clean(path: Path) -> bool:
    """One file in its folder, and in the data folder only what opens with it."""
    return [file.name for file in path.parent.iterdir()] == [path.name] and all(
        names(copy) == 40 for copy in backups(probe(path).workspace_id)
    )


@pytest.mark.parametrize("verb", VERBS)
def test_kills_at_every_step_and_at_any_moment_leave_old_or_new(tmp_path, say, verb):
    chance = random.Random(verb)
    states: Counter[str] = Counter()
    kills = number(KILLS)
    for n in range(kills):
        path = made(verb, tmp_path / "w")
        at = POINTS_HERE[n % len(POINTS_HERE)] if n % 2 else ""
        with child("turn", verb, path, PASSPHRASE, **({VARIABLE: f"{at}:kill"} if at else {})) as running:
            assert running.stdout is not None
            assert running.stdout.readline() == "begun\n", running.stderr.read() if running.stderr else ""
            if not at:
                try:
                    running.wait(chance.uniform(0.0, SLOWEST))
                except subprocess.TimeoutExpired:
                    running.send_signal(signal.SIGKILL)
            running.wait()
            killed = running.returncode == -signal.SIGKILL
        state = unlocked(path)
        assert whole(path), at
        states[f"{'killed' if killed else 'ended'} {CALLED[state]}"] += 1
        finished(verb, path)
        assert whole(path), at
        assert folder_is_clean(path), at
        if verb != "decrypt":
            assert in_the_open(path.parent, data_folder()) == [], at
    assert any(state.startswith("killed") for state in states)
    say(f"{verb}: {kills} runs, {dict(states)}, 0 lost, 0 in the open afterwards")


def test_no_session_of_an_encrypted_workspace_leaves_a_word_in_the_open(tmp_path, say):
    chance = random.Random(53)
    path = locked_workspace(tmp_path)
    store = Store.open(path)
    store.close()
    sessions, acknowledged, looked = number(SESSIONS), 0, 0
    for n in range(sessions):
        ring.forget()
        with child("edit", path, PASSPHRASE, n) as running:
            assert running.stdout is not None
            for _line in range(chance.randrange(1, 60)):
                assert running.stdout.readline(), running.stderr.read() if running.stderr else ""
                acknowledged += 1
            running.send_signal(signal.SIGKILL)
            running.wait()
        looked += sum(1 for folder in (tmp_path, data_folder()) for file in folder.rglob("*") if file.is_file())
        assert in_the_open(tmp_path, data_folder()) == []
        if not n % 10:
            ring.unlock(path, PASSPHRASE)
            assert check_rows(path) == []
    say(f"{sessions} sessions, {acknowledged} commits, {looked} files looked through: 0 in the open")


def read_everything(path: Path) -> str:
    """What a person would read, in one figure. Raises UnusableFileError where damage is noticed."""
    store = Store.open(path, read_only=True)
    try:
        with store.glance() as rows:
            found = rows("SELECT * FROM person ORDER BY id")
    finally:
        store.close()
    return hashlib.sha256(repr(found).encode()).hexdigest()


def test_every_flipped_bit_is_noticed(tmp_path, say):
    """By the check of the pages each; by whoever reads either an error or the very same words."""
    chance = random.Random(54)
    path = locked_workspace(tmp_path)
    key = ring.key_of(path)
    assert key is not None
    sound, right = path.read_bytes(), read_everything(path)
    told: Counter[str] = Counter()
    flips = number(FLIPS)
    for _flip in range(flips):
        at, bit = chance.randrange(keys.SALT, len(sound)), chance.randrange(8)
        content = bytearray(sound)
        content[at] ^= 1 << bit
        path.write_bytes(content)
        assert keys.broken_pages(path, key) == [at // keys.PAGE + 1]
        assert check_rows(path) != []
        try:
            assert read_everything(path) == right
            told["not on a page that was read"] += 1
        except UnusableFileError:
            told["refused when read"] += 1
    say(f"{flips} flips: {flips} named by the check of the pages, {dict(told)}, 0 changed words shown")


def test_wrong_passphrases_and_damage_are_told_apart(tmp_path, say):
    path = locked_workspace(tmp_path)
    key = ring.key_of(path)
    assert key is not None
    sound = path.read_bytes()
    before, sentences = hashlib.sha256(sound).hexdigest(), Counter[str]()
    for n in range(20):
        ring.forget()
        ring._tries.clear()
        with pytest.raises(WrongPassphraseError) as caught:
            ring.unlock(path, f"wrong passphrase {n}")
        sentences[str(caught.value)] += 1
        assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    chance, damaged = random.Random(50), number(100)
    for _n in range(damaged):
        content = bytearray(sound)
        at = chance.randrange(keys.SALT, keys.PAGE)
        content[at] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        ring.forget()
        ring._tries.clear()
        with pytest.raises(StartDamagedError):
            ring.unlock(path, PASSPHRASE)
    assert len(sentences) == 1
    say(f"20 wrong passphrases: one sentence, sha256 unchanged; {damaged} damaged first pages: called damage each time")


def test_words_of_a_workspace_in_the_open_are_found_by_the_same_search(tmp_path):
    open_workspace(tmp_path)
    assert in_the_open(tmp_path, word=CANARY) == ["w.hirepair"]
