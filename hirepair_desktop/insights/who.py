"""Whose marks are whose: the two seats of a pair, and what people, candidates, criteria and roles are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Pair
from hirepair_desktop.insights.charts import Voice
from hirepair_desktop.model import Candidate, Criterion, Partnership, Person, Role
from hirepair_desktop.text import _, first_name


@dataclass(frozen=True, slots=True)
class Who:
    """The two seats, and what people, candidates, criteria and roles are called by id; of several pairs, `seats` by
    person."""

    pair: Pair
    names: Mapping[str, str] = field(default_factory=dict)
    seats: Mapping[str, Voice] = field(default_factory=dict)

    @property
    def recruiter(self) -> str:
        """The recruiter by first name; of several pairs, what they are together, as within a sentence."""
        return first_name(self.names.get(self.pair.recruiter_id, "")) if self.pair.id else _("recruiters")

    @property
    def manager(self) -> str:
        """The manager by first name; of several pairs, what they are together, as within a sentence."""
        return first_name(self.names.get(self.pair.manager_id, "")) if self.pair.id else _("managers")

    def voice(self, person_id: str | None) -> Voice:
        """Whose a mark is."""
        seats = self.seats or {self.pair.recruiter_id: Voice.RECRUITER, self.pair.manager_id: Voice.MANAGER}
        return seats.get(person_id or "", Voice.OTHERS)

    def name(self, thing_id: str | None) -> str:
        """What something is called."""
        return self.names.get(thing_id or "", "")


def everyone(s: Block) -> Who:
    """The names of a whole file; whoever sits in both chairs with different people has no side."""
    names = {row.id: row.name for row in s.execute(select(Person.id, Person.name))}
    names |= {row.id: row.code for row in s.execute(select(Role.id, Role.code))}
    names |= {row.id: row.label for row in s.execute(select(Criterion.id, Criterion.label))}
    names |= {row.id: row.alias for row in s.execute(select(Candidate.id, Candidate.alias))}
    pairs = [Pair(*row) for row in s.execute(select(Partnership.id, Partnership.recruiter_id, Partnership.manager_id))]
    recruiters, managers = {pair.recruiter_id for pair in pairs}, {pair.manager_id for pair in pairs}
    seats = dict.fromkeys(recruiters - managers, Voice.RECRUITER)
    seats |= dict.fromkeys(managers - recruiters, Voice.MANAGER)
    return Who(Pair("", "", ""), names, seats)


def who_is_who(s: Block, pair: Pair) -> Who:
    """The names a pair's panels need."""
    names = {row.id: row.name for row in s.execute(select(Person.id, Person.name))}
    roles = s.execute(select(Role.id, Role.code).where(Role.partnership_id == pair.id)).all()
    names |= {row.id: row.code for row in roles}
    ids = [row.id for row in roles]
    labels = s.execute(select(Criterion.id, Criterion.label).where(Criterion.role_id.in_(ids)))
    aliases = s.execute(select(Candidate.id, Candidate.alias).where(Candidate.role_id.in_(ids)))
    return Who(pair, names | {row.id: row.label for row in labels} | {row.id: row.alias for row in aliases})
