"""A field for a passphrase: hidden, never timed, never kept longer than it is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
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
        self._house(self.line, self.eye, help_words=hint)
        if tall:
            self.box.setMinimumHeight(theme().px(38))
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.submitted)
        self.eye.clicked.connect(self._on_eye_clicked)

    def _read(self) -> str:
        return self.line.text()

    def drop(self) -> None:
        """Forget what was typed, and its undo steps."""
        self.line.clear()
        self.line.setModified(False)
        self._hide_letters()

    def is_long_enough(self) -> bool:
        """Whether it has the characters a passphrase needs."""
        return len(self.line.text()) >= SHORTEST

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
