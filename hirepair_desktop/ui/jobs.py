"""Long work off the GUI thread: plain functions on a pool of one thread; they are handed ids, never objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class Job(QObject):
    """One piece of work. `done(result)` or `failed(exception)` arrives on the thread the job was made on."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.cancelled = False

    def cancel(self) -> None:
        """Nothing more is heard of it."""
        self.cancelled = True

    def run(self) -> None:
        """On the worker's thread; what was cancelled while it waited is not begun."""
        if self.cancelled:
            return
        try:
            result = self._work()
        except Exception as error:
            if not self.cancelled:
                self.failed.emit(error)
        else:
            if not self.cancelled:
                self.done.emit(result)


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()
        self._job.deleteLater()  # once it was heard: the window would keep every job, with its result and its listeners


class Jobs(QObject):
    """The pool of one window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def start(
        self, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Any], object] | None = None
    ) -> Job:
        """Run a function. Listeners are there before it runs: a refusal can come sooner than the next line."""
        job = Job(work, self)
        job.done.connect(done)
        if failed is not None:
            job.failed.connect(failed)
        self._pool.start(_Runner(job))
        return job

    def finish(self) -> None:
        """Wait for what runs; used when the window closes."""
        self._pool.waitForDone()
