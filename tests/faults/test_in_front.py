"""While something stands in front and is to be answered, nothing reaches what lies behind it (one rule, ui/widgets/front)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QTextEdit, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Candidate
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.ui.help_cover import help_over
from hirepair_desktop.ui.preview import Preview
from hirepair_desktop.ui.widgets.front import in_front
from tests.faults.at_table import LEFT, AtTable, at_table
from tests.faults.test_first_table import GOOD, sit
from tests.ui.window import own_copy, settle, window_on

CTRL = Qt.KeyboardModifier.ControlModifier
STAY = {"leave", "keys"}
"""Quitting and the keys of the page: all that works in front of everything."""


@pytest.fixture
def no_dialog(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which dialogs of the system were asked for; a real one would hold the test for ever."""
    asked: list[str] = []
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, name=name: asked.append(name) or ("", ""))
    return asked


@pytest.fixture
def hands(look: None, made_sample: Path, tmp_path: Path) -> Iterator[AtTable]:
    """The feedback of Amara and Priya, on a page that has keys of its own."""
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as made:
        made.window.activateWindow()
        made.window.go("session", made.planned(SessionKind.FEEDBACK))
        settle()
        yield made


def press_everything(hands: AtTable, without: Collection[str] = ()) -> list[str]:
    """Press every key that anything in the window has, where the focus is; what answered, by its name."""
    answered: list[str] = []
    pressed: list[QKeySequence] = []
    for kind, signal in ((QAction, "triggered"), (QShortcut, "activated"), (QAbstractButton, "clicked")):
        for each in hands.window.findChildren(kind):
            keys = each.key() if isinstance(each, QShortcut) else each.shortcut()
            if keys.isEmpty() or each.objectName() in {*STAY, *without} or _stands_in_front(hands, each):
                continue
            getattr(each, signal).connect(lambda *_args, each=each: answered.append(each.objectName() or "a shortcut"))
            pressed.append(keys)
    assert len(pressed) + len(without) >= 20
    for keys in pressed:
        combination = keys[0]
        QTest.keyClick(hands.window.windowHandle(), combination.key(), combination.keyboardModifiers())
        settle()
    return answered


def _stands_in_front(hands: AtTable, each: QObject) -> bool:
    return any(isinstance(each, QWidget) and front.isAncestorOf(each) for front in in_front(hands.window.stage))


def test_no_key_reaches_behind_a_recovery_sheet(look, tmp_path, no_dialog):
    with window_on(None, tmp_path) as window:
        window.activateWindow()
        hands = AtTable(window)
        sit(hands, ("Amara", "Priya"), GOOD)
        shown = window.desk.shown()
        assert (press_everything(hands), no_dialog) == ([], [])
        assert (hands.shows("recovery_sheet"), window.desk.shown()) == (True, shown)


def test_no_key_reaches_behind_a_notice(hands, no_dialog):
    section = hands.table.frame.section_key()
    hands.window.complain("The system refused.")
    assert (press_everything(hands), no_dialog) == ([], [])
    assert (hands.shows("notice"), hands.table.frame.section_key()) == (True, section)


def test_no_key_reaches_behind_help(hands, no_dialog):
    help_over(hands.window.stage, "protects")
    assert (press_everything(hands), no_dialog) == ([], [])


def test_no_key_reaches_behind_the_curtain(hands, no_dialog):
    hands.sit_down(SessionKind.DEBRIEF, "reveal")
    hands.click(f"enter_{hands.manager}")
    assert (press_everything(hands), no_dialog) == ([], [])
    assert hands.shows("curtain")


def test_menus_that_reach_behind_cannot_be_opened_and_those_of_help_and_looks_can(hands):
    hands.window.complain("The system refused.")
    able = {each.text().replace("&", "") for each in hands.window.menuBar().actions() if each.isEnabled()}
    assert able == {"View", "Help"}


def test_the_sample_tag_does_not_lead_away_from_a_notice(hands):
    hands.window.complain("The system refused.")
    QTest.mouseClick(hands.window.status.sample, LEFT)
    settle()
    assert hands.window.table is not None


def test_help_opens_in_front_of_a_notice_and_the_desk_behind_stays(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        hands.window.go("roles", "")
        hands.window.complain("The system refused.")
        hands.key(Qt.Key.Key_F1)
        assert (hands.shows("help_cover"), hands.window.desk.shown()[0]) == (True, "roles")
        hands.key(Qt.Key.Key_Escape)
        hands.key(Qt.Key.Key_Escape)
        assert (hands.shows("notice"), hands.window.desk.shown()[0]) == (False, "roles")


def test_once_a_notice_is_closed_keys_work_again(hands):
    hands.window.complain("The system refused.")
    hands.click("close_notice")
    hands.key(Qt.Key.Key_3, CTRL)
    assert hands.window.desk.shown()[0] == "roles"


def test_once_a_notice_is_closed_one_writes_on_where_one_was(hands):
    editor = next(each for each in hands.window.stack.findChildren(QTextEdit) if each.isVisible())
    editor.setFocus()
    hands.window.complain("The system refused.")
    hands.click("close_notice")
    assert QApplication.focusWidget() is editor


def test_without_a_workspace_its_acts_stay_away_after_a_notice(look, tmp_path):
    with window_on(None, tmp_path) as window:
        window.complain("The system refused.")
        AtTable(window).click("close_notice")
        able = [each.objectName() for each in window.menus.needs_workspace if each.isEnabled()]
        assert (able, window.menus.file.menuAction().isEnabled()) == ([], True)


# A summary in front: going elsewhere closes it, so the ways to other places stay open


@pytest.fixture
def preview(hands: AtTable) -> Preview:
    """The letter to K02 in front of the feedback of Amara and Priya."""
    with hands.window.workspace.read() as s:
        candidate = s.scalars(select(Candidate.id).where(Candidate.alias == "K02")).one()
    hands.window.acts.print_session(candidate)
    settle()
    return hands.seen(Preview, "preview")


def test_no_key_of_the_session_reaches_behind_a_summary(hands, preview, no_dialog):
    section = hands.table.frame.section_key()
    ways = {action.objectName() for action in hands.window.menus.places_menu.actions() if not action.isSeparator()}
    assert (press_everything(hands, without=ways), no_dialog) == ([], [])
    assert (preview.isVisible(), hands.table.frame.section_key()) == (True, section)


def test_undo_does_not_reach_behind_a_summary(hands, preview):
    assert not hands.window.menus.edit.menuAction().isEnabled()


def test_a_place_can_be_gone_to_and_closes_the_summary(hands, preview):
    hands.key(Qt.Key.Key_3, CTRL)
    assert (hands.shows("preview"), hands.window.desk.shown()[0]) == (False, "roles")


def test_a_new_commitment_closes_the_summary(hands, preview):
    hands.key(Qt.Key.Key_C, CTRL, Qt.KeyboardModifier.ShiftModifier)
    assert not hands.shows("preview")


def test_once_a_summary_is_closed_the_page_works_again(hands, preview):
    hands.key(Qt.Key.Key_Escape)
    assert (hands.window.stack.isEnabled(), hands.window.menus.edit.menuAction().isEnabled()) == (True, True)


def test_a_notice_in_front_of_a_summary_closes_the_ways_too(hands, preview):
    hands.window.complain("The system refused.")
    assert not hands.window.menus.places_menu.menuAction().isEnabled()


def test_a_summary_is_as_large_as_the_stage(hands, preview):
    hands.window.resize(1300, 820)
    settle()
    assert preview.size() == hands.window.stage.size()
