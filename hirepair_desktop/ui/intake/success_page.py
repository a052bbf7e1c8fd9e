"""Section 3, What success looks like: a mission, ranked outcomes with a measure, a first win."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Outcome, Role
from hirepair_desktop.model.intake_state import FEWEST_OUTCOMES, MOST_OUTCOMES
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.fields.rows_field import Column, RowsField
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.intake.rows import RowsOf
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import show_if, stack
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import MAN

MONTHS = (0, 1200)
"""Of an outcome: a template takes no more either."""


class SuccessPage(IntakePage):
    """The work rather than a person: outcomes in the order the manager gives them."""

    tables = frozenset({"outcome"})

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "success") -> None:
        super().__init__(panel, role_id, key)
        self.column.addWidget(self.ask("mission"))
        columns = [
            Column("text", _("What is different then"), stretch=6),
            Column("measure", _("How we will know"), stretch=5),
            Column("due_months", _("Months"), "number", stretch=1),
        ]
        self.outcomes = RowsField(columns, _("Outcome"), "outcomes", MAN, _("No outcomes yet."))
        self.rows = RowsOf(self.edits, self.outcomes, Outcome, self._fresh, _("Outcome"), within={"due_months": MONTHS})
        self.count = caption("", name="outcome_count")
        head = self.head_of("outcomes", self.outcomes.add)
        self.column.addLayout(stack(head, self.outcomes, self.count, space=8))
        self.column.addWidget(self.ask("firstWin90"))

    def _fresh(self) -> dict[str, object]:
        return {"role_id": self.role_id}

    def show_role(self, s: Block, role: Role) -> None:
        self.rows.show(list(role.outcomes))
        self.outcomes.set_read_only(self.is_closed)
        n = len(role.outcomes)
        words = ngettext("{n} outcome; three to eight keep the job clear.",
                         "{n} outcomes; three to eight keep the job clear.", n)  # fmt: skip
        self.count.setText(words.format(n=n))
        show_if(self.count, not FEWEST_OUTCOMES <= n <= MOST_OUTCOMES)
