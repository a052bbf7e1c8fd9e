"""The parts of Home: the next session between two seats, open roles, decisions that wait, the right column."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hirepair_desktop.model.home import DueCheckIn, NextSession, OpenRole, Promised, Waiting
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.next_asks import NextAsks, PayState
from hirepair_desktop.model.parted import left_words
from hirepair_desktop.text import _, clock, first_name, long_months, months, ngettext, number_word, short_day, weekdays
from hirepair_desktop.ui.kind_words import kind_words
from hirepair_desktop.ui.pages.lines import Edge, Line, columned, owner_words, waiting_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, Rule, row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.flow import Flow
from hirepair_desktop.ui.widgets.freshness import Freshness
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, plain
from hirepair_desktop.ui.widgets.seat_mark import Seat, SeatMark
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import MAN, REC, Pair, Who

SQUARES = 5


State = tuple[str, bool | None]
"""Words beside a seat, and whether that is done; None for what is neither."""


class SeatSide(QFrame):
    """One seat's part of the next session, on its tint."""

    def __init__(self, name: str, side: str, states: list[State]) -> None:
        super().__init__()
        self.side = side
        self.setObjectName(f"next_{side}")
        at_left = side == REC
        seat = Seat(name, side, size=22, weight=600, mark_last=not at_left)
        column = stack(row(seat, 1) if at_left else row(1, seat), space=10, margins=(18, 16, 18, 16))
        lines = stack(space=5)
        for words, done in states:
            if done is None:
                said = plain(words, token="ink2", wrap=False)
                lines.addLayout(row(said, 1) if at_left else row(1, said))
                continue
            sign, said = glyph("check", "done") if done else glyph("clock", side), plain(words, wrap=False)
            lines.addLayout(row(sign, said, 1, space=6) if at_left else row(1, said, sign, space=6))
        column.addLayout(lines)
        column.addStretch(1)
        self.setLayout(column)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.fillRect(self.rect(), t[f"{self.side}-tint"])
        if t.high_contrast:
            painter.setPen(QPen(t[self.side], 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class NextSessionPanel(Panel):
    """Two seats and what lies between them. `opened(session_id)` when the pair sits down, `scorecard_requested` with
    the same when one of them writes alone first."""

    opened = Signal(str)
    scorecard_requested = Signal(str)

    def __init__(
        self, pair: Pair, following: NextSession, today: date, promised: list[Promised], asks: NextAsks
    ) -> None:
        super().__init__("next_session")
        self._asks, self._following = asks, following
        t = theme()
        self.hides_ratings = following.kind is SessionKind.DEBRIEF and not following.opened
        self._when = self._when_words(following, today)
        middle = self._middle(following)
        seats = QGridLayout()
        seats.setContentsMargins(1, 1, 1, 0)
        seats.setSpacing(0)
        left = SeatSide(pair.recruiter.name, REC, self._states(pair.recruiter, following, today, promised))
        right = SeatSide(pair.manager.name, MAN, self._states(pair.manager, following, today, promised))
        if t.large():  # what it is about stands over the two seats, the left one above the right one
            for place, part in enumerate((middle, left, right)):
                seats.addWidget(part, place, 0)
        else:
            for place, (part, share) in enumerate(((left, 29), (middle, 42), (right, 29))):
                seats.addWidget(part, 0, place)
                seats.setColumnStretch(place, share)
            seats.setRowMinimumHeight(0, t.px(118))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(seats, 1)
        whole.addWidget(Rule())
        whole.addLayout(self._foot(pair, following))

    def _states(self, seat: Who, following: NextSession, today: date, promised: list[Promised]) -> list[State]:
        """What is missing for it, of one person: what that person writes alone, and what is promised until then; of
        somebody who left nothing is asked."""
        if seat.left is not None:
            return [(left_words(seat.left), False)]
        person_id = seat.id
        if following.kind is SessionKind.DEBRIEF and not following.round_open and not following.opened:
            return [(_("Scorecard not ready"), False), *self._second(seat, False)]
        if following.round_open and person_id in following.ready:
            ready = following.ready[person_id]
            if following.kind is SessionKind.DEBRIEF:
                words = _("Scorecard ready") if ready else _("Scorecard not ready")
                return [(words, ready), *self._second(seat, ready)]
            return [(_("Page ready") if ready else _("Page not ready"), ready)]
        until = max(today, following.planned_for.astimezone().date()) if following.planned_for else today
        due = sum(one.owner_id == person_id and one.due is not None and one.due <= until for one in promised)
        words = ngettext("One promise due", "{n} promises due", due).format(n=due) if due else _("No promise due")
        return [(words, not due)]

    def _second(self, seat: Who, ready: bool) -> list[State]:
        """How pay stands, which the recruiter speaks of with the candidate; else how long the scorecard takes by the
        criteria it asks for. Nothing is said of what is written on it."""
        minutes = (self._asks.scorecards or {}).get(seat.id, 0)
        takes = ngettext("About {n} minute", "About {n} minutes", minutes).format(n=minutes)
        written: list[State] = [(takes, None)] if minutes and not ready else []
        if seat.side != REC or self._asks.pay is None:
            return written
        pay = {
            PayState.CHECKED: _("Pay range checked"), PayState.HOPE_OPEN: _("Pay hope not asked"),
            PayState.RANGE_OPEN: _("Pay range not agreed"),
        }[self._asks.pay]  # fmt: skip
        return [*written, (pay, self._asks.pay is PayState.CHECKED)]

    def _when_words(self, following: NextSession, today: date) -> str:
        """`14:30 · 30 min`: when it is, and how long it takes."""
        when, words = following.planned_for, ""
        if when is not None:
            here = when.astimezone()
            words = clock(when) if here.date() == today else short_day(here.date())
        takes = _("{n} min").format(n=self._asks.minutes) if self._asks.minutes else ""
        return " · ".join(filter(None, (words, takes)))

    def _middle(self, following: NextSession) -> QWidget:
        self.when_words = caption(_("Next session · {when}").format(when=self._when))
        title = kind_words()[following.kind] + (f": {following.about}" if following.about else "")
        lines = [self.when_words, plain(title, "section"), caption(following.role_title)]
        middle = QWidget()
        column = stack(1, *lines, 1, space=4, margins=(8, 8, 8, 8))
        for line in lines:
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle.setLayout(column)
        return middle

    def _foot(self, pair: Pair, following: NextSession) -> QBoxLayout:
        start = _("Start debrief") if self.hides_ratings else _("Open the session")
        self.open_next = button(start, "open_next")
        self.open_next.clicked.connect(lambda: self.opened.emit(following.id))
        words = _("Sit down together when you are both ready.")
        extra: list[QWidget] = []
        if following.kind is SessionKind.DEBRIEF and following.opened:
            words = _("The ratings are open. What was decided is written down next.")
        elif following.kind is SessionKind.DEBRIEF:
            words = self._hidden_words()
            unasked = following.round_open  # who is not among the required of an open round is not waited for
            here = (seat for seat in (pair.recruiter, pair.manager) if seat.left is None)
            waiting = [seat for seat in here if not following.ready.get(seat.id, unasked)]
            if waiting:
                one = waiting[0]
                self.write_alone = button(
                    _("{name}: enter scorecard").format(name=one.first), "write_alone", owner=one.side, icon="lock"
                )
                self.write_alone.clicked.connect(lambda: self.scorecard_requested.emit(following.id))
                extra = [self.write_alone]
        self.foot_words = plain(words, token="ink2")
        if theme().large():
            acts = Flow(space=12, lines=8)
            for act in (self.open_next, *extra):
                acts.addWidget(act)
            return stack(self.foot_words, acts, space=10, margins=(16, 10, 16, 10))
        laid = row(self.foot_words, self.open_next, *extra, space=12, margins=(16, 10, 16, 10))
        laid.setStretch(0, 1)
        return laid

    def _hidden_words(self, narrow: bool = False) -> str:
        """Until when the ratings stay hidden: so many are waited for."""
        n = len(self._following.ready)
        who = {0: _("all"), 1: _("all"), 2: _("both")}.get(n) or _("all {n}").format(n=number_word(n))
        long = _("Ratings stay hidden until {who} are ready, then open at once.")
        return (_("Hidden until {who} are ready.") if narrow else long).format(who=who)

    def set_narrow(self, narrow: bool) -> None:
        """Fewer words where there is less room (picture 01b)."""
        lead = _("Next · {when}") if narrow else _("Next session · {when}")
        self.when_words.setText(lead.format(when=self._when))
        if self.hides_ratings:
            self.foot_words.setText(self._hidden_words(narrow))


def freshness(agreed_on: date | None, today: date, stale_after: int) -> tuple[int, str, bool]:
    """Squares, words and whether to say it strongly: an intake goes stale after some days (I-26)."""
    if agreed_on is None:
        return 0, _("Not yet"), True
    days = (today - agreed_on).days
    level = max(1, SQUARES - days * SQUARES // (stale_after * 7 // 5)) if days < 2 * stale_after else 1
    return level, ngettext("{n} day ago", "{n} days ago", days).format(n=days), days > stale_after


def step_words(line: OpenRole) -> str:
    """The next step of a role in words."""
    return {
        "start_intake": _("Start the intake"),
        "finish_intake": _("Agree the brief"),
        "debrief": _("Debrief, then decide"),
        "decide": _("Decide"),
        "look": _("Find people to meet"),
    }[line.next_words]


class RolesTable(QWidget):
    """*Open roles* with counts and next step. `opened(role_id)`. The role's name gets what the others leave."""

    opened = Signal(str)
    AGREED, AGREED_NARROW, COUNT, STEP, STEP_NARROW = 160, 98, 30, 186, 166
    COLUMNS = 8

    def __init__(self, lines: list[OpenRole], pair: Pair, today: date) -> None:
        super().__init__()
        self.setObjectName("roles_table")
        self._grids: list[QGridLayout] = []
        self._agreed: list[Freshness] = []
        column = stack(self._heads(), space=0)
        for line in lines:
            column.addWidget(Rule())
            column.addWidget(self._line(line, pair, today))
        self.setLayout(column)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Without the squares where there is less room (picture 01b)."""
        for shown in self._agreed:
            shown.squares = not narrow
            shown.update()
        for laid in self._grids:
            laid.setColumnMinimumWidth(1, theme().px(self.AGREED_NARROW if narrow else self.AGREED))
            step = 0 if theme().large() else self.STEP_NARROW if narrow else self.STEP
            laid.setColumnMinimumWidth(self.COLUMNS - 1, theme().px(step))

    def _grid(self, cells: list[QWidget | QHBoxLayout | QVBoxLayout], high: int) -> QGridLayout:
        laid = QGridLayout()
        laid.setContentsMargins(0, theme().px(high), 0, theme().px(high))
        laid.setHorizontalSpacing(0)
        last = self.COLUMNS - 1
        large = theme().large()  # the name and the next step get a line of their own then
        for place, cell in enumerate(cells):
            where = (2 * (place == last), 0, 1, last) if large and place in (0, last) else (int(large), place, 1, 1)
            if isinstance(cell, QWidget):
                laid.addWidget(cell, *where)
            else:
                laid.addLayout(cell, *where)
        laid.setColumnStretch(last if large else 0, 1)
        for place in range(2, last):
            laid.setColumnMinimumWidth(place, theme().px(self.COUNT))
        self._grids.append(laid)
        return laid

    def _heads(self) -> QGridLayout:
        words = [_("Role"), _("Intake agreed"), _("New"), _("Call"), _("Int"), _("Dec"), _("Off"), _("Next step")]
        cells: list[QWidget | QHBoxLayout | QVBoxLayout] = []
        for place, word in enumerate(words):
            label = columned(ElidedLabel(word, "caption", "ink2"))
            if 2 <= place < self.COLUMNS - 1:
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            elif place != 1 and theme().large():
                label.hide()  # what stands on a line of its own needs no head
            cells.append(label)
        cells[-1] = _indented(cells[-1])
        return self._grid(cells, 6)

    def _line(self, line: OpenRole, pair: Pair, today: date) -> Line:
        level, words, late = freshness(line.agreed_on, today, line.stale_after)
        seats = ngettext("{n} seat", "{n} seats", line.seats).format(n=line.seats)
        under = f"{line.under} · {seats}" if line.under else seats
        agreed = columned(Freshness(level, words, late))
        self._agreed.append(agreed)
        counts: list[QWidget | QHBoxLayout | QVBoxLayout] = []
        for n in line.counts:
            label = columned(ElidedLabel(str(n) if n else "–", token="ink" if n else "ink3"))
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            counts.append(label)
        marks: list[QWidget] = [
            SeatMark(seat.name, seat.side, 18)
            for seat in (pair.recruiter, pair.manager)
            if line.next_person in ("", seat.id)
        ]
        step = row(row(*marks, space=2), columned(ElidedLabel(step_words(line))), space=6)
        step.setStretch(1, 1)
        title = columned(ElidedLabel(line.title, weight=500))
        cells = [
            stack(title, columned(ElidedLabel(under, "caption", "ink2")), space=0, margins=(0, 0, 10, 0)),
            agreed,
            *counts,
            _indented(step),
        ]
        made = Line(line.id, f"{line.title}, {words}", f"role_{line.id}")
        made.setLayout(self._grid(cells, 8))
        made.opened.connect(self.opened)
        return made


def _indented(cell: QWidget | QHBoxLayout | QVBoxLayout) -> QHBoxLayout:
    return row(cell, space=0, margins=(0, 4, 0, 0) if theme().large() else (8, 0, 0, 0))


def waiting_line(line: Waiting, pair: Pair, today: date) -> Line:
    """One decision that waits, with the owner's edge and tag."""
    side = pair.side_of(line.owner_id) if line.owner_id else "shared"
    full_name = {REC: pair.recruiter.name, MAN: pair.manager.name}.get(side, "")
    words = owner_words(pair, side)
    days = (today - line.since).days if line.since is not None else 0
    age = _("today") if days <= 0 else ngettext("{n} day", "{n} days", days).format(n=days)
    question, under = waiting_words(line)
    made = Line(line.id, f"{question} {words}", f"waiting_{line.id}")
    raised = _("{name} raised it · {role}").format(name=first_name(line.raised_by), role=line.under)
    under = raised if line.raised_by else under
    tag = Tag(words, side if side in (REC, MAN) else "", f"owner_{line.id}", full_name)
    when = caption(age, wrap=False)
    when.setMinimumWidth(theme().px(48))
    when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if theme().large():  # no word is cut: the owner and the days stand below
        text = stack(plain(question, weight=500), caption(under), row(tag, when, 1, space=12), space=2)
        laid = row(Edge(side), text, space=12, margins=(0, 7, 0, 7))
    else:
        text = stack(ElidedLabel(question, weight=500), ElidedLabel(under, "caption", "ink2"), space=0)
        laid = row(Edge(side), text, tag, when, space=12, margins=(0, 7, 0, 7))
    laid.setStretch(1, 1)
    made.setLayout(laid)
    return made


def check_in_line(line: DueCheckIn, today: date) -> QHBoxLayout:
    """One check-in with its day at the left."""
    near = abs((line.due - today).days) < 7
    over = caption(weekdays()[line.due.weekday()] if near else months()[line.due.month - 1])
    number = plain(str(line.due.day), "body_strong")
    for label in (over, number):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    number.setAccessibleName(f"{line.due.day} {long_months()[line.due.month - 1]}")
    left = stack(over, number, space=0)
    words = stack(
        plain(_("{name}, day {n}").format(name=line.name, n=line.day), weight=500), ElidedLabel(line.role_title, "caption", "ink2"),
        space=0,
    )  # fmt: skip
    laid = row(left, words, space=20, margins=(8, 8, 0, 8))
    laid.setStretch(1, 1)
    return laid
