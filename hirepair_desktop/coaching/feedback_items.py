"""Rules about single items of feedback (METHOD C.3: F-01 to F-10, F-20, F-24, F-25, F-27, F-28).

They look at a session's items once both were shown, and at a writer's own page while it is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from hirepair_desktop.coaching.feedback_facts import GIVEN, RECEIVED, ItemFacts, is_about_others, texts
from hirepair_desktop.coaching.prompt import About, Severity
from hirepair_desktop.coaching.rule import Found, Rule, rule
from hirepair_desktop.model import Feedback
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import Tone
from hirepair_desktop.model.word_count import words
from hirepair_desktop.model.word_matching import fold
from hirepair_desktop.text import day

WARN, NUDGE = Severity.WARN, Severity.NUDGE
CANDOUR, EMPATHY = Habit.CANDOUR, Habit.EMPATHY

FEW_WORDS, FEWER_WORDS, ACT_WORDS = 5, 4, 6
"""Least words of situation and impact, of ask and care, and of the act of an appreciation (F-01 to F-10)."""

OLD_DAYS = 30
"""From here on an item is a month old (F-08)."""

MANY_CONSTRUCTIVE = 3
"""More than these one way are too many for one session (F-09)."""

HARD_ITEMS = 2
"""So many asks are too many for somebody overloaded (F-25)."""

KIND = "feedback"

EVERY = (*GIVEN, *RECEIVED)

WORD_RULES = (
    ("F-02", WARN, CANDOUR, "TRAIT", ("behaviour",), "[SBI][KD96]",
     "Describe what was done, not who they are."),
    ("F-06", WARN, CANDOUR, "BLAME", EVERY, "[SBI]",
     "This line blames; try “I saw… it led to… could we…”."),
    ("F-07", NUDGE, CANDOUR, "ABSOLUTE", GIVEN, "[SBI]",
     "“{word}” is rarely true and easy to argue with; give one case."),
    ("F-20", WARN, CANDOUR, "HEARSAY", GIVEN, "[KRUCHO][SBI]",
     "Second-hand: did you see it yourself?"),
    ("F-28", WARN, EMPATHY, "PROTECTED", EVERY, "[EEOC]",
     "Leave personal traits out; speak about the work."),
)  # fmt: skip
"""The rules that say a text holds a word of a list: severity, habit, list, columns, source, message."""

WORD_WHY = "the text says “{word}”. Lists can be wrong: check."


def _word_rule(
    id: str, severity: Severity, habit: Habit, listed: str, columns: tuple[str, ...], source: str, message: str
) -> Rule[ItemFacts]:
    """One prompt an item, at the first text that holds a word of the list."""

    def found(facts: ItemFacts) -> Iterator[Found]:
        for item in facts.items:
            for column, text in texts(item, columns):
                word = facts.look.words.has(text, listed)
                if word:
                    yield Found(item, KIND, column, {"word": word})
                    break

    return rule(id, severity, habit, message, WORD_WHY, source)(found)


SAYS_TRAIT, SAYS_BLAME, SAYS_ABSOLUTE, SAYS_HEARSAY, SAYS_PROTECTED = (_word_rule(*row) for row in WORD_RULES)


def _constructive(facts: ItemFacts) -> list[Feedback]:
    return [item for item in facts.items if item.tone is Tone.CONSTRUCTIVE]


@rule(
    "F-01", WARN, CANDOUR,
    "When and where was it? One real moment beats a pattern.",
    "the item has no day, or fewer than {few} words on where it was.",
    "[SBI]",
)  # fmt: skip
def no_moment(facts: ItemFacts) -> Iterator[Found]:
    """An item without a real moment."""
    for item in facts.items:
        if item.happened_on is None or words(item.situation) < FEW_WORDS:
            field = "happened_on" if item.happened_on is None else "situation"
            yield Found(item, KIND, field, {"few": FEW_WORDS})


@rule(
    "F-03", WARN, CANDOUR,
    "What did it lead to, and for whom?",
    "the effect has {n} words, fewer than {few}.",
    "[SBI]",
)  # fmt: skip
def no_effect(facts: ItemFacts) -> Iterator[Found]:
    """An act without what it did."""
    for item in facts.items:
        n = words(item.impact)
        if n < FEW_WORDS:
            yield Found(item, KIND, "impact", {"n": n, "few": FEW_WORDS})


@rule(
    "F-04", WARN, CANDOUR,
    "What would you like next time?",
    "the ask has {n} words, fewer than {few}.",
    "[4A]",
)  # fmt: skip
def no_ask(facts: ItemFacts) -> Iterator[Found]:
    """Something that could be better without anything to do about it."""
    for item in _constructive(facts):
        n = words(item.ask)
        if n < FEWER_WORDS:
            yield Found(item, KIND, "ask", {"n": n, "few": FEWER_WORDS})


@rule(
    "F-05", WARN, EMPATHY,
    "Say why you bring this up; it helps the point land.",
    "the reason has {n} words, fewer than {few}.",
    "article S45, [4A]",
)  # fmt: skip
def no_care(facts: ItemFacts) -> Iterator[Found]:
    """Candour without care."""
    for item in _constructive(facts):
        n = words(item.care)
        if n < FEWER_WORDS:
            yield Found(item, KIND, "care", {"n": n, "few": FEWER_WORDS})


@rule(
    "F-08", NUDGE, CANDOUR,
    "A month old: why now, and is it still true?",
    "it happened on {day}, {n} days ago.",
    "HD",
)  # fmt: skip
def old_moment(facts: ItemFacts) -> Iterator[Found]:
    """A moment that was kept for long."""
    for item in facts.items:
        if item.happened_on is not None and (facts.on - item.happened_on).days > OLD_DAYS:
            ago = (facts.on - item.happened_on).days
            yield Found(item, KIND, "happened_on", {"day": day(item.happened_on), "n": ago})


@rule(
    "F-09", NUDGE, EMPATHY,
    "Pick the one that would help most.",
    "{n} items to one person ask for something, more than {most}.",
    "[KD96]; HD",
)  # fmt: skip
def too_many(facts: ItemFacts) -> Iterator[Found]:
    """More asks in one session than anybody can take home."""
    for giver in dict.fromkeys(item.from_id for item in facts.items):
        asked = facts.constructive(giver)
        if len(asked) > MANY_CONSTRUCTIVE:
            yield Found(asked[-1], KIND, "feedback", {"n": len(asked), "most": MANY_CONSTRUCTIVE})


@rule(
    "F-10", NUDGE, CANDOUR,
    "Name what they did, so they can do it again.",
    "the act has {n} words, fewer than {few}.",
    "[SBI]",
)  # fmt: skip
def empty_praise(facts: ItemFacts) -> Iterator[Found]:
    """An appreciation that names no act."""
    for item in facts.items:
        n = words(item.behaviour)
        if item.tone is Tone.APPRECIATION and n < ACT_WORDS:
            yield Found(item, KIND, "behaviour", {"n": n, "few": ACT_WORDS})


@rule(
    "F-24", NUDGE, CANDOUR,
    "This is about someone else; what about your own partnership?",
    "it names {name}, and neither of you occurs in it.",
    "HD",
)  # fmt: skip
def about_others(facts: ItemFacts) -> Iterator[Found]:
    """An item about a candidate or a hire in which neither of the two occurs."""
    for item in facts.items:
        if is_about_others(item, facts.look):
            name = facts.names_somebody(item)
            if name:
                yield Found(item, KIND, "behaviour", {"name": name})


@rule(
    "F-25", NUDGE, EMPATHY,
    "Heavy week: choose one, and ask if now is right.",
    "{name} came overloaded, and {n} items ask something of them.",
    "article S46",
)  # fmt: skip
def heavy_week(facts: ItemFacts) -> Iterator[Found]:
    """Two asks or more to somebody who is overloaded."""
    for person, name in facts.overloaded.items():
        asked = [item for item in _constructive(facts) if item.to_id == person]
        if len(asked) >= HARD_ITEMS:
            yield Found(About("person", person), field="arrival", values={"name": name, "n": len(asked)})


@rule(
    "F-27", NUDGE, EMPATHY,
    "Fresh reason, please; a copied one sounds hollow.",
    "the reason is word for word the one given before.",
    "HD",
)  # fmt: skip
def copied_care(facts: ItemFacts) -> Iterator[Found]:
    """The reason of the item before, once more."""
    for item in facts.items:
        if item.care.strip() and fold(item.care).strip() == fold(facts.care_before(item)).strip():
            yield Found(item, KIND, "care")


RULES = (
    no_moment, SAYS_TRAIT, no_effect, no_ask, no_care, SAYS_BLAME, SAYS_ABSOLUTE, old_moment, too_many,
    empty_praise, SAYS_HEARSAY, about_others, heavy_week, copied_care, SAYS_PROTECTED,
)  # fmt: skip
"""In the order of METHOD C.3."""
