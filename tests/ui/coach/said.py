"""What the coach of a table says, and how people of these tests answer it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from hirepair_desktop.ui.coach.coach import Coach
from hirepair_desktop.ui.coach.prompts import CoachPrompts
from hirepair_desktop.ui.widgets.coach_prompt import CoachPrompt
from tests.ui.intake.at_table import IntakeTable

UNTESTED, UNANCHORED, MANY = "I-02", "I-04", "I-01"


def coach(table: IntakeTable) -> Coach:
    """The coach of the session."""
    return table.panel.coach.coach


def view(table: IntakeTable) -> CoachPrompts:
    """Its prompts in the column."""
    return table.panel.side.prompts


def ids(table: IntakeTable) -> list[str]:
    """The rules that speak now, in the order shown."""
    return [prompt.id for prompt in coach(table).open()]


def key(table: IntakeTable, rule_id: str) -> str:
    """The key of the first prompt of a rule, whatever its state."""
    return next(prompt.key for prompt in coach(table).prompts if prompt.id == rule_id)


def card(table: IntakeTable, rule_id: str) -> CoachPrompt:
    """The first prompt of a rule as it is shown; the drawer is opened for it."""
    if not view(table).drawn_out and view(table).more.isVisible():
        view(table).more.click()
    return view(table).cards[key(table, rule_id)]


def dismiss(table: IntakeTable, rule_id: str, reason: str) -> None:
    """Type a reason in place and keep it with Enter, as the one whose turn it is."""
    shown = card(table, rule_id)
    shown.dismiss.click()
    table.qtbot.keyClicks(shown.reason, reason)
    table.qtbot.keyClick(shown.reason, Qt.Key.Key_Return)
