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
from hirepair_desktop.model.looks import Look, Plan
from hirepair_desktop.model.plan import read_plan, stages_in_use, went_with
from hirepair_desktop.model.question_bank import load_bank, nearest
from hirepair_desktop.text import _, ngettext, shortened
from hirepair_desktop.ui.intake.page import IntakePage, people_options
from hirepair_desktop.ui.intake.people_picker import person_named
from hirepair_desktop.ui.intake.stage_row import StageRow
from hirepair_desktop.ui.plan_steps import criteria_step, look_step, minutes_step, remove_step
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import Panel, Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.coverage_legend import CoverageLegend
from hirepair_desktop.ui.widgets.coverage_matrix import CoverageMatrix
from hirepair_desktop.ui.widgets.labels import plain, strong
from hirepair_desktop.ui.widgets.plan_time import PlanTime
from hirepair_desktop.ui.widgets.sentence import glyph


class Untested(Panel):
    """Names the musts that nobody looks at."""

    MOST, SHOWN = 12, 80

    def __init__(self) -> None:
        super().__init__("untested", "split-tint", "split-tint", radius="control")
        self.title = strong(_("Nobody looks for this yet"), "split", wrap=False)
        self.names = plain("", "body", name="untested_names")
        self.setLayout(
            stack(row(glyph("warning", "split"), self.title, 1, space=6), self.names, space=2, margins=(12, 8, 12, 9))
        )

    def show_names(self, labels: list[str]) -> None:
        """The musts in question; none hides it."""
        shown = [shortened(label, self.SHOWN) for label in labels[: self.MOST]]
        if len(labels) > self.MOST:
            more = len(labels) - self.MOST
            shown.append(ngettext("{n} more", "{n} more", more).format(n=more))
        self.names.setText(" · ".join(shown))
        self.setAccessibleName(_("Nobody looks for this yet: {names}").format(names=", ".join(shown)))
        show_if(self, bool(labels))


class StagesPage(IntakePage):
    """The stages in their order, the musts nobody tests on top, and how candidates are looked after."""

    tables = frozenset({"stage", "criterion", "person"})

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "plan") -> None:
        super().__init__(panel, role_id, key)
        self.rows: dict[str, StageRow] = {}
        self.plan = Plan((), ())
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
        self.column.addWidget(self._make_plan())
        self.column.addWidget(self.ask("candidateCare"))

    def _make_plan(self) -> QWidget:
        """Who looks for what, and what it asks of people: the same matrix as on the page of the plan."""
        self.matrix = CoverageMatrix("stages_matrix", inspected=False)
        self.legend = CoverageLegend("stages_legend")
        self.time = PlanTime("stages_time")
        self.matrix.look_wanted.connect(self._on_matrix_look_wanted)
        self.matrix.compact_changed.connect(self._on_matrix_compact_changed)
        self.plan_box = QWidget()
        self.plan_box.setLayout(
            stack(strong(_("Who looks for what")), self.matrix, self.legend, self.time, space=12, margins=(0, 4, 0, 4))
        )
        return self.plan_box

    def _show_plan(self, s: Block, role: Role) -> None:
        self.plan = read_plan(s, role)
        self.matrix.set_read_only(self.is_closed)
        self.matrix.set_plan(self.plan, self.pair.side_of)
        self.legend.show_stages(self.plan.stages, self.pair.side_of, self.matrix.is_compact())
        self.time.show_stages(self.plan.stages, self.pair.side_of)
        show_if(self.plan_box, bool(self.plan.stages and self.plan.rows))

    def show_role(self, s: Block, role: Role) -> None:
        self._show_plan(s, role)
        criteria = live_criteria(role)
        people = people_options(s, self.pair, {person.id for stage in role.stages for person in stage.interviewers})
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
        made.editor.bank_wanted.connect(partial(self._on_bank_wanted, key))
        made.editor.people.chosen.connect(partial(self._on_people_chosen, key))
        made.editor.people.named.connect(partial(self._on_people_named, key))
        self.rows[key], self.lines[key] = made, Rule()

    def _drop(self, key: str) -> None:
        for widget in (self.rows.pop(key), self.lines.pop(key)):
            self.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.add.setFocus()

    def reach(self, key: str, row_id: str) -> None:
        """The stage a prompt is about opens; for a criterion the first stage, at the line that says it tests it, or
        the matrix where there are too many lines."""
        if row_id in self.rows:
            self.rows[row_id].focus()
            return
        for shown in self.rows.values():
            if row_id in shown.editor.boxes:
                shown.set_open(True)
                shown.editor.boxes[row_id].focus()
                return
        if not self.matrix.go_to(row_id):
            super().reach(key, row_id)

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
            criteria_step(self.edits, key, value)
        elif field == "minutes":
            minutes_step(self.edits, key, value)
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
        """A stage that talks or candidates point at stays, and says so under its row."""
        with self.workspace.read() as s:
            why = stages_in_use(s, self.role_id).get(key, "")
            gone = went_with(s.get_one(Stage, key))
        self.rows[key].sentence.setText(why)
        if not why and remove_step(self.edits, key):
            self.took_away.emit(gone)

    @Slot(str, str, str)
    def _on_matrix_look_wanted(self, criterion_id: str, stage_id: str, look: str) -> None:
        look_step(self.edits, stage_id, criterion_id, Look(look))

    @Slot(bool)
    def _on_matrix_compact_changed(self, compact: bool) -> None:
        self.legend.show_stages(self.plan.stages, self.pair.side_of, compact)

    def _on_bank_wanted(self, key: str) -> None:
        """Open the bank for the first criterion of the stage that nothing is asked about yet."""
        with self.workspace.read() as s:
            stage = s.get_one(Stage, key)
            asked = {question["criterion_id"] for question in stage.questions}
            open_ones = [criterion for criterion in stage.criteria if criterion.id not in asked]
            about = open_ones[0] if open_ones else None
            words = f"{about.label[:500]} {about.definition[:500]}" if about is not None else ""
            bank = load_bank(s)
            asks_for = about.id if about is not None else ""
        self.rows[key].editor.offer(bank, nearest(bank, words), asks_for)

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
