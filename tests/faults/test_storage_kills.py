"""SIGKILL while saving: what was said to be saved is there, without a gap (RELIABILITY fault 1); faults 23 and 24."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from sqlalchemy import select as choose

from hirepair_desktop.model import Person
from hirepair_desktop.storage.backup import check_rows
from hirepair_desktop.storage.store import Store

CHILD = Path(__file__).with_name("acking_child.py")
SHORT, LONG = 25, 1000
"""Kills."""

LIVES_MS = 60
"""Longest life after its first number (RELIABILITY fault 1)."""

RACES, RACES_LONG = 8, 100


@contextmanager
def child(file: Path) -> Iterator[subprocess.Popen[str]]:
    """The process that begins lives."""
    started = subprocess.Popen(
        [sys.executable, str(CHILD), str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    try:
        yield started
    finally:
        assert started.stdin is not None
        started.stdin.close()
        assert started.stdout is not None
        started.stdout.close()
        started.wait(timeout=60)


def life(lives: subprocess.Popen[str], most_ms: float) -> int:
    """One life, killed some time after the first number it said; the last number said."""
    assert lives.stdin is not None
    assert lives.stdout is not None
    lives.stdin.write("\n")
    lives.stdin.flush()
    pid = int(lives.stdout.readline().removeprefix("life "))
    last = int(lives.stdout.readline())
    end = monotonic() + most_ms / 1000
    while (left := end - monotonic()) > 0:
        if select.select([lives.stdout], [], [], left)[0]:
            last = int(lives.stdout.readline())
    os.kill(pid, signal.SIGKILL)
    for line in iter(lives.stdout.readline, "ended\n"):
        last = int(line)
    return last


def numbers(file: Path) -> list[int]:
    """Every number that is there, in order."""
    store = Store.open(file)
    with store.read() as s:
        found = sorted(int(name.removeprefix("edit ")) for name in s.scalars(choose(Person.name)))
    store.close(backup=False)
    return found


def kill(file: Path, kills: int) -> tuple[int, list[str]]:
    """So many lives: how many numbers were said to be saved, and everything that was not as it was said to be."""
    dice, wrong, last = Random(kills), list[str](), -1
    with child(file) as lives:
        for n in range(kills):
            last = life(lives, dice.uniform(0, LIVES_MS))
            found = numbers(file)
            if found != list(range(len(found))) or len(found) <= last:
                wrong.append(f"kill {n}: {last} was said, {len(found)} are there")
            if n % 25 == 0 or n == kills - 1:
                wrong += [f"kill {n}: {finding}" for finding in check_rows(file)]
    return last + 1, wrong


def test_nothing_that_was_said_to_be_saved_is_lost(tmp_path):
    Store.create(tmp_path / "w.hirepair").close(backup=False)
    acked, wrong = kill(tmp_path / "w.hirepair", SHORT)
    assert (acked >= SHORT, wrong) == (True, [])


@pytest.mark.long
def test_a_thousand_kills(tmp_path, capsys):
    Store.create(tmp_path / "w.hirepair").close(backup=False)
    acked, wrong = kill(tmp_path / "w.hirepair", LONG)
    with capsys.disabled():
        print(f"\nstorage kills: {LONG}, {acked} saves said, {len(wrong)} wrong")  # noqa: T201
    assert wrong == []


# Two at once (fault 23)

RACER = """
import sys
from pathlib import Path
from hirepair_desktop.errors import UnusableFileError
from hirepair_desktop.storage.store import Store
sys.stdout.write("ready\\n"); sys.stdout.flush(); sys.stdin.readline()
try:
    store = Store.open(Path(sys.argv[1])); said = "writer"
except UnusableFileError as error:
    said = str(error)
sys.stdout.write(said + "\\n"); sys.stdout.flush(); sys.stdin.readline()
"""


def race(file: Path) -> list[str]:
    """Two start at the same moment; what each came to."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", RACER, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
        )
        for _one in range(2)
    ]
    for one in both:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in both:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.stdout.readline().strip() for one in both if one.stdout is not None]
    for one in both:
        one.communicate("end\n")
    return said


def races(file: Path, times: int) -> list[str]:
    """Every race that did not end with one writer and one sentence."""
    wrong = []
    for n in range(times):
        said = race(file)
        if said.count("writer") != 1 or not any("is open in another HirePair" in words for words in said):
            wrong.append(f"race {n}: {said}")
    return wrong


def test_of_two_that_start_at_once_one_writes(tmp_path):
    Store.create(tmp_path / "w.hirepair").close(backup=False)
    assert races(tmp_path / "w.hirepair", RACES) == []


@pytest.mark.long
def test_a_hundred_races(tmp_path, capsys):
    Store.create(tmp_path / "w.hirepair").close(backup=False)
    wrong = races(tmp_path / "w.hirepair", RACES_LONG)
    with capsys.disabled():
        print(f"\nstart races: {RACES_LONG}, {len(wrong)} without exactly one writer")  # noqa: T201
    assert wrong == []
