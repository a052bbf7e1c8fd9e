"""A field of one line."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from hirepair_desktop.text import clean
from hirepair_desktop.ui.fields.field import LabelledField
from hirepair_desktop.ui.theme import theme

LONGEST = 5_000_000
"""Letters a text may have anywhere (docs/exchange.md); Qt would cut a pasted one at 32,767 and say nothing."""


class LineField(LabelledField):
    """One line of plain text, with the edge of its speaker where it has one."""

    edited = Signal(str)
    submitted = Signal()

    def __init__(
        self, label: str, name: str, side: str = "shared", placeholder: str = "", help: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, label, side, parent)
        self._told = ""
        self.line = QLineEdit()
        self.line.setFrame(False)
        self.line.setMaxLength(LONGEST)
        self.line.setFont(theme().font())
        self.line.setPlaceholderText(placeholder)
        self._house(self.line, help_words=help)
        self.line.textChanged.connect(self._on_editor_typed)
        self.line.returnPressed.connect(self._on_line_return_pressed)

    def _read(self) -> str:
        return clean(self.line.text())

    def _write(self, value: str) -> None:
        self.line.setText(value)

    @Slot()
    def _on_line_return_pressed(self) -> None:
        self.flush()
        self.submitted.emit()
