"""What the frame of the window says about its state: title, status bar, which menu items can act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from hirepair_desktop.model.sidebar import kept_setting, owed_by
from hirepair_desktop.text import _, clock, day, ngettext
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.front import in_front

IDLE_MS = 30_000
"""Quiet after which the lone file is made complete (RELIABILITY fault 22)."""

OWING = ("commitment", "partnership", "person", "setting")
"""What changes how much two owe, or who the two are."""

if TYPE_CHECKING:
    from hirepair_desktop.ui.main_window import MainWindow


class WindowState(QObject):
    """Keeps title, status bar and menus true to what is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._on_idle_timeout)

    @Slot()
    def _on_idle_timeout(self) -> None:
        from hirepair_desktop.storage.reserve import keep_reserve

        if self._window.workspace is not None:
            self._window.workspace.store.empty_side_files()
            keep_reserve()

    def show_all(self) -> None:
        """After a workspace was opened or closed."""
        window = self._window
        for action in window.menus.needs_workspace:
            action.setEnabled(window.workspace is not None)
        window.menus.set_session_actions([])
        window.status.set_saved("")
        window.status.set_backup(self._backup_words())
        self.show_acts()
        self.show_sample()
        self.show_owed()
        self.show_title()

    def show_title(self) -> None:
        """The session or page in the title; nothing of it while somebody writes alone."""
        window = self._window
        words = ""
        if not window.private():
            if window.table is not None:
                words = window.table.title()
            elif window.desk is not None:
                words = window.desk.title()
        window.setWindowTitle(f"{words} – HirePair" if words else "HirePair")

    def show_sample(self) -> None:
        """The “Sample data” tag stands on every screen of the example."""
        workspace = self._window.workspace
        if workspace is None:
            self._window.status.set_sample(False)
            return
        with workspace.glance() as rows:
            self._window.status.set_sample(bool(kept_setting(rows, "sample")))

    @Slot()
    def show_owed(self) -> None:
        """What the two whose table this is still owe; in large text the hints have the room."""
        workspace = self._window.workspace
        pair = workspace.pair() if workspace is not None else None
        if workspace is None or pair is None or theme().large():
            self._window.status.set_note("")
            return
        with workspace.glance() as rows:
            n, due = owed_by(rows, pair.recruiter.id, pair.manager.id, workspace.today())
        words = ngettext("{n} commitment open, {due} due", "{n} commitments open, {due} due", n) if due else ngettext(
            "{n} commitment open", "{n} commitments open", n
        )  # fmt: skip
        self._window.status.set_note(words.format(n=n, due=due) if n else "")

    def _backup_words(self) -> str:
        workspace = self._window.workspace
        if workspace is None:
            return ""
        from hirepair_desktop.storage.backup import last_backup_at

        at = last_backup_at(workspace.store.workspace_id)
        if at is None:
            return _("No backup yet")
        moment = at.astimezone()
        when = clock(moment) if moment.date() == workspace.today() else day(moment.date())
        return _("Backup: {when}").format(when=when)

    @Slot(object)
    def on_workspace_changed(self, changes: frozenset[object]) -> None:
        """“Saved 14:03” only after the commit."""
        workspace = self._window.workspace
        if workspace is None or workspace.store.last_saved is None:
            return
        self._idle.start()
        self._window.saving.saved()
        self._window.status.set_saved(_("Saved {time}").format(time=clock(workspace.store.last_saved)))
        kinds = {getattr(change, "kind", "") for change in changes}
        if "setting" in kinds:
            self.show_sample()
        if not kinds.isdisjoint(OWING):
            self.show_owed()

    def covered(self) -> bool:
        """Whether something stands in front that is to be read or answered first, or somebody writes alone."""
        return self._window.private() or bool(in_front(self._window.stage))

    def held(self) -> bool:
        """Whether one cannot go elsewhere: somebody writes alone, or what stands in front is not closed by that."""
        return self._window.private() or not all(front.goes_with_page for front in in_front(self._window.stage))

    @Slot()
    def show_acts(self) -> None:
        """No act reaches what is covered, by menu, key or pointer; behind the curtain only quitting is left."""
        window, covered, held = self._window, self.covered(), self.held()
        window.menus.rest(covered, everything=window.private(), places=held)
        window.stack.setEnabled(not covered)
        window.status.sample.setEnabled(not held)
        window.status.set_covered(covered)

    @Slot(bool)
    def on_privacy_changed(self, private: bool) -> None:
        """Curtain and private page have a bar of their own, and nothing of the session stands in the title."""
        self.show_acts()
        self._window.status.setVisible(not private)
        self.show_title()
