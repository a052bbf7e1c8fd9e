"""What the menus do to the page that is shown: take back, do again, promise, print."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.page import Page

if TYPE_CHECKING:
    from hirepair_desktop.ui.desk import Desk
    from hirepair_desktop.ui.main_window import MainWindow
    from hirepair_desktop.ui.table import Table
    from hirepair_desktop.ui.widgets.toast import Toast


HELP = ("keys", "protects", "about")
"""The places that are help."""


class Acts(QObject):
    """Acts on whatever stands on the stage."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._just_closed = ""
        self._offered: Callable[[], None] = self.undo

    def listen(self, part: Desk | Table) -> None:
        """What a part of the window says, takes away and wants printed."""
        part.said.connect(self._window.say)
        part.took_away.connect(self.offer_undo)
        part.print_requested.connect(self.print_session)

    def toast(self) -> Toast:
        """The line above the status bar."""
        from hirepair_desktop.ui.widgets.toast import Toast

        found = self._window.findChild(Toast)
        if found is None:
            found = Toast(self._window.stage)
            found.undone.connect(self._on_toast_undone)
        return found

    @Slot(str)
    def offer_summary(self, session_id: str) -> None:
        """A session was closed: its summary is what the two take with them, so it is offered at once."""
        self._just_closed = session_id
        self._offered = self._print_closed
        self.toast().show_words(_("Closed. What is open is printed as open."), _("Print summary…"))

    @Slot(str)
    def offer_undo(self, words: str) -> None:
        """Something was taken away: what went, and the way back."""
        self._offered = self.undo
        self.toast().show_words(words, _("Undo"))

    @Slot()
    def _on_toast_undone(self) -> None:
        """The one thing the line above the status bar offers."""
        self._offered()

    def _print_closed(self) -> None:
        self.print_session(self._just_closed)

    def _page(self) -> Page | None:
        """The page that is shown; nobody's while somebody writes alone."""
        window = self._window
        if window.private():
            return None
        if window.table is not None:
            return window.table.frame.page
        return window.desk.page if window.desk is not None else None

    def undo(self) -> None:
        """Take back the last step of the page that is shown."""
        flush_all()
        page = self._page()
        if page is not None:
            page.edits.stack.undo()

    def redo(self) -> None:
        """Do it again."""
        page = self._page()
        if page is not None:
            page.edits.stack.redo()

    def new_commitment(self) -> None:
        """A new commitment where one is; a summary in front closes."""
        self.close_preview()
        if self._window.table is not None:
            self._window.table.new_commitment()
        elif self._window.desk is not None:
            self._window.desk.go("commitments", "new")

    def show_plan(self) -> None:
        """The interview plan of the role that is shown, at the table or on the desk; else of the one shown last."""
        window, role_id = self._window, ""
        if window.table is not None:
            role_id = getattr(window.table.panel, "role_id", "")
        elif window.desk is not None:
            role_id = window.desk.role_id()
        window.go("plan", role_id)

    def show_help(self, place: str) -> None:
        """Help in front of the two chairs, where no page can show it; other places are not there yet."""
        if place in HELP:
            from hirepair_desktop.ui.help_cover import help_over

            help_over(self._window.stage, place)

    def print_shown(self) -> None:
        """The summary of the session that is shown."""
        if self._window.table is not None:
            self.print_session(self._window.table.session_id)
        elif self._window.desk is not None:
            self._window.desk.print_shown()

    @Slot(str)
    def print_session(self, about_id: str) -> None:
        """Preview a PDF in the window: of a session, a candidate (the letter), a role (the decision record) or a pair
        (its quarter)."""
        window = self._window
        if window.workspace is None:
            return
        from hirepair_desktop.ui.preview import Preview

        flush_all()
        self.close_preview()
        preview = Preview(window.workspace, about_id, window.jobs, window.stage)
        preview.said.connect(window.say)
        preview.come()

    def close_preview(self) -> None:
        """A summary in front of the page goes with it: it must not stand over another page or another file."""
        for shown in self._window.stage.findChildren(QWidget, "preview"):
            from hirepair_desktop.ui.preview import Preview

            if isinstance(shown, Preview):
                shown.go()
