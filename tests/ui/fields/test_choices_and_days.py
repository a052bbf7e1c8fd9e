"""Fields that are chosen: list, day, tick, passphrase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.day_edit import day_in
from hirepair_desktop.ui.fields.money_field import MoneyField
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.fields.passphrase_field import PassphraseField
from hirepair_desktop.ui.widgets.boxes import stack

SOURCES = [("referral", "Referral"), ("advert", "Advert")]


@pytest.fixture
def source(qtbot: QtBot) -> ChoiceField:
    field = ChoiceField("Source", SOURCES, "source", empty_words="Not chosen")
    qtbot.addWidget(field)
    field.show()
    return field


def test_choice_is_told_at_once(qtbot: QtBot, source: ChoiceField) -> None:
    with qtbot.waitSignal(source.edited, timeout=0) as told:
        qtbot.keyClick(source.list, Qt.Key.Key_Down)
    assert told.args == ["referral"]


def test_choice_may_stay_empty(source: ChoiceField) -> None:
    assert source.value() == ""


def test_choice_shows_a_value_without_telling(qtbot: QtBot, source: ChoiceField) -> None:
    with qtbot.assertNotEmitted(source.edited):
        source.set_value("advert")
    assert source.list.currentText() == "Advert"


def test_choice_stays_when_the_list_changes(source: ChoiceField) -> None:
    source.set_value("advert")
    source.set_options([("advert", "Advert"), ("agency", "Agency")])
    assert source.value() == "advert"


@pytest.mark.parametrize("kind", ["list", "number", "amount", "day", "tabs"])
def test_wheel_over_what_has_the_focus_scrolls_the_page(qtbot: QtBot, kind: str) -> None:
    editor: QWidget = {
        "list": lambda: ChoiceField("Source", SOURCES, "source").list,
        "number": lambda: NumberField("Minutes", "minutes").spin,
        "amount": lambda: MoneyField("From", "pay_min", "EUR").spin,
        "day": lambda: DateField("Start", "start", optional=False).edit,
        "tabs": three_tabs,
    }[kind]()  # fmt: skip
    qtbot.addWidget(editor)
    editor.show()
    editor.setFocus()
    before = (editor.property("value"), editor.property("currentIndex"), editor.property("date"))
    turn = QWheelEvent(
        QPointF(5, 5), editor.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor, turn)
    after = (editor.property("value"), editor.property("currentIndex"), editor.property("date"))
    assert (after, turn.isAccepted()) == (before, kind == "tabs")  # Qt's tabs take it and do nothing with it


def three_tabs() -> QTabBar:
    """Tabs as beside a CV."""
    tabs = QTabBar()
    for words in ("CV", "Said", "History"):
        tabs.addTab(words)
    return tabs


@pytest.mark.parametrize("kind", [ChoiceField, DateField])
def test_wheel_over_a_field_gives_it_no_focus(qtbot: QtBot, kind: type) -> None:
    field = ChoiceField("Source", SOURCES, "source") if kind is ChoiceField else DateField("Start", "start")
    qtbot.addWidget(field)
    assert field.focusPolicy() == Qt.FocusPolicy.StrongFocus


@pytest.fixture
def start(qtbot: QtBot) -> DateField:
    field = DateField("Start", "start")
    qtbot.addWidget(field)
    field.show()
    return field


def test_day_may_stay_empty(start: DateField) -> None:
    assert start.value() is None


def test_empty_day_says_so(start: DateField) -> None:
    assert start.edit.text() == "No day yet"


def test_day_is_shown_in_words(start: DateField) -> None:
    start.set_value(date(2026, 11, 24))
    assert start.edit.text() == "24 Nov 2026"


def test_changed_day_is_told(qtbot: QtBot, start: DateField) -> None:
    start.set_value(date(2026, 11, 24))
    with qtbot.waitSignal(start.edited, timeout=3000) as told:
        start.edit.stepBy(1)
    assert told.args == [date(2026, 11, 25)]


def test_empty_day_begins_with_today(qtbot: QtBot, start: DateField) -> None:
    qtbot.keyClick(start.edit, Qt.Key.Key_Up)
    assert start.value() == date.today()


@pytest.fixture
def typed_into(qtbot: QtBot, start: DateField) -> Callable[[str], DateField]:
    """Types into the field as a person does who came with Tab, then goes on."""

    def type_words(words: str) -> DateField:
        start.activateWindow()
        qtbot.waitUntil(start.isActiveWindow)
        start.edit.setFocus(Qt.FocusReason.TabFocusReason)
        start.edit.selectAll()
        for letter in words:
            qtbot.keyClicks(start.edit, letter)
        return start

    return type_words


@pytest.mark.parametrize("words", ["5 Dec 2026", "5 December 2026", "Dec 5, 2026", "2026-12-05", "5.12.2026"])
def test_day_can_be_typed(typed_into: Callable[[str], DateField], words: str) -> None:
    assert typed_into(words).value() == date(2026, 12, 5)


def test_day_can_be_typed_over_another(typed_into: Callable[[str], DateField], start: DateField) -> None:
    start.set_value(date(2026, 11, 24))
    assert typed_into("5 Dec 2026").value() == date(2026, 12, 5)


def test_tab_leaves_an_empty_day(qtbot: QtBot) -> None:
    both = QWidget()
    first, second = DateField("Start", "start"), DateField("End", "end")
    both.setLayout(stack(first, second))
    qtbot.addWidget(both)
    both.show()
    both.activateWindow()
    qtbot.waitUntil(both.isActiveWindow)
    first.focus()
    qtbot.keyClick(first.edit, Qt.Key.Key_Tab)
    assert second.edit.hasFocus()


def test_day_without_its_year_is_the_next_such_day() -> None:
    assert day_in("5 Jan", QLocale.c(), QDate(2026, 11, 24)) == QDate(2027, 1, 5)


@pytest.mark.parametrize(("words", "day"), [("9 Nov", QDate(2026, 11, 9)), ("5 Jan", QDate(2027, 1, 5))])
def test_day_that_is_mostly_past_is_the_nearest_such_day(words: str, day: QDate) -> None:
    assert day_in(words, QLocale.c(), QDate(2026, 11, 24), nearest=True) == day


def test_ctrl_a_chooses_words_that_name_no_day(qtbot: QtBot, typed_into: Callable[[str], DateField]) -> None:
    field = typed_into("Fri")
    qtbot.keyClick(field.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field.edit, "27 Nov 2026")
    assert field.edit.lineEdit().text() == "27 Nov 2026"


def test_typed_day_is_told_when_the_focus_leaves(qtbot: QtBot, typed_into: Callable[[str], DateField]) -> None:
    field = typed_into("2026-12-05")
    with qtbot.waitSignal(field.edited, timeout=0) as told:
        field.edit.clearFocus()
    assert (told.args, field.edit.text()) == ([date(2026, 12, 5)], "5 Dec 2026")


def test_a_day_half_typed_is_left_alone(typed_into: Callable[[str], DateField]) -> None:
    field = typed_into("5 De")
    field.flush()
    assert (field.edit.text(), field.sentence.text()) == ("5 De", "")


def test_words_that_are_no_day_stay_with_a_sentence(typed_into: Callable[[str], DateField]) -> None:
    field = typed_into("soon")
    field.edit.clearFocus()
    assert (field.edit.text(), field.value(), field.sentence.text()) == (
        "soon",
        None,
        "“soon” is no day. Write it as in 5 Dec 2026.",
    )


def test_day_can_be_taken_away(qtbot: QtBot, start: DateField) -> None:
    start.set_value(date(2026, 11, 24))
    with qtbot.waitSignal(start.edited, timeout=0) as told:
        qtbot.mouseClick(start.clear_button, Qt.MouseButton.LeftButton)
    assert told.args == [None]


def test_delete_takes_the_whole_day_away(qtbot: QtBot, start: DateField) -> None:
    start.set_value(date(2026, 11, 24))
    start.edit.selectAll()
    qtbot.keyClick(start.edit, Qt.Key.Key_Delete)
    assert start.value() is None


def test_needed_day_cannot_be_taken_away(qtbot: QtBot) -> None:
    field = DateField("Start", "start", optional=False)
    qtbot.addWidget(field)
    field.show()
    assert not field.clear_button.isVisible()


def test_tick_is_told_at_once(qtbot: QtBot) -> None:
    field = CheckField("Shown in the advert", "shown")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited, timeout=0) as told:
        qtbot.keyClick(field.check, Qt.Key.Key_Space)
    assert told.args == [True]


@pytest.fixture
def secret(qtbot: QtBot) -> PassphraseField:
    field = PassphraseField("Passphrase", "passphrase", "man", "8 characters or more")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "correct horse")
    return field


def test_passphrase_is_hidden(secret: PassphraseField) -> None:
    assert secret.line.displayText() == "•" * len("correct horse")


def test_passphrase_is_never_pending(secret: PassphraseField) -> None:
    assert not secret.is_pending()


def test_eye_shows_the_passphrase(qtbot: QtBot, secret: PassphraseField) -> None:
    qtbot.mouseClick(secret.eye, Qt.MouseButton.LeftButton)
    assert secret.line.echoMode() == QLineEdit.EchoMode.Normal


def test_dropped_passphrase_is_gone_and_hidden_again(qtbot: QtBot, secret: PassphraseField) -> None:
    qtbot.mouseClick(secret.eye, Qt.MouseButton.LeftButton)
    secret.drop()
    assert (secret.value(), secret.line.echoMode()) == ("", QLineEdit.EchoMode.Password)


def test_dropped_passphrase_cannot_be_brought_back(secret: PassphraseField) -> None:
    secret.drop()
    secret.line.undo()
    assert secret.value() == ""


def test_hidden_passphrase_cannot_be_copied(qapp: QApplication, secret: PassphraseField) -> None:
    qapp.clipboard().setText("before")
    secret.line.selectAll()
    secret.line.copy()
    assert qapp.clipboard().text() == "before"


@pytest.mark.parametrize(("words", "enough"), [("1234567", False), ("12345678", True)])
def test_passphrase_needs_eight_characters(secret: PassphraseField, words: str, enough: bool) -> None:
    secret.line.setText(words)
    assert secret.is_long_enough() is enough
