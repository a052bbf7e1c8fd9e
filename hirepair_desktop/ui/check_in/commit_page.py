"""Section 6, Commit: who does what by when, the next talk, the end."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import CheckIn, Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.ui.check_in.check_in_page import CheckInPage, Talk
from hirepair_desktop.ui.check_in.commit_part import CommitPart
from hirepair_desktop.ui.session.panel import SessionPanel


class CommitPage(CheckInPage):
    """The commitments of the two, with days."""

    tables = frozenset({"commitment", "dismissal"})

    def __init__(self, panel: SessionPanel, section: Section, talk: Talk) -> None:
        super().__init__(panel, section, talk)
        self.ending = CommitPart(self, talk, titled=False)
        self.column.addWidget(self.ending)
        self.focus_at["commitments"] = self.ending.focus

    def show_talk(self, s: Block, session: Session, check_in: CheckIn) -> None:
        self.ending.show_end(s, session, self.is_closed)
