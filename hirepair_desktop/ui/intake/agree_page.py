"""Section 4 of a re-intake: who does what, then both agree, which makes the next version (METHOD A.5)."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Role
from hirepair_desktop.model.re_intake_form import RE_INTAKE
from hirepair_desktop.ui.intake.agree_part import AgreePart
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.session.commitments import CommitmentsEditor
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import Rule, stack


class AgreePage(IntakePage):
    """Commitments, then the two buttons. `agree_box` is where the coach's blocks stand."""

    form = RE_INTAKE
    tables = frozenset({
        "commitment", "criterion", "outcome", "stage", "market_evidence", "source_lead", "promise", "decision_role",
        "tradeoff", "brief_version", "person",
    })  # fmt: skip

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "agree") -> None:
        super().__init__(panel, role_id, key)
        self.agreeing = AgreePart(self)
        self.agree_box = self.agreeing.box
        self.commitments = CommitmentsEditor(self, self.session_id, self.pair, self.turn)
        head = self.head_of("commitments", self.commitments)
        self.column.addWidget(self.agree_box)
        self.column.addWidget(Rule())
        self.column.addLayout(stack(head, self.commitments, space=10))

    def show_role(self, s: Block, role: Role) -> None:
        self.agreeing.show(s, role)
        self.commitments.show_commitments(s, self.is_closed)

    def coach_looked(self) -> None:
        self.agreeing.locking.look_again()
