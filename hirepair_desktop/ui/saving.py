"""While the disk is full: what is typed stays, it is tried again, and there is a way out (RELIABILITY D2, fault 5)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QFileDialog

from hirepair_desktop.errors import HirePairError, RefusedBySystemError
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.pending import any_pending, untold

if TYPE_CHECKING:
    from hirepair_desktop.ui.main_window import MainWindow

RETRIES_S = (1, 2, 5, 10)
"""Seconds until what found no room is saved once more; the last one again and again (RELIABILITY D2)."""


class Saving(QObject):
    """Says that something is not saved, and tries until it is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tries = 0
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self.try_again)

    def is_unsaved(self) -> bool:
        """Whether something found no room and was not saved since."""
        return self._next.isActive()

    @Slot()
    def on_no_room(self) -> None:
        """A save found no room: say so where the saved time stands, and try again soon."""
        self._window.status.set_unsaved(_("Not saved: the disk is full"))
        self._next.start(1000 * RETRIES_S[min(self._tries, len(RETRIES_S) - 1)])

    @Slot()
    def try_again(self) -> None:
        """Save what waits. What finds no room still comes back through `on_no_room`, a longer pause ahead."""
        self._tries += 1
        self._next.stop()
        self._window.leaving.flush()
        if not self._next.isActive():
            self.saved()

    def saved(self) -> None:
        """Something was saved, or nothing waits any more: all is well again, unless something else still waits."""
        if self._next.isActive() and any_pending():
            return
        self._tries = 0
        self._next.stop()
        self._window.status.set_unsaved("")

    # The way out

    @Slot()
    def ask_elsewhere(self) -> None:
        """Everything that was saved as an exchange file on another disk, and the words that were not beside it."""
        from hirepair_desktop.transfer.exchange import export_exchange

        workspace = self._window.workspace
        if workspace is None:
            return
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window,
            _("Save a copy elsewhere"),
            f"{workspace.store.path.stem}.json",
            _("Exchange files (*.json)"),
        )
        if not chosen:
            return
        target = Path(chosen)
        try:
            export_exchange(workspace.store, target)
            beside = write_untold(target)
        except HirePairError as error:
            self._window.complain(str(error))
            return
        words = _("Wrote {path}. Sealed pages stayed here.").format(path=target)
        if beside is not None:
            words = _("Wrote {path}, and beside it what is not saved yet. Sealed pages stayed here.").format(
                path=target
            )
        self._window.say(words)


def write_untold(target: Path) -> Path | None:
    """The words that stand in fields and found no room, as plain text beside a file; None where there are none.

    Raises RefusedBySystemError when they cannot be written there.
    """
    from hirepair_desktop.storage.files import write_file

    waiting = untold()
    if not waiting:
        return None
    beside = target.with_name(_("{name}, not saved.txt").format(name=target.stem))
    try:
        write_file(beside, "\n\n".join(f"{label}\n{words}" for label, words in waiting).encode())
    except OSError as error:
        raise RefusedBySystemError(
            _("{path} could not be written: {reason}. Choose another place or free some space.").format(
                path=beside, reason=error.strerror or error
            )
        ) from error
    return beside
