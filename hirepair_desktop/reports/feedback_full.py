"""What the full feedback summary holds after its page, in the order of METHOD E."""

from __future__ import annotations

from collections import Counter

from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.topics import topic_inside
from hirepair_desktop.model.feedback_form import (
    ARTICLE_TOPICS,
    PULSE_ITEMS,
    TOPICS_TO_MANAGER,
    TOPICS_TO_RECRUITER,
)
from hirepair_desktop.model.kinds import Effect, Tone
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import (
    FULL,
    day_words,
    lowered,
    said,
    section,
    signed,
    small,
    still_open,
)
from hirepair_desktop.reports.feedback import VoiceColumns, answer_box, column_head, item_head, part
from hirepair_desktop.reports.feedback_data import FeedbackFacts
from hirepair_desktop.reports.holding import went_out
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.marks import Rule, Side
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.records import closing
from hirepair_desktop.reports.stand import AxisHead, StandAxis
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, joined

FIT = FULL
EFFECTS = {
    Effect.MORE: _("left more able"), Effect.SAME: _("left as before"), Effect.LESS: _("left less able"),
}  # fmt: skip
PULSE_TOP = 5


def feedback_rest(s: Block, facts: FeedbackFacts, options: PrintOptions) -> list[blocks.Block]:
    """Every item in five parts and what stands around it. A copy of one's own has only the items."""
    people = facts.people
    givers = people.pair if facts.alone is None else tuple(p for p in people.pair if p != facts.alone)
    rest: list[blocks.Block] = [
        blocks.Space(14),
        blocks.Bookmark(_("Every item"), 1),
        VoiceColumns([_given(facts, giver) for giver in givers]),
        blocks.Space(14),
    ]
    if facts.alone is None:
        rest += [
            section(_("Topics"), _topics(facts), FIT, rule="strong"),
            section(_("Pulse, written apart"), _pulse(facts), FIT),
        ]
    rest.append(section(_("How it landed"), _landing(facts), FIT))
    if facts.alone is None:
        rest += [*went_out(s, facts.session, options, FIT), *closing(s, facts.session, people, FIT)]
    return rest


def _given(facts: FeedbackFacts, giver: str) -> tuple[Side, str, blocks.Block]:
    """One giver's column, as picture 13 draws it."""
    people = facts.people
    taker = next(person for person in people.pair if person != giver)
    words = _("{giver} to {taker}").format(giver=people.first(giver), taker=people.first(taker))
    lines = column_head(facts.people, giver, words)
    for place, item in enumerate(facts.given(giver)):
        if place:
            lines += [blocks.Space(8), Rule(keep=True)]
        when = ", ".join(
            words.rstrip(".")
            for words in (item.situation.strip(), day_words(item.happened_on, facts.session.started_at))
            if words
        )
        parts: list[blocks.Block | None] = [
            blocks.Space(7),
            item_head(item, FIT),
            part(_("About"), topic_inside(item.topic), None),
            part(_("When"), when, None),
            part(_("I saw"), item.behaviour, None),
            part(_("It did"), item.impact, None),
            part(_("I ask"), item.ask, None, strong()),
            part(_("Because"), item.care, None),
            part(_("{name} asked").format(name=people.first(taker)), item.clarify_question, None),
            part(_("Answer"), item.clarify_answer, None),
            part(_("Thanks"), item.thanks, None),
            blocks.Space(4),
            answer_box(facts, item, FIT),
        ]
        if item.tone is Tone.CONSTRUCTIVE and not item.ask.strip():
            parts.insert(-2, still_open(_("what is asked")))
        lines.append(blocks.Stack(parts, whole=blocks.WHOLE))
    if not facts.given(giver):
        nothing = _("{name} wrote nothing.").format(name=people.first(giver))
        lines += [blocks.Space(6), said(nothing, kind("body", "ink2"))]
    return people.side(giver), words, blocks.Stack(lines)


def _topics(facts: FeedbackFacts) -> list[blocks.Block]:
    """What was talked about, and which of the article's topics were not (METHOD A.3)."""
    people, lines = facts.people, list[blocks.Block]()
    for giver, taker, offered in (
        (people.recruiter, people.manager, TOPICS_TO_MANAGER),
        (people.manager, people.recruiter, TOPICS_TO_RECRUITER),
    ):
        used = Counter(item.topic for item in facts.given(giver))
        said_words = ", ".join(f"{topic_inside(topic)} {count}" for topic, count in sorted(used.items()))
        head = _("{giver} to {taker}:").format(giver=people.first(giver), taker=people.first(taker))
        rest = Span(" " + (said_words or _("nothing")), kind("body"))
        lines.append(signed(people.side(giver), head, strong(), rest))
        left = [topic_inside(topic) for topic in offered if topic in ARTICLE_TOPICS and topic not in used]
        if left:
            lines.append(small(_("Not talked about: {topics}.").format(topics=joined(left)), "ink2"))
    return lines


def _pulse(facts: FeedbackFacts) -> list[blocks.Block]:
    if len(facts.pulses) < len(facts.people.pair):
        return [still_open(_("the pulse of both, shown together"))]
    lines: list[blocks.Block] = [
        blocks.Row([(blocks.Stack([]), 150.0), (AxisHead(PULSE_TOP), 0), (blocks.Stack([]), 90.0)], gap=8)
    ]
    people = facts.people
    for key, label in PULSE_ITEMS:
        marks = []
        for person in people.pair:
            value = getattr(facts.pulses[person], key)
            if value is not None:
                marks.append((people.side(person), value))
        figures = ", ".join(
            f"{people.first(person)} {getattr(facts.pulses[person], key) or '–'}" for person in people.pair
        )
        lines.append(
            blocks.Row(
                [(said(label), 150.0), (StandAxis(marks, PULSE_TOP), 0), (lowered(small(figures, "ink2")), 90.0)], gap=8
            )
        )
    return [*lines, small(_("Two people are not anonymous: both were shown together."))]


def _landing(facts: FeedbackFacts) -> list[blocks.Block]:
    lines: list[blocks.Block] = []
    for person in facts.shown:
        landing = facts.landings.get(person)
        name = facts.people.first(person)
        if landing is None or not (landing.word.strip() or landing.effect):
            lines.append(still_open(_("how it landed for {name}").format(name=name)))
            continue
        parts = [landing.word.strip(), EFFECTS[landing.effect] if landing.effect is not None else ""]
        head = _("{name}:").format(name=name)
        rest = Span(" " + ", ".join(part for part in parts if part), kind("body"))
        lines.append(signed(facts.people.side(person), head, strong(), rest))
    return lines
