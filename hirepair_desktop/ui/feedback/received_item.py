"""One item in front of its receiver: what was said, thanks, a question, the answer, what the brief says beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model import Commitment, Feedback
from hirepair_desktop.model.feedback_links import Linked
from hirepair_desktop.model.kinds import Response
from hirepair_desktop.text import _
from hirepair_desktop.ui.feedback.item_columns import make_view
from hirepair_desktop.ui.feedback.linked_text import LinkedText
from hirepair_desktop.ui.feedback.words import headline_of
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import Pair, Who

BESIDE = 300
"""How wide the words of the brief stand beside an item, in pixels at 100 %."""

TAKEN = (Response.ACCEPT, Response.ADAPT)


class ReceivedItem(QWidget):
    """`changed(field, words)`, `answered(answer)`, `day_chosen(day)`, `commit_requested()`,
    `commitment_changed(id, field, value)`."""

    changed = Signal(str, str)
    answered = Signal(str)
    day_chosen = Signal(object)
    commit_requested = Signal()
    commitment_changed = Signal(str, str, object)

    def __init__(
        self, item: Feedback, giver: Who, receiver: Who, pair: Pair, linked: Sequence[Linked],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(f"received_{item.id}")
        self.item_id, self.receiver = item.id, receiver
        self._commitment_id = ""
        self.view = make_view(item, pair, "item")
        self.thanks = VoiceField(
            receiver.side, _("{name} thanks first").format(name=receiver.first), f"thanks_{item.id}",
            speaker=receiver.name, help=headline_of(item),
        )  # fmt: skip
        self.question = VoiceField(
            receiver.side, _("One question, if you like"), f"question_{item.id}", speaker=receiver.name
        )
        self.reply = VoiceField(
            giver.side, _("{name} answers the question").format(name=giver.first), f"reply_{item.id}",
            speaker=giver.name,
        )  # fmt: skip
        self._add_after_answer(item, receiver)
        self.view.put_before_answer(self.thanks, self.question, self.reply)
        self.view.put_into_answer(self.later, self.take)
        self.beside = LinkedText(item.topic, linked, f"linked_{item.id}") if linked else None
        self._lay_out()
        self._connect()

    def _add_after_answer(self, item: Feedback, receiver: Who) -> None:
        self.day = DateField(_("We look at it again on"), f"thinking_{item.id}", side=receiver.side)
        self.day.setFixedWidth(theme().px(190))
        self.day_note = caption(_("Thinking needs a day, so that it comes back."), name=f"thinking_note_{item.id}")
        self.later = QWidget()
        self.later.setLayout(stack(row(self.day, 1), self.day_note, space=3))
        self.commit = button(_("What will change, by when?"), f"commit_{item.id}", small=True, icon="plus")
        self.promise = VoiceField(
            receiver.side, _("{name} will ...").format(name=receiver.first), f"promise_{item.id}",
            speaker=receiver.name,
        )  # fmt: skip
        self.due = DateField("", f"promise_due_{item.id}", side=receiver.side)
        self.due.set_compact(_("By when"))
        self.due.setFixedWidth(theme().px(150))
        self.promising = QWidget()
        line = row(self.promise, self.due, space=8)
        line.setAlignment(self.due, Qt.AlignmentFlag.AlignTop)
        self.promising.setLayout(line)
        self.take = QWidget()
        self.take.setLayout(stack(row(self.commit, 1), self.promising, space=0))

    def _lay_out(self) -> None:
        if self.beside is None:
            self.setLayout(row(self.view, space=0))
        elif theme().large():
            self.setLayout(stack(self.view, self.beside, space=8))
        else:
            self.beside.setFixedWidth(theme().px(BESIDE))
            both = row(self.view, self.beside, space=16)
            both.setStretch(0, 1)
            both.setAlignment(self.beside, Qt.AlignmentFlag.AlignTop)
            self.setLayout(both)

    def _connect(self) -> None:
        self.view.answered.connect(self.answered)
        self.view.response_edited.connect(self._on_view_response_edited)
        self.thanks.edited.connect(self._on_thanks_edited)
        self.question.edited.connect(self._on_question_edited)
        self.reply.edited.connect(self._on_reply_edited)
        self.day.edited.connect(self.day_chosen)
        self.commit.clicked.connect(self.commit_requested)
        self.promise.edited.connect(self._on_promise_edited)
        self.due.edited.connect(self._on_due_edited)

    def show_item(self, item: Feedback, made: Commitment | None, read_only: bool) -> None:
        """Show thanks, question and answer as they stand, without disturbing what is being typed."""
        response = item.response
        self.view.set_answer(response.value if response is not None else "", item.response_reason)
        self.view.set_answerable(not read_only)
        for field, words in (
            (self.thanks, item.thanks), (self.question, item.clarify_question), (self.reply, item.clarify_answer),
        ):  # fmt: skip
            field.set_value(words)
            field.set_read_only(read_only)
        show_if(self.question, not read_only or bool(item.clarify_question.strip()))
        show_if(self.reply, bool(item.clarify_question.strip() or item.clarify_answer.strip()))
        thinking = response is Response.THINKING
        self.day.set_value(item.thinking_until)
        self.day.set_read_only(read_only)
        show_if(self.later, thinking)
        show_if(self.day_note, thinking and item.thinking_until is None)
        self._show_commitment(made, response in TAKEN, read_only)

    def _show_commitment(self, made: Commitment | None, taken: bool, read_only: bool) -> None:
        self._commitment_id = made.id if made is not None else ""
        self.promise.set_value(made.text if made is not None else "")
        self.due.set_value(made.due if made is not None else None)
        self.promise.set_read_only(read_only)
        self.due.set_read_only(read_only)
        show_if(self.promising, made is not None)
        show_if(self.commit, made is None and taken and not read_only)
        show_if(self.take, made is not None or (taken and not read_only))

    def ask_day(self) -> None:
        """Thinking needs a day: go there."""
        self.day.focus()

    def focus_commitment(self) -> None:
        """Go to the words of the commitment."""
        self.promise.focus()

    def focus(self) -> None:
        """Go to the first thing that is open: thanks, then the answer, then the day."""
        if not self.thanks.value().strip():
            self.thanks.focus()
        elif not self.view.answer:
            self.view.strip.buttons["accept"].setFocus()
        else:
            self.day.focus()

    @Slot(str)
    def _on_view_response_edited(self, words: str) -> None:
        self.changed.emit("response_reason", words)

    @Slot(str)
    def _on_thanks_edited(self, words: str) -> None:
        self.changed.emit("thanks", words)

    @Slot(str)
    def _on_question_edited(self, words: str) -> None:
        self.changed.emit("clarify_question", words)

    @Slot(str)
    def _on_reply_edited(self, words: str) -> None:
        self.changed.emit("clarify_answer", words)

    @Slot(str)
    def _on_promise_edited(self, words: str) -> None:
        self.commitment_changed.emit(self._commitment_id, "text", words)

    @Slot(object)
    def _on_due_edited(self, day: object) -> None:
        self.commitment_changed.emit(self._commitment_id, "due", day)
