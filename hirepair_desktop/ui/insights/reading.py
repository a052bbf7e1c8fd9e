"""The board of the insights is read on a thread of its own: the window never waits for ten thousand candidates."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.insights.asked import Scope
from hirepair_desktop.insights.months import Months
from hirepair_desktop.storage.store import Store
from hirepair_desktop.text import _
from hirepair_desktop.ui.jobs import Job
from hirepair_desktop.ui.workspace import OpenWorkspace

if TYPE_CHECKING:
    from hirepair_desktop.insights.board import Board


def board_in(store: Store, today: date, scope: Scope, since: date | None = None) -> Board:
    """Read on a connection of its own, which can be that of a thread of its own; `since` None is from the beginning."""
    from hirepair_desktop.insights.board import board

    with store.read() as s:
        return board(s, today, scope, since)


class BoardReading(QObject):
    """Answers `ask` with `read(Board)` later, or `refused(sentence)`; a new question makes the one before unheard."""

    read = Signal(object)
    refused = Signal(str)

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: Job | None = None

    def is_reading(self) -> bool:
        """Whether the answer is on its way."""
        return self._job is not None

    def ask(self, scope: Scope, months: Months) -> None:
        """Read what a scope shows of some months."""
        if self._job is not None:
            self._job.cancel()
        work = partial(board_in, self._workspace.store, months.until, scope, months.since)
        self._job = self._workspace.jobs.start(work, self._on_job_done, self._on_job_failed)

    @Slot(object)
    def _on_job_done(self, found: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.read.emit(found)

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        self._job = None
        if isinstance(error, HirePairError):
            self.refused.emit(str(error))
            return
        from hirepair_desktop.log import log_bug

        assert isinstance(error, BaseException)
        log_bug(error)
        self.refused.emit(_("The figures could not be read: HirePair made a mistake of its own. Nothing was lost."))
