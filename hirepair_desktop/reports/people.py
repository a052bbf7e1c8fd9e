"""Who is who on a page: names, and the side each speaks from."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Partnership, Person
from hirepair_desktop.model.parted import marked
from hirepair_desktop.model.parting import people_left
from hirepair_desktop.reports.marks import Side
from hirepair_desktop.text import _, first_name, joined

MOST_WHOLE, MOST_FIRST = 3, 6
"""So many readers of a paper stand at its foot by their whole names, and so many by their first names."""


class People:
    """The people of a workspace, seen from one pair. An id that is not known prints as "somebody"."""

    def __init__(self, s: Block, pair: Partnership) -> None:
        self._names = {person.id: person.name for person in s.scalars(select(Person))}
        self._left = people_left(s)
        self.recruiter: str = pair.recruiter_id
        self.manager: str = pair.manager_id

    @property
    def pair(self) -> tuple[str, str]:
        """Recruiter and manager: left and right."""
        return self.recruiter, self.manager

    def side(self, person_id: str | None) -> Side:
        """Circle, square or diamond."""
        if person_id == self.recruiter:
            return "rec"
        return "man" if person_id == self.manager else "other"

    def name(self, person_id: str | None) -> str:
        """The whole name, and that its person left: `Priya Raman (left on 3 Nov 2026)`."""
        return marked(self.whole(person_id), self._left.get(person_id or ""))

    def whole(self, person_id: str | None) -> str:
        """The whole name alone, for somebody outside."""
        return self._names.get(person_id or "", "").strip() or _("somebody")

    def first(self, person_id: str | None) -> str:
        """The first name; the whole one where both of the pair share it."""
        first = first_name(self.whole(person_id))
        if person_id in self.pair and first_name(self.whole(self.recruiter)) == first_name(self.whole(self.manager)):
            return self.whole(person_id)
        return first

    def firsts(self, ids: Iterable[str]) -> str:
        """First names, joined by commas."""
        return ", ".join(self.first(person_id) for person_id in ids)

    def both(self) -> str:
        """`Amara and Priya`."""
        return joined([self.first(person_id) for person_id in self.pair])

    def names(self, ids: Iterable[str]) -> str:
        """Whole names, the recruiter's and the manager's first: `Amara Okafor, Priya Raman and Jonas Weber`."""
        return joined([self.name(person_id) for person_id in self._pair_first(ids)])

    def readers(self, ids: Iterable[str]) -> str:
        """Who may see a paper, short enough for one line at its foot: many by their first names, very many counted."""
        people = self._pair_first(ids)
        if len(people) <= MOST_WHOLE:
            return self.names(people)
        if len(people) <= MOST_FIRST:
            return joined([self.first(person_id) for person_id in people])
        shown = [self.first(person_id) for person_id in people[: MOST_FIRST - 1]]
        return _("{names} and {n} more").format(names=", ".join(shown), n=len(people) - len(shown))

    def _pair_first(self, ids: Iterable[str]) -> list[str]:
        first = {self.recruiter: 0, self.manager: 1}
        return sorted(dict.fromkeys(ids), key=lambda person_id: first.get(person_id, 2))

    def seat(self, person_id: str) -> str:
        """What somebody is in the pair."""
        if person_id == self.recruiter:
            return _("recruiter")
        return _("hiring manager") if person_id == self.manager else _("interviewer")


def called(candidate: Candidate, names: bool) -> str:
    """What a candidate is called on paper: the alias, or the name where the exporter ticked *names*."""
    return candidate.name.strip() if names and candidate.name.strip() else candidate.alias
