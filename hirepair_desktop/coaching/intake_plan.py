"""Rules about the interview plan: who tests what, and how often (METHOD C.1: I-03, I-21, I-22, I-25)."""

from __future__ import annotations

from collections.abc import Iterator

from hirepair_desktop.coaching.prompt import Severity
from hirepair_desktop.coaching.role_facts import RoleFacts, title
from hirepair_desktop.coaching.rule import Found, named, rule
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import StageKind
from hirepair_desktop.text import first_name

OFTEN, HARDLY = 3, 1
"""METHOD I-22: tested in three stages, and in one at most."""


@rule(
    "I-03", Severity.NUDGE, Habit.CANDOUR,
    "Only one person will judge “{label}”; a second view makes it steadier.",
    "over all stages only {name} looks at this must.",
    "[SZ04]",
)  # fmt: skip
def one_rater(facts: RoleFacts) -> Iterator[Found]:
    """A must that one person alone judges."""
    for must in facts.musts:
        raters = {person.id: person for stage in facts.stages_of(must) for person in stage.interviewers}
        if len(raters) == 1:
            (person,) = raters.values()
            values = {"label": named(title(must)), "name": first_name(person.name)}
            yield Found(must, "criterion", "stages", values)


@rule(
    "I-21", Severity.NUDGE, Habit.FREEDOM,
    "More than four interviews rarely changed Google's answer; which could go?",
    "the plan has {n} interviews, more than {most}.",
    "[BOCK: 86 % confidence at four, about +1 % each after]",
)  # fmt: skip
def many_interviews(facts: RoleFacts) -> Iterator[Found]:
    """More interviews than settle anything."""
    n = sum(1 for stage in facts.stages if stage.kind is StageKind.INTERVIEW)
    most = facts.look.limit("STAGES_MAX")
    if n > most:
        yield Found(facts.role, "role", "stages", {"n": n, "most": most})


@rule(
    "I-22", Severity.NUDGE, Habit.CANDOUR,
    "“{a}” is tested {n} times and “{b}” hardly; move a slot.",
    "of the stages of the plan {n} test the one and {m} the other, which is a must.",
    "[CAMP97]",
)  # fmt: skip
def uneven_plan(facts: RoleFacts) -> Iterator[Found]:
    """Time spent on one criterion that a must lacks: the one tested most, and the must tested least."""
    most = max(facts.live, key=lambda criterion: len(facts.stages_of(criterion)), default=None)
    least = min(facts.musts, key=lambda must: len(facts.stages_of(must)), default=None)
    if most is None or least is None:
        return
    n, m = len(facts.stages_of(most)), len(facts.stages_of(least))
    if n >= OFTEN and m <= HARDLY:
        values = {"a": named(title(most)), "b": named(title(least)), "n": n, "m": m}
        yield Found(least, "criterion", "stages", values)


@rule(
    "I-25", Severity.NUDGE, Habit.FREEDOM,
    "No teammate meets this person; who should?",
    "no stage has an interviewer besides the two of you.",
    "article S09",
)  # fmt: skip
def nobody_else(facts: RoleFacts) -> Iterator[Found]:
    """Nobody but the pair interviews."""
    if not facts.raters.keys() - facts.seats:
        yield Found(facts.role, "role", "stages")


RULES = (one_rater, many_interviews, uneven_plan, nobody_else)
