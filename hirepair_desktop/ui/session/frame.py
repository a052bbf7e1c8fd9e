"""The frame of a session: table bar, agenda, page, side column; it keeps the clock and the turn."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.kinds import SectionState
from hirepair_desktop.model.parting import refuse_to_begin
from hirepair_desktop.model.sittings import (
    enter_section,
    leave_section,
    note_first_speaker,
    section_to_resume,
    start_session,
    timing,
)
from hirepair_desktop.text import _, clock
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.agenda_items import agenda_items
from hirepair_desktop.ui.session.clock import SessionClock
from hirepair_desktop.ui.session.closed_bar import ClosedBar
from hirepair_desktop.ui.session.panel import BOTH, SessionPanel
from hirepair_desktop.ui.session.promised_bar import PromisedBar
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.agenda import Agenda
from hirepair_desktop.ui.widgets.boxes import Scroll, show_if
from hirepair_desktop.ui.widgets.tab_order import landing
from hirepair_desktop.ui.widgets.table_bar import TableBar
from hirepair_desktop.ui.workspace import MAN, REC

WIDE = 1440
"""From this window width on everything stands as drawn (DESIGN-LANGUAGE 4)."""

PAUSED = "paused"


def place_side(splitter: QSplitter, side: QWidget, fits: bool, width: int) -> None:
    """A column where there is room for one; the panel opens it over the page where not."""
    if fits and splitter.indexOf(side) < 0:
        splitter.addWidget(side)
    if splitter.indexOf(side) >= 0:
        show_if(side, fits)
    splitter.setSizes([splitter.width() - width, width])


def part_beside(around: list[QWidget | None], page: QWidget | None, by: int) -> QWidget:
    """The part before or after the one that has the focus, around the end; from nowhere it counts from the page."""
    parts = [part for part in around if part is not None and part.isVisible()]
    here = QApplication.focusWidget()
    first = parts.index(page) if page in parts else 0
    at = next((n for n, part in enumerate(parts) if here and (part is here or part.isAncestorOf(here))), first)
    return parts[(at + by) % len(parts)]


def _scroll_of(page: Page, name: str) -> Scroll:
    """A page that scrolls; where nothing in it takes keys it takes them itself, with the ring around its title."""
    made = Scroll(page, name)
    made.setProperty("ring", next((part for part in page.findChildren(QWidget) if part.property("heading")), None))
    return made


class SessionFrame(QWidget):
    """One session on the table. `left()` when the pair goes back to the desk; `section_shown(key)`."""

    left = Signal()
    section_shown = Signal(str)

    def __init__(self, panel: SessionPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("session_frame")
        self.panel = panel
        panel.frame = self
        self._pages: dict[str, Page] = {}
        self._key = ""
        self._held: QWidget | None = None
        self._begun = False
        self._build()
        self._add_keys()
        self.clock = SessionClock(panel, self)
        self.clock.ticked.connect(self._on_clock_ticked)
        panel.section_requested.connect(self.show_section)

    def _build(self) -> None:
        self.table_bar = TableBar()
        self.panel.frame_head = self.table_bar
        self.table_bar.set_seats(self.panel.pair.recruiter.name, self.panel.pair.manager.name)
        self.table_bar.set_title(self.panel.title())
        self.table_bar.set_sections([(section.key, _(section.title)) for section in self.panel.sections])
        self.agenda = Agenda()
        self.agenda.setAccessibleName(_("Agenda"))
        show_if(self.agenda, not theme().large())  # with large text the table bar holds it
        self.stack = QStackedWidget()
        self.stack.setObjectName("stack")
        self.side = self.panel.make_side()
        self.splitter = QSplitter()
        self.splitter.setObjectName("splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(0, 1)
        if self.side is not None:
            self.splitter.addWidget(self.side)
            self.splitter.setStretchFactor(1, 0)
            show_if(self.side, False)  # until the session has begun: what begins it would be shown anew each time
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.agenda)
        below.addWidget(self.splitter, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.closed_bar = ClosedBar()
        whole.addWidget(self.table_bar)
        self.promised_bar = PromisedBar(self.panel)
        self.section_shown.connect(self.promised_bar.show_for)
        whole.addWidget(self.closed_bar)
        whole.addWidget(self.promised_bar)
        whole.addLayout(below, 1)
        self.table_bar.section_requested.connect(self.show_section)
        self.agenda.section_requested.connect(self.show_section)
        self.agenda.pause_requested.connect(self._on_agenda_pause_requested)
        self.agenda.park_requested.connect(self._on_agenda_park_requested)
        self.agenda.fold_requested.connect(self.agenda.set_folded)

    def _add_keys(self) -> None:
        self.pass_turn = self._action("pass_turn", _("Pass the turn"), "Ctrl+.", self._on_pass_turn)
        self.next_section = self._action("next_section", _("Next section"), "Ctrl+Return", self._on_next_section)
        self.back_section = self._action(
            "back_section", _("Previous section"), "Ctrl+Shift+Return", self._on_back_section
        )
        self.skip_section = self._action(
            "skip_section", _("Skip this section"), "Ctrl+Alt+Right", self._on_skip_section
        )
        self.five_more = self._action("five_more", _("Five more minutes"), "Ctrl+E", self._on_five_more)
        self.pause_clock = self._action("pause_clock", _("Pause or go on"), "", self._on_agenda_pause_requested)
        self.park_topic = self._action("park_topic", _("Park a topic"), "", self._on_agenda_park_requested)
        self.go_decision = self._action("go_decision", _("Go to the decision"), "Ctrl+D", self._on_go_decision)
        self.close_session = self._action("close_session", _("Close this session"), "", self._on_close_session)
        self.next_part = self._action("next_part", _("Next part of the window"), "F6", self._on_next_part)
        self.back_part = self._action("back_part", _("Previous part of the window"), "Shift+F6", self._on_back_part)
        for action in self.panel.actions():
            self.addAction(action)

    def _action(self, name: str, words: str, keys: str, slot: object) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def session_actions(self) -> list[QAction]:
        """What the Session menu offers while this session is on the table."""
        return [
            self.pass_turn, self.next_section, self.back_section, self.skip_section, self.five_more,
            self.pause_clock, self.park_topic, *self.panel.actions(), self.go_decision, self.close_session,
        ]  # fmt: skip

    # Beginning and leaving

    def begin(self, at: str = "") -> None:
        """Sit down: start what has not begun, unless the two parted (RefusedValueError); show the section asked for,
        else the one that runs or the first."""
        with self.panel.workspace.read() as s:
            session = s.get_one(Session, self.panel.session_id)
            started, closed = session.started_at, session.closed_at
            refuse_to_begin(s, session)
        if started is None:
            with self.panel.workspace.write() as s:
                start_session(s, s.get_one(Session, self.panel.session_id), self.panel.workspace.now())
        with self.panel.workspace.read() as s:
            resumed = section_to_resume(s.get_one(Session, self.panel.session_id))
        known = [section.key for section in self.panel.sections]
        self.show_section(at or (resumed if resumed in known and not closed else known[0]))
        self.closed_bar.setVisible(closed is not None)
        self.agenda.set_closed(closed is not None)
        if closed is not None:
            self.closed_bar.show_closed(closed.astimezone().date())
        self._begun = True
        self._place_side()
        self.clock.start()

    def leave(self) -> None:
        """Back to the desk; what was being typed is saved first."""
        flush_all()
        self.clock.stop()
        self.panel.stop()
        self.left.emit()

    @property
    def page(self) -> Page | None:
        """The page of the section that is shown."""
        return self._pages.get(self._key)

    def barrier(self) -> None:
        """The laptop changes hands: undo crosses this on no page of the session."""
        for page in self._pages.values():
            page.edits.barrier()

    # Sections

    def _section(self, key: str) -> Section:
        return next(section for section in self.panel.sections if section.key == key)

    @Slot(str)
    def show_section(self, key: str) -> None:
        """Turn to a section: flush what is being typed, begin its clock, show its page."""
        flush_all()
        if not self._closed():
            now = self.panel.workspace.now()
            self.panel.note(lambda _s, session: enter_section(session, key, now))
        if key not in self._pages:
            page = self.panel.make_page(key)
            page.stand_on("canvas")
            self._pages[key] = page
            page.print_requested.connect(self.panel.print_requested)
            page.said.connect(self.panel.said)
            page.took_away.connect(self.panel.took_away)
            self.stack.addWidget(_scroll_of(page, f"{key}_scroll"))
        self._key, self.panel.page = key, self._pages[key]
        self.stack.setCurrentIndex(list(self._pages).index(key))
        self.set_turn(self.panel.turn_of(self._section(key)))
        self._show_agenda()
        self.clock.show(key)
        self.take_focus()
        self.section_shown.emit(key)

    def section_key(self) -> str:
        """The key of the section that is shown."""
        return self._key

    def _closed(self) -> bool:
        with self.panel.workspace.read() as s:
            return s.get_one(Session, self.panel.session_id).closed_at is not None

    def _step(self, by: int) -> None:
        keys = [section.key for section in self.panel.sections]
        place = keys.index(self._key) + by
        if 0 <= place < len(keys):
            self.show_section(keys[place])

    def _end_section(self, state: SectionState) -> None:
        flush_all()
        key, now = self._key, self.panel.workspace.now()
        if self._closed() or self.panel.note(lambda _s, session: leave_section(session, key, now, state)):
            self._step(1)
            self._show_agenda()

    @Slot()
    def _on_next_section(self) -> None:
        self._step(1)

    @Slot()
    def _on_back_section(self) -> None:
        self._step(-1)

    @Slot()
    def _on_skip_section(self) -> None:
        self._end_section(SectionState.SKIPPED)

    @Slot()
    def _on_agenda_park_requested(self) -> None:
        self._end_section(SectionState.PARKED)

    @Slot()
    def _on_go_decision(self) -> None:
        self.panel.focus_decision()

    @Slot()
    def _on_close_session(self) -> None:
        flush_all()
        self.panel.close_requested.emit()

    # Moving between agenda, page, side and bar

    def hold_focus(self) -> None:
        """Remember where keys went in the page: what comes in front of it now lets it rest, and them wander."""
        self._held = self.stack.focusWidget()

    def take_focus(self) -> None:
        """Let keys reach the page: where they were in it, else where it begins."""
        held, self._held = self._held, None
        self._focus(self.stack.currentWidget(), held)

    def _focus(self, part: QWidget | None, before: QWidget | None = None) -> None:
        if part is not None:
            before = before if before is not None and isValid(before) and part.isAncestorOf(before) else None
            wanted = self.page.lands_on() if self.page is not None and part is self.stack.currentWidget() else None
            where = wanted if wanted is not None and before is None else landing(part, before)
            (where or part).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_part(self, by: int) -> None:
        page = self.stack.currentWidget()
        bars = [self.table_bar.sections, self.closed_bar, self.promised_bar]
        part = part_beside([self.agenda, page, self.side, *bars], page, by)
        self._focus(part, self.agenda.list if part is self.agenda else None)

    @Slot()
    def _on_next_part(self) -> None:
        self._go_part(1)

    @Slot()
    def _on_back_part(self) -> None:
        self._go_part(-1)

    # The turn

    def set_turn(self, turn: str) -> None:
        """Whose turn it is: "rec", "man", "both" or "paused"."""
        self.panel.turn = turn
        self.panel.turned.emit(turn)
        section = self._section(self._key)
        self.table_bar.set_turn(turn, self.panel.doing(section, REC), self.panel.doing(section, MAN))
        if turn in (REC, MAN) and not self._closed():
            person = self.panel.pair.seat(turn)
            with self.panel.workspace.read() as s:
                noted = timing(s.get_one(Session, self.panel.session_id), self._key)["first_speaker_id"]
            if noted is None:
                self.panel.note(lambda _s, session: note_first_speaker(session, self._key, person.id))

    @Slot()
    def _on_pass_turn(self) -> None:
        flush_all()
        self.set_turn({REC: MAN, MAN: BOTH, BOTH: REC}.get(self.panel.turn, BOTH))

    # The clock

    @Slot()
    def _on_five_more(self) -> None:
        if not self.clock.five_more():
            self.panel.said.emit(_("This section was given five more minutes before."))

    @Slot()
    def _on_agenda_pause_requested(self) -> None:
        paused = self.clock.toggle_pause()
        self.agenda.set_paused(paused)
        self.set_turn(PAUSED if paused else self.panel.turn_of(self._section(self._key)))

    @Slot(int, int, int, int, object)
    def _on_clock_ticked(self, seconds: int, planned: int, minutes: int, whole: int, end: datetime) -> None:
        self.table_bar.set_timer(seconds, planned)
        self.agenda.set_footer(_("{n} min of {of}").format(n=minutes, of=whole), clock(end))

    # What is shown around the page

    def _show_agenda(self) -> None:
        self.agenda.set_items(agenda_items(self.panel, self._key))
        number = [section.key for section in self.panel.sections].index(self._key) + 1
        self.table_bar.set_section(number, len(self.panel.sections), _(self._section(self._key).title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.agenda.set_folded(self.panel.folds_agenda_at(self.width()) or theme().text_size >= 1.5)
            self._place_side()

    def _place_side(self) -> None:
        if self.side is not None and self._begun:
            fits = self.panel.side_fits(self.width())
            place_side(self.splitter, self.side, fits, theme().px(self.panel.side_width(self.width())))
