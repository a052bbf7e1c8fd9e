"""Rules about the team, the outcomes and how they were heard (METHOD C.1: I-08, I-09, I-19, I-31)."""

from __future__ import annotations

from collections.abc import Iterator

from hirepair_desktop.coaching.prompt import Severity
from hirepair_desktop.coaching.role_facts import RoleFacts
from hirepair_desktop.coaching.rule import Found, named, rule
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.intake_state import FEWEST_OUTCOMES, MOST_OUTCOMES

TEAM_TODAY = ("team.now", "priorities.1", "team.direction")
"""METHOD I-19."""


@rule(
    "I-08", Severity.NUDGE, Habit.FREEDOM,
    "Three to eight outcomes keep the job clear; you have {n}.",
    "the brief has fewer than {least} or more than {most} outcomes.",
    "[WHO]",
)  # fmt: skip
def too_few_or_many_outcomes(facts: RoleFacts) -> Iterator[Found]:
    """Too few outcomes to describe a job, or too many to keep in mind."""
    n = sum(1 for outcome in facts.outcomes if outcome.text.strip())
    if not FEWEST_OUTCOMES <= n <= MOST_OUTCOMES:
        values = {"n": n, "least": FEWEST_OUTCOMES, "most": MOST_OUTCOMES}
        yield Found(facts.role, "role", "outcomes", values)


@rule(
    "I-09", Severity.WARN, Habit.FREEDOM,
    "How and when will you both know “{outcome}” has happened?",
    "this outcome has no measure, no month, or neither.",
    "[WHO]",
)  # fmt: skip
def unmeasured_outcome(facts: RoleFacts) -> Iterator[Found]:
    """An outcome nobody could tell has happened."""
    for outcome in facts.outcomes:
        if outcome.text.strip() and (not outcome.measure.strip() or outcome.due_months is None):
            yield Found(outcome, "outcome", "outcomes", {"outcome": named(outcome.text)})


@rule(
    "I-19", Severity.WARN, Habit.EMPATHY,
    "Start with the team as it is today and where it is going.",
    "the team today, its first priority or where it will be in 12 months is still open.",
    "article S51",
)  # fmt: skip
def team_unseen(facts: RoleFacts) -> Iterator[Found]:
    """A brief without a picture of the team."""
    unsaid = [key for key in TEAM_TODAY if not facts.text(key).strip()]
    if unsaid:
        yield Found(facts.role, "role", unsaid[0])


@rule(
    "I-31", Severity.WARN, Habit.EMPATHY,
    "Recruiter, say the team's situation in your own words and check it.",
    "the read-back is empty.",
    "article S51",
)  # fmt: skip
def not_read_back(facts: RoleFacts) -> Iterator[Found]:
    """A picture the recruiter has not given back, or the manager has not confirmed."""
    said = facts.said("readback.r")
    if said is None or not said.text.strip():
        yield Found(facts.role, "role", "readback.r")
    elif facts.pair.manager_id not in said.agreed_by:
        yield Found(facts.role, "role", "readback.r", why="the manager has not pressed “that's right”.")


RULES = (too_few_or_many_outcomes, unmeasured_outcome, team_unseen, not_read_back)
