"""Rules about one feedback session (METHOD C.3: F-11, F-16, F-18, F-19, F-22, F-23)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hirepair_desktop.coaching.feedback_facts import FeedbackFacts
from hirepair_desktop.coaching.prompt import About, Act, Severity
from hirepair_desktop.coaching.rule import Found, named, rule
from hirepair_desktop.insights.balance import balance
from hirepair_desktop.model import Feedback, GrowthGoal, Pulse
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import GoalStatus, Response

UNSAFE, APART = 2, 2
"""Safe to disagree: either at most this, or the two so far apart (F-22)."""


@rule(
    "F-11", Severity.BLOCK, Habit.CANDOUR,
    "Feedback went one way; what does the other want to hear?",
    "{giver} said {n}, {receiver} said nothing. Write why that is right today, then it closes.",
    "article S32",
    act=Act.CLOSE,
)  # fmt: skip
def one_way(facts: FeedbackFacts) -> Iterator[Found]:
    """Items one way only. A reason to close as it is lets the session close, here as in `hindrances`."""
    recruiter, manager = facts.seats
    went = balance(facts.items, recruiter, manager)
    if not went.one_way:
        return
    giver, receiver = facts.ways[0] if went.to_manager else facts.ways[1]
    values = {"giver": facts.name(giver), "receiver": facts.name(receiver), "n": len(facts.items)}
    reason = facts.session.close_reason.strip()
    place = About("session", facts.session.id)
    if reason and facts.look.dismissed("F-11", place, facts.where) is None:
        why = "feedback went one way, and a reason is written: “{reason}”"
        yield Found(facts.session, "session", "feedback", {"reason": named(reason)}, why=why, over=True)
    else:
        yield Found(facts.session, "session", "feedback", values)


@rule(
    "F-16", Severity.WARN, Habit.EMPATHY,
    "Thank them first, then choose: accept, adapt, leave, or think.",
    "“{headline}” was shown, and {receiver} has not thanked for it yet.",
    "[4A]",
)  # fmt: skip
def not_answered(facts: FeedbackFacts) -> Iterator[Found]:
    """An item that was shown, without thanks or without an answer."""
    for item in facts.items:
        if item.thanks.strip() and item.response is not None:
            continue
        values = {"headline": _called(item), "receiver": facts.name(item.to_id)}
        if not item.thanks.strip():
            yield Found(item, "feedback", "thanks", values)
        else:
            why = "“{headline}” was shown, and {receiver} has not answered it yet."
            yield Found(item, "feedback", "response", values, why=why)


def _called(item: Feedback) -> str:
    return named(item.headline or item.behaviour or item.situation)


@rule(
    "F-18", Severity.NUDGE, Habit.FREEDOM,
    "What will change, by when?",
    "{receiver} accepted “{headline}”, and no commitment belongs to it.",
    "[4A]",
)  # fmt: skip
def accepted_without_promise(facts: FeedbackFacts) -> Iterator[Found]:
    """Accepted, and nothing will be different tomorrow."""
    for item in facts.items:
        if item.response is Response.ACCEPT and item.commitment_id is None:
            values = {"receiver": facts.name(item.to_id), "headline": _called(item)}
            yield Found(item, "feedback", "commitment_id", values)


@rule(
    "F-19", Severity.NUDGE, Habit.EMPATHY,
    "The person with more standing asks first.",
    "“Recruiter receives” was begun before “Manager receives”.",
    "[RC]",
)  # fmt: skip
def wrong_order(facts: FeedbackFacts) -> Iterator[Found]:
    """The recruiter was the first to receive."""
    begun = {timing["key"]: timing["started_at"] for timing in facts.session.sections}
    recruiter, manager = begun.get("recruiter_receives"), begun.get("manager_receives")
    if recruiter is not None and (manager is None or recruiter < manager):
        yield Found(facts.session, "session", "received.m")


@rule(
    "F-22", Severity.WARN, Habit.EMPATHY,
    "First talk about how you talk; on offer: a mend-a-fence session.",
    "“Safe to disagree” stands at {recruiter} from {recruiter_name} and {manager} from {manager_name}.",
    "[EDM99]",
)  # fmt: skip
def not_safe(facts: FeedbackFacts) -> Iterator[Found]:
    """It is not safe to disagree; over once a later pulse is well."""
    found = _safe(facts, facts.pulses)
    if found is None or not _unsafe(*found):
        return
    recruiter, manager = facts.seats
    values = {
        "recruiter": found[0],
        "recruiter_name": facts.name(recruiter),
        "manager": found[1],
        "manager_name": facts.name(manager),
    }
    yield Found(facts.session, "session", "pulse", values, over=_was_mended(facts))


def _safe(facts: FeedbackFacts, pulses: Sequence[Pulse]) -> tuple[int, int] | None:
    given = {pulse.person_id: pulse.safe for pulse in pulses}
    recruiter, manager = (given.get(seat) for seat in facts.seats)
    return (recruiter, manager) if recruiter is not None and manager is not None else None


def _unsafe(recruiter: int, manager: int) -> bool:
    return min(recruiter, manager) <= UNSAFE or abs(recruiter - manager) >= APART


def _was_mended(facts: FeedbackFacts) -> bool:
    """Whether a later session of the pair found it safe."""
    by_session: dict[str, list[Pulse]] = {}
    for pulse in facts.later_pulses:
        by_session.setdefault(pulse.session_id, []).append(pulse)
    later = [_safe(facts, pulses) for pulses in by_session.values()]
    return any(found is not None and not _unsafe(*found) for found in later)


@rule(
    "F-23", Severity.NUDGE, Habit.EMPATHY,
    "What does {name} want to get better at, and how can you help?",
    "{name} has no growth goal with you.",
    "article S38",
)  # fmt: skip
def no_goal(facts: FeedbackFacts) -> Iterator[Found]:
    """Somebody without a growth goal. What a closed session set, or found, counts for it whatever came later."""
    for person, other in facts.ways:
        if not any(_held(facts, goal) for goal in _goals(facts, person, other)):
            yield Found(About("person", person), field="growthGoal", values={"name": facts.name(person)})


def _goals(facts: FeedbackFacts, person: str, other: str) -> Iterator[GrowthGoal]:
    for goal in facts.goals:
        ours = goal.person_id == person and goal.supporter_id in (None, other)
        if ours and goal.text.strip() and (goal.set_on is None or goal.set_on <= facts.on):
            yield goal


def _held(facts: FeedbackFacts, goal: GrowthGoal) -> bool:
    """Whether it was followed: there is no record of the day on which a goal was reached."""
    return goal.status is GoalStatus.ACTIVE or facts.session.closed_at is not None


RULES = (one_way, not_answered, accepted_without_promise, wrong_order, not_safe, no_goal)
"""In the order of METHOD C.3."""
