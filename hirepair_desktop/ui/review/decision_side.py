"""The side of a review: the decision box through the whole session, and what belongs to its record.

Only the owner records. For anybody else a note says why it passed to them; the power log keeps it (R-12).
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.prompt import Act
from hirepair_desktop.model import Candidate, Offer, Role, Session
from hirepair_desktop.model.deciding import (
    decision_to_record,
    latest_offer,
    new_offer,
    pay_owners,
    record_decision,
    reopen_decision,
    words_of,
)
from hirepair_desktop.model.kinds import DecisionValue, OfferStatus
from hirepair_desktop.model.parting import options_here
from hirepair_desktop.model.pay_hope import hope_range
from hirepair_desktop.model.reviewing import range_in_use
from hirepair_desktop.text import _
from hirepair_desktop.ui.coach.session_coach import SessionCoach
from hirepair_desktop.ui.coach.stopped import StoppedAct
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.review.decision_draft import DecisionDraft, Standing, read_standing
from hirepair_desktop.ui.review.decision_parts import Passing, Reopening, voice_owner
from hirepair_desktop.ui.review.hearing import HearingPart
from hirepair_desktop.ui.review.pay_words import agreed_words, pay_label
from hirepair_desktop.ui.review.review_page import Review, ReviewPage
from hirepair_desktop.ui.review.words import decision_choices, decision_words
from hirepair_desktop.ui.session.chips import CriterionChips
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.decision_box import DecisionBox
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.workspace import OpenWorkspace

MARGIN, NARROW_MARGIN = 20, 12
"""Left and right of the box; the narrow column gives its scroll bar the room (QT-NOTES 9)."""

OPEN_ENDED = (DecisionValue.HOLD.value, DecisionValue.MORE_EVIDENCE.value)


class DecisionSide(ReviewPage):
    """The decision box and what is recorded with it. `section_requested(key)`; prompts go into `prompts`."""

    shows = frozenset(
        {
            "decision", "entry", "offer", "candidate", "candidate_message", "criterion", "role", "session",
            "brief_version", "rating",
        }
    )  # fmt: skip

    section_requested = Signal(str)

    def __init__(
        self, workspace: OpenWorkspace, review: Review, coach: SessionCoach, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, review, "decision_side", parent)
        self.draft = DecisionDraft(self)
        self._narrow = False
        with workspace.read() as s:
            self.owner, self.adviser = review.owner(s), review.adviser(s)
        self.box = DecisionBox(
            self.owner.name, self.owner.side, self.adviser.name, self.adviser.side, decision_choices()
        )
        self.stops = StoppedAct(coach, Act.DECIDE, "decide_stops", _("Decide all the same…"))
        self.chips = CriterionChips("decision_criteria", voice_owner(self.owner))
        self.open_parts = self._make_open_parts()
        self.passing, self.reopening = Passing(self.owner), Reopening(self.owner)
        self.after_all = LinkButton(_("Decide after all…"), "decide_after_all")
        self.state = plain("", "caption", "ink2", name="decision_state")
        self.hearing = HearingPart()
        self.prompts = stack(space=12)
        self.chips_label = caption(_("Tied to"))
        self.margins = stack(
            self.box, self.stops, self.state, row(self.after_all, 1), self.reopening,
            stack(self.chips_label, self.chips, space=5), self.open_parts, self.passing, Rule(), self.hearing,
            self.prompts, 1, space=12, margins=(MARGIN, 16, MARGIN, 16),
        )  # fmt: skip
        self.inner.setLayout(self.margins)
        show_if(self.reopening, False)
        self._connect()

    def _make_open_parts(self) -> QWidget:
        """The one question and the one date of a hold (R-26)."""
        self.question = VoiceField(self.owner.side, _("The one question"), "next_question", speaker=self.owner.name)
        self.until = DateField(_("By when"), "next_date", side=self.owner.side)
        made = QWidget()
        made.setLayout(stack(self.question, self.until, space=8))
        return made

    def _connect(self) -> None:
        self.box.chosen.connect(self._on_box_chosen)
        self.box.reason_edited.connect(self._on_box_reason_edited)
        self.box.offer_edited.connect(self._on_box_offer_edited)
        self.box.range_reason_edited.connect(self._on_box_range_reason_edited)
        self.box.draft_saved.connect(self._on_box_draft_saved)
        self.box.recorded.connect(self._on_box_recorded)
        self.box.reopen_requested.connect(self._on_box_reopen_requested)
        self.after_all.clicked.connect(self._on_box_reopen_requested)
        self.stops.changed.connect(self._on_stops_changed)
        self.chips.chosen.connect(self._on_chips_chosen)
        self.question.edited.connect(self._on_question_edited)
        self.until.edited.connect(self._on_until_edited)
        self.passing.noted.connect(self._on_passing_noted)
        self.passing.passed.connect(self._record)
        self.reopening.given.connect(self._on_reopening_given)
        self.hearing.write_requested.connect(self._on_hearing_write_requested)

    # Showing

    def refresh(self) -> None:
        with self.workspace.read() as s:
            standing = read_standing(s, self.review)
            role = s.get_one(Role, self.review.role_id)
            candidate = s.get_one(Candidate, self.review.candidate_id)
            closed = self.review.is_closed(s)
            criteria = [
                (c.id, c.label) for c in role.criteria if c.retired_at is None or c.id in standing.criterion_ids
            ]
            self.box.set_advice(words_of(candidate.advice, self.adviser.id))
            self._show_pay(s, standing, candidate)
            self.hearing.show_message(s, self.review)
            self.passing.set_people([each for each in options_here(s) if each[0] != self.owner.id])
        self._show_standing(standing, closed)
        self.chips.set_criteria(criteria, standing.criterion_ids)
        self.chips.set_read_only(not standing.is_editable)
        show_if(self.chips, bool(criteria))
        show_if(self.chips_label, bool(standing.criterion_ids or (criteria and standing.is_editable)))

    def _show_standing(self, standing: Standing, closed: bool) -> None:
        box, recorded = self.box, bool(standing.made_words)
        box.set_choice(standing.choice)
        box.set_reason(standing.rationale)
        box.set_recorded(standing.made_words, standing.made_by)
        stuck = closed and not recorded and not standing.is_editable
        box.set_read_only(_("This review was closed without a decision.") if stuck else "")
        self._show_stops(standing)
        open_ended = standing.choice in OPEN_ENDED
        self.question.set_value(standing.next_question)
        self.until.set_value(standing.next_date)
        for field in (self.question, self.until):
            field.set_read_only(not standing.is_editable)
        show_if(self.open_parts, open_ended)
        self.passing.note.set_value(standing.delegation_note)
        show_if(self.passing, standing.is_editable)
        show_if(self.after_all, stuck)
        if standing.is_editable and standing.reopened_reason:
            show_if(self.reopening, False)
        words = ""
        if standing.reopened_reason:
            words = _("Decided again because: {reason}").format(reason=standing.reopened_reason)
        if recorded and standing.delegation_note:
            words = _("Passed from {owner}: {note}").format(owner=self.owner.first, note=standing.delegation_note)
        self.state.setText(words)
        show_if(self.state, bool(words))

    def _show_stops(self, standing: Standing) -> None:
        """What stops the decision, once one is chosen: the button is readable and disabled until then."""
        waits = standing.is_editable and bool(standing.choice)
        self.stops.show_now(waits)
        why = "" if standing.choice or standing.made_words else _("Choose one of the four first.")
        held = waits and self.stops.holds()
        self.box.set_blocked(_("What is missing first stands below.") if held else why)
        self.passing.set_blocked(self.stops.sentence() if waits else why)

    @Slot()
    def _on_stops_changed(self) -> None:
        self._show_stops(self.draft.standing())

    def _show_pay(self, s: Block, standing: Standing, candidate: Candidate) -> None:
        """Pay stands in the box only for a hire, and only where a range is known."""
        if standing.choice != DecisionValue.HIRE.value:
            show_if(self.box.pay, False)
            return
        held = range_in_use(s, s.get_one(Session, self.review.session_id))
        offer = latest_offer(s, candidate.id)
        currency, period, low, high = held.currency, held.period, held.low, held.high
        if offer is not None:
            currency, period, low, high = offer.currency, offer.period, offer.range_min, offer.range_max
        if (low is None or high is None) and (currency, period) == (held.currency, held.period):
            show_if(self.box.pay, False)
            return
        hope = hope_range(candidate.pay_hope, currency)
        self.box.set_pay(
            pay_label(period), agreed_words(low, high, currency, held), currency, low, high, hope[0] if hope else None, hope[1] if hope else None,
            offer.amount if offer is not None else None,
        )  # fmt: skip
        self.box.set_range_reason(offer.reason if offer is not None else "")
        made = offer is not None and offer.status is not OfferStatus.DRAFT
        for field in (self.box.offer, self.box.range_reason):
            field.set_read_only(made or not standing.is_editable)

    # What the person does

    @Slot(str)
    def _on_box_chosen(self, value: str) -> None:
        self.draft.choose(value)

    @Slot(str)
    def _on_box_reason_edited(self, words: str) -> None:
        self.draft.set("rationale", words, _("Reason of the decision"))

    @Slot(list)
    def _on_chips_chosen(self, criterion_ids: list[str]) -> None:
        self.draft.rest_on(criterion_ids)

    @Slot(str)
    def _on_question_edited(self, words: str) -> None:
        self.draft.set("next_question", words, _("The one question"))

    @Slot(object)
    def _on_until_edited(self, day: object) -> None:
        self.draft.set("next_date", day, _("By when"))

    @Slot(str)
    def _on_passing_noted(self, words: str) -> None:
        self.passing.note.show_sentence("")
        self.draft.set("delegation_note", words, _("Why it passed"))

    @Slot(object)
    def _on_box_offer_edited(self, amount: object) -> None:
        """The draft of the offer follows the figure in the box; an emptied figure takes the draft away."""
        with self.workspace.read() as s:
            offer = latest_offer(s, self.review.candidate_id)
            drafted = offer.id if offer is not None and offer.status is OfferStatus.DRAFT else ""
            session = s.get_one(Session, self.review.session_id)
            candidate = s.get_one(Candidate, self.review.candidate_id)
            by = pay_owners(s.get_one(Role, self.review.role_id))[-1]
            values = new_offer(s, session, candidate, amount, by) if isinstance(amount, int) else None
        if drafted and isinstance(amount, int):
            self.edits.set(Offer, drafted, "amount", amount, _("Amount"))
        elif drafted:
            self.edits.remove(Offer, drafted, _("Amount"))
        elif values is not None:
            self.edits.add(Offer, values, _("Amount"))

    @Slot(str)
    def _on_box_range_reason_edited(self, words: str) -> None:
        with self.workspace.read() as s:
            offer = latest_offer(s, self.review.candidate_id)
            offer_id = offer.id if offer is not None else ""
        if offer_id:
            self.edits.set(Offer, offer_id, "reason", words, _("Reason of the amount"))

    @Slot()
    def _on_box_draft_saved(self) -> None:
        self.said.emit(
            _("The draft is saved. It is no decision until {name} records it.").format(name=self.owner.first)
        )

    @Slot()
    def _on_box_recorded(self) -> None:
        self._record(self.owner.id)

    @Slot(str)
    def _record(self, by: str) -> None:
        """Record what was chosen, in the name of the owner or of whoever it passed to."""
        standing, at = self.draft.standing(), self.workspace.now()
        if not standing.choice or self.stops.look():
            self._show_stops(standing)
            return
        review = self.review

        def record(s: Block) -> None:
            decision = decision_to_record(s, review.session_id, review.candidate_id, at)
            record_decision(s, decision, DecisionValue(standing.choice), by, at)

        refused = self.try_run(record)
        if refused is None:
            words = decision_words(standing.choice)
            self.said.emit(_("Recorded: {decision}").format(decision=words))
        elif refused.field == "delegation_note":
            show_if(self.passing.form, True)
            self.passing.note.show_sentence(refused.sentence)
            self.passing.note.focus()
        elif refused.field == "reopened_reason":
            show_if(self.reopening, True)
            self.reopening.reason.show_sentence(refused.sentence)
            self.reopening.reason.focus()
        else:
            self.said.emit(refused.sentence)

    @Slot()
    def _on_box_reopen_requested(self) -> None:
        show_if(self.reopening, True)
        self.reopening.reason.focus()

    @Slot(str)
    def _on_reopening_given(self, reason: str) -> None:
        review, at = self.review, self.workspace.now()

        def decide_again(s: Block) -> None:
            reopen_decision(s, review.session_id, review.candidate_id, reason, self.owner.id, at)

        refused = self.try_run(decide_again)
        self.reopening.reason.show_sentence(refused.sentence if refused else "")
        if refused is None:
            self.reopening.reason.set_value("")

    @Slot()
    def _on_hearing_write_requested(self) -> None:
        self.section_requested.emit("message")

    def focus_words(self, key: str) -> None:
        """Go to words of the decision by the field they lie in, while they can be changed; else to what it lacks."""
        fields = {"rationale": self.box.reason, "next_question": self.question, "delegation_note": self.passing.note}
        field, can_change = fields.get(key), self.draft.standing().is_editable
        if field is None or not can_change or (field is self.question and self.open_parts.isHidden()):
            self.focus_lacking()
            return
        if field is self.passing.note:
            show_if(self.passing.form, True)
        field.focus()

    def focus_lacking(self) -> None:
        """Go to what the decision lacks first: the value, the question or day of a hold, else its reason."""
        standing = self.draft.standing()
        if standing.is_editable and standing.choice in OPEN_ENDED and not standing.next_question.strip():
            self.question.focus()
        elif standing.is_editable and standing.choice in OPEN_ENDED and standing.next_date is None:
            self.until.focus()
        elif standing.is_editable and standing.choice:
            self.box.reason.focus()
        else:
            self.box.focus()

    def flush(self) -> None:
        """Tell everything that is being typed here."""
        self.box.flush()
        self.question.flush()
        self.until.flush()

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow column buttons are short and what the candidate will hear is one line (05b)."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.box.set_narrow(narrow)
            side = theme().px(NARROW_MARGIN if narrow else MARGIN)
            self.margins.setContentsMargins(side, theme().px(16), side, theme().px(16))
            self.hearing.set_folded(narrow)
