"""The brief on the page of its role: the version that holds, what is not agreed yet, what is asked; ways to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Decision, Role, Session
from hirepair_desktop.model.brief import last_version
from hirepair_desktop.model.brief_history import draft_of
from hirepair_desktop.model.kinds import DecisionAbout, SessionKind
from hirepair_desktop.text import _, day, local, ngettext
from hirepair_desktop.ui.coach.role_prompts import RolePrompts
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark
from hirepair_desktop.ui.workspace import Pair

CHANGES_SHOWN = 3
"""So many changes are said on the card; the rest is counted."""

ABOUT_BRIEF = frozenset({"I-26"})
"""What the coach says here: that the brief has stood for long (METHOD C.1). The card has the way to reopen it."""

Asked = tuple[str, str, str]
"""Full name, side and question of whoever asks."""


@dataclass(frozen=True, slots=True)
class BriefFacts:
    """What the card says: the version (0 before the first), when it was agreed, what is not agreed yet."""

    n: int
    agreed: date | None
    today: date
    changes: Sequence[str]
    asked: Sequence[Asked]
    versions: int


def brief_facts(s: Block, role: Role, pair: Pair, today: date) -> BriefFacts:
    """Read what the card says."""
    version, draft = last_version(s, role.id), draft_of(s, role)
    open_questions = s.scalars(
        select(Decision).where(
            Decision.about == DecisionAbout.ROLE, Decision.about_id == role.id, Decision.value.is_(None)
        )
    )
    asked = []
    for decision in open_questions:
        seat = pair.recruiter if decision.raised_by == pair.recruiter.id else pair.manager
        asked.append((seat.name, seat.side, decision.question))
    agreed = local(version.agreed_at).date() if version is not None else None
    return BriefFacts(
        version.n if version is not None else 0, agreed, today,
        [told.change.sentences() for told in draft.changes] if draft is not None else [],
        asked, len(role.versions),
    )  # fmt: skip


def brief_words(facts: BriefFacts) -> str:
    """When the brief was agreed and whether anything changed since."""
    if facts.agreed is None:
        return _("No brief is agreed yet. The intake makes version 1.")
    said = _("Agreed by both on {day}.").format(day=day(facts.agreed))
    n = len(facts.changes)
    if n:
        more = ngettext("{n} change is not agreed yet:", "{n} changes are not agreed yet:", n).format(n=n)
    else:
        n = (facts.today - facts.agreed).days
        more = ngettext("Nothing has changed in {n} day.", "Nothing has changed in {n} days.", n).format(n=n)
    return f"{said} {more}"


class BriefCard(Panel):
    """The brief at a glance; `again` reopens it together, `read` shows it, `compare` what changed between versions."""

    def __init__(self, facts: BriefFacts) -> None:
        super().__init__("brief_card")
        n = facts.n
        self.again = button(
            _("Agree changes") if facts.changes else _("Re-intake, 15 min"), "brief_again",
            "primary" if facts.changes else "", small=True,
        )  # fmt: skip
        self.read = LinkButton(_("Read version {n}").format(n=n), "brief_read")
        self.compare = LinkButton(_("What changed"), "brief_compare")
        self.again.setVisible(bool(n))
        self.compare.setVisible(facts.versions + bool(facts.changes) > 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme().px(side) for side in (14, 12, 14, 12)))
        column.setSpacing(theme().px(8))
        version = caption(_("version {n}").format(n=n) if n else "", wrap=False)
        column.addLayout(row(section_title(_("The brief")), 1, version))
        column.addWidget(plain(brief_words(facts), name="brief_words"))
        if facts.changes:
            column.addLayout(self._changes(facts.changes))
        if facts.asked:
            column.addWidget(caption(_("Asked and not yet decided")))
        for name, side, question in facts.asked:
            line = row(SeatMark(name, side, SMALL), plain(question))
            line.setStretch(1, 1)
            column.addLayout(line)
        self.ask = LinkButton(_("Ask for a decision"), "brief_ask", "ink2", "caption")
        self.decide = LinkButton(_("Decide it"), "brief_decide", "ink", "caption")
        self.decide.setVisible(bool(facts.asked))
        column.addLayout(row(self.decide, self.ask, 1, space=16))
        self.coach_place = stack(space=0)
        column.addLayout(self.coach_place)
        column.addLayout(row(self.again, 1))
        column.addLayout(row(self.read, self.compare, 1, space=16))

    @staticmethod
    def _changes(changes: Sequence[str]) -> QVBoxLayout:
        lines = stack(*(plain(change, weight=500) for change in changes[:CHANGES_SHOWN]), space=2)
        more = len(changes) - CHANGES_SHOWN
        if more > 0:
            lines.addWidget(caption(ngettext("and {n} more", "and {n} more", more).format(n=more)))
        return lines


def show_brief(page: Page, s: Block, role: Role, pair: Pair, printable: str) -> BriefCard:
    """The card, wired to its page; `printable` is the session whose summary is read ("" for none)."""
    card = BriefCard(brief_facts(s, role, pair, page.workspace.today()))
    role_id, going = role.id, open_re_intake(s, role.id)
    coach = RolePrompts(page, "role_prompts", ABOUT_BRIEF, lambda _prompt: "", lambda _prompt: None, headed=False)
    card.coach_place.addWidget(coach)
    coach.show_role(role_id)

    def go_again() -> None:
        if going:
            page.open_requested.emit("session", going)
        else:
            page.session_requested.emit(SessionKind.RE_INTAKE.value, role_id, "")

    card.again.clicked.connect(go_again)
    card.read.clicked.connect(lambda: page.print_requested.emit(printable))
    card.read.setVisible(bool(printable))
    card.decide.clicked.connect(lambda: page.open_requested.emit("decisions", ""))
    card.compare.clicked.connect(lambda: page.open_requested.emit("versions", role_id))
    return card


def open_re_intake(s: Block, role_id: str) -> str:
    """The re-intake that was begun and not closed, so that there is one at a time; "" when there is none."""
    found = s.scalars(
        select(Session.id)
        .where(
            Session.role_id == role_id, Session.kind == SessionKind.RE_INTAKE, Session.started_at.is_not(None),
            Session.closed_at.is_(None),
        )
        .order_by(Session.started_at.desc())
    ).first()  # fmt: skip
    return found or ""
