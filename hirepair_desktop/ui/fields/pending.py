"""Which fields hold typing that nobody has been told of yet, and the pause after which they tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

QUIET_MS = 400
"""So long a field waits after the last key before it tells (RELIABILITY, debounce)."""

LONGEST_MS = 1000
"""Never longer than this does typing stay untold (RELIABILITY, debounce)."""


class Flushable(Protocol):
    """Something that can be told to tell now."""

    def flush(self) -> None:
        """Tell what was typed, if anything was."""


_pending: WeakSet[TypingPause] = WeakSet()
_tellings: list[Telling] = []


class Telling:
    """What becomes of a value while its field tells it: `refused` is the reason, "" when it was taken."""

    refused = ""


@contextmanager
def telling() -> Iterator[Telling]:
    """A field tells its value inside; `refuse` is how whoever could not save it says so."""
    made = Telling()
    _tellings.append(made)
    try:
        yield made
    finally:
        _tellings.remove(made)


def refuse(sentence: str) -> None:
    """What is being told just now was not saved, and why. Without a field that tells, nothing happens."""
    if _tellings:
        _tellings[-1].refused = sentence


class TypingPause(QObject):
    """Counts the quiet after the last key and the length of untold typing; `ended` when one of them is over."""

    ended = Signal()

    def __init__(self, field: Flushable, parent: QObject) -> None:
        super().__init__(parent)
        self.field = field
        self._quiet = self._timer(QUIET_MS)
        self._longest = self._timer(LONGEST_MS)

    def _timer(self, length: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.timeout.connect(self.ended)
        return timer

    def touch(self) -> None:
        """A key was typed."""
        _pending.add(self)
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> None:
        """What was typed is told now, or is dropped."""
        _pending.discard(self)
        self._quiet.stop()
        self._longest.stop()

    def hold(self) -> None:
        """What was told was refused: it is untold still, until the next flush tells it again."""
        _pending.add(self)

    def is_running(self) -> bool:
        """Whether something typed is still untold."""
        return self in _pending

    def is_counting(self) -> bool:
        """Whether a key was typed just now and the quiet after it is not over."""
        return self._quiet.isActive()


def any_pending() -> bool:
    """Whether any field of the program holds untold typing."""
    return any(isValid(pause) for pause in _pending)


def untold() -> list[tuple[str, str]]:
    """What stands in fields and was not taken, by the label of its field."""
    fields = [pause.field for pause in _pending if isValid(pause)]
    return sorted((getattr(field, "label", ""), str(getattr(field, "value", str)())) for field in fields)


def is_typing() -> bool:
    """Whether somebody is typing just now. A value that was refused and waits is no typing."""
    return any(isValid(pause) and pause.is_counting() for pause in _pending)


def flush_all() -> int:
    """Let every field tell now: before closing, hiding, handing over. Returns how many had something."""
    waiting = [pause for pause in _pending if isValid(pause)]
    for pause in waiting:
        pause.field.flush()
    return len(waiting)
