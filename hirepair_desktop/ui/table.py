"""A session on the table: its panel in the frame, private turns and reveals over the stage."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.errors import HirePairError, RefusedValueError
from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.forms import FORMS
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.sittings import form_of, reopen_session
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.pending import any_pending, flush_all
from hirepair_desktop.ui.private.opening import Opening
from hirepair_desktop.ui.private.turn import PrivateTurn
from hirepair_desktop.ui.session.frame import SessionFrame
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.reveal import fade_in
from hirepair_desktop.ui.workspace import OpenWorkspace

PANELS = {
    SessionKind.INTAKE: ("intake.panel", "IntakePanel"),
    SessionKind.RE_INTAKE: ("intake.again_panel", "ReIntakePanel"),
    SessionKind.SHORTLIST: ("shortlist.panel", "ShortlistPanel"),
    SessionKind.DEBRIEF: ("review.panel", "ReviewPanel"),
    SessionKind.FEEDBACK: ("feedback.panel", "FeedbackPanel"),
    SessionKind.MEND: ("mend.panel", "MendPanel"),
    SessionKind.LOOK_BACK: ("look_back.panel", "LookBackPanel"),
    SessionKind.CHECK_IN: ("check_in.panel", "CheckInPanel"),
}
"""The panel of each kind of session, imported when one is opened."""

ONWARD = "Ctrl ↵"
"""How a hint writes the key to the next section."""


def make_panel(workspace: OpenWorkspace, session_id: str, parent: QObject) -> SessionPanel:
    """The panel for a session; RefusedValueError for one that is gone."""
    with workspace.read() as s:
        session = s.get(Session, session_id)
        if session is None:
            raise RefusedValueError(_("This session is not in the workspace any more. Choose another one."))
        kind = session.kind
        if form_of(session) is FORMS[SessionKind.INTAKE]:
            kind = SessionKind.INTAKE  # also a re-intake that was held on an intake's agenda
    module, name = PANELS[kind]
    panel: SessionPanel = getattr(import_module(f"hirepair_desktop.ui.{module}"), name)(workspace, session_id, parent)
    return panel


class Table(QObject):
    """One open session. `left()` back to the desk, `closed(session_id)` once it is, `privacy_changed(bool)` when the curtain closes or opens."""

    said = Signal(str)
    took_away = Signal(str)
    wished = Signal(str, str)
    left = Signal()
    closed = Signal(str)
    reopened = Signal()
    print_requested = Signal(str)
    keys_changed = Signal(list)
    privacy_changed = Signal(bool)

    def __init__(self, workspace: OpenWorkspace, session_id: str, stage: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.session_id = session_id
        self._stage = stage
        try:
            self.panel = make_panel(workspace, session_id, self)
        except HirePairError:
            self.deleteLater()  # its parent would keep it
            raise
        self.frame = SessionFrame(self.panel)
        self._turn: PrivateTurn | None = None
        self._opening: Opening | None = None
        self.panel.private_requested.connect(self._on_panel_private_requested)
        self.panel.reveal_requested.connect(self._on_panel_reveal_requested)
        self.panel.print_requested.connect(self.print_requested)
        self.panel.said.connect(self.said)
        self.panel.took_away.connect(self.took_away)
        self.panel.close_requested.connect(self._on_panel_close_requested)
        self.panel.left_requested.connect(self.left)
        self.panel.wished.connect(self.wished)
        self.frame.section_shown.connect(self._on_frame_section_shown)
        self.frame.left.connect(self.left)
        self.frame.closed_bar.reopen_requested.connect(self._on_closed_bar_reopen_requested)
        self.frame.closed_bar.print_requested.connect(self._on_closed_bar_print_requested)

    def begin(self, *, alone: bool = False) -> None:
        """Sit down; `alone` goes straight to where the two write alone."""
        self.frame.begin(self.panel.alone_section if alone else "")
        if alone:
            self.panel.write_alone()

    def title(self) -> str:
        """The session's words for the window's title."""
        return self.panel.title()

    def private(self) -> bool:
        """Whether somebody is alone behind the curtain just now."""
        return self._turn is not None or self._opening is not None

    def flush(self) -> bool:
        """Save what is being typed behind the curtain; False when that was refused."""
        return self._turn is None or self._turn.flush()

    def leave(self) -> None:
        """Save, end a private turn, stop the clock."""
        if self._turn is not None:
            self._turn.abandon()
        flush_all()
        self.frame.left.disconnect(self.left)
        self.frame.leave()

    def new_commitment(self) -> None:
        """Where a session keeps its commitments: its last section."""
        self.frame.show_section(self.panel.sections[-1].key)

    def show_help(self, place: str) -> None:
        """Help in front of the session; the keys of its section first."""
        from hirepair_desktop.ui.help_cover import help_over

        key = self.frame.section_key()
        section = next(section for section in self.panel.sections if section.key == key)
        help_over(self._stage, place, self._keys(section))

    @Slot(str)
    def _on_frame_section_shown(self, key: str) -> None:
        section = next(section for section in self.panel.sections if section.key == key)
        self.keys_changed.emit(self._keys(section))

    def _keys(self, section: Section) -> list[tuple[str, str]]:
        """The keys of a section; after the last there is no next one to go to."""
        found = self.panel.keys(section)
        return [hint for hint in found if hint[0] != ONWARD] if section is self.panel.sections[-1] else found

    @Slot()
    def _on_panel_close_requested(self) -> None:
        flush_all()
        if any_pending():
            self.said.emit(_("Something typed here could not be saved; the reason stands beside it."))
            return
        with self.panel.workspace.read() as s:
            closed = s.get_one(Session, self.session_id).closed_at is not None
        if closed:
            self.left.emit()
            self.said.emit(_("This session is closed."))
            return
        stops = self.panel.closing_stops()
        if stops:
            self.frame.show_section(self.panel.sections[-1].key)
            self.panel.show_closing_stops()
            self.said.emit(stops)
            return
        now = self.panel.workspace.now()
        if not self.panel.note(lambda s, session: self.panel.end(s, session, now)):
            return
        self.left.emit()  # first: a line above the status bar goes when the focus moves
        self.closed.emit(self.session_id)

    @Slot(str)
    def _on_closed_bar_reopen_requested(self, reason: str) -> None:
        try:
            with self.panel.workspace.write() as s:
                reopen_session(s.get_one(Session, self.session_id), reason)
        except HirePairError as error:
            self.frame.closed_bar.show_sentence(str(error))
            return
        self.reopened.emit()

    @Slot()
    def _on_closed_bar_print_requested(self) -> None:
        self.print_requested.emit(self.session_id)

    # Behind the curtain

    @Slot(str, str, str)
    def _on_panel_private_requested(self, what: str, person_id: str, about_id: str) -> None:
        if self.private():
            return
        flush_all()
        self.frame.barrier()
        self.frame.hold_focus()
        self._turn = PrivateTurn(self._stage, self.panel, what, person_id, about_id)  # type: ignore[arg-type]
        self._turn.said.connect(self.said)
        self._turn.ended.connect(self._on_turn_ended)
        self.privacy_changed.emit(True)
        self._turn.start()

    @Slot(bool)
    def _on_turn_ended(self, sealed: bool) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.deleteLater()
        self.privacy_changed.emit(False)
        if self.frame.page is not None:
            self.frame.page.look_again()
        self.frame.take_focus()

    @Slot(str, str)
    def _on_panel_reveal_requested(self, what: str, about_id: str) -> None:
        if self.private():
            return
        flush_all()
        self.frame.barrier()
        self.frame.hold_focus()
        self._opening = Opening(self._stage, self.panel, what, about_id)  # type: ignore[arg-type]
        self._opening.said.connect(self.said)
        self._opening.ended.connect(self._on_opening_ended)
        self.privacy_changed.emit(True)
        self._opening.start()

    @Slot(bool)
    def _on_opening_ended(self, shown: bool) -> None:
        opening, self._opening = self._opening, None
        if opening is not None:
            opening.deleteLater()
        self.privacy_changed.emit(False)
        page = self.frame.page
        if page is not None:
            page.look_again()
            if shown:
                fade_in(page)
        self.frame.take_focus()
