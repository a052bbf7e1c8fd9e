"""The row "start to first paint": the application on the sample workspace against a bare text window.

A side that is started with `HIREPAIR_FIRST_PAINT=exit` prints `first-paint NANOSECONDS` on standard output
right after its first paint, by the clock that `time.monotonic_ns` reads, and quits. On Linux that clock is one
for all processes, so it can be read here just before the process is made.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from measuring import BenchError, Row, Sides

FLOOR = Path(__file__).parent / "floors" / "text_window.py"
SAMPLE = ("--sample", "--today", "2026-11-24")
LONGEST = 120  # seconds; a start that takes longer is broken, not slow
FIRST_PAINT = re.compile(r"^first-paint (\d+)$", re.MULTILINE)


def environment(folder: Path) -> dict[str, str]:
    """What both sides get: data of their own, no display needed, bytecode kept as on a user's machine."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {name: str(folder / name.lower()) for name in ("HIREPAIR_DATA", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    return {"QT_QPA_PLATFORM": "offscreen", **given, **own, "HIREPAIR_FIRST_PAINT": "exit"}


def run(command: Sequence[str], folder: Path) -> str:
    """Run a program to its end and return what it printed. Raises BenchError if it failed."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    if done.returncode != 0:
        raise BenchError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def milliseconds_to_first_paint(command: Sequence[str], folder: Path) -> float:
    """Start a program and return how long it took until it had painted once."""
    began = time.monotonic_ns()
    printed = run(command, folder)
    painted = FIRST_PAINT.search(printed)
    if painted is None:
        raise BenchError(f"{' '.join(command)} did not report its first paint; it printed {printed!r}")
    return (int(painted[1]) - began) / 1e6


def sides(folder: Path) -> Sides:
    """Write the sample workspace into the folder and return the two programs."""
    application = [sys.executable, "-m", "hirepair_desktop"]
    workspace = str(folder / "sample.hirepair")
    run([*application, "new", workspace, *SAMPLE], folder)
    return Sides(
        ours=lambda: milliseconds_to_first_paint([*application, workspace], folder),
        floor=lambda: milliseconds_to_first_paint([sys.executable, str(FLOOR)], folder),
    )


START = Row("start to first paint", goal=1.25, unit="ms", sides=sides)
