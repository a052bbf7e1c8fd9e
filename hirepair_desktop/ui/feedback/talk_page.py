"""What every section of two-way feedback shares: its two seats, its two columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.feedback_form import FEEDBACK
from hirepair_desktop.ui.session.answer_views import side_by_side
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.section_page import SectionPage
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.seat_mark import Seat
from hirepair_desktop.ui.workspace import Who


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


class TalkPage(SectionPage):
    """One section of a feedback session. A subclass writes `show_section`."""

    def __init__(self, panel: SessionPanel, key: str) -> None:
        super().__init__(panel, FEEDBACK.section(key))

    def seats(self) -> tuple[Who, Who]:
        """Recruiter and manager, left and right."""
        return self.pair.recruiter, self.pair.manager

    def seat_head(self, who: Who) -> Seat:
        """The head of somebody's column."""
        return Seat(who.name, who.side, voiced=True, role="section", weight=600)
