"""Section 4, What our ratings said: sealed scores beside what is seen now, to learn about our interviews."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, CheckIn, Session
from hirepair_desktop.model.check_in import RATED_FROM
from hirepair_desktop.model.check_in_seen import Sealed, sealed_of
from hirepair_desktop.model.form import Section
from hirepair_desktop.text import _
from hirepair_desktop.ui.check_in.check_in_page import CheckInPage, Talk
from hirepair_desktop.ui.check_in.score_line import ScoreLine
from hirepair_desktop.ui.check_in.sealed_marks import sealed_marks
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.session.answer_views import QuestionNotes
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.workspace import MAN, Pair

SCALE = [(str(n), str(n)) for n in range(1, 5)]


class ScoreRow(QWidget):
    """One criterion. `seen(value)` and `noted(words)`."""

    seen = Signal(str)
    noted = Signal(str)

    def __init__(self, line: Sealed, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"score_{line.criterion_id}")
        self.pair = pair
        self.label = strong(line.label)
        self.marks = ScoreLine(f"score_{line.criterion_id}_line")
        self.now = Segmented(
            SCALE, f"score_{line.criterion_id}_now", _("{name} sees now").format(name=pair.manager.first), owner=MAN
        )
        self.note = VoiceField(
            MAN, _("What it says about our interview"), f"score_{line.criterion_id}_note", speaker=pair.manager.name
        )
        head = row(self.label, self.marks, self.now, space=12)
        if theme().large():
            self.setLayout(stack(self.label, row(self.marks, 1), row(self.now, 1), self.note, Rule(), space=8))
        else:
            head.setStretch(0, 1)
            self.setLayout(stack(head, self.note, Rule(), space=8))
        self.now.chosen.connect(self.seen)
        self.note.edited.connect(self.noted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 say what is seen now, unless somebody types."""
        made = self.now.buttons.get(str(event.key() - Qt.Key.Key_0))
        if made is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            made.setFocus()
            made.click()
        else:
            super().keyPressEvent(event)

    def show_score(self, marks: list[tuple[str, str, int]], now: int | None, note: str, read_only: bool) -> None:
        """Show what was sealed and what is seen."""
        self.marks.show_values(marks, now, self.pair.manager.first)
        self.now.set_value(str(now or ""))
        self.now.setEnabled(not read_only)
        self.note.set_value(note)
        self.note.set_read_only(read_only)


class RatingsPage(CheckInPage):
    """From day 90 scores beside the work; on every day what the intake should have said."""

    tables = frozenset({"rating", "criterion", "person"})

    def __init__(self, panel: SessionPanel, section: Section, talk: Talk) -> None:
        super().__init__(panel, section, talk)
        self.rows: dict[str, ScoreRow] = {}
        self.asked = talk.asks("criteria")
        self.later = plain("", token="ink2", name="ratings_later")
        self.notes = QuestionNotes(self.fields["criteria"], self.pair)
        self.list = stack(space=12)
        names = {"rec": self.pair.recruiter.first, "man": self.pair.manager.first}
        self.legend = caption(
            _("Circle: {rec} sealed. Square: {man} sealed. Diamond: others. Hollow: {man} sees now.").format(**names),
            name="ratings_legend",
        )
        for part in (self.later, self.notes, self.legend):
            self.column.addWidget(part)
        self.column.addLayout(self.list)
        self.column.addWidget(self.words_field("knewThen", "shared", "knew_then"))
        show_if(self.notes, self.asked)
        self.focus_at["criteria"] = self._focus_first

    def show_talk(self, s: Block, session: Session, check_in: CheckIn) -> None:
        found = sealed_of(s, s.get_one(Candidate, self.talk.hire_id)) if self.asked else []
        notes: dict[str, Any] = {note["criterion_id"]: note for note in check_in.criteria}
        for line in found:
            if line.criterion_id not in self.rows:
                self.rows[line.criterion_id] = self._made(line)
            kept = notes.get(line.criterion_id, {})
            self.rows[line.criterion_id].show_score(
                sealed_marks(s, self.pair, line), kept.get("now_value"), kept.get("note", ""), self.is_closed
            )  # fmt: skip
        words = _("Nobody rated {name} before the hire, so there is nothing to look back at.")
        if not self.asked:
            words = _("What was sealed is looked at from day {n} on, when there is work to see beside it.")
        self.later.setText(words.format(name=self.talk.called, n=RATED_FROM))
        show_if(self.later, not found)
        show_if(self.legend, bool(found))

    def _made(self, line: Sealed) -> ScoreRow:
        made = ScoreRow(line, self.pair)
        made.seen.connect(partial(self._on_row_seen, line.criterion_id))
        made.noted.connect(partial(self._on_row_noted, line.criterion_id))
        self.list.addWidget(made)
        return made

    def _focus_first(self) -> None:
        for row_ in list(self.rows.values())[:1]:
            row_.now.buttons[row_.now.value() or "1"].setFocus()

    def reach(self, key: str, row_id: str) -> None:
        """To the criterion a prompt is about."""
        if row_id in self.rows:
            found = self.rows[row_id]
            found.now.buttons[found.now.value() or "1"].setFocus()
        else:
            self.focus_field(key)

    def _change(self, criterion_id: str, **values: Any) -> None:
        with self.workspace.read() as s:
            kept: list[dict[str, Any]] = [dict(note) for note in s.get_one(CheckIn, self.talk.check_in_id).criteria]
        for note in kept:
            if note["criterion_id"] == criterion_id:
                note.update(values)
                break
        else:
            kept.append({"criterion_id": criterion_id, "now_value": None, "note": "", **values})
        self.set("criteria", kept, _("What is seen now"))

    def _on_row_seen(self, criterion_id: str, value: str) -> None:
        self._change(criterion_id, now_value=int(value))

    def _on_row_noted(self, criterion_id: str, words: str) -> None:
        self._change(criterion_id, note=words)
