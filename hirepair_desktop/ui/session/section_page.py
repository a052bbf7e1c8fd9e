"""What the page of a section shares with those of other kinds: its head, who speaks, when it is looked at again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.coach_button import coach_button, show_coach_count
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.labels import plain, title
from hirepair_desktop.ui.workspace import MAN, REC, Who

WIDEST = 1280
"""A column of text is never wider than this, in logical px (DESIGN-LANGUAGE 4)."""


class SectionPage(Page):
    """One section. `shown(key)` when it comes up, `looked(key)` after it was read again, `coach_wanted()` to see
    the coach where it is no column.

    A subclass adds its widgets to `column` (and small facts to `aside`) and writes `show_section`; `focus_at` says
    where "Go to" leads by question. One whose first part says what the section is goes without a head.
    """

    shown = Signal(str)
    looked = Signal(str)
    coach_wanted = Signal()
    tables: frozenset[str] = frozenset()
    headed = True

    def __init__(self, panel: SessionPanel, section: Section) -> None:
        super().__init__(panel.workspace, f"{section.key}_page")
        self.panel, self.section, self.key = panel, section, section.key
        self.pair, self.session_id = panel.pair, panel.session_id
        self.shows = frozenset({"session"}) | self.tables
        self.focus_at: dict[str, Callable[[], object]] = {}
        self.is_closed = False
        self.setAccessibleName(self.heading_words())
        self.heading = title(self.heading_words(), f"{section.key}_title")
        self.purpose = plain(self.purpose_words(), "body", "ink2", name=f"{section.key}_purpose")
        self.aside: QHBoxLayout = row(space=20)
        self.coach_button = coach_button(self.key)
        self.coach_button.clicked.connect(self.coach_wanted)
        self.column: QVBoxLayout = stack(space=16)
        self.inner = QWidget()
        self.inner.setMaximumWidth(theme().px(WIDEST))
        head = self._head() if self.headed else row(1, self.coach_button)
        self.inner.setLayout(stack(head, self.column, 1, space=16, margins=(24, 18 if self.headed else 14, 24, 24)))
        self.inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(row(self.inner, space=0))
        show_if(self.coach_button, False)

    def _head(self) -> QVBoxLayout:
        head = row(self.heading, self.aside, self.coach_button, space=12)
        head.setStretch(0, 1)
        return stack(head, self.purpose, space=4)

    def heading_words(self) -> str:
        """What the section is called."""
        return _(self.section.title)

    def purpose_words(self) -> str:
        """What the section is for."""
        return _(self.section.purpose)

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
            self.show_section(s, session)
        self.looked.emit(self.key)

    def show_section(self, s: Block, session: Session) -> None:
        """Show what this section is about."""

    def focus_field(self, key: str) -> None:
        """Put the cursor into a part of this section."""
        if key in self.focus_at:
            self.focus_at[key]()

    def show_coach_count(self, prompts: int, still_open: int, shown: bool) -> None:
        """Where the coach has no column: how many prompts it has, or without any how many questions are open."""
        show_coach_count(self.coach_button, prompts, still_open, shown)

    def reach(self, key: str, row_id: str) -> None:
        """Put the cursor where a prompt leads; a subclass with rows goes to the row."""
        self.focus_field(key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(self.key)
