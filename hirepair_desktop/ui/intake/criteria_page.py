"""Section 4, Must have, nice to have, can learn: the criteria, the trade-off, what is not needed."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Challenge, Criterion, Role, new_id
from hirepair_desktop.model.criteria import live_criteria, retire, used_criteria
from hirepair_desktop.text import _
from hirepair_desktop.ui.intake.criterion_row import CriterionRow, heads
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.intake.tradeoff import TradeoffBox
from hirepair_desktop.ui.session.challenges import ChallengeList, has_open_challenge, in_order, is_being_written
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, Panel, Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import plain
from hirepair_desktop.ui.workspace import OTHER

WORDS_AGREED = frozenset({"label", "definition", "tier", "weight"})
"""Changing one of these takes agreements back: they were given to other words."""


class CriteriaPage(IntakePage):
    """The table of criteria in the order the two give them, each with its fold and its challenges."""

    tables = frozenset(
        {"criterion", "outcome", "challenge", "tradeoff", "rating", "round", "draft", "criterion_outcome"}
    )

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "criteria") -> None:
        super().__init__(panel, role_id, key)
        self.rows: dict[str, CriterionRow] = {}
        self.lines: dict[str, Rule] = {}
        self._fresh = ""
        self._acting = ""
        self.add = button(_("Criterion"), "criterion_add", icon="plus", small=True)
        self.add.clicked.connect(self._on_add_clicked)
        self.aside.addWidget(self.add)
        self._build_table()
        self.tradeoff = TradeoffBox(self)
        head = self.head_of("tradeoff", self.tradeoff)
        self.column.addLayout(stack(head, self.tradeoff, space=8))
        self.column.addWidget(self.ask("notNeeded"))
        self.edits.refused.connect(self._on_edits_refused)

    def _build_table(self) -> None:
        head = self.head_of("criteria", self.add)
        head.heading.hide()
        self.table = Panel("criteria_table", radius="panel")
        top = Fill("sunken", "bottom")
        top.setLayout(row(heads()))
        show_if(top, not theme().large())
        self.body = stack(space=0)
        self.empty = plain(_("No criteria yet. Add the first one together."), "body", "ink2")
        holder = QWidget()
        holder.setLayout(stack(self.empty, margins=(12, 10, 12, 10)))
        self.empty_row = holder
        self.table.setLayout(stack(top, self.body, holder, space=0, margins=(1, 1, 1, 1)))
        self.column.addLayout(stack(self.table, head, space=6))

    # Showing

    def show_role(self, s: Block, role: Role) -> None:
        criteria = live_criteria(role)
        used = used_criteria(s, role)
        said = s.scalars(select(Challenge).where(Challenge.session_id == self.session_id)).all()
        outcomes = [(o.id, o.text) for o in role.outcomes if o.text.strip()]
        wanted = [criterion.id for criterion in criteria]
        for gone in [key for key in self.rows if key not in wanted]:
            self._drop(gone)
        for place, criterion in enumerate(criteria):
            about = sorted((c for c in said if c.target == criterion.id), key=in_order)
            self._show_row(s, place, criterion, outcomes, criterion.id in used, about)
        show_if(self.empty_row, not criteria)
        self.add.setEnabled(not self.is_closed)
        self.tradeoff.show_tradeoff(s, role)
        if self._fresh in self.rows:
            for key, shown in self.rows.items():
                shown.set_open(key == self._fresh)  # the others fold: the new one is to be written now
            self.rows[self._fresh].focus()
            self._fresh = ""

    def _show_row(
        self, s: Block, place: int, criterion: Criterion, outcomes: list[tuple[str, str]], was_used: bool,
        challenges: list[Challenge],
    ) -> None:  # fmt: skip
        shown = self.rows.get(criterion.id) or self._made(criterion.id)
        line = self.lines[criterion.id]
        if self.body.indexOf(shown) != 2 * place + 1:
            for widget in (shown, line):
                self.body.removeWidget(widget)
            self.body.insertWidget(2 * place, line)
            self.body.insertWidget(2 * place + 1, shown)
        line.setVisible(place > 0)
        shown.challenges.show_challenges(s, self.is_closed, challenges)
        side = self.pair.side_of(criterion.raised_by)
        name = self.pair.seat(side).name if side != OTHER else _("Nobody yet")
        shown.show_criterion(
            criterion, (name, side), outcomes, was_used,
            has_open_challenge(challenges) or any(is_being_written(c) for c in challenges),
            bool(challenges), self.is_closed,
        )  # fmt: skip

    def _made(self, key: str) -> CriterionRow:
        challenges = ChallengeList(self, self.session_id, self.pair, key)
        made = CriterionRow(key, self.pair, challenges)
        made.edited.connect(partial(self._on_row_edited, key))
        made.agreed.connect(partial(self._on_row_agreed, key))
        made.moved.connect(partial(self._on_row_moved, key))
        made.deleted.connect(partial(self._on_row_deleted, key))
        made.retired.connect(partial(self._on_row_retired, key))
        self.rows[key], self.lines[key] = made, Rule()
        return made

    def _drop(self, key: str) -> None:
        for widget in (self.rows.pop(key), self.lines.pop(key)):
            self.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.add.setFocus()

    # What a person does

    @Slot()
    def _on_add_clicked(self) -> None:
        with self.workspace.read() as s:
            last = s.scalar(select(func.max(Criterion.rank)).where(Criterion.role_id == self.role_id))
        self._fresh = new_id()
        self.edits.add(
            Criterion,
            {
                "id": self._fresh, "role_id": self.role_id, "raised_by": self.speaker().id,
                "rank": 0 if last is None else last + 1, "added_at": self.workspace.now(),
                "agreed_by": self.agreed_so_far(),
            },
            _("Criterion"),
        )  # fmt: skip

    def _on_row_edited(self, key: str, field: str, value: Any) -> None:
        self._acting = key
        if field == "outcomes":
            self.edits.link(Criterion, key, "outcomes", value, _("What a criterion serves"))
            return
        behind, by = self.agreed_so_far(), self.speaker().id

        def change(made: Any) -> None:
            if field.startswith("anchor."):
                figure = field.removeprefix("anchor.")
                made.anchors = {**{k: v for k, v in made.anchors.items() if k != figure}, figure: value}
            else:
                setattr(made, field, value)
            if field in WORDS_AGREED:
                made.agreed_by = behind
                made.changed_by = by

        verb_step(self.edits, Criterion, key, change, _("Criterion"), field)

    def _on_row_agreed(self, key: str, side: str, agrees: bool) -> None:
        person = self.pair.seat(side)

        def change(made: Any) -> None:
            others = [other for other in made.agreed_by if other != person.id]
            made.agreed_by = [*others, person.id] if agrees else others

        verb_step(self.edits, Criterion, key, change, _("{name} agrees").format(name=person.first))

    def _on_row_moved(self, key: str, step: int) -> None:
        if self.is_closed:
            return
        with self.workspace.read() as s:
            order = [criterion.id for criterion in live_criteria(s.get_one(Role, self.role_id))]
        place = order.index(key) + step
        if 0 <= place < len(order):
            self.rows[key].editor.flush()
            order.remove(key)
            order.insert(place, key)
            self.edits.rank(Criterion, order, _("Order of the criteria"))

    def _on_row_deleted(self, key: str) -> None:
        self.edits.remove(Criterion, key, _("Delete a criterion"))

    def _on_row_retired(self, key: str, reason: str) -> None:
        self._acting = key
        by, at = self.speaker().id, self.workspace.now()
        verb_step(
            self.edits, Criterion, key, lambda made: retire(made, reason, by, at), _("Retire a criterion"),
            "change_reason",
        )  # fmt: skip

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        shown = self.rows.get(self._acting)
        if shown is None:
            return
        if field == "change_reason":
            shown.editor.reason.show_sentence(sentence)
        elif field in ("label", "definition"):
            getattr(shown.editor, field).show_sentence(sentence)

    def focus_field(self, key: str) -> None:
        """The first criterion that still lacks something, or the button that adds one."""
        if key != "criteria" or not self.rows:
            super().focus_field(key)
            return
        next(iter(self.rows.values())).focus()
