"""Section 1, Arrive: one hope each, why this role, what stops without it."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout

from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme


class ArrivePage(IntakePage):
    """People first: the hopes of both side by side, then why the role is there."""

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "arrive") -> None:
        super().__init__(panel, role_id, key)
        hopes = QBoxLayout(QBoxLayout.Direction.TopToBottom if theme().large() else QBoxLayout.Direction.LeftToRight)
        hopes.setSpacing(theme().px(12))
        hopes.addWidget(self.ask("hope.r"), 1)
        hopes.addWidget(self.ask("hope.m"), 1)
        self.column.addLayout(hopes)
        self.column.addWidget(self.ask("whyNow", "ifNobody", space=20))
