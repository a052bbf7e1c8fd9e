"""The start is light: what is loaded when the first paint is done, and that this paint shows what it is for.

PERFORMANCE lets Qt and `sqlalchemy.orm` in before the first paint. We let in less: Home is read as plain rows, so
the ORM and the mapped classes come after it. Whoever makes one of these fail imports where the thing is used.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from hirepair_desktop.app import AFTER_FIRST_PAINT

QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg"}
"""The parts of Qt that a window with icons needs."""

LIGHT = {
    "PySide6", "shiboken6", "shibokensupport", "sqlcipher3", "platformdirs", "hirepair_desktop",
    "signature_bootstrap", "__feature__",  # of shiboken
    "__main__", "_distutils_hack", "_virtualenv", "sitecustomize", "usercustomize",  # of Python and its environment
}  # fmt: skip
"""What may come from outside the standard library."""

HEAVY_STANDARD = {
    "asyncio", "concurrent", "email", "html", "http", "multiprocessing", "ssl", "unittest", "uuid", "xml",
}  # fmt: skip

NOT_SEEN_YET = (
    "hirepair_desktop.coaching", "hirepair_desktop.insights", "hirepair_desktop.reports", "hirepair_desktop.transfer",
    "hirepair_desktop.model.base", "hirepair_desktop.model.mapped", "hirepair_desktop.storage.blocks",
    "hirepair_desktop.storage.migrate", "hirepair_desktop.storage.seals", "hirepair_desktop.ui.edits",
    "hirepair_desktop.ui.feedback", "hirepair_desktop.ui.intake", "hirepair_desktop.ui.private",
    "hirepair_desktop.ui.review", "hirepair_desktop.ui.session", "hirepair_desktop.ui.table",
)  # fmt: skip
"""Rooms and pages that neither Home nor the two chairs show."""

LOOK = """
import json, sys

from hirepair_desktop import app
from hirepair_desktop.cli import main


def look():
    from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

    seen = [w.text() for w in QApplication.allWidgets() if isinstance(w, QLabel | QAbstractButton) and w.isVisible()]
    sys.stdout.write(json.dumps({"modules": sorted(sys.modules), "seen": seen}))
    QApplication.quit()


app.say_and_quit = look
sys.exit(main(sys.argv[1:]))
"""
"""The application as it starts, with a look around instead of the benchmark's line."""

REST = """
import gc, os, signal, sys, threading, time

from hirepair_desktop.app import AFTER_FIRST_PAINT
from hirepair_desktop.cli import main


def stop_when_loaded():
    while not sys.modules.keys() >= set(AFTER_FIRST_PAINT):
        time.sleep(0.01)
    looked = threading.Event()
    window = threading.main_thread()
    gc.callbacks.append(lambda *_: looked.set() if threading.current_thread() is window else None)
    litter = []
    while not looked.wait(0.05):
        litter += [[] for _each in range(1000)]
    os.kill(os.getpid(), signal.SIGTERM)


threading.Thread(target=stop_when_loaded, daemon=True).start()
sys.exit(main(sys.argv[1:]))
"""
"""The application as it starts, ended once all that comes after the first paint is there and garbage was looked for
on the window's own thread."""


def run(program: str, folder: Path, *arguments: str, **settings: str) -> str:
    """A program of this file in a process and a data folder of its own; what it printed."""
    environment = {**os.environ, "HIREPAIR_DATA": str(folder / "data"), **settings}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, env=environment, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def first_paint(folder: Path, *arguments: str) -> dict[str, Any]:
    """Modules and visible words right after the first paint."""
    seen: dict[str, Any] = json.loads(run(LOOK, folder, *arguments, HIREPAIR_FIRST_PAINT="exit"))
    return seen


def named(modules: Iterable[str]) -> str:
    """All of them in one line: a failure says which, however many."""
    return ", ".join(sorted(modules))


@pytest.fixture(scope="module")
def sample(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in a folder of its own."""
    return Path(shutil.copy(made_sample, tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="module", params=["sample", "two chairs"])
def start(request: pytest.FixtureRequest, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A start on the sample, and a first one without any workspace."""
    folder = tmp_path_factory.mktemp("start")
    return first_paint(folder, *([str(sample)] if request.param == "sample" else []))


@pytest.fixture(scope="module")
def home(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The words that Home shows at the first paint."""
    words: list[str] = first_paint(tmp_path_factory.mktemp("home"), str(sample))["seen"]
    return words


def test_nothing_from_outside_but_qt_and_the_driver_comes_before_the_first_paint(start: dict[str, Any]) -> None:
    names = {module.partition(".")[0] for module in start["modules"]}
    foreign = names - LIGHT - sys.stdlib_module_names
    assert named(name for name in foreign if not name.startswith("__editable__")) == ""


def test_only_the_parts_of_qt_that_are_needed_come_before_the_first_paint(start: dict[str, Any]) -> None:
    parts = {module for module in start["modules"] if module.startswith("PySide6.Qt")}
    assert named(parts - QT) == ""


def test_no_heavy_module_of_python_comes_before_the_first_paint(start: dict[str, Any]) -> None:
    assert named(HEAVY_STANDARD.intersection(start["modules"])) == ""


def test_no_room_comes_that_the_first_paint_does_not_show(start: dict[str, Any]) -> None:
    assert named(module for module in start["modules"] if module.startswith(NOT_SEEN_YET)) == ""


@pytest.mark.parametrize(
    "words",
    [
        "Debrief: K19",  # what comes next
        "Pay range checked",  # what it asks for, by the brief
        "About 8 minutes",  # and by the criteria of a scorecard
        "Hidden until all three are ready.",  # how many are waited for
        "Senior Backend Engineer, Payments",  # an open role
        "Second seat at mid level?",  # a decision that waits
        "Bring three mid-level profiles, with what each would not do yet",  # a commitment
        "4 sessions, 21 items",  # feedback each way
        "Amara & Priya",  # the pair, beside the page
        "Sample data",  # under it
    ],
)
def test_the_first_paint_shows_what_the_file_holds(words: str, home: list[str]) -> None:
    assert words in home


def test_the_rest_is_loaded_after_the_first_paint(sample: Path, tmp_path: Path) -> None:
    assert run(REST, tmp_path, str(sample)) == ""


def test_the_rest_brings_the_mapped_classes() -> None:
    assert "hirepair_desktop.model.mapped" in AFTER_FIRST_PAINT
