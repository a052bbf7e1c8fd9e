"""Questions that are answered on a thread of their own, of which only the last one asked is heard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.text import _
from hirepair_desktop.ui.jobs import Job, Jobs


class UnansweredError(Exception):
    """What went wrong with the question of this number; the error itself is its cause."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def answer(number: int, work: Callable[[], Any]) -> tuple[int, Any]:
    """On the worker's thread: what was found, under the number of its question, because the job that brings it can be
    gone by the time it is heard. Raises UnansweredError."""
    try:
        return number, work()
    except Exception as error:
        raise UnansweredError(number) from error


class Latest(QObject):
    """`answered(result)` later, or `refused(sentence)`; a new question makes the one before unheard."""

    answered = Signal(object)
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._number = 0

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
        self._number += 1
        self._job = self._jobs.start(partial(answer, self._number, work), self._on_job_done, self._on_job_failed)

    def _is_heard(self, number: int) -> bool:
        """Whether this is about the last question; then nothing is on its way any more."""
        if self._job is None or number != self._number:
            return False
        self._job = None
        return True

    @Slot(object)
    def _on_job_done(self, told: tuple[int, Any]) -> None:
        number, found = told
        if self._is_heard(number):
            self.answered.emit(found)

    @Slot(object)
    def _on_job_failed(self, told: UnansweredError) -> None:
        if not self._is_heard(told.number):
            return
        error = told.__cause__
        assert error is not None
        if isinstance(error, HirePairError):
            self.refused.emit(str(error))
            return
        from hirepair_desktop.log import log_bug

        log_bug(error)
        self.refused.emit(_("This could not be read: HirePair made a mistake of its own. Nothing was lost."))
