"""SIGKILL of the real window one second after the last keystroke: nothing that was typed is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from hirepair_desktop.model.beginning import Wish, begin, pair_up
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.storage.backup import check_rows
from hirepair_desktop.storage.store import Store
from tests.shared import shared_folder

CHILD = Path(__file__).with_name("typing_child.py")
KILLS = 20
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def intake(tmp_path_factory) -> tuple[Path, str]:
    """A workspace with an intake to sit down to; the kills go on in the same file, as they would at a table."""
    with shared_folder(tmp_path_factory, "typing") as folder:
        store = Store.create(folder / "w.hirepair")
        with store.write() as s:
            pair = pair_up(s, "Amara Okafor", "Priya Raman", TODAY)
            session = begin(s, Wish(SessionKind.INTAKE, pair.id, role_title="Engineer"), TODAY)
            session_id = session.id
        store.close(backup=False)
    return store.path, session_id


@pytest.mark.parametrize("n", range(KILLS))
def test_nothing_older_than_a_second_is_lost(intake, tmp_path, n):
    path, session_id = intake
    words = f"kill {n}: why now"
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(path), session_id, "arrive", "whyNow", words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "now\n", child.stderr.read() if child.stderr else ""
    child.send_signal(signal.SIGKILL)
    child.communicate()
    connection = dbapi2.connect(str(path))
    kept = connection.execute("SELECT text FROM entry WHERE key = 'whyNow'").fetchone()[0]
    connection.close()
    assert words in kept
    assert check_rows(path) == []
