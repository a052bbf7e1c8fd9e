"""A chart as a screen reader hears it: what is the same counted once, a long one cut with its rest counted."""

from __future__ import annotations

from hirepair_desktop.insights.aloud import MOST_LINES, aloud, lines_of
from hirepair_desktop.insights.asked import Scope
from hirepair_desktop.insights.board import board
from hirepair_desktop.insights.charts import Arrow, Arrows, Mark, Panel, UnitRow, Units, Voice
from tests.transfer.sample.sampled import TODAY


def test_marks_that_are_the_same_are_counted_once() -> None:
    row = UnitRow("Amara", "2 of 3 on time", (Mark("kept"), Mark("kept"), Mark("late")))
    assert list(lines_of(Units((row,)))) == ["Amara, 2 of 3 on time: 2 times kept, late"]


def test_a_row_without_marks_says_its_figure() -> None:
    assert list(lines_of(Units((UnitRow("Parked", "0", ()),)))) == ["Parked, 0"]


def test_of_a_long_chart_the_rest_is_counted() -> None:
    many = Arrows(tuple(Arrow(f"K{n}", 1, 2, Voice.MANAGER) for n in range(MOST_LINES + 3)))
    assert aloud(Panel("D9", "x", "y", many)).endswith("; K39: Sealed 1, Later 2; and 3 more, in the table.")


def test_figures_come_first_and_the_limits_last() -> None:
    row = UnitRow("Parked", "0", ())
    panel = Panel("D7", "x", "y", Units((row,)), ("Changed something 1 of 2.",), "More is not better.")
    assert aloud(panel) == "Changed something 1 of 2. Parked, 0. What this cannot tell you: More is not better."


def test_of_all_pairs_titles_and_heads_are_in_sentence_case(read_sample) -> None:
    with read_sample.read() as s:
        found = {panel.measure_id: panel for panel in board(s, TODAY, Scope("all")).panels}
    balance = found["D1"]
    assert balance.title == "Recruiters gave feedback 18 times, managers 27"
    assert balance.chart.table().heads == ("When", "Recruiters to managers", "Managers to recruiters")
    assert balance.beside is not None and balance.beside.heads == ("About", "Recruiters", "Managers", "Last")
    told = " ".join(aloud(panel) for panel in found.values())
    assert "raised by recruiters" in told and "raised by Recruiters" not in told
