"""A field for money."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import SYMBOLS, minor_factor
from hirepair_desktop.ui.fields.field import LabelledField
from hirepair_desktop.ui.fields.number_field import FigureBox
from hirepair_desktop.ui.theme import theme

HIGHEST = 2_000_000_000
"""In whole units; a spin box holds 32 bits."""

STEP = 1_000


class MoneyField(LabelledField):
    """An amount in whole units of its currency; value and `edited` are in minor units (int) or None.

    Minor units of a shown value that is not a whole amount stay until somebody types another.
    """

    edited = Signal(object)

    def __init__(
        self, label: str, name: str, currency: str = "EUR", optional: bool = True, side: str = "shared",
        help: str = "", role: str = "body", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, label, side, parent)
        self._rest = 0
        self.spin = FigureBox(0, HIGHEST, optional)
        self.spin.setFont(theme().font(role, tabular=True))
        self.spin.setSingleStep(STEP)
        self.spin.setAccelerated(True)
        self._house(self.spin, help_words=help, pad=2)
        self.set_currency(currency)
        self._told = self._read()
        self.spin.valueChanged.connect(self._on_spin_value_changed)

    def set_currency(self, currency: str) -> None:
        """The currency by its ISO 4217 code."""
        self.currency = currency
        self._loading = True
        self.spin.setPrefix(SYMBOLS.get(currency, f"{currency}\u00a0"))
        self._loading = False

    def _read(self) -> int | None:
        figure = self.spin.figure()
        return None if figure is None else figure * minor_factor(self.currency) + self._rest

    def _write(self, value: int | None) -> None:
        if value is None:
            self._rest = 0
            self.spin.set_figure(None)
            return
        whole, self._rest = divmod(value, minor_factor(self.currency))
        self.spin.set_figure(whole)

    @Slot(int)
    def _on_spin_value_changed(self, value: int) -> None:
        if not self._loading:
            self._rest = 0
        self._on_editor_typed()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.spin.setReadOnly(read_only)
