"""Section 1, Arrive: one hope each, why this role, what stops without it."""

from __future__ import annotations

from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.session.answer_views import side_by_side
from hirepair_desktop.ui.session.panel import SessionPanel


class ArrivePage(IntakePage):
    """People first: the hopes of both side by side, then why the role is there."""

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "arrive") -> None:
        super().__init__(panel, role_id, key)
        self.column.addLayout(side_by_side(self.ask("hope.r"), self.ask("hope.m")))
        self.column.addWidget(self.ask("whyNow", "ifNobody", space=20))
