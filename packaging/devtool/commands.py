"""The commands of dev.py. Each sets up what it needs, then hands over to the program that does the work."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from devtool.place import Place, child_environment
from devtool.words import NO_DISPLAY, STOPPED, SetUpError, say

USAGE = """\
usage: python3 packaging/dev.py COMMAND

  run [ARGS]                 set up what is missing, then start HirePair Desktop with ARGS (see run --help)
  test [--long] [ARGS]       lint, then all tests; --long adds the fault runs; ARGS go to pytest
  lint                       ruff, mypy and the direction of imports
  shots OUT                  write a picture of every page to the folder OUT
  bench [--json FILE] [--row NAME]
                             measure against the floors of the libraries
  bundle                     not yet

The first run installs what the machine lacks (apt, as root or with sudo) and makes .venv; later runs
need no network.
"""

LONG_S = 1800
"""Seconds after which a test of `--long` counts as hung; the usual limit is in pyproject.toml."""

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def run(place: Place, args: list[str]) -> int:
    """Start the application; its exit status and signals are those of this program."""
    _set_up(place, programs=False)
    if opens_window(args) and not has_display(os.environ):
        raise SetUpError(NO_DISPLAY)
    return _become(place, ["-m", "hirepair_desktop", *args])


def opens_window(args: Sequence[str]) -> bool:
    """Whether the application would show a window: no command, `demo`, or a workspace's file (INTERFACE.md)."""
    if any(arg in ("-h", "--help", "--version") for arg in args):
        return False
    return not args or args[0] == "demo" or args[0].endswith(".hirepair") or Path(args[0]).is_file()


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether Qt has something to open a window on, or was told what to use."""
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def test(place: Place, args: list[str]) -> int:
    """Lint, then run the tests on both cores. Exit status 1 where anything failed."""
    _set_up(place, programs=True)
    return _steps(place, [*lint_steps(), ("pytest", pytest_step(args))])


def lint(place: Place, args: list[str]) -> int:
    """The same checks as `test`, without the tests."""
    _refuse(args)
    _set_up(place, programs=False)
    return _steps(place, lint_steps())


def lint_steps() -> list[tuple[str, list[str]]]:
    """Each check by its name, with the arguments of Python that run it."""
    return [
        ("ruff check", ["-m", "ruff", "check", "-q", "."]),
        ("ruff format", ["-m", "ruff", "format", "--check", "-q", "."]),
        ("mypy", ["-m", "mypy", "--no-error-summary"]),
        ("lint-imports", ["-c", LINT_IMPORTS, "--no-logo"]),
    ]


def pytest_step(args: Sequence[str]) -> list[str]:
    """pytest on two cores, a file at a time: what a file's tests share is made once. Files come in the order of their
    rooms, so the long ones of faults and stories are under way before the many small ones of the window. A process that
    ends in the middle of a test ends the run: with a new one in its place pytest-xdist waits for ever (its issue 784).
    What is given comes last and so overrides. `--long` takes the usual filter away, and gives each test the time a fault run needs."""
    rest = [arg for arg in args if arg != "--long"]
    return [
        "-m",
        "pytest",
        "-n",
        "2",
        "--dist",
        "loadfile",
        "--no-loadscope-reorder",
        "--max-worker-restart=0",
        *(["-m", "", "-o", f"timeout={LONG_S}"] if len(rest) < len(args) else []),
        *rest,
    ]


def shots(place: Place, args: list[str]) -> int:
    """Write a picture of every page to a folder."""
    if len(args) != 1:
        return _called_wrongly("shots wants one folder: python3 packaging/dev.py shots OUT")
    _set_up(place, programs=False)
    return _become(place, ["-m", "hirepair_desktop.ui.shots", *args], QT_QPA_PLATFORM="offscreen")


def bench(place: Place, args: list[str]) -> int:
    """Measure every row of the performance table against its floor."""
    _set_up(place, programs=False)
    return _become(place, [str(place.root / "tests" / "benchmarks" / "run.py"), *args])


def bundle(place: Place, args: list[str]) -> int:
    """Say that there is none yet."""
    return _called_wrongly("the bundle cannot be built yet; until then `run` starts the application from here")


COMMANDS: dict[str, Callable[[Place, list[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "shots": shots,
    "bench": bench,
    "bundle": bundle,
}


def main(argv: list[str]) -> int:
    """Run one command in the checkout that this file lies in. Returns the exit status."""
    if not argv or argv[0] in ("-h", "--help"):
        sys.stdout.write(USAGE)
        return 0 if argv else 2
    command = COMMANDS.get(argv[0])
    if command is None:
        return _called_wrongly(f"there is no command {argv[0]}; there are {', '.join(COMMANDS)}")
    try:
        return command(Place(Path(__file__).resolve().parents[2]), argv[1:])
    except SetUpError as stop:
        say(str(stop))
        return SetUpError.status
    except KeyboardInterrupt:
        say(STOPPED)
        return 130


def _set_up(place: Place, *, programs: bool) -> None:
    """Set up, where this system can be; fcntl is not everywhere, so it is imported only here."""
    if sys.platform != "linux":
        from devtool.words import NOT_LINUX

        raise SetUpError(NOT_LINUX)
    from devtool.setup import set_up

    set_up(place, programs=programs)


def _become(place: Place, arguments: Sequence[str], **extra: str) -> int:
    """Replace this process by .venv's Python."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(place.python, [str(place.python), *arguments], {**child_environment(), **extra})


def _steps(place: Place, steps: Sequence[tuple[str, list[str]]]) -> int:
    """Run each step to its end, whatever the others say, and close with the time of each and what failed."""
    began = time.monotonic()
    times, failed = [], []
    for name, arguments in steps:
        step_began = time.monotonic()
        command = [str(place.python), *arguments]
        if subprocess.run(command, cwd=place.root, env=child_environment(), check=False).returncode != 0:
            failed.append(name)
        times.append(f"{name} {time.monotonic() - step_began:.1f}")
    say(f"{time.monotonic() - began:.1f} s in all ({', '.join(times)})")
    say(f"failed: {', '.join(failed)}" if failed else "everything passed")
    return 1 if failed else 0


def _refuse(args: Sequence[str]) -> None:
    if args:
        raise SetUpError(f"this command takes no {args[0]}; see python3 packaging/dev.py --help")


def _called_wrongly(sentence: str) -> int:
    say(sentence)
    return 2
