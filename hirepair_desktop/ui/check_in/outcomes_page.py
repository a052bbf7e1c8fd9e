"""Section 2, Outcomes: each outcome of the intake, how it stands, and a note."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import CheckIn, Outcome, Session
from hirepair_desktop.model.check_in_seen import outcomes_of
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.kinds import OutcomeStatus
from hirepair_desktop.model.outcome_standing import GOING_WELL
from hirepair_desktop.text import _
from hirepair_desktop.ui.check_in.check_in_page import CheckInPage, Talk
from hirepair_desktop.ui.check_in.words import status_words
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.session.answer_views import QuestionNotes
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.workspace import MAN, Pair

BY_KEY = tuple(
    status.value for status in (OutcomeStatus.OFF, OutcomeStatus.BEHIND, OutcomeStatus.ON, OutcomeStatus.AHEAD)
)
"""How an outcome stands by the keys 1 to 4 (picture 20)."""


class OutcomeRow(QWidget):
    """One outcome. `judged(status)` and `noted(words)`; a note belongs to a status and comes after it."""

    judged = Signal(str)
    noted = Signal(str)

    def __init__(self, number: int, outcome: Outcome, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"outcome_{outcome.id}")
        self.place = caption(str(number), wrap=False)
        self.place.setFixedWidth(theme().px(16))
        self.words = strong(outcome.text)
        self.under = caption("")
        self.status = Segmented(
            list(status_words().items()), f"outcome_{outcome.id}_status",
            _("How “{outcome}” stands").format(outcome=outcome.text), owner=MAN,
        )  # fmt: skip
        self.note = VoiceField(MAN, _("What shows it"), f"outcome_{outcome.id}_note", speaker=pair.manager.name)
        told = stack(self.words, self.under, space=0)
        head = stack(told, row(self.status, 1), space=6) if theme().large() else row(told, self.status, space=12)
        if not theme().large():
            head.setStretch(0, 1)
        body = row(self.place, stack(head, self.note, space=6), space=8)
        body.setStretch(1, 1)
        body.setAlignment(self.place, Qt.AlignmentFlag.AlignTop)
        self.setLayout(stack(body, Rule(), space=10))
        self.status.chosen.connect(self.judged)
        self.note.edited.connect(self.noted)

    def show_outcome(self, number: int, outcome: Outcome, status: str, note: str, read_only: bool) -> None:
        """Show it as it stands."""
        self.place.setText(str(number))
        self.words.setText(outcome.text)
        due = _("by month {n}").format(n=outcome.due_months) if outcome.due_months is not None else ""
        self.under.setText(", ".join(part for part in (outcome.measure.strip(), due) if part))
        show_if(self.under, bool(self.under.text()))
        self.status.set_value(status)
        self.status.setEnabled(not read_only)
        self.note.set_value(note)
        self.note.set_read_only(read_only)
        show_if(self.note, bool(status))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 say how it stands, from off to ahead, unless somebody types."""
        digit = event.key() - Qt.Key.Key_1
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and 0 <= digit < len(BY_KEY):
            made = self.status.buttons[BY_KEY[digit]]
            made.setFocus()
            made.click()
        else:
            super().keyPressEvent(event)

    def focus_status(self) -> None:
        """Go to how it stands."""
        (self.status.buttons[self.status.value() or OutcomeStatus.ON.value]).setFocus()


class OutcomesPage(CheckInPage):
    """The manager says how each outcome stands; a note shows what it rests on."""

    tables = frozenset({"outcome"})

    def __init__(self, panel: SessionPanel, section: Section, talk: Talk) -> None:
        super().__init__(panel, section, talk)
        self.rows: dict[str, OutcomeRow] = {}
        self.count = plain("", token="ink2", name="outcomes_count")
        self.none = caption(_("The intake of this role has no outcomes. They can be written on the role’s brief."))
        self.list = stack(space=10)
        self.column.addWidget(QuestionNotes(self.fields["outcomes"], self.pair))
        self.column.addWidget(self.count)
        self.column.addWidget(self.none)
        self.column.addLayout(self.list)
        self.focus_at["outcomes"] = self._focus_open

    def show_talk(self, s: Block, session: Session, check_in: CheckIn) -> None:
        found = outcomes_of(s, session.role_id)
        notes: dict[str, Any] = {note["outcome_id"]: note for note in check_in.outcomes}
        wanted = [outcome.id for outcome in found]
        for key in [key for key in self.rows if key not in wanted]:
            gone = self.rows.pop(key)
            self.list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, outcome in enumerate(found, 1):
            if outcome.id not in self.rows:
                self.rows[outcome.id] = self._made(number, outcome)
            note = notes.get(outcome.id, {})
            self.rows[outcome.id].show_outcome(
                number, outcome, str(note.get("status") or ""), note.get("note", ""), self.is_closed
            )
        well = sum(1 for key in wanted if str(notes.get(key, {}).get("status")) in GOING_WELL)
        self.count.setText(_("{k} of {n} ahead or on").format(k=well, n=len(found)) if found else "")
        show_if(self.count, bool(found))
        show_if(self.none, not found)

    def _made(self, number: int, outcome: Outcome) -> OutcomeRow:
        made = OutcomeRow(number, outcome, self.pair)
        made.judged.connect(partial(self._on_row_judged, outcome.id))
        made.noted.connect(partial(self._on_row_noted, outcome.id))
        self.list.addWidget(made)
        return made

    def _focus_open(self) -> None:
        waiting = [row_ for row_ in self.rows.values() if not row_.status.value()]
        for row_ in (waiting or list(self.rows.values()))[:1]:
            row_.focus_status()

    def reach(self, key: str, row_id: str) -> None:
        """To the outcome a prompt is about."""
        if row_id in self.rows:
            self.rows[row_id].focus_status()
        else:
            self.focus_field(key)

    def _change(self, outcome_id: str, **values: str) -> None:
        with self.workspace.read() as s:
            kept: list[dict[str, Any]] = [dict(note) for note in s.get_one(CheckIn, self.talk.check_in_id).outcomes]
        for note in kept:
            if note["outcome_id"] == outcome_id:
                note.update(values)
                break
        else:
            kept.append({"outcome_id": outcome_id, "status": "", "note": "", **values})
        self.set("outcomes", kept, _("How an outcome stands"))

    def _on_row_judged(self, outcome_id: str, status: str) -> None:
        self._change(outcome_id, status=OutcomeStatus(status).value)

    def _on_row_noted(self, outcome_id: str, words: str) -> None:
        self._change(outcome_id, note=words)
