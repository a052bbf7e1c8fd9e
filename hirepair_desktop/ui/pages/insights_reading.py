"""The board of the insights is read on a thread of its own: the window never waits for ten thousand candidates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.insights.asked import ALL, PARTNERSHIP, ROLE, Scope
from hirepair_desktop.model.sidebar import roles_of
from hirepair_desktop.storage.store import Store
from hirepair_desktop.text import _
from hirepair_desktop.ui.jobs import Job
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair

if TYPE_CHECKING:
    from hirepair_desktop.insights.board import Board


def board_in(store: Store, today: date, scope: Scope) -> Board:
    """Read on a connection of its own, which can be that of a thread of its own."""
    from hirepair_desktop.insights.board import board

    with store.read() as s:
        return board(s, today, scope)


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

    def ask(self, scope: Scope) -> None:
        """Read what a scope shows, as of today."""
        if self._job is not None:
            self._job.cancel()
        store, today = self._workspace.store, self._workspace.today()
        self._job = self._workspace.jobs.start(
            lambda: board_in(store, today, scope), self._on_job_done, self._on_job_failed
        )

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


def scope_choices(workspace: OpenWorkspace, pair: Pair) -> list[tuple[str, str]]:
    """What can be looked at: the pair, each of its roles, and all pairs where there are several."""
    both = _("{a} & {b}").format(a=pair.recruiter.first, b=pair.manager.first)
    with workspace.glance() as rows:
        roles = roles_of(rows, pair.id)
    choices = [(f"{PARTNERSHIP}:{pair.id}", both), *((f"{ROLE}:{role.id}", role.title) for role in roles)]
    if len(workspace.pairs()) > 1:
        choices.append((ALL, _("All pairs of this file")))
    return choices
