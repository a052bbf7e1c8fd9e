"""Section 6, How we will find out: the stages, who meets the person, what each stage tests."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Person, Role, Stage, new_id
from hirepair_desktop.model.criteria import live_criteria, untested
from hirepair_desktop.text import _
from hirepair_desktop.ui.intake.page import IntakePage, people_options
from hirepair_desktop.ui.intake.people_picker import person_named
from hirepair_desktop.ui.intake.stage_row import StageRow
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import Panel, Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import plain, strong
from hirepair_desktop.ui.widgets.sentence import glyph


class Untested(Panel):
    """Names the musts that nobody looks at."""

    def __init__(self) -> None:
        super().__init__("untested", "split-tint", "split-tint", radius="control")
        self.title = strong(_("Nobody looks for this yet"), "split", wrap=False)
        self.names = plain("", "body", name="untested_names")
        self.setLayout(
            stack(row(glyph("warning", "split"), self.title, 1, space=6), self.names, space=2, margins=(12, 8, 12, 9))
        )

    def show_names(self, labels: list[str]) -> None:
        """The musts in question; none hides it."""
        self.names.setText(" · ".join(labels))
        self.setAccessibleName(_("Nobody looks for this yet: {names}").format(names=", ".join(labels)))
        show_if(self, bool(labels))


class StagesPage(IntakePage):
    """The stages in their order, the musts nobody tests on top, and how candidates are looked after."""

    tables = frozenset({"stage", "criterion", "person"})

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "plan") -> None:
        super().__init__(panel, role_id, key)
        self.rows: dict[str, StageRow] = {}
        self.lines: dict[str, Rule] = {}
        self._fresh = ""
        self.add = button(_("Stage"), "stage_add", icon="plus", small=True)
        self.add.clicked.connect(self._on_add_clicked)
        self.aside.addWidget(self.add)
        self.untested = Untested()
        self.body = stack(space=0)
        self.empty = plain(_("No stages yet. Begin with the first talk."), "body", "ink2")
        head = self.head_of("stages", self.add)
        self.column.addWidget(self.untested)
        self.column.addLayout(stack(head, self.body, self.empty, space=6))
        self.column.addWidget(self.ask("candidateCare"))

    def show_role(self, s: Block, role: Role) -> None:
        criteria = live_criteria(role)
        people = people_options(s, self.pair)
        wanted = [stage.id for stage in role.stages]
        for gone in [key for key in self.rows if key not in wanted]:
            self._drop(gone)
        for place, stage in enumerate(role.stages):
            self._place_row(place, stage.id)
            self.rows[stage.id].show_stage(place, len(wanted), stage, people, criteria, self.is_closed)
        self.untested.show_names([c.label or _("A criterion without a name yet") for c in untested(role)])
        show_if(self.empty, not wanted)
        self.add.setEnabled(not self.is_closed)
        if self._fresh in self.rows:
            for key, shown in self.rows.items():
                shown.set_open(key == self._fresh)  # the others fold: the new one is to be written now
            self.rows[self._fresh].focus()
            self._fresh = ""

    def _place_row(self, place: int, key: str) -> None:
        if key not in self.rows:
            self._make(key)
        shown, line = self.rows[key], self.lines[key]
        if self.body.indexOf(shown) != 2 * place + 1:
            parts: list[QWidget] = [line, shown]
            for widget in parts:
                self.body.removeWidget(widget)
            for at, widget in enumerate(parts):
                self.body.insertWidget(2 * place + at, widget)

    def _make(self, key: str) -> None:
        made = StageRow(key, self.pair)
        made.edited.connect(partial(self._on_row_edited, key))
        made.moved.connect(partial(self._on_row_moved, key))
        made.removed.connect(partial(self._on_row_removed, key))
        made.editor.people.chosen.connect(partial(self._on_people_chosen, key))
        made.editor.people.named.connect(partial(self._on_people_named, key))
        self.rows[key], self.lines[key] = made, Rule()

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
            last = s.scalar(select(func.max(Stage.rank)).where(Stage.role_id == self.role_id))
        self._fresh = new_id()
        values = {"id": self._fresh, "role_id": self.role_id, "rank": 0 if last is None else last + 1}
        self.edits.add(Stage, values, _("Stage"))

    def _on_row_edited(self, key: str, field: str, value: Any) -> None:
        if field == "criteria":
            self.edits.link(Stage, key, "criteria", value, _("What a stage tests"))
        else:
            self.edits.set(Stage, key, field, value, _("Stage"))

    def _on_row_moved(self, key: str, step: int) -> None:
        order = list(self._order())
        place = order.index(key) + step
        if 0 <= place < len(order) and not self.is_closed:
            order.remove(key)
            order.insert(place, key)
            self.edits.rank(Stage, order, _("Order of the stages"))

    def _order(self) -> list[str]:
        with self.workspace.read() as s:
            return [stage.id for stage in s.get_one(Role, self.role_id).stages]

    def _on_row_removed(self, key: str) -> None:
        self.edits.remove(Stage, key, _("Remove a stage"))

    def _on_people_chosen(self, key: str, ids: list[str]) -> None:
        self.edits.link(Stage, key, "interviewers", ids, _("Who meets the person"))

    def _on_people_named(self, key: str, name: str) -> None:
        """Somebody new joins the workspace and the stage in one step."""
        person_id = new_id()
        came: list[str] = []

        def do(s: Block) -> None:
            person = person_named(s, name, person_id)
            stage = s.get_one(Stage, key)
            came[:] = [] if person in stage.interviewers else [person.id]
            if came:
                stage.interviewers.append(person)

        def undo(s: Block) -> None:
            stage = s.get(Stage, key)
            if stage is not None:
                stage.interviewers = [person for person in stage.interviewers if person.id not in came]
                s.flush()
            new = s.get(Person, person_id)
            if new is not None:
                s.delete(new)

        self.edits.step(_("Add {name}").format(name=name), do, undo, "name")
