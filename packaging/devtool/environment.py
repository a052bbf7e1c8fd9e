"""The virtual environment: whether it is ours and current, how it is made and filled, what proves it whole."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from devtool.machine import LIBRARIES
from devtool.place import Place, child_environment, run_logged
from devtool.words import FAILED, FOREIGN_VENV, STILL_MISSING, SetUpError, pip_sentence, say, telling_line

PIP_INSTALL = [
    "-m", "pip", "install", "-q", "--no-input", "--disable-pip-version-check", "--progress-bar", "off",
]  # fmt: skip
FROM_THE_INDEX = [
    "--retries", "2", "--timeout", "15", "--only-binary=:all:", "--require-hashes", "--no-deps",
    "-r", "packaging/constraints.txt",
]  # fmt: skip
# The project itself, from this folder and with nothing fetched (docs/decisions/0001).
THE_PROJECT = ["--no-build-isolation", "--no-deps", "--no-index", "-e", "."]

QT_FILES = (
    "QtWidgets.abi3.so",
    "QtNetwork.abi3.so",
    "QtPrintSupport.abi3.so",
    "QtSvgWidgets.abi3.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
)


def version() -> str:
    """`3.11`: the part of Python's version that decides which wheels fit."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def base_python() -> str:
    """The interpreter that makes .venv; not .venv's own, when dev.py is run with that one."""
    return os.path.abspath(getattr(sys, "_base_executable", None) or sys.executable)  # noqa: PTH100 (keeps links)


def key_of(parts: dict[str, bytes]) -> str:
    """One SHA-256 over named parts; a changed, added or renamed part changes it."""
    digest = hashlib.sha256()
    for name, content in sorted(parts.items()):
        digest.update(f"{name} {len(content)}\n".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def key(place: Place) -> str:
    """What a finished set-up of this checkout by this Python is known by."""
    packaging = place.root / "packaging"
    files = [place.root / "pyproject.toml", packaging / "constraints.txt", packaging / "dev.py"]
    files += sorted((packaging / "devtool").glob("*.py"))
    parts = {str(file.relative_to(place.root)): file.read_bytes() for file in files}
    facts = (version(), sys.base_prefix, str(place.root), sys.platform, os.uname().machine)
    parts["facts"] = "\n".join(facts).encode(errors="surrogateescape")
    return key_of(parts)


def settings_of(venv: Path) -> dict[str, str]:
    """What pyvenv.cfg says; empty where it is absent or cut short."""
    try:
        lines = (venv / "pyvenv.cfg").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return {}
    return {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}


def is_ours(place: Place) -> bool:
    """Whether .venv was made here, for this folder, by this Python, and its interpreter and pip are there."""
    settings = settings_of(place.venv)
    home = settings.get("home", "")
    return (
        settings.get("version", "").split(".")[:2] == version().split(".")
        and settings.get("command", "").endswith(f" {place.venv}")
        and os.path.realpath(home) == os.path.realpath(Path(base_python()).parent)
        and os.access(place.python, os.X_OK)
        and (place.venv / "lib" / f"python{version()}" / "site-packages" / "pip").is_dir()
    )


def is_current(place: Place) -> bool:
    """Whether the last finished set-up is of this checkout and this Python, and .venv is still there."""
    try:
        stamp = place.stamp.read_text(encoding="ascii")
    except (OSError, ValueError):
        return False
    return stamp == key(place) and is_ours(place)


def refuse_foreign(place: Place) -> None:
    """Raise SetUpError where .venv is something that this program did not make and must not remove.

    Folders without a single file are what is left when `python -m venv` is killed in its first moment.
    """
    venv = place.venv
    if not venv.is_symlink() and not venv.exists():
        return
    if venv.is_symlink() or not venv.is_dir():
        raise SetUpError(FOREIGN_VENV)
    if not (venv / "pyvenv.cfg").is_file() and any(files for _, _, files in os.walk(venv)):
        raise SetUpError(FOREIGN_VENV)


def remove(place: Place) -> None:
    """Remove .venv. It is moved away in one step first, so a kill half-way leaves nothing unclear."""
    shutil.rmtree(place.gone, ignore_errors=True)
    if place.venv.exists():
        place.venv.rename(place.gone)
        shutil.rmtree(place.gone)


PRINT_FONTS = "from hirepair_desktop.reports.fonts import ENVIRONMENT, prepare_fonts; prepare_fonts(ENVIRONMENT)"
"""Cuts of Inter for print take seconds to make: once here, not at the first print and in every test."""


def fill(place: Place) -> None:
    """Make .venv if it has no stamp or is not ours, install what is pinned, prove it whole, write the stamp.

    Raises SetUpError with the sentence for what stands in the way.
    """
    anew = not (place.stamp.is_file() and is_ours(place))
    place.stamp.unlink(missing_ok=True)
    if anew:
        say(f"making .venv with Python {sys.version.split()[0]}")
        remove(place)
        status, log = run_logged([base_python(), "-m", "venv", str(place.venv)], place, keep_lock=True)
        if status != 0:
            raise SetUpError(FAILED.format(what="python -m venv", line=telling_line(log), log=place.log.name))
    say("installing the pinned packages and the project into .venv")
    for rest in (FROM_THE_INDEX, THE_PROJECT):
        status, log = run_logged([str(place.python), *PIP_INSTALL, *rest], place, keep_lock=True)
        if status != 0:
            raise SetUpError(pip_sentence(log, place.log.name))
    unresolved = missing_in(ldd(place))
    if unresolved:
        raise SetUpError(STILL_MISSING.format(names=", ".join(unresolved)))
    say("making the print fonts, once")
    status, log = run_logged([str(place.python), "-c", PRINT_FONTS], place, keep_lock=True)
    if status != 0:
        raise SetUpError(FAILED.format(what="making the print fonts", line=telling_line(log), log=place.log.name))
    write_stamp(place)


def write_stamp(place: Place) -> None:
    """The set-up is finished: say so in one step, so that there is either no stamp or a whole one."""
    fresh = place.stamp.with_name(".set-up.new")
    fresh.write_text(key(place), encoding="ascii")
    fresh.replace(place.stamp)


def ldd(place: Place) -> str:
    """What the dynamic loader says about the files of Qt that the application opens."""
    folder = place.venv / "lib" / f"python{version()}" / "site-packages" / "PySide6"
    files = [str(folder / name) for name in QT_FILES]
    done = subprocess.run(["ldd", *files], capture_output=True, env=child_environment(), check=False)
    return done.stdout.decode(errors="replace")


def missing_in(answer: str) -> list[str]:
    """The libraries that ldd did not find, each once, those first that no package is known for."""
    names = dict.fromkeys(line.split()[0] for line in answer.splitlines() if line.rstrip().endswith("=> not found"))
    return sorted(names, key=lambda name: (name in LIBRARIES, name))
