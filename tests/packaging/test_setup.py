"""Two set-ups at once, a killed one, and a place that cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from devtool import setup
from devtool.place import Place
from devtool.words import WAITING, SetUpError

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

# Takes the lock, says so, then waits for its input to end; with "child" a child of it holds the lock as well.
HOLDER = """
import subprocess, sys
from pathlib import Path
from devtool.place import Place
from devtool.setup import locked
with locked(Place(Path(sys.argv[1]))):
    if "child" in sys.argv:
        subprocess.Popen(["cat"], close_fds=False)
    print("locked", flush=True)
    sys.stdin.read()
"""


def start_holder(folder: Path, *words: str) -> subprocess.Popen[str]:
    """A process that asks for the lock of a folder."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(PACKAGING)},
    )  # fmt: skip


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the lock."""
    with start_holder(tmp_path) as process:
        assert process.stdout.readline() == "locked\n"
        yield process
        process.kill()


def test_second_says_that_it_waits(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with start_holder(tmp_path) as second:
        assert second.stderr.readline() == f"dev: {WAITING}\n"
        second.kill()


def test_second_goes_on_when_the_first_is_killed(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with start_holder(tmp_path) as second:
        second.stderr.readline()
        holder.kill()
        assert second.stdout.readline() == "locked\n"
        second.kill()


def test_orphan_keeps_the_lock_of_its_killed_parent(tmp_path: Path) -> None:
    with start_holder(tmp_path, "child") as first:
        first.stdout.readline()
        first.kill()
        os.waitid(os.P_PID, first.pid, os.WEXITED | os.WNOWAIT)
        with start_holder(tmp_path) as second:
            assert second.stderr.readline() == f"dev: {WAITING}\n"
            first.stdin.close()  # the orphan reads to the end and ends
            assert second.stdout.readline() == "locked\n"
            second.kill()


def test_lock_is_free_afterwards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        with setup.locked(Place(tmp_path)):
            pass
    assert capsys.readouterr().err == ""


def test_full_disk_is_told_before_anything_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "NEEDED_MEGABYTES", 10**12)
    with pytest.raises(SetUpError, match=f"about {10**12} MB free are needed"):
        setup.check_space(Place(tmp_path))


@pytest.mark.parametrize("name", [".venv", ".venv.lock", ".venv.log"])
def test_what_another_user_made_is_named(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).touch()
    monkeypatch.setattr("os.access", lambda path, mode: Path(path).name != name)  # root may write everything
    with pytest.raises(SetUpError, match=rf"^{name} cannot be written by this user"):
        setup.check_rights(Place(tmp_path))


def test_new_folder_may_be_written(tmp_path: Path) -> None:
    setup.check_rights(Place(tmp_path))
