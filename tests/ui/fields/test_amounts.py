"""Amounts of money: what is none stays as it was written, the kept value stands, and a sentence says why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.fields.money_field import MoneyField
from hirepair_desktop.ui.widgets.boxes import stack


class Desk(QWidget):
    """An amount in euros that was kept before, and somewhere else to go."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.elsewhere = MoneyField("From", "pay_min", "EUR"), QLineEdit()
        self.setLayout(stack(self.field, self.elsewhere))
        self.field.set_value(8_000_000)
        self.told: list[object] = []
        self.field.edited.connect(self.told.append)

    def write(self, words: str) -> None:
        """Write over what stands there and go elsewhere."""
        self.field.spin.setFocus()
        line = self.field.spin.lineEdit()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, words)
        self.elsewhere.setFocus()


@pytest.fixture
def desk(qtbot: QtBot, look: None) -> Iterator[Desk]:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made


WRONG = [
    ("-5", "An amount is not below zero."),
    ("$90000", "This amount is in EUR. Change the currency first, or write the amount in it."),
    ("USD 90000", "This amount is in EUR. Change the currency first, or write the amount in it."),
    ("90x", "“90x” is no amount. Write it as in 92,000."),
    ("80,5", "“80,5” can be read in more than one way. Write it as in 92,000 or 92k."),
    ("1,250k", "“1,250k” can be read in more than one way. Write it as in 92,000 or 92k."),
    ("80-90", "“80-90” is no amount. Write it as in 92,000."),
    ("99999999999", "“99999999999” is no amount. Write it as in 92,000."),
]


@pytest.mark.parametrize(("words", "sentence"), WRONG)
def test_what_is_no_amount_is_said_and_stays(desk: Desk, words: str, sentence: str) -> None:
    desk.write(words)
    assert desk.field.sentence.text() == sentence
    assert desk.field.spin.cleanText() == words


@pytest.mark.parametrize("words", [words for words, _sentence in WRONG])
def test_the_kept_amount_stands(desk: Desk, words: str) -> None:
    desk.write(words)
    assert (desk.field.value(), desk.told) == (8_000_000, [])


def test_showing_again_leaves_the_words(desk: Desk) -> None:
    desk.write("90x")
    desk.field.set_value(8_000_000)
    assert desk.field.spin.cleanText() == "90x"


@pytest.mark.parametrize("words", ["91000", "91,000", "91.000", "91 000", "91'000", "EUR 91000", "91k", "91 K"])
def test_an_amount_is_told_in_minor_units(desk: Desk, words: str) -> None:
    desk.write(words)
    assert desk.told == [9_100_000]


def test_mended_words_take_the_sentence_away(desk: Desk) -> None:
    desk.write("90x")
    desk.write("90000")
    assert (desk.told, desk.field.sentence.text()) == ([9_000_000], "")


def test_back_to_what_was_kept_takes_it_away_too(desk: Desk) -> None:
    desk.write("90x")
    desk.write("80000")
    assert (desk.told, desk.field.sentence.text()) == ([], "")


def test_emptied_it_is_none(desk: Desk) -> None:
    desk.write("")
    assert desk.told == [None]
