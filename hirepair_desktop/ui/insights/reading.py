"""The board of the insights is read on a thread of its own: the window never waits for ten thousand candidates."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hirepair_desktop.insights.asked import Scope
from hirepair_desktop.insights.months import Months
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.latest import Latest
from hirepair_desktop.ui.workspace import OpenWorkspace

if TYPE_CHECKING:
    from hirepair_desktop.insights.board import Board


def board_in(store: Store, today: date, scope: Scope, since: date | None = None) -> Board:
    """Read on a connection of its own, which can be that of a thread of its own; `since` None is from the beginning."""
    from hirepair_desktop.insights.board import board

    with store.read() as s:
        return board(s, today, scope, since)


class BoardReading(Latest):
    """Answers `ask` with `answered(Board)` later, or `refused(sentence)`."""

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(workspace.jobs, parent)
        self._store = workspace.store

    def ask(self, scope: Scope, months: Months) -> None:
        """Read what a scope shows of some months."""
        self.read(partial(board_in, self._store, months.until, scope, months.since))
