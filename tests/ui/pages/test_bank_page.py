"""The question bank to be changed: kept in the workspace, taken back step by step, put back as it ships."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.model import Setting
from hirepair_desktop.model.competency import BankQuestion
from hirepair_desktop.model.question_bank import load_bank, shipped_bank
from hirepair_desktop.ui.fields.growing_text import GrowingText
from hirepair_desktop.ui.widgets.toast import Toast
from tests.ui.window import own_copy, settle, window_on

HOSTILE = "'; DROP TABLE setting; -- <b>שלום</b> {0} %s"


@pytest.fixture
def window(look, made_sample, tmp_path):
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as opened:
        opened.go("question_bank", "")
        settle()
        yield opened


def widget(window, name):
    found = window.desk.page.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(qtbot, window, name):
    qtbot.mouseClick(widget(window, name), Qt.MouseButton.LeftButton)
    settle()


def write(window, name, words):
    text = widget(window, name).text
    text.setFocus()
    text.selectAll()
    text.insertPlainText(words)
    widget(window, name).flush()
    settle()


def name_it(window, words):
    field = widget(window, "bank_name")
    field.line.setFocus()
    field.line.selectAll()
    field.line.insert(words)
    field.flush()
    settle()
    return field


def choose(window, key):
    about = widget(window, "bank_about")
    about.list.setCurrentIndex(about.list.findData(key))
    about.list.activated.emit(about.list.currentIndex())
    settle()


def bank(window):
    with window.workspace.read() as s:
        return load_bank(s)


def kept(window):
    with window.workspace.read() as s:
        return [row.key for row in s.query(Setting) if row.key.startswith("bank.")]


def test_the_first_competency_is_shown_with_its_questions(window):
    shown = [values["text"] for _key, values in widget(window, "bank_questions").rows()]
    assert shown == [question.text for question in shipped_bank()[0].questions]


def test_keys_begin_at_what_the_questions_are_about(window):
    window.go("home", "")
    window.go("question_bank", "")
    assert QApplication.focusWidget() is widget(window, "bank_about").list


def test_looking_keeps_nothing(window):
    choose(window, "craft")
    assert kept(window) == []


@pytest.mark.parametrize("column", ["text", "listen_for"])
def test_a_changed_question_is_kept_literally(window, column):
    write(window, f"bank_questions_ownership_0_{column}", HOSTILE)
    assert getattr(bank(window)[0].questions[0], column) == HOSTILE
    assert kept(window) == ["bank.ownership"]


def test_undo_takes_a_change_back(window):
    write(window, "bank_questions_ownership_0_text", "Other")
    window.menus.undo.trigger()
    settle()
    assert bank(window) == list(shipped_bank())


def test_put_back_gives_what_ships(window, qtbot):
    write(window, "bank_questions_ownership_0_text", "Other")
    press(qtbot, window, "bank_back")
    assert (bank(window), widget(window, "bank_back").isVisible()) == (list(shipped_bank()), False)


def test_what_ships_has_nothing_to_put_back(window):
    assert not widget(window, "bank_back").isVisible()


def test_a_question_is_added_and_another_removed(window, qtbot):
    press(qtbot, window, "bank_questions_add")
    write(window, "bank_questions_ownership_5_text", "Sixth?")
    press(qtbot, window, "bank_questions_ownership_0_remove")
    ships = shipped_bank()[0].questions
    assert bank(window)[0].questions == (*ships[1:], BankQuestion("Sixth?", ""))


def test_a_removed_question_is_named_and_comes_back_by_the_line_that_names_it(window, qtbot):
    press(qtbot, window, "bank_questions_ownership_0_remove")
    toast = window.findChild(Toast)
    assert toast.words.text().startswith(f"Taken out: “{shipped_bank()[0].questions[0].text[:20]}")
    toast.undo.click()
    settle()
    assert bank(window) == list(shipped_bank())


def test_undo_by_key_is_about_the_page_while_the_text_has_nothing_to_take_back(window, qtbot):
    window.activateWindow()
    press(qtbot, window, "bank_questions_ownership_0_remove")
    assert isinstance(QApplication.focusWidget(), GrowingText)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert bank(window) == list(shipped_bank())


def test_questions_move(window, qtbot):
    press(qtbot, window, "bank_questions_ownership_0_down")
    ships = shipped_bank()[0].questions
    assert bank(window)[0].questions[:2] == (ships[1], ships[0])


def test_a_competency_is_added_named_and_removed(window, qtbot):
    press(qtbot, window, "bank_add")
    name_it(window, "Reads a chart")
    added = bank(window)[-1]
    assert (added.name, added.is_own) == ("Reads a chart", True)
    press(qtbot, window, "bank_back")
    assert bank(window) == list(shipped_bank())


def test_a_competency_without_a_name_is_a_sentence_under_the_field(window):
    field = name_it(window, " ")
    assert "Give these questions a name" in field.sentence.text()
    assert bank(window) == list(shipped_bank())


def test_another_competency_shows_its_own_questions(window):
    choose(window, "craft")
    wanted = next(each for each in shipped_bank() if each.key == "craft")
    assert widget(window, "bank_name").value() == wanted.name
    assert len(widget(window, "bank_questions").rows()) == len(wanted.questions)


def test_what_was_typed_last_stays_with_its_competency(window, qtbot):
    text = widget(window, "bank_questions_ownership_0_text").text
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "Typed?")
    choose(window, "craft")
    assert (bank(window)[0].questions[0].text, kept(window)) == ("Typed?", ["bank.ownership"])
