"""Rules about the decision (METHOD C.2: R-09 to R-14, R-24 once it is over, R-26, R-27)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from hirepair_desktop.coaching.prompt import Act, Severity
from hirepair_desktop.coaching.review_facts import ReviewFacts
from hirepair_desktop.coaching.review_standing import WAITED, WAITED_WHY
from hirepair_desktop.coaching.rule import Found, named, rule
from hirepair_desktop.model import Criterion, Decision
from hirepair_desktop.model.feedback_links import working_days
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import DecisionValue
from hirepair_desktop.model.word_count import words
from hirepair_desktop.text import local

RATIONALE_WORDS = 12
"""A rationale has so many words (METHOD C.2, R-13)."""

PASSES = 3
"""*Meets what we agreed* (METHOD 0.3)."""


def about_decision(facts: ReviewFacts, **more: object) -> Found:
    """Something about the decision, or the candidate while nothing of it is written."""
    if facts.decision is not None:
        return Found(facts.decision, "decision", "decision", more)
    return Found(facts.candidate, "candidate", "decision", more)


def decided_at(facts: ReviewFacts) -> datetime:
    """When it was decided, or now."""
    made = facts.decision.made_at if facts.decision is not None else None
    return made or facts.look.now


@rule(
    "R-09", Severity.WARN, Habit.CANDOUR,
    "“{label}” was never tested; unknown is not a pass.",
    "nobody rated this must, and the decision is to hire.",
    "[REWORK]",
)  # fmt: skip
def untested_must(facts: ReviewFacts) -> Iterator[Found]:
    """A hire, and a must that nobody rated. What became a must after the decision is not asked for."""
    if facts.value is not DecisionValue.HIRE:
        return
    for must in facts.musts:
        was_there = must.added_at is None or must.added_at <= decided_at(facts)
        if was_there and not facts.now_values(must.id):
            yield Found(must, "criterion", "decision", {"label": named(must.label)})


@rule(
    "R-10", Severity.WARN, Habit.CANDOUR,
    "You agreed “{label}” was essential and scored it {x}; say why you accept that.",
    "the decision is to hire, the mean is 2 or less, and the reason does not name this must.",
    "[UC05]",
)  # fmt: skip
def weak_must_passed_over(facts: ReviewFacts) -> Iterator[Found]:
    """A hire with a must at 2 or below that the decision does not rest on, nor speak of."""
    if facts.value is not DecisionValue.HIRE:
        return
    for must in facts.musts:
        values = facts.now_values(must.id)
        mean = sum(values) / len(values) if values else 0.0
        if values and mean <= 2 and must.id not in facts.rests_on:
            yield Found(
                must, "criterion", "decision", {"label": named(must.label), "x": f"{mean:.1f}".removesuffix(".0")}
            )


@rule(
    "R-11", Severity.WARN, Habit.CANDOUR,
    "On your own criteria this person passes; which one decided it?",
    "no value on a must is below 3, the decision is no, and it names no criterion.",
    "[UC05]",
)  # fmt: skip
def passed_and_refused(facts: ReviewFacts) -> Iterator[Found]:
    """A no although everybody saw every must met, and no criterion that decided it."""
    if facts.value is not DecisionValue.NO_HIRE or facts.rests_on or not facts.musts:
        return
    given = [facts.now_values(must.id) for must in facts.musts]
    if all(values and min(values) >= PASSES for values in given):
        yield about_decision(facts)


@rule(
    "R-12", Severity.BLOCK, Habit.FREEDOM,
    "{owner} owns this decision; let them make it or write why it passed to you.",
    "somebody else made the decision, and no note says why it passed to them.",
    "article S18, [RAPID]",
    act=Act.DECIDE,
)  # fmt: skip
def passed_decision(facts: ReviewFacts) -> Iterator[Found]:
    """A decision of somebody who does not own it. `deciding.record_decision` refuses one in the same words."""
    decision = facts.decision
    if decision is None or decision.made_by in (None, facts.owner_id) or decision.delegation_note.strip():
        return
    yield about_decision(facts, owner=facts.name(facts.owner_id))


@rule(
    "R-13", Severity.WARN, Habit.CANDOUR,
    "Tie the decision to at least one agreed criterion.",
    "the reason names no criterion.",
    "[REWORK]",
)  # fmt: skip
def thin_rationale(facts: ReviewFacts) -> Iterator[Found]:
    """A decision with a short reason, or with no criterion under it."""
    if facts.value is None:
        return
    n = words(facts.decision.rationale) if facts.decision is not None else 0
    if not facts.rests_on:
        yield about_decision(facts)
    elif n < RATIONALE_WORDS:
        found = about_decision(facts, n=n, least=RATIONALE_WORDS)
        yield Found(
            found.about, found.kind, found.field, found.values,
            why="the reason has {n} words; it takes about {least} to say which one and what was seen.",
        )  # fmt: skip


@rule(
    "R-14", Severity.WARN, Habit.CANDOUR,
    "This reason was not in the brief; is the brief wrong or the reason?",
    "the decision rests on “{label}”, which is not in the brief in use.",
    "article S30",
)  # fmt: skip
def reason_outside_the_brief(facts: ReviewFacts) -> Iterator[Found]:
    """A decision that rests on something not agreed: in no criterion of the version the review goes by."""
    linked: list[Criterion] = facts.decision.criteria if facts.decision is not None else []
    other = [criterion for criterion in linked if criterion.id not in facts.agreed]
    if facts.value is not None and other:
        yield about_decision(facts, label=named(other[0].label))


@rule("R-24", Severity.WARN, Habit.EMPATHY, WAITED, WAITED_WHY, "[LEVER-SLA][GOJOB 48/72 h]")
def waited_for_decision(facts: ReviewFacts) -> Iterator[Found]:
    """The decision came, and later than promised: what stands while it does not come is a standing rule."""
    made = facts.made[0].made_at if facts.made else None
    talks = [talk.held_at for talk in facts.interviews if talk.held_at is not None]
    last = max((at for at in talks if made is not None and at <= made), default=None)
    if made is None or last is None:
        return
    first, day = local(last).date(), local(made).date()
    if working_days(first, day) > facts.look.limit("DECIDE_DAYS"):
        values = {"n": (day - first).days, "most": facts.look.limit("DECIDE_DAYS")}
        yield Found(facts.candidate, "candidate", "decision", values, over=True)


@rule(
    "R-26", Severity.WARN, Habit.EMPATHY,
    "A hold needs one question and one date, or it becomes a silent no.",
    "the hold has no question and no date.",
    "HD",
)  # fmt: skip
def silent_hold(facts: ReviewFacts) -> Iterator[Found]:
    """A hold that leaves open what it waits for, or until when. Decided again, it is over."""
    holds = [d for d in facts.made if d.value is DecisionValue.HOLD]
    if facts.waiting is not None and facts.value is DecisionValue.HOLD and facts.decision is facts.waiting:
        holds.append(facts.waiting)
    elif facts.decision is None and facts.value is DecisionValue.HOLD:
        yield about_decision(facts)
    for hold in holds:
        if hold.next_question.strip() and hold.next_date is not None:
            continue
        over = hold.value is not None and facts.holds is not None and facts.holds.id != hold.id
        yield Found(hold, "decision", "decision", over=over, why=_why_silent(hold))


def _why_silent(hold: Decision) -> str:
    if hold.next_question.strip():
        return "the hold has no date."
    return "" if hold.next_date is None else "the hold has no question."


@rule(
    "R-27", Severity.NUDGE, Habit.CANDOUR,
    "Another round? Name the one must it will settle.",
    "{n} talks were held; {most} are what the settings plan at most.",
    "[BOCK]",
)  # fmt: skip
def another_round(facts: ReviewFacts) -> Iterator[Found]:
    """More evidence is wanted after as many talks as there should be."""
    at, most = decided_at(facts), facts.look.limit("STAGES_MAX")
    n = sum(talk.held_at is not None and talk.held_at <= at for talk in facts.interviews)
    if facts.value is DecisionValue.MORE_EVIDENCE and n >= most:
        yield about_decision(facts, n=n, most=most)


OF_DECISION = (passed_decision, thin_rationale, reason_outside_the_brief, silent_hold, another_round)
"""The rules that look at a decision wherever it was made, also over a shortlist."""

RULES = (untested_must, weak_must_passed_over, passed_and_refused, waited_for_decision)
