"""In what an amount is paid: its currency, and for how long."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.kinds import PayPeriod
from hirepair_desktop.text import CURRENCIES, _
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row

CURRENCY_WIDTH, PERIOD_WIDTH = 90, 130
"""Pixels at 100 %."""


def period_words() -> list[tuple[str, str]]:
    """What an amount is paid for."""
    return [(PayPeriod.YEAR, _("a year")), (PayPeriod.MONTH, _("a month")), (PayPeriod.HOUR, _("an hour"))]


def currency_field(name: str) -> ChoiceField:
    """A list of currencies."""
    made = ChoiceField(_("Currency"), [(code, code) for code in CURRENCIES], name)
    made.setFixedWidth(theme().px(CURRENCY_WIDTH))
    return made


def offer_currency(field: ChoiceField, code: str) -> None:
    """Have a currency that came with a file in the list."""
    if code not in CURRENCIES:
        field.set_options([(each, each) for each in (*CURRENCIES, code)])


def period_field(name: str) -> ChoiceField:
    """A list of what an amount is paid for."""
    made = ChoiceField(_("Paid for"), period_words(), name)
    made.setFixedWidth(theme().px(PERIOD_WIDTH))
    return made


class PayUnit(QWidget):
    """Currency and period beside an amount. `edited(currency, period)`."""

    edited = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.currency = currency_field(f"{name}_currency")
        self.period = period_field(f"{name}_period")
        self.setLayout(row(self.currency, self.period, 1, space=10))
        self.currency.edited.connect(self._on_choice_edited)
        self.period.edited.connect(self._on_choice_edited)

    def show_unit(self, currency: str, period: PayPeriod) -> None:
        """Show in what it is paid."""
        offer_currency(self.currency, currency)
        self.currency.set_value(currency)
        self.period.set_value(period.value)

    def unit(self) -> tuple[str, PayPeriod]:
        """What is shown: currency and period."""
        return self.currency.value(), PayPeriod(self.period.value())

    def set_read_only(self, read_only: bool) -> None:
        """Whether it can be changed."""
        for field in (self.currency, self.period):
            field.set_read_only(read_only)

    @Slot(str)
    def _on_choice_edited(self, value: str) -> None:
        self.edited.emit(self.currency.value(), self.period.value())
