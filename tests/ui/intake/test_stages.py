"""The interview plan: stages with people, criteria and questions, and the musts nobody looks at."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt

from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.fields.rows_field import RowsField
from hirepair_desktop.ui.intake.stage_row import StageRow
from tests.ui.intake.at_table import IntakeTable

HOSTILE = "'; DROP TABLE stage; -- <b>שלום</b> \u202e {0}"


def added(table: IntakeTable) -> str:
    """A new stage, by the button; its id."""
    table.show("plan")
    table.press("stage_add")
    key = table.sql("SELECT id FROM stage ORDER BY rank DESC")[0][0]
    return str(key)


def row(table: IntakeTable, key: str) -> StageRow:
    """The row of a stage."""
    return table.widget(StageRow, f"stage_{key}")


def test_the_name_of_a_stage_is_kept_literally(table: IntakeTable) -> None:
    key = added(table)
    name = table.widget(LineField, f"stage_{key}_name")
    table.qtbot.keyClicks(name.line, "x")
    name.line.setText(HOSTILE)
    name.flush()
    assert table.one("SELECT name FROM stage") == HOSTILE


def test_the_kind_of_a_stage_is_kept(table: IntakeTable) -> None:
    key = added(table)
    kind = table.widget(ChoiceField, f"stage_{key}_kind")
    kind.list.setCurrentIndex(kind.list.findData("exercise"))
    kind.list.activated.emit(kind.list.currentIndex())
    assert table.one("SELECT kind FROM stage") == "exercise"


def test_the_minutes_of_a_stage_are_kept(table: IntakeTable) -> None:
    key = added(table)
    minutes = table.widget(NumberField, f"stage_{key}_minutes")
    minutes.spin.setValue(75)
    minutes.flush()
    assert table.one("SELECT minutes FROM stage") == 75


def test_several_people_meet_the_person(table: IntakeTable) -> None:
    key = added(table)
    people = row(table, key).editor.people
    people.menu.chosen.emit(table.nadia)
    people.menu.chosen.emit(table.viktor)
    assert {person for (person,) in table.sql("SELECT person_id FROM stage_interviewer")} == {
        table.nadia, table.viktor,
    }  # fmt: skip


def test_a_person_can_be_taken_out(table: IntakeTable) -> None:
    key = added(table)
    row(table, key).editor.people.menu.chosen.emit(table.viktor)
    table.press(f"stage_{key}_people_{table.viktor}_out")
    assert table.sql("SELECT person_id FROM stage_interviewer") == []


def name_somebody(table: IntakeTable, key: str, name: str) -> None:
    """Add somebody new by name, with Enter."""
    table.press(f"stage_{key}_people_new")
    line = table.widget(LineField, f"stage_{key}_people_new_name")
    line.line.setText(name)
    table.qtbot.keyClick(line.line, Qt.Key.Key_Return)


def test_somebody_new_joins_by_name(table: IntakeTable) -> None:
    key = added(table)
    name_somebody(table, key, "Samira Haddad")
    found = table.sql("SELECT name, kind FROM person JOIN stage_interviewer ON person.id = person_id")
    assert found == [("Samira Haddad", "interviewer")]


def test_undo_takes_somebody_new_out_of_the_workspace(table: IntakeTable) -> None:
    key = added(table)
    name_somebody(table, key, "Samira Haddad")
    table.frame.page.edits.stack.undo()  # type: ignore[union-attr]
    assert table.sql("SELECT id FROM person WHERE name = 'Samira Haddad'") == []


def test_a_known_name_is_the_same_person(table: IntakeTable) -> None:
    key = added(table)
    name_somebody(table, key, "Viktor Haas")
    assert table.one("SELECT person_id FROM stage_interviewer") == table.viktor
    table.frame.page.edits.stack.undo()  # type: ignore[union-attr]
    assert table.one("SELECT count(*) FROM person WHERE name = 'Viktor Haas'") == 1


def test_a_must_nobody_tests_is_named_until_somebody_does(table: IntakeTable) -> None:
    must = table.agreed_criterion("Models data with people who are not engineers")
    key = added(table)
    page = table.frame.page
    assert page.untested.names.text() == "Models data with people who are not engineers"  # type: ignore[union-attr]
    row(table, key).editor.boxes[must].box.check.click()
    assert not page.untested.isHidden()  # type: ignore[union-attr]
    row(table, key).editor.people.menu.chosen.emit(table.tomas)
    assert page.untested.isHidden()  # type: ignore[union-attr]
    assert table.sql("SELECT stage_id, criterion_id FROM stage_criterion") == [(key, must)]


@pytest.mark.parametrize("column", ["text", "listen_for"])
def test_a_question_is_kept_literally(table: IntakeTable, column: str) -> None:
    key = added(table)
    table.press(f"stage_{key}_questions_add")
    table.type(f"stage_{key}_questions_0_{column}", HOSTILE)
    assert json.loads(table.one("SELECT questions FROM stage"))[0][column] == HOSTILE


def test_a_question_names_what_it_is_about(table: IntakeTable) -> None:
    must = table.agreed_criterion("Owns a pipeline")
    key = added(table)
    table.press(f"stage_{key}_questions_add")
    about = table.widget(ChoiceField, f"stage_{key}_questions_0_criterion_id")
    about.list.setCurrentIndex(about.list.findData(must))
    about.list.activated.emit(about.list.currentIndex())
    assert json.loads(table.one("SELECT questions FROM stage"))[0]["criterion_id"] == must


def test_a_removed_question_leaves_the_others(table: IntakeTable) -> None:
    key = added(table)
    for n, words in enumerate(("First", "Second", "Third")):
        table.press(f"stage_{key}_questions_add")
        table.type(f"stage_{key}_questions_{n}_text", words)
    table.press(f"stage_{key}_questions_1_remove")
    assert [q["text"] for q in json.loads(table.one("SELECT questions FROM stage"))] == ["First", "Third"]
    shown = [values["text"] for _key, values in table.widget(RowsField, f"stage_{key}_questions").rows()]
    assert shown == ["First", "Third"]


def test_stages_move_and_come_back(table: IntakeTable) -> None:
    first = added(table)
    table.press("stage_add")
    table.press(f"stage_{first}_down")
    assert table.sql("SELECT id FROM stage ORDER BY rank")[1] == (first,)
    table.frame.page.edits.stack.undo()  # type: ignore[union-attr]
    assert table.sql("SELECT id FROM stage ORDER BY rank")[0] == (first,)


def test_a_removed_stage_comes_back_with_its_people(table: IntakeTable) -> None:
    key = added(table)
    row(table, key).editor.people.menu.chosen.emit(table.viktor)
    table.press(f"stage_{key}_remove")
    assert table.sql("SELECT id FROM stage") == []
    table.frame.page.edits.stack.undo()  # type: ignore[union-attr]
    assert table.sql("SELECT stage_id, person_id FROM stage_interviewer") == [(key, table.viktor)]
