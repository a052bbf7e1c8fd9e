"""Section 5, Market, sourcing and pitch: what the recruiter brings, who looks where, how the story is told."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import ExampleProfile, MarketEvidence, Role, SourceLead
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.rows_field import Column, RowsField
from hirepair_desktop.ui.intake.page import IntakePage, people_options
from hirepair_desktop.ui.intake.profiles import ProfilesRound
from hirepair_desktop.ui.intake.rows import RowsOf, none_if_empty
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import show_if, stack
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import REC


def evidence_sentence(made: MarketEvidence, today: date) -> str:
    """What a market fact lacks (METHOD A.1: a fact, its source, its date); "" when it is whole or not written yet."""
    if not made.fact.strip():
        return ""
    if made.date is not None and made.date > today:
        return _("That day is still ahead. Write the day on which this was known.")
    if not made.source.strip():
        return _("Name the source: where did you see or hear this?")
    return ""


class MarketPage(IntakePage):
    """Consultative rather than order-taking: evidence and an opinion of the recruiter come first."""

    tables = frozenset({"market_evidence", "source_lead", "example_profile", "person", "round", "draft"})

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "market") -> None:
        super().__init__(panel, role_id, key)
        self._build_evidence()
        self.column.addWidget(self.ask("marketOpinion"))
        self._build_profiles()
        self._build_plan()
        self.column.addWidget(self.ask("pitch", "companyStory", "honestHard"))

    def _build_evidence(self) -> None:
        columns = [
            Column("fact", _("Fact"), stretch=5),
            Column("source", _("Source"), stretch=3),
            Column("date", _("As of"), "date", stretch=3),
        ]
        self.evidence = RowsField(columns, _("Fact"), "market_evidence", REC, _("No market facts yet."))
        self.evidence_rows = RowsOf(self.edits, self.evidence, MarketEvidence, self._of_role, _("Market evidence"))
        head = self.head_of("marketEvidence", self.evidence.add)
        self.column.addLayout(stack(head, self.evidence, space=8))

    def _build_profiles(self) -> None:
        columns = [Column("label", _("Name it"), stretch=2), Column("text", _("The profile"), stretch=6)]
        self.profiles = RowsField(columns, _("Profile"), "example_profiles", REC, _("No profiles yet."))
        self.profile_rows = RowsOf(self.edits, self.profiles, ExampleProfile, self._of_role, _("Example profile"))
        self.profiles_round = ProfilesRound(self)
        head = self.head_of("exampleProfiles", self.profiles.add)
        self.column.addLayout(stack(head, self.profiles, self.profiles_round, space=8))

    def _build_plan(self) -> None:
        columns = [
            Column("channel", _("Where"), stretch=3),
            Column("person_id", _("Who"), "person", stretch=3),
            Column("person_name", _("or another name"), stretch=3),
            Column("due_on", _("By"), "date", stretch=3),
        ]
        self.plan = RowsField(columns, _("Source"), "source_plan", "shared", _("Nobody looks anywhere yet."))
        self.plan_rows = RowsOf(
            self.edits, self.plan, SourceLead, self._of_role, _("Source plan"), {"person_id": none_if_empty}
        )
        self.plan_note = caption("", name="source_plan_note")
        self.lead_note = caption("", name="source_plan_lead")
        head = self.head_of("sourcePlan", self.plan.add)
        self.column.addLayout(stack(head, self.plan, self.plan_note, self.lead_note, space=8))

    def _of_role(self) -> dict[str, Any]:
        return {"role_id": self.role_id}

    def show_role(self, s: Block, role: Role) -> None:
        kept = {lead.person_id for lead in self._all(s, SourceLead)}
        self.plan.set_options("person_id", people_options(s, self.pair, kept))
        found = list(self._all(s, MarketEvidence))
        self.evidence_rows.show(found)
        for made in found:
            self.evidence.show_row_sentence(made.id, evidence_sentence(made, self.workspace.today()))
        leads = list(self._all(s, SourceLead))
        self.plan_rows.show(leads)
        named = [lead for lead in leads if lead.person_id or lead.person_name.strip()]
        alone = bool(named) and all(lead.person_id == self.pair.recruiter.id for lead in named)
        self.plan_note.setText(
            _("So far only {name} looks. Who on the team could name three people?").format(
                name=self.pair.recruiter.first
            )
            if alone
            else ""
        )
        show_if(self.plan_note, alone)
        manager = self.pair.manager  # is handed nobody: brings a lead too (METHOD S17)
        waits = bool(named) and not alone and all(lead.person_id != manager.id for lead in named)
        words = _("{name} has no line yet. Whom will {name} ask, or bring?").format(name=manager.first)
        self.lead_note.setText(words if waits else "")
        show_if(self.lead_note, waits)
        profiles = list(self._all(s, ExampleProfile))
        self.profile_rows.show(profiles)
        self.profiles_round.show_round(s, profiles)
        for field in (self.evidence, self.plan, self.profiles):
            field.set_read_only(self.is_closed)
        held = _("The profiles stay as they are until both of you have answered and opened the answers.")
        self.profiles.hold(held if self.profiles_round.is_under_way() else "")
        show_if(self.profiles, not self.profiles_round.was_shown())

    def _all(self, s: Block, kind: Any) -> Any:
        wanted = select(kind).where(kind.role_id == self.role_id).order_by(kind.rank, kind.id)
        return s.scalars(wanted).all()
