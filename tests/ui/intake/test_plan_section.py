"""Section 6 with the whole plan: the matrix under the stages, minutes, the bank, and what cannot go."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model import Candidate, Criterion, Interview, Person, Stage
from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.model.question_bank import shipped_bank
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.intake.stages_page import StagesPage
from tests.ui.intake.at_table import IntakeTable
from tests.ui.window import settle

MUST = "Raises the work of others"


def planned(table: IntakeTable) -> tuple[str, str]:
    """A must and a stage of 60 minutes with Tomas; their ids."""
    must = table.agreed_criterion(MUST)
    stage = Stage(role_id=table.role_id, name="Pairing", minutes=60)
    table.keep(stage)
    with table.store.write() as s:
        s.get_one(Stage, stage.id).interviewers = [s.get_one(Person, table.tomas)]
    return must, stage.id


def page(table: IntakeTable) -> StagesPage:
    """The section."""
    found = table.show("plan")
    assert isinstance(found, StagesPage)
    return found


def write_minutes(table: IntakeTable, key: str, words: str) -> NumberField:
    """Type minutes and leave the field."""
    field = table.widget(NumberField, f"stage_{key}_minutes")
    field.spin.setFocus()
    field.spin.selectAll()
    table.qtbot.keyClicks(field.spin, words)
    field.flush()
    settle()
    return field


@pytest.mark.parametrize("words", ["0", "-5", "100000", "1441"])
def test_minutes_that_cannot_be_are_a_sentence_and_stay_as_typed(table: IntakeTable, words: str) -> None:
    _must, key = planned(table)
    page(table).rows[key].set_open(True)
    field = write_minutes(table, key, words)
    assert "between 1 minute and 24 hours" in field.sentence.text()
    assert (field.value(), table.one("SELECT minutes FROM stage")) == (int(words), 60)


def test_minutes_that_can_be_take_the_sentence_away(table: IntakeTable) -> None:
    _must, key = planned(table)
    page(table).rows[key].set_open(True)
    write_minutes(table, key, "100000")
    field = write_minutes(table, key, "90")
    assert (field.sentence.text(), table.one("SELECT minutes FROM stage")) == ("", 90)


def test_refused_minutes_are_no_step_to_take_back(table: IntakeTable) -> None:
    _must, key = planned(table)
    shown = page(table)
    shown.rows[key].set_open(True)
    write_minutes(table, key, "0")
    assert shown.edits.stack.count() == 0


def test_the_matrix_changes_the_same_plan_as_the_ticks(table: IntakeTable) -> None:
    must, key = planned(table)
    shown = page(table)
    shown.matrix.select(must, key)
    table.qtbot.keyClick(shown.matrix.table, Qt.Key.Key_Space)
    settle()
    assert json.loads(table.one("SELECT lead_ids FROM stage")) == [must]
    assert shown.rows[key].editor.boxes[must].value()


def test_an_unticked_criterion_is_not_led_any_more(table: IntakeTable) -> None:
    must, key = planned(table)
    shown = page(table)
    shown.matrix.select(must, key)
    table.qtbot.keyClick(shown.matrix.table, Qt.Key.Key_Space)
    settle()
    shown.rows[key].set_open(True)
    shown.rows[key].editor.boxes[must].box.check.click()
    settle()
    assert (table.one("SELECT lead_ids FROM stage"), table.sql("SELECT * FROM stage_criterion")) == ("[]", [])


def test_one_undo_brings_tick_and_lead_back(table: IntakeTable) -> None:
    must, key = planned(table)
    shown = page(table)
    shown.matrix.select(must, key)
    table.qtbot.keyClick(shown.matrix.table, Qt.Key.Key_Space)
    settle()
    shown.rows[key].set_open(True)
    shown.rows[key].editor.boxes[must].box.check.click()
    settle()
    shown.edits.stack.undo()
    assert json.loads(table.one("SELECT lead_ids FROM stage")) == [must]


def test_the_matrix_waits_for_a_stage_and_a_criterion(table: IntakeTable) -> None:
    assert page(table).plan_box.isHidden()


def test_time_is_added_up_under_the_stages(table: IntakeTable) -> None:
    planned(table)
    spoken = [w.accessibleName() for w in page(table).time.findChildren(QWidget)]
    assert "Time in conversation: 1 h" in spoken and "Tomas Eklund: 1 h" in spoken


def test_a_question_is_taken_from_the_bank_for_what_is_not_asked_yet(table: IntakeTable) -> None:
    must, key = planned(table)
    with table.store.write() as s:
        s.get_one(Stage, key).criteria = [s.get_one(Criterion, must)]
    page(table).rows[key].set_open(True)
    table.press(f"stage_{key}_bank")
    table.press(f"stage_{key}_bank_picker_take_0")
    wanted = next(each for each in shipped_bank() if each.key == "raising_others").questions[0]
    assert json.loads(table.one("SELECT questions FROM stage")) == [
        {"text": wanted.text, "listen_for": wanted.listen_for, "criterion_id": must}
    ]


def test_a_question_for_a_stage_without_criteria_is_about_none(table: IntakeTable) -> None:
    _must, key = planned(table)
    page(table).rows[key].set_open(True)
    table.press(f"stage_{key}_bank")
    table.press(f"stage_{key}_bank_picker_take_0")
    assert json.loads(table.one("SELECT questions FROM stage"))[0]["criterion_id"] is None


def test_a_stage_that_talks_belong_to_stays_and_says_so_under_its_row(table: IntakeTable) -> None:
    _must, key = planned(table)
    candidate = Candidate(alias="K01", role_id=table.role_id)
    table.keep(candidate)
    table.keep(Interview(candidate_id=candidate.id, stage_id=key))
    shown = page(table)
    table.press(f"stage_{key}_remove")
    assert shown.rows[key].sentence.text() == "This stage stays: 1 talk belongs to it."
    assert table.one("SELECT count(*) FROM stage") == 1


def test_undo_brings_a_removed_stage_back_whole(table: IntakeTable) -> None:
    must, key = planned(table)
    shown = page(table)
    shown.matrix.select(must, key)
    table.qtbot.keyClick(shown.matrix.table, Qt.Key.Key_Space)
    settle()
    table.press(f"stage_{key}_remove")
    assert table.sql("SELECT id FROM stage") == []
    shown.edits.stack.undo()
    assert table.one("SELECT lead_ids FROM stage") == json.dumps([must])
    assert table.one("SELECT criterion_id FROM stage_criterion") == must
    assert table.one("SELECT person_id FROM stage_interviewer") == table.tomas


def test_five_hundred_criteria_are_ticked_in_the_table(table: IntakeTable) -> None:
    _must, key = planned(table)
    with table.store.write() as s:
        s.add_all(
            Criterion(role_id=table.role_id, label=f"Criterion {n}", rank=n + 2, tier=Tier.NICE) for n in range(500)
        )
    shown = page(table)
    assert shown.rows[key].editor.boxes == {}
    assert shown.rows[key].editor.no_criteria.text() == "So many criteria are ticked in the table below."
    assert len(shown.matrix.model.plan.rows) == 501


def test_a_prompt_about_one_of_many_criteria_leads_into_the_matrix(table: IntakeTable) -> None:
    must, key = planned(table)
    with table.store.write() as s:
        s.add_all(Criterion(role_id=table.role_id, label=f"Criterion {n}", rank=n + 2) for n in range(50))
    shown = page(table)
    shown.reach("stages", must)
    assert (shown.matrix.selected(), shown.matrix.table.hasFocus()) == ((must, key), True)


def test_many_untested_musts_are_named_in_a_few_lines(table: IntakeTable) -> None:
    planned(table)
    with table.store.write() as s:
        s.add_all(Criterion(role_id=table.role_id, label="long " * 20_000, rank=n + 2) for n in range(30))
    names = page(table).untested.names.text()
    assert "19 more" in names and len(names) < 1200
