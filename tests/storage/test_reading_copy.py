"""A reader that is killed leaves its copy of an older workspace; the next start takes it away (RELIABILITY fault 79)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hirepair_desktop.errors import RefusedBySystemError
from hirepair_desktop.paths import data_subfolder
from hirepair_desktop.storage.store import Store
from tests.storage.test_golden import golden

READS = """
import sys
from pathlib import Path
from hirepair_desktop.storage.store import Store
store = Store.open(Path(sys.argv[1]), read_only=True)
print("open", flush=True)
sys.stdin.read()
"""


def copies() -> list[Path]:
    """What lies in the folder for copies."""
    return list(data_subfolder("reading").iterdir())


def test_a_reader_that_is_closed_twice_takes_its_copy_away_once(tmp_path):
    store = Store.open(golden("0001", tmp_path), read_only=True)
    store.close()
    store.close()
    assert copies() == []


def test_where_no_copy_can_be_made_it_is_said(tmp_path):
    folder = data_subfolder("reading")
    folder.rmdir()
    folder.write_bytes(b"")
    try:
        with pytest.raises(RefusedBySystemError, match=r"^This workspace is of an earlier version, and a copy to read"):
            Store.open(golden("0001", tmp_path), read_only=True)
    finally:
        folder.unlink()


def test_the_copy_of_a_killed_reader_is_gone_after_the_next_start_and_not_before(tmp_path):
    old = golden("0001", tmp_path)
    other = tmp_path / "other.hirepair"
    call = [sys.executable, "-c", READS, str(old)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        Store.create(other).close(backup=False)
        while_it_reads = len(copies())
        reader.kill()
    left = len(copies())
    Store.open(other).close(backup=False)
    assert (while_it_reads, left, copies()) == (1, 1, [])
