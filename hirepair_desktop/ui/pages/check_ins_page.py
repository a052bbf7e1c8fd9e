"""Check-ins: the talks that are due, those that lie ahead, hires without a plan, and what was held."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.checking_in import TalkLine, talk_lines, unplanned_hires
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.text import _, day, ngettext
from hirepair_desktop.ui.pages.lines import Line, columned
from hirepair_desktop.ui.pages.list_page import ListPage
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption
from hirepair_desktop.ui.workspace import OpenWorkspace

DATE_WIDTH = 96


def state_words(line: TalkLine, today: date) -> str:
    """`Held`, `Planned`, `3 days late`, or what the line lacks."""
    if line.is_held or line.is_passed:
        return _("Open") if line.begun and not line.is_held else ""
    if line.begun:
        return _("Open")
    if line.on is not None and line.on < today:
        n = (today - line.on).days
        return ngettext("{n} day late", "{n} days late", n).format(n=n)
    return _("Planned") if line.session_id else ""


class CheckInsPage(ListPage):
    """A line opens its talk; one that is not planned leads to *New session* with its hire."""

    shows = frozenset({"check_in", "candidate", "role", "session"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        self.plan_one = button(_("Plan a check-in"), "plan_check_in", icon="plus")
        super().__init__(
            workspace, "check_ins_page", _("Check-ins"),
            _("Days 14, 30, 60, 90 and 180 after a start: celebrate first, then learn."), self.plan_one,
        )  # fmt: skip
        self._talks: dict[str, TalkLine] = {}
        self._roles: dict[str, str] = {}
        self.plan_one.clicked.connect(self._on_plan_one_clicked)

    def refresh(self) -> None:
        self.clear()
        today = self.workspace.today()
        with self.workspace.read() as s:
            lines = talk_lines(s)
            without = unplanned_hires(s)
        self._talks = {line.check_in_id: line for line in lines}
        waiting = [line for line in lines if not line.is_held and not line.is_passed]
        due = [line for line in waiting if line.on is None or line.on <= today]
        ahead = [line for line in waiting if line.on is not None and line.on > today]
        passed = [line for line in lines if line.is_passed]
        held = sorted((line for line in lines if line.is_held), key=lambda line: str(line.held_on), reverse=True)
        if not lines and not without:
            self.say(_("Nobody was hired yet. Check-ins follow on days 14, 30, 60, 90 and 180 after a start."))
        for heading, found in ((_("Due"), due), (_("Ahead"), ahead)):
            if found:
                self.group(heading, ngettext("{n} talk", "{n} talks", len(found)).format(n=len(found)))
            for line in found:
                self.line(self._line(line, today))
        if without:
            self.group(_("Hired, without a plan"), _("The talks are counted from the start"))
        for candidate_id, role_id, words in without:
            self.line(self._hire_line(candidate_id, role_id, words))
        if held:
            self.group(_("Held"), ngettext("{n} talk", "{n} talks", len(held)).format(n=len(held)))
        for line in held:
            self.line(self._line(line, today))
        if passed:
            self.group(_("Passed over"), _("A later talk with them was held; these can still be"))
        for line in passed:
            self.line(self._line(line, today))

    def _line(self, line: TalkLine, today: date) -> QWidget:
        when = line.held_on or line.on
        date_words, state = (day(when) if when is not None else _("No day yet")), state_words(line, today)
        name = _("{name}, day {n}").format(name=line.hire, n=line.day)
        under = line.celebrate if line.is_held and line.celebrate else line.role_title
        made = Line(line.check_in_id, f"{date_words} {name} {state} {under}", f"check_in_{line.check_in_id}")
        label = caption(date_words, wrap=False)
        label.setMinimumWidth(theme().px(DATE_WIDTH))
        told = QWidget() if theme().large() else columned(QWidget())
        told_of = caption(under) if theme().large() else ElidedLabel(under, "caption", "ink2")
        told.setLayout(stack(ElidedLabel(name, weight=500), told_of, space=0))
        laid = row(label, told, caption(state, wrap=False), space=12, margins=(0, 7, 0, 7))
        laid.setStretch(1, 1)
        made.setLayout(laid)
        made.opened.connect(self._on_line_opened)
        return made

    def _hire_line(self, candidate_id: str, role_id: str, words: str) -> QWidget:
        self._roles[candidate_id] = role_id
        made = Line(candidate_id, _("Plan the talks with {name}").format(name=words), f"unplanned_{candidate_id}")
        laid = row(ElidedLabel(words, weight=500), caption(_("Plan the talks"), wrap=False), margins=(0, 7, 0, 7))
        laid.setStretch(0, 1)
        made.setLayout(laid)
        made.opened.connect(self._on_hire_opened)
        return made

    @Slot(str)
    def _on_line_opened(self, key: str) -> None:
        line = self._talks[key]
        if line.session_id:
            self.open_requested.emit("session", line.session_id)
        elif not line.is_held:
            self.session_requested.emit(SessionKind.CHECK_IN.value, line.role_id, line.hire_id)
        else:
            self.said.emit(_("This talk was brought in without its session; there is nothing more to open."))

    @Slot(str)
    def _on_hire_opened(self, candidate_id: str) -> None:
        self.session_requested.emit(SessionKind.CHECK_IN.value, self._roles[candidate_id], candidate_id)

    @Slot()
    def _on_plan_one_clicked(self) -> None:
        self.session_requested.emit(SessionKind.CHECK_IN.value, "", "")
