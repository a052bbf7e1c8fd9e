"""The main window: desk or session on one stage, and the wiring between what pages wish and what happens."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.storage.store import Store
from hirepair_desktop.text import _
from hirepair_desktop.ui.acts import HELP, Acts
from hirepair_desktop.ui.appearance import Appearance
from hirepair_desktop.ui.desk import Desk
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.files import Files
from hirepair_desktop.ui.jobs import Jobs
from hirepair_desktop.ui.leaving import Leaving
from hirepair_desktop.ui.look import Look
from hirepair_desktop.ui.menus import Menus
from hirepair_desktop.ui.saving import Saving
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.buttons import press_focused
from hirepair_desktop.ui.widgets.front import FRONT_CHANGED
from hirepair_desktop.ui.widgets.status_bar import StatusBar
from hirepair_desktop.ui.widgets.tab_order import go_on
from hirepair_desktop.ui.window_state import WindowState
from hirepair_desktop.ui.workspace import OpenWorkspace

if TYPE_CHECKING:
    from hirepair_desktop.ui.table import Table

SMALLEST = (1120, 700)
FIRST_SIZE = (1440, 900)


def first_size(room: QSize) -> QSize:
    """How large the window opens the first time on a screen with that much room, in logical pixels."""
    return QSize(*FIRST_SIZE).boundedTo(room).expandedTo(QSize(*SMALLEST))


class Stage(QWidget):
    """What stands between menu bar and status bar, on the colour of the canvas. `front_changed()`: see ui/widgets/front."""

    front_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("stage")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme()["canvas"])

    def customEvent(self, event: QEvent) -> None:
        if event.type() == FRONT_CHANGED:
            self.front_changed.emit()


class Centre(QWidget):
    """Stage and status bar. Tab goes through them in reading order, Enter presses the button that has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("centre")

    def focusNextPrevChild(self, forward: bool) -> bool:
        flush_all()  # what is typed may bring the very field that comes next: the reason of an offer outside the range
        return go_on(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(event):
            super().keyPressEvent(event)


class MainWindow(QMainWindow):
    """One workspace in one window. `desk` is what stands outside sessions, `table` a session on the table."""

    def __init__(self, appearance: Appearance, default_file: Path, today: date | None = None) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.default_file, self.today = default_file, today
        self.workspace: OpenWorkspace | None = None
        self.desk: Desk | None = None
        self.table: Table | None = None
        self.jobs = Jobs(self)
        self.leaving = Leaving(self)
        self.saving = Saving(self)
        self.menus = Menus(self)
        self.files = Files(self)
        self.acts = Acts(self)
        self.state = WindowState(self)
        self.look = Look(self, appearance)
        self._build()
        self._wire()
        self.setMinimumSize(*SMALLEST)
        self.resize(first_size(self.screen().availableSize()))
        geometry = QSettings("hirepair", "window").value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _build(self) -> None:
        self.stage = Stage()
        self.stack = QStackedWidget()
        self.stack.setObjectName("stack")
        on_stage = QHBoxLayout(self.stage)
        on_stage.setContentsMargins(0, 0, 0, 0)
        on_stage.addWidget(self.stack)
        self.status = self._make_status()
        centre = Centre()
        self._around = whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.stage, 1)
        whole.addWidget(self.status)
        self.setCentralWidget(centre)

    def _make_status(self) -> StatusBar:
        made = StatusBar()
        made.set_place(_("All data stays on this computer"), "computer")
        made.sample_requested.connect(lambda: self.go("sample", ""))
        made.copy_requested.connect(self.saving.ask_elsewhere)
        return made

    def _wire(self) -> None:
        menus = self.menus
        self.stage.front_changed.connect(self.state.show_acts)
        for name, slot in {
            "new_workspace": self.files.ask_new,
            "open_workspace": self.files.ask_open,
            "open_example": self.files.open_example,
            "save_copy": self.files.ask_copy,
            "bring_in": self.files.ask_import,
            "export_json": self.files.ask_export,
            "close_workspace": self.close_workspace,
            "leave": self.close,
            "undo": self.acts.undo,
            "redo": self.acts.redo,
            "new_commitment": self.acts.new_commitment,
            "plan": self.acts.show_plan,
            "print_summary": self.acts.print_shown,
        }.items():
            menus.connect(name, slot)
        for place in ("settings", "new_session", "question_bank", *HELP):
            menus.connect(place, partial(self.go, place, ""))
        for key, action in menus.places.items():
            action.triggered.connect(lambda _checked=False, key=key: self.go(key, ""))

    # Opening and letting go of a workspace

    def show_first_run(self) -> None:
        """Two chairs, no workspace yet (picture 16)."""
        from hirepair_desktop.ui.pages.first_run import FirstRunPage

        self._clear_stage()
        page = FirstRunPage(self.default_file)
        page.begin_requested.connect(self.files.begin)
        page.example_requested.connect(self.files.open_example)
        page.open_requested.connect(self.files.ask_open)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.recruiter.name.setFocus()
        self.status.set_keys([("Tab", _("next field")), ("F1", _("keys"))])
        self.state.show_all()
        self.status.set_backup(_("No account, no network"))

    def show_workspace(self, store: Store) -> None:
        """Put the desk of a workspace on the stage."""
        self._clear_stage()
        self.workspace = OpenWorkspace(store, self.today, self)
        self.workspace.changed.connect(self.state.on_workspace_changed)
        self.workspace.found_no_room.connect(self.saving.on_no_room)
        self.workspace.pair_changed.connect(self.state.show_owed)
        self.desk = Desk(self.workspace, self)
        self.desk.wished.connect(self.go)
        self.acts.listen(self.desk)
        self.stack.addWidget(self.desk)
        self.stack.setCurrentWidget(self.desk)
        self.desk.go("home", "")
        self.status.set_note("")
        self.status.set_keys([])
        self.look.remember_file(store.path)
        self.state.show_all()

    def _clear_stage(self) -> None:
        flush_all()
        self.acts.close_preview()
        self.leave_table()
        workspace, self.workspace, self.desk = self.workspace, None, None
        while (widget := self.stack.widget(0)) is not None:
            self.stack.removeWidget(widget)
            widget.deleteLater()
        if workspace is not None:
            self.jobs.finish()
            workspace.finish()
            try:
                workspace.store.close()
            except HirePairError as error:
                self.complain(str(error))
            workspace.deleteLater()

    def close_workspace(self) -> None:
        """Back to the two chairs; the file is backed up and closed."""
        if not self.leaving.allowed():
            return
        self.look.remember_file(None)
        self.show_first_run()

    # Going somewhere

    @Slot(str, str)
    def go(self, place: str, about_id: str) -> None:
        """Answer a wish: a place of the sidebar, a role, candidate or session, a help page."""
        if self.desk is None or (place in HELP and self.state.covered()):
            self.acts.show_help(place)
            return
        flush_all()
        if self.table is not None and place in HELP:
            self.table.show_help(place)
        elif self.table is not None and not self.leaving.allowed():
            return
        elif place in ("session", "scorecard"):
            self.acts.close_preview()
            self.open_session(about_id, alone=place == "scorecard")
        else:
            self.acts.close_preview()
            self.leave_table()
            self.desk.go(place, about_id)
            self.status.set_keys(self.desk.key_hints())
            self.state.show_title()

    def open_session(self, session_id: str, *, alone: bool = False) -> None:
        """Put a session on the table; the sidebar leaves. `alone` begins where the two write alone."""
        if self.workspace is None:
            return
        from hirepair_desktop.ui.table import Table

        self.leave_table()
        try:
            table = Table(self.workspace, session_id, self.stage, self)
        except HirePairError as error:
            self.complain(str(error))
            return
        self.table = table
        self.acts.listen(table)
        table.wished.connect(self.go)
        table.left.connect(self._on_table_left)
        table.closed.connect(self.acts.offer_summary)
        table.reopened.connect(self._on_table_reopened)
        table.keys_changed.connect(self.status.set_keys)
        table.privacy_changed.connect(self.state.on_privacy_changed)
        self.stack.addWidget(table.frame)
        self.stack.setCurrentWidget(table.frame)
        self.menus.set_session_actions(table.frame.session_actions())
        try:
            table.begin(alone=alone)
        except HirePairError as error:
            self.leave_table()
            self.complain(str(error))
        self.state.show_title()

    @Slot()
    def _on_table_reopened(self) -> None:
        if self.table is not None:
            self.open_session(self.table.session_id)

    @Slot()
    def _on_table_left(self) -> None:
        """Where the pair came from; Home when that was the form the session began with."""
        if not self.leaving.allowed():
            return
        self.leave_table()
        if self.desk is not None:
            place, about_id = self.desk.shown()
            self.go("home" if place == "new_session" else place, about_id)

    @Slot()
    def leave_table(self) -> None:
        """Back to the desk."""
        table, self.table = self.table, None
        if table is None:
            return
        table.leave()
        self.stack.removeWidget(table.frame)
        table.frame.deleteLater()
        table.deleteLater()
        self.menus.set_session_actions([])
        if self.desk is not None:
            self.stack.setCurrentWidget(self.desk)
            self.status.set_keys([])
        self.state.show_title()

    # What the window says

    @Slot(str)
    def say(self, words: str) -> None:
        """One line above the status bar."""
        self.acts.toast().show_words(words)

    def complain(self, words: str) -> None:
        """A sentence about something that did not work; it stays until it is closed."""
        from hirepair_desktop.ui.notice import Notice

        Notice(self.stage, words).come()

    def show_bug(self) -> None:
        """HirePair made a mistake of its own: nothing is lost, and where the details are."""
        from hirepair_desktop.log import log_file

        self.complain(
            _("HirePair made a mistake of its own. What was saved is safe. Details are in {log}.").format(
                log=log_file()
            )
        )

    def private(self) -> bool:
        """Whether somebody writes alone behind the curtain."""
        return self.table is not None and self.table.private()

    def rebuild(self) -> None:
        """After a change of text size every page is built again."""
        session_id = self.table.session_id if self.table is not None else ""
        old, self.status = self.status, self._make_status()
        self._around.replaceWidget(old, self.status)
        old.deleteLater()
        if self.workspace is None:
            self.show_first_run()
            return
        place, about_id = self.desk.shown() if self.desk is not None else ("home", "")
        store = self.workspace.store
        self.leave_table()
        workspace, self.workspace, self.desk = self.workspace, None, None
        workspace.stop()
        workspace.deleteLater()
        self.show_workspace(store)
        if self.desk is not None:
            self.desk.go(place, about_id)
        if session_id:
            self.open_session(session_id)

    # Nothing is lost

    @Slot()
    def let_go(self) -> None:
        """Save, back up, close the file; once."""
        self.leaving.let_go()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.leaving.gone and not self.leaving.allowed():
            event.ignore()
            return
        self.let_go()
        super().closeEvent(event)
        QApplication.quit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_mnemonics(event)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._show_mnemonics(event)
        super().keyReleaseEvent(event)

    def _show_mnemonics(self, event: QKeyEvent) -> None:
        """The letters of the menu bar are underlined while Alt is held."""
        if event.key() == Qt.Key.Key_Alt:
            self.menuBar().update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow() and not self.leaving.gone:
            self.leaving.flush()
        super().changeEvent(event)
