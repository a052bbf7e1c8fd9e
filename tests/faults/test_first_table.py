"""A stranger at the two chairs: strange names, weak passphrases, double clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Person, Role
from hirepair_desktop.text import clean
from hirepair_desktop.ui.notice import Notice
from tests.faults.at_table import LEFT, AtTable
from tests.faults.hostile import EVERYWHERE, MILLION, paste
from tests.ui.window import settle, window_on

GOOD = {"rec": "correct horse battery", "man": "staple of another kind"}


@pytest.fixture
def hands(look: None, tmp_path: Path) -> Iterator[AtTable]:
    """Hands at the two chairs; no workspace yet."""
    with window_on(None, tmp_path) as window:
        window.activateWindow()
        yield AtTable(window)


def sit(hands: AtTable, names: tuple[str, str], passphrases: dict[str, str]) -> None:
    """Fill both chairs and begin."""
    for side, name in zip(("rec", "man"), names, strict=True):
        paste(hands.seen(QLineEdit, f"name_{side}_editor"), name)
        for field in ("passphrase", "again"):
            editor = hands.seen(QLineEdit, f"{field}_{side}_editor")
            editor.setText("")
            QTest.keyClicks(editor, passphrases[side])
    hands.click("start_intake")


def keep_sheets(hands: AtTable) -> None:
    """Both say that they have their sheet."""
    for name in ("sheet_kept", "take_laptop", "sheet_kept"):
        hands.click(name)


def people(hands: AtTable) -> set[str]:
    """Who is in the workspace."""
    assert hands.window.workspace is not None
    with hands.window.workspace.read() as s:
        return set(s.scalars(select(Person.name)))


def test_strange_names_are_kept_literally(hands):
    names = (f"1 {EVERYWHERE}", f"2 {EVERYWHERE}")
    sit(hands, names, GOOD)
    assert people(hands) == {clean(name) for name in names}


def test_an_ampersand_in_a_name_is_shown_and_is_no_key(hands):
    sit(hands, ("R&D", "Q&A"), GOOD)
    keep_sheets(hands)
    hands.window.go("home", "")
    made = hands.window.findChildren(QAbstractButton)
    assert hands.window.desk.sidebar.pair.text() == "R&D & Q&A"
    assert [each.objectName() for each in made if not each.shortcut().isEmpty()] == []


def test_names_of_a_million_letters_are_kept(hands):
    sit(hands, (MILLION["one word"], "Priya"), GOOD)
    assert people(hands) == {MILLION["one word"], "Priya"}


def test_a_strange_title_of_a_role_is_kept_and_shown(hands):
    sit(hands, ("Amara", "Priya"), GOOD)
    keep_sheets(hands)
    paste(hands.seen(QLineEdit, "role_title_editor"), EVERYWHERE)
    QTest.keyClick(hands.seen(QLineEdit, "role_title_editor"), Qt.Key.Key_Return)  # as the button does
    settle()
    with hands.table.panel.workspace.read() as s:
        assert s.scalars(select(Role.title)).all() == [clean(EVERYWHERE).strip()]
    assert "<b>&amp;</b> <img" in hands.window.windowTitle()


def test_a_weak_passphrase_leaves_nothing_behind_and_may_be_typed_again(hands, tmp_path):
    sit(hands, ("Amara", "Priya"), {"rec": "aaaaaaaaaa", "man": "bbbbbbbbbb"})
    assert "too easy to guess" in hands.seen(Notice, "notice").words.text()
    assert [each.name for each in tmp_path.iterdir() if "Our hiring" in each.name] == []
    hands.click("close_notice")
    sit(hands, ("Amara", "Priya"), GOOD)
    assert people(hands) == {"Amara", "Priya"}


def test_a_double_click_begins_once(hands):
    sit(hands, ("Amara", "Priya"), {"rec": GOOD["rec"], "man": ""})
    QTest.keyClicks(hands.seen(QLineEdit, "passphrase_man_editor"), GOOD["man"])
    QTest.keyClicks(hands.seen(QLineEdit, "again_man_editor"), GOOD["man"])
    button = hands.seen(QWidget, "start_intake")
    where = button.mapTo(hands.window, button.rect().center())
    QTest.mouseClick(button, LEFT)
    under = hands.window.childAt(where)
    QTest.mouseDClick(under, LEFT, Qt.KeyboardModifier.NoModifier, under.mapFrom(hands.window, where))
    settle()
    assert (people(hands), hands.shows("recovery_sheet")) == ({"Amara", "Priya"}, True)


def test_between_the_two_sheets_the_laptop_is_handed_over(hands):
    sit(hands, ("Amara", "Priya"), GOOD)
    hands.click("sheet_kept")
    assert (hands.shows("recovery_sheet"), hands.seen(QWidget, "hand_over").accessibleName()) == (
        False, "Hand the laptop to Priya",
    )  # fmt: skip


def test_a_group_of_the_widest_letters_stays_on_one_line(hands):
    sit(hands, ("Amara", "Priya"), GOOD)
    group = hands.seen(QLabel, "group_1")
    assert not group.wordWrap()
    assert group.fontMetrics().horizontalAdvance("WWWW") <= group.width()
