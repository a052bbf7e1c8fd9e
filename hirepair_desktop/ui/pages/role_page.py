"""One role: where candidates stand, what was agreed, who looks for what, who decided (picture 17)."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Role
from hirepair_desktop.model.kinds import PayShared, SessionKind
from hirepair_desktop.model.promising import open_commitments
from hirepair_desktop.model.role_facts import (
    musts_looked_for,
    open_days,
    outcomes_followed,
    sessions_of,
    standing,
)
from hirepair_desktop.text import _, bare_day, ngettext, short_money_range
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.ask_role import AskRole
from hirepair_desktop.ui.pages.lines import head, session_choices
from hirepair_desktop.ui.pages.parked import show_parked
from hirepair_desktop.ui.pages.promises import tick
from hirepair_desktop.ui.pages.role_acts import RoleActs
from hirepair_desktop.ui.pages.role_brief import show_brief
from hirepair_desktop.ui.pages.role_parts import (
    StageStrip,
    must_line,
    outcome_line,
    session_line,
)
from hirepair_desktop.ui.pages.role_power import show_power
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton
from hirepair_desktop.ui.widgets.commitment_row import CommitmentRow
from hirepair_desktop.ui.widgets.labels import caption, plain, title
from hirepair_desktop.ui.widgets.seat_mark import Seat
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair

SESSIONS_SHOWN = 14
PROMISES_SHOWN = 3


def shared_words(shared: PayShared | None) -> str:
    """When candidates hear the range."""
    if shared is None:
        return _("sharing open")
    return {
        PayShared.ADVERT: _("shown in the advert"),
        PayShared.BEFORE_INTERVIEW: _("told before the interview"),
        PayShared.ON_REQUEST: _("told on request"),
        PayShared.NO: _("not told"),
    }[shared]


class RolePage(Page):
    """Told by `show_about(role_id)` which role."""

    shows = frozenset({
        "role", "outcome", "criterion", "stage", "session", "candidate", "decision", "offer", "brief_version",
        "power_entry", "commitment", "round", "draft", "entry", "person", "challenge", "setting",
        "check_in",
    })  # fmt: skip

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "role_page")
        self._role_id = ""
        self._all_sessions = False
        self.acts = RoleActs(self)
        self.asking = AskRole(self, (28, 16, 28, 0))
        self._body = QVBoxLayout()
        self._body.setContentsMargins(*(theme().px(side) for side in (28, 20, 28, 24)))
        self._body.setSpacing(theme().px(14))
        self.setLayout(stack(self.acts, self.asking, self._body, space=0))
        self._side_box = QWidget()

    def show_about(self, role_id: str) -> None:
        """Which role to show."""
        self._role_id, self._all_sessions = role_id, False
        self.acts.show_about(role_id)
        self.asking.show_about(role_id)
        self.look_again()

    def session_to_print(self) -> str:
        """The intake of the role, for Ctrl P."""
        with self.workspace.read() as s:
            for line in sessions_of(s, self._role_id):
                if line.kind in (SessionKind.INTAKE, SessionKind.RE_INTAKE) and line.closed:
                    return line.id
        return ""

    def refresh(self) -> None:
        clear(self._body)
        with self.workspace.read() as s:
            role = s.get(Role, self._role_id)
            if role is None:
                self._body.addWidget(plain(_("This role is not in the workspace any more.")))
                self._body.addStretch(1)
                return
            pair = self.workspace.pair_by_id(role.partnership_id)
            self.setWindowTitle(role.title)
            self._show_head(s, role, pair)
            left, right = QVBoxLayout(), QVBoxLayout()
            for column in (left, right):
                column.setSpacing(theme().px(8))
                column.setContentsMargins(0, 0, 0, 0)
            self._show_left(s, role, pair, left)
            self._show_right(s, role, pair, right)
        self._side_box = QWidget()
        self._side_box.setLayout(right)
        columns = QVBoxLayout() if theme().large() else QHBoxLayout()
        columns.setSpacing(theme().px(28))
        columns.addLayout(left, 1)
        columns.addWidget(self._side_box)
        self._body.addLayout(columns, 1)
        self._set_side()

    # Head

    def _show_head(self, s: Block, role: Role, pair: Pair) -> None:
        today = self.workspace.today()
        roles_link = LinkButton(_("Roles"), "to_roles", "ink2", "caption")
        roles_link.clicked.connect(lambda: self.open_requested.emit("roles", ""))
        hired = len(standing(s, role.id)["hired"])
        seats = ngettext("{k} of {n} seat filled", "{k} of {n} seats filled", role.seats).format(k=hired, n=role.seats)
        new = MenuButton(_("New session"), "new_session", session_choices(), icon="plus")
        new.chosen.connect(lambda kind: self.session_requested.emit(kind, role.id, ""))
        heading = title(role.title)
        large = theme().large()
        heading.setWordWrap(large)
        above = row(roles_link, glyph("chevron-right"), caption(role.code, wrap=False), 1, space=4)
        tag = Tag(seats, name="seats_filled")
        named = stack(heading, row(tag, 1), space=4) if large else row(heading, tag, 1, space=12)
        owner = pair.seat(pair.side_of(role.decision_owner_id)) if role.decision_owner_id else None
        facts: list[QWidget] = []
        for seat in (pair.recruiter, pair.manager):
            decides = owner is not None and owner.id == seat.id
            words = _("{name} decides") if decides else _("{name} advises")
            facts.append(Seat(seat.name, seat.side, words.format(name=seat.first), size=18))
        if role.pay_min is not None and role.pay_max is not None:
            who = _("Both set the pay") if role.pay_by_pair else _("Pay range")
            money = short_money_range(role.pay_min, role.pay_max, role.pay_currency)
            words = _("{who}, {range}, {sharing}").format(who=who, range=money, sharing=shared_words(role.pay_shared))
            facts.append(plain(words, token="ink2", wrap=False))
        days = open_days(role, today)
        since = ngettext("Open {n} day", "Open {n} days", days).format(n=days) if days else _("Opened today")
        facts.append(plain(since, token="ink2", wrap=False))
        if large:
            told = stack(*(row(fact, 1) for fact in facts), space=4)
            self._body.addLayout(stack(above, named, told, row(new, self.acts.menu(), 1), space=6))
        else:
            self._body.addLayout(row(stack(above, named, row(*facts, 1, space=20), space=2), 1, self.acts.menu(), new))

    # Left

    def _show_left(self, s: Block, role: Role, pair: Pair, left: QVBoxLayout) -> None:
        strip = StageStrip([(key, aliases) for key, aliases in standing(s, role.id).items()])
        strip.chosen.connect(lambda _key: self.open_requested.emit("candidates", role.id))
        left.addWidget(strip)
        left.addSpacing(theme().px(6))
        pairs = QVBoxLayout() if theme().large() else QHBoxLayout()
        pairs.setSpacing(theme().px(28))
        outcomes, musts = QVBoxLayout(), QVBoxLayout()
        for column in (outcomes, musts):
            column.setSpacing(0)
            pairs.addLayout(column, 1)
        outcomes.addLayout(head(_("Outcomes"), _("What the person is here to do")))
        outcomes.addSpacing(theme().px(6))
        outcomes.addWidget(Rule())
        followed = outcomes_followed(s, role.id)
        for number, outcome in enumerate(role.outcomes, 1):
            if number > 1:
                outcomes.addWidget(Rule())
            went = followed.get(outcome.id, ())
            outcomes.addLayout(outcome_line(number, outcome.text, outcome.measure, outcome.due_months, went))
        if not role.outcomes:
            outcomes.addWidget(caption(_("None yet: the intake asks for three to eight.")))
        outcomes.addStretch(1)
        musts.addLayout(head(_("Musts"), _("Who looks, and how many"), at_end=True))
        musts.addSpacing(theme().px(6))
        musts.addWidget(Rule())
        looked = musts_looked_for(s, role.id)
        for place, must in enumerate(looked):
            if place:
                musts.addWidget(Rule())
            musts.addLayout(must_line(must, lambda key: self.open_requested.emit("person", key)))
        if not looked:
            musts.addWidget(caption(_("Agree the musts first, then say who looks for what.")))
        plan = LinkButton(_("Interview plan"), "to_plan", role="caption")
        plan.clicked.connect(lambda: self.open_requested.emit("plan", role.id))
        compare = LinkButton(_("Compare candidates"), "to_compare", role="caption")
        compare.clicked.connect(lambda: self.open_requested.emit("compare", role.id))
        musts.addSpacing(theme().px(6))
        musts.addLayout(row(plan, compare, 1, space=16))
        musts.addStretch(1)
        left.addLayout(pairs)
        left.addSpacing(theme().px(10))
        if show_parked(self, role.id, pair, left):
            left.addSpacing(theme().px(10))
        self._show_sessions(s, role, pair, left)
        left.addStretch(1)

    def _show_sessions(self, s: Block, role: Role, pair: Pair, left: QVBoxLayout) -> None:
        lines = sessions_of(s, role.id)
        held = sum(1 for line in lines if line.closed)
        aside = _("{held} held, {open} open or planned").format(held=held, open=len(lines) - held)
        left.addLayout(head(_("Sessions"), _("Who was at the table, and who owned each decision"), end=aside))
        rows = stack(Rule(), space=0)
        shown = lines if self._all_sessions else lines[:SESSIONS_SHOWN]
        for line in shown:
            made = session_line(line, pair)
            made.opened.connect(lambda key: self.open_requested.emit("session", key))
            rows.addWidget(made)
            rows.addWidget(Rule())
        left.addLayout(rows)
        if not lines:
            left.addWidget(caption(_("No session yet.")))
        if len(lines) > len(shown):
            n = len(lines) - len(shown)
            more = LinkButton(ngettext("{n} more session", "{n} more sessions", n).format(n=n), "more_sessions")
            more.clicked.connect(self._on_more_sessions_clicked)
            left.addLayout(row(more, 1))

    @Slot()
    def _on_more_sessions_clicked(self) -> None:
        self._all_sessions = True
        self.refresh()

    # Right

    def _show_right(self, s: Block, role: Role, pair: Pair, right: QVBoxLayout) -> None:
        brief = show_brief(self, s, role, pair, self.session_to_print())
        brief.ask.clicked.connect(self.asking.begin)
        right.addWidget(brief)
        right.addSpacing(theme().px(12))
        right.addLayout(show_power(self, s, role, pair))
        right.addSpacing(theme().px(12))
        self._show_promises(s, pair, right)
        right.addStretch(1)

    def _show_promises(self, s: Block, pair: Pair, right: QVBoxLayout) -> None:
        mine = open_commitments(s, [pair.recruiter.id, pair.manager.id])
        right.addLayout(head(_("Commitments"), _("{n} open").format(n=len(mine)), at_end=True))
        today = self.workspace.today()
        for seat in (pair.recruiter, pair.manager):
            theirs = [made for made in mine if made.owner_id == seat.id]
            if not theirs:
                continue
            right.addWidget(Seat(seat.name, seat.side, size=18, voiced=True))
            rows = stack(space=0)
            right.addLayout(rows)
            for made in theirs[:PROMISES_SHOWN]:
                words = _("No day yet") if made.due is None else _("Today") if made.due == today else bare_day(made.due)
                line = CommitmentRow(
                    made.id, seat.name, seat.side, made.text, words,
                    strong_day=made.due is not None and made.due <= today, name=f"promise_{made.id}",
                )  # fmt: skip
                line.done_changed.connect(self._on_promise_done_changed)
                line.open_requested.connect(lambda _key: self.open_requested.emit("commitments", ""))
                rows.addWidget(Rule())
                rows.addWidget(line)
        if len(mine) > 2 * PROMISES_SHOWN:
            every = LinkButton(_("All commitments"), "to_commitments", "ink2", "caption")
            every.clicked.connect(lambda: self.open_requested.emit("commitments", ""))
            right.addLayout(row(every, 1))

    @Slot(str, bool)
    def _on_promise_done_changed(self, key: str, done: bool) -> None:
        tick(self, key, done)

    def _set_side(self) -> None:
        if theme().large():
            return
        self._side_box.setFixedWidth(theme().px(316 if self.width() >= theme().px(1180) else 284))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_side()
