"""The coach on a page of the desk, outside a session: what is about the page, under a head of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Person
from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.coach.coach import Coach
from hirepair_desktop.ui.coach.prompts import CoachPrompts, GoWords
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.labels import strong
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.workspace import Pair


class PagePrompts(QWidget):
    """What some rules say on a page; without anything to say it is not there. A subclass says which, in `ask`.

    The page shows it in its `refresh`; the coach looks right after. `go_words` and `go` say where a prompt leads on
    this page. A reason is asked of whose it is: outside a session nobody has the turn. Without a head an icon stands
    beside the prompts, as in a box that is about something else.
    """

    def __init__(
        self, page: Page, name: str, go_words: GoWords, go: Callable[[Prompt], None], headed: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_("Coach"))
        self.page, self._go = page, go
        self._about = ""
        self._names: dict[str, str] = {}
        self.coach = self.make_coach()
        self.prompts = CoachPrompts(self.coach, f"{name}_coach", go_words, self._name_of, quiet=True)
        self.prompts.go_requested.connect(self._on_prompts_go_requested)
        self.prompts.dismissed.connect(self._on_prompts_dismissed)
        self.prompts.brought_back.connect(self._on_prompts_brought_back)
        self.prompts.shown.connect(self._on_prompts_shown)
        icon = glyph("coach")
        if headed:
            self.setLayout(stack(row(icon, strong(_("Coach"), wrap=False), 1), self.prompts, space=8))
        else:
            line = row(icon, self.prompts, space=7)
            line.setStretch(1, 1)
            line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
            self.setLayout(stack(Rule(), line, space=8))
        show_if(self, False)

    def make_coach(self) -> Coach:
        """Who looks; a subclass may have another do it."""
        return Coach(self.page.workspace, self.ask, hears=False, parent=self)

    def ask(self, s: Block, look: Look) -> list[Prompt]:
        """What the rules say here."""
        raise AssertionError("a subclass asks its rules")

    def show_about(self, about_id: str, pair: Pair | None) -> None:
        """About what it speaks, and whose reasons are asked; it is looked at once the page was shown."""
        if about_id != self._about:
            self._about = about_id
            self.coach.forget()
        if pair is not None:
            self.prompts.set_people([(who.id, who.first, who.side) for who in (pair.recruiter, pair.manager)])
        self.coach.begin()

    def _name_of(self, person_id: str) -> str:
        if person_id not in self._names:
            with self.page.workspace.read() as s:
                found = s.get(Person, person_id)
            self._names[person_id] = first_name(found.name) if found is not None else ""
        return self._names[person_id]

    @Slot()
    def _on_prompts_shown(self) -> None:
        show_if(self, bool(self.coach.prompts or self.coach.resolved))

    @Slot(str)
    def _on_prompts_go_requested(self, key: str) -> None:
        prompt = self.coach.prompt(key)
        if prompt is not None:
            self._go(prompt)

    @Slot(str, str, str)
    def _on_prompts_dismissed(self, key: str, reason: str, by: str) -> None:
        if by:
            self.coach.dismiss(self.page.edits, key, reason, by)

    @Slot(str)
    def _on_prompts_brought_back(self, key: str) -> None:
        self.coach.bring_back(self.page.edits, key)
