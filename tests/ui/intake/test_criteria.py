"""The table of criteria: written, agreed, ordered by keys, challenged, retired or deleted."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from hirepair_desktop.model import Candidate, Criterion, Rating
from hirepair_desktop.model.kinds import RatingState
from hirepair_desktop.ui.fields.agree_field import AgreeMark
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.intake.criterion_row import CriterionRow
from tests.ui.intake.at_table import IntakeTable

HOSTILE = "'; DROP TABLE criterion; --\n<i>שלום</i> \u202e {0}"


def row(table: IntakeTable, key: str) -> CriterionRow:
    """The row of a criterion."""
    return table.widget(CriterionRow, f"criterion_{key}")


def test_a_new_criterion_opens_with_the_cursor_in_its_words(table: IntakeTable) -> None:
    table.show("criteria")
    table.press("criterion_add")
    key = table.one("SELECT id FROM criterion")
    assert table.widget(VoiceField, f"criterion_{key}_label").text.hasFocus()


def test_a_new_criterion_is_raised_by_whoever_speaks(table: IntakeTable) -> None:
    table.show("criteria")
    table.turn("man")
    table.press("criterion_add")
    assert table.one("SELECT raised_by FROM criterion") == table.tomas


@pytest.mark.parametrize("field", ["label", "definition"])
def test_words_of_a_criterion_are_kept_literally(table: IntakeTable, field: str) -> None:
    key = table.criterion("Owns a pipeline")
    table.show("criteria")
    row(table, key).set_open(True)
    table.type(f"criterion_{key}_{field}", HOSTILE)
    assert table.one(f"SELECT {field} FROM criterion") == HOSTILE


@pytest.mark.parametrize("figure", ["1", "2", "3", "4"])
def test_an_anchor_is_kept_under_its_figure(table: IntakeTable, figure: str) -> None:
    key = table.criterion("Owns a pipeline")
    table.show("criteria")
    row(table, key).set_open(True)
    table.type(f"criterion_{key}_anchor_{figure}", HOSTILE)
    assert json.loads(table.one("SELECT anchors FROM criterion")) == {figure: HOSTILE}


def test_the_switch_says_how_much_it_is_needed(table: IntakeTable) -> None:
    key = table.criterion("Kafka at scale")
    table.show("criteria")
    table.press(f"criterion_{key}_tier_learn")
    assert table.one("SELECT tier FROM criterion") == "learn"


def test_the_weight_is_kept(table: IntakeTable) -> None:
    key = table.criterion("Kafka at scale")
    table.show("criteria")
    row(table, key).set_open(True)
    table.press(f"criterion_{key}_weight_3")
    assert table.one("SELECT weight FROM criterion") == 3


def test_the_outcome_it_serves_is_kept(table: IntakeTable) -> None:
    key, outcome = table.criterion("Kafka at scale"), table.outcome("Fewer nights on call")
    table.show("criteria")
    row(table, key).set_open(True)
    row(table, key).editor.boxes[outcome].box.check.click()
    assert table.sql("SELECT criterion_id, outcome_id FROM criterion_outcome") == [(key, outcome)]


def test_both_marks_make_both_agree(table: IntakeTable) -> None:
    key = table.criterion("Kafka at scale")
    table.show("criteria")
    for side in ("rec", "man"):
        table.widget(AgreeMark, f"criterion_{key}_{side}_agrees_here").click()
    assert row(table, key).agreement.words.text() == "Both agree"


def test_changed_words_take_agreement_back(table: IntakeTable) -> None:
    key = table.agreed_criterion("Kafka at scale")
    table.show("criteria")
    row(table, key).set_open(True)
    table.type(f"criterion_{key}_label", "Kafka at any scale")
    assert table.one("SELECT agreed_by FROM criterion") == "[]"


def test_an_anchor_does_not_take_agreement_back(table: IntakeTable) -> None:
    key = table.agreed_criterion("Kafka at scale")
    table.show("criteria")
    row(table, key).set_open(True)
    table.type(f"criterion_{key}_anchor_2", "Has read about it")
    assert json.loads(table.one("SELECT agreed_by FROM criterion")) == [table.nadia, table.tomas]


def order(table: IntakeTable) -> list[str]:
    return [label for (label,) in table.sql("SELECT label FROM criterion ORDER BY rank, id")]


def focused_fold(table: IntakeTable, key: str) -> QPushButton:
    """The button that opens a row, with the focus."""
    fold = row(table, key).fold
    table.qtbot.waitUntil(fold.isVisible)
    fold.setFocus()
    return fold


ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("held", [ALT, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier])
def test_keys_move_a_criterion(table: IntakeTable, held: Qt.KeyboardModifier) -> None:
    keys = [table.criterion(label, rank) for rank, label in enumerate(("A", "B", "C"))]
    table.show("criteria")
    fold = focused_fold(table, keys[2])
    table.qtbot.keyClick(fold, Qt.Key.Key_Up, held)
    assert order(table) == ["A", "C", "B"]
    table.qtbot.keyClick(fold, Qt.Key.Key_Down, held)
    assert order(table) == ["A", "B", "C"]


def test_keys_at_the_end_of_the_table_move_nothing(table: IntakeTable) -> None:
    keys = [table.criterion(label, rank) for rank, label in enumerate(("A", "B"))]
    page = table.show("criteria")
    table.qtbot.keyClick(focused_fold(table, keys[1]), Qt.Key.Key_Down, ALT)
    assert not page.edits.stack.canUndo()


def test_the_focus_stays_with_a_moved_criterion(table: IntakeTable) -> None:
    keys = [table.criterion(label, rank) for rank, label in enumerate(("A", "B"))]
    table.show("criteria")
    fold = focused_fold(table, keys[1])
    table.qtbot.keyClick(fold, Qt.Key.Key_Up, ALT)
    assert order(table) == ["B", "A"]
    assert fold.hasFocus()


def test_undo_gives_the_order_before(table: IntakeTable) -> None:
    keys = [table.criterion(label, rank) for rank, label in enumerate(("A", "B"))]
    page = table.show("criteria")
    table.qtbot.keyClick(focused_fold(table, keys[1]), Qt.Key.Key_Up, ALT)
    page.edits.stack.undo()
    assert order(table) == ["A", "B"]


def rate(table: IntakeTable, criterion_id: str) -> None:
    """Somebody was rated on it."""
    candidate = Candidate(alias="K01", role_id=table.role_id)
    table.keep(candidate)
    table.keep(
        Rating(
            session_id=table.session_id, candidate_id=candidate.id, criterion_id=criterion_id, rater_id=table.nadia,
            state=RatingState.RATED, value=3, revealed_at=table.workspace.now(),
        )
    )  # fmt: skip


def test_one_never_rated_can_be_deleted_and_comes_back(table: IntakeTable) -> None:
    key, outcome = table.criterion("Kafka at scale"), table.outcome("Fewer nights on call")
    page = table.show("criteria")
    row(table, key).set_open(True)
    row(table, key).editor.boxes[outcome].box.check.click()
    table.press(f"criterion_{key}_delete")
    assert table.sql("SELECT id FROM criterion") == []
    page.edits.stack.undo()
    assert table.sql("SELECT criterion_id, outcome_id FROM criterion_outcome") == [(key, outcome)]


def test_one_that_was_rated_can_only_be_retired(table: IntakeTable) -> None:
    key = table.criterion("Kafka at scale")
    rate(table, key)
    table.show("criteria")
    row(table, key).set_open(True)
    editor = row(table, key).editor
    assert (editor.delete.isHidden(), editor.retire.isHidden()) == (True, False)


def test_retiring_keeps_the_reason(table: IntakeTable) -> None:
    key = table.criterion("Kafka at scale")
    rate(table, key)
    table.show("criteria")
    table.turn("man")
    row(table, key).set_open(True)
    table.press(f"criterion_{key}_retire")
    table.type(f"criterion_{key}_reason", "It can be learnt in a month")
    table.press(f"criterion_{key}_retire_it")
    found = table.sql("SELECT change_reason, changed_by, retired_at IS NOT NULL FROM criterion")
    assert found == [("It can be learnt in a month", table.tomas, 1)]


def test_retiring_without_a_reason_says_so(table: IntakeTable) -> None:
    key = table.criterion("Kafka at scale")
    rate(table, key)
    table.show("criteria")
    row(table, key).set_open(True)
    table.press(f"criterion_{key}_retire")
    table.press(f"criterion_{key}_retire_it")
    assert row(table, key).editor.reason.sentence.text() == "Say why it goes; then it can be retired."
    assert table.one("SELECT retired_at FROM criterion") is None


def test_a_challenge_opens_under_its_row(table: IntakeTable) -> None:
    key = table.agreed_criterion("Five or more years of Spark")
    table.show("criteria")
    row(table, key).set_open(True)
    table.press(f"criterion_{key}_rec_challenges")
    challenge = table.one("SELECT id FROM challenge")
    table.type(f"challenge_{challenge}_text", "What would we lose at three?")
    table.press(f"challenge_{challenge}_put")
    assert row(table, key).agreement.words.text() == "Open challenge"
    found = table.sql("SELECT text, from_id, to_id, target, made_at IS NOT NULL FROM challenge")
    assert found == [("What would we lose at three?", table.nadia, table.tomas, key, 1)]


def test_a_challenge_kept_with_a_reason_ends(table: IntakeTable) -> None:
    key = table.agreed_criterion("Five or more years of Spark")
    page = table.show("criteria")
    made = row(table, key).challenges.begin("rec", "What would we lose at three?")
    table.press(f"challenge_{made}_put")
    table.type(f"challenge_{made}_answer", "Tuning under pressure.")
    table.press(f"challenge_{made}_keep")
    table.type(f"challenge_{made}_reason", "We test it.")
    table.press(f"challenge_{made}_keep")
    assert table.sql("SELECT result, response FROM challenge") == [("kept", "Tuning under pressure.\nWe test it.")]
    page.edits.stack.undo()
    assert table.sql("SELECT result, response FROM challenge") == [(None, "Tuning under pressure.")]


def test_a_criterion_that_nobody_raised_bears_no_initials(table: IntakeTable) -> None:
    made = Criterion(role_id=table.role_id, label="Owns a pipeline")
    table.keep(made)
    key = made.id
    table.show("criteria")
    assert (row(table, key).mark.full_name, row(table, key).mark.letters) == ("Nobody yet", "?")
