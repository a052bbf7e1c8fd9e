"""The pipeline beyond its rows: ticks, whom one waits for, columns by stage, tabs, adding taken back, large text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Attachment, Candidate
from hirepair_desktop.ui.pages.candidates_columns import ColumnsView
from hirepair_desktop.ui.pages.candidates_model import MIME
from hirepair_desktop.ui.pages.candidates_page import CandidatesPage
from tests.ui.dressed import dress
from tests.ui.pages.pipelined import aliases, drop, drop_on, list_of, of, press, stand_on, standing
from tests.ui.window import own_copy, settle, window_on

RIGHT, ALT = Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(window) -> CandidatesPage:
    return list_of(window)


# Several together


def tick(page: CandidatesPage, *names: str) -> None:
    for alias in names:
        page.ticks.toggle(of(page.window(), alias).id)
    settle()


def test_space_ticks_a_row_and_the_bar_says_how_many(qtbot, page):
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.keyClick(page.table, Qt.Key.Key_J)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert (page.ticks_bar.isVisible(), page.ticks_bar.words.text()) == (True, "2 ticked")


def test_a_press_on_the_box_ticks_and_beside_it_does_not(qtbot, page):
    where = page.table.visualRect(page.table.currentIndex())
    for x in (where.left() + 18, where.left() + 60):
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, where.center().y()))
    assert page.ticks.ids() == [of(page.window(), "K19").id]


def test_who_is_ticked_is_said_to_a_screen_reader(page):
    tick(page, "K19")
    assert page.table.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.AccessibleTextRole) == "K19, ticked"


def test_ticked_ones_move_together_and_come_back_as_one_step(page):
    before = standing(page, "K19", "K05", "K03")
    tick(page, "K19", "K05", "K03")
    page.ticks_bar.move_ticked.chosen.emit("debriefed")
    moved = standing(page, "K19", "K05", "K03")
    page.window().menus.undo.trigger()
    assert (moved, standing(page, "K19", "K05", "K03")) == (["debriefed"] * 3, before)


def test_when_one_of_them_is_refused_nobody_is_moved(page):
    said = []
    page.said.connect(said.append)
    before = standing(page, "K19", "K05")
    tick(page, "K19", "K05")
    page.ticks_bar.move_ticked.chosen.emit("offered")
    settle()
    assert (standing(page, "K19", "K05"), any("decides first" in words for words in said)) == (before, True)


def test_closing_together_asks_once_and_each_keeps_the_reason(qtbot, page):
    tick(page, "K19", "K05")
    page.ticks_bar.move_ticked.chosen.emit("shortlisted")
    tick(page, "K19", "K05")
    press(qtbot, page, "close_ticked")
    heading = page.side.closing.heading.text()
    qtbot.keyClicks(page.side.closing.reason.line, "The role is frozen")
    qtbot.keyClick(page.side.closing.reason.line, Qt.Key.Key_Return)
    settle()
    reasons = [of(page.window(), alias).closed_reason for alias in ("K19", "K05")]
    assert (heading, reasons) == ("Why does it end for these 2?", ["Amara: The role is frozen"] * 2)


def test_a_ticked_row_that_is_dragged_takes_the_others_along(page):
    tick(page, "K05", "K19")
    carried = page.model.mimeData([page.table.currentIndex()]).data(MIME).data().decode().split()
    assert sorted(carried) == sorted(page.ticks.ids())


def test_who_is_filtered_away_is_ticked_no_more(qtbot, page):
    tick(page, "K05", "K19")
    press(qtbot, page, "stage_interviewing")
    assert page.ticks.ids() == [of(page.window(), "K19").id]


# Asking


def test_whom_a_person_keeps_waiting_can_be_asked(page):
    pair = page.workspace.pair()
    page.filters.waiting_on.chosen.emit(pair.manager.id)
    settle()
    assert (aliases(page), page.filters.waiting_on.text()) == (["K19"], "Waiting on: Priya")


def test_who_was_not_told_yet_can_be_asked_and_cleared(qtbot, page):
    press(qtbot, page, "told_filter")
    asked = aliases(page)
    press(qtbot, page, "clear_filters")
    assert (asked, len(aliases(page))) == (["K16"], 19)


# Columns


@pytest.fixture
def columns(qtbot, page) -> ColumnsView:
    """The columns, the card of K19 under the cursor."""
    press(qtbot, page, "view_columns")
    page.columns.step_in()
    settle()
    return page.columns


def test_every_stage_has_its_column_and_its_cards(columns):
    shown = {key: len(column.cards.stage.ids) for key, column in columns.columns.items() if column.isVisible()}
    assert shown == {
        "new": 0, "shortlisted": 0, "interviewing": 1, "debriefed": 0, "offered": 0, "hired": 4, "closed": 14,
    }  # fmt: skip


def test_a_card_is_moved_by_key_and_keeps_the_keys(qtbot, page, columns):
    qtbot.keyClick(columns.columns["interviewing"].cards, RIGHT, ALT)
    settle()
    after = columns.columns["debriefed"].cards
    assert (standing(page, "K19"), after.hasFocus(), columns.current_id()) == (
        ["debriefed"], True, of(page.window(), "K19").id,
    )  # fmt: skip


def test_arrows_walk_between_the_columns(qtbot, columns):
    for key in ("interviewing", "debriefed", "offered"):
        qtbot.keyClick(columns.columns[key].cards, RIGHT)
    assert columns.columns["hired"].cards.hasFocus()


def test_one_card_is_marked_in_all_columns(qtbot, columns):
    qtbot.keyClick(columns.columns["interviewing"].cards, RIGHT)
    columns.columns["hired"].cards.step_in()
    marked = [key for key, column in columns.columns.items() if column.cards.selectedIndexes()]
    assert marked == ["hired"]


def test_a_card_dropped_on_a_column_moves_there_and_closed_asks_why(page, columns):
    key = of(page.window(), "K19").id.encode()
    columns.columns["shortlisted"].cards.dropped.emit(key)
    settle()
    columns.columns["closed"].cards.dropped.emit(key)
    settle()
    assert (standing(page, "K19"), page.side.closing.isVisible()) == (["shortlisted"], True)


def test_a_drag_is_taken_by_a_column(columns, page):
    drop_on(columns.columns["debriefed"].cards.viewport(), of(page.window(), "K19").id)
    assert standing(page, "K19") == ["debriefed"]


def test_a_card_says_all_three_lines(columns):
    cards = columns.columns["interviewing"].cards
    said = cards.stage.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "K19, Wanda Krol, Backend, ticketing platform, Priya: scorecard, waits 1 day"


def test_a_press_on_the_box_of_a_card_ticks_it(qtbot, page, columns):
    cards = columns.columns["interviewing"].cards
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(18, 16))
    assert page.ticks.ids() == [of(page.window(), "K19").id]


# Beside the list


def words_in(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_what_is_open_about_somebody_stands_beside_the_list(page):
    stand_on(page, "K01")
    page.side.tabs.setCurrentIndex(1)
    settle()
    assert "Told of a payout that stopped at night" in words_in(page.side)


def test_of_a_round_that_is_open_nothing_is_said(page):
    page.side.tabs.setCurrentIndex(1)
    settle()
    assert "Nothing is open yet." in words_in(page.side.said)


def test_what_happened_around_somebody_is_a_tab_away(page):
    stand_on(page, "K01")
    page.side.tabs.setCurrentIndex(2)
    settle()
    assert "24 Jun 2026: Priya decided hire." in words_in(page.side)


def test_who_met_somebody_stands_under_the_name(page):
    assert "Seen by Amara 21 Nov, Jonas 23 Nov, Priya 23 Nov." in page.side.under.text()


# Adding


@pytest.fixture
def added(qtbot, page) -> CandidatesPage:
    """Wren was added, and one is back at the list."""
    press(qtbot, page, "add_candidate")
    page.adding.new_name.focus()
    qtbot.keyClicks(page.adding.new_name.line, "Wren Achterberg")
    press(qtbot, page, "add_it")
    page.window().go("candidates", "")
    settle()
    return page


def named_wren(page: CandidatesPage) -> list[str]:
    with page.workspace.read() as s:
        return list(s.scalars(select(Candidate.alias).where(Candidate.name == "Wren Achterberg")))


def test_adding_somebody_is_taken_back_and_done_again(added):
    added.window().menus.undo.trigger()
    gone = named_wren(added)
    added.window().menus.redo.trigger()
    assert (gone, named_wren(added)) == ([], ["K20"])


def test_somebody_with_more_on_record_is_not_taken_back(added):
    said = []
    added.said.connect(said.append)
    with added.workspace.write() as s:
        s.add(Attachment(candidate_id=of(added.window(), "K20").id, name="a.pdf", mime="", sha256="", bytes=b"%PDF-"))
    settle()
    added.window().menus.undo.trigger()
    settle()
    assert (named_wren(added), any("it stays" in words for words in said)) == (["K20"], True)


# Large text


@pytest.fixture
def large(qapp, made_sample, tmp_path):
    """The list at 200 %, where no column stands at the side."""
    dress(qapp, "light", 2.0)
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as window:
        window.resize(1280, 800)
        window.go("candidates", "")
        settle()
        stand_on(window.desk.page, "K19")
        yield window.desk.page
    dress(qapp, "light", 1.0)


def test_at_large_text_an_end_asks_why_in_place(qtbot, large):
    drop(large, "closed", large.table.current_id())
    closing, shown = large.side.closing, large.window().desk.shown()[0]
    visible = closing.isVisible()
    qtbot.keyClicks(closing.reason.line, "An offer nearer home")
    qtbot.keyClick(closing.reason.line, Qt.Key.Key_Return)
    settle()
    assert (visible, shown, of(large.window(), "K19").closed_reason) == (
        True, "candidates", "Amara: An offer nearer home",
    )  # fmt: skip


def test_at_large_text_the_list_comes_back_when_nothing_ends(qtbot, large):
    drop(large, "closed", large.table.current_id())
    press(qtbot, large, "closing_leave")
    assert (large.side.closing.isVisible(), large.table.isVisible(), large.filters.isVisible()) == (False, True, True)
