"""A debrief on the table for every test of the review, in the light theme at 100 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.dressed import dress
from tests.ui.review.debrief import Debrief, new_debrief
from tests.ui.window import settle


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme."""
    dress(qapp)
    return qapp


@pytest.fixture
def debrief(tmp_path: Path) -> Iterator[Debrief]:
    """A debrief that has not begun."""
    made = new_debrief(tmp_path)
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pages go before what they show
    made.workspace.stop()
    made.store.close(backup=False)
    made.workspace.deleteLater()  # with its panels
    settle()


@pytest.fixture
def shown(qtbot: QtBot, debrief: Debrief) -> Callable[[str], Any]:
    """`shown(key)` puts the page of a section on the screen; `shown("side")` the column of the decision."""

    def show(key: str) -> Any:
        panel = debrief.panel()
        if key == "side":
            column = panel.make_side()
            assert column is not None and panel.side is not None
            page: Any = panel.side
        else:
            column = page = panel.make_page(key)
        page.panel = panel
        qtbot.addWidget(column)
        page.column = column
        column.resize(412 if key == "side" else 960, 800)
        column.show()
        qtbot.waitExposed(column)
        return page

    return show
