"""Section 7, Who decides, who sets pay: one decision owner, one pay owner, one range."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import DecisionRole, Person, PowerEntry, Role, Session, new_id
from hirepair_desktop.model.kinds import Part, PowerOver
from hirepair_desktop.model.power import range_moved, set_decision_owner, set_pay_owner
from hirepair_desktop.model.trust import trust_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.rows_field import Column, RowsField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.intake.page import IntakePage, Options, people_options
from hirepair_desktop.ui.intake.pay import PaySection
from hirepair_desktop.ui.intake.people_picker import NewPerson, person_named
from hirepair_desktop.ui.intake.power_steps import move_step
from hirepair_desktop.ui.intake.rows import RowsOf
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.session.trust import TrustList
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption, section_title
from hirepair_desktop.ui.workspace import MAN

PAIR = "pair"
"""The choice that the two set pay together."""


def part_words() -> list[tuple[str, str]]:
    """Everybody's part in a decision (METHOD A.1 `decisionRoles`)."""
    return [
        (Part.ADVISES, _("Advises")),
        (Part.MUST_AGREE, _("Must agree")),
        (Part.CARRIES_OUT, _("Carries out")),
        (Part.INFORMED, _("Is told")),
        (Part.DECIDES, _("Decides")),
    ]


class OwnerChoice(QWidget):
    """Who owns something; when it moved, why it did, in the words of who says so."""

    def __init__(self, name: str, side: str, label: str, why_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceField("", [], name, side, empty_words=_("Nobody named yet"))
        self.choice.set_compact(label)
        self.choice.setFixedWidth(theme().px(300))
        self.why = VoiceField("shared", why_label, f"{name}_why")
        self.setLayout(stack(row(self.choice, 1), self.why, space=8))
        self.entry_id = ""
        show_if(self.why, False)

    def show_owner(self, options: Options, value: str, moved: PowerEntry | None, read_only: bool) -> None:
        """Show who it is and, when it moved, the reason that was given."""
        if [(self.choice.list.itemData(i), self.choice.list.itemText(i)) for i in range(1, self.choice.list.count())] != options:  # fmt: skip
            self.choice.set_options(options)
        self.choice.set_value(value)
        self.choice.set_read_only(read_only)
        self.entry_id = moved.id if moved is not None else ""
        self.why.set_value(moved.why if moved is not None else "")
        self.why.set_read_only(read_only)
        show_if(self.why, moved is not None)

    def focus(self) -> None:
        """Go to the choice."""
        self.choice.focus()


class PowerPage(IntakePage):
    """One name for the decision, one for pay; whoever else has a part, with the narrow reason."""

    tables = frozenset({"decision_role", "power_entry", "person", "setting", "brief_version", "trust_entry"})

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "power") -> None:
        super().__init__(panel, role_id, key)
        self._build_owner()
        self._build_parts()
        self.column.addWidget(self.ask("limits"))
        self._build_pay()
        self.column.addWidget(self.ask("payPrinciples"))
        self.trust = TrustList(self, self.pair)
        heading = section_title(_("What I now leave to you"), "trust_title")
        self.column.addLayout(stack(heading, self.trust, space=8))

    def _build_owner(self) -> None:
        self.owner = OwnerChoice("decision_owner", MAN, _("Who decides"), _("Why the decision moved"))
        self.owner.choice.edited.connect(self._on_owner_edited)
        self.owner.why.edited.connect(self._on_owner_why_edited)
        head = self.head_of("decisionOwner", self.owner)
        self.column.addLayout(stack(head, self.owner, space=8))

    def _build_parts(self) -> None:
        columns = [
            Column("person_id", _("Who"), "person", stretch=4),
            Column("part", _("Part"), "choice", part_words(), stretch=3),
            Column("reason", _("For what, narrowly"), stretch=6),
        ]
        self.parts = RowsField(columns, _("Part"), "decision_roles", "shared", _("Nobody else has a part yet."))
        self.part_rows = RowsOf(
            self.edits, self.parts, DecisionRole, self._fresh_part, _("Part in the decision"), {"part": Part}
        )
        self.new = NewPerson("decision_roles")
        self.new.named.connect(self._on_new_named)
        self.parts_note = caption("", "split", name="decision_roles_note")
        head = self.head_of("decisionRoles", self.parts.add)
        self.column.addLayout(stack(head, self.parts, row(self.new, 1), self.parts_note, space=4))

    def _build_pay(self) -> None:
        self.pay_owner = OwnerChoice("pay_owner", "shared", _("Who sets pay"), _("Why setting pay moved"))
        self.pay_owner.choice.edited.connect(self._on_pay_owner_edited)
        self.pay_owner.why.edited.connect(self._on_pay_owner_why_edited)
        head = self.head_of("payOwner", self.pay_owner)
        self.column.addLayout(stack(head, self.pay_owner, space=8))
        self.pay = PaySection(self)
        self.column.addWidget(self.pay)

    # Showing

    def show_role(self, s: Block, role: Role) -> None:
        parts = s.scalars(
            select(DecisionRole).where(DecisionRole.role_id == role.id).order_by(DecisionRole.rank, DecisionRole.id)
        ).all()
        owners = {role.decision_owner_id, role.pay_owner_id}
        people = people_options(s, self.pair, owners | {part.person_id for part in parts})
        self.owner.show_owner(
            people, role.decision_owner_id or "", self._last(s, PowerOver.OWNER, role.decision_owner_id),
            self.is_closed,
        )  # fmt: skip
        together = _("{recruiter} and {manager} together").format(
            recruiter=self.pair.recruiter.first, manager=self.pair.manager.first
        )
        self.pay_owner.show_owner(
            [(PAIR, together), *people], PAIR if role.pay_by_pair else role.pay_owner_id or "",
            self._last(s, PowerOver.PAY_OWNER, role.pay_owner_id), self.is_closed,
        )  # fmt: skip
        self.parts.set_options("person_id", people)
        self.part_rows.show(list(parts))
        self.parts.set_read_only(self.is_closed)
        show_if(self.new, not self.is_closed)
        self.parts_note.setText(self._note(s, role, list(parts)))
        show_if(self.parts_note, bool(self.parts_note.text()))
        self.pay.show_pay(s, role, self.is_closed)
        session = s.get_one(Session, self.session_id)
        moved = range_moved(s, role, session.started_at) if session.started_at is not None else None
        self.pay.moved.show_move(moved, people, self.is_closed)
        self.trust.show_trust(trust_of(s, role.partnership_id), self.is_closed)

    def _last(self, s: Block, what: PowerOver, owner_id: str | None) -> PowerEntry | None:
        """The move that led to who owns it now."""
        found = s.scalars(
            select(PowerEntry)
            .where(PowerEntry.role_id == self.role_id, PowerEntry.what == what)
            .order_by(PowerEntry.at.desc(), PowerEntry.id)
        ).first()
        return found if found is not None and found.to_id == owner_id else None

    def _note(self, s: Block, role: Role, parts: list[DecisionRole]) -> str:
        owner = s.get(Person, role.decision_owner_id) if role.decision_owner_id else None
        second = [part for part in parts if part.part is Part.DECIDES and part.person_id != role.decision_owner_id]
        if second and owner is not None:
            return _("{name} decides: one person commits. Give the others another part.").format(name=owner.name)
        bare = [part for part in parts if part.part is Part.MUST_AGREE and not part.reason.strip()]
        return _("Must agree: write the narrow thing it is needed for.") if bare else ""

    # What a person does

    @Slot(str)
    def _on_owner_edited(self, person_id: str) -> None:
        by, at = self.speaker().id, self.workspace.now()
        move_step(
            self.edits, self.role_id, lambda s, role: set_decision_owner(s, role, person_id or None, by, at),
            _("Who decides"), "decision_owner",
        )  # fmt: skip

    @Slot(str)
    def _on_pay_owner_edited(self, choice: str) -> None:
        by, at = self.speaker().id, self.workspace.now()
        pair = choice == PAIR
        person_id = None if pair else choice or None
        move_step(
            self.edits, self.role_id, lambda s, role: set_pay_owner(s, role, person_id, by, at, pair=pair),
            _("Who sets pay"), "pay_owner",
        )  # fmt: skip

    @Slot(str)
    def _on_owner_why_edited(self, words: str) -> None:
        self._write_why(self.owner.entry_id, words)

    @Slot(str)
    def _on_pay_owner_why_edited(self, words: str) -> None:
        self._write_why(self.pay_owner.entry_id, words)

    def _write_why(self, entry_id: str, words: str) -> None:
        def change(entry: Any) -> None:
            entry.why = words

        if entry_id:
            verb_step(self.edits, PowerEntry, entry_id, change, _("Why it moved"), "why")

    def _fresh_part(self) -> dict[str, Any]:
        """A part for the next person who has none, to be changed in place."""
        with self.workspace.read() as s:
            people = [person_id for person_id, name in people_options(s, self.pair)]
            role = s.get_one(Role, self.role_id)
            taken = set(s.scalars(select(DecisionRole.person_id).where(DecisionRole.role_id == self.role_id)))
            taken |= {role.decision_owner_id or ""}
        free = [person_id for person_id in people if person_id not in taken]
        return {"role_id": self.role_id, "person_id": [*free, self.pair.manager.id][0], "part": Part.ADVISES}

    @Slot(str)
    def _on_new_named(self, name: str) -> None:
        """Somebody new joins the workspace with a part in the decision, in one step."""
        person_id, part_id = new_id(), new_id()
        rank = self.part_rows.next_rank(self.role_id)

        def do(s: Block) -> None:
            person = person_named(s, name, person_id)
            s.add(DecisionRole(id=part_id, role_id=self.role_id, person_id=person.id, part=Part.ADVISES, rank=rank))

        def undo(s: Block) -> None:
            s.delete(s.get_one(DecisionRole, part_id))
            s.flush()
            new = s.get(Person, person_id)
            if new is not None:
                s.delete(new)

        self.edits.step(_("Add {name}").format(name=name), do, undo, "name")
