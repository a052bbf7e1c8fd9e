"""Garbage is looked for on the GUI thread alone: on a job's thread, widgets that went would end the program."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.collecting import Collecting
from hirepair_desktop.ui.jobs import Jobs


@pytest.fixture
def looked() -> Iterator[list[bool]]:
    """For each look for garbage: whether it was on the GUI thread. Python's own collector is on, as when it starts."""
    found: list[bool] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            found.append(current_thread() is main_thread())

    gc.collect()
    gc.callbacks.append(note)
    gc.enable()
    yield found
    gc.disable()
    gc.callbacks.remove(note)


def litter() -> None:
    """Far more objects that hold each other than a look waits for."""
    for _time in range(20):
        held: list[object] = [[] for _each in range(1000)]
        held.append(held)


def run_a_job(qtbot: QtBot, owner: QObject) -> None:
    heard: list[object] = []
    jobs = Jobs(owner)
    jobs.start(litter, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    jobs.finish()


def test_a_job_looks_for_garbage_where_python_decides(qtbot: QtBot, looked: list[bool]) -> None:
    run_a_job(qtbot, QObject())
    assert False in looked


def test_the_program_looks_on_its_own_thread_alone(qtbot: QtBot, looked: list[bool]) -> None:
    owner = QObject()
    Collecting(owner).begin()
    run_a_job(qtbot, owner)
    qtbot.waitUntil(lambda: bool(looked))
    assert all(looked)
