"""A field for a whole number."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from hirepair_desktop.text import number
from hirepair_desktop.ui.fields.field import LabelledField
from hirepair_desktop.ui.theme import theme


class FigureBox(QSpinBox):
    """A spin box that can be empty: the value below its lowest stands for "none" and is shown as nothing."""

    def __init__(self, low: int, high: int, optional: bool) -> None:
        super().__init__()
        self.optional, self.low = optional, low
        self.setFrame(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setRange(low - 1 if optional else low, high)
        self.setValue(self.minimum())

    def figure(self) -> int | None:
        """The number, or None when empty."""
        return None if self.optional and self.value() == self.minimum() else self.value()

    def set_figure(self, value: int | None) -> None:
        """Show a number, or nothing."""
        self.setValue(self.minimum() if value is None else value)

    def forget_steps(self) -> None:
        """Let go of what the line could take back: what was told is a step of the page, and Ctrl+Z means that one."""
        line = self.lineEdit()
        chosen, long, at = line.selectionStart(), line.selectionLength(), line.cursorPosition()
        blocked = line.blockSignals(True)
        line.setText(line.text())
        line.setCursorPosition(at)
        if long:
            line.setSelection(chosen, long)
        line.blockSignals(blocked)

    def stepBy(self, steps: int) -> None:
        if self.figure() is None:
            self.setValue(max(self.low, 0))
        else:
            super().stepBy(steps)

    def textFromValue(self, value: int) -> str:
        return "" if self.optional and value == self.minimum() else number(value)

    def _digits(self, text: str) -> str:
        inner = text.removeprefix(self.prefix()).removesuffix(self.suffix())
        return re.sub(r"[\s,.\u00a0'’]", "", inner)

    def valueFromText(self, text: str) -> int:
        digits = self._digits(text)
        return int(digits) if re.fullmatch(r"-?\d+", digits) else self.minimum()

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        digits = self._digits(text)
        state = QValidator.State
        if not digits:
            return (state.Acceptable if self.optional else state.Intermediate), text, at
        if not re.fullmatch(r"-?\d*", digits) or len(digits) > 10:
            return state.Invalid, text, at
        inside = digits != "-" and self.low <= int(digits) <= self.maximum()
        return (state.Acceptable if inside else state.Intermediate), text, at


class NumberField(LabelledField):
    """A whole number, or none when `optional`: `edited` carries an int or None. Up and Down step."""

    edited = Signal(object)

    def __init__(
        self, label: str, name: str, low: int = 0, high: int = 999, suffix: str = "", optional: bool = True,
        side: str = "shared", help: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, label, side, parent)
        self.spin = FigureBox(low, high, optional)
        self.spin.setFont(theme().font("body", tabular=True))
        self.spin.setSuffix(suffix)
        self._house(self.spin, help_words=help, pad=2)
        self._told = self._read()
        self.spin.valueChanged.connect(self._on_spin_value_changed)

    def _read(self) -> int | None:
        return self.spin.figure()

    def _write(self, value: int | None) -> None:
        self.spin.set_figure(value)

    def _tell(self) -> None:
        super()._tell()
        if not self.sentence.text():
            self.spin.forget_steps()

    @Slot(int)
    def _on_spin_value_changed(self, value: int) -> None:
        self._on_editor_typed()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.spin.setReadOnly(read_only)
