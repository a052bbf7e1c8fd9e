"""Nothing typed is lost when something is left: a session, the workspace, the window (RELIABILITY D2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.pending import any_pending, flush_all

if TYPE_CHECKING:
    from hirepair_desktop.ui.main_window import MainWindow


class Leaving(QObject):
    """Saves before anything goes. `gone` once the file was let go for good."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._warned = False
        self.gone = False

    def flush(self) -> bool:
        """Save what is being typed, on the table and behind the curtain; False when something was refused."""
        flush_all()
        table = self._window.table
        behind = table is None or table.flush()
        return behind and not any_pending()

    def allowed(self) -> bool:
        """Whether nothing typed would be lost. The first time it would, that is said; asked again, it may go."""
        if self.flush() or self._warned:
            self._warned = False
            return True
        self._warned = True
        self._window.complain(
            _("Something typed here could not be saved; the reason stands beside it. Leave once more to go without it.")
        )
        return False

    def let_go(self) -> None:
        """Save, back up, close the file. Whatever ends the program comes through here; once."""
        if self.gone:
            return
        self.gone = True
        self.flush()
        window = self._window
        if window.table is not None:
            window.table.leave()
        window.jobs.finish()
        QSettings("hirepair", "window").setValue("geometry", window.saveGeometry())
        if window.workspace is not None:
            window.workspace.finish()
            try:
                window.workspace.store.close()
            except HirePairError:
                from hirepair_desktop.log import LOGGER

                LOGGER.warning("the backup at the end could not be made")
