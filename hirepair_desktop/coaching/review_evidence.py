"""Rules about what raters wrote and when (METHOD C.2: R-01, R-04, R-07, R-25, R-40)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from hirepair_desktop.coaching.prompt import About, Act, Severity
from hirepair_desktop.coaching.review_facts import ReviewFacts, Views
from hirepair_desktop.coaching.rule import Found, named, rule
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.reviewing import REVISION_WORDS
from hirepair_desktop.model.word_count import words

ALIKE = 4
"""From so many equal values on one impression may colour the rest (METHOD C.2, R-04)."""


@rule(
    "R-01", Severity.WARN, Habit.CANDOUR,
    "A score needs something you saw or heard; add it or choose “not assessed”.",
    "the evidence for “{label}” has fewer than {least} words. “Not asked” and “Not shown” both mean not assessed.",
    "[REWORK][NOISE]",
)  # fmt: skip
def thin_evidence(facts: Views) -> Iterator[Found]:
    """A value without evidence; on a must it stops the decision."""
    least = facts.look.limit("EVIDENCE_WORDS")
    for rating in facts.rated:
        if words(rating.evidence) >= least:
            continue
        values = {"label": named(facts.label(rating.criterion_id)), "least": least}
        if facts.is_must(rating.criterion_id):
            yield Found(rating, "rating", "evidence", values, severity=Severity.BLOCK, act=Act.DECIDE)
        else:
            yield Found(rating, "rating", "evidence", values)


@rule(
    "R-04", Severity.NUDGE, Habit.CANDOUR,
    "All scores alike: is one impression colouring the rest?",
    "all {n} values of one rater are a {value}.",
    "halo, [NOISE]",
)  # fmt: skip
def all_alike(facts: Views) -> Iterator[Found]:
    """One rater who gave the same value throughout."""
    for rater, ratings in facts.by_rater().items():
        if len(ratings) >= ALIKE and len({rating.value for rating in ratings}) == 1:
            values = {"n": len(ratings), "value": ratings[0].value}
            yield Found(About("person", rater), "person", "value", values)


@rule(
    "R-07", Severity.BLOCK, Habit.CANDOUR,
    "What new evidence moved your score? The first one stays beside it.",
    "the later view of “{label}” has fewer than {least} words of what moved it.",
    "[SRCG]",
    act=Act.SAVE_REVISION,
)  # fmt: skip
def unexplained_revision(facts: ReviewFacts) -> Iterator[Found]:
    """A later view that says too little about why. `reviewing.revise` refuses one in the same words."""
    for rating in facts.rated:
        moved = rating.revised_value is not None and rating.revised_value != rating.value
        if moved and words(rating.revised_reason) < REVISION_WORDS:
            values = {"label": named(facts.label(rating.criterion_id)), "least": REVISION_WORDS}
            yield Found(rating, "rating", "revision", values)


@rule(
    "R-25", Severity.NUDGE, Habit.CANDOUR,
    "Written {h} hours later; mark what you are unsure of.",
    "evidence of one rater came more than {most} hours after the talk.",
    "[LEVER-SLA: details fade]",
)  # fmt: skip
def late_evidence(facts: ReviewFacts) -> Iterator[Found]:
    """A rater who wrote long after the talk; spoken about once, with the longest wait."""
    most = timedelta(hours=facts.look.limit("EVIDENCE_HOURS"))
    for rater, ratings in facts.by_rater().items():
        ends = _ends_of_talks(facts, rater)
        waits = [wait for rating in ratings if (wait := _wait(rating.evidence_at, ends)) is not None]
        longest = max(waits, default=timedelta())
        if longest > most:
            values = {"h": int(longest / timedelta(hours=1)), "most": facts.look.limit("EVIDENCE_HOURS")}
            yield Found(About("person", rater), "person", "evidence", values)


def _ends_of_talks(facts: ReviewFacts, rater: str) -> list[datetime]:
    return [
        talk.held_at + timedelta(minutes=talk.minutes)
        for talk in facts.interviews
        if talk.held_at is not None and any(person.id == rater for person in talk.interviewers)
    ]


def _wait(written: datetime | None, ends: list[datetime]) -> timedelta | None:
    """From the rater's last talk before the words were written; None when there was none."""
    if written is None:
        return None
    before = [end for end in ends if end <= written]
    return written - max(before) if before else None


@rule(
    "R-40", Severity.NUDGE, Habit.CANDOUR,
    "You scored something you were not asked to test; mark it as a side note.",
    "“{label}” is in none of this rater’s stages.",
    "[CAMP97]",
)  # fmt: skip
def not_asked_to_test(facts: Views) -> Iterator[Found]:
    """A value on a criterion outside the rater's stages. What was retired since is in no stage and is left alone."""
    for rating in facts.rated:
        asked = facts.own.get(rating.rater_id)
        criterion = facts.by_id.get(rating.criterion_id)
        if asked is None or criterion is None or criterion.retired_at is not None:
            continue
        if rating.criterion_id not in asked:
            yield Found(rating, "rating", "value", {"label": named(criterion.label)})


OF_VIEWS = (thin_evidence, all_alike, not_asked_to_test)
"""The rules that also look at one's own page behind the curtain."""

RULES = (unexplained_revision, late_evidence)
