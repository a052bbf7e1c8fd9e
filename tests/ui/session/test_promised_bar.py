"""What a session opens with of what was promised before, and the count in the status bar; in one window on the sample."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from sqlcipher3 import dbapi2

from hirepair_desktop.model import Commitment, Session
from hirepair_desktop.model.beginning import Wish, begin
from hirepair_desktop.model.kinds import CommitmentStatus, SessionKind
from tests.transfer.sample.sampled import pairs_by_name
from tests.ui.window import TODAY, own_copy, settle, window_on

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
OURS = "Ours: "


@pytest.fixture(scope="module")
def window(look, made_sample, tmp_path_factory):
    folder = tmp_path_factory.mktemp("promised")
    with window_on(own_copy(made_sample, folder), folder) as opened:
        with opened.workspace.write() as s:
            pair = pairs_by_name(s)["P1"]
            opened.workspace.turn_to(pair.id)
            for kind in (SessionKind.MEND, SessionKind.LOOK_BACK, SessionKind.FEEDBACK):
                begin(s, Wish(kind, pair.id, planned_for=NINE), TODAY)
        yield opened


def promise(window, n: int, days: int, side: str = "recruiter") -> None:
    """So many commitments of one, due so many days from today."""
    due = TODAY + timedelta(days=days)
    owner = getattr(window.workspace.pair(), side).id
    with window.workspace.write() as s:
        s.add_all(Commitment(owner_id=owner, text=f"{OURS}{at}", due=due, first_due=due) for at in range(n))


@pytest.fixture(autouse=True)
def _ours_go(window):
    yield
    window.leave_table()
    with window.workspace.write() as s:
        for made in s.scalars(select(Commitment).where(Commitment.text.startswith(OURS))):
            s.delete(made)
    settle()


def opened(window, kind: SessionKind = SessionKind.MEND):
    """The bar of the planned session of a kind, as the two sit down."""
    with window.workspace.read() as s:
        planned = select(Session.id).where(Session.kind == kind, Session.closed_at.is_(None))
        session_id = s.scalars(planned.where(Session.partnership_id == window.workspace.pair().id)).first()
    window.open_session(session_id)
    window.table.frame.show_section(window.table.panel.sections[0].key)
    settle()
    return window.table.frame.promised_bar


def test_it_says_how_much_is_due_and_unfolds_who_owes_what(window):
    promise(window, 2, -3)
    promise(window, 1, 0, "manager")
    bar = opened(window)
    bar.unfold.click()
    spoken = [line.accessibleName() for line in bar.rows.children() if hasattr(line, "done_changed")]
    assert bar.words.text() == "Promised before: 15 commitments open, 3 due."
    assert sorted(spoken) == [
        "Amara Okafor, Amara: Ours: 0, 21 Nov, past due", "Amara Okafor, Amara: Ours: 1, 21 Nov, past due",
        "Priya Raman, Priya: Ours: 0, Today",
    ]  # fmt: skip


def test_f6_goes_from_the_page_to_it_and_around(window):
    bar, frame = opened(window), window.table.frame
    window.activateWindow()
    frame.take_focus()
    stopped = []
    for _part in range(3):
        QTest.keyClick(frame, Qt.Key.Key_F6)
        stopped.append(bar.isAncestorOf(QApplication.focusWidget()))
    assert stopped == [True, False, False]  # the agenda, and the page again


def test_where_nothing_is_due_the_next_one_stands(window):
    said = opened(window).words.text()
    first, _comma, rest = said.partition(": ")[2].partition(", Wed 25 Nov, ")
    assert first == "12 commitments open, none due. Next"
    assert rest in (
        "Amara: Bring three mid-level profiles, with what each would not do yet",
        "Priya: Seal the scorecard for K19 before the debrief",
    )


def test_it_is_there_as_a_session_opens_and_not_in_its_other_sections(window):
    bar = opened(window)
    first = bar.isVisible()
    window.table.frame.show_section(window.table.panel.sections[1].key)
    assert (first, bar.isVisible()) == (True, False)


def test_a_feedback_session_has_a_section_of_its_own_for_it(window):
    promise(window, 1, 0)
    assert not opened(window, SessionKind.FEEDBACK).isVisible()


def test_kept_on_the_spot_it_is_done_and_undo_opens_it_again(window):
    promise(window, 1, -1)
    bar = opened(window)
    made = next(line for line in bar.rows.children() if hasattr(line, "done_changed"))
    made.check.click()
    settle()

    def stands() -> list[tuple]:
        connection = dbapi2.connect(str(window.workspace.store.path))
        try:
            return connection.execute("SELECT status FROM \"commitment\" WHERE text LIKE 'Ours%'").fetchall()
        finally:
            connection.close()

    done = stands()
    window.table.panel.page.edits.stack.undo()
    assert (done, stands()) == ([("done",)], [("open",)])


def test_with_the_last_one_kept_it_goes_and_undo_brings_it_back(window):
    with window.workspace.write() as s:
        others = list(s.scalars(select(Commitment).where(Commitment.status == CommitmentStatus.OPEN)))
        for made in others:
            made.status = CommitmentStatus.DONE
        ids = [made.id for made in others]
    promise(window, 1, -1)
    bar = opened(window)
    seen = [bar.isVisible()]
    next(line for line in bar.rows.children() if hasattr(line, "done_changed")).check.click()
    settle()
    seen.append(bar.isVisible())
    window.table.panel.page.edits.stack.undo()
    settle()
    seen.append(bar.isVisible())
    with window.workspace.write() as s:
        for made in s.scalars(select(Commitment).where(Commitment.id.in_(ids))):
            made.status = CommitmentStatus.OPEN
    assert seen == [True, False, True]


def test_of_two_thousand_three_of_each_are_unfolded(window):
    promise(window, 2000, -5)
    bar = opened(window)
    lines = [line for line in bar.rows.children() if hasattr(line, "done_changed")]
    assert (bar.words.text(), len(lines)) == ("Promised before: 2012 commitments open, 2000 due.", 3)


def test_the_status_bar_counts_what_the_two_owe(window):
    before = window.status.note.text()
    promise(window, 2, 0, "manager")
    settle()
    with window.workspace.read() as s:
        pair = window.workspace.pair()
        owners = Commitment.owner_id.in_((pair.recruiter.id, pair.manager.id))
        n = len(s.scalars(select(Commitment.id).where(owners, Commitment.status == CommitmentStatus.OPEN)).all())
    assert (before, window.status.note.text()) == (f"{n - 2} commitments open", f"{n} commitments open, 2 due")


def test_another_pair_has_a_count_of_its_own(window):
    first = window.workspace.pair().id
    with window.workspace.read() as s:
        other = pairs_by_name(s)["P2"].id
    mine = window.status.note.text()
    window.workspace.turn_to(other)
    theirs = window.status.note.text()
    window.workspace.turn_to(first)
    assert (mine != theirs, window.status.note.text()) == (True, mine)
