"""What every section of a shortlist review shares: who decides, and how what was decided stays."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model import Person, Role, Session
from hirepair_desktop.model.deciding import decision_owner
from hirepair_desktop.model.shortlist_form import SHORTLIST
from hirepair_desktop.text import _
from hirepair_desktop.ui.edits import Verb
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.section_page import SectionPage
from hirepair_desktop.ui.workspace import OTHER, Who


class ShortlistPage(SectionPage):
    """One section of a shortlist review. A subclass writes `show_section`."""

    def __init__(self, panel: SessionPanel, key: str) -> None:
        super().__init__(panel, SHORTLIST.section(key))
        self.shows = self.shows | {"candidate", "role"}

    def owner(self, s: Block, session: Session) -> Who:
        """The one who decides on every profile."""
        role = session.role or s.get_one(Role, session.role_id)
        person = s.get(Person, decision_owner(role))
        return self.pair.who(person) if person is not None else Who("", _("Somebody"), OTHER)

    def decide(self, verb: Verb) -> str:
        """A verb that undo never crosses; why it was refused, or ""."""
        try:
            with self.workspace.write() as s:
                verb(s)
        except HirePairError as error:
            return str(error)
        self.edits.barrier()
        return ""
