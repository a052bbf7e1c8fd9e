"""Section 6: the offer, only for a hire: amount, place in the range as it stood, reason, who set it, close plan."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.prompt import Act
from hirepair_desktop.model import Candidate, Offer, Role, Session
from hirepair_desktop.model.deciding import (
    answer_offer,
    is_outside,
    latest_offer,
    make_offer,
    new_offer,
    pay_owners,
    range_for,
    set_unit,
)
from hirepair_desktop.model.kinds import DecisionValue, OfferStatus, PayPeriod
from hirepair_desktop.model.parting import options_here
from hirepair_desktop.model.pay_hope import hope_range
from hirepair_desktop.model.review_form import REVIEW
from hirepair_desktop.model.reviewing import RangeInUse, range_in_use
from hirepair_desktop.text import _, joined, money
from hirepair_desktop.ui.coach.session_coach import SessionCoach
from hirepair_desktop.ui.coach.stopped import StoppedAct
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.money_field import MoneyField
from hirepair_desktop.ui.fields.pay_unit import PayUnit
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.review.decision_draft import Standing, read_standing
from hirepair_desktop.ui.review.decision_parts import voice_owner
from hirepair_desktop.ui.review.pay_words import hope_words, range_words
from hirepair_desktop.ui.review.review_page import Review, ReviewPage, short_name, side_by_side
from hirepair_desktop.ui.review.words import decision_words, offer_words
from hirepair_desktop.ui.session.answer_views import NEEDED_MARK
from hirepair_desktop.ui.session.answers import AnswerFields
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import MenuButton, button, set_blocked
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title
from hirepair_desktop.ui.widgets.pay_range import PayRange, PayVerdict
from hirepair_desktop.ui.workspace import OpenWorkspace


class PayPage(ReviewPage):
    """The page of section 6. The draft is saved as it is typed; only *make the offer* can be refused."""

    shows = frozenset({"offer", "decision", "entry", "candidate", "role", "session", "brief_version", "person"})

    def __init__(self, workspace: OpenWorkspace, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(workspace, review, "pay_page", parent)
        with workspace.read() as s:
            role = s.get_one(Role, review.role_id)
            held = range_in_use(s, s.get_one(Session, review.session_id))
            owners = [review.who(s, person_id) for person_id in pay_owners(role)]
        self.payer, self.payer_names = owners[-1], joined([who.first for who in owners])
        self.not_yet = plain("", "body", "ink2", name="no_pay")
        self.form = QWidget()
        self._wanted: tuple[str, PayPeriod] | None = None
        """The unit that was chosen before there is an amount to keep it with."""
        self._make_fields(held.currency)
        self.plan = AnswerFields(
            self, REVIEW, "pay", review.session_id, review.pair, keys=("closePlan",), turn=review.turn
        )
        self.versions = stack(space=0)
        self.stops: StoppedAct | None = None
        self.stops_place = stack(space=0)
        amount = stack(row(self.amount, 1, self.verdict), self.unit, space=6)
        left = stack(amount, self.range, self.agreed, self.reason, 1, space=10)
        right = stack(self.set_by, self.note, self.plan, 1, space=12)
        self.form.setLayout(
            stack(
                side_by_side(left, right, 28),
                row(self.state, 1, self.answer, self.again, self.make),
                self.stops_place,
                self.versions,
            )
        )
        purpose = _("Two minutes on the amount, its place in the range, and the reason.")
        self.lay(self.head(_("Pay"), purpose), self.not_yet, self.form)
        self._connect()

    def _make_fields(self, currency: str) -> None:
        side = self.payer.side
        label = _("{names}: the offer").format(names=self.payer_names)
        self.amount = MoneyField(label, "offer_amount", currency, side=side, role="figure")
        self.amount.setMaximumWidth(theme().px(220))
        self.unit = PayUnit("offer_unit")
        self.verdict = PayVerdict()
        self.range = PayRange(0, 1, owner_side=side, name="offer_range")
        self.agreed = caption("", name="range_agreed")
        self.reason = VoiceField(side, _("The reason"), "offer_reason", min_lines=2, speaker=self.payer.name)
        self.set_by = ChoiceField(_("Who set the amount"), (), "offer_set_by")
        self.note = VoiceField(
            "shared", _("Why it was not set by {names}").format(names=self.payer_names), "offer_note"
        )
        self.state = caption("", name="offer_state")
        self.make = button(_("Make this offer"), "make_offer", owner=voice_owner(self.payer))
        self.again = button(_("Change the offer"), "change_offer")
        answers = [
            (status.value, offer_words(status)) for status in OfferStatus if status.value not in ("draft", "made")
        ]
        self.answer = MenuButton(_("What they said"), "offer_answer", answers)

    def _connect(self) -> None:
        self.amount.edited.connect(self._on_amount_edited)
        self.unit.edited.connect(self._on_unit_edited)
        self.reason.edited.connect(self._on_reason_edited)
        self.note.edited.connect(self._on_note_edited)
        self.set_by.edited.connect(self._on_set_by_edited)
        self.make.clicked.connect(self._on_make_clicked)
        self.again.clicked.connect(self._on_again_clicked)
        self.answer.chosen.connect(self._on_answer_chosen)

    def set_coach(self, coach: SessionCoach) -> None:
        """What stops an offer stands under its button (R-21, R-22)."""
        self.stops = StoppedAct(coach, Act.SAVE_OFFER, "offer_stops", _("Make it all the same…"))
        self.stops.changed.connect(self._on_stops_changed)
        self.stops_place.addWidget(self.stops)

    @Slot()
    def _on_stops_changed(self) -> None:
        with self.workspace.read() as s:
            self._show_stops(latest_offer(s, self.review.candidate_id), self.review.is_closed(s))

    def _show_stops(self, offer: Offer | None, closed: bool) -> None:
        """The button stays readable and disabled while something is missing."""
        why = "" if offer is not None else _("Write the amount first.")
        if self.stops is not None:
            drafted = offer is not None and offer.status is OfferStatus.DRAFT and not closed
            self.stops.show_now(drafted)
            why = why or (self.stops.sentence() if drafted else "")
        set_blocked(self.make, why)

    def reach(self, key: str, row_id: str) -> None:
        """The amount, why it was set by somebody else, or its reason: whatever is missing first."""
        if key == "closePlan":
            self.plan.focus(key)
        elif self.amount.value() is None:
            self.amount.focus()
        elif not self.note.isHidden() and not self.note.value().strip():
            self.note.focus()
        else:
            self.reason.focus()

    # Showing

    def refresh(self) -> None:
        with self.workspace.read() as s:
            standing, closed = read_standing(s, self.review), self.review.is_closed(s)
            offer = latest_offer(s, self.review.candidate_id)
            candidate = s.get_one(Candidate, self.review.candidate_id)
            held = range_in_use(s, s.get_one(Session, self.review.session_id))
            self.set_by.set_options(options_here(s, (offer.set_by if offer is not None else None, self.payer.id)))
            self._show_offer(offer, held, candidate)
            self._show_state(s, offer, closed)
            self._show_versions(s, candidate)
        hire = standing.choice == DecisionValue.HIRE.value
        self.not_yet.setText(self._not_yet_words(standing))
        show_if(self.not_yet, not hire)
        show_if(self.form, hire or offer is not None)
        self.plan.set_read_only(closed)
        self.plan.refresh()

    def _not_yet_words(self, standing: Standing) -> str:
        if not standing.choice:
            return _("Pay is set only for a hire, and nothing is chosen yet. Skip this with Ctrl+Alt+Right.")
        words = decision_words(standing.choice)
        return _("Pay is set only for a hire. The decision so far: {decision}.").format(decision=words)

    def _show_offer(self, offer: Offer | None, held: RangeInUse, candidate: Candidate) -> None:
        unit = self._wanted or (held.currency, held.period)
        low, high = range_for(held, *unit)
        if offer is not None:
            self._wanted = None
            unit, low, high = (offer.currency, offer.period), offer.range_min, offer.range_max
        currency = unit[0]
        self.unit.show_unit(*unit)
        self.amount.set_currency(currency)
        self.amount.set_value(offer.amount if offer is not None else None)
        hope = hope_range(candidate.pay_hope, currency)
        known = low is not None and high is not None
        if low is not None and high is not None:
            hoped_low, hoped_high = hope or (None, None)
            self.range.set_range(low, high, hoped_low, hoped_high, self.amount.value(), currency)
            self.verdict.set_verdict(self.range.verdict())
        show_if(self.range, known)
        show_if(self.verdict, known and bool(self.range.verdict()))
        beside = (range_words(low, high, currency, held), hope_words(candidate.pay_hope, currency))
        self.agreed.setText("\n".join(filter(None, beside)))
        outside = offer is not None and is_outside(offer)
        words = _("The reason it is outside the range") if outside else _("The reason")
        self.reason.set_value(offer.reason if offer is not None else "")
        self.reason.heading.setText(words if self.reason.value().strip() else f"{words}  {NEEDED_MARK}")
        self.set_by.set_value((offer.set_by if offer is not None else None) or self.payer.id)
        self.note.set_value(offer.delegation_note if offer is not None else "")

    def _show_state(self, s: Block, offer: Offer | None, closed: bool) -> None:
        drafted = offer is None or offer.status is OfferStatus.DRAFT
        locked = closed or not drafted
        for field in (self.amount, self.unit, self.reason, self.note, self.set_by):
            field.set_read_only(locked)
        owners = pay_owners(s.get_one(Role, self.review.role_id))
        show_if(self.note, bool(offer is not None and offer.set_by not in owners))
        show_if(self.make, drafted and not closed)
        self._show_stops(offer, closed)
        made = offer is not None and offer.status is OfferStatus.MADE
        show_if(self.again, not drafted and not closed)
        show_if(self.answer, made)
        self.state.setText(
            _("Nothing is offered yet.") if offer is None
            else _("Version {n}, {state}").format(n=offer.version, state=offer_words(offer.status))
        )  # fmt: skip

    def _show_versions(self, s: Block, candidate: Candidate) -> None:
        clear(self.versions)
        found = s.scalars(select(Offer).where(Offer.candidate_id == candidate.id).order_by(Offer.version.desc())).all()
        if len(found) < 2:
            return
        name = short_name(candidate)
        self.versions.addWidget(section_title(_("What {name} was offered before").format(name=name)))
        for offer in found[1:]:
            words = _("Version {n}, {state}: {amount}. {reason}").format(
                n=offer.version, state=offer_words(offer.status), amount=money(offer.amount, offer.currency),
                reason=offer.reason,
            )  # fmt: skip
            line = plain(words)
            line.setContentsMargins(0, theme().px(7), 0, theme().px(7))
            self.versions.addWidget(Rule())
            self.versions.addWidget(line)

    # What the person does

    def _drafted_id(self) -> str:
        with self.workspace.read() as s:
            offer = latest_offer(s, self.review.candidate_id)
            return offer.id if offer is not None and offer.status is OfferStatus.DRAFT else ""

    def _add_version(self, amount: int) -> None:
        with self.workspace.read() as s:
            session = s.get_one(Session, self.review.session_id)
            candidate = s.get_one(Candidate, self.review.candidate_id)
            values = new_offer(s, session, candidate, amount, self.set_by.value() or self.payer.id, self._wanted)
        self.edits.add(Offer, values, _("Amount"))

    @Slot(object)
    def _on_amount_edited(self, amount: object) -> None:
        drafted = self._drafted_id()
        if drafted and isinstance(amount, int):
            self.edits.set(Offer, drafted, "amount", amount, _("Amount"))
        elif drafted:
            self.edits.remove(Offer, drafted, _("Amount"))
        elif isinstance(amount, int):
            self._add_version(amount)

    @Slot(str, str)
    def _on_unit_edited(self, currency: str, period: str) -> None:
        """The figure stays as it is read; nothing is converted. Before there is one, the unit waits for it."""
        drafted, unit = self._drafted_id(), (currency, PayPeriod(period))
        if not drafted:
            self._wanted = unit
            self.refresh()
            return
        with self.workspace.read() as s:
            held = range_in_use(s, s.get_one(Session, self.review.session_id))
        verb_step(self.edits, Offer, drafted, lambda offer: set_unit(offer, held, *unit), _("In what it is paid"))
        self.amount.flush()

    def _set(self, field: str, value: Any, words: str) -> None:
        drafted = self._drafted_id()
        if drafted:
            self.edits.set(Offer, drafted, field, value, words)
        elif value:
            self.amount.show_sentence(_("Write the amount first; then its reason is kept with it."))

    @Slot(str)
    def _on_reason_edited(self, words: str) -> None:
        self._set("reason", words, _("Reason of the amount"))

    @Slot(str)
    def _on_note_edited(self, words: str) -> None:
        self._set("delegation_note", words, _("Why it was set by somebody else"))

    @Slot(str)
    def _on_set_by_edited(self, person_id: str) -> None:
        self._set("set_by", person_id, _("Who set the amount"))

    @Slot()
    def _on_make_clicked(self) -> None:
        """The act that a block may stop: outside the range without a reason, or set by somebody else."""
        for field in (self.amount, self.reason, self.note):
            field.show_sentence("")
            field.flush()
        drafted, at = self._drafted_id(), self.workspace.now()
        if not drafted:
            self._say_no_draft()
            return
        refused = self.try_run(lambda s: make_offer(s, s.get_one(Offer, drafted), self.review.session_id, at))
        if refused is None:
            self.said.emit(_("The offer stands as made."))
            return
        field = {"offer_reason": self.reason, "offer_note": self.note}.get(refused.field, self.reason)
        field.show_sentence(refused.sentence)
        field.focus()

    def _say_no_draft(self) -> None:
        """A second press, or one on a page that is behind: nothing is drafted that could be made."""
        with self.workspace.read() as s:
            made = latest_offer(s, self.review.candidate_id) is not None
        if made:
            self.said.emit(_("This offer was made already. A new amount makes a new version."))
        else:
            self.amount.show_sentence(_("Write the amount first."))
            self.amount.focus()

    @Slot()
    def _on_again_clicked(self) -> None:
        """A new version begins as the one before: its figure, in its own unit. A second press begins none."""
        with self.workspace.read() as s:
            offer = latest_offer(s, self.review.candidate_id)
            amount = offer.amount if offer is not None and offer.status is not OfferStatus.DRAFT else None
        if amount is not None:
            self._add_version(amount)
        self.amount.focus()

    @Slot(str)
    def _on_answer_chosen(self, value: str) -> None:
        at = self.workspace.now()

        def answer(s: Block) -> None:
            offer = latest_offer(s, self.review.candidate_id)
            if offer is not None:
                answer_offer(s, offer, OfferStatus(value), at)

        refused = self.try_run(answer)
        if refused is not None:
            self.said.emit(refused.sentence)
