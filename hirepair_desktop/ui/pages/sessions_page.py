"""All sessions of the pair: what lies ahead first, then what was held, newest first."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.text import _, day, ngettext, short_day
from hirepair_desktop.ui.kind_words import kind_words
from hirepair_desktop.ui.pages.lines import Line, columned, marks
from hirepair_desktop.ui.pages.list_page import ListPage
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair, Who

DATE_WIDTH, END_WIDTH, MARKS = 96, 60, 5


class SessionsPage(ListPage):
    """Open a session, print its summary, begin a new one."""

    shows = frozenset({"session", "role", "candidate", "partnership"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        self.new_session = button(_("New session"), "new_session", icon="plus")
        super().__init__(workspace, "sessions_page", _("Sessions"), "", self.new_session)
        self.new_session.clicked.connect(lambda: self.session_requested.emit("", "", ""))

    def refresh(self) -> None:
        self.clear()
        pair = self.workspace.pair()
        rows = self._rows(pair) if pair is not None else []
        if pair is None or not rows:
            empty = EmptyState(_("No session yet. Start with an intake, 60 minutes side by side."), _("New intake"))
            empty.act_requested.connect(lambda: self.session_requested.emit(SessionKind.INTAKE.value, "", ""))
            self.lines.addWidget(empty)
            return
        ahead = [line for line in rows if not line[4]]
        held = [line for line in rows if line[4]]
        self.under.setText(_("Of {first} and {second}").format(first=pair.recruiter.first, second=pair.manager.first))
        if ahead:
            self.group(_("Open and planned"), ngettext("{n} session", "{n} sessions", len(ahead)).format(n=len(ahead)))
            for line in ahead:
                self.line(self._line(*line))
        if held:
            self.group(_("Held"), ngettext("{n} session", "{n} sessions", len(held)).format(n=len(held)))
            for line in reversed(held):
                self.line(self._line(*line))

    def _rows(self, pair: Pair) -> list[tuple[str, SessionKind, str, datetime | None, bool, bool, list[Who]]]:
        with self.workspace.read() as s:
            found = s.scalars(
                select(Session)
                .where(Session.partnership_id == pair.id)
                .options(selectinload(Session.candidates), selectinload(Session.role), selectinload(Session.attendees))
            ).all()
            rows = [
                (
                    session.id,
                    session.kind,
                    _about(session),
                    session.started_at or session.planned_for,
                    session.closed_at is not None,
                    session.started_at is not None,
                    sorted((pair.who(person) for person in session.attendees), key=_by_side),
                )
                for session in found
            ]
        return sorted(rows, key=lambda line: (line[3] is None, line[3], line[0]))

    def _line(
        self, key: str, kind: SessionKind, about: str, when: datetime | None, closed: bool, begun: bool, who: list[Who]
    ) -> QWidget:
        words = kind_words()[kind]
        here = when.astimezone().date() if when is not None else None
        date_words = "" if here is None else (day(here) if closed else short_day(here))
        made = Line(key, f"{date_words} {words} {about}", f"session_{key}")
        date_label = caption(date_words, wrap=False)
        date_label.setFixedWidth(theme().px(DATE_WIDTH))
        state = "" if closed else (_("Open") if begun else _("Planned"))
        end = QWidget()
        end.setFixedSize(theme().px(END_WIDTH), theme().px(24))
        printing = None
        if closed:
            printing = LinkButton(_("Print…"), f"print_{key}")
            printing.clicked.connect(lambda: self.print_requested.emit(key))
        end.setLayout(row(1, printing or caption(state, wrap=False)))
        seen = marks([(person.name, person.side) for person in who], MARKS)
        what, subject = columned(ElidedLabel(words, weight=500)), columned(ElidedLabel(about, token="ink2"))
        if theme().large():
            laid = row(date_label, stack(row(what, end), row(subject, seen), space=2), space=12, margins=(0, 6, 0, 6))
            laid.setStretch(1, 1)
        else:
            laid = row(date_label, what, subject, seen, end, space=12, margins=(0, 6, 0, 6))
            laid.setStretch(1, 3)
            laid.setStretch(2, 6)
        made.setLayout(laid)
        made.opened.connect(lambda session_id: self.open_requested.emit("session", session_id))
        return made


def _about(session: Session) -> str:
    names = ", ".join(candidate.alias for candidate in session.candidates)
    title = session.role.title if session.role is not None else ""
    return f"{names} · {title}" if names and title else names or title


def _by_side(who: Who) -> tuple[int, str]:
    return {"rec": 0, "man": 1}.get(who.side, 2), who.name
