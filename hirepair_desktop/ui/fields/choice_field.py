"""A field with a list of choices."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from hirepair_desktop.ui.fields.field import LabelledField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.buttons import Options


class ChoiceField(LabelledField):
    """One of a few values. `empty_words`, when given, is the entry for none of them (value "")."""

    edited = Signal(str)

    def __init__(
        self, label: str, options: Options, name: str, side: str = "shared", empty_words: str = "",
        help: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, label, side, parent)
        self.empty_words = empty_words
        self.list = QComboBox()
        self.list.setProperty("quiet", True)
        self.list.setFont(theme().font())
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(4)
        self._house(self.list, help_words=help, pad=2)
        self.set_options(options)
        self._told = self._read()
        self.list.activated.connect(self._on_list_activated)

    def set_options(self, options: Options) -> None:
        """Offer other choices; the chosen one stays if it is still there."""
        kept = self._read()
        self._loading = True
        self.list.clear()
        if self.empty_words:
            self.list.addItem(self.empty_words, "")
        for value, words in options:
            self.list.addItem(words, value)
        self._write(kept)
        self._loading = False

    def _read(self) -> str:
        return str(self.list.currentData() or "")

    def _write(self, value: str) -> None:
        at = self.list.findData(value)
        self.list.setCurrentIndex(at if at >= 0 else 0 if self.empty_words else -1)

    @Slot(int)
    def _on_list_activated(self, at: int) -> None:
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.list.setEnabled(not read_only)
