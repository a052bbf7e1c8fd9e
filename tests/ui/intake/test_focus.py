"""Where keys go at the table: into a section that comes up, between the parts of the window, back to where they were."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.intake.at_table import IntakeTable


def here() -> str:
    """The name of what gets the keys."""
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


def test_a_section_that_comes_up_takes_keys_where_it_begins(table: IntakeTable) -> None:
    QTest.keyClick(table.frame, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (table.frame.section_key(), here()) == ("team", "team_now_editor")


def test_a_section_one_comes_back_to_takes_keys_where_they_were(table: IntakeTable) -> None:
    table.frame.findChild(QWidget, "whyNow_editor").setFocus()  # type: ignore[union-attr]
    table.show("team")
    table.show("arrive")
    assert here() == "whyNow_editor"


def test_f6_goes_to_the_list_of_the_agenda_and_comes_back(table: IntakeTable) -> None:
    table.frame.findChild(QWidget, "whyNow_editor").setFocus()  # type: ignore[union-attr]
    way = []
    for _step in range(2):
        QTest.keyClick(table.frame, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        way.append(here())
        QTest.keyClick(table.frame, Qt.Key.Key_F6)
        way.append(here())
    assert way == ["agenda_list", "whyNow_editor"] * 2


def test_after_a_private_page_keys_go_on_at_the_button_that_opened_it(table: IntakeTable) -> None:
    for rank, label in enumerate(("Pipelines", "Modelling", "Designs")):
        table.agreed_criterion(label, rank)
    page = table.show("criteria")
    page.tradeoff.sealed.rec_write.setFocus()
    table.frame.hold_focus()
    table.frame.setEnabled(False)  # as the curtain does: the focus wanders off what rests
    table.frame.setEnabled(True)
    table.frame.take_focus()
    assert here() == "tradeoff_round_rec_write"


def test_where_that_button_rests_keys_go_on_at_the_next(table: IntakeTable) -> None:
    for rank, label in enumerate(("Pipelines", "Modelling", "Designs")):
        table.agreed_criterion(label, rank)
    sealed = table.show("criteria").tradeoff.sealed
    sealed.rec_write.setFocus()
    table.frame.hold_focus()
    sealed.rec_write.setEnabled(False)
    sealed.man_write.setEnabled(True)
    table.frame.take_focus()
    assert here() == "tradeoff_round_man_write"


def states(table: IntakeTable) -> dict[str, str]:
    """How each section stands in the agenda."""
    return {item.key: item.state for item in table.frame.agenda.model.items}


def test_no_tick_stands_at_a_section_with_open_questions(table: IntakeTable) -> None:
    table.show("team")
    assert states(table)["arrive"] == "open"


def test_a_tick_stands_at_a_section_that_was_answered(table: IntakeTable) -> None:
    for name in ("hope_r", "hope_m", "whyNow", "ifNobody"):
        table.type(name, "A plain answer")
    open_here = [field.key for field in table.frame.page.open_here]  # type: ignore[union-attr]
    table.show("team")
    assert (open_here, states(table)["arrive"]) == ([], "done")
