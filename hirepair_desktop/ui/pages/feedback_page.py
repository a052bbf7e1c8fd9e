"""The pair's feedback sessions: how much went each way, and whether the summary may go out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from sqlalchemy import func, select

from hirepair_desktop.model import Feedback, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.text import _, day, ngettext, short_day
from hirepair_desktop.ui.pages.lines import Line
from hirepair_desktop.ui.pages.list_page import ListPage
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, plain
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair


class FeedbackPage(ListPage):
    """Opens a session, begins a new one."""

    shows = frozenset({"session", "feedback", "partnership", "setting"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        self.new_feedback = button(_("New feedback session"), "new_feedback", icon="plus")
        super().__init__(
            workspace, "feedback_page", _("Feedback"), _("Only the two of you see these unless both agree otherwise."),
            self.new_feedback,
        )  # fmt: skip
        self.new_feedback.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.session_requested.emit(SessionKind.FEEDBACK.value, "", "")

    def refresh(self) -> None:
        self.clear()
        pair = self.workspace.pair()
        with self.workspace.read() as s:
            wanted = select(Session).where(
                Session.kind == SessionKind.FEEDBACK, Session.partnership_id == (pair.id if pair else "")
            )
            sessions = sorted(
                s.scalars(wanted), key=lambda session: session.started_at or session.planned_for or self.workspace.now()
            )
            rows = s.execute(select(Feedback.session_id, Feedback.to_id, func.count()).group_by(
                Feedback.session_id, Feedback.to_id)).all()  # fmt: skip
            counts = {(session_id, to_id): n for session_id, to_id, n in rows}
            lines = [
                (
                    session.id, session.started_at or session.planned_for, session.closed_at is not None,
                    session.started_at is not None, set(session.shared_by),
                )
                for session in sessions
            ]  # fmt: skip
        if pair is None or not lines:
            empty = EmptyState(_("Nobody has written yet. Ten minutes each is enough."), _("New feedback session"))
            empty.act_requested.connect(self._ask)
            self.lines.addWidget(empty)
            return
        self.group(
            _("{first} and {second}").format(first=pair.recruiter.first, second=pair.manager.first),
            " · ".join(
                filter(None, (ngettext("{n} session", "{n} sessions", len(lines)).format(n=len(lines)), pair.end_words))
            ),
        )
        for session_id, when, closed, begun, shared in reversed(lines):
            n = (counts.get((session_id, pair.manager.id), 0), counts.get((session_id, pair.recruiter.id), 0))
            both = {pair.recruiter.id, pair.manager.id} <= shared
            here = when.astimezone().date() if when is not None else self.workspace.today()
            words = day(here) if closed else short_day(here)
            state = "" if closed else (_("Open") if begun else _("Planned"))
            self.line(self._line(session_id, words, n, pair, state, both))

    def _line(self, key: str, words: str, n: tuple[int, int], pair: Pair, state: str, both: bool) -> QWidget:
        first, second = pair.recruiter.first, pair.manager.first
        ways = _("{first} to {second}: {n} · {second} to {first}: {m}").format(
            first=first, second=second, n=n[0], m=n[1]
        )
        made = Line(key, f"{words} {ways}", f"feedback_{key}")
        when = plain(words, wrap=False, weight=500)
        when.setMinimumWidth(theme().px(110))
        share = "" if state else (_("Both agreed to share") if both else _("Stays between you"))
        laid = row(
            when, ElidedLabel(state or ways, token="ink2" if state else "ink"), caption(share, wrap=False), space=12,
            margins=(0, 8, 0, 8),
        )  # fmt: skip
        laid.setStretch(1, 1)
        if both and not state:
            printing = LinkButton(_("Print…"), f"print_{key}")
            printing.clicked.connect(lambda: self.print_requested.emit(key))
            laid.addWidget(printing)
        made.setLayout(laid)
        made.opened.connect(lambda session_id: self.open_requested.emit("session", session_id))
        return made
