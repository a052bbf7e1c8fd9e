"""Section 1, Celebrate: who is here, something that went well, a sign of thriving, and thanks to who helped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, CheckIn, Person, Session
from hirepair_desktop.model.check_in_seen import helpers_of
from hirepair_desktop.model.checking_in import talks_of
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.reviewing import brief_in_use
from hirepair_desktop.text import _, bare_day, joined, local
from hirepair_desktop.ui.check_in.check_in_page import CheckInPage, Talk
from hirepair_desktop.ui.check_in.thanks_part import ThanksPart
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, stack
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title
from hirepair_desktop.ui.workspace import MAN, REC


class CelebratePage(CheckInPage):
    """Joy first, then the rest (METHOD A.4, S52)."""

    tables = frozenset({"thanks", "person", "interview", "brief_version"})

    def __init__(self, panel: SessionPanel, section: Section, talk: Talk) -> None:
        super().__init__(panel, section, talk)
        self.here = {
            side: CheckField(_("{name} is here").format(name=self.pair.seat(side).first), f"{side}_here", side)
            for side in (REC, MAN)
        }
        self.thanks = ThanksPart(self)
        self.column.addWidget(self.words_field("celebrate", REC))
        self.column.addWidget(self.words_field("thriveSign", MAN))
        self.column.addLayout(
            stack(Rule(), section_title(_("Who helped"), "thanks_title"),
                  caption(_("Tell them how it turned out, and thank them.")),
                  self.thanks, space=8)
        )  # fmt: skip
        here = section_title(_("At the table"), "here_title")
        self.column.addLayout(stack(Rule(), here, self._here_line(), space=8))
        self.focus_at["attendees"] = self.here[REC].check.setFocus
        self.focus_at["thanked"] = self.thanks.focus
        for side, tick in self.here.items():
            tick.edited.connect(partial(self._on_here_edited, side))
        self.thanks.thanked.connect(self._on_thanks_thanked)

    def _here_line(self) -> QBoxLayout:
        large = theme().large()
        ticks = list(self.here.values())
        return stack(*ticks, space=4) if large else row(*ticks, 1, space=20)

    def show_talk(self, s: Block, session: Session, check_in: CheckIn) -> None:
        there = {person.id for person in session.attendees}
        for side, tick in self.here.items():
            tick.set_value(self.pair.seat(side).id in there)
            tick.set_read_only(self.is_closed)
        hire = s.get_one(Candidate, self.talk.hire_id)
        own = {self.pair.recruiter.id, self.pair.manager.id} - {*check_in.thanked}
        helpers = [p for p in helpers_of(s, hire, check_in, self.workspace.now()) if p.id not in own]
        self.thanks.show_people(s, helpers, check_in, self.is_closed)
        clear(self.aside)
        for head, words in self._facts(s, session, hire):
            self.aside.addLayout(stack(caption(head, wrap=False), plain(words, weight=500, wrap=False), space=0))

    def _facts(self, s: Block, session: Session, hire: Candidate) -> list[tuple[str, str]]:
        """When they started, the agreed intake, the talks before this one (picture 20)."""
        facts = []
        if hire.started_on is not None:
            facts.append((_("Started"), bare_day(hire.started_on)))
        brief = brief_in_use(s, session)
        if brief.agreed_at is not None:
            words = _("{day}, version {n}").format(day=bare_day(local(brief.agreed_at).date()), n=brief.n)
            facts.append((_("Agreed intake"), words))
        before = [talk.day for talk in talks_of(s, hire.id) if talk.held_on is not None and talk.day < self.talk.day]
        if before:
            facts.append((_("Earlier talks"), joined([_("day {n}").format(n=n) for n in before])))
        return [] if theme().large() else facts

    def _on_here_edited(self, side: str, here: bool) -> None:
        """Who sits at this table; at least one of the two."""
        with self.workspace.read() as s:
            session = s.get_one(Session, self.session_id)
            ids = [person.id for person in session.attendees]
        person = self.pair.seat(side).id
        wanted = [other for other in ids if other != person] + ([person] if here else [])
        if not wanted:
            self.here[side].show_sentence(_("Somebody has to be here. Leave the session if nobody is."))
            self.refresh()
            return
        for tick in self.here.values():
            tick.show_sentence("")
        self.edits.link(Session, self.session_id, "attendees", wanted, _("Who is here"))

    @Slot(str, bool)
    def _on_thanks_thanked(self, person_id: str, thanked: bool) -> None:
        with self.workspace.read() as s:
            held = list(s.get_one(CheckIn, self.talk.check_in_id).thanked)
            known = s.scalars(select(Person.id).where(Person.id == person_id)).first()
        if known is not None:
            wanted = [other for other in held if other != person_id] + ([person_id] if thanked else [])
            self.set("thanked", wanted, _("Thanks"))
