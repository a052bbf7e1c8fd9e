"""What happened around one candidate: decisions, what they were told, sessions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.candidate_facts import decisions_about, messages_to
from hirepair_desktop.text import _, day, first_name
from hirepair_desktop.ui.kind_words import kind_words
from hirepair_desktop.ui.pages.lines import Line, head, value_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row
from hirepair_desktop.ui.widgets.labels import caption, plain


class HistoryPart(QWidget):
    """Filled by `show_history`; `session_opened(id)`."""

    session_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("history")
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(theme().px(4))

    def show_history(self, s: Block, candidate_id: str) -> None:
        """Decisions newest first, then messages, then sessions."""
        clear(self.lines)
        self.lines.addLayout(head(_("Sessions and decisions")))
        self.lines.addWidget(Rule())
        self._add_decisions(s, candidate_id)
        self._add_messages(s, candidate_id)
        sessions = s.scalars(
            select(Session).where(Session.candidates.any(id=candidate_id)).order_by(Session.started_at.desc())
        ).all()
        for session in sessions:
            when = session.started_at or session.planned_for
            words = kind_words()[session.kind] + (f", {day(when.astimezone().date())}" if when is not None else "")
            line = Line(session.id, words, f"open_{session.id}")
            line.setLayout(row(plain(words), 1, margins=(0, 5, 0, 5)))
            line.opened.connect(self.session_opened)
            self.lines.addWidget(line)
        if not sessions:
            self.lines.addWidget(caption(_("No review yet.")))

    def _add_decisions(self, s: Block, candidate_id: str) -> None:
        for decided in decisions_about(s, candidate_id):
            words = _("{day}: {name} decided {what}.").format(
                day=day(decided.at.astimezone().date()), name=first_name(decided.by) or _("the pair"),
                what=value_words(decided.value),
            )  # fmt: skip
            self.lines.addWidget(plain(words, "body_strong"))
            if decided.rationale:
                self.lines.addWidget(plain(decided.rationale))

    def _add_messages(self, s: Block, candidate_id: str) -> None:
        for message in messages_to(s, candidate_id):
            told = (
                _("Told on {day}").format(day=day(message.sent_at.astimezone().date()))
                if message.sent_at
                else _("Not sent yet")
            )
            parts = [*message.strengths, *(point["text"] for point in message.growth), message.next_step]
            self.lines.addWidget(plain(f"{told}: " + " ".join(part for part in parts if part)))
