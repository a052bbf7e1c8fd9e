"""Where "Go to" leads: the section, the row, the field; it is ringed for a moment."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.model import Commitment, Stage
from hirepair_desktop.ui.coach.ring import RING_MS, JumpRing
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from tests.ui.coach.said import UNANCHORED, UNTESTED, card, coach
from tests.ui.intake.at_table import WHOLE, IntakeTable


def anchorless(table: IntakeTable, **anchors: str) -> str:
    """A must whose 1 and 4 are not both said."""
    table.show("arrive")
    made = table.criterion("Writes designs", definition="A paper", anchors=anchors)
    coach(table).look()
    return made


def test_to_the_first_anchor_that_is_empty(table: IntakeTable) -> None:
    made = anchorless(table, **{"1": WHOLE["1"]})
    shown = card(table, UNANCHORED)
    assert shown.go.text() == "Go to anchors"
    shown.go.click()
    assert table.frame.section_key() == "criteria"
    assert table.widget(VoiceField, f"criterion_{made}_anchor_4").text.hasFocus()


def test_to_the_plan_at_the_line_of_the_must(table: IntakeTable) -> None:
    table.keep(Stage(role_id=table.role_id, name="Talk", rank=0))
    made = table.agreed_criterion("Reads a live failure")
    coach(table).look()
    card(table, UNTESTED).go.click()
    focused = QApplication.focusWidget()
    stage = table.one("SELECT id FROM stage")
    assert table.frame.section_key() == "plan"
    assert focused is not None and focused is table.frame.page.rows[stage].editor.boxes[made].box.check  # type: ignore[union-attr]


def test_to_the_button_that_adds_a_stage_while_there_is_none(table: IntakeTable) -> None:
    table.agreed_criterion("Reads a live failure")
    coach(table).look()
    card(table, UNTESTED).go.click()
    focused = QApplication.focusWidget()
    assert focused is not None and focused.objectName() == "stage_add"


def test_to_a_plain_question(table: IntakeTable) -> None:
    coach(table).look()
    card(table, "I-20").go.click()
    assert table.frame.section_key() == "market"
    assert table.widget(VoiceField, "honestHard").text.hasFocus()


def test_to_the_row_of_an_outcome_where_it_lacks_something(table: IntakeTable) -> None:
    made = table.outcome("Failed refunds under 0.5 %")
    coach(table).look()
    card(table, "I-09").go.click()
    focused = QApplication.focusWidget()
    assert table.frame.section_key() == "success"
    assert focused is not None and focused.objectName() == f"outcomes_{made}_measure_editor"


def test_to_the_day_a_commitment_lacks(table: IntakeTable) -> None:
    made = Commitment(session_id=table.session_id, owner_id=table.nadia, text="Publish the advert")
    table.keep(made)
    coach(table).look()
    card(table, "P-03").go.click()
    focused = QApplication.focusWidget()
    assert table.frame.section_key() == "commit"
    assert focused is not None and table.widget(DateField, f"commitment_{made.id}_due").isAncestorOf(focused)


def ring(table: IntakeTable) -> JumpRing | None:
    """The ring on the page, while it is there."""
    assert isinstance(table.frame.page, QWidget)
    return table.frame.page.findChild(JumpRing)


def test_the_field_is_ringed_for_a_moment(table: IntakeTable) -> None:
    made = anchorless(table)
    card(table, UNANCHORED).go.click()
    shown = ring(table)
    assert shown is not None
    assert shown.target is table.widget(VoiceField, f"criterion_{made}_anchor_1").text.property("ring")
    table.qtbot.waitUntil(lambda: ring(table) is None, timeout=4 * RING_MS)


def test_the_ring_stays_around_the_field_when_the_page_moves(table: IntakeTable) -> None:
    anchorless(table)
    card(table, UNANCHORED).go.click()
    table.frame.resize(1440, 780)
    QApplication.processEvents()
    shown = ring(table)
    assert shown is not None and shown.parentWidget() is not None
    inside = shown.geometry().adjusted(shown.reach, shown.reach, -shown.reach, -shown.reach)
    assert inside.topLeft() == shown.target.mapTo(shown.parentWidget(), shown.target.rect().topLeft())


@pytest.mark.parametrize("rule_id", ["I-08", "I-15", "I-19", "I-20", "I-25", "I-31"])
def test_every_prompt_of_an_empty_brief_leads_somewhere(table: IntakeTable, rule_id: str) -> None:
    shown = card(table, rule_id)
    shown.go.click()
    page = table.frame.page
    focused = QApplication.focusWidget()
    assert page is not None and focused is not None and page.isAncestorOf(focused)
