"""What every section of a check-in shares: its talk, its hire, how one value of it is changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, CheckIn, Session
from hirepair_desktop.model.check_in_state import COLUMNS, is_asked
from hirepair_desktop.model.form import Field, Section
from hirepair_desktop.model.sittings import form_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.session.answer_views import QuestionNotes
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.section_page import SectionPage
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.workspace import MAN, REC


class Talk:
    """The ids and names of one check-in: its row, its hire, the day, what the hire is called."""

    def __init__(self, check_in_id: str, hire_id: str, called: str, day: int) -> None:
        self.check_in_id, self.hire_id, self.called, self.day = check_in_id, hire_id, called, day

    def asks(self, key: str) -> bool:
        """Whether a question is asked on this day."""
        return is_asked(key, self.day)


class CheckInPage(SectionPage):
    """One section of a talk. A subclass writes `show_talk`."""

    def __init__(self, panel: SessionPanel, section: Section, talk: Talk) -> None:
        self.talk = talk
        super().__init__(panel, section)
        self.shows = self.shows | {"check_in", "candidate", "role"}
        with self.workspace.read() as s:
            form = form_of(s.get_one(Session, self.session_id))
        self.fields: dict[str, Field] = {field.key: field for field in form.fields}
        self.typed: dict[str, VoiceField] = {}

    def show_section(self, s: Block, session: Session) -> None:
        check_in = s.get(CheckIn, self.talk.check_in_id)
        hire = s.get(Candidate, self.talk.hire_id)
        if check_in is None or hire is None:
            return
        for column, field in self.typed.items():
            field.set_value(getattr(check_in, column))
            field.set_read_only(self.is_closed)
        self.show_talk(s, session, check_in)

    def show_talk(self, s: Block, session: Session, check_in: CheckIn) -> None:
        """Show what this section is about."""

    # What sections are made of

    def words_field(self, key: str, side: str, column: str = "", min_lines: int = 2, label: str = "") -> QWidget:
        """A text of the talk in the field of whoever says it, with why it is asked and a good answer."""
        field = self.fields[key]
        column = column or COLUMNS[key]
        speaker = self.pair.seat(side).name if side in (REC, MAN) else ""
        made = VoiceField(side, label or _(field.label), column, min_lines=min_lines, speaker=speaker)
        made.edited.connect(partial(self._on_words_edited, column, _(field.label)))
        self.typed[column] = made
        self.focus_at[key] = made.focus
        holder = QWidget()
        holder.setLayout(stack(made, QuestionNotes(field, self.pair), space=0))
        return holder

    def set(self, column: str, value: Any, words: str) -> bool:
        """Change one value of the talk, as one step that can be taken back."""
        return self.edits.set(CheckIn, self.talk.check_in_id, column, value, words)

    def _on_words_edited(self, column: str, words: str, value: str) -> None:
        self.set(column, value, words)


MakePage = Callable[[SessionPanel, Section, Talk], CheckInPage]
