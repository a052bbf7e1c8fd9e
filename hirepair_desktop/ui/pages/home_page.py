"""Home: what comes next for the two, which roles are open, what waits, what was promised (picture 01)."""

from __future__ import annotations

import sys
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QVBoxLayout, QWidget

from hirepair_desktop.model.home import (
    Promised,
    due_check_ins,
    feedback_counts,
    next_session,
    open_promises,
    open_roles,
    waiting_decisions,
)
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.next_asks import NextAsks, next_asks
from hirepair_desktop.model.parted import left_words
from hirepair_desktop.model.sidebar import roles_of
from hirepair_desktop.text import _, bare_day, ngettext, short_day, weekday_day
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.home_parts import (
    NextSessionPanel,
    RolesTable,
    check_in_line,
    waiting_line,
)
from hirepair_desktop.ui.pages.lines import head, session_choices
from hirepair_desktop.ui.pages.parked import show_parked
from hirepair_desktop.ui.pages.thriving import show_thriving
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.balance_bars import BalanceBars
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, stack
from hirepair_desktop.ui.widgets.buttons import MenuButton
from hirepair_desktop.ui.widgets.commitment_row import CommitmentRow
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.labels import caption, title
from hirepair_desktop.ui.widgets.seat_mark import Seat
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair

if TYPE_CHECKING:
    from hirepair_desktop.ui.coach.standing_prompts import StandingPrompts

WIDE = 1180
"""Width of the page from which it stands as drawn: a window of 1440 px less sidebar and scroll bar, and some play."""

SIDE = 32
"""Left and right of the page, at 100 %."""

COACH = (
    "sqlalchemy", "sqlalchemy.orm", "hirepair_desktop.model.mapped", "hirepair_desktop.storage.blocks",
    "hirepair_desktop.coaching.engine", "hirepair_desktop.ui.edits", "hirepair_desktop.ui.coach.standing_prompts",
)  # fmt: skip
"""What the coach needs, in the order in which it is loaded."""

PROMISES_SHOWN = 3
CHECK_INS_SHOWN = 4


class HomePage(Page):
    """The first page of the desk."""

    shows = frozenset({
        "session", "role", "candidate", "decision", "commitment", "feedback", "check_in", "round", "draft",
        "brief_version", "partnership", "person", "challenge", "setting", "dismissal", "interview", "promise_event",
        "power_entry", "trust_entry", "candidate_message", "referrer_update", "thanks",
    })  # fmt: skip

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "home_page")
        self.setWindowTitle("")
        self.date_words = caption("")
        self.new_session = MenuButton(_("New session"), "new_session", session_choices(), icon="plus")
        self.new_session.chosen.connect(lambda kind: self.session_requested.emit(kind, "", ""))
        top = row(stack(self.date_words, title(_("Today")), space=2), 1, self.new_session)
        self._left = QVBoxLayout()
        self._left.setSpacing(theme().px(10))
        self._right = QVBoxLayout()
        self._right.setSpacing(theme().px(8))
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right_box = QWidget()
        self._right_box.setLayout(self._right)
        columns = QVBoxLayout() if theme().large() else QHBoxLayout()
        columns.setSpacing(theme().px(32))
        self._below = stack(space=0)
        self._standing: StandingPrompts | None = None
        self._was_seen, self._is_coming = False, False
        large = theme().large()  # one under the other: what comes last stands last
        columns.addLayout(stack(self._left, *(() if large else (self._below,)), 1, space=10), 1)
        columns.addWidget(self._right_box)
        if large:
            columns.addLayout(self._below)
        self._whole = stack(top, columns, 1, space=16, margins=(SIDE, 24, SIDE, 20))
        self.setLayout(self._whole)

    def refresh(self) -> None:
        today = self.workspace.today()
        shown = self.workspace.pair()
        end = shown.end_words if shown is not None else ""
        self.date_words.setText(" · ".join(filter(None, (weekday_day(today), end))))
        clear(self._left)
        clear(self._right)
        pair = self.workspace.pair()
        if self._standing is not None:
            self._is_coming = True
            QTimer.singleShot(0, self, self._show_standing)
        if pair is None:
            self._show_empty()
            return
        self._right_box.setVisible(True)
        with self.workspace.glance() as ask:
            promised = open_promises(ask, pair.recruiter.id, pair.manager.id)
        self._show_left(pair, today, promised)
        self._show_right(pair, today, promised)
        self._fit()

    def _show_empty(self) -> None:
        self._right_box.setVisible(False)
        self._offer_intake(_("Two chairs, no roles yet. Start with an intake, 60 minutes side by side."))

    def _offer_intake(self, words: str) -> None:
        empty = EmptyState(words, _("New intake"), "home_empty")
        empty.act_requested.connect(self._on_empty_act_requested)
        self._left.addWidget(empty)

    @Slot()
    def _on_empty_act_requested(self) -> None:
        self.session_requested.emit(SessionKind.INTAKE.value, "", "")

    # Left: what comes next, roles, decisions

    def _show_left(self, pair: Pair, today: date, promised: list[Promised]) -> None:
        with self.workspace.glance() as ask:
            following = next_session(ask, pair.id)
            asks = next_asks(ask, following, pair.recruiter.id, pair.manager.id) if following else NextAsks()
            roles = open_roles(ask, pair.id)
            had_roles = bool(roles_of(ask, pair.id))
            waiting = waiting_decisions(ask, pair.id)
        if following is not None:
            panel = NextSessionPanel(pair, following, today, promised, asks)
            panel.opened.connect(lambda session_id: self.open_requested.emit("session", session_id))
            panel.scorecard_requested.connect(lambda session_id: self.open_requested.emit("scorecard", session_id))
            self._left.addWidget(panel)
            self._left.addSpacing(theme().px(10))
        if roles:
            stale = _("Intake goes stale after {n} days, or when a must-have changes")
            self._left.addLayout(head(_("Open roles"), stale.format(n=roles[0].stale_after)))
            table = RolesTable(roles, pair, today)
            table.opened.connect(lambda role_id: self.open_requested.emit("role", role_id))
            self._left.addWidget(table)
        else:
            none_yet = _("Two chairs, no roles yet. Start with an intake, 60 minutes side by side.")
            none_open = _("No role of the two is open. The next one starts with an intake, 60 minutes side by side.")
            self._offer_intake(none_open if had_roles else none_yet)
        self._left.addSpacing(theme().px(10))
        self._left.addLayout(head(_("Decisions waiting"), _("Each has one owner") if waiting else ""))
        rows = stack(space=0)
        for line in waiting:
            made = waiting_line(line, pair, today)
            made.opened.connect(lambda _key: self.open_requested.emit("decisions", ""))
            rows.addWidget(Rule())
            rows.addWidget(made)
        self._left.addLayout(rows)
        if not waiting:
            self._left.addWidget(caption(_("Nothing is waiting for either of you.")))
        self._left.addSpacing(theme().px(10))
        show_parked(self, pair.id, pair, self._left)

    # What the coach says of the two: its rules are loaded once the day was in sight

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_seen:
            self._was_seen = self._is_coming = True
            QTimer.singleShot(0, self, self._load_coach)

    def _load_coach(self) -> None:
        """One part a turn of the loop, so that what somebody does meanwhile is answered."""
        missing = next((name for name in COACH if name not in sys.modules), "")
        if missing:
            import_module(missing)
            QTimer.singleShot(0, self, self._load_coach)
        else:
            self._show_standing()

    def is_built(self) -> bool:
        """Whether what was seen or refreshed shows all it has: what the coach says comes last."""
        return not self._is_coming and (self._standing is None or not self._standing.is_reading())

    def _show_standing(self) -> None:
        self._is_coming = False
        if not self.isVisible():
            self._was_seen = False  # left meanwhile: it comes when the page is seen again
            return
        from hirepair_desktop.ui.coach.standing_prompts import StandingPrompts

        if self._standing is None:
            self._standing = StandingPrompts(self, "standing_prompts")
            self._below.addWidget(self._standing)
        self._standing.show_pair(self.workspace.pair())

    # Right: promises, feedback, check-ins

    def _show_right(self, pair: Pair, today: date, promised: list[Promised]) -> None:
        self._show_promises(pair, today, promised)
        self._right.addSpacing(theme().px(16))
        self._show_feedback(pair)
        self._right.addSpacing(theme().px(16))
        self._show_check_ins(pair, today)
        thrives = stack(space=8, margins=(0, 16, 0, 0))
        if show_thriving(self, pair, thrives):
            self._right.addLayout(thrives)
        self._right.addStretch(1)

    def _show_promises(self, pair: Pair, today: date, lines: list[Promised]) -> None:
        due = sum(1 for line in lines if line.due is not None and line.due <= today)
        aside = _("{n} open, {due} due").format(n=len(lines), due=due) if due else _("{n} open").format(n=len(lines))
        self._right.addLayout(head(_("Commitments due"), aside, at_end=True))
        columns = QHBoxLayout()
        columns.setSpacing(theme().px(20))
        for seat in (pair.recruiter, pair.manager):
            gone = caption(left_words(seat.left)) if seat.left is not None else None
            column = stack(row(Seat(seat.name, seat.side, size=18, voiced=True), 1), gone, space=0)
            column.addSpacing(theme().px(6))
            for line in [line for line in lines if line.owner_id == seat.id][:PROMISES_SHOWN]:
                made = CommitmentRow(
                    line.id, seat.name, seat.side, line.text, self._day_words(line.due, today),
                    strong_day=line.due is not None and line.due <= today, stacked=True, name=f"promise_{line.id}",
                )  # fmt: skip
                made.done_changed.connect(self._on_promise_done_changed)
                made.open_requested.connect(lambda _key: self.open_requested.emit("commitments", ""))
                column.addWidget(Rule())
                column.addWidget(made)
            column.addStretch(1)
            columns.addLayout(column, 1)
        self._right.addLayout(columns)

    def _day_words(self, due: date | None, today: date) -> str:
        if due is None:
            return _("No day yet")
        if due == today:
            return _("Today")
        return _("{day}, past due").format(day=bare_day(due)) if due < today else short_day(due)

    @Slot(str, bool)
    def _on_promise_done_changed(self, key: str, done: bool) -> None:
        from hirepair_desktop.ui.pages.promises import tick

        tick(self, key, done)

    def _show_feedback(self, pair: Pair) -> None:
        with self.workspace.glance() as ask:
            counts = feedback_counts(ask, pair.id)
        items = sum(count.to_manager + count.to_recruiter for count in counts)
        held = ngettext("{n} session", "{n} sessions", len(counts)).format(n=len(counts))
        said = ngettext("{n} item", "{n} items", items).format(n=items)
        aside = _("{sessions}, {items}").format(sessions=held, items=said) if counts else ""
        self._right.addLayout(head(_("Feedback balance"), aside, at_end=True))
        if not counts:
            self._right.addWidget(caption(_("Nobody has written yet. Ten minutes each is enough.")))
            return
        way = _("{giver} to {receiver}")
        bars = BalanceBars(
            way.format(giver=pair.recruiter.first, receiver=pair.manager.first),
            way.format(giver=pair.manager.first, receiver=pair.recruiter.first),
            [(bare_day(count.day), count.to_manager, count.to_recruiter) for count in counts],
        )
        bars.opened.connect(lambda week: self.open_requested.emit("session", counts[week].session_id))
        self._right.addWidget(bars)

    def _show_check_ins(self, pair: Pair, today: date) -> None:
        with self.workspace.glance() as ask:
            lines = due_check_ins(ask, pair.id, today)
        self._right.addLayout(head(_("Check-ins")))
        rows = stack(space=0)
        for line in lines[:CHECK_INS_SHOWN]:
            rows.addWidget(Rule())
            rows.addLayout(check_in_line(line, today))
        self._right.addLayout(rows)
        if not lines:
            self._right.addWidget(caption(_("No check-in is due in the next weeks.")))

    def _room_of_bar(self) -> int:
        """Pixels that a scroll bar would take and does not yet: what the coach says may need one, and moves nothing."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QAbstractScrollArea):
            area = area.parentWidget()
        if area is None:
            return 0
        return max(0, self.width() - (area.width() - area.verticalScrollBar().sizeHint().width()))

    def _fit(self) -> None:
        """Everything as drawn from a window of 1440 px on; below it less stands beside and in the table (01b)."""
        room = self._room_of_bar()
        margins = self._whole.contentsMargins()
        margins.setRight(theme().px(SIDE) + room)
        self._whole.setContentsMargins(margins)
        narrow = self.width() - room < theme().px(WIDE)
        if not theme().large():
            self._right_box.setFixedWidth(theme().px(320 if narrow else 368))
        for panel in self.findChildren(NextSessionPanel):
            panel.set_narrow(narrow)
        for table in self.findChildren(RolesTable):
            table.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
