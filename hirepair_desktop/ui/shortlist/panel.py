"""The shortlist review as a session: its four pages, the coach at its side, the private page of the picks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.engine import look_at
from hirepair_desktop.coaching.prompt import Where
from hirepair_desktop.model import Candidate, Role, Session
from hirepair_desktop.model.form import Field, Section
from hirepair_desktop.model.kinds import RoundOf, Tier
from hirepair_desktop.model.reviewing import brief_in_use
from hirepair_desktop.model.shortlist_state import open_fields
from hirepair_desktop.storage.seals.rounds import readiness, round_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.shortlist.agreed_page import AgreedPage
from hirepair_desktop.ui.shortlist.alone_page import AlonePage
from hirepair_desktop.ui.shortlist.differences_page import DifferencesPage
from hirepair_desktop.ui.shortlist.next_page import NextPage
from hirepair_desktop.ui.shortlist.own_look import PicksLook
from hirepair_desktop.ui.shortlist.picks_page import Asked, PickSheet, PicksPage
from hirepair_desktop.ui.shortlist.shortlist_page import ShortlistPage
from hirepair_desktop.ui.shortlist.words import found_words

PAGES: dict[str, Callable[[SessionPanel, str], ShortlistPage]] = {
    "agreed": AgreedPage,
    "alone": AlonePage,
    "differences": DifferencesPage,
    "next": NextPage,
}
"""The page of each section, by its key in the form."""


class ShortlistPanel(CoachedPanel):
    """One shortlist review of up to six profiles of a role."""

    side_name = "shortlist_side"

    def title(self) -> str:
        with self.workspace.read() as s:
            session = s.get_one(Session, self.session_id)
            role = s.get(Role, session.role_id) if session.role_id else None
            name = role.title if role is not None else ""
        return _("Shortlist review: {role}").format(role=name)

    def side_note(self) -> str:
        return _("Picks are as sealed. A change of mind goes beside the pick, with a reason.")

    def made_page(self, key: str) -> ShortlistPage:
        return PAGES[key](self, key)

    def open_now(self, s: Block, session: Session) -> Sequence[Field]:
        return open_fields(s, session)

    def doing(self, section: Section, side: str) -> str:
        """In the talk one says why and the other listens."""
        if section.key == "differences" and self.turn == side:
            return _("Says why")
        return super().doing(section, side)

    def keys(self, section: Section) -> list[tuple[str, str]]:
        onward = [("Ctrl .", _("pass the turn")), ("Ctrl ↵", _("next section"))]
        return [("Alt ↓", _("next difference")), *onward] if section.key == "differences" else onward

    def _show_side(self) -> None:
        super()._show_side()
        with self.workspace.read() as s:
            session = s.get(Session, self.session_id)
            picking = session is not None and any(field.key == "picks" for field in open_fields(s, session))
        if picking:
            self.coach.coach.begin()  # who is still writing is the one bit it may say; it does not hear of seals

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
            looks = self._own_look(s, session, person_id)
        sheet = PickSheet(who, other, ready, profiles, musts, self.workspace.now, looks)
        return _("a pick per profile"), PicksPage(sheet)

    def _own_look(self, s: Block, session: Session, person_id: str) -> PicksLook:
        """What the coach looks with on that page; read now, the page itself reads nothing."""
        named = s.execute(select(Candidate.id, Candidate.alias).where(Candidate.role_id == session.role_id))
        where = Where(role=session.role_id, partnership=self.pair.id, session=session.id)
        look = look_at(s, self.workspace.now(), self.workspace.today())
        return PicksLook(look, where, {row.id: row.alias for row in named}, person_id)


def _asked(s: Block, candidate: Candidate) -> Asked:
    """A profile as it is asked about: what it is and how it came."""
    about = ", ".join(part for part in (candidate.headline.strip(), found_words(s, candidate)) if part)
    return Asked(candidate.id, candidate.alias, about)
