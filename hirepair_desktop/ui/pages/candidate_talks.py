"""The talks of one candidate: who met them at which stage, when and for how long; the next one is added below."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import selectinload

from hirepair_desktop.model import Candidate, Interview, Person, Stage
from hirepair_desktop.model.candidacy import Talk
from hirepair_desktop.text import _, day, first_name, joined
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.candidate_steps import drop_talk_step, talk_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton, button
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, plain
from hirepair_desktop.ui.widgets.sentence import FieldSentence

NOON = time(12, tzinfo=UTC)
USUAL_MINUTES = 45


class TalksPart(QWidget):
    """Shown by `show_talks(s, candidate)`; its steps go onto the page it stands on."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("talks")
        self._page, self._id = page, ""
        self._people: list[tuple[str, str]] = []
        self._met_by: list[str] = []
        self._minutes: dict[str, int] = {}
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.talk_stage = ChoiceField(_("Stage"), [], "talk_stage", empty_words=_("none of the plan"))
        self.talk_day = DateField(_("Held on"), "talk_day", nearest=True)
        self.talk_minutes = NumberField(_("Minutes"), "talk_minutes", low=1, high=1440)
        self.talk_people = MenuButton(_("Who talked"), "talk_people", icon="users", small=True)
        self.talk_add = button(_("Add this talk"), "talk_add", small=True)
        self.told = FieldSentence("", "talk_sentence")
        self.talk_stage.edited.connect(self._on_talk_stage_edited)
        self.talk_people.chosen.connect(self._on_talk_people_chosen)
        self.talk_add.clicked.connect(self._on_talk_add_clicked)
        fields = row(self.talk_stage, self.talk_day, self.talk_minutes, space=10)
        for place in range(3):
            fields.setStretch(place, 1)
        acts = row(self.talk_people, self.talk_add, 1, space=8)
        self.setLayout(stack(self.lines, fields, acts, self.told, space=8))

    def show_talks(self, s: Block, candidate: Candidate) -> None:
        """The talks of this candidate, and what can be chosen for the next."""
        if candidate.id != self._id:
            self._id, self._met_by = candidate.id, []
            self.told.setText("")
        self._people = [(p.id, p.name) for p in s.scalars(select(Person).order_by(Person.name))]
        stages = s.scalars(select(Stage).where(Stage.role_id == candidate.role_id).order_by(Stage.rank)).all()
        self._minutes = {stage.id: stage.minutes for stage in stages}
        self.talk_stage.set_options([(stage.id, stage.name) for stage in stages])
        self._show_people()
        self._show_lines(s, {stage.id: stage.name for stage in stages})

    def _show_lines(self, s: Block, stages: dict[str, str]) -> None:
        clear(self.lines)
        talks = s.scalars(
            select(Interview)
            .where(Interview.candidate_id == self._id)
            .options(selectinload(Interview.interviewers))
            .order_by(Interview.held_at)
        ).all()
        for talk in talks:
            self.lines.addLayout(self._line(talk, stages.get(talk.stage_id or "", _("Talk"))))
            self.lines.addWidget(Rule())
        if not talks:
            self.lines.addWidget(caption(_("No talk was written down yet.")))

    def _line(self, talk: Interview, words: str) -> QVBoxLayout:
        when = day(talk.held_at.astimezone().date()) if talk.held_at is not None else _("no day yet")
        who = joined([first_name(person.name) for person in talk.interviewers])
        label = caption(when, wrap=False)
        label.setMinimumWidth(theme().px(84))
        remove = LinkButton(_("Remove"), f"talk_remove_{talk.id}", "ink2", "caption")
        remove.clicked.connect(partial(self._on_talk_remove_clicked, talk.id))
        minutes = caption(_("{n} min").format(n=talk.minutes), wrap=False)
        if theme().large():
            return stack(plain(words), row(label, minutes, 1, remove), caption(who), space=2, margins=(0, 6, 0, 6))
        shown = ElidedLabel(words)
        laid = row(label, shown, minutes, caption(who, wrap=False), remove, space=12)
        laid.setStretch(1, 1)
        laid.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return stack(laid, margins=(0, 6, 0, 6))

    def _show_people(self) -> None:
        names = dict(self._people)
        self._met_by = [key for key in self._met_by if key in names]
        items = [(key, ("✓ " if key in self._met_by else "") + name) for key, name in self._people]
        self.talk_people.set_items(items)
        words = joined([first_name(names[key]) for key in self._met_by])
        self.talk_people.setText(words or _("Who talked"))
        self.talk_people.setAccessibleName(_("Who talked: {names}").format(names=words) if words else _("Who talked"))

    @Slot(str)
    def _on_talk_people_chosen(self, person_id: str) -> None:
        """Take somebody in, or out again."""
        kept = [key for key in self._met_by if key != person_id]
        self._met_by = kept if person_id in self._met_by else [*kept, person_id]
        self._show_people()

    @Slot(str)
    def _on_talk_stage_edited(self, stage_id: str) -> None:
        if stage_id in self._minutes:
            self.talk_minutes.set_value(self._minutes[stage_id])

    @Slot()
    def _on_talk_add_clicked(self) -> None:
        self.talk_minutes.flush()
        self.talk_day.flush()
        chosen, now = self.talk_day.value(), self._page.workspace.now()
        held = chosen if isinstance(chosen, date) else self._page.workspace.today()
        at = min(datetime.combine(held, NOON), now) if held == self._page.workspace.today() else None
        talk = Talk(
            self.talk_stage.value() or None, at or datetime.combine(held, NOON),
            int(self.talk_minutes.value() or USUAL_MINUTES), tuple(self._met_by),
        )  # fmt: skip
        if talk_step(self._page.edits, self._id, talk, now):
            self.talk_day.set_value(None)
            self.told.setText("" if self._met_by else _("Nobody is named who talked; take it away and add it again."))
            self._met_by = []
            self._show_people()

    def _on_talk_remove_clicked(self, talk_id: str, checked: bool = False) -> None:
        drop_talk_step(self._page.edits, self._id, talk_id, self._page.workspace.now())
