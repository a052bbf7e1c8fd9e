"""The text that grows: height, paste, Tab, Ctrl+Enter, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextBlockFormat
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.fields.growing_text import GrowingText
from hirepair_desktop.ui.theme import theme


@pytest.fixture
def text(qtbot: QtBot) -> GrowingText:
    made = GrowingText()
    qtbot.addWidget(made)
    made.setFixedWidth(200)
    made.show()
    return made


def heights(text: GrowingText) -> set[float]:
    """The line heights of all paragraphs."""
    found, block = set(), text.document().begin()
    while block.isValid():
        found.add(block.blockFormat().lineHeight())
        block = block.next()
    return found


def test_one_line_is_as_high_as_the_scale_says(text: GrowingText) -> None:
    assert text.height() == theme().line("body")


def test_it_grows_by_whole_lines(qtbot: QtBot, text: GrowingText) -> None:
    qtbot.keyClicks(text, "abc")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.height() == 3 * theme().line("body")


def test_it_shrinks_again(text: GrowingText) -> None:
    text.load("a\nb\nc")
    text.load("a")
    assert text.height() == theme().line("body")


def test_long_words_wrap(text: GrowingText) -> None:
    text.load("Three of your last four strong hires had under three years of Spark.")
    assert text.height() >= 3 * theme().line("body")


def test_least_lines_are_kept(qtbot: QtBot) -> None:
    made = GrowingText(min_lines=3)
    qtbot.addWidget(made)
    assert made.minimumHeight() == 3 * theme().line("body")


def test_pasted_text_loses_its_looks(text: GrowingText) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    text.insertFromMimeData(data)
    assert not text.textCursor().charFormat().font().bold()


def test_pasted_paragraphs_keep_the_line_height(text: GrowingText) -> None:
    data = QMimeData()
    data.setText("one\ntwo\nthree")
    text.insertFromMimeData(data)
    assert heights(text) == {float(theme().line("body"))}


def test_a_new_paragraph_keeps_the_line_height(qtbot: QtBot, text: GrowingText) -> None:
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert heights(text) == {float(theme().line("body"))}


def test_empty_paragraphs_keep_the_line_height(qtbot: QtBot, text: GrowingText) -> None:
    for _ in range(3):
        qtbot.keyClick(text, Qt.Key.Key_Return)
    assert (text.document().blockCount(), heights(text)) == (4, {float(theme().line("body"))})


def test_line_height_is_fixed(text: GrowingText) -> None:
    kind = text.document().begin().blockFormat().lineHeightType()
    assert kind == QTextBlockFormat.LineHeightTypes.FixedHeight.value


def test_tab_goes_to_the_next_field(qtbot: QtBot) -> None:
    window = QWidget()
    one, other = GrowingText(), GrowingText()
    layout = QVBoxLayout(window)
    layout.addWidget(one)
    layout.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    one.setFocus()
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert other.hasFocus()


def test_ctrl_enter_writes_no_line(qtbot: QtBot, text: GrowingText) -> None:
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert text.words() == ""


def test_loading_cannot_be_undone(text: GrowingText) -> None:
    text.load("shown")
    text.undo()
    assert text.words() == "shown"


def test_what_is_typed_follows_what_is_shown(qtbot: QtBot, text: GrowingText) -> None:
    text.load("Two lines\nshown")
    qtbot.keyClicks(text, " and more")
    assert text.words() == "Two lines\nshown and more"


def test_own_words_can_be_undone(qtbot: QtBot, text: GrowingText) -> None:
    text.load("shown")
    text.moveCursor(text.textCursor().MoveOperation.End)
    qtbot.keyClicks(text, "!")
    text.undo()
    assert text.words() == "shown"
