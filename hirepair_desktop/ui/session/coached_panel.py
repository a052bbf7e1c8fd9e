"""A session with a page for each section and the coach at its side: what kinds of session share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Field, Section
from hirepair_desktop.text import _
from hirepair_desktop.ui.coach.session_coach import SessionCoach
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.coach_button import NARROW
from hirepair_desktop.ui.session.coached_page import CoachedPage
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.workspace import OpenWorkspace

WIDE = 1440
"""From this window width on everything stands as drawn (DESIGN-LANGUAGE 4)."""


class CoachedPanel(SessionPanel):
    """A subclass names its pages in `made_page` and its open questions in `open_now`; `side_name` and `side_note`
    are the rail's object name and what stands at its end."""

    side_name = "session_side"
    coach: SessionCoach

    def __init__(self, workspace: OpenWorkspace, session_id: str, parent: QObject | None = None) -> None:
        super().__init__(workspace, session_id, parent)
        self.pages: dict[str, CoachedPage] = {}
        self.key = self.sections[0].key
        self.is_narrow = theme().large()
        self.coach = SessionCoach(self)
        self.side = self.coach.make_rail(self.side_name, self.side_note())
        self.side.field_requested.connect(self._on_side_field_requested)
        self.coach.coach.changed.connect(self._on_coach_changed)

    def side_note(self) -> str:
        """What stands at the end of the column."""
        return ""

    def made_page(self, key: str) -> CoachedPage:
        """The page of one section."""
        raise AssertionError("a panel has a page for each section")

    def open_now(self, s: Block, session: Session) -> Sequence[Field]:
        """The needed questions nobody has answered, over all sections."""
        raise AssertionError("a panel knows what is open")

    def make_page(self, key: str) -> Page:
        page = self.made_page(key)
        self.pages[key] = page
        page.shown.connect(self._on_page_shown)
        page.looked.connect(self._on_page_looked)
        page.coach_wanted.connect(self.coach.open_drawer)
        return page

    def make_side(self) -> QWidget | None:
        """The coach, and what is open, in a column; in large text a button with its count (DESIGN-LANGUAGE 4)."""
        return None if theme().large() else self.side

    def side_fits(self, window_width: int) -> bool:
        """Below 1280 px, as in large text, the coach is a button with its count (DESIGN-LANGUAGE 4)."""
        self.is_narrow = theme().large() or window_width < theme().px(NARROW)
        if self.key in self.pages:
            self._show_side()
        if not self.is_narrow:
            self.coach.close_drawer()
        return not self.is_narrow

    def folds_agenda_at(self, window_width: int) -> bool:
        """Below 1440 px the page needs the room (DESIGN-LANGUAGE 4)."""
        return window_width < theme().px(WIDE)

    def open_sections(self, s: Block, session: Session) -> frozenset[str]:
        return frozenset(field.section for field in self.open_now(s, session))

    def keys(self, section: Section) -> list[tuple[str, str]]:
        return [("F8", _("coach") if self.is_narrow else _("next prompt")), *super().keys(section)]

    def open_here(self) -> Sequence[Field]:
        """The needed questions nobody has answered in the section that is shown."""
        with self.workspace.read() as s:
            session = s.get(Session, self.session_id)
            fields: Sequence[Field] = self.open_now(s, session) if session is not None else ()
        return [field for field in fields if field.section == self.key]

    def _show_side(self) -> None:
        still_open = self.open_here()
        self.side.show_open(still_open)
        self.pages[self.key].show_coach_count(self.coach.count(), len(still_open), self.is_narrow)

    @Slot()
    def _on_coach_changed(self) -> None:
        if self.key in self.pages:
            still_open = len(self.side.open_part.keys())
            self.pages[self.key].show_coach_count(self.coach.count(), still_open, self.is_narrow)
            self.pages[self.key].coach_looked()

    @Slot(str)
    def _on_page_shown(self, key: str) -> None:
        self.key = key
        self._show_side()

    @Slot(str)
    def _on_page_looked(self, key: str) -> None:
        if key == self.key:
            self._show_side()

    @Slot(str)
    def _on_side_field_requested(self, key: str) -> None:
        self.coach.close_drawer()
        self.pages[self.key].focus_field(key)
