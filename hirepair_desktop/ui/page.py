"""What every page does: refresh when something it shows has changed, now if seen, else when shown."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from hirepair_desktop.storage.store import Change
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.workspace import OpenWorkspace

if TYPE_CHECKING:
    from hirepair_desktop.ui.edits import Edits


class Page(QWidget):
    """A page over one open workspace. Subclasses name the tables they show in `shows` and write `refresh`.

    Requests are wishes the main window answers: `open_requested(place, id)` with place one of the sidebar's
    keys or "role", "session", "candidate", "person"; `session_requested(kind, role_id, candidate_id)` for a
    new one; `print_requested(id)` of a session, a candidate (the letter), a role (the decision record) or a pair (its
    quarter, or the months behind a space: `ID 2026-06-01/2026-11-24`); `said(words)` for the toast, `took_away(words)`
    for one that offers Undo.
    """

    shows: frozenset[str] = frozenset()

    open_requested = Signal(str, str)
    session_requested = Signal(str, str, str)
    print_requested = Signal(str)
    said = Signal(str)
    took_away = Signal(str)

    def __init__(self, workspace: OpenWorkspace, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.workspace = workspace
        self._stale = True
        self._ground = ""
        workspace.changed.connect(self._on_workspace_changed)

    @cached_property
    def edits(self) -> Edits:
        """What was changed on this page and can be taken back; made by its first use, with the classes it maps."""
        from hirepair_desktop.ui.edits import Edits

        edits = Edits(self.workspace.store, self)
        edits.refused.connect(self._on_edits_refusing)
        return edits

    def refresh(self) -> None:
        """Read what is shown and show it, without overwriting what is being typed."""
        raise AssertionError("a page says how it refreshes")

    @Slot(object)
    def _on_workspace_changed(self, changes: frozenset[Change]) -> None:
        if not self.shows.isdisjoint(change.kind for change in changes):
            self.look_again()

    @Slot(str, str)
    def _on_edits_refusing(self, field: str, sentence: str) -> None:
        """No refusal is silent: what nothing in the window says by the next turn of the loop is said aloud."""
        QTimer.singleShot(0, self, partial(self._say_unless_shown, sentence))

    def _say_unless_shown(self, sentence: str) -> None:
        labels = self.window().findChildren(QLabel)
        if not any(sentence in label.text() for label in labels if label.isVisible()):
            self.said.emit(sentence)

    def stand_on(self, token: str) -> None:
        """Paint this colour of the theme under everything, where it is what lies below anyway.

        A page that covers its ground is moved as a picture when it scrolls, and only what comes into sight is
        painted (PERFORMANCE: 16 ms a step).
        """
        self._ground = token
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground:
            QPainter(self).fillRect(event.rect(), theme()[self._ground])

    def key_hints(self) -> list[tuple[str, str]]:
        """Keys worth a hint in the status bar, as pairs of keys and words."""
        return []

    def lands_on(self) -> QWidget | None:
        """Where keys go when the page comes to the table and nothing had them there; None for its first stop."""
        return None

    def look_again(self) -> None:
        """Refresh now when seen, else when shown."""
        if self.isVisible():
            self._stale = False
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """An error that left here would be kept until Qt has shown everything inside, which then crashes (PySide
        6.11): it is raised by the next turn of the loop instead, where the program says it and goes on."""
        if self._stale:
            self._stale = False
            try:
                self.refresh()
            except Exception as error:
                QTimer.singleShot(0, self, partial(_raise, error))
        super().showEvent(event)


def _raise(error: Exception) -> None:
    raise error
