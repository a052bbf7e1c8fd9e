"""Rules of a review that look at wording only (METHOD C.2: R-02, R-15, R-23, R-28 to R-30, R-33, R-35).

They can be wrong; each shows the word it found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hirepair_desktop.coaching.prompt import Act, Severity
from hirepair_desktop.coaching.review_facts import Text, Views
from hirepair_desktop.coaching.rule import Found, Rule, rule
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.word_matching import fold

THE_WORD = "the text says “{word}”. Check it: a list points, it does not judge."
"""Why a word rule spoke."""

NO_LETTER = re.compile(r"\W+")


def evidence(text: Text) -> bool:
    """What somebody saw or heard, or read in a profile."""
    return text.place == "evidence"


def message(text: Text) -> bool:
    """What the candidate is told."""
    return text.place == "message"


def offer(text: Text) -> bool:
    """The reason and the notes of an offer."""
    return text.kind == "offer"


def anything(text: Text) -> bool:
    """Whatever was written in a review."""
    return True


def word_rule(
    id: str, severity: Severity, habit: Habit, lists: tuple[str, ...], looks_at: Callable[[Text], bool],
    words: str, source: str, act: Act | None = None,
) -> Rule[Views]:  # fmt: skip
    """A rule that speaks about each text in which a word of one of the lists stands."""

    def find(facts: Views) -> Iterator[Found]:
        for text in facts.texts():
            if not looks_at(text):
                continue
            word = next(filter(None, (facts.look.words.has(text.words, name) for name in lists)), "")
            if word:
                yield Found(text.about, text.kind, text.field, {"word": word})

    return rule(id, severity, habit, words, THE_WORD, source, act=act)(find)


@rule(
    "R-02", Severity.WARN, Habit.CANDOUR,
    "That reads as a verdict; what did they say or do that led you there?",
    "the evidence says “{word}” and names nothing that was said or done.",
    "[REWORK]",
)  # fmt: skip
def verdict_for_evidence(facts: Views) -> Iterator[Found]:
    """Evidence that holds an opinion and no act."""
    has = facts.look.words.has
    for rating in facts.ratings:
        word = has(rating.evidence, "OPINION")
        if word and not has(rating.evidence, "OBSERVED"):
            yield Found(rating, "rating", "evidence", {"word": word})


@rule(
    "R-15", Severity.NUDGE, Habit.CANDOUR,
    "Judge against the criteria first; compare people only at the end.",
    "the text says “{word}”.",
    "[NOTIONDB]",
)  # fmt: skip
def compared(facts: Views) -> Iterator[Found]:
    """Evidence or rationale that names another candidate, or compares."""
    others = {_bare(alias): alias for alias in facts.others}
    for text in facts.texts():
        if text.place not in ("evidence", "rationale"):
            continue
        word = _named_other(text.words, others) or facts.look.words.has(text.words, "COMPARE")
        if word:
            yield Found(text.about, text.kind, text.field, {"word": word})


def _bare(words: str) -> str:
    """Text with one space between words and nothing else, a space at either end: what whole words are found in."""
    return f" {NO_LETTER.sub(' ', fold(words)).strip()} "


def _named_other(words: str, others: dict[str, str]) -> str:
    if not words or not others:
        return ""
    text = _bare(words)
    return next((alias for bare, alias in others.items() if bare.strip() and bare in text), "")


PAY_HISTORY = word_rule(
    "R-23", Severity.WARN, Habit.FREEDOM, ("PAYHISTORY",), offer,
    "Base pay on the role and range, not on what they earned.",
    "[EU970]",
)  # fmt: skip

PROTECTED = word_rule(
    "R-28", Severity.BLOCK, Habit.EMPATHY, ("PROTECTED",), anything,
    "“{word}” may touch a protected trait; remove it unless the candidate asked for an adjustment, which belongs "
    "elsewhere.",
    "[EEOC]",
    act=Act.EXPORT,
)  # fmt: skip

PROXY = word_rule(
    "R-29", Severity.NUDGE, Habit.EMPATHY, ("PROXY",), anything,
    "“{word}” can stand in for age or background; describe the skill.",
    "[EEOC]",
)  # fmt: skip

PERSONALITY = word_rule(
    "R-30", Severity.NUDGE, Habit.CANDOUR, ("PERSONALITY",), evidence,
    "A trait word without an act; would you write it about anyone?",
    "[KD96][RIVERA12]",
)  # fmt: skip

RIVALS_AND_PROMISES = word_rule(
    "R-33", Severity.WARN, Habit.CANDOUR, ("COMPARE", "PROMISE", "FIT"), message,
    "Keep to what was shown for this job; no rivals, no promises, no “fit”.",
    "[SAFEFB]",
)  # fmt: skip

UNKIND = word_rule(
    "R-35", Severity.WARN, Habit.EMPATHY, ("BLAME", "ABSOLUTE"), message,
    "Would you say this line to their face, kindly?",
    "article S46",
)  # fmt: skip

OF_VIEWS = (verdict_for_evidence, compared, PROTECTED, PROXY, PERSONALITY)
"""The rules that also look at one's own page behind the curtain."""

OF_TABLE = (PROTECTED, PROXY)
"""The rules that look at whatever was said at a table."""

OF_OFFER_AND_MESSAGE = (PAY_HISTORY, RIVALS_AND_PROMISES, UNKIND)
"""The rules that look at what goes to the candidate."""
