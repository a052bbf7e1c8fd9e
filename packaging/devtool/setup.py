"""The order of a set-up: look, lock, then the system, then .venv. Safe to run twice at once and to kill."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

from devtool import environment, machine
from devtool.place import Place
from devtool.words import NO_SPACE, NOT_WRITABLE, WAITING, SetUpError, say

# .venv, the system packages and what pip unpacks on the way (docs/decisions/0001).
NEEDED_MEGABYTES = 1300


def is_ready(place: Place, *, programs: bool) -> bool:
    """Whether nothing is left to do; takes a few milliseconds and touches no network."""
    return environment.is_current(place) and not machine.missing_names(programs=programs)


def set_up(place: Place, *, programs: bool) -> None:
    """Bring this machine and .venv to what the checkout needs; `programs` adds those of the tests.

    Raises SetUpError with the sentence for what stands in the way.
    """
    if is_ready(place, programs=programs):
        return
    began = time.monotonic()
    check_rights(place)
    with locked(place):
        if is_ready(place, programs=programs):
            return
        place.log.write_bytes(b"")
        environment.refuse_foreign(place)
        whole = environment.is_current(place)
        ours = environment.is_ours(place)
        if not ours:
            check_space(place)
        machine.install_missing(place, programs=programs, venv=not ours)
        if not whole:
            environment.fill(place)
    say(f"ready after {time.monotonic() - began:.1f} s")


def check_rights(place: Place) -> None:
    """Raise SetUpError where this user cannot write what a set-up writes."""
    for path in (place.root, place.venv, place.lock, place.log):
        if path.exists() and not os.access(path, os.W_OK):
            raise SetUpError(NOT_WRITABLE.format(name=path.name))


def check_space(place: Place) -> None:
    """Raise SetUpError where the disk has no room for a whole new set-up."""
    free = shutil.disk_usage(place.root).free // 1_000_000
    if free < NEEDED_MEGABYTES:
        raise SetUpError(NO_SPACE.format(needed=NEEDED_MEGABYTES, free=free))


@contextmanager
def locked(place: Place) -> Iterator[None]:
    """Hold the lock of this checkout, waiting for whoever has it.

    The kernel drops the lock with its last holder, so no stale lock stays. The handle is inheritable: a child
    that outlives a killed dev.py keeps the lock until it ends.
    """
    handle = os.open(place.lock, os.O_RDWR | os.O_CREAT, 0o666)
    os.set_inheritable(handle, True)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(WAITING)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
