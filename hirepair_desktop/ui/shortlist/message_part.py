"""What somebody who goes out will hear: one strength, one point to grow, the next step, by whom and by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import CandidateMessage
from hirepair_desktop.model.deciding import message_to
from hirepair_desktop.model.settings import CANDIDATE_FEEDBACK, OFF, setting
from hirepair_desktop.text import _, day, local
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.answer_views import side_by_side
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, strong
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import Pair

FEEDBACK_OFF = (OFF, False)
"""Values of the setting under which a workspace gives outcome and thanks only (METHOD A.2)."""


def noon(value: date | None) -> datetime | None:
    """A day as the moment that is kept: local noon, so that no time zone moves it to another day."""
    return datetime.combine(value, time(12)).astimezone() if value is not None else None


class MessagePart(QWidget):
    """The message of one candidate of a shortlist review; made with the first words, read-only once sent."""

    def __init__(self, page: Page, session_id: str, pair: Pair, candidate_id: str, alias: str) -> None:
        super().__init__()
        self.setObjectName(f"message_{alias}")
        self.page, self.session_id, self.candidate_id = page, session_id, candidate_id
        name, recruiter = f"message_{alias}", pair.recruiter
        self.message_id = ""
        self.state = Tag("", name=f"{name}_state")
        self.off = caption(
            _("This workspace gives candidates no feedback: tell the outcome and say thank you."), name=f"{name}_off"
        )
        self.strength = VoiceField("rec", _("What was shown"), f"{name}_strength", speaker=recruiter.name)
        self.growth = VoiceField("rec", _("What would help next time"), f"{name}_growth", speaker=recruiter.name)
        self.rests = ChoiceField("", (), f"{name}_rests", empty_words=_("Rests on no criterion yet"))
        self.rests.set_compact(_("{alias}: what the growth point rests on").format(alias=alias))
        self.next_step = LineField(_("The next step for them"), f"{name}_next", "rec")
        people = [(who.id, who.first) for who in (recruiter, pair.manager)]
        self.owner = ChoiceField(_("Who says it"), people, f"{name}_owner", empty_words=_("Open"))
        self.due = DateField(_("By when"), f"{name}_due")
        self.send = button(_("Mark as sent"), f"{name}_send", owner="rec", icon="check", small=True)
        self.unsend = button(_("It was not sent"), f"{name}_unsend", quiet=True, small=True)
        head = row(strong(_("What {alias} will hear").format(alias=alias), wrap=False), self.state, 1, space=10)
        self.both = QWidget()
        right = QWidget()
        right.setLayout(stack(self.growth, self.rests, 1, space=6))
        left = QWidget()
        left.setLayout(stack(self.strength, 1, space=0))
        beside = side_by_side(left, right)
        beside.setContentsMargins(0, 0, 0, 0)
        self.both.setLayout(beside)
        who = side_by_side(self.next_step, self.owner, self.due)
        self.setLayout(stack(head, self.off, self.both, who, row(1, self.unsend, self.send), space=8))
        self._connect()

    def _connect(self) -> None:
        self.strength.edited.connect(self._on_strength_edited)
        self.growth.edited.connect(self._on_growth_edited)
        self.rests.edited.connect(self._on_rests_edited)
        self.next_step.edited.connect(self._on_next_step_edited)
        self.owner.edited.connect(self._on_owner_edited)
        self.due.edited.connect(self._on_due_edited)
        self.send.clicked.connect(self._on_send_clicked)
        self.unsend.clicked.connect(self._on_unsend_clicked)

    def show_message(self, s: Block, criteria: Sequence[tuple[str, str]], closed: bool) -> None:
        """Show what is written; more than one strength or point stands line by line."""
        message = message_to(s, self.candidate_id, self.session_id)
        self.message_id = message.id if message is not None else ""
        withheld = setting(s, CANDIDATE_FEEDBACK) in FEEDBACK_OFF
        show_if(self.off, withheld)
        show_if(self.both, not withheld)
        growth = list(message.growth) if message is not None else []
        self.rests.set_options(criteria)
        self.strength.set_value("\n".join(message.strengths) if message is not None else "")
        self.growth.set_value("\n".join(str(point["text"]) for point in growth))
        self.rests.set_value(growth[0]["criterion_id"] or "" if growth else "")
        self.next_step.set_value(message.next_step if message is not None else "")
        self.owner.set_value((message.owner_id if message is not None else None) or "")
        due = message.due_at if message is not None else None
        self.due.set_value(local(due).date() if due is not None else None)
        self._show_state(message, closed)

    def _show_state(self, message: CandidateMessage | None, closed: bool) -> None:
        sent = message.sent_at if message is not None else None
        words = _("Sent {day}").format(day=day(local(sent).date())) if sent is not None else _("Draft")
        self.state.set_words(words if message is not None else _("Not written yet"), "done" if sent else "",
                             "check" if sent else "")  # fmt: skip
        for field in (self.strength, self.growth, self.rests, self.next_step, self.owner, self.due):
            field.set_read_only(sent is not None or closed)
        # A message is often told after the review: sending it belongs to no session.
        show_if(self.send, sent is None and message is not None)
        show_if(self.unsend, sent is not None)

    def _set(self, field: str, value: Any, words: str) -> None:
        with self.page.workspace.read() as s:
            message = message_to(s, self.candidate_id, self.session_id)
            message_id = message.id if message is not None else ""
        if message_id:
            self.page.edits.set(CandidateMessage, message_id, field, value, words)
        elif value:
            about = {"candidate_id": self.candidate_id, "session_id": self.session_id}
            self.page.edits.add(CandidateMessage, {**about, field: value}, words)

    def _points(self) -> list[dict[str, Any]]:
        lines = [line.strip() for line in self.growth.value().splitlines() if line.strip()]
        return [{"text": line, "criterion_id": self.rests.value() or None} for line in lines]

    @Slot(str)
    def _on_strength_edited(self, words: str) -> None:
        self._set("strengths", [line.strip() for line in words.splitlines() if line.strip()], _("Strengths"))

    @Slot(str)
    def _on_growth_edited(self, words: str) -> None:
        self._set("growth", self._points(), _("To grow"))

    @Slot(str)
    def _on_rests_edited(self, criterion_id: str) -> None:
        self._set("growth", self._points(), _("To grow"))

    @Slot(str)
    def _on_next_step_edited(self, words: str) -> None:
        self._set("next_step", words, _("The next step"))

    @Slot(str)
    def _on_owner_edited(self, person_id: str) -> None:
        self._set("owner_id", person_id or None, _("Who says it"))

    @Slot(object)
    def _on_due_edited(self, value: object) -> None:
        self._set("due_at", noon(value if isinstance(value, date) else None), _("By when"))

    @Slot()
    def _on_send_clicked(self) -> None:
        for field in (self.strength, self.growth, self.next_step, self.due):
            field.flush()
        self._set("sent_at", self.page.workspace.now(), _("Mark as sent"))

    @Slot()
    def _on_unsend_clicked(self) -> None:
        self._set("sent_at", None, _("It was not sent"))
