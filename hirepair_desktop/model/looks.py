"""The interview plan as plain values (METHOD A.1 section 6, picture 03): who looks for what, and what it costs.

Whatever draws a plan needs these and no mapped class; `plan` reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hirepair_desktop.model.kinds import StageKind, Tier

LOOKS_NEEDED = 2
"""A must-have needs two people who judge it (METHOD I-02, I-03; picture 03)."""

DAY_MINUTES = 180
"""Talk that fits into one day of a candidate: three hours. A house default (HD): stages stay whole and in order."""


class Look(StrEnum):
    """What a stage does about a criterion: nothing, asks first and writes evidence, or also listens."""

    NONE = ""
    LEADS = "leads"
    ALSO = "also"


NEXT_LOOK = {Look.NONE: Look.LEADS, Look.LEADS: Look.ALSO, Look.ALSO: Look.NONE}
"""Where Space takes a cell of the matrix (picture 03)."""


@dataclass(frozen=True, slots=True)
class PlanStage:
    """A stage of the plan; `interviewers` are ids and names."""

    id: str
    name: str
    kind: StageKind
    minutes: int
    interviewers: tuple[tuple[str, str], ...]
    leads: frozenset[str]
    also: frozenset[str]

    def look(self, criterion_id: str) -> Look:
        """What it does about a criterion."""
        if criterion_id in self.leads:
            return Look.LEADS
        return Look.ALSO if criterion_id in self.also else Look.NONE

    @property
    def criteria(self) -> int:
        """How many criteria it looks at."""
        return len(self.leads) + len(self.also)

    @property
    def minutes_each(self) -> int:
        """Minutes for each of its criteria, rounded down; 0 when it has none."""
        return self.minutes // self.criteria if self.criteria else 0


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A criterion of the plan, and how many people look for it independently."""

    id: str
    label: str
    tier: Tier
    lookers: int

    @property
    def falls_short(self) -> bool:
        """Whether it is a must that fewer than two people look for."""
        return self.tier is Tier.MUST and self.lookers < LOOKS_NEEDED


@dataclass(frozen=True, slots=True)
class Plan:
    """The stages in their order, and the criteria that hold in theirs."""

    stages: tuple[PlanStage, ...]
    rows: tuple[PlanRow, ...]

    @property
    def musts(self) -> list[PlanRow]:
        """The must-haves."""
        return [row for row in self.rows if row.tier is Tier.MUST]

    @property
    def gaps(self) -> list[PlanRow]:
        """The must-haves with fewer than two people who look for them."""
        return [row for row in self.rows if row.falls_short]


@dataclass(frozen=True, slots=True)
class CandidateTime:
    """What a candidate gives: minutes of talk, days to plan for, minutes of homework."""

    talk: int
    days: int
    homework: int


def candidate_time(stages: Sequence[PlanStage]) -> CandidateTime:
    """What the plan asks of one candidate. An exercise that nobody attends is homework, once anybody is named in the
    plan: a template names nobody, and its exercises are done together. A reference is given by others and costs the
    candidate nothing."""
    talk = days = today = homework = 0
    named = any(stage.interviewers for stage in stages)
    for stage in stages:
        if stage.kind is StageKind.REFERENCE:
            continue
        if stage.kind is StageKind.EXERCISE and named and not stage.interviewers:
            homework += stage.minutes
            continue
        talk += stage.minutes
        if not days or today + stage.minutes > DAY_MINUTES:
            days, today = days + 1, 0
        today += stage.minutes
    return CandidateTime(talk, days, homework)


def time_by_person(stages: Sequence[PlanStage]) -> list[tuple[str, str, int]]:
    """Id, name and minutes of everybody the plan asks, for one candidate; who gives most first."""
    names: dict[str, str] = {}
    minutes: dict[str, int] = {}
    for stage in stages:
        for person_id, name in stage.interviewers:
            names[person_id] = name
            minutes[person_id] = minutes.get(person_id, 0) + stage.minutes
    return sorted(((key, names[key], n) for key, n in minutes.items()), key=lambda found: (-found[2], found[1]))
