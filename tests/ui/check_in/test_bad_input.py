"""A start that moves, a talk before it, a session closed by mistake: said in a sentence, nothing lost (issue D)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import func, select, text

from hirepair_desktop.model import Candidate, CheckIn, Partnership, Session
from hirepair_desktop.model.base import Base
from hirepair_desktop.model.checking_in import plan_check_in
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.sittings import close_session, plan_session, start_session
from hirepair_desktop.ui.main_window import MainWindow
from tests.ui.feedback.acting import choose_day
from tests.ui.window import own_copy, settle, window_on


@pytest.fixture(scope="module")
def window(look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window for every test here; a look-back was held as well."""
    folder = tmp_path_factory.mktemp("talks")
    with window_on(own_copy(made_sample, folder), folder) as made:
        workspace = made.workspace
        assert workspace is not None
        with workspace.write() as s:
            pair = s.scalars(select(Partnership)).first()
            held = plan_session(s, SessionKind.LOOK_BACK, pair, planned_for=workspace.now())
            start_session(s, held, workspace.now())
            close_session(held, workspace.now())
        yield made


def candidate(window: MainWindow, alias: str) -> tuple[str, Any]:
    """The id of a hire, and their page."""
    window.leave_table()
    assert window.workspace is not None and window.desk is not None
    with window.workspace.read() as s:
        hire_id = s.scalars(select(Candidate.id).where(Candidate.alias == alias)).one()
    window.go("candidate", hire_id)
    settle()
    return hire_id, window.desk.page


def start_of(window: MainWindow, hire_id: str) -> date | None:
    """The start as the file holds it."""
    assert window.workspace is not None
    with window.workspace.read() as s:
        return s.get_one(Candidate, hire_id).started_on


def test_a_start_after_a_talk_that_was_held_is_refused_in_its_place(window: MainWindow) -> None:
    hire_id, page = candidate(window, "K01")
    before = start_of(window, hire_id)
    choose_day(page, "started_on", date(2026, 11, 20))
    field = page.fields["started_on"]
    assert "A start on 20 Nov 2026 cannot be right: write a day before that talk." in field.sentence.words.text()
    assert start_of(window, hire_id) == before


def test_a_start_that_moves_says_what_became_of_the_talks(window: MainWindow) -> None:
    hire_id, page = candidate(window, "K01")
    before, said = start_of(window, hire_id), []
    page.said.connect(said.append)
    choose_day(page, "started_on", date(2026, 7, 20))
    page.said.disconnect(said.append)
    assert said == [
        "Talks with Elif that were held keep their day and their number; the others moved along, day 180 is 16 Jan 2027."
    ]
    window.acts.undo()
    assert start_of(window, hire_id) == before


def test_a_start_is_not_taken_away_from_talks_that_were_held(window: MainWindow) -> None:
    hire_id, page = candidate(window, "K01")
    page.fields["started_on"].clear_button.click()
    assert "Write another day rather than none." in page.fields["started_on"].sentence.words.text()
    assert start_of(window, hire_id) is not None


def test_a_talk_does_not_begin_before_the_start(window: MainWindow) -> None:
    hire_id, page = candidate(window, "K17")
    choose_day(page, "started_on", date(2026, 12, 1))
    workspace = window.workspace
    assert workspace is not None
    with workspace.write() as s:
        at = workspace.now() + timedelta(days=30)
        session_id = plan_check_in(s, s.get_one(Candidate, hire_id), 14, at).id
    complained: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(window, "complain", complained.append)
        window.go("session", session_id)
    assert complained == [
        "Arjun starts on 1 Dec 2026; this talk begins from that day on. If the start moved, write it on the page of the "
        "candidate."
    ]
    with workspace.read() as s:
        assert s.get_one(Session, session_id).started_at is None


KINDS = (
    SessionKind.INTAKE, SessionKind.RE_INTAKE, SessionKind.SHORTLIST, SessionKind.DEBRIEF, SessionKind.FEEDBACK,
    SessionKind.MEND, SessionKind.LOOK_BACK, SessionKind.CHECK_IN,
)  # fmt: skip


def rows(window: MainWindow) -> dict[str, list[tuple[Any, ...]]]:
    """Everything the file holds but the sessions themselves and its own count of changes."""
    assert window.workspace is not None
    with window.workspace.read() as s:
        return {
            name: sorted(tuple(map(str, row)) for row in s.execute(text(f'select * from "{name}"')))
            for name in Base.metadata.tables
            if name not in ("session", "workspace")
        }


@pytest.mark.parametrize("kind", KINDS)
def test_a_session_closed_by_mistake_goes_on_with_everything_it_held(
    window: MainWindow, qtbot: Any, kind: SessionKind
) -> None:
    assert window.workspace is not None
    with window.workspace.read() as s:
        wanted = select(Session.id).where(Session.kind == kind, Session.closed_at.is_not(None))
        session_id = s.scalars(wanted.order_by(Session.closed_at)).first()
    assert session_id is not None
    before = rows(window)
    window.go("session", session_id)
    settle()
    table: Any = window.table
    bar = table.frame.closed_bar
    qtbot.mouseClick(bar.again, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(bar.reason.findChild(QLineEdit), "Closed by mistake")
    qtbot.mouseClick(bar.confirm, Qt.MouseButton.LeftButton)
    settle()
    with window.workspace.read() as s:
        session = s.get_one(Session, session_id)
        assert (session.closed_at, session.reopened_reason) == (None, "Closed by mistake")
    assert rows(window) == before
    window.leave_table()


def test_a_talk_that_was_opened_again_keeps_the_day_on_which_it_was_held(window: MainWindow) -> None:
    assert window.workspace is not None
    with window.workspace.read() as s:
        wanted = select(Session).where(Session.kind == SessionKind.CHECK_IN, Session.reopened_reason != "")
        session = s.scalars(wanted).one()
        held = s.scalars(select(CheckIn.held_on).where(CheckIn.session_id == session.id)).one()
    window.go("session", session.id)
    settle()
    table: Any = window.table
    table.panel.close_requested.emit()
    settle()
    with window.workspace.read() as s:
        assert s.get_one(Session, session.id).closed_at is not None
        assert s.scalars(select(CheckIn.held_on).where(CheckIn.session_id == session.id)).one() == held
        assert s.scalar(select(func.count()).select_from(CheckIn).where(CheckIn.session_id == session.id)) == 1
