"""The curtain hides every pixel, keeps keys and focus inside, forgets the passphrase; a private page is destroyed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.curtain import Curtain, CurtainCall
from hirepair_desktop.ui.widgets.private_frame import PrivateFrame, destroy_now

CALL = CurtainCall(
    "Nadia Rahimi", "rec", "Ready", True, "Tomas Eklund", "man", "Your turn", "Hand the laptop to Tomas",
    "He writes about Priya Raman alone.", "Tomas, your passphrase", "Open my private page",
    "Sealed: unreadable in the file until both open it.",
)  # fmt: skip
LOUD = QColor("#FF00FF")


class Window(QMainWindow):
    """A window in one colour that nothing of ours has, with a menu, a field and a shortcut."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        palette = inside.palette()
        palette.setColor(palette.ColorRole.Window, LOUD)
        inside.setPalette(palette)
        inside.setAutoFillBackground(True)
        self.setCentralWidget(inside)
        self.field = QLineEdit(inside)
        self.fired: list[str] = []
        menu = QMenu("File", self)
        self.save = menu.addAction("Save")
        self.save.setShortcut(QKeySequence("Ctrl+S"))
        self.save.triggered.connect(lambda checked=False: self.fired.append("save"))
        self.menuBar().addMenu(menu)
        self.resize(1200, 760)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def curtain(window: Window) -> Curtain:
    return Curtain(window, CALL)


def loud_pixels(window: QWidget) -> int:
    image = window.grab().toImage()
    return sum(image.pixelColor(x, y) == LOUD for x in range(image.width()) for y in range(0, image.height(), 2))


def test_the_window_is_loud_without_a_curtain(window: Window) -> None:
    assert loud_pixels(window) > 1000


def test_nothing_of_the_window_is_seen(window: Window, curtain: Curtain) -> None:
    assert loud_pixels(window) == 0


def test_nothing_of_the_menu_is_seen(window: Window, curtain: Curtain) -> None:
    assert window.grab().toImage().pixelColor(300, 4) != theme()["window"]


def test_nothing_is_seen_after_the_window_grew(qapp: QApplication, window: Window, curtain: Curtain) -> None:
    window.resize(1400, 900)
    qapp.processEvents()
    assert (curtain.size(), loud_pixels(window)) == (window.size(), 0)


def test_focus_is_in_the_passphrase(curtain: Curtain) -> None:
    assert curtain.passphrase.line.hasFocus()


def test_tab_never_leaves(qtbot: QtBot, curtain: Curtain) -> None:
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert curtain.isAncestorOf(QApplication.focusWidget())


def test_backtab_never_leaves(qtbot: QtBot, curtain: Curtain) -> None:
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        assert curtain.isAncestorOf(QApplication.focusWidget())


def test_tab_reaches_every_act(qtbot: QtBot, curtain: Curtain) -> None:
    seen = set()
    for _ in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget().objectName())
    assert {"forgotten", "not_now", "open_private_page", "passphrase_editor", "passphrase_eye"} <= seen


def test_shortcut_of_the_window_works_without_a_curtain(qtbot: QtBot, window: Window) -> None:
    window.field.setFocus()
    qtbot.keyClick(window.field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.fired == ["save"]


def test_shortcut_of_the_window_does_nothing_behind_it(qtbot: QtBot, window: Window, curtain: Curtain) -> None:
    for place in (curtain.passphrase.line, curtain.later):
        place.setFocus()
        qtbot.keyClick(place, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.fired == []


def test_passphrase_is_told_once_and_forgotten(qtbot: QtBot, curtain: Curtain) -> None:
    qtbot.keyClicks(curtain.passphrase.line, "correct horse")
    with qtbot.waitSignal(curtain.opened, timeout=0) as told:
        qtbot.keyClick(curtain.passphrase.line, Qt.Key.Key_Return)
    assert (told.args, curtain.passphrase.value()) == (["correct horse"], "")


def test_no_passphrase_opens_nothing(qtbot: QtBot, curtain: Curtain) -> None:
    with qtbot.assertNotEmitted(curtain.opened):
        curtain.open_button.click()
    assert curtain.sentence.text() == "Type your passphrase first."


def test_escape_is_not_now(qtbot: QtBot, curtain: Curtain) -> None:
    qtbot.keyClicks(curtain.passphrase.line, "half")
    with qtbot.waitSignal(curtain.not_now, timeout=0):
        qtbot.keyClick(curtain.passphrase.line, Qt.Key.Key_Escape)
    assert curtain.passphrase.value() == ""


def test_forgotten_is_a_wish(qtbot: QtBot, curtain: Curtain) -> None:
    with qtbot.waitSignal(curtain.forgotten, timeout=0):
        qtbot.mouseClick(curtain.forgotten_link, Qt.MouseButton.LeftButton)


def test_refused_passphrase_says_why_and_asks_again(qtbot: QtBot, curtain: Curtain) -> None:
    qtbot.keyClicks(curtain.passphrase.line, "wrong")
    curtain.later.setFocus()
    curtain.show_sentence("That is not the passphrase of Tomas.")
    assert (curtain.passphrase.value(), curtain.passphrase.line.hasFocus(), curtain.sentence.isVisible()) == (
        "", True, True,
    )  # fmt: skip


@pytest.fixture
def setting(window: Window) -> Curtain:
    return Curtain(window, CALL, "set")


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        ("short", "short", "That is shorter than 8 characters. A few words work well."),
        ("correct horse", "correct house", "The two differ. Type the same passphrase in both fields."),
    ],
)
def test_new_passphrase_is_refused(qtbot: QtBot, setting: Curtain, one: str, other: str, sentence: str) -> None:
    qtbot.keyClicks(setting.passphrase.line, one)
    qtbot.keyClicks(setting.again.line, other)
    with qtbot.assertNotEmitted(setting.opened):
        setting.open_button.click()
    assert setting.sentence.text() == sentence


def test_new_passphrase_is_taken_when_both_are_the_same(qtbot: QtBot, setting: Curtain) -> None:
    qtbot.keyClicks(setting.passphrase.line, "correct horse")
    qtbot.keyClicks(setting.again.line, "correct horse")
    with qtbot.waitSignal(setting.opened, timeout=0) as told:
        setting.open_button.click()
    assert told.args == ["correct horse"]


def test_curtain_says_who_hands_over(curtain: Curtain) -> None:
    assert (curtain.accessibleName(), curtain.accessibleDescription()) == (CALL.title, CALL.text)


@pytest.fixture
def frame(window: Window) -> PrivateFrame:
    made = PrivateFrame(window, "Tomas Eklund", "man", "Nadia Rahimi", "Nothing here shows anywhere yet.")
    made.set_page(VoiceField("man", "What did you see?", "evidence", quiet_label=True, min_lines=4))
    return made


def evidence(frame: PrivateFrame) -> VoiceField:
    assert isinstance(frame.page, VoiceField)
    return frame.page


def test_nothing_of_the_window_is_seen_beside_a_private_page(window: Window, frame: PrivateFrame) -> None:
    assert loud_pixels(window) == 0


def test_band_says_who_may_look(frame: PrivateFrame) -> None:
    assert (frame.head.text(), frame.words.text()) == (
        "Only Tomas should be looking", "Nadia, please look away. Nothing here shows anywhere yet.",
    )  # fmt: skip


def test_escape_asks_to_hide(qtbot: QtBot, frame: PrivateFrame) -> None:
    evidence(frame).focus()
    with qtbot.waitSignal(frame.hide_requested, timeout=0):
        qtbot.keyClick(evidence(frame).text, Qt.Key.Key_Escape)


def test_typed_words_are_told_before_hiding(qtbot: QtBot, frame: PrivateFrame) -> None:
    order: list[str] = []
    evidence(frame).edited.connect(lambda words: order.append(words))
    frame.hide_requested.connect(lambda: order.append("hide"))
    qtbot.keyClicks(evidence(frame).text, "saw it")
    frame.hide_button.click()
    assert order == ["saw it", "hide"]


def test_key_of_the_private_page_works(qtbot: QtBot, frame: PrivateFrame) -> None:
    fired: list[str] = []
    shortcut = QShortcut(QKeySequence("Alt+Down"), evidence(frame))
    shortcut.activated.connect(lambda: fired.append("next"))
    evidence(frame).focus()
    qtbot.keyClick(evidence(frame).text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert fired == ["next"]


def test_shortcut_of_the_window_does_nothing_beside_a_private_page(
    qtbot: QtBot, window: Window, frame: PrivateFrame
) -> None:
    frame.hide_button.setFocus()
    qtbot.keyClick(frame.hide_button, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.fired == []


def test_private_page_is_gone_when_destroyed(qapp: QApplication, frame: PrivateFrame) -> None:
    parts = [frame, *frame.findChildren(QWidget)]
    destroy_now(frame)
    assert not any(isValid(part) for part in parts)


def test_no_private_widget_is_left(qapp: QApplication, frame: PrivateFrame) -> None:
    destroy_now(frame)
    assert not [each for each in qapp.allWidgets() if each.objectName().startswith("evidence")]


def test_another_private_page_destroys_the_first(frame: PrivateFrame) -> None:
    first = evidence(frame)
    frame.set_page(VoiceField("man", "Next", "next"))
    assert not isValid(first)
