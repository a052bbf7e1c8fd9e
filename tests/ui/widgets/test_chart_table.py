"""The table of a chart: nothing in it is cut, however narrow the page."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from hirepair_desktop.insights.charts import Table
from hirepair_desktop.ui.widgets.chart_table import ChartTable, shared


@pytest.mark.parametrize(
    ("wanted", "room", "widths"),
    [
        ((40, 60), 120, [50, 70]),
        ((40, 60), 100, [40, 60]),
        ((40, 300), 200, [40, 160]),
        ((150, 50, 300), 250, [100, 50, 100]),
        ((300, 300), 200, [100, 100]),
        ((), 200, []),
    ],
)
def test_the_widest_columns_give_way_to_one_measure(wanted: tuple[int, ...], room: int, widths: list[int]) -> None:
    assert shared(wanted, room) == widths


def test_words_that_find_no_room_beside_wrap_in_a_higher_row(qtbot: QtBot) -> None:
    cells = ("Offers set by the pay owner of each role", "16 of 16 (100 %; 95 % interval 81 to 100 %)")
    made = ChartTable(Table(("What", "How many"), (("Short", "2"), cells)), "Ownership", "table_ownership")
    qtbot.addWidget(made)
    made.resize(310, 100)
    made.show()
    assert sum(made.columnWidth(at) for at in (0, 1)) <= made.viewport().width()
    assert made.rowHeight(1) >= made.rowHeight(0) + QFontMetrics(made.font()).lineSpacing() // 2
    assert made.height() >= made.rowHeight(0) + made.rowHeight(1) + made.horizontalHeader().height()


def test_rows_are_as_low_as_before_when_the_page_is_wide_again(qtbot: QtBot) -> None:
    made = ChartTable(Table(("What",), (("Offers set by the pay owner of each role",),)), "Ownership", "table_wide")
    qtbot.addWidget(made)
    made.show()
    heights = []
    for width in (600, 120, 600):
        made.resize(width, 100)
        heights.append(made.rowHeight(0))
    assert (heights[0] == heights[2] < heights[1]) is True
