"""Whose check-in it is, and which of the five talks: the part of *New session* that is about somebody hired."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate
from hirepair_desktop.model.check_in import DAYS
from hirepair_desktop.model.checking_in import due_on, hire_called, hires_of, move_start, next_day, talks_of
from hirepair_desktop.text import _, day
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.widgets.boxes import show_if, stack
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import OpenWorkspace


class CheckInChoice(QWidget):
    """The hires of a pair, the talks of one that were not held, and the start where nobody wrote it. `edited()`."""

    edited = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check_in_choice")
        self.workspace = workspace
        self.hire = ChoiceField(_("Whom you hired"), [], "check_in_hire")
        self.start = DateField(_("Started on"), "check_in_start", nearest=True)
        self.talk = ChoiceField(_("Which talk"), [], "check_in_talk")
        self.nobody = caption(_("This pair has hired nobody yet. Check-ins follow a hire."), name="no_hire")
        self.setLayout(stack(self.nobody, self.hire, self.start, self.talk, space=14))
        self.hire.edited.connect(self._on_hire_edited)

    def fill(self, partnership_id: str) -> None:
        """Offer whom this pair hired."""
        held = self.hire.value()
        with self.workspace.read() as s:
            wanted = [(c.id, f"{c.alias} · {c.name or c.headline}".strip(" ·")) for c in hires_of(s, partnership_id)]
        self.hire.set_options(wanted)
        values = [value for value, _words in wanted]
        if values:
            self.hire.set_value(held if held in values else values[0])
        show_if(self.nobody, not wanted)
        show_if(self.hire, bool(wanted))
        self._fill_talks()

    def propose(self, candidate_id: str) -> None:
        """Begin with one hire and the talk that comes next."""
        self.hire.set_value(candidate_id)
        self._fill_talks()

    def candidate_id(self) -> str:
        """Whom it is with; "" while nobody was hired."""
        return str(self.hire.value() or "")

    def day(self) -> int:
        """Which talk; 0 for the next."""
        return int(self.talk.value() or 0)

    def write_start(self, s: Block) -> None:
        """Write the start, where it was chosen here. Raises RefusedValueError as `move_start` does."""
        hire = s.get(Candidate, self.candidate_id()) if self.candidate_id() else None
        start = self.start.value()
        if hire is not None and hire.started_on is None and isinstance(start, date):
            move_start(s, hire, start)

    def _fill_talks(self) -> None:
        with self.workspace.read() as s:
            hire = s.get(Candidate, self.candidate_id()) if self.candidate_id() else None
            held = (
                {talk.day for talk in talks_of(s, hire.id) if talk.held_on is not None} if hire is not None else set()
            )
            lines = [(str(n), self._words(hire, n)) for n in DAYS if n not in held] if hire is not None else []
            following = next_day(s, hire, self.workspace.today()) if hire is not None else 0
            started = hire is not None and hire.started_on is not None
            name = hire_called(hire) if hire is not None else ""
        self.talk.set_options(lines)
        if str(following) in dict(lines):
            self.talk.set_value(str(following))
        self.start.set_value(None)
        show_if(self.start, hire is not None and not started)
        show_if(self.talk, bool(lines))
        if hire is not None and not lines:
            self.nobody.setText(_("All five talks with {name} were held.").format(name=name))
            show_if(self.nobody, True)

    @staticmethod
    def _words(hire: Candidate, n: int) -> str:
        on = due_on(hire, n)
        return _("Day {n}, {date}").format(n=n, date=day(on)) if on is not None else _("Day {n}").format(n=n)

    @Slot(str)
    def _on_hire_edited(self, candidate_id: str) -> None:
        show_if(self.nobody, False)
        self._fill_talks()
        self.edited.emit()
