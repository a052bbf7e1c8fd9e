"""A field for a passphrase: hidden, never timed, never kept longer than it is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.field import LabelledField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.buttons import IconButton

SHORTEST = 8
"""Characters a passphrase needs at least (RELIABILITY D9)."""


class PassphraseField(LabelledField):
    """Dots, and an eye that shows them. `submitted` on Enter, `changed` on every key; no undo, no copy."""

    changed = Signal()
    submitted = Signal()

    def __init__(
        self,
        label: str,
        name: str,
        side: str,
        hint: str = "",
        tall: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, side, parent)
        self.line = QLineEdit()
        self.line.setFrame(False)
        self.line.setFont(theme().font())
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setPlaceholderText(hint)
        hints = Qt.InputMethodHint
        self.line.setInputMethodHints(
            hints.ImhHiddenText | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase | hints.ImhSensitiveData
        )
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.eye = IconButton("eye-off", _("Show the passphrase"), f"{name}_eye")
        self.eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.eye.setProperty("tab_last", True)  # who types two passphrases goes on typing
        self._house(self.line, self.eye, help_words=hint)
        if tall:
            self.box.setMinimumHeight(theme().px(38))
        self.line.textChanged.connect(self.changed)
        self.eye.clicked.connect(self._on_eye_clicked)

    def _read(self) -> str:
        return self.line.text()

    def drop(self) -> None:
        """Forget what was typed, and its undo steps: `clear` would keep them for Ctrl+Z."""
        self.line.setText("")
        self.line.setModified(False)
        self._hide_letters()

    def is_long_enough(self) -> bool:
        """Whether it has the characters a passphrase needs."""
        return len(self.line.text()) >= SHORTEST

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter submits from here: a slot may destroy the line, which must not be inside its own Enter then.

        What is shown by the eye is not copied.
        """
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.submitted.emit()
                return True
            if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
                return True
        return super().eventFilter(watched, event)

    def _hide_letters(self) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye.set_icon("eye-off", _("Show the passphrase"))

    @Slot()
    def _on_eye_clicked(self) -> None:
        if self.line.echoMode() == QLineEdit.EchoMode.Normal:
            self._hide_letters()
            return
        self.line.setEchoMode(QLineEdit.EchoMode.Normal)
        self.eye.set_icon("eye", _("Hide the passphrase"))
