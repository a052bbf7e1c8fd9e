"""What one kind of session puts into the frame: a page for each section, and what stands at its side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Section, Voice
from hirepair_desktop.model.sittings import agenda, close_session
from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.workspace import MAN, REC, OpenWorkspace, Pair

if TYPE_CHECKING:
    from hirepair_desktop.ui.coach.session_coach import SessionCoach
    from hirepair_desktop.ui.edits import Edits

BOTH = "both"


class SessionPanel(QObject):
    """One open session of one kind. The frame owns the clock, the turn and the agenda; the panel the content.

    `private_requested(kind, person_id, about_id)` asks for a private turn behind the curtain, `kind` one of
    the rounds ("ratings", "feedback", "pulse", "tradeoff", "profiles"); `reveal_requested(kind, about_id)` to
    open together; `close_requested()` to end the session; `left_requested()` to go back to the desk without
    ending it; `said(words)` for the toast, `took_away(words)` for one that offers Undo; `turned(turn)` after the
    frame passed the turn.

    `page` is the page of the section that is shown, `frame` what frames this panel below its `frame_head`.
    `shared_edits` is set while a page makes pages within itself: they and it have one way back with undo.
    """

    private_requested = Signal(str, str, str)
    reveal_requested = Signal(str, str)
    close_requested = Signal()
    print_requested = Signal(str)
    section_requested = Signal(str)
    said = Signal(str)
    took_away = Signal(str)
    left_requested = Signal()
    wished = Signal(str, str)
    turned = Signal(str)

    folds_agenda = False
    """Whether the agenda starts folded below 1440 px width (DESIGN-LANGUAGE 4)."""

    alone_section = ""
    """The section in which the two write alone; "" where none is set apart for it."""

    def __init__(self, workspace: OpenWorkspace, session_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.session_id = session_id
        with workspace.read() as s:
            session = s.get_one(Session, session_id)
            self.sections: tuple[Section, ...] = agenda(session)
            partnership_id = session.partnership_id
        self.pair: Pair = workspace.pair_by_id(partnership_id)
        self.turn = BOTH
        self.page: Page | None = None
        self.frame: QWidget | None = None
        self.frame_head: QWidget | None = None
        self.coach: SessionCoach | None = None
        self.shared_edits: Edits | None = None

    def note(self, verb: Callable[[Block, Session], object]) -> bool:
        """Write into the session's own record: clock, turn, close. False, and it is said, when that was refused."""
        try:
            with self.workspace.write() as s:
                verb(s, s.get_one(Session, self.session_id))
        except HirePairError as error:
            self.said.emit(str(error))
            return False
        return True

    def stop(self) -> None:
        """The session is left; nothing more is looked at."""
        if self.coach is not None:
            self.coach.coach.stop()

    # What a panel says

    def title(self) -> str:
        """The words in the middle of the table bar and in the window title."""
        raise AssertionError("a panel names its session")

    def make_page(self, key: str) -> Page:
        """The page of one section; made when it is first shown, kept until the session is left."""
        raise AssertionError("a panel has a page for each section")

    def make_side(self) -> QWidget | None:
        """What stands at the right through the whole session (decision box, coach), or nothing."""
        return None

    def folds_agenda_at(self, window_width: int) -> bool:
        """Whether the agenda starts folded at a window width."""
        return self.folds_agenda

    def side_width(self, window_width: int) -> int:
        """How wide the side column is at a window width."""
        return 276

    def side_fits(self, window_width: int) -> bool:
        """Whether the side column has room at a window width; where not, the panel offers it another way."""
        return True

    def turn_of(self, section: Section) -> str:
        """Whose turn a section begins with: "rec", "man" or "both"."""
        return {Voice.RECRUITER: REC, Voice.MANAGER: MAN}.get(section.leads, BOTH)

    def doing(self, section: Section, side: str) -> str:
        """What the one on a side does just now, under their name."""
        if self.turn == BOTH:
            return _("At the table")
        return _("Speaking") if self.turn == side else _("Listening")

    def opens_words(self, section: Section) -> str:
        """Who opens a section, for the agenda."""
        if section.leads in (Voice.RECRUITER, Voice.MANAGER):
            return _("{name} opens").format(name=self.pair.seat(self.turn_of(section)).first)
        return _("Both")

    def closing_stops(self) -> str:
        """What stops closing until a reason is written (METHOD C, blocks), in a sentence; "" when nothing does."""
        return ""

    def show_closing_stops(self) -> None:
        """Closing was stopped and the last page turned to: show there what opens it."""

    def end(self, s: Block, session: Session, at: datetime) -> None:
        """End the session; a kind whose end is noted elsewhere notes it here."""
        close_session(session, at)

    def open_sections(self, s: Block, session: Session) -> frozenset[str]:
        """Sections that were left and still have open needed questions: no tick stands at them."""
        return frozenset()

    def actions(self) -> list[QAction]:
        """What this kind of session adds to the Session menu, with keys: those of the coach."""
        return self.coach.actions if self.coach is not None else []

    def write_alone(self) -> None:
        """Begin the private turn of the first who has not sealed, where there is one (in `alone_section`)."""

    def focus_decision(self) -> None:
        """Ctrl D: go to the decision, where there is one."""

    def keys(self, section: Section) -> list[tuple[str, str]]:
        """Keys worth a hint in the status bar."""
        return [("Ctrl .", _("pass the turn")), ("Ctrl ↵", _("next section"))]
