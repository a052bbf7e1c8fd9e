"""A named step fails as it was asked to, once, and costs nothing where nothing was asked."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys

import pytest

from hirepair_desktop.storage import failpoints
from hirepair_desktop.storage.failpoints import POINTS, VARIABLE, FailpointError, failpoint


@pytest.fixture(autouse=True)
def counted_anew(monkeypatch):
    monkeypatch.setattr(failpoints, "_reached", type(failpoints._reached)())


def test_without_the_variable_nothing_happens(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    for point in POINTS:
        failpoint(point)


def test_the_named_step_raises_and_no_other(monkeypatch):
    monkeypatch.setenv(VARIABLE, "backup.copied:raise")
    failpoint("backup.verified")
    with pytest.raises(FailpointError, match=r"backup\.copied"):
        failpoint("backup.copied")


def test_a_step_fails_once_so_that_the_retry_can_be_seen(monkeypatch):
    monkeypatch.setenv(VARIABLE, "backup.copied:raise")
    with pytest.raises(FailpointError):
        failpoint("backup.copied")
    failpoint("backup.copied")


def test_a_number_says_which_time_it_is(monkeypatch):
    monkeypatch.setenv(VARIABLE, "backup.copied:raise@3")
    failpoint("backup.copied")
    failpoint("backup.copied")
    with pytest.raises(FailpointError):
        failpoint("backup.copied")


def test_a_full_disk_is_the_systems_own_error(monkeypatch):
    monkeypatch.setenv(VARIABLE, "backup.copied:enospc")
    with pytest.raises(OSError) as caught:
        failpoint("backup.copied")
    assert caught.value.errno == errno.ENOSPC


def test_a_kill_is_sigkill():
    program = (
        "import os; os.environ['HP_FAIL'] = 'backup.copied:kill'\n"
        "from hirepair_desktop.storage.failpoints import failpoint\n"
        "failpoint('backup.copied')"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -signal.SIGKILL


@pytest.mark.parametrize("asked", ["backup.nowhere:raise", "backup.copied:whistle"])
def test_what_is_not_known_is_a_mistake(asked, monkeypatch):
    monkeypatch.setenv(VARIABLE, asked)
    with pytest.raises(LookupError):
        failpoint("backup.copied")
