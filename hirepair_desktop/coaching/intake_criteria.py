"""Rules about the criteria of a brief as they are written (METHOD C.1: I-01, I-02, I-04, I-05, I-06)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hirepair_desktop.coaching.prompt import Act, Severity
from hirepair_desktop.coaching.role_facts import RoleFacts, title
from hirepair_desktop.coaching.rule import Found, Look, named, rule
from hirepair_desktop.model import Criterion
from hirepair_desktop.model.criteria import is_anchored
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.word_count import words
from hirepair_desktop.model.word_matching import fold

DEFINITION_WORDS = 8
"""METHOD I-06: a vague label needs a definition of so many words."""

YEARS = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
    r"\s*\+?\s*(?:or more |plus )?(?:years?|yrs?)\b"
)
"""METHOD I-05: a number followed by years; written out it is one too. Looked for in folded text."""


@rule(
    "I-01", Severity.NUDGE, Habit.FREEDOM,
    "{n} must-haves: which two would you give up in week six?",
    "the brief has {n} musts, more than {soft}.",
    "[WHO][ADLER] idea; number HD",
)  # fmt: skip
def many_musts(facts: RoleFacts) -> Iterator[Found]:
    """More musts than most searches can afford."""
    n, soft, hard = len(facts.musts), facts.look.limit("MUST_SOFT"), facts.look.limit("MUST_HARD")
    if n >= hard:
        why = "the brief has {n} musts; from {hard} on few people have them all."
        yield Found(facts.role, "role", "criteria", {"n": n, "hard": hard}, severity=Severity.WARN, why=why)
    elif n > soft:
        yield Found(facts.role, "role", "criteria", {"n": n, "soft": soft})


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
            yield Found(must, "criterion", "stages", {"label": named(title(must))})


@rule(
    "I-04", Severity.WARN, Habit.CANDOUR,
    "Say what a 1 and a 4 look like for “{label}” so your scores mean the same.",
    "this must has no words yet for its 1, for its 4, or for both.",
    "[CAMP97]",
)  # fmt: skip
def bare_anchors(facts: RoleFacts) -> Iterator[Found]:
    """A must without words for a 1 or a 4."""
    for must in facts.musts:
        if not is_anchored(must):
            yield Found(must, "criterion", "anchors", {"label": named(title(must))})


@rule(
    "I-05", Severity.NUDGE, Habit.CANDOUR,
    "Years and degrees stand in for something: what should the person be able to do?",
    "the must “{label}” says “{word}”.",
    "[ADLER]",
)  # fmt: skip
def years_and_degrees(facts: RoleFacts) -> Iterator[Found]:
    """A must that asks for years or a degree."""
    for must in facts.musts:
        word = _stand_in(must, facts.look)
        if word:
            yield Found(must, "criterion", "criteria", {"label": named(title(must)), "word": word})


def _stand_in(must: Criterion, look: Look) -> str:
    """The years or the degree a must asks for; "" when it does not."""
    for text in (must.label, must.definition):
        years = YEARS.search(fold(text))
        found = years.group() if years is not None else look.words.has(text, "DEGREE")
        if found:
            return found
    return ""


@rule(
    "I-06", Severity.NUDGE, Habit.CANDOUR,
    "“{word}” means different things to you two; write what you would see.",
    "the definition of “{label}” has fewer than {least} words.",
    "[REWORK]",
)  # fmt: skip
def vague_label(facts: RoleFacts) -> Iterator[Found]:
    """A word that means anything, without the words that say what it means here."""
    for criterion in facts.live:
        word = facts.look.words.has(criterion.label, "VAGUE")
        if word and words(criterion.definition) < DEFINITION_WORDS:
            values = {"word": word, "label": named(criterion.label), "least": DEFINITION_WORDS}
            yield Found(criterion, "criterion", "criteria", values)


RULES = (many_musts, untested_must, bare_anchors, years_and_degrees, vague_label)
