"""Where a mark of a chart leads: the page or session of what it stands for, and what that is called in a list."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.charts import Target
from hirepair_desktop.insights.drawing import Stop
from hirepair_desktop.model import (
    BriefVersion,
    Candidate,
    Challenge,
    CheckIn,
    Decision,
    Feedback,
    Offer,
    Person,
    Promise,
    Role,
    Session,
)
from hirepair_desktop.text import _, bare_day, local
from hirepair_desktop.ui.kind_words import kind_words
from hirepair_desktop.ui.workspace import OpenWorkspace

Way = tuple[str, str]
"""A place of the desk, and what it is about."""

NOWHERE: Way = ("", "")

MOST_NAMED = 20
"""So many things behind one mark are offered by name; the table has all."""

KINDS: dict[str, type[Any]] = {
    "candidate": Candidate, "challenge": Challenge, "check_in": CheckIn, "decision": Decision, "feedback": Feedback,
    "offer": Offer, "person": Person, "promise": Promise, "role": Role, "session": Session, "version": BriefVersion,
}  # fmt: skip


def way_to(s: Block, target: Target) -> Way:
    """Where a target is shown; NOWHERE when it is gone."""
    if target.kind == "commitment":
        return "commitments", target.id
    found = s.get(KINDS[target.kind], target.id)
    if found is None:
        return NOWHERE
    match target.kind:
        case "challenge" | "feedback":
            return "session", found.session_id
        case "check_in":
            return ("session", found.session_id) if found.session_id else ("candidate", found.hire_id)
        case "offer":
            return "candidate", found.candidate_id
        case "promise":
            return "role", found.role_id
        case "version":
            return "versions", found.role_id
        case "decision":
            return found.about.value, found.about_id
    return target.kind, target.id


def words_of(s: Block, target: Target) -> str:
    """What a target is called where several stand behind one mark."""
    found = s.get(KINDS[target.kind], target.id) if target.kind in KINDS else None
    if found is None:
        return ""
    if isinstance(found, Candidate):
        return found.alias
    if isinstance(found, Offer):
        return s.get_one(Candidate, found.candidate_id).alias
    if isinstance(found, Decision):
        about = s.get(Candidate, found.about_id) or s.get(Role, found.about_id)
        name = about.alias if isinstance(about, Candidate) else about.title if about is not None else ""
        return _("{about}: {question}").format(about=name, question=found.question) if found.question else name
    if isinstance(found, Promise):
        return found.text
    if isinstance(found, Session):
        kind = kind_words()[found.kind]
        return f"{kind}, {bare_day(local(found.started_at).date())}" if found.started_at else kind
    return str(getattr(found, "name", "") or getattr(found, "title", "") or getattr(found, "text", ""))


class MarkOpening(QObject):
    """Opens what a mark of a page stands for. `wished(place, id)` where it leads; `said(sentence)` when it is gone."""

    wished = Signal(str, str)
    said = Signal(str)

    def __init__(self, workspace: OpenWorkspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._page = workspace, page

    @Slot(object, QPoint)
    def _on_panel_opened(self, stop: object, place: QPoint) -> None:
        assert isinstance(stop, Stop)
        targets = list(dict.fromkeys(stop.opens))
        if len(targets) == 1:
            self.open_target(targets[0])
        elif targets:
            self.behind(stop).popup(place)

    def listen(self, panel: Any) -> None:
        """Open the marks of one more panel."""
        panel.opened.connect(self._on_panel_opened)

    def behind(self, stop: Stop) -> QMenu:
        """A menu of the several things that stand behind a mark: by name, and what does not fit is counted."""
        menu = QMenu(self._page)
        menu.setObjectName("behind_the_mark")
        menu.setAccessibleName(stop.words)
        targets = list(dict.fromkeys(stop.opens))
        with self._workspace.read() as s:
            named = [(target, words_of(s, target)) for target in targets[:MOST_NAMED]]
        for target, words in named:
            act = menu.addAction((words or _("Open")).replace("&", "&&"))
            act.triggered.connect(partial(self._on_act_triggered, target))
        if len(targets) > MOST_NAMED:
            menu.addAction(_("and {n} more, in the table").format(n=len(targets) - MOST_NAMED)).setEnabled(False)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _on_act_triggered(self, target: Target, _checked: bool = False) -> None:
        self.open_target(target)

    def open_target(self, target: Target) -> None:
        """Go to what a mark stands for, or say that it is gone."""
        with self._workspace.read() as s:
            way = way_to(s, target)
        if way == NOWHERE:
            self.said.emit(_("What this mark stood for is not in the workspace any more."))
        else:
            self.wished.emit(*way)
