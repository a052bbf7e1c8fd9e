"""Both write behind the curtain of the real window, open together, and the words stand on the table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.appearance import Appearance
from hirepair_desktop.ui.feedback.pulse_page import PulsePage
from hirepair_desktop.ui.feedback.writing import WritingPage
from hirepair_desktop.ui.fields.passphrase_field import PassphraseField
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.widgets.curtain import Curtain
from hirepair_desktop.ui.widgets.key_hint import KeyHint
from tests.ui.feedback.acting import click, shown_words, write
from tests.ui.feedback.talk import PASSPHRASES, TODAY, Talk, new_talk

SIDES = {"nadia": "rec", "tomas": "man"}


class Seated:
    """The pair in front of the window, the section *Write alone* on the table."""

    def __init__(self, window: MainWindow, talk: Talk) -> None:
        self.window, self.talk = window, talk

    def behind_the_curtain(self, what: str, who: str, kind: type[PrivatePage]) -> PrivatePage:
        """Hand the laptop over: press the button, give the passphrase; the private page."""
        click(self.window, f"{what}_round_{SIDES[who]}_write")
        curtain = self.window.findChild(Curtain)
        assert curtain is not None
        _give(curtain, PASSPHRASES[who])
        page = self.window.findChild(kind)
        assert page is not None
        return page

    def open_together(self, what: str) -> None:
        """Both passphrases in the form over the stage."""
        click(self.window, f"{what}_round_open")
        for name, who in (("recruiter_passphrase", "nadia"), ("manager_passphrase", "tomas")):
            field = self.window.findChild(PassphraseField, name)
            assert field is not None
            line = field.findChild(QLineEdit)
            assert line is not None
            line.setText(PASSPHRASES[who])
        click(self.window, "open_together")


def _give(curtain: Curtain, passphrase: str) -> None:
    line = curtain.findChild(QLineEdit)
    assert line is not None
    line.setText(passphrase)
    QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.fixture
def seated(tmp_path: Path, qtbot: QtBot) -> Iterator[Seated]:
    """The window with the session of the talk open at its third section."""
    talk = new_talk(tmp_path)
    window = MainWindow(Appearance(theme="light"), tmp_path / "other.hirepair", TODAY)
    window.show_workspace(talk.store)
    window.show()
    qtbot.waitExposed(window)
    window.go("session", talk["session"])
    assert window.table is not None
    window.table.frame.show_section("write")
    yield Seated(window, talk)
    window.let_go()
    window.deleteLater()


def _write_and_seal(seated: Seated, who: str, words: str) -> None:
    page = seated.behind_the_curtain("feedback", who, WritingPage)
    assert isinstance(page, WritingPage)
    write(page, f"{page.items[0].objectName()}_behaviour", words)
    click(page, "seal")


def test_what_both_wrote_alone_stands_on_the_table_after_both_opened_it(seated: Seated) -> None:
    _write_and_seal(seated, "nadia", "You stayed until the last question.")
    _write_and_seal(seated, "tomas", "You brought numbers.")
    seated.open_together("feedback")
    table = seated.window.table
    assert table is not None and table.frame.page is not None
    words = shown_words(table.frame.page)
    assert "You stayed until the last question." in words and "You brought numbers." in words


def test_the_private_page_is_destroyed_with_its_words(seated: Seated) -> None:
    _write_and_seal(seated, "nadia", "You stayed until the last question.")
    assert seated.window.findChild(WritingPage) is None
    assert "You stayed" not in shown_words(seated.window)


def test_an_unfinished_page_is_there_again_for_its_writer(seated: Seated) -> None:
    page = seated.behind_the_curtain("feedback", "tomas", WritingPage)
    assert isinstance(page, WritingPage)
    write(page, f"{page.items[0].objectName()}_behaviour", "You brought numbers.")
    click(seated.window, "hide_now")
    again = seated.behind_the_curtain("feedback", "tomas", WritingPage)
    assert again.payload()["items"][0]["behaviour"] == "You brought numbers."


def test_what_is_typed_at_once_stands_in_the_first_item(seated: Seated) -> None:
    page = seated.behind_the_curtain("feedback", "tomas", WritingPage)
    assert isinstance(page, WritingPage)
    QTest.keyClicks(QApplication.focusWidget(), "How you open a call")
    assert page.items[0].headline.value() == "How you open a call"


def test_the_passphrase_of_the_other_opens_nothing(seated: Seated) -> None:
    click(seated.window, "feedback_round_man_write")
    curtain = seated.window.findChild(Curtain)
    assert curtain is not None
    _give(curtain, PASSPHRASES["nadia"])
    assert seated.window.findChild(WritingPage) is None


def test_an_empty_page_is_sealed_by_the_second_press(seated: Seated) -> None:
    page = seated.behind_the_curtain("feedback", "nadia", WritingPage)
    click(page, "seal")
    click(page, "seal")
    assert seated.talk.rows("select state from draft where person_id = '" + seated.talk["nadia"] + "'") == [("sealed",)]


def test_the_pulse_opens_into_its_rows(seated: Seated) -> None:
    for who in ("nadia", "tomas"):
        page = seated.behind_the_curtain("pulse", who, PulsePage)
        click(page, "pulse_safe_4" if who == "nadia" else "pulse_safe_2")
        click(page, "seal")
    seated.open_together("pulse")
    assert sorted(seated.talk.rows("select safe, keeps from pulse")) == [(2, None), (4, None)]


def test_the_last_section_names_no_key_to_a_next_one(seated: Seated) -> None:
    assert seated.window.table is not None
    seated.window.table.frame.show_section("close")
    caps = [hint.keys for hint in seated.window.status.findChildren(KeyHint)]
    assert ("A" in caps, "Ctrl ↵" in caps) == (True, False)
