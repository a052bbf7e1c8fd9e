"""The clock of a session: it ticks once a second, stops for a pause, and gives five more minutes once a section."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hirepair_desktop.model import Session
from hirepair_desktop.model.sittings import (
    EXTENSION_MINUTES,
    enter_section,
    extend_section,
    pause_section,
    spent,
    timing,
)
from hirepair_desktop.ui.session.panel import SessionPanel


class SessionClock(QObject):
    """`ticked(seconds, planned seconds, minutes so far, minutes planned, expected end)` for the section shown."""

    ticked = Signal(int, int, int, int, object)

    def __init__(self, panel: SessionPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._key = ""
        self.paused = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Tick from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Tick no more; the section that runs keeps its time and goes on when the pair sits down again."""
        self._timer.stop()
        self._write(pause=True)

    def show(self, key: str) -> None:
        """Turn to another section."""
        self._key = key
        self.tick()

    def toggle_pause(self) -> bool:
        """Pause or go on; whether it is paused now."""
        self.paused = not self.paused
        self._write(pause=self.paused)
        if self.paused:
            self._timer.stop()
        else:
            self._timer.start()
        return self.paused

    def five_more(self) -> bool:
        """Five more minutes for the section shown; False when it had them before."""
        given: list[bool] = []
        kept = self._panel.note(lambda _s, session: given.append(extend_section(session, self._key)))
        self.tick()
        return not kept or given[0]

    def _write(self, *, pause: bool) -> None:
        with self._panel.workspace.read() as s:
            if s.get_one(Session, self._panel.session_id).closed_at is not None:
                return
        key, now = self._key, self._panel.workspace.now()
        if pause:
            self._panel.note(lambda _s, session: pause_section(session, now))
        else:
            self._panel.note(lambda _s, session: enter_section(session, key, now))

    @Slot()
    def tick(self) -> None:
        """Say how the time stands."""
        with self._panel.workspace.read() as s:
            session = s.get_one(Session, self._panel.session_id)
            now: datetime = session.closed_at or self._panel.workspace.now()
            here = timing(session, self._key)
            seconds = int(spent(here, now).total_seconds())
            elapsed = sum((spent(section, now) for section in session.sections), timedelta())
        minutes = next(section.minutes for section in self._panel.sections if section.key == self._key)
        planned = minutes + (EXTENSION_MINUTES if here["extended"] else 0)
        whole = timedelta(minutes=sum(section.minutes for section in self._panel.sections))
        end = now + max(timedelta(), whole - elapsed)
        self.ticked.emit(
            seconds, planned * 60, int(elapsed.total_seconds() // 60), int(whole.total_seconds() // 60), end
        )
