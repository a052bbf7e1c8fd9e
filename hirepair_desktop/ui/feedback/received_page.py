"""Sections 4 and 5: one of the two receives. Thanks first, one question, then the free answer (METHOD A.3, S48)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Commitment, Feedback, Session, new_id
from hirepair_desktop.model.feedback_links import linked_texts
from hirepair_desktop.model.feedback_verbs import answer, is_answered, items_of, think_until, was_shown
from hirepair_desktop.model.kinds import Response, RoundOf
from hirepair_desktop.text import _
from hirepair_desktop.ui.feedback.received_item import ReceivedItem
from hirepair_desktop.ui.feedback.talk_page import TalkPage
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.widgets.boxes import Panel, show_if, stack
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.feedback_item import answer_words
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.workspace import MAN, REC

RECEIVER = {"manager_receives": MAN, "recruiter_receives": REC}
"""Who receives in which section: the one with more standing asks first (METHOD A.3)."""


class ReceivedPage(TalkPage):
    """The items to one person, each with thanks, question, answer, and what the brief says on its topic."""

    tables = frozenset({"feedback", "round", "commitment", "entry", "source_lead", "candidate_message"})

    def __init__(self, panel: SessionPanel, key: str) -> None:
        self.receiver = panel.pair.seat(RECEIVER[key])
        self.giver = panel.pair.other(self.receiver.id)
        super().__init__(panel, key)
        self.items: dict[str, ReceivedItem] = {}
        asks = _("{name} asks first:").format(name=self.receiver.first)
        question = plain(asks + " " + _("what is one thing I could do that would help you more?"), name="asks_first")
        question.set_lead(asks, self.receiver.side)
        after = caption(_("Thank, ask one question, answer. Every answer is right, also without a reason."))
        self.asking = Panel("asking", fill="surface", edge=self.receiver.side)
        self.asking.setLayout(stack(question, after, space=2, margins=(16, 10, 16, 10)))
        self.before = EmptyState(
            _("Nothing is on the table yet. Write alone first; then it opens for both of you."),
            _("Go to Write alone"), f"{key}_before",
        )  # fmt: skip
        self.before.act_requested.connect(self._on_before_act_requested)
        self.nothing = plain(
            _("{giver} wrote nothing for {receiver} this time. It is printed as open.").format(
                giver=self.giver.first, receiver=self.receiver.first
            ),
            token="ink2",
        )
        self.list: QVBoxLayout = stack(space=16)
        for part in (self.asking, self.before, self.nothing):
            self.column.addWidget(part)
        self.column.addLayout(self.list)
        self.edits.refused.connect(self._on_edits_refused)
        self.focus_at["received.m" if self.receiver.side == MAN else "received.r"] = self._focus_open
        self._acting = ""

    def heading_words(self) -> str:
        return _("{name} receives").format(name=self.receiver.first)

    def purpose_words(self) -> str:
        return _("{name} asks, {other} speaks.").format(name=self.receiver.first, other=self.giver.first)

    def show_section(self, s: Block, session: Session) -> None:
        opened = was_shown(s, session.id, RoundOf.FEEDBACK)
        found = [item for item in items_of(s, session.id) if item.to_id == self.receiver.id]
        show_if(self.before, not opened and not self.is_closed)
        show_if(self.asking, opened)
        show_if(self.nothing, not found and (opened or self.is_closed))
        self._drop_gone(found)
        for item in found:
            if item.id not in self.items:
                self.items[item.id] = self._made_item(s, item, session.partnership_id)
            made = s.get(Commitment, item.commitment_id) if item.commitment_id else None
            self.items[item.id].show_item(item, made, self.is_closed)

    def _drop_gone(self, found: Sequence[Feedback]) -> None:
        for key in set(self.items) - {item.id for item in found}:
            gone = self.items.pop(key)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()

    def _made_item(self, s: Block, item: Feedback, partnership_id: str) -> ReceivedItem:
        linked = linked_texts(s, partnership_id, item.topic, self.workspace.today())
        made = ReceivedItem(item, self.giver, self.receiver, self.pair, linked)
        made.changed.connect(partial(self._on_item_changed, item.id))
        made.answered.connect(partial(self._on_item_answered, item.id))
        made.day_chosen.connect(partial(self._on_item_day_chosen, item.id))
        made.commit_requested.connect(partial(self._on_item_commit_requested, item.id))
        made.commitment_changed.connect(self._on_item_commitment_changed)
        self.list.addWidget(made)
        return made

    def _focus_open(self) -> None:
        with self.workspace.read() as s:
            waiting = [item.id for item in items_of(s, self.session_id) if not is_answered(item)]
        for key in [key for key in waiting if key in self.items][:1]:
            self.items[key].focus()

    # What the receiver does

    @Slot()
    def _on_before_act_requested(self) -> None:
        self.panel.section_requested.emit("write")

    def _on_item_changed(self, item_id: str, field: str, words: str) -> None:
        self.edits.set(Feedback, item_id, field, words, _("What was said to {name}").format(name=self.receiver.first))

    def _on_item_answered(self, item_id: str, given: str) -> None:
        response = Response(given)
        verb_step(
            self.edits, Feedback, item_id, lambda item: answer(item, response, item.thinking_until), answer_words(given)
        )
        if response is Response.THINKING and item_id in self.items:
            self.items[item_id].ask_day()

    def _on_item_day_chosen(self, item_id: str, day: object) -> None:
        self._acting = item_id
        until = day if isinstance(day, date) else None
        today = self.workspace.today()
        verb_step(
            self.edits, Feedback, item_id, lambda item: think_until(item, until, today), _("Until when"),
            "thinking_until",
        )  # fmt: skip

    def _on_item_commit_requested(self, item_id: str) -> None:
        """What will change, by when: a commitment of the receiver, for the giver, tied to the item."""
        made_id = new_id()
        values: dict[str, Any] = {
            "id": made_id, "session_id": self.session_id, "owner_id": self.receiver.id, "for_whom": self.giver.id,
            "made_at": self.workspace.now(), "agreed_by": [self.receiver.id],
        }  # fmt: skip

        def do(s: Block) -> None:
            s.add(Commitment(**values))
            s.flush()
            s.get_one(Feedback, item_id).commitment_id = made_id

        def undo(s: Block) -> None:
            s.get_one(Feedback, item_id).commitment_id = None
            s.flush()
            s.delete(s.get_one(Commitment, made_id))

        self.edits.step(_("Commitment"), do, undo)
        if item_id in self.items:
            self.items[item_id].focus_commitment()

    @Slot(str, str, object)
    def _on_item_commitment_changed(self, commitment_id: str, field: str, value: object) -> None:
        """A changed promise is agreed by nobody but whoever makes it; in its own session a day is chosen, not moved."""

        def change(made: Commitment) -> None:
            if field == "due":
                made.due = made.first_due = value if isinstance(value, date) else None
            else:
                made.text = str(value)
            made.agreed_by = [self.receiver.id]

        verb_step(self.edits, Commitment, commitment_id, change, _("Commitment"))

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field == "thinking_until" and self._acting in self.items:
            self.items[self._acting].day.show_sentence(sentence)
