"""One candidate: the facts people keep, the talks held, what was decided and what they were told."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import selectinload

from hirepair_desktop.model import Candidate, Interview, Person, Session, Stage
from hirepair_desktop.model.candidate_facts import OVER, decisions_about, messages_to
from hirepair_desktop.model.kinds import CandidateStatus, SessionKind, Source
from hirepair_desktop.text import _, day, first_name, joined
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.field import LabelledField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.candidates_model import source_words, status_words
from hirepair_desktop.ui.pages.lines import Line, head, kind_words, value_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import caption, plain, title
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import OpenWorkspace

TEXTS = ("name", "headline", "email", "phone", "pay_hope", "also_talking_to", "closed_reason")
LEFT = (CandidateStatus.WITHDRAWN, CandidateStatus.DECLINED, CandidateStatus.CLOSED, CandidateStatus.LOST)
NOON = time(12, tzinfo=UTC)


class CandidatePage(Page):
    """Told by `show_about(candidate_id)` which one."""

    shows = frozenset({"candidate", "interview", "decision", "candidate_message", "session", "role", "person", "stage"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "candidate_page")
        self._id = ""
        self.heading = title("")
        self.under = caption("")
        self.status_tag = Tag("", name="status_tag")
        self.review = button(_("New candidate review"), "review", icon="plus")
        self.review.clicked.connect(self._on_review_clicked)
        self.letter = button(_("Letter to them…"), "letter", icon="file")
        self.letter.clicked.connect(self._on_letter_clicked)
        self.fields = self._make_fields()
        self.talks = QVBoxLayout()
        self.history = QVBoxLayout()
        self.add_talk = self._build_talk()
        self._build()
        self.edits.refused.connect(self._on_edits_refused)

    # Building

    def _make_fields(self) -> dict[str, LabelledField]:
        words = {
            "name": _("Name"), "headline": _("In a line"), "email": _("Mail"), "phone": _("Phone"),
            "pay_hope": _("Hopes for"), "also_talking_to": _("Also talking to"),
            "closed_reason": _("Why it ended"),
        }  # fmt: skip
        fields: dict[str, LabelledField] = {key: LineField(words[key], key) for key in TEXTS}
        fields["can_start_on"] = DateField(_("Could start"), "can_start_on")
        fields["started_on"] = DateField(_("Started"), "started_on")
        fields["source"] = ChoiceField(_("How they came"), [(s.value, source_words(s)) for s in Source], "source")
        fields["status"] = ChoiceField(_("Where"), [(s.value, status_words(s)) for s in CandidateStatus], "status")
        fields["sourced_by_id"] = ChoiceField(_("Brought by"), [], "sourced_by_id", empty_words=_("nobody named"))
        fields["referrer_id"] = ChoiceField(_("Referred by"), [], "referrer_id", empty_words=_("nobody"))
        for key, field in fields.items():
            field.edited.connect(partial(self._on_field_edited, key))
        return fields

    def _build_talk(self) -> QWidget:
        self.talk_stage = ChoiceField(_("Stage"), [], "talk_stage", empty_words=_("none of the plan"))
        self.talk_day = DateField(_("Held on"), "talk_day")
        self.talk_minutes = NumberField(_("Minutes"), "talk_minutes", low=1, high=1440)
        self.talk_person = ChoiceField(_("Who talked"), [], "talk_person")
        self.talk_add = button(_("Add this talk"), "talk_add", small=True)
        self.talk_add.clicked.connect(self._on_talk_add_clicked)
        fields = row(self.talk_stage, self.talk_day, self.talk_minutes, self.talk_person, space=10)
        for place in range(4):
            fields.setStretch(place, 1)
        made = QWidget()
        made.setLayout(stack(fields, row(self.talk_add, 1), space=8))
        return made

    def _build(self) -> None:
        top = row(
            stack(row(self.heading, self.status_tag, 1, space=10), self.under, space=2), 1, self.letter, self.review
        )
        facts = QHBoxLayout()
        facts.setSpacing(theme().px(24))
        sides = (
            ("name", "headline", "email", "phone", "pay_hope", "also_talking_to"),
            ("status", "closed_reason", "source", "sourced_by_id", "referrer_id", "can_start_on", "started_on"),
        )
        for keys in sides:
            facts.addLayout(stack(*(self.fields[key] for key in keys), 1, space=10), 1)
        self.history.setSpacing(theme().px(4))
        self.talks.setSpacing(0)
        column = QWidget()
        column.setMaximumWidth(theme().px(1000))
        column.setLayout(
            stack(
                top, facts, head(_("Talks"), _("Who met them, when, for how long")), self.talks, self.add_talk,
                self.history, 1, space=14,
            )
        )  # fmt: skip
        whole = row(column, 1, margins=(32, 24, 32, 24))
        whole.setStretch(0, 1000)
        self.setLayout(whole)

    # Showing

    def show_about(self, candidate_id: str) -> None:
        """Which candidate."""
        if candidate_id != self._id:
            self.edits.barrier()
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
            for key in ("sourced_by_id", "referrer_id"):
                field = self.fields[key]
                assert isinstance(field, ChoiceField)
                field.set_options(people)
            self.talk_person.set_options(people)
            stages = s.scalars(select(Stage).where(Stage.role_id == candidate.role_id).order_by(Stage.rank))
            self.talk_stage.set_options([(stage.id, stage.name) for stage in stages])
            for key, field in self.fields.items():
                value = getattr(candidate, key)
                field.set_value(value.value if isinstance(value, Source | CandidateStatus) else value)
            self.fields["closed_reason"].setVisible(candidate.status in LEFT)
            self.fields["started_on"].setVisible(candidate.status is CandidateStatus.HIRED)
            show_if(self.letter, candidate.status in OVER or bool(decisions_about(s, self._id)))
            self._show_talks(s)
            self._show_history(s)

    def _show_talks(self, s: Block) -> None:
        clear(self.talks)
        held = s.scalars(
            select(Interview)
            .where(Interview.candidate_id == self._id)
            .options(selectinload(Interview.interviewers))
            .order_by(Interview.held_at)
        ).all()
        names = {stage.id: stage.name for stage in s.scalars(select(Stage))}
        for talk in held:
            when = day(talk.held_at.astimezone().date()) if talk.held_at is not None else _("no day yet")
            who = joined([first_name(person.name) for person in talk.interviewers])
            words = names.get(talk.stage_id or "", _("Talk"))
            label = caption(when, wrap=False)
            label.setMinimumWidth(theme().px(96))
            remove = LinkButton(_("Remove"), f"talk_remove_{talk.id}", "ink2", "caption")
            remove.clicked.connect(partial(self._on_talk_remove_clicked, talk.id))
            laid = row(
                label, plain(words), caption(_("{n} min").format(n=talk.minutes), wrap=False), caption(who, wrap=False),
                remove, space=12, margins=(0, 6, 0, 6),
            )  # fmt: skip
            laid.setStretch(1, 1)
            self.talks.addLayout(laid)
            self.talks.addWidget(Rule())
        if not held:
            self.talks.addWidget(caption(_("No talk was written down yet.")))

    def _show_history(self, s: Block) -> None:
        clear(self.history)
        sessions = s.scalars(
            select(Session).where(Session.candidates.any(id=self._id)).order_by(Session.started_at.desc())
        ).all()
        self.history.addLayout(head(_("Sessions and decisions")))
        self.history.addWidget(Rule())
        for decided in decisions_about(s, self._id):
            words = _("{day}: {name} decided {what}.").format(
                day=day(decided.at.astimezone().date()), name=first_name(decided.by) or _("the pair"),
                what=value_words(decided.value),
            )  # fmt: skip
            self.history.addWidget(plain(words, "body_strong"))
            if decided.rationale:
                self.history.addWidget(plain(decided.rationale))
        for message in messages_to(s, self._id):
            told = (
                _("Told on {day}").format(day=day(message.sent_at.astimezone().date()))
                if message.sent_at
                else _("Not sent yet")
            )
            parts = [*message.strengths, *(point["text"] for point in message.growth), message.next_step]
            self.history.addWidget(plain(f"{told}: " + " ".join(part for part in parts if part)))
        for session in sessions:
            when = session.started_at or session.planned_for
            words = kind_words()[session.kind] + (f", {day(when.astimezone().date())}" if when is not None else "")
            line = Line(session.id, words, f"open_{session.id}")
            line.setLayout(row(plain(words), 1, margins=(0, 5, 0, 5)))
            line.opened.connect(lambda key: self.open_requested.emit("session", key))
            self.history.addWidget(line)
        if not sessions:
            self.history.addWidget(caption(_("No review yet.")))

    # Acting

    def _on_field_edited(self, key: str, value: object) -> None:
        if key in TEXTS:
            value = str(value or "")
        elif key == "source":
            value = Source(str(value))
        elif key == "status":
            value = CandidateStatus(str(value))
        else:
            value = value or None
        if self.edits.set(Candidate, self._id, key, value, _("Candidate")):
            self.fields[key].show_sentence("")
        if key == "status":
            at = self.workspace.now() if value in LEFT else None
            self.edits.run(lambda s: setattr(s.get_one(Candidate, self._id), "closed_at", at))

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field in self.fields:
            self.fields[field].show_sentence(sentence)
        else:
            self.said.emit(sentence)

    @Slot()
    def _on_review_clicked(self) -> None:
        with self.workspace.read() as s:
            role_id = s.get_one(Candidate, self._id).role_id
        self.session_requested.emit(SessionKind.DEBRIEF.value, role_id, self._id)

    @Slot()
    def _on_letter_clicked(self) -> None:
        self.print_requested.emit(self._id)

    @Slot()
    def _on_talk_add_clicked(self) -> None:
        chosen = self.talk_day.value()
        held = chosen if isinstance(chosen, date) else self.workspace.today()
        at = datetime.combine(held, NOON)
        minutes = int(self.talk_minutes.value() or 45)
        person_id, stage_id = self.talk_person.value(), self.talk_stage.value() or None

        def add(s: Block) -> None:
            talk = Interview(candidate_id=self._id, stage_id=stage_id, held_at=at, minutes=minutes)
            person = s.get(Person, person_id) if person_id else None
            s.add(talk)
            if person is not None:
                talk.interviewers = [person]
            _follow_talks(s, self._id, at)

        if self.edits.run(add, "talk"):
            self.talk_day.set_value(None)

    def _on_talk_remove_clicked(self, talk_id: str, checked: bool = False) -> None:
        self.edits.remove(Interview, talk_id, _("Talk"))


def _follow_talks(s: Block, candidate_id: str, at: datetime) -> None:
    """A talk that was held moves the candidate to *interviewing*, dates the last one and the first of the role."""
    candidate = s.get_one(Candidate, candidate_id)
    if candidate.last_interview_at is None or candidate.last_interview_at < at:
        candidate.last_interview_at = at
    if candidate.status in (CandidateStatus.NEW, CandidateStatus.SHORTLISTED):
        candidate.status = CandidateStatus.INTERVIEWING
    if candidate.role.first_rated_at is None:
        candidate.role.first_rated_at = at
