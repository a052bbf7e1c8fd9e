"""Questions that are answered on a thread of their own, of which only the last one asked is heard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.text import _
from hirepair_desktop.ui.jobs import Job, Jobs


class Latest(QObject):
    """`answered(result)` later, or `refused(sentence)`; a new question makes the one before unheard."""

    answered = Signal(object)
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    def is_reading(self) -> bool:
        """Whether the answer is on its way."""
        return self._job is not None

    def forget(self) -> None:
        """Nothing more is heard of what was asked."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def read(self, work: Callable[[], Any]) -> None:
        """Answer with what a function finds."""
        self.forget()
        self._job = self._jobs.start(work, self._on_job_done, self._on_job_failed)

    @Slot(object)
    def _on_job_done(self, found: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.answered.emit(found)

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        if isinstance(error, HirePairError):
            self.refused.emit(str(error))
            return
        from hirepair_desktop.log import log_bug

        assert isinstance(error, BaseException)
        log_bug(error)
        self.refused.emit(_("This could not be read: HirePair made a mistake of its own. Nothing was lost."))
