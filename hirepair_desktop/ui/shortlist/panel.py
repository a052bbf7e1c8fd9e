"""The shortlist review as a session: its four pages, the coach at its side, the private page of the picks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Role, Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.kinds import RoundOf, Tier
from hirepair_desktop.model.reviewing import brief_in_use
from hirepair_desktop.model.shortlist_state import open_fields
from hirepair_desktop.storage.seals.rounds import readiness, round_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.coach.session_coach import SessionCoach
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.shortlist.agreed_page import AgreedPage
from hirepair_desktop.ui.shortlist.alone_page import AlonePage
from hirepair_desktop.ui.shortlist.differences_page import DifferencesPage
from hirepair_desktop.ui.shortlist.next_page import NextPage
from hirepair_desktop.ui.shortlist.picks_page import Asked, PickSheet, PicksPage
from hirepair_desktop.ui.shortlist.shortlist_page import ShortlistPage
from hirepair_desktop.ui.shortlist.words import found_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.workspace import OpenWorkspace

PAGES: dict[str, Callable[[SessionPanel, str], ShortlistPage]] = {
    "agreed": AgreedPage,
    "alone": AlonePage,
    "differences": DifferencesPage,
    "next": NextPage,
}
"""The page of each section, by its key in the form."""

WIDE = 1440
"""From this window width on everything stands as drawn (DESIGN-LANGUAGE 4)."""


class ShortlistPanel(SessionPanel):
    """One shortlist review of up to six profiles of a role."""

    coach: SessionCoach

    def __init__(self, workspace: OpenWorkspace, session_id: str, parent: QObject | None = None) -> None:
        super().__init__(workspace, session_id, parent)
        self.pages: dict[str, ShortlistPage] = {}
        self.key = self.sections[0].key
        self.coach = SessionCoach(self)
        self.side = self.coach.make_rail(
            "shortlist_side", _("Picks are as sealed. A change of mind goes beside the pick, with a reason.")
        )
        self.side.field_requested.connect(self._on_side_field_requested)

    def title(self) -> str:
        with self.workspace.read() as s:
            session = s.get_one(Session, self.session_id)
            role = s.get(Role, session.role_id) if session.role_id else None
            name = role.title if role is not None else ""
        return _("Shortlist review: {role}").format(role=name)

    def make_page(self, key: str) -> Page:
        page = PAGES[key](self, key)
        self.pages[key] = page
        page.shown.connect(self._on_page_shown)
        page.looked.connect(self._on_page_looked)
        return page

    def make_side(self) -> QWidget | None:
        """The coach, and what is open, in a column; in large text the page has the room."""
        return None if theme().large() else self.side

    def folds_agenda_at(self, window_width: int) -> bool:
        """The pairs need the room below 1440 px (DESIGN-LANGUAGE 4)."""
        return window_width < theme().px(WIDE)

    def doing(self, section: Section, side: str) -> str:
        """In the talk one says why and the other listens."""
        if section.key == "differences" and self.turn == side:
            return _("Says why")
        return super().doing(section, side)

    def open_sections(self, s: Block, session: Session) -> frozenset[str]:
        return frozenset(field.section for field in open_fields(s, session))

    def keys(self, section: Section) -> list[tuple[str, str]]:
        onward = [("Ctrl .", _("pass the turn")), ("Ctrl ↵", _("next section"))]
        return [("Alt ↓", _("next difference")), *onward] if section.key == "differences" else onward

    def _show_side(self) -> None:
        with self.workspace.read() as s:
            session = s.get(Session, self.session_id)
            fields = open_fields(s, session) if session is not None else []
        self.side.show_open([field for field in fields if field.section == self.key])
        if any(field.key == "picks" for field in fields):
            self.coach.coach.begin()  # who is still writing is the one bit it may say; it does not hear of seals

    @Slot(str)
    def _on_page_shown(self, key: str) -> None:
        self.key = key
        self._show_side()

    @Slot(str)
    def _on_page_looked(self, key: str) -> None:
        if key == self.key:
            self._show_side()

    @Slot(str)
    def _on_side_field_requested(self, key: str) -> None:
        self.coach.close_drawer()
        self.pages[self.key].focus_field(key)

    # What both pick alone

    def required_people(self, what: str, about_id: str) -> list[str]:
        """Both pick."""
        return [self.pair.recruiter.id, self.pair.manager.id]

    def round_candidate(self, what: str, about_id: str) -> str | None:
        """The round is about all the profiles at once."""
        return None

    def make_private_page(self, what: str, person_id: str, about_id: str) -> tuple[str, PrivatePage]:
        """The page of the picks of one person, empty; ValueError for another round."""
        if what != RoundOf.PICKS.value:
            raise ValueError(what)
        who, other = self.pair.seat(self.pair.side_of(person_id)), self.pair.other(person_id)
        with self.workspace.read() as s:
            session = s.get_one(Session, self.session_id)
            musts = [(must["label"], must["definition"] or "") for must in brief_in_use(s, session).criteria(Tier.MUST)]
            profiles = [_asked(s, candidate) for candidate in session.candidates]
            round_ = round_of(s, session.id, RoundOf.PICKS)
            ready = round_ is not None and dict(readiness(s, round_.id)).get(other.id, False)
        return _("a pick per profile"), PicksPage(PickSheet(who, other, ready, profiles, musts))


def _asked(s: Block, candidate: Candidate) -> Asked:
    """A profile as it is asked about: what it is and how it came."""
    about = ", ".join(part for part in (candidate.headline.strip(), found_words(s, candidate)) if part)
    return Asked(candidate.id, candidate.alias, about)
