"""A role with an interview plan, and the real page over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from hirepair_desktop.model import Criterion, Partnership, Person, Role, Stage
from hirepair_desktop.model.kinds import PersonKind, RoleStatus, StageKind, Tier
from hirepair_desktop.model.looks import Look
from hirepair_desktop.model.plan import opening_question, read_plan, set_look
from hirepair_desktop.ui.pages.plan_page import PlanPage
from tests.ui.window import TODAY, settle

LABELS = ("Owns pipelines in production", "Disagrees openly and kindly", "Raises the bar for the team", "Why freight")
STAGES = (("Recruiter call", 30), ("Hiring manager call", 30), ("Pairing", 75))


class Plan:
    """A role with three musts and a nice one, three stages, and its page."""

    def __init__(self, window):
        self.window = window
        with window.workspace.write() as s:
            pair = s.scalars(select(Partnership)).first()
            role = Role(code="R9", title="Senior Data Engineer", partnership_id=pair.id, opened_on=TODAY,
                        status=RoleStatus.OPEN)  # fmt: skip
            luis = Person(name="Luis Ortega", kind=PersonKind.INTERVIEWER)
            s.add_all([role, luis])
            s.flush()
            self.role_id, self.people = role.id, (pair.recruiter_id, pair.manager_id, luis.id)
            criteria = [
                Criterion(role_id=role.id, label=label, rank=n, tier=Tier.NICE if n == 3 else Tier.MUST)
                for n, label in enumerate(LABELS)
            ]
            stages = [
                Stage(role_id=role.id, name=name, minutes=minutes, rank=n, kind=StageKind.INTERVIEW)
                for n, (name, minutes) in enumerate(STAGES)
            ]
            for stage, person in zip(stages, self.people, strict=True):
                stage.interviewers = [s.get_one(Person, person)]
            s.add_all([*criteria, *stages])
            s.flush()
            set_look(stages[1], criteria[0], Look.LEADS)
            set_look(stages[2], criteria[0], Look.ALSO)
            set_look(stages[0], criteria[1], Look.ALSO)
            self.criteria, self.stages = [c.id for c in criteria], [stage.id for stage in stages]
        self.go()

    def go(self):
        self.window.go("plan", self.role_id)
        settle()

    @property
    def page(self) -> PlanPage:
        page = self.window.desk.page
        assert isinstance(page, PlanPage)
        return page

    @property
    def table(self):
        return self.page.matrix.table

    def widget(self, name):
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def at(self, criterion, stage):
        self.page.focus_cell(self.criteria[criterion], self.stages[stage])
        settle()

    def look(self, criterion, stage):
        with self.window.workspace.read() as s:
            plan = read_plan(s, s.get_one(Role, self.role_id))
        return plan.stages[stage].look(self.criteria[criterion]).value

    def question(self, criterion, stage):
        with self.window.workspace.read() as s:
            return opening_question(s.get_one(Stage, self.stages[stage]).questions, self.criteria[criterion])

    def spoken(self, row, column):
        model = self.page.matrix.model
        return model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole)

    def write(self, do):
        with self.window.workspace.write() as s:
            do(s, s.get_one(Role, self.role_id))
        settle()

    def type(self, qtbot, name, words):
        field = self.widget(name)
        field.text.setFocus()
        field.text.selectAll()
        field.text.insertPlainText(words)
        field.flush()
        settle()


def press(qtbot, plan, key, times=1):
    for _time in range(times):
        qtbot.keyClick(plan.table, key)
    settle()


def click_cell(qtbot, plan, criterion, stage):
    index = plan.page.matrix.model.index(criterion, stage + 1)
    qtbot.mouseClick(plan.table.viewport(), Qt.MouseButton.LeftButton, pos=plan.table.visualRect(index).center())
    settle()
