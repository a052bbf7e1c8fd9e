"""When a field tells what was typed, and what it never overwrites."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.fields import pending
from hirepair_desktop.ui.fields.agree_field import AgreeField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.money_field import MoneyField
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.fields.pending import LONGEST_MS, QUIET_MS
from hirepair_desktop.ui.fields.voice_field import VoiceField

SLACK = 0.6
"""Seconds a slow machine may be late; the upper bounds below hold with it."""


@pytest.fixture
def voice(qtbot: QtBot) -> VoiceField:
    field = VoiceField("rec", "Nadia challenges", "challenge", speaker="Nadia Rahimi")
    qtbot.addWidget(field)
    field.show()
    return field


def test_typing_is_told_after_a_short_quiet(qtbot: QtBot, voice: VoiceField) -> None:
    started = monotonic()
    with qtbot.waitSignal(voice.edited, timeout=3000) as told:
        qtbot.keyClicks(voice.text, "at three")
    assert told.args == ["at three"]
    assert QUIET_MS / 1000 - 0.05 <= monotonic() - started <= QUIET_MS / 1000 + SLACK


def test_typing_without_a_pause_is_told_within_a_second(qtbot: QtBot, voice: VoiceField) -> None:
    told: list[float] = []
    voice.edited.connect(lambda words: told.append(monotonic()))
    started = monotonic()

    def typed_until_told() -> bool:
        qtbot.keyClick(voice.text, "a")
        return bool(told)

    qtbot.waitUntil(typed_until_told, timeout=4000)
    assert told[0] - started <= LONGEST_MS / 1000 + SLACK


def test_typing_goes_on_untold_before_the_quiet(qtbot: QtBot, voice: VoiceField) -> None:
    qtbot.keyClicks(voice.text, "a")
    assert voice.is_pending()


def test_flush_tells_at_once(qtbot: QtBot, voice: VoiceField) -> None:
    qtbot.keyClicks(voice.text, "now")
    with qtbot.waitSignal(voice.edited, timeout=0) as told:
        voice.flush()
    assert told.args == ["now"]


def test_focus_out_tells_at_once(qtbot: QtBot) -> None:
    window = QWidget()
    one, other = LineField("One", "one"), LineField("Other", "other")
    layout = QVBoxLayout(window)
    layout.addWidget(one)
    layout.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    one.focus()
    qtbot.keyClicks(one.line, "Amara")
    with qtbot.waitSignal(one.edited, timeout=QUIET_MS // 4) as told:
        other.focus()
    assert told.args == ["Amara"]


def test_same_words_are_not_told_again(qtbot: QtBot, voice: VoiceField) -> None:
    voice.set_value("same")
    qtbot.keyClick(voice.text, Qt.Key.Key_End)
    qtbot.keyClicks(voice.text, "x")
    qtbot.keyClick(voice.text, Qt.Key.Key_Backspace)
    with qtbot.assertNotEmitted(voice.edited):
        voice.flush()


def test_showing_a_value_tells_nothing(qtbot: QtBot, voice: VoiceField) -> None:
    with qtbot.assertNotEmitted(voice.edited):
        voice.set_value("from the file")
        voice.flush()


def test_what_is_being_typed_is_not_overwritten(qtbot: QtBot, voice: VoiceField) -> None:
    qtbot.keyClicks(voice.text, "mine")
    voice.set_value("theirs")
    assert voice.value() == "mine"


def test_refused_words_stay(qtbot: QtBot, voice: VoiceField) -> None:
    qtbot.keyClicks(voice.text, "refused")
    voice.flush()
    voice.show_sentence("The range ends below its start.")
    voice.set_value("as it was")
    assert voice.value() == "refused"


def test_refusal_goes_when_the_next_value_is_told(qtbot: QtBot, voice: VoiceField) -> None:
    voice.show_sentence("The range ends below its start.")
    qtbot.keyClicks(voice.text, "better")
    voice.flush()
    assert voice.sentence.text() == ""


def test_refusal_is_what_a_screen_reader_hears(voice: VoiceField) -> None:
    voice.show_sentence("The range ends below its start.")
    assert voice.text.accessibleDescription() == "The range ends below its start."


def test_cursor_stays_when_the_same_value_is_shown(qtbot: QtBot, voice: VoiceField) -> None:
    qtbot.keyClicks(voice.text, "abc")
    qtbot.keyClick(voice.text, Qt.Key.Key_Left)
    voice.flush()
    voice.set_value("abc")
    assert voice.text.textCursor().position() == 2


def test_words_are_told_as_they_are_kept(qtbot: QtBot, voice: VoiceField) -> None:
    voice.text.insertPlainText("e\u0301")
    with qtbot.waitSignal(voice.edited, timeout=0) as told:
        voice.flush()
    assert told.args == ["\u00e9"]


def test_flush_all_reaches_every_field(qtbot: QtBot, voice: VoiceField) -> None:
    line = LineField("Name", "line")
    qtbot.addWidget(line)
    qtbot.keyClicks(voice.text, "a")
    qtbot.keyClicks(line.line, "b")
    with qtbot.waitSignals([voice.edited, line.edited], timeout=0):
        count = pending.flush_all()
    assert count == 2


def test_nothing_is_pending_after_flush_all(qtbot: QtBot, voice: VoiceField) -> None:
    qtbot.keyClicks(voice.text, "a")
    pending.flush_all()
    assert not pending.any_pending()


def test_a_field_that_is_gone_is_not_pending(qtbot: QtBot) -> None:
    field = VoiceField("man", "Answer", "answer")
    qtbot.keyClicks(field.text, "a")
    with qtbot.waitSignal(field.destroyed, timeout=1000):
        field.deleteLater()
    assert not pending.any_pending()


def test_typing_shows_who_types(qtbot: QtBot, voice: VoiceField) -> None:
    qtbot.keyClicks(voice.text, "a")
    assert voice.typing.isVisible() and voice.mark.isVisible()


def test_typing_is_no_longer_shown_when_told(qtbot: QtBot, voice: VoiceField) -> None:
    qtbot.keyClicks(voice.text, "a")
    voice.flush()
    assert not voice.typing.isVisible()


def test_sealed_field_shows_nothing_of_its_text(qtbot: QtBot, voice: VoiceField) -> None:
    voice.set_value("secret")
    voice.set_sealed("Sealed until both have written")
    assert not voice.text.isVisible() and voice.sealed.text() == "Sealed until both have written"


def test_read_only_field_cannot_be_typed_into(qtbot: QtBot, voice: VoiceField) -> None:
    voice.set_read_only(True)
    qtbot.keyClicks(voice.text, "a")
    assert voice.value() == ""


def number() -> NumberField:
    return NumberField("Weeks", "weeks", 1, 60)


def money() -> MoneyField:
    return MoneyField("Pay", "pay", "EUR")


@pytest.mark.parametrize(
    ("make", "keys", "value"),
    [(number, "12", 12), (money, "88000", 8_800_000), (money, "88,000", 8_800_000)],
)
def test_figures_are_told(qtbot: QtBot, make: Callable[[], NumberField | MoneyField], keys: str, value: int) -> None:
    field = make()
    qtbot.addWidget(field)
    field.spin.selectAll()
    qtbot.keyClicks(field.spin, keys)
    field.flush()
    assert field.value() == value


@pytest.mark.parametrize("make", [number, money])
def test_figures_may_stay_empty(qtbot: QtBot, make: Callable[[], NumberField | MoneyField]) -> None:
    field = make()
    qtbot.addWidget(field)
    field.set_value(12_00)
    field.set_value(None)
    assert field.value() is None and field.spin.text().strip("€") == ""


def test_minor_units_stay_until_somebody_types(qtbot: QtBot) -> None:
    field = money()
    qtbot.addWidget(field)
    field.set_value(8_800_050)
    assert field.value() == 8_800_050


def test_money_without_minor_units(qtbot: QtBot) -> None:
    field = MoneyField("Pay", "pay", "JPY")
    qtbot.addWidget(field)
    field.spin.selectAll()
    qtbot.keyClicks(field.spin, "9000000")
    assert field.value() == 9_000_000


@pytest.fixture
def purpose(qtbot: QtBot) -> AgreeField:
    field = AgreeField("Purpose", "purpose", "Nadia Rahimi", "Tomas Eklund")
    qtbot.addWidget(field)
    field.show()
    return field


def test_agreeing_is_told_with_the_side(qtbot: QtBot, purpose: AgreeField) -> None:
    with qtbot.waitSignal(purpose.agreed, timeout=0) as told:
        qtbot.mouseClick(purpose.marks["man"], Qt.MouseButton.LeftButton)
    assert told.args == ["man", True]


def test_agreeing_by_key_of_the_one_whose_turn_it_is(qtbot: QtBot, purpose: AgreeField) -> None:
    with qtbot.waitSignal(purpose.agreed, timeout=0) as told:
        purpose.agree("rec")
    assert told.args == ["rec", True]


def test_complete_only_when_both_agree(purpose: AgreeField) -> None:
    purpose.set_agreed(True, False)
    assert not purpose.is_complete()


def test_both_agree_is_said(purpose: AgreeField) -> None:
    purpose.set_agreed(True, True)
    assert purpose.both.isVisible()


def test_agreement_tells_the_words_first(qtbot: QtBot, purpose: AgreeField) -> None:
    order: list[str] = []
    purpose.edited.connect(lambda words: order.append("edited"))
    purpose.agreed.connect(lambda side, on: order.append("agreed"))
    qtbot.keyClicks(purpose.text, "x")
    purpose.agree("rec")
    assert order == ["edited", "agreed"]


def test_mark_says_who_has_not_agreed(purpose: AgreeField) -> None:
    assert purpose.marks["man"].accessibleName() == "Tomas has not agreed yet"


@pytest.mark.parametrize(
    ("key", "ours"),
    [(Qt.Key.Key_K, True), (Qt.Key.Key_D, True), (Qt.Key.Key_E, True), (Qt.Key.Key_A, False), (Qt.Key.Key_Z, True)],
)
def test_keys_of_the_window_are_left_to_it(voice: VoiceField, key: Qt.Key, ours: bool) -> None:
    """On X11 a text takes Ctrl K to delete its line, unless the field keeps it from being asked."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    asked.accept()
    assert (voice.eventFilter(voice.text, asked), asked.isAccepted()) == (ours, not ours)


def test_undo_is_about_the_text_while_it_has_something_to_take_back(qtbot: QtBot, voice: VoiceField) -> None:
    qtbot.keyClicks(voice.text, "x")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not voice.eventFilter(voice.text, asked)
