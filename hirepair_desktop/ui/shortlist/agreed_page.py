"""Section 1: the brief that the profiles are held against, and which profiles are looked at."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Person, Role, Session
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.shortlisting import candidates_to_choose, choose_profiles
from hirepair_desktop.storage.seals.rounds import round_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.session.agreed_brief import AgreedBrief, payer_id
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.profile_ticks import ProfileTicks
from hirepair_desktop.ui.shortlist.shortlist_page import ShortlistPage
from hirepair_desktop.ui.shortlist.words import found_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title, strong
from hirepair_desktop.ui.widgets.sentence import FieldSentence

ALIAS_WIDTH = 56
"""The column of the alias, in px at 100 %."""


class AgreedPage(ShortlistPage):
    """Until somebody writes alone, the profiles can be changed here."""

    tables = frozenset({"brief_version", "criterion", "entry", "person", "round"})

    def __init__(self, panel: SessionPanel, key: str = "agreed") -> None:
        super().__init__(panel, key)
        self.change = button(_("Change the profiles"), "change_profiles", small=True)
        self.lines = stack(space=0)
        self.ticks = ProfileTicks()
        self.told = FieldSentence("", "profiles_sentence")
        self.done = button(_("Done"), "profiles_done", small=True)
        self.choosing = QWidget()
        self.choosing.setLayout(stack(self.ticks, self.told, row(self.done, 1), space=10))
        self.brief = AgreedBrief()
        head = row(section_title(_("The profiles"), "profiles_title"), 1, self.change)
        self.column.addLayout(stack(head, self.lines, self.choosing, space=8))
        self.column.addWidget(Rule())
        self.column.addWidget(self.brief)
        show_if(self.choosing, False)
        self.change.clicked.connect(self._on_change_clicked)
        self.done.clicked.connect(self._on_done_clicked)
        self.ticks.chosen.connect(self._on_ticks_chosen)

    def show_section(self, s: Block, session: Session) -> None:
        role = session.role or s.get_one(Role, session.role_id)
        clear(self.lines)
        for candidate in session.candidates:
            self.lines.addWidget(self._line(s, candidate))
        if not session.candidates:
            self.lines.addWidget(plain(_("No profile is chosen yet: one to six."), "body", "ink2"))
        begun = round_of(s, session.id, RoundOf.PICKS) is not None
        show_if(self.change, not begun and not self.is_closed)
        if begun or self.is_closed:
            show_if(self.choosing, False)
        if not self.choosing.isHidden():
            self._show_ticks(s, session)
        payer = s.get(Person, payer_id(s, session))
        self.brief.show_brief(
            s, session, role, self.owner(s, session), self.pair.who(payer) if payer is not None else None
        )

    def _line(self, s: Block, candidate: Candidate) -> QWidget:
        alias = strong(candidate.alias, wrap=False)
        alias.setFixedWidth(theme().px(ALIAS_WIDTH))
        line = row(alias, plain(candidate.headline.strip() or _("No line about them yet")),
                   caption(found_words(s, candidate), wrap=False), space=12, margins=(0, 6, 0, 6))  # fmt: skip
        line.setStretch(1, 1)
        made = QWidget()
        made.setLayout(stack(line, Rule(), space=0))
        return made

    def _show_ticks(self, s: Block, session: Session) -> None:
        held = [candidate.id for candidate in session.candidates]
        choices = candidates_to_choose(s, str(session.role_id), held)
        words = [(c.id, " · ".join(filter(None, (c.alias, c.headline.strip())))) for c in choices]
        self.ticks.set_choices(words, held)

    @Slot()
    def _on_change_clicked(self) -> None:
        self.told.setText("")
        show_if(self.choosing, True)
        self.refresh()
        self.ticks.setFocus()

    @Slot()
    def _on_done_clicked(self) -> None:
        show_if(self.choosing, False)
        self.change.setFocus()

    @Slot(list)
    def _on_ticks_chosen(self, ids: list[str]) -> None:
        self.told.setText(self.decide(lambda s: choose_profiles(s, s.get_one(Session, self.session_id), ids)))
