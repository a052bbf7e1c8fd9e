"""One candidate: the facts people keep, the CV, the talks held, what was decided and what they were told."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Candidate, Person
from hirepair_desktop.model.candidacy import ENDED
from hirepair_desktop.model.candidate_facts import OVER, decisions_about
from hirepair_desktop.model.kinds import CandidateStatus, SessionKind, Source
from hirepair_desktop.model.pipeline import OF_GROUP, next_stage
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.field import TypedField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.candidate_history import HistoryPart
from hirepair_desktop.ui.pages.candidate_steps import move_step, start_step
from hirepair_desktop.ui.pages.candidate_talks import TalksPart
from hirepair_desktop.ui.pages.closing_form import ClosingForm
from hirepair_desktop.ui.pages.cv_box import CvBox
from hirepair_desktop.ui.pages.lines import head
from hirepair_desktop.ui.pages.pipeline_words import source_words, status_words
from hirepair_desktop.ui.pages.referrer_part import ReferrerPart
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, title
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import OpenWorkspace

TEXTS = ("name", "headline", "email", "phone", "pay_hope", "also_talking_to", "closed_reason")
SIDES = (
    ("name", "headline", "email", "phone", "pay_hope", "also_talking_to"),
    ("status", "closed_reason", "source", "sourced_by_id", "referrer_id", "added_on", "can_start_on", "started_on"),
)
CV_WIDTH, CV_HEIGHT = 380, 620
"""The column of the CV, in pixels at 100 %."""


class CandidatePage(Page):
    """Told by `show_about(candidate_id)` which one. Alt Left and Right move to another stage."""

    shows = frozenset(
        {"candidate", "interview", "decision", "candidate_message", "session", "role", "person", "stage",
         "attachment", "referrer_update"}
    )  # fmt: skip

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "candidate_page")
        self._id = ""
        self.heading = title("")
        self.under = caption("")
        self.status_tag = Tag("", name="status_tag")
        self.back = button(_("Previous stage"), "stage_back", icon="arrow-left", key="Alt+Left", small=True)
        self.on = button(_("Next stage"), "stage_on", icon="arrow-right", key="Alt+Right", small=True)
        self.end = button(_("Close…"), "stage_end", small=True)
        self.review = button(_("New candidate review"), "review", icon="plus")
        self.letter = button(_("Letter to them…"), "letter", icon="file")
        self.fields = self._make_fields()
        self.closing = ClosingForm(workspace)
        self.referrer = ReferrerPart(self)
        self.cv = CvBox(self)
        self.talks = TalksPart(self)
        self.history = HistoryPart()
        self._build()
        self._wire()

    # Building

    def _make_fields(self) -> dict[str, TypedField]:
        words = {
            "name": _("Name"), "headline": _("Comes from, in a line"), "email": _("Mail"), "phone": _("Phone"),
            "pay_hope": _("Hopes for, in their own words"), "also_talking_to": _("Also talking to"),
            "closed_reason": _("Why it ended"),
        }  # fmt: skip
        fields: dict[str, TypedField] = {key: LineField(words[key], key) for key in TEXTS}
        fields["added_on"] = DateField(_("Came on"), "added_on", nearest=True)
        fields["can_start_on"] = DateField(_("Could start"), "can_start_on")
        fields["started_on"] = DateField(_("Started"), "started_on", nearest=True)
        fields["source"] = ChoiceField(_("How they came"), [(s.value, source_words(s)) for s in Source], "source")
        fields["status"] = ChoiceField(_("Where"), [(s.value, status_words(s)) for s in CandidateStatus], "status")
        fields["sourced_by_id"] = ChoiceField(_("Brought by"), [], "sourced_by_id", empty_words=_("nobody named"))
        fields["referrer_id"] = ChoiceField(_("Referred by"), [], "referrer_id", empty_words=_("nobody"))
        for key, field in fields.items():
            field.edited.connect(partial(self._on_field_edited, key))
        self.consent = CheckField(_("They agreed that we keep this"), "consent")
        self.consent.edited.connect(self._on_consent_edited)
        return fields

    def _top(self) -> QLayout:
        names = stack(row(self.heading, self.status_tag, 1, space=10), self.under, space=2)
        acts = row(self.back, self.on, self.end, 1, space=8)
        if theme().large():
            return stack(names, acts, row(self.letter, self.review, 1), space=8)
        return stack(row(names, 1, self.letter, self.review), acts, space=10)

    def _facts(self) -> QLayout:
        columns = [stack(*(self.fields[key] for key in keys), 1, space=10) for keys in SIDES]
        columns[0].insertWidget(len(SIDES[0]), self.consent)
        if theme().large():
            return stack(*columns, space=10)
        facts = QHBoxLayout()
        facts.setSpacing(theme().px(24))
        for column in columns:
            facts.addLayout(column, 1)
        return facts

    def _build(self) -> None:
        t = theme()
        told = head(_("Talks"), _("Who met them, when, for how long"))
        parts = (self._facts(), told, self.talks, self.history)
        reader = stack(head(_("CV")), self.cv, 1, space=8)
        self.cv.reader.setMinimumHeight(t.px(CV_HEIGHT))
        above = (self._top(), self.closing, self.referrer)
        if t.large():
            whole = stack(*above, *parts, reader, 1, space=14, margins=(24, 20, 24, 20))
        else:
            column, aside = QWidget(), QWidget()
            column.setLayout(stack(*parts, 1, space=14))
            column.setMaximumWidth(t.px(800))
            aside.setLayout(reader)
            aside.setFixedWidth(t.px(CV_WIDTH))
            beside = row(column, aside, 1, space=28)
            beside.setStretch(0, 1000)
            whole = stack(*above, beside, 1, space=14, margins=(32, 24, 32, 24))
        self.setLayout(whole)

    def _wire(self) -> None:
        self.back.clicked.connect(partial(self._on_step_clicked, -1))
        self.on.clicked.connect(partial(self._on_step_clicked, 1))
        self.end.clicked.connect(self._on_end_clicked)
        self.review.clicked.connect(self._on_review_clicked)
        self.letter.clicked.connect(self._on_letter_clicked)
        self.closing.ended.connect(self._on_closing_ended)
        self.closing.left.connect(self._on_closing_left)
        self.history.session_opened.connect(self._on_session_opened)
        self.edits.refused.connect(self._on_edits_refused)

    # Showing

    def show_about(self, candidate_id: str) -> None:
        """Which candidate."""
        if candidate_id != self._id:
            self.edits.barrier()
            self.closing.hide()
        self._id = candidate_id
        self.look_again()

    def refresh(self) -> None:
        with self.workspace.read() as s:
            candidate = s.get(Candidate, self._id)
            if candidate is None:
                self.heading.setText(_("This candidate is not in the workspace any more."))
                return
            self.setWindowTitle(candidate.alias)
            self.heading.setText(candidate.alias)
            self.under.setText(f"{candidate.role.code} · {candidate.role.title}")
            self.status_tag.set_words(status_words(candidate.status))
            people = [(p.id, p.name) for p in s.scalars(select(Person).order_by(Person.name))]
            self._show_fields(candidate, people)
            show_if(self.letter, candidate.status in OVER or bool(decisions_about(s, self._id)))
            self.back.setEnabled(bool(next_stage(candidate.status, -1)))
            self.on.setEnabled(bool(next_stage(candidate.status, 1)))
            show_if(self.end, candidate.status not in ENDED)
            self.referrer.show_for(s, candidate)
            self.talks.show_talks(s, candidate)
            self.history.show_history(s, self._id)
        self.cv.show_candidate(self._id)

    def _show_fields(self, candidate: Candidate, people: list[tuple[str, str]]) -> None:
        for key in ("sourced_by_id", "referrer_id"):
            field = self.fields[key]
            assert isinstance(field, ChoiceField)
            field.set_options(people)
        for key, field in self.fields.items():
            value = getattr(candidate, key)
            field.set_value(value.value if isinstance(value, Source | CandidateStatus) else value)
        self.consent.set_value(candidate.consent)
        self.fields["closed_reason"].setVisible(candidate.status in OVER)
        self.fields["started_on"].setVisible(candidate.status is CandidateStatus.HIRED)

    # Acting

    def _on_field_edited(self, key: str, value: object) -> None:
        if key == "status":
            self._move(CandidateStatus(str(value)))
            return
        if key == "started_on":
            self._move_start(value if isinstance(value, date) else None)
            return
        if key in TEXTS:
            value = str(value or "")
        elif key == "source":
            value = Source(str(value))
        else:
            value = value or None
        if self.edits.set(Candidate, self._id, key, value, _("Candidate")):
            self.fields[key].show_sentence("")

    def _move_start(self, start: date | None) -> None:
        """The talks counted from it are made, or move along; what was held stays, and that is said."""
        told = start_step(self.edits, self._id, start)
        if told is not None:
            self.fields["started_on"].show_sentence("")
        if told:
            self.said.emit(told)

    @Slot(bool)
    def _on_consent_edited(self, agreed: bool) -> None:
        self.edits.set(Candidate, self._id, "consent", agreed, _("Consent"))

    def _move(self, status: CandidateStatus) -> None:
        """Move; an end asks for its reason in place first, and the choice goes back until it has one."""
        if status not in ENDED:
            if move_step(self.edits, [self._id], status, self.workspace.now()):
                self.fields["status"].show_sentence("")
            return
        self.closing.ask([self._id], self.heading.text(), status)
        self.refresh()

    def _on_step_clicked(self, step: int, checked: bool = False) -> None:
        with self.workspace.read() as s:
            stage = next_stage(s.get_one(Candidate, self._id).status, step)
        if stage:
            self._move(OF_GROUP[stage][0])

    @Slot()
    def _on_end_clicked(self) -> None:
        self.closing.ask([self._id], self.heading.text())

    @Slot(list, str, str)
    def _on_closing_ended(self, ids: list[str], status: str, reason: str) -> None:
        if move_step(self.edits, ids, CandidateStatus(status), self.workspace.now(), reason):
            self.closing.hide()
            self.back.setFocus()
            self.said.emit(_("Closed. Ctrl Z takes it back."))

    @Slot()
    def _on_closing_left(self) -> None:
        self.end.setFocus()

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field in self.fields:
            self.fields[field].show_sentence(sentence)
        elif field == "reason":
            self.closing.show_refusal(sentence)
        else:
            self.said.emit(sentence)

    @Slot(str)
    def _on_session_opened(self, session_id: str) -> None:
        self.open_requested.emit("session", session_id)

    @Slot()
    def _on_review_clicked(self) -> None:
        with self.workspace.read() as s:
            role_id = s.get_one(Candidate, self._id).role_id
        self.session_requested.emit(SessionKind.DEBRIEF.value, role_id, self._id)

    @Slot()
    def _on_letter_clicked(self) -> None:
        self.print_requested.emit(self._id)
