"""The standing rules about hires (METHOD C.4: C-01, C-03, C-14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hirepair_desktop.coaching.check_in_facts import HireFacts, called
from hirepair_desktop.coaching.days import midnight
from hirepair_desktop.coaching.prompt import Severity
from hirepair_desktop.coaching.rule import Found, named, rule
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import PromiseGap
from hirepair_desktop.text import day

LATE_DAYS = 7
"""A talk not held so many days after its day is late (C-01)."""

TWICE = 2
"""So many small gaps weigh as one large (C-03)."""

OPEN_DAYS = 7
"""Older than this, a commitment of a check-in wants a word (C-14)."""


@rule(
    "C-01", Severity.WARN, Habit.EMPATHY,
    "Day {day} talk with {hire} is {n} days late.",
    "it was due on {on}, and neither it nor a later one was held.",
    "[FORMLM]",
)  # fmt: skip
def talk_late(facts: HireFacts) -> Iterator[Found]:
    """A talk with a hire that was due a week ago and not held."""
    for due in facts.due:
        n = (facts.look.today - due.on).days
        if n >= LATE_DAYS:
            values = {"day": due.day, "hire": called(due.hire), "n": n, "on": day(due.on)}
            session = due.check_in.session_id if due.check_in is not None else None
            place = facts.where(due.hire, session)
            since = midnight(due.on)
            about, kind = (due.hire, "candidate") if due.check_in is None else (due.check_in, "check_in")
            yield Found(about, kind, "held_on", values, where=place, since=since)


SMALL_GAPS = (
    "{hire} named a small gap {times} times, last on day {day}, and neither a commitment nor another pitch came of it."
)


@rule(
    "C-03", Severity.WARN, Habit.CANDOUR,
    "Something promised did not hold; fix it or fix the pitch.",
    "{hire} named a large gap on day {day}, and neither a commitment nor another pitch came of it.",
    "[RJP11]",
)  # fmt: skip
def promise_broken(facts: HireFacts) -> Iterator[Found]:
    """A promise that did not hold, and nothing came of it."""
    for gap in facts.gaps:
        large = [talk for talk in gap.talks if talk.promise_gap is PromiseGap.LARGE]
        talk = (large or gap.talks)[-1]
        if gap.is_answered(talk) or (not large and len(gap.talks) < TWICE):
            continue
        values = {"hire": called(gap.hire), "day": talk.day, "times": len(gap.talks)}
        place = facts.where(gap.hire, talk.session_id)
        since = midnight(talk.held_on) if talk.held_on is not None else None
        yield Found(talk, "check_in", "promise_gap", values, why="" if large else SMALL_GAPS, where=place, since=since)


@rule(
    "C-14", Severity.NUDGE, Habit.EMPATHY,
    "Close the loop with {hire} this week.",
    "“{text}” was promised in their talk on {on} and has not been touched since.",
    "[RAS]",
)  # fmt: skip
def loop_open(facts: HireFacts) -> Iterator[Found]:
    """What was promised in a check-in, a week ago and longer, and never touched."""
    for left in facts.left:
        if facts.look.today - left.since > timedelta(days=OPEN_DAYS):
            values = {"hire": called(left.hire), "text": named(left.commitment.text), "on": day(left.since)}
            place = facts.where(left.hire, left.commitment.session_id)
            yield Found(left.commitment, "commitment", "status", values, where=place)


RULES = (talk_late, promise_broken, loop_open)
"""In the order of METHOD C.4."""
