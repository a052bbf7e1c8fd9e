"""The interview plan: what the page says, its gaps in words, and where it leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.ui.theme import apply_theme
from tests.ui.pages.desk import role_id, said
from tests.ui.pages.planned import Plan, press
from tests.ui.window import own_copy, settle, window_on


@pytest.fixture
def window(look, qapp, made_sample, tmp_path):
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as opened:
        yield opened
    apply_theme(qapp, "light", 1.0)


@pytest.fixture
def plan(window):
    return Plan(window)


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
