"""What the page of a section shares with those of other kinds: its head, what it is made of, when it is read again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.text import _
from hirepair_desktop.ui.session.coached_page import CoachedPage
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.labels import plain, title


class SectionPage(CoachedPage):
    """One section, read again as a whole.

    A subclass adds its widgets to `column` (and small facts to `aside`) and writes `show_section`; `focus_at` says
    where "Go to" leads by question. One whose first part says what the section is goes without a head.
    """

    tables: frozenset[str] = frozenset()
    headed = True

    def __init__(self, panel: SessionPanel, section: Section) -> None:
        super().__init__(panel, section.key)
        self.section = section
        self.shows = frozenset({"session"}) | self.tables
        self.focus_at: dict[str, Callable[[], object]] = {}
        self.setAccessibleName(self.heading_words())
        self.heading = title(self.heading_words(), f"{section.key}_title")
        self.purpose = plain(self.purpose_words(), "body", "ink2", name=f"{section.key}_purpose")
        self.aside: QHBoxLayout = row(space=20)
        self.column: QVBoxLayout = stack(space=16)
        head = self._head() if self.headed else row(1, self.coach_button)
        self.lay(stack(head, self.column, 1, space=16, margins=(24, 18 if self.headed else 14, 24, 24)))
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
