"""Where a set-up keeps its things, the environment its children get, and how they are run and logged."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# These would point pip or Python at another place than .venv. Without bytecode every start would compile anew.
TAKEN_OUT = (
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONDONTWRITEBYTECODE",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
)
# Qt prints three lines of advice where the locale is not UTF-8.
NOT_UTF_8 = ("C", "POSIX")


@dataclass(frozen=True)
class Place:
    """One checkout: its folder and what a set-up puts into it. Log and lock lie beside .venv, not in it."""

    root: Path

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.venv / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """Holds the key of the set-up that was finished; written last."""
        return self.venv / ".set-up"

    @property
    def log(self) -> Path:
        """What apt and pip wrote in the last set-up."""
        return self.root / ".venv.log"

    @property
    def lock(self) -> Path:
        """Locked while a set-up works, so .venv itself may be removed."""
        return self.root / ".venv.lock"

    @property
    def gone(self) -> Path:
        """An old .venv on its way out: moved here in one step, then removed."""
        return self.root / ".venv.gone"


def child_environment(given: dict[str, str] | None = None) -> dict[str, str]:
    """The environment for every program that is started, made from `given` (else from this process's own)."""
    environment = dict(os.environ if given is None else given)
    for name in TAKEN_OUT:
        environment.pop(name, None)
    environment["PIP_USER"] = "0"
    environment["PYTHONNOUSERSITE"] = "1"
    if environment.get("LC_ALL") in NOT_UTF_8:
        environment["LC_ALL"] = "C.UTF-8"
    return environment


def run_logged(command: Sequence[str], place: Place, *, keep_lock: bool) -> tuple[int, str]:
    """Run a program without input, its output going to the log. Returns its exit status and what it wrote.

    With `keep_lock` the child inherits the lock: if dev.py is killed, the next set-up waits for this child. apt
    has its own lock, and what it starts may stay, so it does not get ours.
    """
    with place.log.open("ab") as log:
        log.write(f"$ {' '.join(command)}\n".encode(errors="backslashreplace"))
        log.flush()
        start = log.tell()
        status = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=place.root,
            env=child_environment(),
            close_fds=not keep_lock,
            check=False,
        ).returncode
    with place.log.open("rb") as log:
        log.seek(start)
        return status, log.read().decode(errors="replace")
