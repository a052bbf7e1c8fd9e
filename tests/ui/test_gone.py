"""What was closed or left is gone: windows, sessions, pages and jobs are not kept alive by anything of ours."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from sqlalchemy import select

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.jobs import Jobs
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.menus import PLACES
from hirepair_desktop.ui.notice import Notice
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.table import Table
from hirepair_desktop.ui.workspace import OpenWorkspace
from tests.ui.window import own_copy, settle, window_on

KINDS = (SessionKind.INTAKE, SessionKind.DEBRIEF, SessionKind.FEEDBACK)
SIZES = (1.5, 2.0, 1.0)


@pytest.fixture
def window(look: None, made_sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the sample."""
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as made:
        yield made


def session_of(window: MainWindow, kind: SessionKind) -> str:
    """The id of a session of a kind."""
    assert window.workspace is not None
    with window.workspace.read() as s:
        return s.scalars(select(Session.id).where(Session.kind == kind)).first() or ""


def sit_down(window: MainWindow, kind: SessionKind) -> None:
    """Open a session of a kind and turn to each of its sections."""
    window.go("session", session_of(window, kind))
    assert window.table is not None
    for section in window.table.panel.sections:
        window.table.frame.show_section(section.key)
        settle()


def alive(*kinds: type) -> list[str]:
    """What of these kinds the interpreter still holds."""
    gc.collect()
    return sorted(type(each).__name__ for each in gc.get_objects() if isinstance(each, kinds))


def walked(file: Path, folder: Path) -> list[Any]:
    """Open a window, go everywhere, sit down once, close it; weak references to what there was."""
    with window_on(file, folder) as window:
        for place in (*PLACES, "settings", "question_bank", "keys"):
            window.go(place, "")
            settle()
        window.complain("The system refused.")
        sit_down(window, SessionKind.INTAKE)
        flush_all()
        there = [window, window.workspace, window.desk, window.table, *window.findChildren(Page)]
        assert len(there) > 15
        return [ref(each) for each in there]


def test_a_closed_window_is_gone_with_its_pages(look, made_sample, tmp_path):
    before = walked(own_copy(made_sample, tmp_path), tmp_path)
    gc.collect()
    assert [type(each()).__name__ for each in before if each() is not None] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_session_that_was_left_is_gone_with_its_pages(window, kind):
    before = alive(Page, Table)
    sit_down(window, kind)
    window.leave_table()
    settle()
    assert alive(Page, Table) == before


def test_another_text_size_leaves_nothing_of_the_pages_before(window):
    sit_down(window, SessionKind.INTAKE)
    before = len(alive(Table, OpenWorkspace))
    for size in SIZES:
        window.look.set_text_size(size)
        settle()
    assert len(alive(Table, OpenWorkspace)) == before


def test_a_session_that_is_gone_is_one_sentence_and_the_desk_stays(window):
    window.go("session", "GONE0000")
    settle()
    (notice,) = window.findChildren(Notice)
    assert notice.words.text() == "This session is not in the workspace any more. Choose another one."
    assert (window.table, window.findChildren(Table), window.desk.isVisible()) == (None, [], True)


def test_a_job_that_was_heard_is_gone(qtbot: QtBot, qapp: QApplication) -> None:
    jobs, heard = Jobs(), []
    job = jobs.start(lambda: 5, heard.append)
    qtbot.waitUntil(lambda: heard == [5])
    settle()
    assert not isValid(job)
    job.cancel()
