"""Section 1 of a re-intake: what each has learnt since the version that holds, the recruiter first (METHOD A.5)."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Entry, Interview, Role, Session
from hirepair_desktop.model.brief import last_version
from hirepair_desktop.model.challenging import due_in_brief
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.lessons import LESSON
from hirepair_desktop.model.re_intake_form import RE_INTAKE
from hirepair_desktop.text import _, day, local, ngettext
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.session.challenges import ChallengeList, in_order
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import clear, show_if, stack
from hirepair_desktop.ui.widgets.labels import plain, section_title
from hirepair_desktop.ui.widgets.voice_words import VoiceWords


class LearntPage(IntakePage):
    """What held so far, two voices, what was parked until now, and what the reviews since then noted."""

    form = RE_INTAKE
    tables = frozenset({"brief_version", "interview", "candidate", "challenge", "criterion"})

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "learnt") -> None:
        super().__init__(panel, role_id, key)
        self.held = plain("", "body", "ink2", name="version_held")
        self._names: dict[str, str] = {}
        self.parked_head = section_title(_("Parked points that are due"), "parked_title")
        self.parked = ChallengeList(
            self, self.session_id, self.pair, None, name_of=lambda about: self._names.get(about, "")
        )
        self.lessons_head = section_title(_("Noted in reviews since then"), "lessons_title")
        self.lessons = stack(space=8)
        self._lessons: list[tuple[str, str]] = []
        self.column.addWidget(self.held)
        self.column.addWidget(self.ask("learnt"))
        self.column.addLayout(stack(self.parked_head, self.parked, space=8))
        self.column.addLayout(stack(self.lessons_head, self.lessons, space=8))

    def show_role(self, s: Block, role: Role) -> None:
        self._show_parked(s, role)
        version = last_version(s, role.id)
        if version is None:
            self.held.setText(_("No brief is agreed yet; the intake makes version 1."))
            show_if(self.lessons_head, False)
            return
        met = s.scalar(
            select(func.count(func.distinct(Interview.candidate_id)))
            .join(Candidate, Candidate.id == Interview.candidate_id)
            .where(Candidate.role_id == role.id, Interview.held_at.between(version.agreed_at, self.workspace.now()))
        )
        people = ngettext("You have met {n} person since.", "You have met {n} people since.", met or 0)
        held = _("Version {n} holds, agreed on {day}.").format(n=version.n, day=day(local(version.agreed_at).date()))
        self.held.setText(f"{held} {people.format(n=met or 0)}")
        found = s.scalars(
            select(Entry)
            .join(Session, Session.id == Entry.session_id)
            .where(Session.role_id == role.id, Entry.key == LESSON, Entry.written_at > version.agreed_at)
            .order_by(Entry.written_at, Entry.seq)
        )
        self._show_lessons([(entry.person_id, entry.text.strip()) for entry in found if entry.text.strip()])

    def _show_parked(self, s: Block, role: Role) -> None:
        due = sorted(due_in_brief(s, role.id, self.session_id, self.workspace.today()), key=in_order)
        self._names = {field.key: _(field.label) for field in INTAKE.fields}
        self._names |= {criterion.id: criterion.label for criterion in role.criteria}
        self.parked.show_challenges(s, self.is_closed, due)
        show_if(self.parked_head, bool(due))

    def _show_lessons(self, lessons: list[tuple[str, str]]) -> None:
        show_if(self.lessons_head, bool(lessons))
        if lessons == self._lessons:
            return
        self._lessons = lessons
        clear(self.lessons)
        for person, words in lessons:
            self.lessons.addWidget(VoiceWords(self.pair.side_of(person), words))
