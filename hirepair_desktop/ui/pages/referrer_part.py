"""The word owed to whoever referred a candidate (METHOD C.2 R-37), and that it was given."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Person
from hirepair_desktop.model.candidacy import referrer_to_tell, told_referrer
from hirepair_desktop.text import _, day, first_name
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.candidate_steps import thank_step
from hirepair_desktop.ui.widgets.boxes import Panel, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, plain


class ReferrerPart(Panel):
    """Shown while a word is owed; whoever of the pair gave it presses their name. Then a line says so."""

    def __init__(self, page: Page) -> None:
        super().__init__("referrer_part", "sunken", "line", radius="control")
        self._page = page
        self.lines = stack(space=8, margins=(12, 10, 12, 10))
        self.setLayout(self.lines)
        self.hide()

    def show_for(self, s: Block, candidate: Candidate) -> None:
        """Ask, or say that it was done."""
        clear(self.lines)
        owed, told = referrer_to_tell(s, candidate), told_referrer(s, candidate.id)
        if owed is not None:
            words = _("Tell {referrer} the outcome and thank them.").format(referrer=first_name(owed.name))
            self.lines.addWidget(plain(words, "body_strong"))
            self._add_buttons(candidate.id, owed.id)
        elif told is not None:
            referrer, by = s.get(Person, told.referrer_id), s.get(Person, told.by)
            words = _("{by} told {referrer} the outcome and thanked them, {day}.").format(
                by=first_name(by.name) if by is not None else "",
                referrer=first_name(referrer.name) if referrer is not None else "",
                day=day(told.at.astimezone().date()),
            )
            self.lines.addWidget(caption(words))
        show_if(self, owed is not None or told is not None)

    def _add_buttons(self, candidate_id: str, referrer_id: str) -> None:
        pair = self._page.workspace.pair()
        made: list[QWidget] = []
        for who in (pair.recruiter, pair.manager) if pair is not None else ():
            act = button(_("{name} did").format(name=who.first), f"thanked_{who.side}", small=True)
            act.clicked.connect(partial(self._on_act_clicked, candidate_id, referrer_id, who.id))
            made.append(act)
        self.lines.addLayout(row(*made, 1, space=8))

    def _on_act_clicked(self, candidate_id: str, referrer_id: str, by: str, checked: bool = False) -> None:
        thank_step(self._page.edits, candidate_id, referrer_id, by, self._page.workspace.now())
