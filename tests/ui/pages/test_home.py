"""Home shows what the file holds, follows what changes elsewhere, and writes what is ticked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Candidate, CheckIn, Commitment, Partnership, Person, Role, Round, Session
from hirepair_desktop.model.kinds import CommitmentStatus, RoundState
from hirepair_desktop.model.settings import put_setting
from hirepair_desktop.storage.store import Store
from tests.ui.pages.desk import said
from tests.ui.window import settle, until_built, window_on


@pytest.fixture
def home(window):
    return window.desk.page


def test_the_next_session_says_who_is_ready_and_nothing_else(home):
    words = said(home)
    assert "Debrief: K19" in words
    assert "Scorecard ready" in words
    assert "Scorecard not ready" in words


def test_open_roles_say_when_the_brief_was_agreed(home):
    assert "174 days ago" in said(home)


def test_when_an_intake_goes_stale_is_what_the_workspace_says(window, home):
    with window.workspace.write() as s:
        put_setting(s, "STALE_DAYS", 60)
    settle()
    assert "Intake goes stale after 60 days, or when a must-have changes" in said(home)


def test_what_waits_names_its_owner(home):
    words = said(home)
    assert "Second seat at mid level?" in words
    assert "Priya decides" in words
    assert "You both decide" in words


def test_what_waits_says_who_raised_it(home):
    assert "Amara raised it · Senior Backend Engineer, Payments" in said(home)


def test_feedback_balance_counts_each_way(home):
    words = said(home)
    assert "Amara to Priya, 9" in words
    assert "Priya to Amara, 12" in words


def test_a_bar_of_the_balance_opens_its_session_by_key_and_by_press(window, home, qtbot):
    bars = home.findChild(QWidget, "feedback_balance")
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    first = window.table.session_id
    window.leave_table()
    bars = home.findChild(QWidget, "feedback_balance")
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.mark_rect(3).center())
    with window.workspace.read() as s:
        held = [s.get_one(Session, key).started_at.date() for key in (first, window.table.session_id)]
    assert [str(day) for day in held] == ["2026-07-01", "2026-11-04"]


def test_a_tick_is_kept_and_undo_takes_it_back(window, home, qtbot):
    with window.workspace.read() as s:
        manager = s.scalars(select(Person.id).where(Person.name == "Priya Raman")).one()
        promise = s.scalars(
            select(Commitment)
            .where(Commitment.owner_id == manager, Commitment.status == CommitmentStatus.OPEN)
            .order_by(Commitment.due)
        ).first()
        promise_id = promise.id
    row = home.findChild(QWidget, f"promise_{promise_id}")
    qtbot.mouseClick(row.findChild(QCheckBox), Qt.MouseButton.LeftButton, pos=row.findChild(QCheckBox).rect().center())
    with window.workspace.read() as s:
        assert s.get_one(Commitment, promise_id).status is CommitmentStatus.DONE
    settle()
    window.menus.undo.trigger()
    with window.workspace.read() as s:
        assert s.get_one(Commitment, promise_id).status is CommitmentStatus.OPEN


def test_the_coach_stands_right_under_what_waits(home, qtbot):
    qtbot.waitUntil(lambda: home.findChild(QWidget, "standing_prompts") is not None)
    home._right_box.setMinimumHeight(3000)
    settle()
    assert home._left.geometry().height() <= home._left.sizeHint().height()


def test_a_change_elsewhere_is_shown_at_once(window, home):
    with window.workspace.write() as s:
        s.scalars(select(Role).where(Role.code == "R1")).one().title = "Staff Engineer, Payments"
    settle()
    assert "Staff Engineer, Payments" in said(home)


def test_nothing_piles_up_over_twenty_refreshes(home):
    def parts():
        until_built(home)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return len(home.findChildren(QObject))

    before = parts()
    for _nth in range(20):
        home.refresh()
    assert parts() == before


def test_a_hidden_page_refreshes_when_it_is_shown(window, home):
    window.go("roles", "")
    settle()
    with window.workspace.write() as s:
        s.scalars(select(Role).where(Role.code == "R1")).one().title = "Staff Engineer, Payments"
    window.go("home", "")
    settle()
    assert "Staff Engineer, Payments" in said(home)


def test_the_next_session_counts_what_each_promised_until_its_day(window, home):
    with window.workspace.write() as s:
        debrief = s.scalars(select(Session).where(Session.closed_at.is_(None)).order_by(Session.planned_for)).first()
        debrief.closed_at = debrief.planned_for
    settle()
    sides = [said(home.findChild(QWidget, name)) for name in ("next_rec", "next_man")]
    assert ["2 promises due" in sides[0], "One promise due" in sides[1]] == [True, True], sides


def test_another_pair_is_another_home(window, home):
    with window.workspace.read() as s:
        other = s.scalars(select(Partnership).order_by(Partnership.started_on.desc())).first().id
    window.workspace.turn_to(other)
    settle()
    words = said(home)
    assert ("Second seat at mid level?" in words, "Senior Backend Engineer" in words) == (False, False)
    assert "No role of the two is open. The next one starts with an intake, 60 minutes side by side." in words


def test_the_button_opens_the_session(window, home, qtbot):
    qtbot.mouseClick(home.findChild(QWidget, "open_next"), Qt.MouseButton.LeftButton)
    settle()
    assert window.table is not None
    with window.workspace.read() as s:
        assert s.get_one(Session, window.table.session_id).candidates[0].alias == "K19"


def test_who_has_not_sealed_goes_straight_behind_the_curtain(window, home, qtbot):
    qtbot.mouseClick(home.findChild(QWidget, "write_alone"), Qt.MouseButton.LeftButton)
    settle()
    assert "Hand the laptop to Priya" in said(window)
    assert window.table.frame.section_key() == "reveal"


def test_after_the_reveal_nobody_is_asked_to_write(window, home):
    with window.workspace.write() as s:
        s.scalars(select(Round).where(Round.state == RoundState.OPEN)).one().state = RoundState.REVEALED
    settle()
    words = said(home)
    assert "The ratings are open. What was decided is written down next." in words
    assert ["Scorecard" in words, home.findChild(QWidget, "write_alone")] == [False, None]


def test_who_was_released_is_not_asked_to_write(window, home):
    with window.workspace.write() as s:
        manager = s.scalars(select(Person.id).where(Person.name == "Priya Raman")).one()
        round_ = s.scalars(select(Round).where(Round.state == RoundState.OPEN)).one()
        round_.released = [{"person_id": manager, "by": manager, "reason": "Away.", "at": "2026-11-24T09:00:00Z"}]
    settle()
    assert home.findChild(QWidget, "write_alone") is None


def test_an_empty_workspace_says_how_to_begin(look, tmp_path, qtbot):
    Store.create(tmp_path / "e.hirepair").close()
    with window_on(tmp_path / "e.hirepair", tmp_path) as window:
        words = said(window.desk.page)
        assert "Two chairs, no roles yet. Start with an intake, 60 minutes side by side." in words
        button = next(b for b in window.desk.page.findChildren(QAbstractButton) if b.text() == "New intake")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()
        assert window.desk.shown()[0] == "new_session"


def test_what_there_is_to_be_glad_about_a_hire_stands_on_home(home, window):
    with window.workspace.write() as s:
        mine = Role.partnership_id == window.workspace.pair().id
        talks = select(CheckIn).join(Candidate, Candidate.id == CheckIn.hire_id).join(Role).where(mine)
        s.scalars(talks.order_by(CheckIn.day.desc())).first().celebrate = "The first clinic ran without me."
    settle()
    assert "The first clinic ran without me." in said(home)
