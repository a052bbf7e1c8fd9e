"""What every section of two-way feedback shares: its head, its two columns, when it is looked at again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.feedback_form import FEEDBACK
from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.answer_views import side_by_side
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.labels import plain, title
from hirepair_desktop.ui.widgets.seat_mark import Seat
from hirepair_desktop.ui.workspace import MAN, REC, Who

WIDEST = 1280
"""A column of text is never wider than this, in logical px (DESIGN-LANGUAGE 4)."""


def two_columns(left: QWidget, right: QWidget) -> QWidget:
    """The recruiter's column at the left, the manager's at the right, both from the top."""
    both = QWidget()
    layout = side_by_side(left, right)
    layout.setSpacing(theme().px(24))
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setAlignment(left, Qt.AlignmentFlag.AlignTop)
    layout.setAlignment(right, Qt.AlignmentFlag.AlignTop)
    both.setLayout(layout)
    return both


class TalkPage(Page):
    """One section. `shown(key)` when it comes up, `looked(key)` after it was read again.

    A subclass adds its widgets to `column` and writes `show_talk`.
    """

    shown = Signal(str)
    looked = Signal(str)
    tables: frozenset[str] = frozenset()
    headed = True

    def __init__(self, panel: SessionPanel, key: str) -> None:
        super().__init__(panel.workspace, f"{key}_page")
        self.panel, self.key, self.pair, self.session_id = panel, key, panel.pair, panel.session_id
        self.section = FEEDBACK.section(key)
        self.shows = frozenset({"session"}) | self.tables
        self.focus_at: dict[str, Callable[[], object]] = {}
        self.is_closed = False
        self.column: QVBoxLayout = stack(space=16)
        self.setAccessibleName(self.heading())
        head = stack(title(self.heading(), f"{key}_title"), plain(self.purpose(), "body", "ink2"), space=2)
        self.inner = QWidget()
        self.inner.setMaximumWidth(theme().px(WIDEST))
        parts = (head, self.column, 1) if self.headed else (self.column, 1)
        self.inner.setLayout(stack(*parts, space=18, margins=(24, 18 if self.headed else 14, 24, 24)))
        self.inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(row(self.inner, space=0))

    def heading(self) -> str:
        """The name of the section."""
        return _(self.section.title)

    def purpose(self) -> str:
        """What the section is for."""
        return _(self.section.purpose)

    def seats(self) -> tuple[Who, Who]:
        """Recruiter and manager, left and right."""
        return self.pair.recruiter, self.pair.manager

    def seat_head(self, who: Who) -> Seat:
        """The head of somebody's column."""
        return Seat(who.name, who.side, voiced=True, role="section", weight=600)

    def speaker(self) -> Who:
        """Whose words are typed now; while both speak the recruiter keeps the pen."""
        turn = self.panel.turn
        return self.pair.seat(turn if turn in (REC, MAN) else REC)

    def refresh(self) -> None:
        with self.workspace.read() as s:
            session = s.get(Session, self.session_id)
            if session is None:
                return
            self.is_closed = session.closed_at is not None
            self.show_talk(s, session)
        self.looked.emit(self.key)

    def show_talk(self, s: Block, session: Session) -> None:
        """Show what this section is about."""

    def focus_field(self, key: str) -> None:
        """Put the cursor into a part of this section."""
        if key in self.focus_at:
            self.focus_at[key]()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(self.key)
