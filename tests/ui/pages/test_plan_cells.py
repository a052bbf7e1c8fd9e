"""The cells of the interview plan by key and mouse, the question of a cell, and plans too large to look at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from hirepair_desktop.model import Criterion, Role, Stage
from hirepair_desktop.model.kinds import RoleStatus
from hirepair_desktop.model.looks import Look
from hirepair_desktop.model.plan import read_plan
from hirepair_desktop.model.question_bank import shipped_bank
from hirepair_desktop.ui.theme import apply_theme
from hirepair_desktop.ui.widgets.coverage_model import CoverageModel
from hirepair_desktop.ui.widgets.tab_order import stops
from tests.ui.pages.desk import said
from tests.ui.pages.planned import LABELS, Plan, click_cell, press
from tests.ui.window import own_copy, settle, window_on


@pytest.fixture
def window(look, qapp, made_sample, tmp_path):
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as opened:
        yield opened
    apply_theme(qapp, "light", 1.0)


@pytest.fixture
def plan(window):
    return Plan(window)


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


def test_escape_closes_the_bank(plan, qtbot):
    plan.at(1, 2)
    qtbot.mouseClick(plan.widget("plan_cell_bank"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(plan.page.cell.picker.about.list, Qt.Key.Key_Escape)
    assert plan.page.cell.picker.isHidden()


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


def test_the_selected_cell_stays_in_sight_when_the_window_changes(plan, qtbot):
    plan.write(
        lambda s, role: s.add_all(
            Criterion(role_id=role.id, label=f"Criterion {n} with some words about it", rank=n + 9) for n in range(500)
        )
    )
    plan.table.setCurrentIndex(plan.page.matrix.model.index(300, 2))
    plan.window.resize(1280, 800)
    settle()
    shown = plan.table.visualRect(plan.table.currentIndex())
    assert plan.table.viewport().rect().contains(shown)


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


def test_tab_goes_from_the_head_through_the_matrix_to_what_stands_beside(plan):
    names = [stop.objectName() for stop in stops(plan.page)]
    at = names.index("plan_matrix_table")
    assert (names[at - 1], names[at + 1][:10]) == ("plan_agree", "plan_cell_")


def test_the_cell_spoken_about_is_framed_thinly_while_the_keys_are_elsewhere(plan):
    table = plan.page.matrix.table
    plan.widget("plan_print").setFocus()
    thin = table.grab().toImage()
    table.setFocus()
    assert thin != table.grab().toImage()
