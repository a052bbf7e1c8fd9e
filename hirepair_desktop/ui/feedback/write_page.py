"""Section 3, Write alone: before the reveal who is ready and nothing else; after it what both wrote (METHOD A.3)."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Pulse, Session
from hirepair_desktop.model.feedback_verbs import items_of, shown_at, was_shown
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.text import _
from hirepair_desktop.ui.feedback.item_columns import ItemColumns
from hirepair_desktop.ui.feedback.pulse_view import PulseView
from hirepair_desktop.ui.feedback.talk_page import TalkPage
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.sealed_round import SealedRound, round_facts
from hirepair_desktop.ui.widgets.boxes import Rule, show_if, stack
from hirepair_desktop.ui.widgets.labels import plain, section_title


class WritePage(TalkPage):
    """Two rounds of their own: what each tells the other, and the pulse. Each is opened together."""

    tables = frozenset({"round", "draft", "feedback", "pulse"})

    def __init__(self, panel: SessionPanel, key: str = "write") -> None:
        super().__init__(panel, key)
        self.rounds: dict[RoundOf, SealedRound] = {}
        self.items = ItemColumns(self.pair, "said", answers=False)
        self.pulse = PulseView(self.pair)
        self.feedback_words = plain("", "body", "ink2")
        self.pulse_words = plain("", "body", "ink2")
        self._add_round(RoundOf.FEEDBACK, _("What you want to tell each other"), self.feedback_words, self.items)
        self.column.addWidget(Rule())
        self._add_round(RoundOf.PULSE, _("Pulse"), self.pulse_words, self.pulse)
        self.rounds[RoundOf.FEEDBACK].write_requested.connect(self._on_feedback_write_requested)
        self.rounds[RoundOf.FEEDBACK].open_requested.connect(self._on_feedback_open_requested)
        self.rounds[RoundOf.PULSE].write_requested.connect(self._on_pulse_write_requested)
        self.rounds[RoundOf.PULSE].open_requested.connect(self._on_pulse_open_requested)
        self.focus_at["feedback"] = self.rounds[RoundOf.FEEDBACK].rec_write.setFocus
        self.focus_at["pulse"] = self.rounds[RoundOf.PULSE].rec_write.setFocus

    def _add_round(self, what: RoundOf, words: str, under: QWidget, shown: QWidget) -> None:
        first, second = self.seats()
        act = _("{name}: write alone") if what is RoundOf.FEEDBACK else _("{name}: answer alone")
        round_ = SealedRound(
            f"{what.value}_round", self.pair, act.format(name=first.first), act.format(name=second.first)
        )  # fmt: skip
        self.rounds[what] = round_
        self.column.addLayout(stack(section_title(words, f"{what.value}_title"), under, round_, shown, space=10))

    def show_section(self, s: Block, session: Session) -> None:
        items, given = items_of(s, session.id), self._pulses(s)
        opened = {what: was_shown(s, session.id, what) for what in self.rounds}
        blocked = _("This session is closed.") if self.is_closed else ""
        for what, round_ in self.rounds.items():
            round_.show_facts(round_facts(s, session.id, what, self.pair), blocked)
            show_if(round_, not opened[what])
        show_if(self.items, opened[RoundOf.FEEDBACK])
        show_if(self.pulse, opened[RoundOf.PULSE])
        self.feedback_words.setText(self._feedback_words(opened[RoundOf.FEEDBACK]))
        self.pulse_words.setText(self._pulse_words(opened[RoundOf.PULSE]))
        if opened[RoundOf.FEEDBACK]:
            self.items.show_items(items, shown_at(s, session.id), self.workspace.now(), False)
        if opened[RoundOf.PULSE]:
            self.pulse.show_pulse(given)

    def _pulses(self, s: Block) -> dict[str, Pulse]:
        found = s.scalars(select(Pulse).where(Pulse.session_id == self.session_id))
        return {self.pair.side_of(pulse.person_id): pulse for pulse in found}

    @staticmethod
    def _feedback_words(opened: bool) -> str:
        if opened:
            return _("Read it, without answering yet. The next two sections are for that.")
        return _(
            "One thing to keep and one that could be better is asked of each; fewer is allowed and printed as open. "
            "Until both are ready nothing shows, here or in the file."
        )

    @staticmethod
    def _pulse_words(opened: bool) -> str:
        if opened:
            return _("Two people are not anonymous: this is shown to the two of you and never printed alone.")
        return _("Five answers from 1 to 5 about working with each other, opened together.")

    @Slot(str)
    def _on_feedback_write_requested(self, side: str) -> None:
        self.panel.private_requested.emit(RoundOf.FEEDBACK.value, self.pair.seat(side).id, "")

    @Slot()
    def _on_feedback_open_requested(self) -> None:
        self.panel.reveal_requested.emit(RoundOf.FEEDBACK.value, "")

    @Slot(str)
    def _on_pulse_write_requested(self, side: str) -> None:
        self.panel.private_requested.emit(RoundOf.PULSE.value, self.pair.seat(side).id, "")

    @Slot()
    def _on_pulse_open_requested(self) -> None:
        self.panel.reveal_requested.emit(RoundOf.PULSE.value, "")
