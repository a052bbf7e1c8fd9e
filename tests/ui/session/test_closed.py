"""A closed session is read; it is opened again only with a reason, which is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import SessionKind
from tests.ui.window import own_copy, settle, window_on


@pytest.fixture
def window(look, made_sample, tmp_path):
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as opened:
        with opened.workspace.read() as s:
            wanted = select(Session.id).where(Session.kind == SessionKind.INTAKE).order_by(Session.started_at)
            session_id = s.scalars(wanted).first()
        opened.go("session", session_id)
        settle()
        yield opened


def test_it_says_when_it_was_closed(window):
    bar = window.table.frame.closed_bar
    assert bar.isVisible()
    assert "Closed on 3 Jun 2026" in bar.words.text()


def test_it_is_not_opened_again_without_a_reason(window, qtbot):
    bar = window.table.frame.closed_bar
    qtbot.mouseClick(bar.again, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.confirm, Qt.MouseButton.LeftButton)
    with window.workspace.read() as s:
        assert s.get_one(Session, window.table.session_id).closed_at is not None


def test_with_a_reason_it_goes_on_and_the_reason_is_kept(window, qtbot):
    bar = window.table.frame.closed_bar
    qtbot.mouseClick(bar.again, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(bar.reason.findChild(QLineEdit), "Finance asked about the range.")
    qtbot.mouseClick(bar.confirm, Qt.MouseButton.LeftButton)
    settle()
    with window.workspace.read() as s:
        session = s.get_one(Session, window.table.session_id)
        assert (session.closed_at, session.reopened_reason) == (None, "Finance asked about the range.")
    assert not window.table.frame.closed_bar.isVisible()
