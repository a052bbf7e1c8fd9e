"""Rules about the market, where people look, and what is said honestly (METHOD C.1: I-15, I-20, I-24).

The short form does not ask these; what it leaves out is not missing (METHOD 0.5).
"""

from __future__ import annotations

from collections.abc import Iterator

from hirepair_desktop.coaching.prompt import Severity
from hirepair_desktop.coaching.role_facts import RoleFacts
from hirepair_desktop.coaching.rule import Found, rule
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.word_count import words

OPINION_WORDS = 8
"""METHOD I-15, `marketOpinion`."""

HARD_WORDS = 8
"""METHOD I-20, `honestHard`."""


@rule(
    "I-15", Severity.WARN, Habit.CANDOUR,
    "The recruiter's view of the market is missing; without it this is an order form.",
    "what the recruiter would change has fewer than {least} words.",
    "article S02",
)  # fmt: skip
def no_market_view(facts: RoleFacts) -> Iterator[Found]:
    """No fact about the market, or no opinion of the recruiter's own."""
    if not facts.asks("market"):
        return
    if not any(evidence.fact.strip() for evidence in facts.evidence):
        yield Found(facts.role, "role", "marketEvidence", why="no fact about the market is written down.")
    elif words(facts.text("marketOpinion")) < OPINION_WORDS:
        yield Found(facts.role, "role", "marketOpinion", {"least": OPINION_WORDS})


@rule(
    "I-20", Severity.WARN, Habit.CANDOUR,
    "Write the hardest part of this job; people who hear it early trust you more.",
    "the hardest part of this job has fewer than {least} words.",
    "[RJP11]",
)  # fmt: skip
def hard_part_unsaid(facts: RoleFacts) -> Iterator[Found]:
    """The hard part of the job is not told."""
    if facts.asks("market") and words(facts.text("honestHard")) < HARD_WORDS:
        yield Found(facts.role, "role", "honestHard", {"least": HARD_WORDS})


@rule(
    "I-24", Severity.NUDGE, Habit.FREEDOM,
    "Who on the team could name three people this week?",
    "the source plan names nobody who is not a recruiter.",
    "article S05",
)  # fmt: skip
def recruiters_alone_look(facts: RoleFacts) -> Iterator[Found]:
    """Nobody but recruiters looks for people."""
    if not facts.asks("market"):
        return
    recruiters = facts.recruiters | {facts.pair.recruiter_id}
    others = [lead for lead in facts.leads if (lead.person_id or lead.person_name.strip()) not in {"", *recruiters}]
    if not others:
        yield Found(facts.role, "role", "sourcePlan")


RULES = (no_market_view, hard_part_unsaid, recruiters_alone_look)
