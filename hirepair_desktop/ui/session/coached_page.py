"""What every page beside the coach of a session has: its width, who speaks at it, the way back to the coach."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.coach_button import coach_button, show_coach_count
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row
from hirepair_desktop.ui.workspace import MAN, REC, Who

WIDEST = 1280
"""A column of text is never wider than this, in logical px (DESIGN-LANGUAGE 4)."""


class CoachedPage(Page):
    """One section. `shown(key)` when it comes up, `looked(key)` after it was read again, `coach_wanted()` to see
    the coach where it is no column. A subclass puts `coach_button` into its head and what it is made of into `lay`.
    """

    shown = Signal(str)
    looked = Signal(str)
    coach_wanted = Signal()

    def __init__(self, panel: SessionPanel, key: str) -> None:
        super().__init__(panel.workspace, f"{key}_page")
        self.panel, self.key = panel, key
        self.pair, self.session_id = panel.pair, panel.session_id
        self.is_closed = False
        self.coach_button = coach_button(key)
        self.coach_button.clicked.connect(self.coach_wanted)

    def lay(self, content: QLayout) -> None:
        """Give the page its content, no wider than can be read."""
        self.inner = QWidget()
        self.inner.setMaximumWidth(theme().px(WIDEST))
        self.inner.setLayout(content)
        self.inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(row(self.inner, space=0))

    def speaker(self) -> Who:
        """Whose words are typed now; while both speak the recruiter keeps the pen."""
        turn = self.panel.turn
        return self.pair.seat(turn if turn in (REC, MAN) else REC)

    def show_coach_count(self, prompts: int, still_open: int, shown: bool) -> None:
        """Where the coach has no column: how many prompts it has, or without any how many questions are open."""
        show_coach_count(self.coach_button, prompts, still_open, shown)

    def focus_field(self, key: str) -> None:
        """Put the cursor into a part of this section."""
        raise AssertionError("a page knows where its questions are")

    def reach(self, key: str, row_id: str) -> None:
        """Put the cursor where a prompt leads; a subclass with rows goes to the row."""
        self.focus_field(key)

    def coach_looked(self) -> None:
        """The coach looked again while this page is shown."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(self.key)
