"""What a person sees of the window's frame: rings, letters, bars, and first run while passphrases are typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.ui.theme import apply_theme
from hirepair_desktop.ui.theme.bars import shows_mnemonics
from tests.ui.window import own_copy, settle, until_built, window_on


@pytest.fixture
def window(look, qapp, made_sample, tmp_path):
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as opened:
        yield opened
    apply_theme(qapp, "light", 1.0)


@pytest.fixture
def first_run(look, tmp_path):
    with window_on(None, tmp_path) as opened:
        yield opened.stack.currentWidget()


def waiting_debrief(window):
    with window.workspace.read() as s:
        wanted = select(Session).where(Session.closed_at.is_(None), Session.kind == SessionKind.DEBRIEF)
        session = s.scalars(wanted).one()
        return session.id, session.candidates[0].id


def sit_alone(window):
    session_id, candidate_id = waiting_debrief(window)
    window.go("session", session_id)
    panel = window.table.panel
    panel.private_requested.emit("ratings", panel.pair.manager.id, candidate_id)
    settle()


def rect_in_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def test_state_of_a_chair_is_set_once_both_passphrases_are_the_same(first_run):
    chair = first_run.recruiter
    QTest.keyClicks(chair.passphrase.line, "long enough")
    QTest.keyClicks(chair.again.line, "long enough")
    assert chair.state.text() == "Set."


def test_enter_does_not_pass_an_empty_name(first_run):
    first_run.recruiter.name.focus()
    QTest.keyClick(first_run.recruiter.name.line, Qt.Key.Key_Return)
    assert first_run.told.text() == "Both names are needed; they can be changed later."
    assert first_run.recruiter.name.line.hasFocus()


def test_state_of_a_chair_asks_the_other_to_look_away_while_somebody_types(first_run):
    QTest.keyClicks(first_run.recruiter.name.line, "Amara Okafor")
    first_run.recruiter.name.flush()
    QTest.keyClicks(first_run.manager.passphrase.line, "harb")
    assert first_run.manager.state.text() == "Amara, please look away for a moment"


def test_focus_ring_goes_around_the_whole_field(first_run):
    field = first_run.recruiter.name
    field.line.setFocus()
    settle()
    ring = first_run.window().findChild(QWidget, "focus_ring")
    assert rect_in_window(ring).contains(rect_in_window(field.box).adjusted(-3, -3, 3, 3))


def test_letters_of_the_menus_are_not_underlined_without_alt(window):
    assert not shows_mnemonics(window.menuBar())


def test_one_bar_stands_at_the_bottom_behind_the_curtain(window):
    sit_alone(window)
    assert not window.status.isVisible()


def test_bar_of_the_window_is_back_after_the_curtain(window):
    sit_alone(window)
    window.table._turn.abandon()
    settle()
    assert window.status.isVisible()


def test_bar_at_the_bottom_grows_with_the_text(window):
    before = window.status.height()
    window.look.set_text_size(2.0)
    settle()
    assert window.status.height() == 2 * before


@pytest.mark.parametrize("place", ["home", "roles", "sessions", "decisions", "check_ins", "feedback"])
def test_no_page_is_wider_than_its_room_at_twice_the_text(window, place):
    window.look.set_text_size(2.0)
    window.go(place, "")
    settle()
    page = window.desk.page
    assert page.width() <= page.parentWidget().width()


@pytest.fixture
def large(look, qapp, made_sample, tmp_path):
    apply_theme(qapp, "light", 2.0)
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as opened:
        opened.resize(1120, 700)
        settle()
        yield opened
    apply_theme(qapp, "light", 1.0)


def test_in_the_largest_text_home_and_insights_have_room_in_the_smallest_window(large):
    for place in ("home", "insights"):
        large.go(place, "")
        until_built(large.desk.page)
        page = large.desk.page
        assert (place, page.minimumSizeHint().width() <= page.parentWidget().width()) == (place, True)
