"""The check-in as a session: its six pages (three at day 14), the coach at its side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, Session
from hirepair_desktop.model.check_in_state import open_fields
from hirepair_desktop.model.checking_in import hire_called, note_held, refuse_too_early, talk_of
from hirepair_desktop.model.form import Field, Section
from hirepair_desktop.text import _
from hirepair_desktop.ui.check_in.celebrate_page import CelebratePage
from hirepair_desktop.ui.check_in.check_in_page import MakePage, Talk
from hirepair_desktop.ui.check_in.commit_page import CommitPage
from hirepair_desktop.ui.check_in.outcomes_page import OutcomesPage
from hirepair_desktop.ui.check_in.ratings_page import RatingsPage
from hirepair_desktop.ui.check_in.support_page import SupportPage
from hirepair_desktop.ui.check_in.voice_page import VoicePage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.section_page import SectionPage
from hirepair_desktop.ui.workspace import OpenWorkspace

PAGES: dict[str, MakePage] = {
    "celebrate": CelebratePage,
    "outcomes": OutcomesPage,
    "voice": VoicePage,
    "ratings": RatingsPage,
    "support": SupportPage,
    "commit": CommitPage,
}
"""The page of each section, by its key in the form."""


class CheckInPanel(CoachedPanel):
    """One talk with a hire. RefusedValueError for a session that is of no hire, or would begin before they start."""

    side_name = "check_in_side"

    def __init__(self, workspace: OpenWorkspace, session_id: str, parent: QObject | None = None) -> None:
        with workspace.read() as s:
            check_in = talk_of(s, session_id)
            hire = s.get(Candidate, check_in.hire_id) if check_in is not None else None
            if check_in is None or hire is None:
                raise RefusedValueError(_("This check-in is of no hire any more. Plan another one under Check-ins."))
            refuse_too_early(s.get_one(Session, session_id), hire, workspace.today())
            self.talk = Talk(check_in.id, hire.id, hire_called(hire), check_in.day)
        super().__init__(workspace, session_id, parent)

    def title(self) -> str:
        return _("Check-in: {name}, day {n}").format(name=self.talk.called, n=self.talk.day)

    def side_note(self) -> str:
        return _("To learn about our hiring, never to grade {name}.").format(name=self.talk.called)

    def made_page(self, key: str) -> SectionPage:
        section = next(section for section in self.sections if section.key == key)
        return PAGES[key](self, section, self.talk)

    def open_now(self, s: Block, session: Session) -> Sequence[Field]:
        return open_fields(s, session)

    def folds_agenda_at(self, window_width: int) -> bool:
        """Its agenda is folded on any window: what was said is read beside what is written (picture 20)."""
        return True

    def keys(self, section: Section) -> list[tuple[str, str]]:
        """On the two pages that ask for one of four, the keys that give it."""
        answers = {"outcomes": _("status"), "ratings": _("seen now") if self.talk.asks("criteria") else ""}
        words = answers.get(section.key, "")
        return [("1|4", words), *super().keys(section)] if words else super().keys(section)

    def doing(self, section: Section, side: str) -> str:
        """What each does just now, in the words of picture 20."""
        if section.key == "support" and self.turn == side == self.turn_of(section):
            return _("Says what we will do")
        return super().doing(section, side)

    def end(self, s: Block, session: Session, at: datetime) -> None:
        """A talk that is closed was held."""
        super().end(s, session, at)
        note_held(s, session)
