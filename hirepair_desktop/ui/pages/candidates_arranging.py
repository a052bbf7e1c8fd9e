"""Who is in the list and in which order: a short list at once, a long one on a thread of its own."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy import text

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model.pipeline import Arranged, Asked, arrange, count_in
from hirepair_desktop.model.pipeline_waiting import waiting_ids
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.jobs import Job, Jobs
from hirepair_desktop.ui.workspace import OpenWorkspace

AT_ONCE = 3000
"""Up to so many are arranged while one waits; more on a thread of their own, the list before stays meanwhile."""


def arranged_in(store: Store, asked: Asked, now: datetime) -> Arranged:
    """Arrange on a connection of its own, which can be that of a thread of its own."""
    with store.read() as s:
        among = waiting_ids(s, asked.waiting_on, asked.role_id, now) if asked.waiting_on else None
        return arrange(
            lambda question, **values: [tuple(row) for row in s.execute(text(question), values)], asked, among
        )


class Arranging(Jobs):
    """Answers `ask` with `arranged(Arranged)`, at once or later; a new question makes the one before unheard."""

    arranged = Signal(object)
    refused = Signal(str)

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: Job | None = None

    def is_reading(self) -> bool:
        """Whether the answer is on its way."""
        return self._job is not None

    def ask(self, asked: Asked) -> None:
        """Arrange what is asked for."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        store, now = self._workspace.store, self._workspace.now()
        with self._workspace.glance() as rows:
            few = count_in(rows, asked.role_id) <= AT_ONCE
        if few:
            self.arranged.emit(arranged_in(store, asked, now))
            return
        self._job = self.start(lambda: arranged_in(store, asked, now), self._on_job_done, self._on_job_failed)

    @Slot(object)
    def _on_job_done(self, arranged: object) -> None:
        self._job = None
        self.arranged.emit(arranged)

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        self._job = None
        if isinstance(error, HirePairError):
            self.refused.emit(str(error))
