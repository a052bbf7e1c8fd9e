"""A session of two with one round that both write alone: to mend a fence, to look back."""

from __future__ import annotations

from hirepair_desktop.model.form import Section
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.storage.seals.rounds import readiness, round_of
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.workspace import Who


class PairPanel(CoachedPanel):
    """A subclass says which round it is (`what`) and makes the private page of one person."""

    what: RoundOf

    def section(self, key: str) -> Section:
        """The section of that key."""
        return next(section for section in self.sections if section.key == key)

    def private_page(self, person_id: str) -> tuple[str, PrivatePage]:
        """What it is about, and the empty page of one person."""
        raise AssertionError("a panel of two makes their private pages")

    def required_people(self, what: str, about_id: str) -> list[str]:
        """Both write."""
        return [self.pair.recruiter.id, self.pair.manager.id]

    def round_candidate(self, what: str, about_id: str) -> str | None:
        """The round is about the two."""
        return None

    def make_private_page(self, what: str, person_id: str, about_id: str) -> tuple[str, PrivatePage]:
        """The private page of one person; ValueError for another round."""
        if what != self.what.value:
            raise ValueError(what)
        return self.private_page(person_id)

    def seats_for(self, person_id: str) -> tuple[Who, Who, bool]:
        """Who writes, the other, and the one bit that may be known of the other before the reveal."""
        who, other = self.pair.seat(self.pair.side_of(person_id)), self.pair.other(person_id)
        with self.workspace.read() as s:
            round_ = round_of(s, self.session_id, self.what)
            ready = round_ is not None and dict(readiness(s, round_.id)).get(other.id, False)
        return who, other, ready
