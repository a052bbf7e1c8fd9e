"""To mend a fence as a session: its four pages, the coach under them, the private page of each (picture 21)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.engine import look_at
from hirepair_desktop.coaching.feedback_mend import draft_prompts
from hirepair_desktop.coaching.prompt import Prompt, Where
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Field, Section
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.mend_form import ALONE
from hirepair_desktop.model.mending import open_fields
from hirepair_desktop.text import _
from hirepair_desktop.ui.mend.alone_page import AlonePage
from hirepair_desktop.ui.mend.aloud_page import AloudPage
from hirepair_desktop.ui.mend.repair_page import RepairPage
from hirepair_desktop.ui.mend.say_back_page import SayBackPage
from hirepair_desktop.ui.mend.told_page import MendPage
from hirepair_desktop.ui.private.entries_page import EntriesPage, EntriesSheet
from hirepair_desktop.ui.private.own_prompts import Gone, as_dismissals
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.pair_panel import PairPanel
from hirepair_desktop.ui.session.section_page import SectionPage
from hirepair_desktop.ui.workspace import MAN

PAGES: dict[str, Callable[[CoachedPanel, Section], MendPage]] = {
    "alone": AlonePage,
    "aloud": AloudPage,
    "say_back": SayBackPage,
    "repair": RepairPage,
}
"""The page of each section, by its key in the form."""


@dataclass(frozen=True)
class MendLook:
    """What the word rules look with on one writer's page: read once, holding no workspace."""

    look: Look
    where: Where
    writer_id: str

    def prompts(self, payload: Mapping[str, Any], gone: Gone) -> list[Prompt]:
        """What the rules say about a draft."""
        words = {line["key"]: line["text"] for line in payload.get("entries", [])}
        return draft_prompts(words, replace(self.look, dismissals=as_dismissals(gone, self.writer_id)), self.where)


class MendPanel(PairPanel):
    """One session in which two mend a fence."""

    side_name = "mend_side"
    folds_agenda = True
    what = RoundOf.REPAIR

    def title(self) -> str:
        return _("Mend a fence")

    def made_page(self, key: str) -> SectionPage:
        return PAGES[key](self, self.section(key))

    def open_now(self, s: Block, session: Session) -> Sequence[Field]:
        return open_fields(s, session)

    def make_side(self) -> QWidget | None:
        """The page has the whole width; the coach stands under it, and F8 brings the rest over it."""
        return None

    def folds_agenda_at(self, window_width: int) -> bool:
        return True

    def turn_of(self, section: Section) -> str:
        """The one with more standing reads and says back first (METHOD A.3)."""
        return MAN if section.key in ("aloud", "say_back") else super().turn_of(section)

    def doing(self, section: Section, side: str) -> str:
        """What each does just now, in the words of picture 21."""
        if self.turn == side and section.key in ("aloud", "say_back"):
            other = self.pair.other(self.pair.seat(side).id).first
            said = _("Reads aloud what {name} wrote") if section.key == "aloud" else _("Says back what {name} wrote")
            return said.format(name=other)
        return super().doing(section, side)

    def keys(self, section: Section) -> list[tuple[str, str]]:
        onward = [("Ctrl .", _("pass the turn")), ("Ctrl ↵", _("next section"))]
        return [("Y", _("that’s right")), *onward] if section.key == "say_back" else onward

    def private_page(self, person_id: str) -> tuple[str, PrivatePage]:
        who, other, ready = self.seats_for(person_id)
        with self.workspace.read() as s:
            look = look_at(s, self.workspace.now(), self.workspace.today())
        where = Where(partnership=self.pair.id, session=self.session_id)
        page = EntriesPage(
            EntriesSheet(
                who, other, ready, _("What happened, and my part"),
                _("Four short answers. {name} reads them aloud once both have sealed.").format(name=other.first),
                _("Seal what I wrote"), ALONE, self.workspace.now, MendLook(look, where, person_id),
            )
        )  # fmt: skip
        return _("what happened, and one repair"), page
