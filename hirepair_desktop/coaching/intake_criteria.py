"""Rules about the criteria of a brief (METHOD C.1: I-01 to I-07, I-22, I-27 to I-29)."""

from __future__ import annotations

from collections.abc import Iterator

from hirepair_desktop.coaching.prompt import Act, Severity
from hirepair_desktop.coaching.role_facts import RoleFacts
from hirepair_desktop.coaching.rule import Found, named, rule
from hirepair_desktop.model.form import Habit


@rule(
    "I-01", Severity.NUDGE, Habit.FREEDOM,
    "{n} must-haves: which two would you give up in week six?",
    "the brief has {n} musts, more than {soft}.",
    "[WHO][ADLER] idea; number HD",
)  # fmt: skip
def many_musts(facts: RoleFacts) -> Iterator[Found]:
    """More musts than most searches can afford."""
    n, soft, hard = len(facts.musts), facts.look.limit("MUST_SOFT"), facts.look.limit("MUST_HARD")
    if n > soft:
        loud = Severity.WARN if n >= hard else Severity.NUDGE
        yield Found(facts.role, "role", "criteria", {"n": n, "soft": soft}, severity=loud)


@rule(
    "I-02", Severity.BLOCK, Habit.CANDOUR,
    "Nothing in the plan tests “{label}”, so you would be guessing.",
    "a must without a stage stops locking the brief. You can lock with a reason.",
    "[REWORK][CAMP97]",
    act=Act.LOCK,
)  # fmt: skip
def untested_must(facts: RoleFacts) -> Iterator[Found]:
    """A must that no stage tests."""
    for must in facts.musts:
        if not facts.stages_of(must):
            yield Found(must, "criterion", "stages", {"label": named(must.label)})


RULES = (many_musts, untested_must)
