"""The range of a role and when candidates hear it (METHOD A.1 `payRange`, `paySharing`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Role, Session
from hirepair_desktop.model.kinds import PayPeriod, PayShared
from hirepair_desktop.model.pay_places import pay_places
from hirepair_desktop.model.pay_range import set_currency, set_range
from hirepair_desktop.model.power import log_range
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.field import LabelledField
from hirepair_desktop.ui.fields.money_field import MoneyField
from hirepair_desktop.ui.fields.pay_unit import currency_field, offer_currency, period_field
from hirepair_desktop.ui.intake.listed_places import ListedPlaces
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.intake.power_steps import move_step
from hirepair_desktop.ui.intake.range_move import RangeMove
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.workspace import REC


def sharing_words() -> list[tuple[str, str]]:
    """When candidates hear the range."""
    return [
        (PayShared.ADVERT, _("In the advert")),
        (PayShared.BEFORE_INTERVIEW, _("Before the interview")),
        (PayShared.ON_REQUEST, _("On request")),
        (PayShared.NO, _("Not")),
    ]


class PaySection(QWidget):
    """From, to, currency and period; then the recruiter's word on when candidates hear it, and where they live.

    An upside-down range is not kept; what was typed stays in its field with a sentence under it.
    """

    def __init__(self, page: IntakePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        t = theme()
        self.low = MoneyField(_("From"), "pay_min")
        self.high = MoneyField(_("To"), "pay_max")
        self.currency = currency_field("pay_currency")
        self.period = period_field("pay_period")
        self.sentence = FieldSentence("", "pay_range_sentence")
        self.moved = RangeMove(page)
        for field in (self.low, self.high):
            field.setFixedWidth(t.px(130))
        self.shared = Segmented(
            sharing_words(), "pay_shared", _("When candidates hear the range"), owner=REC, small=True
        )
        self.places = ListedPlaces()
        unit = row(self.currency, self.period, 1, space=10)
        ends = row(self.low, self.high, 1 if t.large() else None, space=10)
        amounts: QBoxLayout = stack(ends, unit, space=8) if t.large() else row(ends, unit, 1, space=10)
        said = (self.sentence, *(field.lift_sentence(self.sentence) for field in (self.low, self.high)))
        head = page.head_of("payRange", self.low)
        sharing = page.head_of("paySharing", self.shared.buttons[PayShared.ADVERT])
        self.setLayout(
            stack(
                stack(head, amounts, *said, self.moved, space=8),
                stack(sharing, row(self.shared, 1), self.places, space=8),
                space=20,
            )
        )
        self._connect()

    def _connect(self) -> None:
        self.low.edited.connect(self._on_range_edited)
        self.high.edited.connect(self._on_range_edited)
        self.currency.edited.connect(self._on_currency_edited)
        self.period.edited.connect(self._on_period_edited)
        self.shared.chosen.connect(self._on_shared_chosen)
        self.places.edited.connect(self._on_places_edited)
        self.page.edits.refused.connect(self._on_edits_refused)

    def show_pay(self, s: Block, role: Role, read_only: bool) -> None:
        """Show what is kept; a range that was refused stays as it was typed."""
        self.places.show_places(pay_places(s), role.jurisdictions, read_only)
        offer_currency(self.currency, role.pay_currency)
        for field in (self.low, self.high):
            if field.currency != role.pay_currency:
                field.set_currency(role.pay_currency)
        if not self.sentence.text():
            self.low.set_value(role.pay_min)
            self.high.set_value(role.pay_max)
        self.currency.set_value(role.pay_currency)
        self.period.set_value(role.pay_period.value)
        self.shared.set_value(role.pay_shared.value if role.pay_shared is not None else "")
        fields: tuple[LabelledField, ...] = (self.low, self.high, self.currency, self.period)
        for each in fields:
            each.set_read_only(read_only)
        self.shared.setEnabled(not read_only)

    @Slot(object)
    def _on_range_edited(self, value: object) -> None:
        """Both ends are looked at together: whichever is mended, the range is kept whole."""
        low, high = self.low.value(), self.high.value()
        if self._move_range(lambda role: set_range(role, low, high), "pay_max"):
            self.sentence.setText("")
            for field in (self.low, self.high):
                field.settle()
            self.page.refresh()

    def _move_range(self, change: Callable[[Role], None], field: str) -> bool:
        """Change the range; once it was agreed that is a move the power log keeps, one for each sitting."""
        by, at = self.page.speaker().id, self.page.workspace.now()
        session_id = self.page.session_id

        def move(s: Block, role: Role) -> None:
            change(role)
            log_range(s, role, by, at, s.get_one(Session, session_id).started_at or at)

        return move_step(self.page.edits, self.page.role_id, move, _("The range"), field)

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field == "pay_max":
            self.sentence.setText(sentence)

    def _set(self, field: str, value: Any) -> None:
        self.page.edits.set(Role, self.page.role_id, field, value, _("Pay"))

    @Slot(str)
    def _on_currency_edited(self, value: str) -> None:
        self._move_range(lambda role: set_currency(role, value), "pay_currency")

    @Slot(str)
    def _on_period_edited(self, value: str) -> None:
        self._move_range(lambda role: setattr(role, "pay_period", PayPeriod(value)), "pay_period")

    @Slot(str)
    def _on_shared_chosen(self, value: str) -> None:
        self._set("pay_shared", PayShared(value))

    @Slot(object)
    def _on_places_edited(self, named: list[str]) -> None:
        self._set("jurisdictions", named)
