"""Where the time of an intake goes: the agenda shows minutes, most of them for strategy (METHOD B S03)."""

from __future__ import annotations

from tests.ui.intake.at_table import IntakeTable

STRATEGY = ("team", "success", "market")
"""Sections 2, 3 and 5: team and priorities, what success looks like, market and pitch."""


def test_the_agenda_gives_strategy_27_of_60_minutes(table: IntakeTable) -> None:
    items = {item.key: item for item in table.frame.agenda.model.items}
    assert [items[key].number for key in STRATEGY] == [2, 3, 5]
    assert (sum(items[key].minutes for key in STRATEGY), sum(item.minutes for item in items.values())) == (27, 60)
