"""Section 1, Arrive: one hope each, why this role, what stops without it, and what the last reviews wanted changed."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Role, Session
from hirepair_desktop.model.lessons import Noted, last_noted
from hirepair_desktop.text import _, day
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.session.answer_views import side_by_side
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import clear, show_if, stack
from hirepair_desktop.ui.widgets.labels import section_title
from hirepair_desktop.ui.widgets.voice_words import VoiceWords


class ArrivePage(IntakePage):
    """People first: the hopes of both side by side, then why the role is there."""

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "arrive") -> None:
        super().__init__(panel, role_id, key)
        self.lessons_head = section_title(_("Last time you noted"), "last_noted_title")
        self.lessons = stack(space=8)
        self._lessons: list[Noted] = []
        self.column.addLayout(side_by_side(self.ask("hope.r"), self.ask("hope.m")))
        self.column.addLayout(stack(self.lessons_head, self.lessons, space=8))
        self.column.addWidget(self.ask("whyNow", "ifNobody", space=20))
        show_if(self.lessons_head, False)

    def show_role(self, s: Block, role: Role) -> None:
        """What the pair noted before this sitting began, in any of their searches."""
        session = s.get_one(Session, self.session_id)
        before = session.started_at or self.workspace.now()
        lessons = last_noted(s, session.partnership_id, before)
        show_if(self.lessons_head, bool(lessons))
        if lessons == self._lessons:
            return
        self._lessons = lessons
        clear(self.lessons)
        for noted in lessons:
            when = day(noted.day)
            self.lessons.addWidget(
                VoiceWords(
                    self.pair.side_of(noted.person_id), noted.text, head=noted.role_title, time_words=when
                )
            )  # fmt: skip
