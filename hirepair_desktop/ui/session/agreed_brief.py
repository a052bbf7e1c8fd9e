"""What was agreed, as it stands in the brief a session goes by. To be read, not changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Role, Session
from hirepair_desktop.model.brief import changed_parts
from hirepair_desktop.model.kinds import PayShared, Tier
from hirepair_desktop.model.reviewing import (
    BriefChange,
    BriefInUse,
    RangeInUse,
    brief_in_use,
    changes_since_lock,
    range_in_use,
)
from hirepair_desktop.text import _, day, joined, local, money, money_range, ngettext
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Item, Panel, Rule, clear, grid, row, stack
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title, strong
from hirepair_desktop.ui.widgets.seat_mark import Seat
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import Who


def open_or(words: str) -> QWidget:
    """The words, or that nobody gave any."""
    return plain(words, "reading") if words.strip() else plain(_("Open: nobody wrote it."), "body", "ink3")


def sharing_words(shared: str | None) -> str:
    """When candidates learn the range."""
    return {
        PayShared.ADVERT: _("In the advert"), PayShared.BEFORE_INTERVIEW: _("Told before the interview"),
        PayShared.ON_REQUEST: _("Told on request"), PayShared.NO: _("Not told"),
    }[PayShared(shared)] if shared else ""  # fmt: skip


def payer_id(s: Block, session: Session) -> str:
    """Who sets pay in the brief the session goes by; "" where nobody alone does."""
    return str(brief_in_use(s, session).body["role"].get("pay_owner_id") or "")


def _abreast(left: Item, right: Item) -> QBoxLayout:
    """Two parts beside each other; one above the other in large text."""
    both = stack(left, right, space=24) if theme().large() else row(left, right, space=24)
    for at in range(both.count()):
        both.setStretch(at, 0 if theme().large() else 1)
    return both


class AgreedBrief(QWidget):
    """Mission, musts with anchors, changes since the brief was agreed, pay range, who decides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agreed_brief")
        self.body = stack(space=18)
        self.setLayout(self.body)

    def show_brief(self, s: Block, session: Session, role: Role, owner: Who, payer: Who | None) -> None:
        """Show the brief of a session. `owner` decides; `payer` sets pay, None where the pair does."""
        brief = brief_in_use(s, session)
        clear(self.body)
        self.body.addLayout(self._version_line(role, brief))
        mission = stack(strong(_("Mission")), open_or(brief.words("mission")), 1, space=3)
        direction = stack(strong(_("Where the team is going")), open_or(brief.words("team.direction")), 1, space=3)
        self.body.addLayout(_abreast(mission, direction))
        self.body.addWidget(self._musts(brief))
        self.body.addLayout(self._others(brief))
        pay = self._pay(brief, range_in_use(s, session), owner, payer)
        changes = self._changes(changes_since_lock(s, role.id, brief.n), changed_parts(s, role))
        self.body.addLayout(_abreast(pay, changes))

    @staticmethod
    def _version_line(role: Role, brief: BriefInUse) -> Any:
        words = _("Not agreed yet: this is the working brief.")
        if brief.n and brief.agreed_at is not None:
            words = _("Brief version {n}, agreed {day}").format(n=brief.n, day=day(local(brief.agreed_at).date()))
        tag = Tag(words, "done" if brief.n else "", "brief_version", icon="check" if brief.n else "")
        return row(strong(f"{role.title} · {role.code}" if role.title else role.code), tag, 1, space=10)

    def _musts(self, brief: BriefInUse) -> QWidget:
        """A table of the musts: what it is, what a 1 looks like, what a 4 looks like."""
        box = Panel("musts")
        lines = grid(20, 0, (16, 10, 16, 6))
        for column, (words, stretch) in enumerate(
            ((_("Must-haves"), 5), (_("A 1 looks like"), 4), (_("A 4 looks like"), 4))
        ):
            lines.addWidget(strong(words) if column == 0 else caption(words), 0, column)
            lines.setColumnStretch(column, stretch)
        for at, must in enumerate(brief.criteria(Tier.MUST), 1):
            lines.addWidget(Rule(), 2 * at - 1, 0, 1, 3)
            for column, cell in enumerate(self._must_cells(must)):
                lines.addWidget(cell, 2 * at, column, Qt.AlignmentFlag.AlignTop)
        if not brief.criteria(Tier.MUST):
            lines.addWidget(plain(_("Open: no must-have is in the brief."), "body", "ink3"), 1, 0, 1, 3)
        box.setLayout(lines)
        return box

    @staticmethod
    def _must_cells(must: Mapping[str, Any]) -> list[QWidget]:
        first = QWidget()
        definition = caption(must["definition"]) if must["definition"] else None
        first.setLayout(stack(plain(must["label"], weight=500), definition, space=1, margins=(0, 7, 0, 8)))
        anchors = []
        for figure in ("1", "4"):
            words = str(must["anchors"].get(figure, "")).strip()
            anchor = plain(words or _("Open"), "body", "ink" if words else "ink3")
            anchor.setContentsMargins(0, theme().px(7), 0, theme().px(8))
            anchors.append(anchor)
        return [first, *anchors]

    @staticmethod
    def _others(brief: BriefInUse) -> Any:
        lines = stack(space=4)
        for tier, words in ((Tier.NICE, _("Nice to have:")), (Tier.LEARN, _("Can learn:"))):
            labels = [criterion["label"] for criterion in brief.criteria(tier)]
            if labels:
                line = plain(f"{words} {', '.join(labels)}")
                line.set_lead(words, "ink2", 500)
                lines.addWidget(line)
        return lines

    @staticmethod
    def _pay(brief: BriefInUse, held: RangeInUse, owner: Who, payer: Who | None) -> Any:
        role = brief.body["role"]
        figure = _("Open: no range is agreed.")
        if held.low is not None and held.high is not None:
            figure = money_range(held.low, held.high, held.currency)
        elif held.low is not None or held.high is not None:
            figure = money(held.low if held.low is not None else held.high or 0, held.currency)
        periods = {"year": _("a year"), "month": _("a month"), "hour": _("an hour")}
        note = " · ".join(
            words for words in (periods[held.period.value], sharing_words(role.get("pay_shared"))) if words
        )
        who = row(Seat(owner.name, owner.side, _("{name} decides").format(name=owner.first)), space=16)
        if payer is not None:
            who.addWidget(Seat(payer.name, payer.side, _("{name} sets pay").format(name=payer.first)))
        who.addStretch(1)
        return stack(section_title(_("Pay range")), plain(figure, "figure"), caption(note), who, 1, space=5)

    @staticmethod
    def _changes(changes: list[BriefChange], not_agreed: list[str]) -> Any:
        lines = stack(section_title(_("Changes since the brief was agreed")), space=5)
        for change in changes:
            said = [_("Version {n}, {day}.").format(n=change.n, day=day(local(change.agreed_at).date()))]
            for labels, words in (
                (change.added, _("Added: {criteria}.")), (change.gone, _("Taken out: {criteria}.")),
                (change.moved, _("Moved: {criteria}.")),
            ):  # fmt: skip
                if labels:
                    said.append(words.format(criteria=joined([f"“{label}”" for label in labels])))
            said.append(_("Because: {reason}").format(reason=change.reason))
            line = plain(" ".join(said))
            line.set_lead(said[0], "ink", 500)
            lines.addWidget(line)
        if not changes:
            lines.addWidget(plain(_("Nothing has changed since the first agreement."), "body", "ink2"))
        if not_agreed:
            words = ngettext(
                "One part of the brief was changed and is not agreed yet; this review does not use it.",
                "{n} parts of the brief were changed and are not agreed yet; this review does not use them.",
                len(not_agreed),
            )
            lines.addWidget(plain(words.format(n=len(not_agreed)), "body", "split"))
        lines.addStretch(1)
        return lines
