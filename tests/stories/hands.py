"""Two hands at the real main window: small verbs over mouse and keyboard, and what plain SQL and pdftotext say.

Nothing here calls a widget's own methods to change anything. A press goes to a point of the window, where Qt decides
what lies there; a key goes to the window, where Qt decides what has the focus. What lies under something else or
outside the window cannot be pressed: the hands scroll there with the wheel, as people do.
"""

from __future__ import annotations

import itertools
import re
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from hirepair_desktop.ui.main_window import MainWindow

AN_ID, A_NUMBER = "[0-9A-Z]{8}", "[0-9]+"
WAIT_MS = 5000
NOTCH = 120
"""One notch of a wheel, in the units of Qt."""

NO_KEYS = Qt.KeyboardModifier.NoModifier


class Hands:
    """What two people do at the window. Names are object names; `*` in them stands for an id, `#` for a number.

    Where several things carry a name, `at` says which from the top (-1 is the last); without it there must be one.
    """

    def __init__(self, qtbot: QtBot, window: MainWindow, file: Path) -> None:
        self.qtbot, self.window, self.file = qtbot, window, file
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)

    # Looking

    def _ground(self) -> list[QWidget]:
        """What can be seen and used: the menu or dialog in front, else the topmost cover of the stage and what lies
        over it, else the whole window."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is not None:
            return [front]
        stage = self.window.stage
        layers = [child for child in stage.children() if isinstance(child, QWidget) and child.isVisible()]
        covers = [at for at, layer in enumerate(layers) if layer.geometry().contains(stage.rect())]
        return [*layers[covers[-1] :], self.window.status] if covers else [self.window]

    def _seen(self) -> Iterator[QWidget]:
        for place in self._ground():
            yield from (widget for widget in place.findChildren(QWidget) if widget.isVisible())

    def every(self, name: str) -> list[QWidget]:
        """Everything of that name that can be seen now, from the top."""
        QApplication.processEvents()  # what was just put there gets its place
        pattern = re.compile(re.escape(name).replace(r"\*", AN_ID).replace(r"\#", A_NUMBER))
        found = [widget for widget in self._seen() if pattern.fullmatch(widget.objectName())]
        return sorted(found, key=lambda w: (w.mapToGlobal(QPoint()).y(), w.mapToGlobal(QPoint()).x()))

    def shown(self, name: str) -> bool:
        """Whether something of that name can be seen now."""
        return bool(self.every(name))

    def find(self, name: str, at: int | None = None) -> QWidget:
        """The one thing of that name, as soon as it is there."""

        def there() -> bool:
            count = len(self.every(name))
            return count == 1 if at is None else count > (at if at >= 0 else -at - 1)

        self.until(there, lambda: f"“{name}” is there {len(self.every(name))} times, at {self.where()}")
        found = self.every(name)
        return found[0] if at is None else found[at]

    def words(self) -> str:
        """Everything that can be read now, a line for each thing."""
        lines = []
        for widget in self._seen():
            if isinstance(widget, (QLabel, QAbstractButton)):
                lines.append(widget.text())
            elif isinstance(widget, QLineEdit):
                lines.append(widget.text() if widget.echoMode() == QLineEdit.EchoMode.Normal else "")
            elif isinstance(widget, QTextEdit):
                lines.append(widget.toPlainText())
            elif isinstance(widget, QComboBox):
                lines.append(widget.currentText())
            elif isinstance(widget, QAbstractItemView):
                lines += _cells(widget)
            lines.append(widget.accessibleName())
        return "\n".join(line for line in lines if line)

    def see(self, *words: str) -> None:
        """Wait until all these words can be read."""
        for each in words:
            self.until(
                lambda each=each: each in self.words(), lambda each=each: f"“{each}” is not seen in: {self.words()}"
            )  # type: ignore[misc]

    def read(self, name: str) -> str:
        """The words of one label."""
        label = self.find(name)
        assert isinstance(label, QLabel)
        return label.text()

    def focus_name(self) -> str:
        """The name of what gets the keys; "" for nothing."""
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None else ""

    def gone(self, name: str) -> None:
        """Wait until nothing of that name is left in the window, seen or not."""

        def left() -> list[QWidget]:
            return [w for w in self.window.findChildren(QWidget) if w.objectName() == name and w.isVisible()]

        self.until(lambda: not left(), lambda: f"“{name}” is still there: {self.words()}")

    def where(self) -> str:
        """What stands in front, for the message of a failed step."""
        front = self._ground()[0]
        return front.objectName() or type(front).__name__

    def until(self, holds: Callable[[], bool], why: Callable[[], str]) -> None:
        """Wait for a condition; `why` is what the failure says."""
        try:
            self.qtbot.waitUntil(holds, timeout=WAIT_MS)
        except Exception as error:
            raise AssertionError(why()) from error

    # Mouse

    def click(self, name: str, at: int | None = None) -> None:
        """Press something with the left button."""
        widget = self.find(name, at)
        self.until(widget.isEnabled, lambda: f"“{name}” cannot be used: {widget.toolTip()}")
        spot = QPoint(8, widget.height() // 2) if isinstance(widget, QCheckBox) else widget.rect().center()
        self._press(widget, spot)

    def click_words(self, words: str) -> None:
        """Press the button or link with these words."""

        def named() -> list[QWidget]:
            return [w for w in self._seen() if isinstance(w, QAbstractButton) and w.text().replace("&&", "&") == words]

        self.until(lambda: len(named()) == 1, lambda: f"“{words}” stands on {len(named())} buttons at {self.where()}")
        (button,) = named()
        self.until(button.isEnabled, lambda: f"“{words}” cannot be pressed: {button.toolTip()}")
        self._press(button, button.rect().center())

    def _press(self, widget: QWidget, spot: QPoint) -> None:
        self._bring(widget, spot)
        top = widget.window()
        place = widget.mapTo(top, spot) if widget is not top else spot
        under = top.childAt(place)
        assert under is not None and (under is widget or widget.isAncestorOf(under) or under.isAncestorOf(widget)), (
            f"{under.objectName() if under is not None else 'nothing'} lies over {widget.objectName()}"
        )
        QTest.mouseClick(_handle(top), Qt.MouseButton.LeftButton, NO_KEYS, place)

    def _bring(self, widget: QWidget, spot: QPoint) -> None:
        """Scroll with the wheel until the spot is in sight, the inner area first."""
        area = _area_around(widget)
        while area is not None:
            self._wheel_to(area, widget, spot)
            area = _area_around(area)

    def _wheel_to(self, area: QAbstractScrollArea, widget: QWidget, spot: QPoint) -> None:
        view = area.viewport()
        last = None
        while True:
            here = widget.mapTo(view, spot)
            if view.rect().contains(here) or here == last:
                break
            last = here
            turn = NOTCH if here.y() < 0 else -NOTCH
            # At the margin, where no field lies that the wheel would turn.
            place = view.mapTo(view.window(), QPoint(3, view.height() // 2))
            QTest.wheelEvent(_handle(view.window()), QPointF(place), QPoint(0, turn))
        assert view.rect().contains(widget.mapTo(view, spot)), (
            f"the wheel does not bring {widget.objectName()} in sight"
        )

    # Choosing from lists

    def choose(self, name: str, words: str, at: int | None = None) -> None:
        """Open a list (a choice field or the menu of a button) with the mouse and press the entry with these words."""
        widget = self.find(name, at)
        if isinstance(widget, QComboBox):
            self._choose_in_list(widget, words)
            return
        self.click(name, at)
        self.until(lambda: QApplication.activePopupWidget() is not None, lambda: f"“{name}” opens no list")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entry = next((a for a in menu.actions() if _words_of(a) == words), None)
        assert entry is not None, f"“{words}” is not among {[_words_of(a) for a in menu.actions()]}"
        QTest.mouseClick(_handle(menu), Qt.MouseButton.LeftButton, NO_KEYS, menu.actionGeometry(entry).center())

    def _choose_in_list(self, combo: QComboBox, words: str) -> None:
        at = combo.findText(words)
        assert at >= 0, f"“{words}” is not among {[combo.itemText(i) for i in range(combo.count())]}"
        self._press(combo, combo.rect().center())
        self.until(lambda: combo.view().isVisible(), lambda: f"{combo.objectName()} opens no list")
        view = combo.view()
        view.scrollTo(combo.model().index(at, combo.modelColumn()))
        spot = view.visualRect(combo.model().index(at, combo.modelColumn())).center()
        place = view.viewport().mapTo(view.window(), spot)
        QTest.mouseMove(_handle(view.window()), place)
        QTest.mouseClick(_handle(view.window()), Qt.MouseButton.LeftButton, NO_KEYS, place)
        self.until(lambda: combo.currentText() == words, lambda: f"{combo.objectName()} shows {combo.currentText()}")

    # Keys

    def _front(self) -> QWindow:
        """The window that gets the keys. Offscreen no window manager gives the focus back after a list has closed."""
        if QApplication.focusWindow() is None:
            self.window.activateWindow()
            self.until(lambda: QApplication.focusWindow() is not None, lambda: "no window has the focus")
        front = QApplication.focusWindow()
        assert front is not None
        return front

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as "Ctrl+Return", "Tab", "3"."""
        for each in keys:
            combination = QKeySequence(each)[0]
            QTest.keyClick(self._front(), combination.key(), combination.keyboardModifiers())

    def type(self, words: str) -> None:
        """Type words into whatever has the focus."""
        for letter in words:
            key = QTest.asciiToKey(letter) if ord(letter) < 128 else Qt.Key.Key_unknown
            QTest.sendKeyEvent(QTest.KeyAction.Click, self._front(), key, letter, NO_KEYS)

    def type_into(self, name: str, words: str, at: int | None = None) -> None:
        """Press into a field and type, in place of what stands there."""
        self.click(name, at)
        self.press("Ctrl+A")
        self.type(words)
        field = QApplication.focusWidget()
        written = field.toPlainText() if isinstance(field, QTextEdit) else words
        assert written == words, f"{name} holds “{written}”"

    # Files

    def save_as(self, open_dialog: Callable[[], None], path: Path) -> None:
        """Do what opens a file dialog, type a path into it and press Enter."""
        answer = _FileAnswer(str(path))
        application().installEventFilter(answer)
        try:
            open_dialog()
        finally:
            application().removeEventFilter(answer)
        assert answer.dialog is not None, "no file dialog came"
        assert not answer.gave_up, f"the file dialog did not take {path}"

    # What the file and a PDF say

    def sql(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """What plain sqlite3 reads in the workspace."""
        connection = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)
        try:
            return list(connection.execute(question, values))
        finally:
            connection.close()

    def one(self, question: str, *values: object) -> Any:
        """The only value that plain sqlite3 finds."""
        ((found,),) = self.sql(question, *values)
        return found


def pdf_text(path: Path) -> str:
    """What pdftotext reads, with every run of white space as one space."""
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


class _FileAnswer(QObject):
    """Answers the next file dialog once it stands there; a dialog has an event loop of its own, so it never waits.

    The keys go to the dialog's own window: the list of its completer may be in front by then.
    """

    def __init__(self, path: str) -> None:
        super().__init__()
        self.dialog: QFileDialog | None = None
        self.gave_up = False
        self._path = path
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(2 * WAIT_MS)
        self._patience.timeout.connect(self._give_up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QFileDialog) and event.type() == QEvent.Type.Show and self.dialog is None:
            self.dialog = watched
            self._patience.start()
            QTimer.singleShot(0, self._answer)
        return False

    def _answer(self) -> None:
        assert self.dialog is not None
        window = _handle(self.dialog)
        QTest.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for letter in self._path:
            QTest.sendKeyEvent(QTest.KeyAction.Click, window, QTest.asciiToKey(letter), letter, NO_KEYS)
        QTest.keyClick(window, Qt.Key.Key_Return)

    def _give_up(self) -> None:
        """A dialog that stays would hold the test for ever."""
        if self.dialog is not None and isValid(self.dialog) and self.dialog.isVisible():
            self.gave_up = True
            self.dialog.reject()


def application() -> QApplication:
    """The one application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _handle(top: QWidget) -> QWindow:
    handle = top.windowHandle()
    assert handle is not None
    return handle


def _area_around(widget: QWidget) -> QAbstractScrollArea | None:
    """The nearest scroll area that holds a widget."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and parent.viewport().isAncestorOf(widget):
            return parent
        parent = parent.parentWidget()
    return None


def _cells(view: QAbstractItemView) -> list[str]:
    """What stands in the cells of a list or table."""
    model = view.model()
    found = []
    for at in range(model.rowCount()):
        cells = itertools.takewhile(lambda cell: cell.isValid(), (model.index(at, n) for n in itertools.count()))
        found += [str(words) for cell in cells if (words := model.data(cell))]
    return found


def _words_of(action: QAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
