"""What every section of a shortlist review shares: its head, who speaks, when it is looked at again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model import Person, Role, Session
from hirepair_desktop.model.deciding import decision_owner
from hirepair_desktop.model.shortlist_form import SHORTLIST
from hirepair_desktop.text import _
from hirepair_desktop.ui.edits import Verb
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.labels import plain, title
from hirepair_desktop.ui.workspace import MAN, OTHER, REC, Who

WIDEST = 1280
"""A column of text is never wider than this, in logical px (DESIGN-LANGUAGE 4)."""


class ShortlistPage(Page):
    """One section. `shown(key)` when it comes up, `looked(key)` after it was read again.

    A subclass adds its widgets to `column` and writes `show_review`.
    """

    shown = Signal(str)
    looked = Signal(str)
    tables: frozenset[str] = frozenset()

    def __init__(self, panel: SessionPanel, key: str) -> None:
        super().__init__(panel.workspace, f"{key}_page")
        self.panel, self.key, self.pair, self.session_id = panel, key, panel.pair, panel.session_id
        self.shows = frozenset({"session", "candidate", "role"}) | self.tables
        self.focus_at: dict[str, Callable[[], object]] = {}
        self.is_closed = False
        section = SHORTLIST.section(key)
        self.setAccessibleName(_(section.title))
        self.heading = title(_(section.title), f"{key}_title")
        self.purpose = plain(_(section.purpose), "body", "ink2", name=f"{key}_purpose")
        self.aside: QHBoxLayout = row(space=8)
        self.column: QVBoxLayout = stack(space=14)
        head = row(self.heading, self.aside, space=12)
        head.setStretch(0, 1)
        self.inner = QWidget()
        self.inner.setMaximumWidth(theme().px(WIDEST))
        whole = stack(stack(head, self.purpose, space=4), self.column, 1, space=12, margins=(24, 18, 24, 24))
        self.inner.setLayout(whole)
        self.inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(row(self.inner, space=0))

    def speaker(self) -> Who:
        """Whose words are typed now; while both speak the recruiter keeps the pen."""
        turn = self.panel.turn
        return self.pair.seat(turn if turn in (REC, MAN) else REC)

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

    def refresh(self) -> None:
        with self.workspace.read() as s:
            session = s.get(Session, self.session_id)
            if session is None:
                return
            self.is_closed = session.closed_at is not None
            self.show_review(s, session)
        self.looked.emit(self.key)

    def show_review(self, s: Block, session: Session) -> None:
        """Show what this section is about."""

    def focus_field(self, key: str) -> None:
        """Put the cursor into a part of this section."""
        if key in self.focus_at:
            self.focus_at[key]()

    def reach(self, key: str, row_id: str) -> None:
        """Put the cursor where a prompt leads."""
        self.focus_field(key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(self.key)
