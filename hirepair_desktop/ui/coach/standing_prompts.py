"""The coach where the day starts: what stands over everything two people do together (METHOD 0.5, standing rules)."""

from __future__ import annotations

from functools import partial

from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.engine import standing_prompts
from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.text import _
from hirepair_desktop.ui.coach.coach import Coach, CoachAside
from hirepair_desktop.ui.coach.offers import OFFERS, take_up
from hirepair_desktop.ui.coach.page_prompts import PagePrompts
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.workspace import Pair

PLACES = {
    "role": ("role", "Go to role"),
    "candidate": ("candidate", "Go to candidate"),
    "commitment": ("commitments", "Go to commitments"),
    "check_in": ("check_ins", "Go to check-ins"),
}
"""Where a prompt leads by what it is about, and what the button says (message ids)."""

FEEDBACK = ("feedback", "Go to feedback")
OTHERWISE = ("insights", "Go to insights")

ABOUT_ONE = frozenset({"role", "candidate"})
"""Places that are about one thing."""


def place_of(prompt: Prompt) -> tuple[str, str, str]:
    """The place of the desk a standing prompt leads to, what it is about there, and the words of the button."""
    place, words = FEEDBACK if prompt.id == "P-06" else PLACES.get(prompt.about.kind, OTHERWISE)
    return place, prompt.about.id if place in ABOUT_ONE else "", words


def standing_of(partnership_id: str, s: Block, look: Look) -> list[Prompt]:
    """What the standing rules say about one pair; nothing where there is none."""
    if not partnership_id:
        return []
    return [prompt for prompt in standing_prompts(s, look) if prompt.where.partnership == partnership_id]


class StandingPrompts(PagePrompts):
    """What the standing rules say about one pair. They go over all its candidates, so they are read on a thread of their
    own: what stood there stays until the answer comes, and it comes under everything else, so that nothing moves.
    """

    def __init__(self, page: Page, name: str) -> None:
        super().__init__(page, name, self.go_words, self.go)
        self.partnership_id = ""

    def show_pair(self, pair: Pair | None) -> None:
        """Which pair, if there is any; it is looked at from now on."""
        self.partnership_id = pair.id if pair is not None else ""
        self._aside.ask(partial(standing_of, self.partnership_id))
        self.show_about(self.partnership_id, pair)
        self.coach.look()

    def make_coach(self) -> Coach:
        self._aside = CoachAside(self.page.workspace, parent=self)
        self._aside.refused.connect(self.page.said)
        return self._aside

    def is_reading(self) -> bool:
        """Whether an answer is on its way."""
        return self._aside.is_reading()

    def go_words(self, prompt: Prompt) -> str:
        """What the button says: what is offered and begins at once, else where it leads."""
        return _("Mend a fence, 15 min") if OFFERS.get(prompt.id) is SessionKind.MEND else _(place_of(prompt)[2])

    def go(self, prompt: Prompt) -> None:
        """To the place, or to the session that is offered: the one that is planned already, else a new one. What
        refuses it is said."""
        if prompt.id not in OFFERS:
            place, about_id, _words = place_of(prompt)
            self.page.open_requested.emit(place, about_id)
            return
        workspace = self.page.workspace
        try:
            with workspace.write() as s:
                taken = take_up(s, prompt.id, self.partnership_id, workspace.now(), workspace.today())
        except HirePairError as error:
            self.page.said.emit(str(error))
            return
        self.page.open_requested.emit("session", taken.session_id)
