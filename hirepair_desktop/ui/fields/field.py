"""What all fields share: the protocol, and the base with label, box and sentence that speaks it."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QFrame, QSizePolicy, QTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.pending import TypingPause, telling
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import paint_box, row, show_if, stack
from hirepair_desktop.ui.widgets.in_sight import keep_in_sight
from hirepair_desktop.ui.widgets.labels import Words
from hirepair_desktop.ui.widgets.sentence import FieldSentence

UNTOLD = object()
"""What was told last where the last telling was refused: equal to no value."""


class Field(Protocol):
    """A field as a page sees it.

    `edited` carries the value: 400 ms after the last key, at most 1 s of typing later, when the focus
    leaves, or on `flush`.
    """

    name: str

    @property
    def edited(self) -> SignalInstance: ...

    def value(self) -> Any: ...

    def set_value(self, value: Any) -> None: ...

    def flush(self) -> None: ...

    def show_sentence(self, sentence: str) -> None: ...

    def set_read_only(self, read_only: bool) -> None: ...


class FieldBox(QFrame):
    """The painted box around an editor, with the edge of the voice that speaks in it."""

    def __init__(self, side: str) -> None:
        super().__init__()
        self.side, self.read_only = side, False

    def set_read_only(self, read_only: bool) -> None:
        """Read-only is a hairline without a fill."""
        self.read_only = read_only
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        voiced = self.side in ("rec", "man")
        line = "line" if self.read_only else "line2" if voiced else "control"
        fill = "" if self.read_only else "surface" if self.isEnabled() else "sunken"
        paint_box(self, fill, line, self.side)


STEPPED_BY_WHEEL = (QComboBox, QAbstractSpinBox)
"""Editors whose value Qt changes when the wheel is turned over them, with the focus or by taking it."""

OURS = frozenset({Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_E})
"""With Ctrl: find anything, the decision, five more minutes. X11 would delete or move inside a text instead."""


def is_ours(event: QKeyEvent, editor: QObject) -> bool:
    """Whether a key belongs to the window although a text could take it too. Undo and redo do where the text itself
    has nothing to take back: then they are about the page."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return not _can(editor, "isUndoAvailable")
    if event.matches(QKeySequence.StandardKey.Redo):
        return not _can(editor, "isRedoAvailable")
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in OURS


def _can(editor: QObject, act: str) -> bool:
    """Whether a text holds a step of its own: the text, the line, or the line inside a spin box."""
    if isinstance(editor, QAbstractSpinBox):
        editor = editor.lineEdit()
    text = editor.document() if isinstance(editor, QTextEdit) else editor
    return bool(getattr(text, act, bool)())


class TypedField(QWidget):
    """Base of the fields: knows what was told last, waits while somebody types, never overwrites them.

    A subclass has a signal `edited`, names its editor with `_adopt` and gives `_read` and `_write`.
    """

    edited: Any

    def __init__(self, name: str, label: str, side: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.label, self.side = name, label, side
        self.setObjectName(name)
        self.box = FieldBox(side)
        self.sentence = FieldSentence("", f"{name}_sentence")
        self._row_sentence: FieldSentence | None = None
        self._pause = TypingPause(self, self)
        self._pause.ended.connect(self._on_pause_ended)
        self._told: Any = None
        self._loading = False
        self._editor: QWidget | None = None
        self._help = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _adopt(self, editor: QWidget, help_words: str = "") -> None:
        """`editor` is where the person types: it gets the name, the ring and the focus of the field."""
        self._editor, self._help = editor, help_words
        editor.setObjectName(f"{self.name}_editor")
        editor.setAccessibleName(self.label)
        editor.setAccessibleDescription(help_words)
        editor.setProperty("ring", self.box)
        if editor.focusPolicy() == Qt.FocusPolicy.WheelFocus:
            editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a turn of the wheel over it moves no focus either
        editor.installEventFilter(self)
        self.setFocusProxy(editor)
        self.setFocusPolicy(editor.focusPolicy())

    def _read(self) -> Any:
        raise NotImplementedError

    def _write(self, value: Any) -> None:
        raise NotImplementedError

    def value(self) -> Any:
        """What stands in the field now, told or not."""
        return self._read()

    def set_value(self, value: Any) -> None:
        """Show a value. Typing that is not told yet, and a value that was refused, stay where they are."""
        if self._pause.is_running() or self.sentence.text():
            return
        self._told = value
        if self._read() != value:
            self._loading = True
            self._write(value)
            self._loading = False

    def forget(self) -> None:
        """Let go of what was refused here: the thing it was about goes, or is put back."""
        self._pause.stop()
        self._told = UNTOLD
        self.show_sentence("")

    def settle(self) -> None:
        """What was refused here is right now beside another field: nothing is left to say or to tell."""
        if self._pause.is_running() and not self._pause.is_counting():
            self.forget()

    def lift_sentence(self, row_sentence: FieldSentence | None = None) -> FieldSentence:
        """The sentence, for the page to put it under the whole row: a narrow field has no room for one.

        What `row_sentence` says of a refused value is not said a second time.
        """
        layout = self.layout()
        if layout is not None:
            layout.removeWidget(self.sentence)
        self._row_sentence = row_sentence
        return self.sentence

    def is_pending(self) -> bool:
        """Whether something typed here is not told yet."""
        return self._pause.is_running()

    @Slot()
    def _on_editor_typed(self) -> None:
        if not self._loading:
            self._pause.touch()
            self._typing_changed(True)

    @Slot()
    def _on_pause_ended(self) -> None:
        self.flush()

    def flush(self) -> None:
        """Tell what was typed, if it differs from what was told last."""
        if not self._pause.is_running():
            return
        self._pause.stop()
        self._typing_changed(False)
        self._tell()

    def _tell(self) -> None:
        """Tell the value. One that was refused stays with the reason under it and is told again by the next flush."""
        value = self._read()
        if value == self._told:
            return
        self._told = value
        self.sentence.setText("")
        with telling() as told:
            self.edited.emit(value)
        if told.refused and isValid(self):
            self._told = UNTOLD
            self._pause.hold()
            said = self._row_sentence.text() if self._row_sentence is not None else ""
            if not self.sentence.text() and said != told.refused:
                self.show_sentence(told.refused)

    def _typing_changed(self, typing: bool) -> None:
        """A subclass may show that somebody types."""

    def show_sentence(self, sentence: str) -> None:
        """Say under the field what is wrong with it; "" takes it away. The text stays."""
        self.sentence.setText(sentence)
        if self._editor is not None:
            self._editor.setAccessibleDescription(sentence or self._help)

    def set_read_only(self, read_only: bool) -> None:
        """A field of the other person, or of a recorded thing, can be read and copied."""
        self.box.set_read_only(read_only)
        if self._editor is not None:
            self._editor.setProperty("readOnly", read_only)

    def focus(self) -> None:
        """Put the cursor into the field, and the field in sight once a fresh one is laid out."""
        if self._editor is not None:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
            keep_in_sight(self._editor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self.flush()
        elif kind == QEvent.Type.Wheel and isinstance(watched, STEPPED_BY_WHEEL):
            event.ignore()  # the page scrolls, the value under the pointer stays; an open list is a window of its own
            return True
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride and is_ours(event, watched):
            event.ignore()
            return True
        return False


class LabelledField(TypedField):
    """A field of one line: label above, box, sentence below."""

    def __init__(self, name: str, label: str, side: str = "shared", parent: QWidget | None = None) -> None:
        super().__init__(name, label, side, parent)
        self.heading = Words(label, "caption", "ink2")
        self.box.setMinimumHeight(theme().px(34))
        layout: QVBoxLayout = stack(self.heading, self.box, self.sentence, space=4)
        self.setLayout(layout)
        show_if(self.heading, bool(label))

    def _house(self, editor: QWidget, *beside: QWidget, help_words: str = "", pad: int = 9) -> None:
        """Put the editor into the box, `pad` px from its side."""
        self._adopt(editor, help_words)
        inside = row(editor, *beside, space=4, margins=(pad, 1, min(pad, 4), 1))
        inside.setStretch(0, 1)
        self.box.setLayout(inside)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        editor.setMinimumHeight(theme().px(30))

    def set_compact(self, label: str) -> None:
        """Without a label above, as in a row of a table; `label` is what a screen reader hears."""
        self.heading.hide()
        self.label = label
        if self._editor is not None:
            self._editor.setAccessibleName(label)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(56), super().minimumSizeHint().height())


def optional_words(label: str, optional: bool) -> str:
    """How a label says that a field may stay empty."""
    return _("{label} (may stay empty)").format(label=label) if optional else label
