"""Section 8, How we work together: promises in both directions, and how to be direct with each other."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QBoxLayout
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Promise, Role
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.rows_field import Column, RowsField
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.intake.rows import RowsOf
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.workspace import MAN, REC

DEFAULT_DAYS = 2
"""Working days of a new promise until somebody says otherwise (house default)."""


WORKING_DAYS = (0, 365)
"""The check of the table `promise`."""


class TogetherPage(IntakePage):
    """Left what the recruiter promises, right what the manager promises, below the candour pact."""

    tables = frozenset({"promise"})

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "together") -> None:
        super().__init__(panel, role_id, key)
        self.promises: dict[str, RowsField] = {}
        self.rows: dict[str, RowsOf] = {}
        narrow = theme().text_size > 1.1
        both = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        both.setSpacing(theme().px(28))
        for side, question in ((REC, "slaR"), (MAN, "slaM")):
            both.addLayout(self._made(side, question), 1)
        self.column.addLayout(both)
        self.column.addWidget(self.ask("candourPact"))

    def _made(self, side: str, question: str) -> QBoxLayout:
        who = self.pair.seat(side)
        columns = [
            Column("text", _("I will ..."), stretch=7),
            Column("working_days", _("Days"), "number", stretch=2),
        ]
        field = RowsField(
            columns, _("Promise of {name}").format(name=who.first), f"promises_{side}", side,
            _("{name} has promised nothing yet.").format(name=who.first),
        )  # fmt: skip

        def made() -> dict[str, Any]:
            return {"role_id": self.role_id, "from_id": who.id, "working_days": DEFAULT_DAYS}

        self.promises[side] = field
        self.rows[side] = RowsOf(
            self.edits,
            field,
            Promise,
            made,
            _("Promise"),
            {"working_days": lambda days: days or 0},
            {"working_days": WORKING_DAYS},
        )
        head = self.head_of(question, field.add)
        head.heading.set_token(side)
        return stack(head, field, 1, space=8)

    def show_role(self, s: Block, role: Role) -> None:
        found = s.scalars(select(Promise).where(Promise.role_id == role.id).order_by(Promise.rank, Promise.id)).all()
        for side, rows in self.rows.items():
            who = self.pair.seat(side)
            rows.show([promise for promise in found if promise.from_id == who.id])
            self.promises[side].set_read_only(self.is_closed)
