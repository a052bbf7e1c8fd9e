"""The parts of a role's page: stage strip, lines for outcomes, musts and sessions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hirepair_desktop.model.kinds import OutcomeStatus, SessionKind
from hirepair_desktop.model.outcome_standing import GOING_WELL, outcome_within_line
from hirepair_desktop.model.role_facts import Followed, MustLook, RoleSession
from hirepair_desktop.text import _, bare_day, first_name, joined, money
from hirepair_desktop.ui.kind_words import kind_words
from hirepair_desktop.ui.pages.lines import Line, columned, marks, value_words
from hirepair_desktop.ui.pages.pipeline_words import group_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, Rule, row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, plain
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import Pair

LARGE_ROW = 4
"""Cells of the stage strip in one row where the text is large."""


class StageCell(Line):
    """One cell of the strip: name, count, who."""

    def __init__(self, key: str, aliases: list[str]) -> None:
        words = group_words()[key]
        n = len(aliases)
        super().__init__(key, _("{group}: {n}").format(group=words, n=n), f"stage_{key}")
        shown = aliases[0] if n == 1 else _("{first} to {last}").format(first=aliases[0], last=aliases[-1]) if n else ""
        number = plain(str(n) if n else "–", "section" if n else "body", "ink" if n else "ink3", wrap=False)
        line = row(number, ElidedLabel(shown, "caption", "ink2"), space=6)
        line.setStretch(1, 1)
        self.setLayout(stack(caption(words, wrap=False), line, space=2, margins=(12, 8, 8, 8)))


class StageStrip(Panel):
    """Stages with counts in one row. `chosen(group)`."""

    chosen = Signal(str)

    def __init__(self, groups: list[tuple[str, list[str]]]) -> None:
        super().__init__("stage_strip")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        in_a_row = LARGE_ROW if theme().large() else len(groups)
        for start in range(0, len(groups), in_a_row):
            line = QHBoxLayout()
            line.setSpacing(0)
            for key, aliases in groups[start : start + in_a_row]:
                if line.count():
                    line.addWidget(Rule(upright=True))
                cell = StageCell(key, aliases)
                cell.opened.connect(self.chosen)
                line.addWidget(cell, 1)
            if whole.count():
                whole.addWidget(Rule())
            whole.addLayout(line)


def followed_words(followed: Sequence[Followed]) -> str:
    """`K07: day 60 on track, day 90 ahead`; hires part at a semicolon."""
    words = outcome_within_line()
    told = []
    for name, talks in groupby(followed, key=lambda each: each.name):
        days = ", ".join(_("day {n} {status}").format(n=each.day, status=words[each.status]) for each in talks)
        told.append(_("{name}: {days}").format(name=name, days=days))
    return "; ".join(told)


def outcome_line(
    number: int, words: str, measure: str, months: int | None, followed: Sequence[Followed] = ()
) -> QHBoxLayout:
    """One outcome with its measure and month, and below how it went at the check-ins (METHOD S39)."""
    due = _("Month {n}").format(n=months) if months is not None else _("No month yet")
    place = caption(str(number), wrap=False)
    place.setFixedWidth(theme().px(12))
    went = caption(followed_words(followed)) if followed else None
    laid = row(
        place, stack(plain(words, weight=500), caption(measure) if measure else None, went, space=0),
        caption(due, wrap=False), space=10, margins=(0, 6, 0, 6),
    )  # fmt: skip
    laid.setStretch(1, 1)
    return laid


LOOKERS_NAMED = 4
"""So many of those who look are named; the rest is counted at the end of the line."""


def must_line(must: MustLook, open_person: Callable[[str], None]) -> QHBoxLayout:
    """One must with who looks, each leading to their page; nobody or only one is said with a tag."""
    people = list(zip(must.looker_ids, must.lookers, strict=True))[:LOOKERS_NAMED]
    links = [LinkButton(first_name(name), f"looker_{must.id}_{key}", "ink2", "caption") for key, name in people]
    for link, (key, _name) in zip(links, people, strict=True):
        link.clicked.connect(partial(_open, open_person, key))
    names = row(*links, 1, space=8) if links else row(caption(_("Nobody yet")), 1)
    text = stack(plain(must.label, weight=500), names, space=0)
    n = len(must.lookers)
    end: QWidget = caption(_("{n} look").format(n=n), wrap=False)
    if n < 2:
        end = Tag(_("Only one") if n else _("Nobody"), "split", f"looks_{must.id}", icon="warning")
    laid = row(text, end, space=10, margins=(0, 6, 0, 6))
    laid.setStretch(0, 1)
    return laid


def _open(open_person: Callable[[str], None], person_id: str, checked: bool = False) -> None:
    open_person(person_id)


def outcome_of(line: RoleSession, pair: Pair) -> tuple[str, str]:
    """What a session came to, and whose mark stands before it ("" for none)."""
    if line.went is not None:
        name = first_name(dict(line.people).get(line.decided_by, ""))
        words = _("{n} of {of} go on").format(n=line.went[0], of=line.went[1])
        return (f"{name}: {words}" if name else words), line.decided_by
    if line.decision is not None:
        words = value_words(line.decision)
        if line.offer is not None:
            words = _("{what} at {amount}").format(what=words, amount=money(*line.offer))
        names = dict(line.people)
        name = first_name(names.get(line.decided_by, ""))
        return (f"{name}: {words}" if name else words), line.decided_by
    if not line.closed:
        ready = dict(line.ready)
        if ready:
            known = {seat.id: seat.first for seat in (pair.recruiter, pair.manager)}
            said = [
                _("{name} ready").format(name=known[person]) if ok else _("{name} not ready").format(name=known[person])
                for person, ok in ready.items()
                if person in known
            ]
            return _("Planned. {who}").format(who=", ".join(said)), ""
        return (_("Open") if line.begun else _("Planned")), ""
    if line.agreed:
        return _("Both agreed the brief"), ""
    if line.stood:
        return stood_words(line.stood), ""
    return (_("Closed without an agreed brief") if line.kind is SessionKind.INTAKE else ""), ""


def stood_words(stood: Sequence[OutcomeStatus]) -> str:
    """`Outcomes: 3 of 4 on track or ahead, 1 too early to say`: what is too early counts on neither side."""
    early = sum(status is OutcomeStatus.TOO_EARLY for status in stood)
    on = sum(status in GOING_WELL for status in stood)
    told = []
    if early < len(stood):
        told.append(_("{n} of {of} on track or ahead").format(n=on, of=len(stood) - early))
    if early:
        told.append(_("{n} too early to say").format(n=early))
    return _("Outcomes: {told}").format(told=", ".join(told))


def title_of(line: RoleSession) -> str:
    """`Debrief K02`, `Check-in K01 · day 90`."""
    words = kind_words()[line.kind]
    if line.about and line.kind in (SessionKind.DEBRIEF, SessionKind.CHECK_IN):
        words = f"{words} {line.about}"
    return _("{words} · day {n}").format(words=words, n=line.day) if line.day else words


def session_line(line: RoleSession, pair: Pair) -> Line:
    """One session of the role."""
    words = title_of(line)
    when = bare_day(line.when.astimezone().date()) if line.when is not None else ""
    said, owner = outcome_of(line, pair)
    people = sorted(line.people, key=lambda person: {"rec": 0, "man": 1}.get(pair.side_of(person[0]), 2))
    there = joined([first_name(name) for _person, name in people])
    spoken = (when, words, _("at the table: {names}").format(names=there) if there else "", said)
    made = Line(line.id, ", ".join(part for part in spoken if part), f"session_{line.id}")
    label = caption(when, wrap=False)
    label.setFixedWidth(theme().px(48))
    seen = marks([(name, pair.side_of(person_id)) for person_id, name in people], 4)
    names = dict(line.people)
    owned = SeatMark(names[owner], pair.side_of(owner), 18) if owner in names else None
    end = QWidget()
    end.setLayout(row(owned, columned(ElidedLabel(said, token="ink" if owner else "ink2")), space=6))
    name = columned(ElidedLabel(words, weight=500))
    if theme().large():
        laid = row(label, stack(row(name, seen), columned(end), space=2), space=10, margins=(0, 5, 0, 5))
        laid.setStretch(1, 1)
    else:
        laid = row(label, name, seen, columned(end), space=10, margins=(0, 5, 0, 5))
        laid.setStretch(1, 4)
        laid.setStretch(3, 7)
    made.setLayout(laid)
    return made
