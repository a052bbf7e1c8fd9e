"""Exchange and workspace files changed at random: a sentence or nothing, soon, and nothing else is opened.

RELIABILITY (c) *Malicious files* and issue E: each within 5 s and 512 MB.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.exchange import export_exchange
from tests.ui.window import own_copy

CHILD = Path(__file__).with_name("mutating_child.py")
KINDS = ("exchange", "workspace")
SHORT, LONG = 30, 1000
LONGEST_S = 5.0


def source_of(kind: str, made_sample: Path, folder: Path) -> Path:
    """What is changed: the sample, or its exchange file."""
    copy = own_copy(made_sample, folder)
    if kind == "workspace":
        return copy
    store = Store.open(copy, read_only=True)
    export_exchange(store, folder / "all.json")
    store.close()
    return folder / "all.json"


def take(kind: str, made_sample: Path, folder: Path, count: int) -> tuple[list[str], float, int]:
    """Everything that was wrong, the longest one in seconds, and the peak in megabytes."""
    ground = folder / "ground"
    (ground / "data").mkdir(parents=True)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "HIREPAIR_DATA": str(ground / "data")}
    asked = [sys.executable, str(CHILD), kind, str(source_of(kind, made_sample, folder)), str(ground), "0", str(count)]
    ran = subprocess.run(asked, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    *wrong, done = ran.stdout.splitlines()
    _done, said, longest, peak = done.split()
    assert int(said) == count
    return wrong, float(longest), int(peak)


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_file_is_refused_or_taken(tmp_path, made_sample, kind):
    wrong, longest, _peak = take(kind, made_sample, tmp_path, SHORT)
    assert (wrong, longest < LONGEST_S) == ([], True)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_changed_files(tmp_path, made_sample, kind, capsys):
    wrong, longest, peak = take(kind, made_sample, tmp_path, LONG)
    with capsys.disabled():
        print(f"\nmutated {kind}: {LONG}, {len(wrong)} wrong, longest {longest:.2f} s, peak {peak} MB")  # noqa: T201
    assert (wrong, longest < LONGEST_S) == ([], True)
