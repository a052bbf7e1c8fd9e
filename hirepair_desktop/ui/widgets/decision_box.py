"""The box of one decision: its owner's colour and name, the choice, the reason, pay, and the other's advice."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.fields.money_field import MoneyField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import Options, Segmented, button, set_blocked
from hirepair_desktop.ui.widgets.labels import Words, caption
from hirepair_desktop.ui.widgets.pay_range import PayRange, PayVerdict
from hirepair_desktop.ui.widgets.seat_mark import MIDDLE, VOICES, SeatMark
from hirepair_desktop.ui.widgets.sentence import BlockedSentence
from hirepair_desktop.ui.widgets.voice_words import VoiceWords

HEAD = 38
"""Height of the owner's header, in pixels at 100 %."""


class DecisionBox(QFrame):
    """One owner per decision. Editable, then recorded; for anyone else read-only with the reason why.

    `reason_edited` and `offer_edited` come as from any field; `recorded` and `draft_saved` are the person's wish: the
    page records and answers with `set_recorded`.
    """

    chosen = Signal(str)
    reason_edited = Signal(str)
    offer_edited = Signal(object)
    range_reason_edited = Signal(str)
    draft_saved = Signal()
    recorded = Signal()
    reopen_requested = Signal()
    missing_requested = Signal()

    def __init__(
        self, owner_name: str, owner_side: str, adviser_name: str, adviser_side: str, options: Options,
        name: str = "decision_box", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.owner_name, self.owner_side = owner_name, owner_side
        self.adviser_name, self.adviser_side = adviser_name, adviser_side
        self.words_of = dict(options)
        self.setObjectName(name)
        self.setAccessibleName(_("{name} decides").format(name=first_name(owner_name)))
        self._has_pay, self._recorded, self._narrow = False, "", theme().large()
        self.options = Segmented(options, f"{name}_choice", _("Decision"), owner=owner_side, small=False, spaced=True)
        self.options.chosen.connect(self._on_options_chosen)
        self.choice = Words("", "figure")
        self.reason = VoiceField(
            owner_side, _("Because, tied to the criteria"), f"{name}_reason", quiet_label=True, above=True,
            min_lines=2, speaker=owner_name,
        )  # fmt: skip
        self.reason.edited.connect(self.reason_edited)
        self.pay = self._make_pay(name)
        self.advice = VoiceWords(
            adviser_side, "", f"{name}_advice", lead=_("{name}’s advice:").format(name=first_name(adviser_name))
        )
        self.why = caption("", "ink2")
        self.missing = BlockedSentence(name=f"{name}_missing")
        self.missing.link_requested.connect(self.missing_requested)
        self.buttons = self._make_buttons(name)
        self.setLayout(self._arranged())
        for part in (self.choice, self.pay, self.advice, self.why):
            show_if(part, False)

    def _arranged(self) -> QVBoxLayout:
        t = theme()
        owner = first_name(self.owner_name)
        head = Words(_("{name} decides").format(name=owner), "section", wrap=False)
        self.note = caption(
            _("{name} advises").format(name=first_name(self.adviser_name)) if self.adviser_name else "", wrap=False
        )
        self.head = QWidget()
        self.head.setFixedHeight(t.px(HEAD))
        mark = SeatMark(self.owner_name, self.owner_side, MIDDLE)
        self.head.setLayout(row(mark, head, 1, self.note, space=8, margins=(16, 0, 16, 0)))
        return stack(
            self.head,
            stack(
                self.choice, self.options, self.reason, self.pay, self.advice, self.why, self.missing, self.buttons,
                space=11, margins=(16, 12, 16, 15),
            ),
            space=0,
        )  # fmt: skip

    def _make_pay(self, name: str) -> QWidget:
        self.pay_label = caption("", wrap=False)
        self.pay_agreed = caption("", wrap=False)
        self.offer = MoneyField("", f"{name}_offer", role="figure", side="shared", elsewhere=_("in the section “Pay”"))
        self.offer.set_compact(_("Pay"))
        self.offer.setMaximumWidth(theme().px(150))
        self.offer.edited.connect(self._on_offer_edited)
        self.verdict = PayVerdict()
        self.range = PayRange(0, 1, owner_side=self.owner_side, name=f"{name}_range")
        self.range_reason = VoiceField(
            self.owner_side, _("Outside the range, because"), f"{name}_range_reason", quiet_label=True, above=True,
            speaker=self.owner_name,
        )  # fmt: skip
        self.range_reason.edited.connect(self.range_reason_edited)
        made = QWidget()
        made.setLayout(
            stack(
                row(self.pay_label, 1, self.pay_agreed),
                row(self.offer, 1, self.verdict),
                self.range,
                self.range_reason,
                space=5,
            )
        )
        self.range_reason.hide()
        return made

    def _make_buttons(self, name: str) -> QWidget:
        self.draft = button(self._draft_words(), f"{name}_draft")
        owner = self.owner_side if self.owner_side in VOICES else "primary"
        words = _("{name}: record decision").format(name=first_name(self.owner_name))
        self.record = button(words, f"{name}_record", owner=owner)
        self.reopen = button(_("Reopen with a reason…"), f"{name}_reopen")
        self.key = caption(_("Ctrl D"), "ink3", wrap=False)
        self.draft.clicked.connect(self._on_draft_clicked)
        self.record.clicked.connect(self._on_record_clicked)
        self.reopen.clicked.connect(self.reopen_requested)
        made = QWidget()
        made.setLayout(row(self.key, 1, self.draft, self.record, self.reopen, space=8))
        self.reopen.hide()
        return made

    def _draft_words(self) -> str:
        return _("Draft") if self._narrow else _("Save as draft")

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow column the buttons are short and the key is not named (05b)."""
        self._narrow = narrow or theme().large()
        self.draft.setText(self._draft_words())
        show_if(self.key, not self._narrow and not self.draft.isHidden())

    def set_choice(self, value: str) -> None:
        """What is chosen so far; "" is nothing yet."""
        self.options.set_value(value)
        self.choice.setText(self.words_of.get(value, ""))

    def set_reason(self, words: str) -> None:
        """The reason; what is being typed stays."""
        self.reason.set_value(words)

    def set_pay(
        self, label: str, agreed_words: str, currency: str, low: int | None, high: int | None, hope_low: int | None,
        hope_high: int | None, offer: int | None,
    ) -> None:  # fmt: skip
        """Show pay: label, when the range was agreed, and the amounts in minor units of one currency. Without a range
        in it the amount stands alone."""
        self._has_pay = low is not None and high is not None
        self.pay_label.setText(label)
        self.pay_agreed.setText(agreed_words)
        self.offer.set_compact(label)
        self.offer.set_currency(currency)
        self.offer.set_value(offer)
        if low is not None and high is not None:
            self.range.set_range(low, high, hope_low, hope_high, self.offer.value(), currency)
        show_if(self.range, self._has_pay)
        show_if(self.pay, True)
        self._show_verdict()

    def set_range_reason(self, words: str) -> None:
        """Why the offer is outside the range."""
        self.range_reason.set_value(words)

    def set_advice(self, words: str) -> None:
        """What the other advises; "" shows nothing."""
        self.advice.set_words(words)
        show_if(self.advice, bool(words))

    def set_blocked(self, why: str, link_words: str = "") -> None:
        """What is missing before it can be recorded; "" lets it be."""
        set_blocked(self.record, why)
        self.missing.set_words(why, link_words)

    def set_read_only(self, why: str) -> None:
        """Nobody but the owner decides: say why the box cannot be used; "" makes it usable."""
        self.why.setText(why)
        show_if(self.why, bool(why))
        self._lock(bool(why) or bool(self._recorded))

    def set_recorded(self, words: str, by: str = "") -> None:
        """When it was recorded, and who pressed; "" is not recorded."""
        self._recorded = words
        said = _("{when}, {name}").format(when=words, name=first_name(by)) if words and by else words
        advises = _("{name} advises").format(name=first_name(self.adviser_name)) if self.adviser_name else ""
        self.note.setText(said or advises)
        self._lock(bool(words) or bool(self.why.text()))

    def _lock(self, locked: bool) -> None:
        recorded = bool(self._recorded)
        for each in self.options.buttons.values():
            each.setEnabled(not locked)
        show_if(self.options, not recorded)
        show_if(self.choice, recorded)
        for field in (self.reason, self.offer, self.range_reason):
            field.set_read_only(locked)
        for part in (self.draft, self.record, self.key, self.missing):
            told = part is not self.missing or bool(self.missing.words.text())
            show_if(part, not locked and told and not (part is self.key and self._narrow))
        show_if(self.reopen, recorded and not self.why.text())

    def flush(self) -> None:
        """Let the fields tell what was typed."""
        for field in (self.reason, self.offer, self.range_reason):
            field.flush()

    def focus(self) -> None:
        """Go to the decision (Ctrl+D)."""
        value = self.options.value() or next(iter(self.options.buttons))
        self.options.buttons[value].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_verdict(self) -> None:
        self.range.set_offer(self.offer.value())
        verdict = self.range.verdict() if self._has_pay else ""
        self.verdict.set_verdict(verdict)
        show_if(self.range_reason, verdict in ("below", "above"))

    @Slot(str)
    def _on_options_chosen(self, value: str) -> None:
        self.choice.setText(self.words_of.get(value, ""))
        self.chosen.emit(value)

    @Slot(object)
    def _on_offer_edited(self, offer: object) -> None:
        self._show_verdict()
        self.offer_edited.emit(offer)

    @Slot()
    def _on_draft_clicked(self) -> None:
        self.flush()
        self.draft_saved.emit()

    @Slot()
    def _on_record_clicked(self) -> None:
        self.flush()
        self.recorded.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        voiced = self.owner_side in VOICES
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.fillPath(shape, t["surface"])
        head = QPainterPath()
        head.addRect(QRectF(0, 0, self.width(), self.head.height()))
        painter.fillPath(shape & head, t[f"{self.owner_side}-tint" if voiced else "sunken"])
        painter.strokePath(shape, QPen(t[self.owner_side if voiced else "ink2"], 2))
