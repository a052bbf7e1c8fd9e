"""The interview plan: cells by key and mouse, the question of a cell, gaps in words, what it leads to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Criterion, Partnership, Person, Role, Session, Stage
from hirepair_desktop.model.kinds import PersonKind, RoleStatus, SessionKind, StageKind, Tier
from hirepair_desktop.model.plan import Look, opening_question, read_plan, set_look
from hirepair_desktop.model.question_bank import shipped_bank
from hirepair_desktop.ui.pages.plan_page import PlanPage
from hirepair_desktop.ui.theme import apply_theme
from hirepair_desktop.ui.widgets.coverage_model import CoverageModel
from tests.ui.pages.test_home import said
from tests.ui.window import TODAY, own_copy, settle, window_on

LABELS = ("Owns pipelines in production", "Disagrees openly and kindly", "Raises the bar for the team", "Why freight")
STAGES = (("Recruiter call", 30), ("Hiring manager call", 30), ("Pairing", 75))


@pytest.fixture
def window(look, qapp, made_sample, tmp_path):
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as opened:
        yield opened
    apply_theme(qapp, "light", 1.0)


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


@pytest.fixture
def plan(window):
    return Plan(window)


def press(qtbot, plan, key, times=1):
    for _time in range(times):
        qtbot.keyClick(plan.table, key)
    settle()


def click_cell(qtbot, plan, criterion, stage):
    index = plan.page.matrix.model.index(criterion, stage + 1)
    qtbot.mouseClick(plan.table.viewport(), Qt.MouseButton.LeftButton, pos=plan.table.visualRect(index).center())
    settle()


# What it says


def test_the_page_says_how_many_musts_fall_short(plan):
    assert "Every must-have needs two independent looks. Two of three fall short." in said(plan.page)


def test_one_must_falls_short_in_the_singular(plan, qtbot):
    plan.at(1, 2)
    press(qtbot, plan, Qt.Key.Key_Space)
    assert "One of three falls short." in said(plan.page)
    assert plan.widget("plan_agree").text() == "Agree with one gap…"


def test_a_plan_without_gaps_says_so(window):
    window.go("plan", role_id(window, "R1"))
    settle()
    assert "Each of them has two." in said(window.desk.page)
    assert window.desk.page.findChild(QWidget, "plan_agree").text() == "Agree the plan…"


def role_id(window, code):
    with window.workspace.read() as s:
        return s.scalars(select(Role.id).where(Role.code == code)).one()


def test_a_must_nobody_looks_for_is_hatched_and_named(plan):
    model = plan.page.matrix.model
    row = model.row_at(2)
    assert [model.is_hatched(row, stage) for stage in model.plan.stages] == [True] * 3
    assert model.data(model.index(2, 4)) == "Nobody"


def test_a_must_with_one_look_says_only_one(plan):
    model = plan.page.matrix.model
    assert model.data(model.index(1, 4)) == "Only one"


def test_a_nice_one_is_never_hatched(plan):
    model = plan.page.matrix.model
    assert not model.is_hatched(model.row_at(3), model.stage_at(1))


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (0, 2, "Owns pipelines in production, Hiring manager call: leads"),
        (0, 3, "Owns pipelines in production, Pairing: also listens"),
        (0, 1, "Owns pipelines in production, Recruiter call: does not look"),
        (2, 1, "Raises the bar for the team, Recruiter call: does not look; nobody looks for this must-have"),
        (0, 0, "Owns pipelines in production, Must-have: 2 people look"),
        (2, 4, "nobody looks"),
        (4, 3, "Pairing, 1 criterion, 75 min each"),
        (4, 0, "Criteria per conversation"),
    ],
)
def test_a_screen_reader_hears_each_cell(plan, row, column, words):
    assert plan.spoken(row, column) == words


def test_a_head_says_who_and_how_long(plan):
    head = plan.page.matrix.model.headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert head == "Pairing, Luis Ortega, 75 min"


def test_the_model_of_the_matrix_keeps_to_qts_rules(plan, qtmodeltester):
    qtmodeltester.check(plan.page.matrix.model)


def test_time_of_candidate_and_of_each_person_is_added_up(plan):
    spoken = {w.accessibleName() for w in plan.page.time.findChildren(QWidget)} | {
        w.accessibleName() for w in plan.page.time.people_box.findChildren(QWidget)
    }
    assert {"Time in conversation: 2 h 15 min", "Days to plan for: 1", "Homework: None",
            "Luis Ortega: 1 h 15 min"} <= spoken  # fmt: skip


def test_the_role_of_the_plan_is_lit_beside_it(plan):
    assert plan.window.desk.shown() == ("plan", plan.role_id)


def test_the_plan_of_a_role_that_is_gone_is_said(window):
    window.go("plan", "ABCDEFGH")
    settle()
    assert "not in the workspace any more" in said(window.desk.page)


def test_without_stages_the_way_to_the_intake_is_shown(plan, qtbot):
    plan.write(lambda s, role: [s.delete(stage) for stage in role.stages])
    assert "Agree the musts first, then say who looks for what." in said(plan.page)


def test_the_wanted_role_may_be_left_out(window):
    window.go("plan", "")
    settle()
    assert window.desk.page.role_id() == role_id(window, "R1")


# Cells


def test_space_cycles_a_cell(plan, qtbot):
    plan.at(2, 1)
    seen = []
    for _time in range(3):
        press(qtbot, plan, Qt.Key.Key_Space)
        seen.append(plan.look(2, 1))
    assert seen == ["leads", "also", ""]


def test_enter_cycles_a_cell_too(plan, qtbot):
    plan.at(2, 1)
    press(qtbot, plan, Qt.Key.Key_Return)
    assert plan.look(2, 1) == "leads"


def test_delete_empties_a_cell(plan, qtbot):
    plan.at(0, 1)
    press(qtbot, plan, Qt.Key.Key_Delete)
    assert plan.look(0, 1) == ""


def test_arrows_move_and_stay_on_the_cells(plan, qtbot):
    plan.at(0, 0)
    press(qtbot, plan, Qt.Key.Key_Right, 5)
    press(qtbot, plan, Qt.Key.Key_Down, 9)
    assert plan.page.matrix.selected() == (plan.criteria[3], plan.stages[2])
    press(qtbot, plan, Qt.Key.Key_Left, 5)
    assert plan.page.matrix.selected() == (plan.criteria[3], plan.stages[0])


def test_the_first_click_selects_and_the_second_cycles(plan, qtbot):
    click_cell(qtbot, plan, 2, 2)
    assert (plan.page.matrix.selected(), plan.look(2, 2)) == ((plan.criteria[2], plan.stages[2]), "")
    click_cell(qtbot, plan, 2, 2)
    assert plan.look(2, 2) == "leads"


def test_a_click_on_a_criterion_selects_nothing_else(plan, qtbot):
    plan.at(0, 0)
    rect = plan.table.visualRect(plan.page.matrix.model.index(2, 0))
    qtbot.mouseClick(plan.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert plan.page.matrix.selected() == (plan.criteria[0], plan.stages[0])


def test_the_cell_stays_selected_after_a_change(plan, qtbot):
    plan.at(2, 1)
    press(qtbot, plan, Qt.Key.Key_Space)
    assert plan.page.matrix.selected() == (plan.criteria[2], plan.stages[1])


def test_the_cell_stays_selected_when_a_criterion_comes(plan):
    plan.at(2, 1)
    plan.write(lambda s, role: s.add(Criterion(role_id=role.id, label="First of all", rank=-1)))
    assert plan.page.matrix.selected() == (plan.criteria[2], plan.stages[1])


def test_a_prompt_leads_to_a_cell_that_does_not_look_yet(plan):
    plan.page.focus_cell(plan.criteria[0])
    assert plan.page.matrix.selected() == (plan.criteria[0], plan.stages[0])
    assert plan.table.hasFocus()


@pytest.mark.parametrize(("name", "look"), [("plan_cell_look_leads", "leads"), ("plan_cell_look_also", "also")])
def test_the_panel_says_what_the_stage_does(plan, qtbot, name, look):
    plan.at(2, 0)
    qtbot.mouseClick(plan.widget(name), Qt.MouseButton.LeftButton)
    settle()
    assert plan.look(2, 0) == look


def test_the_panel_clears_a_cell(plan, qtbot):
    plan.at(0, 1)
    qtbot.mouseClick(plan.widget("plan_cell_clear"), Qt.MouseButton.LeftButton)
    settle()
    assert plan.look(0, 1) == ""


def test_the_panel_names_cell_stage_and_person(plan):
    plan.at(2, 2)
    assert (plan.page.cell.label.text(), plan.page.cell.where.text()) == (
        "Raises the bar for the team", "in Pairing with Luis",
    )  # fmt: skip


def test_undo_takes_one_step_back(plan, qtbot):
    plan.at(2, 1)
    press(qtbot, plan, Qt.Key.Key_Space, 2)
    plan.window.menus.undo.trigger()
    settle()
    assert plan.look(2, 1) == "leads"
    plan.window.menus.undo.trigger()
    settle()
    assert plan.look(2, 1) == ""


def test_a_plan_of_a_filled_role_is_read_only(plan, qtbot):
    plan.write(lambda s, role: setattr(role, "status", RoleStatus.FILLED))
    plan.at(2, 1)
    press(qtbot, plan, Qt.Key.Key_Space)
    assert plan.look(2, 1) == ""
    assert "The search is over" in said(plan.page)


# The question


def test_a_question_is_kept_with_what_to_listen_for(plan, qtbot):
    plan.at(2, 1)
    plan.type(qtbot, "plan_cell_question", "Who does it better now?")
    plan.type(qtbot, "plan_cell_listen", "One person, one skill.")
    assert plan.question(2, 1) == ("Who does it better now?", "One person, one skill.")


def test_a_question_typed_last_belongs_to_the_cell_it_was_typed_in(plan, qtbot):
    plan.at(2, 1)
    field = plan.widget("plan_cell_question")
    field.text.setFocus()
    qtbot.keyClicks(field.text, "Who?")
    plan.at(0, 2)
    assert (plan.question(2, 1)[0], plan.question(0, 2)[0]) == ("Who?", "")


def test_another_cell_shows_its_own_question(plan, qtbot):
    plan.at(2, 1)
    plan.type(qtbot, "plan_cell_question", "Who does it better now?")
    plan.at(0, 2)
    assert plan.widget("plan_cell_question").value() == ""
    plan.at(2, 1)
    assert plan.widget("plan_cell_question").value() == "Who does it better now?"


def test_undo_takes_a_question_back(plan, qtbot):
    plan.at(2, 1)
    plan.type(qtbot, "plan_cell_question", "Who does it better now?")
    plan.window.menus.undo.trigger()
    assert plan.question(2, 1) == ("", "")


def test_a_question_comes_from_the_bank(plan, qtbot):
    plan.at(1, 2)
    qtbot.mouseClick(plan.widget("plan_cell_bank"), Qt.MouseButton.LeftButton)
    settle()
    wanted = next(each for each in shipped_bank() if each.key == "disagreeing").questions[1]
    qtbot.mouseClick(plan.widget("plan_bank_take_1"), Qt.MouseButton.LeftButton)
    settle()
    assert plan.question(1, 2) == (wanted.text, wanted.listen_for)
    assert plan.page.cell.picker.isHidden()


def test_the_bank_closes_without_taking_anything(plan, qtbot):
    plan.at(1, 2)
    qtbot.mouseClick(plan.widget("plan_cell_bank"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(plan.widget("plan_bank_close"), Qt.MouseButton.LeftButton)
    assert (plan.page.cell.picker.isHidden(), plan.question(1, 2)) == (True, ("", ""))


# Where it leads


def test_print_wants_the_last_intake(window, qtbot):
    window.go("plan", role_id(window, "R1"))
    settle()
    page = window.desk.page
    with window.workspace.read() as s:
        kinds = (SessionKind.INTAKE, SessionKind.RE_INTAKE)
        ids = set(s.scalars(select(Session.id).where(Session.role_id == page.role_id(), Session.kind.in_(kinds))))
    with qtbot.waitSignal(page.print_requested) as wished:
        qtbot.mouseClick(page.findChild(QWidget, "plan_print"), Qt.MouseButton.LeftButton)
    assert wished.args[0] in ids


def test_print_without_an_intake_says_why_not(plan):
    button = plan.widget("plan_print")
    assert (button.isEnabled(), button.toolTip()) == (False, "There is no intake yet: it holds what is printed.")


@pytest.mark.parametrize(("version", "kind"), [(0, "intake"), (1, "re_intake")])
def test_agreeing_wants_the_sitting_for_it(plan, qtbot, version, kind):
    plan.write(lambda s, role: setattr(role, "intake_version", version))
    wished = []
    plan.page.session_requested.connect(lambda *args: wished.append(args))
    qtbot.mouseClick(plan.widget("plan_agree"), Qt.MouseButton.LeftButton)
    assert wished == [(kind, plan.role_id, "")]


def test_agreeing_goes_to_an_intake_that_waits(plan, qtbot):
    def begin(s, role):
        s.add(Session(kind=SessionKind.INTAKE, partnership_id=role.partnership_id, role_id=role.id))

    plan.write(begin)
    wished = []
    plan.page.open_requested.connect(lambda *args: wished.append(args))
    qtbot.mouseClick(plan.widget("plan_agree"), Qt.MouseButton.LeftButton)
    assert [place for place, _about in wished] == ["session"]


def test_the_way_back_to_the_role(plan, qtbot):
    qtbot.mouseClick(plan.widget("to_role"), Qt.MouseButton.LeftButton)
    settle()
    assert plan.window.desk.shown() == ("role", plan.role_id)


# Bad input and large plans


def test_a_criterion_of_a_hundred_thousand_letters_keeps_the_matrix_readable(plan):
    plan.write(lambda s, role: setattr(s.get_one(Criterion, plan.criteria[0]), "label", "word " * 20_000))
    table, model = plan.table, plan.page.matrix.model
    assert table.rowHeight(0) < 120
    assert len(model.data(model.index(0, 0))) < 300
    with plan.window.workspace.read() as s:
        assert len(s.get_one(Criterion, plan.criteria[0]).label) == 100_000


def test_five_hundred_criteria_scroll_under_their_heads(plan, qtbot):
    plan.write(
        lambda s, role: s.add_all(Criterion(role_id=role.id, label=f"Criterion {n}", rank=n + 9) for n in range(500))
    )
    matrix = plan.page.matrix
    assert matrix.model.rowCount() == 505
    assert matrix.height() < 900
    plan.table.setCurrentIndex(matrix.model.index(400, 2))
    press(qtbot, plan, Qt.Key.Key_Space)
    with plan.window.workspace.read() as s:
        found = read_plan(s, s.get_one(Role, plan.role_id))
    assert found.stages[1].look(matrix.selected()[0]) is Look.LEADS


def test_forty_stages_scroll_sideways_beside_their_criteria(plan):
    def more(s, role):
        s.add_all(Stage(role_id=role.id, name=f"Talk {n}", rank=n + 9) for n in range(40))

    plan.write(more)
    matrix = plan.page.matrix
    assert matrix.is_compact() and matrix.frozen.isVisible()
    matrix.select(plan.criteria[1], plan.stages[2])
    plan.table.horizontalScrollBar().setValue(plan.table.horizontalScrollBar().maximum())
    index = matrix.frozen.indexAt(QPoint(5, matrix.frozen.rowHeight(0) // 2))
    assert matrix.model.data(index) == LABELS[0]


def test_in_large_text_heads_are_marks_and_verdicts_numbers(plan):
    plan.window.look.set_text_size(2.0)
    settle()
    page = plan.window.desk.page
    assert page.matrix.is_compact()
    assert page.legend.stages_box.isVisible()


def test_an_empty_model_has_no_rows(qtmodeltester):
    model = CoverageModel()
    qtmodeltester.check(model)
    assert model.rowCount() == 0


def test_every_button_of_the_page_has_a_name_of_its_own(plan):
    names = [b.objectName() for b in plan.page.findChildren(QAbstractButton) if b.isVisible()]
    assert len(names) == len(set(names)) and all(names)


def test_a_role_leads_to_its_plan(window, qtbot):
    window.go("role", role_id(window, "R1"))
    settle()
    qtbot.mouseClick(window.desk.page.findChild(QWidget, "to_plan"), Qt.MouseButton.LeftButton)
    settle()
    assert window.desk.shown() == ("plan", role_id(window, "R1"))


def test_the_menu_leads_to_the_plan_of_the_role_that_is_shown(window):
    window.go("role", role_id(window, "R1"))
    window.menus.plan.trigger()
    settle()
    assert window.desk.page.role_id() == role_id(window, "R1")


def test_the_menu_leads_to_the_plan_shown_last(plan):
    plan.window.go("home", "")
    plan.window.menus.plan.trigger()
    settle()
    assert plan.page.role_id() == plan.role_id


def test_the_menu_leads_to_the_question_bank(window):
    window.menus.question_bank.trigger()
    settle()
    assert window.desk.shown()[0] == "question_bank"
