"""What the pages of one review share: which review it is, who somebody is at its table, whether it is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QLayout, QPushButton, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Person, Role, Session
from hirepair_desktop.model.deciding import decision_owner
from hirepair_desktop.model.reviewing import ratings_of, recommendations_of
from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.edits import Verb
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.coach_button import coach_button
from hirepair_desktop.ui.session.coached_page import WIDEST
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Item, row, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption, title
from hirepair_desktop.ui.workspace import MAN, REC, OpenWorkspace, Pair, Who


@dataclass(frozen=True)
class Review:
    """One debrief: the ids and the pair its pages go by, and whose turn it is."""

    session_id: str
    candidate_id: str
    role_id: str
    pair: Pair
    turn: Callable[[], str]

    def who(self, s: Block, person_id: str | None) -> Who:
        """A person as shown at this table; somebody who is gone is shown as such."""
        person = s.get(Person, person_id) if person_id else None
        if person is None:
            return Who(person_id or "", _("Somebody"), "other")
        return self.pair.who(person)

    def owner(self, s: Block) -> Who:
        """The one who decides."""
        return self.who(s, decision_owner(s.get_one(Role, self.role_id)))

    def adviser(self, s: Block) -> Who:
        """The one of the pair who advises the owner: the other, or the manager where the owner is outside."""
        owner = self.owner(s)
        return self.pair.other(owner.id) if owner.side in (REC, MAN) else self.pair.manager

    def is_closed(self, s: Block) -> bool:
        """Whether the session was closed: then its pages can be read, not changed."""
        return s.get_one(Session, self.session_id).closed_at is not None

    def is_revealed(self, s: Block) -> bool:
        """Whether the sealed pages were opened: before that there is no row of them."""
        found = ratings_of(s, self.session_id, self.candidate_id)
        return bool(found or recommendations_of(s, self.session_id, self.candidate_id))

    def speaker(self) -> Who:
        """Who speaks by the turn; the recruiter where both do."""
        turn = self.turn()
        return self.pair.seat(turn if turn in (REC, MAN) else REC)


def shown_name(candidate: Candidate) -> str:
    """What a candidate is called on screen: by name, else by alias."""
    return candidate.name.strip() or candidate.alias


def short_name(candidate: Candidate) -> str:
    """The first name, else the alias."""
    return first_name(candidate.name) if candidate.name.strip() else candidate.alias


def side_by_side(left: Item, right: Item, space: int = 16) -> QBoxLayout:
    """The recruiter's part at the left, the manager's at the right; one above the other in large text."""
    large = theme().large()
    both = stack(left, right, space=space) if large else row(left, right, space=space)
    for at in range(both.count()):
        both.setStretch(at, 0 if large else 1)
    return both


class Refused(NamedTuple):
    """A value that was not taken: the field it belongs to, and the sentence that says why."""

    field: str
    sentence: str


class ReviewPage(Page):
    """A page of one review: margins, head, a width that can be read. `coach_wanted()` to see the coach."""

    coach_wanted = Signal()

    def __init__(self, workspace: OpenWorkspace, review: Review, name: str, parent: QWidget | None = None) -> None:
        super().__init__(workspace, name, parent)
        self.review = review
        self.inner = QWidget()
        self.inner.setMaximumWidth(theme().px(WIDEST))
        self.setLayout(row(self.inner, space=0))
        self._has_head = False
        self._refused: Refused | None = None
        self.edits.refused.connect(self._on_edits_refused)

    @cached_property
    def coach_button(self) -> QPushButton:
        """Brings the coach over the page; made by a page that is laid out, shown in large text."""
        made = coach_button(self.objectName())
        made.clicked.connect(self.coach_wanted)
        return made

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        self._refused = Refused(field, sentence)

    def try_step(self, words: str, do: Verb, undo: Verb) -> Refused | None:
        """One undoable step of two verbs; what was refused, or None when it was taken."""
        self._refused = None
        self.edits.step(words, do, undo)
        return self._refused

    def try_run(self, verb: Verb) -> Refused | None:
        """A verb that cannot be undone: undo never crosses it. What was refused, or None when it was taken."""
        self._refused = None
        if self.edits.run(verb):
            self.edits.barrier()
        return self._refused

    def lay(self, *items: Item, space: int = 16) -> None:
        """Put the parts of the page under one another."""
        above = None if self._has_head else row(1, self.coach_button)
        layout = stack(above, *items, 1, space=space, margins=(24, 18, 24, 24))
        self.inner.setLayout(layout)
        show_if(self.coach_button, False)

    def head(self, words: str, purpose: str) -> QLayout:
        """The name of the section, and what it is for."""
        self._has_head = True
        line = row(title(words), self.coach_button, space=12)
        line.setStretch(0, 1)
        return stack(line, caption(purpose), space=4)

    def reach(self, key: str, row_id: str) -> None:
        """Put the cursor where a prompt leads; a page without such a place leaves it."""

    def add_below(self, widget: QWidget) -> None:
        """Put something under the page, as the decision box in large text."""
        layout = self.inner.layout()
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(layout.count() - 1, widget)
