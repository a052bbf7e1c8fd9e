"""A field for money: whole units of one currency. What is no such amount stays as it was written, with a sentence."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.amounts import Figure, whole_amount
from hirepair_desktop.text import SYMBOLS, _, minor_factor, number, shortened
from hirepair_desktop.ui.fields.field import LabelledField
from hirepair_desktop.ui.fields.number_field import FigureBox
from hirepair_desktop.ui.theme import theme

HIGHEST = 2_000_000_000
"""In whole units; a spin box holds 32 bits."""

STEP = 1_000


SAID = 40
"""So many letters of what was written stand in a sentence."""


class AmountBox(FigureBox):
    """A figure box that takes any words and keeps those that are no amount: `stray()` gives them."""

    def __init__(self, low: int, high: int, optional: bool) -> None:
        self.own, self._stray = ("", ""), ""
        super().__init__(low, high, optional)

    def stray(self) -> str:
        """What is written here and is no amount; "" for an amount or nothing."""
        inner = self.cleanText()
        return "" if self._amount(inner) is not None or not inner.strip() else inner.strip()

    def _amount(self, text: str) -> int | None:
        """The amount behind words, its own currency left out; None when they are no amount within the bounds."""
        found = self._figure(text)
        if found is None or found.is_unclear:
            return None
        amount = int(found.value)  # with its thousands it is whole: two digits stand behind the mark at most
        return amount if self.low <= amount <= self.maximum() else None

    def _figure(self, text: str) -> Figure | None:
        for mark in self.own:
            text = text.replace(mark, "") if mark else text
        return whole_amount(text)

    def is_unclear(self) -> bool:
        """Whether what is written can be read in more than one way."""
        found = self._figure(self.cleanText())
        return found is not None and found.is_unclear

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, at

    def valueFromText(self, text: str) -> int:
        inner = text.removeprefix(self.prefix())
        figure = self._amount(inner)
        self._stray = inner if figure is None else ""
        return self.minimum() if figure is None else figure

    def textFromValue(self, value: int) -> str:
        return self._stray if value == self.minimum() else number(value)

    def set_figure(self, value: int | None) -> None:
        """Show a number, or nothing; words that were no amount go."""
        self._stray = ""
        super().set_figure(value)
        self.lineEdit().setText(self.prefix() + self.textFromValue(self.value()))


class MoneyField(LabelledField):
    """An amount in whole units of its currency; value and `edited` are in minor units (int) or None.

    Minor units of a shown value that is not a whole amount stay until somebody types another. Words that are no
    amount (below zero, another currency) are not told: the value that was kept stands, and a sentence says why.
    `elsewhere` says where the currency is changed when there is no choice of it beside the field.
    """

    edited = Signal(object)

    def __init__(
        self, label: str, name: str, currency: str = "EUR", optional: bool = True, side: str = "shared",
        help: str = "", role: str = "body", elsewhere: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, label, side, parent)
        self._rest, self._told_off, self._elsewhere = 0, False, elsewhere
        self.spin = AmountBox(0, HIGHEST, optional)
        self.spin.setFont(theme().font(role, tabular=True))
        self.spin.setSingleStep(STEP)
        self.spin.setAccelerated(True)
        self._house(self.spin, help_words=help, pad=2)
        self.set_currency(currency)
        self._told = self._read()
        self.spin.valueChanged.connect(self._on_spin_value_changed)
        self.spin.lineEdit().textEdited.connect(self._on_words_edited)

    def set_currency(self, currency: str) -> None:
        """The currency by its ISO 4217 code. Words that were no amount in the one before may be one in this."""
        words, self.currency = self.spin.stray(), currency
        self._loading = True
        self.spin.own = (currency, SYMBOLS.get(currency, ""))
        self.spin.setPrefix(SYMBOLS.get(currency, f"{currency}\u00a0"))
        self._loading = False
        if words:
            self.spin.lineEdit().setText(self.spin.prefix() + words)
            self.spin.interpretText()

    def _read(self) -> int | None:
        if self.spin.stray():
            return self._told if isinstance(self._told, int) else None
        figure = self.spin.figure()
        return None if figure is None else figure * minor_factor(self.currency) + self._rest

    def _write(self, value: int | None) -> None:
        if value is None:
            self._rest = 0
            self.spin.set_figure(None)
            return
        whole, self._rest = divmod(value, minor_factor(self.currency))
        self.spin.set_figure(whole)

    def _tell(self) -> None:
        super()._tell()
        if not self.sentence.text() and not self.spin.stray():
            self.spin.forget_steps()

    def flush(self) -> None:
        """Tell an amount. Words that are none are spoken about when the focus leaves, and stay."""
        words = self.spin.stray()
        if not words and self._told_off:
            self._told_off = False
            self.show_sentence("")
        super().flush()
        if words:
            self._pause.hold()  # nothing is left without a word while these stand here
        if words and not self.spin.hasFocus():
            self._told_off = True
            self.show_sentence(self._sentence(words))

    def settle(self) -> None:
        """Words that are no amount are about nothing else: they stay, with their sentence."""
        if not self.spin.stray():
            super().settle()

    def _sentence(self, words: str) -> str:
        others = {*SYMBOLS, *SYMBOLS.values()} - {self.currency, SYMBOLS.get(self.currency, "")}
        if re.match(r"-\s*\d", words):
            return _("An amount is not below zero.")
        if any(other in words for other in others) or re.search(r"\b[A-Z]{3}\b", words):
            words = _("This amount is in {currency}. Change the currency first, or write the amount in it.")
            if self._elsewhere:
                words = _("This amount is in {currency}. Write it in that, or change the currency {place}.")
            return words.format(currency=self.currency, place=self._elsewhere)
        if self.spin.is_unclear():
            unclear = _("“{words}” can be read in more than one way. Write it as in 92,000 or 92k.")
            return unclear.format(words=shortened(words, SAID))
        return _("“{words}” is no amount. Write it as in 92,000.").format(words=shortened(words, SAID))

    @Slot(str)
    def _on_words_edited(self, words: str) -> None:
        self._on_editor_typed()

    @Slot(int)
    def _on_spin_value_changed(self, value: int) -> None:
        if not self._loading:
            self._rest = 0
        self._on_editor_typed()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.spin.setReadOnly(read_only)
