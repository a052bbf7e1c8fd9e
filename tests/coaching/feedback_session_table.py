"""The table of the rules about one session and over several: F-11 to F-19, F-21 to F-23, F-25, F-26."""

from __future__ import annotations

from datetime import date, timedelta

from hirepair_desktop.model import Arrival
from hirepair_desktop.model.kinds import Effect, GoalStatus, Load, Response, RoleStatus, Tone, Topic
from tests.coaching.feedback_cases import (
    BETTER,
    KEEP,
    asked,
    begun,
    both_ways,
    goal,
    item,
    landing,
    pulse,
    said,
    says,
)
from tests.coaching.table import AMARA, NOW, PRIYA, TODAY, Case, both, of, sets

ONE_WAY = "Feedback went one way; what does the other want to hear?"
PRAISE = "Only praise lately: what has gone unsaid?"
THANK = "Thank them first, then choose: accept, adapt, leave, or think."
SET_ASIDE = "Leaving advice is your right; most of it lately, so is something else going on?"
BY_WHEN = "What will change, by when?"
STANDING = "The person with more standing asks first."
MEND = "First talk about how you talk; on offer: a mend-a-fence session."
HEAVY = "Heavy week: choose one, and ask if now is right."
CARE = "Directness is not landing as care; ask what form would help."


def given(amara: int, priya: int, tone: Tone = BETTER) -> list:
    """So many items from each, on topics of no list."""
    return [item(AMARA, tone, Topic.OTHER)] * amara + [item(PRIYA, tone, Topic.OTHER)] * priya


def answered(*answers: Response | None, tone: Tone = KEEP):
    """What Priya answered, in turn, over the last sessions."""
    items = [item(AMARA, tone, Topic.OTHER, response=each) for each in answers]
    return said(items[:3], items[3:6], items[6:])


def on_topic(*topics: Topic, giver=AMARA, tone: Tone = BETTER):
    """One item in each of the last sessions."""
    return said(*([item(giver, tone, topic), item(PRIYA, KEEP, Topic.PITCH)] for topic in topics))


def effects(*felt: Effect | None):
    """How the sessions left Amara, one after the other."""
    return sets(landings=[landing(AMARA, f"TALK{n:04d}", effect) for n, effect in enumerate(felt, 1)])


def loaded(load: Load):
    """How Priya came."""
    return sets(arrivals=[Arrival(session_id="TALK0003", person_id=PRIYA.id, load=load)])


def safe(recruiter: int | None, manager: int | None, later: tuple[int, int] | None = None):
    """Safe to disagree, in this session and in a later one."""
    after = [pulse(AMARA, later[0], "TALK0004"), pulse(PRIYA, later[1], "TALK0004")] if later else []
    return sets(pulses=[pulse(AMARA, recruiter), pulse(PRIYA, manager)], later_pulses=after)


def last_said(topic: Topic, days: int):
    """Everything about the topics of the article was said so long ago, or yesterday."""

    def change(facts) -> None:
        facts.said = {"TALK0003": [item(AMARA, KEEP, each) for each in FOUR if each is not topic]}
        facts.talks[0].started_at = NOW - timedelta(days=days)
        facts.said["TALK0001"] = [item(AMARA, KEEP, topic)]

    return change


def role_of(facts):
    """The one role of the pair."""
    return facts.roles[0]


FOUR = (Topic.PITCH, Topic.COMPANY_STORY, Topic.SOURCING, Topic.CANDIDATE_COMMS)
DISCARD, ADAPT = Response.DISCARD, Response.ADAPT
closed = of(lambda facts: facts.session, closed_at=NOW)
no_pitch = last_said(Topic.PITCH, 91)

SPEAKS = [
    Case("F-11", "one", says(item(AMARA, BETTER, Topic.SPEED)), (ONE_WAY,)),
    Case("F-12", "four of five", said(given(2, 0), given(1, 1), given(1, 0)),
         ("Over 3 sessions nearly all feedback ran from Amara to Priya; invite the reverse.",)),
    Case("F-12", "all of five", said(given(0, 2), given(0, 2), given(0, 1)),
         ("Over 3 sessions nearly all feedback ran from Priya to Amara; invite the reverse.",)),
    Case("F-13", "six of praise", said(*[given(1, 1, KEEP)] * 3), (PRAISE,)),
    Case("F-14", "Amara hears none", said(*[[item(AMARA, KEEP, Topic.OTHER), item(PRIYA, BETTER, Topic.PITCH)]] * 3),
         ("What has Amara done that you would miss?",)),
    Case("F-15", "91 days", no_pitch, ("You have not spoken about how the role is pitched in three months.",)),
    Case("F-15", "never", both(says(), of(lambda facts: facts.pair, started_on=TODAY - timedelta(days=91))),
         ("You have not spoken about how the role is pitched in three months.",)),
    Case("F-15", "filled after the session", both(no_pitch, of(role_of, status=RoleStatus.FILLED, filled_on=TODAY)),
         ("You have not spoken about how the role is pitched in three months.",)),
    Case("F-16", "no thanks", of(asked, thanks=" "), (THANK,)),
    Case("F-16", "no answer", of(asked, response=None), (THANK,)),
    Case("F-17", "six of eight", answered(*[DISCARD] * 6, ADAPT, ADAPT), (SET_ASIDE,)),
    Case("F-17", "the last eight of nine", answered(ADAPT, ADAPT, ADAPT, *[DISCARD] * 6), (SET_ASIDE,)),
    Case("F-18", "accepted", of(asked, response=Response.ACCEPT), (BY_WHEN,)),
    Case("F-19", "the recruiter first", begun("recruiter_receives", "manager_receives"), (STANDING,)),
    Case("F-19", "the recruiter alone", begun("recruiter_receives"), (STANDING,)),
    Case("F-21", "speed", on_topic(Topic.SPEED, Topic.SPEED, Topic.SPEED),
         ("Third time on speed; turn it into one dated commitment.",)),
    Case("F-22", "a two", safe(2, 3), (MEND,)),
    Case("F-22", "two apart", safe(5, 3), (MEND,)),
    Case("F-22", "not better later", safe(2, 4, later=(3, 5)), (MEND,)),
    Case("F-23", "Amara has none", sets(goals=[goal(PRIYA, AMARA)]),
         ("What does Amara want to get better at, and how can you help?",)),
    Case("F-23", "reached", sets(goals=[goal(AMARA, PRIYA), goal(PRIYA, AMARA, status=GoalStatus.REACHED)]),
         ("What does Priya want to get better at, and how can you help?",)),
    Case("F-23", "with somebody else", sets(goals=[goal(AMARA, PRIYA), goal(PRIYA, AMARA, supporter_id="DANIEL00")]),
         ("What does Priya want to get better at, and how can you help?",)),
    Case("F-25", "two asks", both(loaded(Load.OVERLOADED), says(*both_ways(), item(AMARA, BETTER, Topic.SPEED))),
         (HEAVY,)),
    Case("F-26", "twice", effects(Effect.MORE, Effect.LESS, Effect.LESS), (CARE,)),
    Case("F-26", "before this one ends", effects(Effect.LESS, Effect.LESS, None), (CARE,)),
]  # fmt: skip

SILENT = [
    Case("F-11", "both ways", says(item(AMARA, BETTER, Topic.SPEED), item(PRIYA, KEEP, Topic.PITCH))),
    Case("F-11", "nothing said", says()),
    Case("F-12", "under four fifths", said(given(2, 0), given(1, 1), given(2, 1))),
    Case("F-12", "four items", said(given(2, 0), given(1, 0), given(1, 0))),
    Case("F-12", "two sessions", both(said([], given(3, 0), given(3, 0)), lambda facts: facts.talks.pop(0))),
    Case("F-13", "one ask", said(given(1, 1, KEEP), given(1, 1, KEEP), given(1, 1, KEEP) + given(0, 1))),
    Case("F-13", "nothing said", said([], [], [])),
    Case("F-13", "two sessions", both(said([], given(1, 1, KEEP), given(1, 1, KEEP)), lambda f: f.talks.pop(0))),
    Case("F-14", "one each", said([], [], [item(AMARA, KEEP, Topic.OTHER), item(PRIYA, KEEP, Topic.PITCH)])),
    Case("F-15", "90 days", last_said(Topic.PITCH, 90)),
    Case("F-15", "no role open", both(no_pitch, of(role_of, status=RoleStatus.FILLED, filled_on=date(2026, 11, 23)))),
    Case("F-15", "opened later", both(no_pitch, of(role_of, opened_on=date(2026, 11, 25)))),
    Case("F-16", "thanked and answered", of(asked, response=Response.DISCARD)),
    Case("F-17", "five of eight", answered(*[DISCARD] * 5, ADAPT, ADAPT, ADAPT)),
    Case("F-17", "seven answers", answered(*[DISCARD] * 7)),
    Case("F-17", "no answer is none", answered(*[DISCARD] * 7, None)),
    Case("F-18", "with its commitment", of(asked, response=Response.ACCEPT, commitment_id="COMMIT00")),
    Case("F-19", "the manager first", begun("manager_receives", "recruiter_receives")),
    Case("F-21", "one session without", on_topic(Topic.SPEED, Topic.PITCH, Topic.SPEED)),
    Case("F-21", "praise", on_topic(*[Topic.SPEED] * 3, tone=KEEP)),
    Case("F-21", "each from another", said(
        [item(AMARA, BETTER, Topic.LISTENING)], [item(PRIYA, BETTER, Topic.LISTENING)],
        [item(AMARA, BETTER, Topic.LISTENING)])),
    Case("F-22", "three and four", safe(3, 4)),
    Case("F-22", "one not given", safe(2, None)),
    Case("F-23", "reached since it closed", both(
        sets(goals=[goal(AMARA, PRIYA), goal(PRIYA, AMARA, status=GoalStatus.REACHED)]), closed)),
    Case("F-25", "one ask", loaded(Load.OVERLOADED)),
    Case("F-25", "stretched", both(loaded(Load.STRETCHED), says(*both_ways(), item(AMARA, BETTER, Topic.SPEED)))),
    Case("F-26", "once", effects(Effect.LESS, Effect.SAME, Effect.LESS)),
]  # fmt: skip

RESOLVED = [
    Case("F-11", "a reason is written", both(
        says(item(AMARA, BETTER, Topic.SPEED)), of(lambda f: f.session, close_reason="Priya is new.")), (ONE_WAY,)),
    Case("F-22", "well later", safe(2, 4, later=(4, 4)), (MEND,)),
]  # fmt: skip
