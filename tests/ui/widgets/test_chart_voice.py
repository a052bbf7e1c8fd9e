"""What a screen reader was told of a chart goes with the chart: nothing piles up over the refreshes of a page."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.widgets.balance_bars import BalanceBars
from hirepair_desktop.ui.widgets.chart_voice import MarkVoice


def voices() -> int:
    gc.collect()
    return sum(isinstance(each, MarkVoice) for each in gc.get_objects())


def test_the_marks_of_a_chart_are_forgotten_with_it(look: None, qtbot: QtBot) -> None:
    before = voices()
    chart = BalanceBars("Nadia to Tomas", "Tomas to Nadia", [("1 Jul", 1, 1), ("2 Aug", 2, 0)])
    heard = QAccessible.queryAccessibleInterface(chart)
    said = [heard.child(at).text(QAccessible.Text.Name) for at in range(heard.childCount())]
    during = voices() - before
    chart.deleteLater()
    del chart, heard
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert (during, voices()) == (len(said), before) and said
