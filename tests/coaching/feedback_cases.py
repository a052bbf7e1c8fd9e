"""A feedback session no rule of METHOD C.3 has anything to say about, the third of a pair, made by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from hirepair_desktop.coaching import feedback
from hirepair_desktop.coaching.feedback_facts import FeedbackFacts
from hirepair_desktop.coaching.feedback_items import RULES as ITEM_RULES
from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.coaching.rule import prompts
from hirepair_desktop.model import Arrival, Feedback, GrowthGoal, Landing, Partnership, Person, Pulse, Role, Session
from hirepair_desktop.model.kinds import Effect, Load, Response, RoleStatus, SessionKind, Tone, Topic
from tests.coaching.table import AMARA, NOW, PRIYA, TODAY, Table, look

KEEP, BETTER = Tone.APPRECIATION, Tone.CONSTRUCTIVE
AGO = timedelta(days=1)
WORDS = "one two three four five six seven eight nine ten"


def so_many(n: int) -> str:
    """A text of so many words."""
    return " ".join(WORDS.split()[:n])


def item(giver: Person, tone: Tone, topic: Topic, **values: Any) -> Feedback:
    """A whole item: a moment, an act, an effect, an ask, a reason, thanked for and answered."""
    receiver = PRIYA if giver.id == AMARA.id else AMARA
    whole = {
        "id": f"{giver.name[:2]}{tone.name[:2]}{topic.name[:4]}".upper(),
        "session_id": "TALK0003",
        "from_id": giver.id,
        "to_id": receiver.id,
        "tone": tone,
        "topic": topic,
        "headline": "The rota before the mission",
        "happened_on": TODAY - timedelta(days=3),
        "situation": "On the first call with K12, on Tuesday",
        "behaviour": "You opened with the rota and came to the mission later",
        "impact": "They asked about nights three times in the next talk",
        "ask": "Could we try the mission first, next time",
        "care": f"I say this because of {topic.value} and for your sake",
        "revealed_at": NOW,
        "thanks": "Thank you for that.",
        "response": Response.ADAPT,
    }
    return Feedback(**{**whole, **values})


def talk(n: int, started: datetime, **values: Any) -> Session:
    """The nth feedback session of the pair."""
    return Session(
        id=f"TALK{n:04d}", kind=SessionKind.FEEDBACK, partnership_id="PAIR0000", started_at=started, **values
    )


def both_ways(session: str = "TALK0003", **values: Any) -> list[Feedback]:
    """One of each kind from each."""
    return [
        item(AMARA, KEEP, Topic.CLARITY_OF_BRIEF, session_id=session, **values),
        item(AMARA, BETTER, Topic.CANDIDATE_COMMS, session_id=session, **values),
        item(PRIYA, KEEP, Topic.SOURCING, session_id=session, **values),
        item(PRIYA, BETTER, Topic.PITCH, session_id=session, **values),
        item(PRIYA, KEEP, Topic.COMPANY_STORY, session_id=session, **values),
    ]


def earlier(session: str) -> list[Feedback]:
    """What was said in an earlier session: other topics, other reasons."""
    return [
        item(AMARA, KEEP, Topic.SPEED, session_id=session, care=f"{session} a"),
        item(AMARA, BETTER, Topic.AVAILABILITY if session.endswith("1") else Topic.SPEED, session_id=session,
             care=f"{session} b"),
        item(PRIYA, KEEP, Topic.SCREENING, session_id=session, care=f"{session} c"),
    ]  # fmt: skip


def goal(who: Person, other: Person, **values: Any) -> GrowthGoal:
    """A growth goal with the other one's help."""
    return GrowthGoal(**{"person_id": who.id, "supporter_id": other.id, "text": "Ask first", "set_on": TODAY, **values})


def pulse(who: Person, safe: int | None, session: str = "TALK0003") -> Pulse:
    """How safe it is to disagree."""
    return Pulse(session_id=session, person_id=who.id, safe=safe, revealed_at=NOW)


def landing(who: Person, session: str, effect: Effect | None = Effect.MORE) -> Landing:
    """How a session left somebody."""
    return Landing(session_id=session, person_id=who.id, word="clear", effect=effect)


def quiet_talk() -> FeedbackFacts:
    """An open session, both pages shown and answered."""
    third = talk(3, NOW - timedelta(hours=1))
    talks = [talk(1, NOW - timedelta(days=80)), talk(2, NOW - timedelta(days=40)), third]
    for each in talks[:2]:
        each.closed_at = each.started_at
    pair = Partnership(
        id="PAIR0000", recruiter_id=AMARA.id, manager_id=PRIYA.id, started_on=TODAY - timedelta(days=120)
    )
    return FeedbackFacts(
        look=look(),
        session=third,
        pair=pair,
        names={AMARA.id: "Amara", PRIYA.id: "Priya"},
        talks=talks,
        said={"TALK0001": earlier("TALK0001"), "TALK0002": earlier("TALK0002"), "TALK0003": both_ways()},
        pulses=[pulse(AMARA, 4), pulse(PRIYA, 4)],
        arrivals=[Arrival(session_id=third.id, person_id=who.id, load=Load.STRETCHED) for who in (AMARA, PRIYA)],
        landings=[landing(who, each.id) for each in talks for who in (AMARA, PRIYA)],
        goals=[goal(AMARA, PRIYA), goal(PRIYA, AMARA)],
        roles=[Role(id="ROLE0000", code="R1", partnership_id=pair.id, opened_on=date(2026, 5, 1),
                    status=RoleStatus.OPEN)],
        people=frozenset({"K12", "Imani"}),
    )  # fmt: skip


def look_over(facts: FeedbackFacts) -> list[Prompt]:
    """Everything the rules of feedback say."""
    items = prompts(ITEM_RULES, facts.as_items(), facts.look, facts.where)
    return [*items, *prompts(feedback.SESSION_RULES, facts, facts.look, facts.where)]


TABLE = Table(quiet_talk, look_over)


# Changes


def kept(facts: FeedbackFacts) -> Feedback:
    """Amara's appreciation."""
    return facts.items[0]


def asked(facts: FeedbackFacts) -> Feedback:
    """What Amara asks for."""
    return facts.items[1]


def says(*items: Feedback) -> Callable[[FeedbackFacts], None]:
    """Other items in this session."""
    return lambda facts: setattr(facts, "said", {**facts.said, "TALK0003": list(items)})


def said(*sessions: list[Feedback]) -> Callable[[FeedbackFacts], None]:
    """Other items in the last sessions."""
    return lambda facts: setattr(
        facts, "said", {f"TALK{n:04d}": items for n, items in enumerate(sessions, 4 - len(sessions))}
    )


def begun(*keys: str) -> Callable[[FeedbackFacts], None]:
    """Sections begun in this order."""

    def change(facts: FeedbackFacts) -> None:
        facts.session.sections = [
            {"key": key, "started_at": f"2026-11-24T11:{n:02d}:00Z", "ended_at": None, "state": "done",
             "extended": False, "first_speaker_id": None}
            for n, key in enumerate(keys)
        ]  # type: ignore[typeddict-item]  # fmt: skip

    return change
