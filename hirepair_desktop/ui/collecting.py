"""Garbage is looked for on the GUI thread alone.

Python looks for garbage on whichever thread makes the next object. When a job does, widgets that went and hold each
other are taken apart on the job's thread, and Qt ends the program for it: "Timers cannot be stopped from another
thread", then a segmentation fault (decision 0136).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer, Slot

PAUSE_MS = 1000
"""Milliseconds between two looks: one is a comparison of three numbers while there is nothing to do."""


class Collecting(QObject):
    """Takes over from Python's own collector until the program ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = QTimer(self)
        self._looks.setTimerType(Qt.TimerType.CoarseTimer)
        self._looks.setInterval(PAUSE_MS)
        self._looks.timeout.connect(self._on_looks_timeout)

    def begin(self) -> None:
        """From now on nothing is collected on another thread."""
        gc.disable()
        self._looks.start()

    @Slot()
    def _on_looks_timeout(self) -> None:
        collect_what_is_due()


def collect_what_is_due() -> int:
    """Collect the oldest generation that has its number of Python's own thresholds; which one it was, -1 for none."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return generation
    return -1
