"""Whose marks are whose: the two seats of a pair, and what people, candidates, criteria and roles are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Pair
from hirepair_desktop.insights.charts import Voice
from hirepair_desktop.model import Candidate, Criterion, Person, Role
from hirepair_desktop.text import first_name


@dataclass(frozen=True, slots=True)
class Who:
    """The two seats, and what people, candidates, criteria and roles are called by id."""

    pair: Pair
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def recruiter(self) -> str:
        """The recruiter by first name."""
        return first_name(self.names.get(self.pair.recruiter_id, ""))

    @property
    def manager(self) -> str:
        """The manager by first name."""
        return first_name(self.names.get(self.pair.manager_id, ""))

    def voice(self, person_id: str | None) -> Voice:
        """Whose a mark is."""
        seats = {self.pair.recruiter_id: Voice.RECRUITER, self.pair.manager_id: Voice.MANAGER}
        return seats.get(person_id or "", Voice.OTHERS)

    def name(self, thing_id: str | None) -> str:
        """What something is called."""
        return self.names.get(thing_id or "", "")


def who_is_who(s: Block, pair: Pair) -> Who:
    """The names a pair's panels need."""
    names = {row.id: row.name for row in s.execute(select(Person.id, Person.name))}
    roles = s.execute(select(Role.id, Role.code).where(Role.partnership_id == pair.id)).all()
    names |= {row.id: row.code for row in roles}
    ids = [row.id for row in roles]
    labels = s.execute(select(Criterion.id, Criterion.label).where(Criterion.role_id.in_(ids)))
    aliases = s.execute(select(Candidate.id, Candidate.alias).where(Candidate.role_id.in_(ids)))
    return Who(pair, names | {row.id: row.label for row in labels} | {row.id: row.alias for row in aliases})
