"""The coach of a session on the table: where its prompts are shown, where they lead, who sends them away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.engine import session_prompts
from hirepair_desktop.coaching.prompt import Act, Prompt
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Person, Session
from hirepair_desktop.model.sittings import form_of
from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.coach.coach import Coach
from hirepair_desktop.ui.coach.offers import OFFERS, offer_words, take_up
from hirepair_desktop.ui.coach.places import Place, go_words, place_of
from hirepair_desktop.ui.coach.prompts import CoachPrompts
from hirepair_desktop.ui.coach.rail import CoachDrawer, CoachRail
from hirepair_desktop.ui.coach.ring import ring_focused
from hirepair_desktop.ui.widgets.coach_prompt import People
from hirepair_desktop.ui.widgets.tab_order import is_hidden
from hirepair_desktop.ui.workspace import MAN, REC

if TYPE_CHECKING:
    from hirepair_desktop.ui.session.panel import SessionPanel


def _reach(page: QWidget, place: Place) -> bool:
    """To the commitment that is meant, wherever a page has it; else where the page leads. False when nowhere."""
    row = page.findChild(QWidget, f"commitment_{place.row_id}")
    lacking = getattr(row, "focus_lacking", None)
    if row is not None and not is_hidden(row) and lacking is not None:
        lacking()
        return True
    reach = getattr(page, "reach", None)
    if reach is not None:
        reach(place.key, place.row_id)
    return reach is not None


class SessionCoach(QObject):
    """One coach for all the places of a session that show it. A page that can be led to has `reach(key, row_id)`."""

    def __init__(self, panel: SessionPanel) -> None:
        super().__init__(panel)
        self.panel = panel
        with panel.workspace.read() as s:
            session = s.get_one(Session, panel.session_id)
            self.form = form_of(session)
            self.is_closed = session.closed_at is not None
        self._asked = {section.key for section in panel.sections}
        self._names: dict[str, str] = {}
        self.coach = Coach(panel.workspace, self._ask, panel.session_id, parent=self)
        self.views: list[CoachPrompts] = []
        self.rail: CoachRail | None = None
        self.drawer: CoachDrawer | None = None
        self.actions = [
            self._action("next_prompt", _("Next prompt of the coach"), "F8", 1),
            self._action("back_prompt", _("Previous prompt of the coach"), "Shift+F8", -1),
        ]
        panel.turned.connect(self._on_panel_turned)

    def _action(self, name: str, words: str, keys: str, by: int) -> QAction:
        made = QAction(words, self)
        made.setObjectName(name)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(partial(self._on_action_triggered, by))
        return made

    def _on_action_triggered(self, by: int, checked: bool = False) -> None:
        self.step(by)

    def _ask(self, s: Block, look: Look) -> list[Prompt]:
        return session_prompts(s, self.panel.session_id, look)

    # Where it is shown

    def view(self, name: str, quiet: bool = False) -> CoachPrompts:
        """A list of its prompts for some place of the session; `quiet` says nothing when there are none."""
        made = CoachPrompts(self.coach, name, self.go_words, self.name_of, quiet)
        made.set_read_only(self.is_closed)
        made.set_people(self.people())
        made.go_requested.connect(self.go)
        made.dismissed.connect(self.dismiss)
        made.brought_back.connect(self._on_view_brought_back)
        made.destroyed.connect(self.coach.stop)
        self.views.append(made)
        self.coach.begin()
        return made

    def make_rail(self, name: str, note: str = "") -> CoachRail:
        """The column at the right; `note` stands at its end."""
        self.rail = CoachRail(self.view(f"{name}_coach"), name, note)
        return self.rail

    def open_drawer(self) -> None:
        """Show the rail over the page, where it is no column."""
        frame, above = self.panel.frame, self.panel.frame_head
        if self.rail is None or frame is None or above is None:
            return
        if self.drawer is None:
            self.drawer = CoachDrawer(frame, above, self.rail)
        self.drawer.come()

    def close_drawer(self) -> None:
        """Put the rail away again, if it lies over the page."""
        if self.drawer is not None and self.drawer.isVisible():
            self.drawer.go()

    def step(self, by: int) -> None:
        """F8 and Shift F8: to the next or previous prompt, opening the drawer where the rail is no column."""
        if not self.views or not self.coach.open():
            return
        view = self.views[0]
        if not view.isVisible():
            self.open_drawer()
        elif view.isVisible():
            view.step(by)

    def count(self) -> int:
        """How many prompts are open."""
        return len(self.coach.open())

    # Where it leads

    def go_words(self, prompt: Prompt) -> str:
        """What the button says that leads from a prompt; "" when this session has no such place."""
        if prompt.id in OFFERS:
            return offer_words(prompt.id)
        place = place_of(prompt, self.form)
        return go_words(prompt, self.form) if place is not None and place.section in self._asked else ""

    @Slot(str)
    def go(self, key: str) -> None:
        """Turn to the section, go to the field or row, and ring it."""
        prompt = self.coach.prompt(key)
        if prompt is not None and prompt.id in OFFERS:
            self._take_up(prompt)
            return
        place = place_of(prompt, self.form) if prompt is not None else None
        if place is None or place.section not in self._asked:
            return
        self.close_drawer()
        self.panel.section_requested.emit(place.section)
        page = self.panel.page
        if page is not None and _reach(page, place):
            ring_focused(page)

    def _take_up(self, prompt: Prompt) -> None:
        """Plan the session that a prompt offers."""
        workspace, told = self.panel.workspace, []

        def plan(s: Block, session: Session) -> None:
            told.append(take_up(s, prompt.id, session.partnership_id, workspace.now(), workspace.today()).words)

        if self.panel.note(plan):
            self.panel.said.emit(told[0])

    # What people do with it

    def people(self) -> People:
        """Whose reason it can be: the one whose turn it is, or either when both speak."""
        pair, turn = self.panel.pair, self.panel.turn
        seats = [pair.seat(turn)] if turn in (REC, MAN) else [pair.recruiter, pair.manager]
        return [(who.id, who.first, who.side) for who in seats]

    @Slot(str, str, str)
    def dismiss(self, key: str, reason: str, by: str) -> None:
        """Send a prompt away, or open the act it stops."""
        page = self.panel.page
        if page is not None and by:
            self.coach.dismiss(page.edits, key, reason, by)

    @Slot(str)
    def _on_view_brought_back(self, key: str) -> None:
        page = self.panel.page
        if page is not None:
            self.coach.bring_back(page.edits, key)

    def stops(self, *acts: Act) -> list[Prompt]:
        """What stops an act just now."""
        return [] if self.is_closed else self.coach.stops(*acts)

    def name_of(self, person_id: str) -> str:
        """What a person is called on screen."""
        if person_id not in self._names:
            with self.panel.workspace.read() as s:
                found = s.get(Person, person_id)
            self._names[person_id] = first_name(found.name) if found is not None else ""
        return self._names[person_id]

    @Slot(str)
    def _on_panel_turned(self, turn: str) -> None:
        for view in self.views:
            view.set_people(self.people())
