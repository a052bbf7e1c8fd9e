"""A field that is ticked or not."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.widgets.sentence import FieldSentence


class CheckField(QWidget):
    """A box to tick, with its words; tells at once. `owner` "rec" or "man" ticks in that voice."""

    edited = Signal(bool)

    def __init__(self, words: str, name: str, owner: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setObjectName(name)
        self.check = QCheckBox(words.replace("&", "&&"))
        self.check.setObjectName(f"{name}_editor")
        self.check.setAccessibleName(words)
        self.check.setFont(theme().font())
        self.check.setMinimumHeight(theme().px(24))
        self.check.setProperty("owner", owner)
        self.check.setProperty("ring", True)
        self.check.clicked.connect(self._on_check_clicked)
        self.sentence = FieldSentence("", f"{name}_sentence")
        self.setLayout(stack(self.check, self.sentence, space=4))
        self.setFocusProxy(self.check)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.check.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it or not, without telling."""
        self.check.setChecked(bool(value))

    def flush(self) -> None:
        """Nothing waits: a tick is told at once."""

    def show_sentence(self, sentence: str) -> None:
        """Say under the box what is wrong; "" takes it away."""
        self.sentence.setText(sentence)

    def set_read_only(self, read_only: bool) -> None:
        """A tick of somebody else can be seen."""
        self.check.setEnabled(not read_only)

    @Slot(bool)
    def _on_check_clicked(self, checked: bool) -> None:
        self.edited.emit(checked)
