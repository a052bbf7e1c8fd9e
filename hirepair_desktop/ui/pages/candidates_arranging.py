"""Who is in the list and in which order: a short list at once, a long one on a thread of its own."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject
from sqlalchemy import text

from hirepair_desktop.model.pipeline import Arranged, Asked, arrange, count_in
from hirepair_desktop.model.pipeline_waiting import waiting_ids
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.jobs import Jobs
from hirepair_desktop.ui.latest import Latest
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


class Arranging(Latest):
    """Answers `ask` with `answered(Arranged)`, at once or later, or `refused(sentence)`."""

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(Jobs(parent), parent)
        self._workspace = workspace

    def ask(self, asked: Asked) -> None:
        """Arrange what is asked for."""
        self.forget()
        store, now = self._workspace.store, self._workspace.now()
        with self._workspace.glance() as rows:
            few = count_in(rows, asked.role_id) <= AT_ONCE
        if few:
            self.answered.emit(arranged_in(store, asked, now))
        else:
            self.read(lambda: arranged_in(store, asked, now))
