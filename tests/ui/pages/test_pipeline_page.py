"""The pipeline in the window: filters, moves by key and drag, ends with a reason, the CV at the side, 20,000 rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import insert, select

from hirepair_desktop.model import Attachment, Candidate, Interview, ReferrerUpdate, Role
from hirepair_desktop.model.kinds import CandidateStatus
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.pages.candidate_page import CandidatePage
from hirepair_desktop.ui.pages.candidates_arranging import AT_ONCE as SMALL
from hirepair_desktop.ui.pages.candidates_model import AT_ONCE, MIME
from hirepair_desktop.ui.pages.candidates_page import CandidatesPage
from tests.ui.cvs import bad_cvs, cv_bytes
from tests.ui.pages.pipelined import aliases, drop, list_of, of, press
from tests.ui.window import settle

LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(window) -> CandidatesPage:
    return list_of(window)


def candidate_page(window: MainWindow, alias: str) -> CandidatePage:
    window.go("candidate", of(window, alias).id)
    settle()
    page = window.desk.page
    assert isinstance(page, CandidatePage)
    return page


# Looking


def test_the_strip_counts_and_says_zero_with_a_dash(page):
    strip = page.filters.strip.buttons
    assert (strip["interviewing"].count, strip["hired"].count, strip["offered"].count) == (1, 4, 0)


def test_stages_filter_several_at_once(qtbot, page):
    press(qtbot, page, "stage_hired")
    press(qtbot, page, "stage_interviewing")
    assert aliases(page) == ["K19", "K01", "K07", "K14", "K17"]


def test_a_stage_pressed_again_shows_everybody(qtbot, page):
    press(qtbot, page, "stage_hired")
    press(qtbot, page, "stage_hired")
    assert len(aliases(page)) == 19


def test_a_stage_folds_under_its_head(qtbot, page):
    page.table.setCurrentIndex(page.model.index(page.model.heads()[-1], 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert (page.model.rowCount(), len(aliases(page))) == (8, 5)


def test_j_and_k_walk_from_candidate_to_candidate_over_the_heads(qtbot, page):
    qtbot.keyClick(page.table, Qt.Key.Key_J)
    down = page.table.current_id()
    qtbot.keyClick(page.table, Qt.Key.Key_K)
    assert (down, page.table.current_id()) == (of(page.window(), "K01").id, of(page.window(), "K19").id)


def test_the_list_says_that_nobody_is_ranked(page):
    assert page.count_words.text() == "19 people, 1 open. In order of waiting time. Nobody is ranked."


def test_the_side_says_who_is_ready_and_nothing_else(page):
    words = [(one.full_name.split()[0], one.words.text()) for one in page.side.ready.rows]
    assert words == [("Amara", "Ready"), ("Priya", "Not ready"), ("Jonas", "Not ready")]


def test_whose_step_comes_next_stands_in_the_row(page):
    row = page.model.row_of(page.table.current_id())
    assert page.model.index(row, 5).data() == "Priya: scorecard"


# Moving


@pytest.mark.parametrize(("key", "status"), [(RIGHT, CandidateStatus.DEBRIEFED), (LEFT, CandidateStatus.SHORTLISTED)])
def test_alt_and_an_arrow_move_to_the_next_stage(qtbot, page, key, status):
    qtbot.keyClick(page.table, key, ALT)
    assert of(page.window(), "K19").status is status


def test_a_move_is_taken_back_and_done_again(qtbot, page):
    qtbot.keyClick(page.table, RIGHT, ALT)
    page.window().menus.undo.trigger()
    back = of(page.window(), "K19").status
    page.window().menus.redo.trigger()
    assert (back, of(page.window(), "K19").status) == (CandidateStatus.INTERVIEWING, CandidateStatus.DEBRIEFED)


def test_the_row_keeps_the_cursor_when_it_moves(qtbot, page):
    qtbot.keyClick(page.table, RIGHT, ALT)
    settle()
    assert page.table.current_id() == of(page.window(), "K19").id


def test_nobody_is_moved_to_an_offer_that_was_not_decided(qtbot, page):
    said = []
    page.said.connect(said.append)
    page.side.move_to.chosen.emit("offered")
    assert of(page.window(), "K19").status is CandidateStatus.INTERVIEWING
    assert any("Priya decides first" in words for words in said)


def test_a_row_dragged_onto_a_stage_moves_there(page):
    carried = page.model.mimeData([page.table.currentIndex()]).data(MIME).data().decode()
    drop(page, "debriefed", carried)
    assert (carried, of(page.window(), "K19").status) == (of(page.window(), "K19").id, CandidateStatus.DEBRIEFED)


def test_a_row_dragged_onto_closed_is_asked_why_first(page):
    drop(page, "closed", page.table.current_id())
    assert (page.side.closing.isVisible(), of(page.window(), "K19").status) == (True, CandidateStatus.INTERVIEWING)


def test_closing_without_a_reason_is_a_sentence(qtbot, page):
    page.side.move_to.chosen.emit("closed")
    press(qtbot, page, "closing_done")
    assert page.side.closing.reason.sentence.text() == "Say why it ends; a few words are enough."
    assert of(page.window(), "K19").status is CandidateStatus.INTERVIEWING


def end(qtbot, page, how: str = "withdrawn") -> None:
    page.side.move_to.chosen.emit("closed")
    page.side.closing.how.set_value(how)
    press(qtbot, page, "closing_who_man")
    page.side.closing.reason.focus()
    qtbot.keyClicks(page.side.closing.reason.line, "An offer nearer home")
    qtbot.keyClick(page.side.closing.reason.line, Qt.Key.Key_Return)
    settle()


def test_an_end_keeps_how_why_and_who_said_so(qtbot, page):
    end(qtbot, page)
    held = of(page.window(), "K19")
    assert (held.status, held.closed_reason) == (CandidateStatus.WITHDRAWN, "Priya: An offer nearer home")


def test_an_end_is_taken_back_whole(qtbot, page):
    end(qtbot, page)
    page.window().menus.undo.trigger()
    held = of(page.window(), "K19")
    assert (held.status, held.closed_reason, held.closed_at) == (CandidateStatus.INTERVIEWING, "", None)


# CVs


def attach(qtbot, page, path: Path) -> None:
    box = page.side.cv
    box.attach_file(path)
    qtbot.waitUntil(lambda: not box.is_reading())
    settle()


@pytest.mark.parametrize("kind", ["no_pdf", "empty", "locked", "too_long", "cut_off", "too_large"])
def test_a_bad_cv_is_a_sentence_and_the_one_before_stays(qtbot, page, tmp_path, kind):
    good = tmp_path / "good.pdf"
    good.write_bytes(cv_bytes(2))
    attach(qtbot, page, good)
    path, words = bad_cvs(tmp_path)[kind]
    attach(qtbot, page, path)
    with page.workspace.read() as s:
        names = s.scalars(select(Attachment.name)).all()
    assert (words in page.side.cv.told.text(), names, page.side.cv.attach.isEnabled()) == (True, ["good.pdf"], True)


def test_another_cv_takes_the_place_of_the_first_and_undo_brings_it_back(qtbot, page, tmp_path):
    for name in ("first.pdf", "second.pdf"):
        (tmp_path / name).write_bytes(cv_bytes(1, words=name))
        attach(qtbot, page, tmp_path / name)
    with page.workspace.read() as s:
        held = s.scalars(select(Attachment.name)).all()
    page.window().menus.undo.trigger()
    with page.workspace.read() as s:
        again = s.scalars(select(Attachment.name)).all()
    assert (held, again) == (["second.pdf"], ["first.pdf"])


def test_the_cv_of_a_row_is_read_beside_it(qtbot, page, tmp_path):
    (tmp_path / "cv.pdf").write_bytes(cv_bytes(2))
    attach(qtbot, page, tmp_path / "cv.pdf")
    qtbot.waitUntil(lambda: page.side.cv.reader.page() == (1, 2))
    assert page.side.cv.reader.page_words.text() == "Page 1 of 2"


# The page of one candidate


def test_who_referred_is_told_and_thanked_from_the_page(qtbot, window):
    page = candidate_page(window, "K06")
    assert not page.referrer.isHidden()
    press(qtbot, page, "thanked_rec")
    with window.workspace.read() as s:
        told = s.scalars(select(ReferrerUpdate).where(ReferrerUpdate.candidate_id == of(window, "K06").id)).one()
    pair = window.workspace.pair()
    assert told.by == pair.recruiter.id


def test_several_people_hold_a_talk(qtbot, window):
    page = candidate_page(window, "K19")
    people = [key for key, _name in page.talks._people[:2]]
    for key in people:
        page.talks.talk_people.chosen.emit(key)
    press(qtbot, page, "talk_add")
    with window.workspace.read() as s:
        talks = s.scalars(select(Interview).where(Interview.candidate_id == of(window, "K19").id)).all()
        found = [{person.id for person in talk.interviewers} for talk in talks]
    assert set(people) in found


def test_a_talk_that_was_removed_comes_back_with_its_people(qtbot, window):
    page = candidate_page(window, "K19")
    talks = select(Interview).where(Interview.candidate_id == of(window, "K19").id).order_by(Interview.held_at)
    with window.workspace.read() as s:
        last = s.scalars(talks).all()[-1]
        before = (last.id, last.held_at, {person.id for person in last.interviewers})
    press(qtbot, page, f"talk_remove_{before[0]}")
    window.menus.undo.trigger()
    with window.workspace.read() as s:
        last = s.scalars(talks).all()[-1]
        assert (last.id, last.held_at, {person.id for person in last.interviewers}) == before


def test_an_end_chosen_on_the_page_asks_why_and_waits(window):
    page = candidate_page(window, "K19")
    page.fields["status"].edited.emit("withdrawn")
    settle()
    assert (page.closing.isVisible(), of(window, "K19").status) == (True, CandidateStatus.INTERVIEWING)


# Many


@pytest.fixture
def many(page, window) -> CandidatesPage:
    """Twenty thousand more candidates of R1, all new."""
    with window.workspace.write() as s:
        role = s.scalars(select(Role.id).where(Role.code == "R1")).one()
        rows = [
            {"id": f"Z{n:07d}", "alias": f"M{n}", "role_id": role, "name": f"Person {n}", "headline": "", "email": "",
             "phone": "", "source": "applied", "status": "new", "closed_reason": "", "pay_hope": "",
             "also_talking_to": "", "consent": False, "advice": [], "seq": 0, "chk": b"\0" * 8}
            for n in range(20_000)
        ]  # fmt: skip
        s.execute(insert(Candidate.__table__), rows)
    page.refresh()
    return page


def test_a_long_list_is_arranged_off_the_window_and_then_shown(qtbot, many):
    assert SMALL < 20_000
    qtbot.waitUntil(lambda: not many.is_reading())
    assert many.filters.strip.buttons["new"].count == 20_000


def test_of_a_long_list_only_what_is_seen_is_read(qtbot, many, monkeypatch):
    qtbot.waitUntil(lambda: not many.is_reading())
    settle()
    read: list[int] = []
    fetch = many.model._fetch
    monkeypatch.setattr(many.model, "_fetch", lambda ids: (read.append(len(ids)), fetch(ids))[1])
    many.table.scrollTo(many.model.index(10_000, 0))
    settle()
    many.table.viewport().grab()
    assert 0 < sum(read) <= 3 * AT_ONCE


def test_of_a_long_column_only_what_is_seen_is_read(qtbot, many, monkeypatch):
    qtbot.waitUntil(lambda: not many.is_reading())
    read: list[int] = []
    cards = many.columns.columns["new"].cards
    fetch = cards.stage._fetch
    monkeypatch.setattr(cards.stage, "_fetch", lambda ids: (read.append(len(ids)), fetch(ids))[1])
    press(qtbot, many, "view_columns")
    cards.scrollTo(cards.stage.index(10_000, 0))
    cards.viewport().grab()
    assert 0 < sum(read) <= 4 * AT_ONCE


def test_a_long_list_has_a_row_for_everybody(qtbot, many):
    qtbot.waitUntil(lambda: not many.is_reading())
    assert many.model.rowCount() == 20_000 + 19 + len(many.model.heads())
