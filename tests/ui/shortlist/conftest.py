"""A shortlist review on the table for every test of it, in the light theme at 100 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.dressed import dress
from tests.ui.shortlist.profiles import Shortlist, new_shortlist
from tests.ui.window import settle


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme."""
    dress(qapp)
    return qapp


@pytest.fixture
def shortlist(tmp_path: Path) -> Iterator[Shortlist]:
    """A shortlist review of four profiles, begun and not opened."""
    made = new_shortlist(tmp_path)
    yield made
    for panel in made.panels:
        panel.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pages go before what they show
    made.workspace.stop()
    made.store.close(backup=False)
    made.workspace.deleteLater()  # with its panels
    settle()


@pytest.fixture
def shown(qtbot: QtBot, shortlist: Shortlist) -> Callable[[str], Any]:
    """`shown(key)` puts the page of a section on the screen."""

    def show(key: str) -> Any:
        panel = shortlist.panel()
        page: Any = panel.make_page(key)
        qtbot.addWidget(page)
        qtbot.addWidget(panel.side)
        page.resize(1040, 900)
        page.show()
        qtbot.waitExposed(page)
        settle()
        return page

    return show
