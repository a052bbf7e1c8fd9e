"""Rules about what a pair says to each other over its sessions (METHOD C.3: F-12 to F-15, F-17, F-21, F-26)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hirepair_desktop.coaching.feedback_facts import FeedbackFacts
from hirepair_desktop.coaching.feedback_words import topic_words
from hirepair_desktop.coaching.prompt import About, Severity
from hirepair_desktop.coaching.role_facts import OVER
from hirepair_desktop.coaching.rule import Found, rule
from hirepair_desktop.insights.balance import balance
from hirepair_desktop.model import Role
from hirepair_desktop.model.feedback_form import ARTICLE_TOPICS
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import Effect, Response, Tone, Topic
from hirepair_desktop.text import day

NEARLY_ALL, FEWEST_ITEMS = 0.8, 5
"""From this share on, of at least so many items, feedback runs one way (F-12)."""

TOPIC_DAYS = 90
"""A topic of the article that was not used for so long (F-15)."""

LAST_ANSWERS, MOST_OF_THEM = 8, 0.75
"""Of the last answers, this share set aside (F-17)."""

THIRD_TIME = 3
"""The same topic in so many sessions running (F-21)."""

TWICE = 2
"""Less able so many times running (F-26)."""


@rule(
    "F-12", Severity.WARN, Habit.CANDOUR,
    "Over {K} sessions nearly all feedback ran from {giver} to {receiver}; invite the reverse.",
    "{k} of {n} items went this way.",
    "article S32",
)  # fmt: skip
def nearly_one_way(facts: FeedbackFacts) -> Iterator[Found]:
    """Over the last sessions one of the two gave nearly everything."""
    talks = facts.look.limit("K")
    lately = facts.lately(talks)
    if lately is None:
        return
    went = balance((item for items in lately for item in items), *facts.seats)
    most = max(went.to_manager, went.to_recruiter)
    n = went.to_manager + went.to_recruiter
    if n >= FEWEST_ITEMS and most >= NEARLY_ALL * n:
        giver, receiver = facts.ways[0] if went.to_manager == most else facts.ways[1]
        values = {"K": talks, "giver": facts.name(giver), "receiver": facts.name(receiver), "k": most, "n": n}
        yield Found(facts.pair, "partnership", "feedback", values)


@rule(
    "F-13", Severity.NUDGE, Habit.CANDOUR,
    "Only praise lately: what has gone unsaid?",
    "none of {n} items in the last {K} sessions asked for anything.",
    "[RC]",
)  # fmt: skip
def only_praise(facts: FeedbackFacts) -> Iterator[Found]:
    """Nothing that could be better, from either, over the last sessions."""
    talks = facts.look.limit("K")
    items = [item for items in facts.lately(talks) or () for item in items]
    if items and all(item.tone is Tone.APPRECIATION for item in items):
        yield Found(facts.pair, "partnership", "feedback", {"n": len(items), "K": talks})


@rule(
    "F-14", Severity.NUDGE, Habit.EMPATHY,
    "What has {name} done that you would miss?",
    "{giver} has appreciated nothing of {name} in the last {K} sessions.",
    "article S45",
)  # fmt: skip
def no_appreciation(facts: FeedbackFacts) -> Iterator[Found]:
    """No appreciation one way over the last sessions."""
    talks = facts.look.limit("K")
    lately = facts.lately(talks)
    if lately is None:
        return
    thanked = {item.to_id for items in lately for item in items if item.tone is Tone.APPRECIATION}
    for giver, receiver in facts.ways:
        if receiver not in thanked:
            values = {"name": facts.name(receiver), "giver": facts.name(giver), "K": talks}
            yield Found(About("person", receiver), field="feedback", values=values)


@rule(
    "F-15", Severity.NUDGE, Habit.CANDOUR,
    "You have not spoken about {topic} in three months.",
    "a role of yours is open; you last spoke about it on {day}.",
    "article S33–36",
)  # fmt: skip
def topic_unused(facts: FeedbackFacts) -> Iterator[Found]:
    """Of the four topics of the article the one longest unused, while a role of the pair is open."""
    if not any(_is_open(role, facts.on) for role in facts.roles):
        return
    last = dict.fromkeys(ARTICLE_TOPICS, facts.pair.started_on)
    spoken: set[Topic] = set()
    for talk in facts.talks:
        for item in facts.said.get(talk.id, ()):
            if item.topic in last and talk.started_at is not None:
                last[item.topic] = talk.started_at.date()
                spoken.add(item.topic)
    topic, since = min(last.items(), key=lambda found: found[1])
    if facts.on - since > timedelta(days=TOPIC_DAYS):
        why = "" if topic in spoken else "a role of yours is open; neither of you has used this topic since {day}."
        yield Found(facts.pair, "partnership", "feedback", {"topic": topic_words(topic), "day": day(since)}, why=why)


def _is_open(role: Role, on: date) -> bool:
    """Whether a role was open on a day."""
    going = role.status not in OVER or (role.filled_on is not None and role.filled_on >= on)
    return going and role.opened_on <= on


@rule(
    "F-17", Severity.NUDGE, Habit.EMPATHY,
    "Leaving advice is your right; most of it lately, so is something else going on?",
    "{name} set {k} of the last {n} items aside.",
    "[4A]",
)  # fmt: skip
def mostly_discarded(facts: FeedbackFacts) -> Iterator[Found]:
    """A receiver who left most of what was said to them lately."""
    said = [item for talk in facts.talks for item in facts.said.get(talk.id, ())]
    for receiver in facts.seats:
        answers = [item.response for item in said if item.to_id == receiver and item.response is not None]
        lately = answers[-LAST_ANSWERS:]
        left = lately.count(Response.DISCARD)
        if len(lately) == LAST_ANSWERS and left >= MOST_OF_THEM * LAST_ANSWERS:
            values = {"name": facts.name(receiver), "k": left, "n": LAST_ANSWERS}
            yield Found(About("person", receiver), field="feedback", values=values)


@rule(
    "F-21", Severity.WARN, Habit.CANDOUR,
    "Third time on {topic}; turn it into one dated commitment.",
    "{giver} asked {receiver} for it in each of the last {n} sessions.",
    "HD",
)  # fmt: skip
def third_time(facts: FeedbackFacts) -> Iterator[Found]:
    """The same ask in the same direction, session after session."""
    lately = facts.lately(THIRD_TIME)
    if lately is None:
        return
    asked = [{(item.from_id, item.topic): item for item in items if item.tone is Tone.CONSTRUCTIVE} for items in lately]
    for (giver, topic), item in asked[-1].items():
        if all((giver, topic) in earlier for earlier in asked[:-1]):
            values = {"topic": topic_words(topic), "giver": facts.name(giver), "receiver": facts.name(item.to_id)}
            yield Found(item, "feedback", "topic", {**values, "n": THIRD_TIME})


@rule(
    "F-26", Severity.WARN, Habit.EMPATHY,
    "Directness is not landing as care; ask what form would help.",
    "{name} left twice running less able than before.",
    "article S47",
)  # fmt: skip
def less_able(facts: FeedbackFacts) -> Iterator[Found]:
    """Two sessions running left somebody less able."""
    for person in facts.seats:
        felt = [landing.effect for landing in facts.landings if landing.person_id == person and landing.effect]
        if felt[-TWICE:] == [Effect.LESS] * TWICE:
            yield Found(About("person", person), field="landing", values={"name": facts.name(person)})


RULES = (nearly_one_way, only_praise, no_appreciation, topic_unused, mostly_discarded, third_time, less_able)
"""In the order of METHOD C.3."""
