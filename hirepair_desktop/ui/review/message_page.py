"""Section 7: what the candidate is told: strengths, growth points tied to criteria, next step, by whom, when."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model import Candidate, CandidateMessage, Role
from hirepair_desktop.model.deciding import message_to
from hirepair_desktop.model.parting import options_here
from hirepair_desktop.model.settings import CANDIDATE_FEEDBACK, OFF, setting
from hirepair_desktop.text import _, day, local
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.rows_field import Column, RowsField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.review.kept_rows import KeptRows
from hirepair_desktop.ui.review.review_page import Review, ReviewPage, short_name
from hirepair_desktop.ui.session.answer_views import NEEDED_MARK
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title, title
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import OpenWorkspace

FEEDBACK_OFF = (OFF, False)
"""Values of the setting `candidateFeedback` under which a workspace gives outcome and thanks only (METHOD A.2)."""


def noon(value: date | None) -> datetime | None:
    """A day as the moment that is kept: local noon, so that no time zone moves it to another day."""
    return datetime.combine(value, time(12)).astimezone() if value is not None else None


class MessagePage(ReviewPage):
    """The page of section 7. The message is made with the first words; sent, it can be read."""

    shows = frozenset({"candidate_message", "candidate", "criterion", "role", "session", "person", "setting"})

    def __init__(self, workspace: OpenWorkspace, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(workspace, review, "message_page", parent)
        recruiter = review.pair.recruiter
        self.heading = title("")
        self.state = Tag("", name="message_state")
        self.off = plain(
            _("This workspace gives candidates no feedback: tell the outcome and say thank you. The summary says "
              "that feedback was withheld by policy."), "body", "ink2", name="feedback_off",
        )  # fmt: skip
        self.strengths = RowsField([Column("text", _("What was shown"))], _("Add a strength"), "strengths", "rec")
        growth = [
            Column("text", _("What would help next time"), stretch=3),
            Column("criterion_id", _("Rests on"), "choice", stretch=2),
        ]
        self.growth = RowsField(growth, _("Add a growth point"), "growth", "rec")
        self.kept = {"strengths": KeptRows(("text",)), "growth": KeptRows(("text", "criterion_id"))}
        self.strengths_head, self.growth_head = section_title(""), section_title("")
        self.both = QWidget()
        self.both.setLayout(
            stack(
                self.strengths_head, self.strengths, 0, self.growth_head, self.growth, space=8,
            )
        )  # fmt: skip
        self.next_step = VoiceField("rec", _("The next step"), "next_step", min_lines=2, speaker=recruiter.name)
        self.channel = LineField(_("How"), "channel", placeholder=_("By phone, by letter …"))
        self.owner = ChoiceField(_("Who says it"), (), "message_owner", empty_words=_("Open"))
        self.due = DateField(_("By when"), "message_due")
        self.send = button(_("Mark as sent"), "message_sent", owner="rec", icon="check")
        self.unsend = button(_("It was not sent"), "message_unsent", quiet=True)
        self.letter = button(_("Letter as PDF…"), "message_letter", quiet=True, icon="file")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        """Recruiter drafts, manager adds; each line can be said to their face."""
        rules = caption(
            _("Job-related, about what was shown rather than who they are. No named rival, no guess at the future, "
              "no promise; nothing on health, family, origin, age or belief. Can each line be said to their face?")
        )  # fmt: skip
        who = row(self.channel, self.owner, self.due, space=12)
        for at, field in enumerate((self.channel, self.owner, self.due)):
            who.setStretch(at, 1)
            who.setAlignment(field, Qt.AlignmentFlag.AlignTop)  # a sentence under one makes no other taller
        head = row(self.heading, self.state, 1, space=10)
        self.lay(
            stack(head, rules, space=4), self.off, self.both, self.next_step, who,
            row(self.letter, 1, self.unsend, self.send),
        )  # fmt: skip

    def _connect(self) -> None:
        for key, field in (("strengths", self.strengths), ("growth", self.growth)):
            self.kept[key].wire(field)
        self.kept["strengths"].changed.connect(self._on_strengths_changed)
        self.kept["growth"].changed.connect(self._on_growth_changed)
        self.next_step.edited.connect(self._on_next_step_edited)
        self.channel.edited.connect(self._on_channel_edited)
        self.owner.edited.connect(self._on_owner_edited)
        self.due.edited.connect(self._on_due_edited)
        self.send.clicked.connect(self._on_send_clicked)
        self.unsend.clicked.connect(self._on_unsend_clicked)
        self.letter.clicked.connect(self._on_letter_clicked)

    # Showing

    def refresh(self) -> None:
        with self.workspace.read() as s:
            candidate = s.get_one(Candidate, self.review.candidate_id)
            message = message_to(s, candidate.id, self.review.session_id)
            self.heading.setText(_("What {name} will hear").format(name=short_name(candidate)))
            withheld = setting(s, CANDIDATE_FEEDBACK) in FEEDBACK_OFF
            show_if(self.off, withheld)
            show_if(self.both, not withheld)
            role = s.get_one(Role, self.review.role_id)
            criteria = [(c.id, c.label) for c in role.criteria]
            self.growth.set_options("criterion_id", criteria)
            self.owner.set_options(options_here(s, (message.owner_id if message is not None else None,)))
            self._show_message(message)
            self._show_state(message, self.review.is_closed(s))

    def _show_message(self, message: CandidateMessage | None) -> None:
        strengths = [{"text": words} for words in message.strengths] if message is not None else []
        growth: list[dict[str, Any]] = [dict(point) for point in message.growth] if message is not None else []
        self.kept["strengths"].show_rows(strengths)
        self.kept["growth"].show_rows(growth)
        for head, words, found in (
            (self.strengths_head, _("Strengths"), strengths), (self.growth_head, _("To grow"), growth),
        ):  # fmt: skip
            head.setText(words if found else f"{words}  {NEEDED_MARK}")
        self.next_step.set_value(message.next_step if message is not None else "")
        self.channel.set_value(message.channel if message is not None else "")
        self.owner.set_value((message.owner_id if message is not None else None) or "")
        due = message.due_at if message is not None else None
        self.due.set_value(local(due).date() if due is not None else None)

    def _show_state(self, message: CandidateMessage | None, closed: bool) -> None:
        sent = message.sent_at if message is not None else None
        words = _("Sent {day}").format(day=day(local(sent).date())) if sent is not None else _("Draft")
        self.state.set_words(words, "done" if sent is not None else "", "check" if sent is not None else "")
        locked = sent is not None or closed
        for field in (self.strengths, self.growth, self.next_step, self.channel, self.owner, self.due):
            field.set_read_only(locked)
        # A message is often told after the debrief: sending it belongs to no session.
        show_if(self.send, sent is None and message is not None)
        show_if(self.unsend, sent is not None)

    def reach(self, key: str, row_id: str) -> None:
        """The first kind of point that is missing, else the next step."""
        lacking = next((rows for rows in (self.strengths, self.growth) if not rows.rows()), None)
        if lacking is not None:
            lacking.add.setFocus()
        else:
            self.next_step.focus()

    # What the person does

    def _set(self, field: str, value: Any, words: str) -> None:
        with self.workspace.read() as s:
            message = message_to(s, self.review.candidate_id, self.review.session_id)
            message_id = message.id if message is not None else ""
        if message_id:
            self.edits.set(CandidateMessage, message_id, field, value, words)
        elif value:
            about = {"candidate_id": self.review.candidate_id, "session_id": self.review.session_id}
            self.edits.add(CandidateMessage, {**about, field: value}, words)

    @Slot(list)
    def _on_strengths_changed(self, rows: list[dict[str, Any]]) -> None:
        self._set("strengths", [entry["text"] for entry in rows], _("Strengths"))

    @Slot(list)
    def _on_growth_changed(self, rows: list[dict[str, Any]]) -> None:
        points = [{"text": entry["text"], "criterion_id": entry["criterion_id"] or None} for entry in rows]
        self._set("growth", points, _("To grow"))

    @Slot(str)
    def _on_next_step_edited(self, words: str) -> None:
        self._set("next_step", words, _("The next step"))

    @Slot(str)
    def _on_channel_edited(self, words: str) -> None:
        self._set("channel", words, _("How"))

    @Slot(str)
    def _on_owner_edited(self, person_id: str) -> None:
        self._set("owner_id", person_id or None, _("Who says it"))

    @Slot(object)
    def _on_due_edited(self, value: object) -> None:
        self._set("due_at", noon(value if isinstance(value, date) else None), _("By when"))

    @Slot()
    def _on_send_clicked(self) -> None:
        for field in (self.strengths, self.growth, self.next_step, self.channel, self.due):
            field.flush()
        self._set("sent_at", self.workspace.now(), _("Mark as sent"))

    @Slot()
    def _on_unsend_clicked(self) -> None:
        self._set("sent_at", None, _("It was not sent"))

    @Slot()
    def _on_letter_clicked(self) -> None:
        """Built from what stands here and nothing else."""
        for field in (self.strengths, self.growth, self.next_step, self.channel, self.due):
            field.flush()
        self.print_requested.emit(self.review.candidate_id)
