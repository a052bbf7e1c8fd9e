"""Who does what by when, which talk comes next, and the end of a check-in."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Session
from hirepair_desktop.model.check_in import DAYS
from hirepair_desktop.model.checking_in import due_on
from hirepair_desktop.text import _, day
from hirepair_desktop.ui.check_in.check_in_page import CheckInPage, Talk
from hirepair_desktop.ui.session.commitments import CommitmentsEditor
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, section_title


class CommitPart(QWidget):
    """`Close the session` ends the talk; what is open stays open and is printed so."""

    def __init__(self, page: CheckInPage, talk: Talk, titled: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commit_part")
        self.page, self.talk = page, talk
        self.commitments = CommitmentsEditor(page, page.session_id, page.pair, self._turn)
        self.next_talk = caption("", wrap=False, name="next_talk")
        self.close_session = button(_("Close the session"), "close_session_here", owner="primary")
        heading = section_title(_("Who does what, by when"), "commitments_title") if titled else None
        foot = row(self.next_talk, 1, self.close_session, space=12)
        self.setLayout(stack(heading, self.commitments, Rule(), foot, space=12))
        self.close_session.clicked.connect(self._on_close_session_clicked)

    def _turn(self) -> str:
        return self.page.panel.turn

    def focus(self) -> None:
        """Go to where a commitment is added."""
        self.commitments.focus()

    def show_end(self, s: Block, session: Session, read_only: bool) -> None:
        """Show what was promised and which talk comes next."""
        self.commitments.show_commitments(s, read_only)
        hire = s.get_one(Candidate, self.talk.hire_id)
        later = [n for n in DAYS if n > self.talk.day]
        on = due_on(hire, later[0]) if later else None
        words = _("This was the last talk.") if not later else _("Next: day {n}").format(n=later[0])
        if on is not None:
            words = _("Next: day {n}, {date}").format(n=later[0], date=day(on))
        self.next_talk.setText(words)
        show_if(self.close_session, not read_only)

    @Slot()
    def _on_close_session_clicked(self) -> None:
        self.page.panel.close_requested.emit()
