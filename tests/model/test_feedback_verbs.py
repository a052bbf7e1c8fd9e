"""The verbs of a feedback session on a real file: answers, promises, goals, another day, sharing, closing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import (
    Arrival,
    Candidate,
    CandidateMessage,
    Commitment,
    Dismissal,
    Entry,
    Feedback,
    GrowthGoal,
    Interview,
    Landing,
    Partnership,
    Person,
    Role,
    Session,
    SourceLead,
)
from hirepair_desktop.model.feedback_form import FEEDBACK
from hirepair_desktop.model.feedback_links import linked_texts, working_days
from hirepair_desktop.model.feedback_state import PARTS, has_arrived, open_fields
from hirepair_desktop.model.feedback_verbs import (
    Hindrance,
    active_goals,
    agree_to_share,
    answer,
    balance,
    earlier_goals,
    hindrance_words,
    hindrances,
    is_answered,
    may_be_shared,
    needs_day,
    park_to,
    promised,
    think_until,
    wants_another_day,
)
from hirepair_desktop.model.kinds import (
    CommitmentStatus,
    Effect,
    Load,
    Permission,
    PersonKind,
    Response,
    RoleStatus,
    SessionKind,
    Tone,
    Topic,
)
from hirepair_desktop.model.sittings import close_session, start_session
from hirepair_desktop.storage.store import Store

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
BEFORE = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


class Room:
    """A pair, a role, a talk six weeks ago and one that has begun, in an open block."""

    def __init__(self, s: Block) -> None:
        self.s = s
        self.nadia = Person(name="Nadia Rahimi", kind=PersonKind.RECRUITER)
        self.tomas = Person(name="Tomas Eklund", kind=PersonKind.MANAGER)
        s.add_all([self.nadia, self.tomas])
        s.flush()
        self.pair = Partnership(recruiter_id=self.nadia.id, manager_id=self.tomas.id, started_on=date(2026, 6, 1))
        s.add(self.pair)
        s.flush()
        self.role = Role(
            code="R1", title="Data Engineer", partnership_id=self.pair.id, opened_on=date(2026, 9, 1),
            status=RoleStatus.OPEN,
        )  # fmt: skip
        self.earlier = Session(kind=SessionKind.FEEDBACK, partnership_id=self.pair.id, started_at=BEFORE)
        self.talk = Session(kind=SessionKind.FEEDBACK, partnership_id=self.pair.id, planned_for=NOW)
        s.add_all([self.role, self.earlier, self.talk])
        s.flush()
        start_session(s, self.talk, NOW)
        s.flush()

    def tell(self, giver: Person, tone: Tone = Tone.CONSTRUCTIVE, **values: Any) -> Feedback:
        """An item to the other one."""
        receiver = self.tomas if giver is self.nadia else self.nadia
        item = Feedback(
            session_id=self.talk.id, from_id=giver.id, to_id=receiver.id, tone=tone, revealed_at=NOW, **values
        )
        return self.put(item)

    def put(self, thing: Any) -> Any:
        """Add a thing."""
        self.s.add(thing)
        self.s.flush()
        return thing

    def promise(self, **values: Any) -> Commitment:
        """A commitment of the recruiter, made in the talk before."""
        given = {"session_id": self.earlier.id, "owner_id": self.nadia.id, "text": "Two channels", **values}
        return self.put(Commitment(**given))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    store = Store.create(tmp_path / "room.hirepair", "Northline")
    with store.write() as s:
        yield Room(s)
    store.close(backup=False)


# Answers


@pytest.mark.parametrize("response", list(Response))
def test_every_answer_is_taken_without_a_reason(room: Room, response: Response) -> None:
    item = room.tell(room.nadia)
    answer(item, response)
    assert (item.response, item.response_reason) == (response, "")


def test_thinking_without_a_day_counts_as_open(room: Room) -> None:
    item = room.tell(room.nadia, thanks="Thank you.")
    answer(item, Response.THINKING)
    assert (needs_day(item), is_answered(item)) == (True, False)


def test_thinking_with_a_day_is_an_answer(room: Room) -> None:
    item = room.tell(room.nadia, thanks="Thank you.")
    answer(item, Response.THINKING, TODAY)
    assert is_answered(item)


def test_an_answer_without_thanks_is_not_whole(room: Room) -> None:
    item = room.tell(room.nadia)
    answer(item, Response.ACCEPT)
    assert not is_answered(item)


def test_only_thinking_keeps_a_day(room: Room) -> None:
    item = room.tell(room.nadia)
    answer(item, Response.ACCEPT, TODAY)
    assert item.thinking_until is None


def test_the_day_of_thinking_lies_ahead(room: Room) -> None:
    with pytest.raises(RefusedValueError, match="has passed"):
        think_until(room.tell(room.nadia), TODAY - timedelta(days=1), TODAY)


# Balance and closing


def test_the_balance_counts_each_way(room: Room) -> None:
    for giver in (room.nadia, room.nadia, room.tomas):
        room.tell(giver)
    assert (balance(room.s, room.talk).to_manager, balance(room.s, room.talk).to_recruiter) == (2, 1)


def test_items_one_way_hinder_closing(room: Room) -> None:
    room.tell(room.nadia)
    assert hindrances(room.s, room.talk) == [Hindrance.ONE_WAY]


@pytest.mark.parametrize("givers", [(), ("nadia", "tomas")])
def test_nothing_said_or_both_ways_hinders_nothing(room: Room, givers: tuple[str, ...]) -> None:
    for giver in givers:
        room.tell(getattr(room, giver))
    assert hindrance_words(hindrances(room.s, room.talk)) == ""


def test_a_written_reason_opens_the_closing(room: Room) -> None:
    room.tell(room.nadia)
    room.talk.close_reason = "Tomas is new."
    assert hindrances(room.s, room.talk) == []


@pytest.mark.parametrize(("rule_id", "left"), [("F-11", []), ("F-12", [Hindrance.ONE_WAY])])
def test_sending_the_coach_away_opens_the_closing(room: Room, rule_id: str, left: list[Hindrance]) -> None:
    room.tell(room.nadia)
    room.s.add(
        Dismissal(
            rule_id=rule_id,
            about_id=room.talk.id,
            session_id=room.talk.id,
            by=room.tomas.id,
            at=NOW,
            reason="She writes hers for the next talk.",
        )
    )
    assert hindrances(room.s, room.talk) == left


def test_blanks_are_no_reason(room: Room) -> None:
    room.tell(room.nadia)
    room.talk.close_reason = "  \n"
    assert hindrances(room.s, room.talk) == [Hindrance.ONE_WAY]


def test_thinking_without_a_day_hinders_closing(room: Room) -> None:
    room.tell(room.tomas)
    answer(room.tell(room.nadia), Response.THINKING)
    assert hindrances(room.s, room.talk) == [Hindrance.NO_DAY]


def test_closing_keeps_the_reason_that_was_written_before(room: Room) -> None:
    room.talk.close_reason = "Tomas is new."
    close_session(room.talk, NOW)
    assert room.talk.close_reason == "Tomas is new."


def test_sharing_takes_both(room: Room) -> None:
    agree_to_share(room.talk, room.nadia.id)
    one = may_be_shared(room.talk)
    agree_to_share(room.talk, room.tomas.id)
    assert (one, may_be_shared(room.talk)) == (False, True)


def test_sharing_can_be_taken_back(room: Room) -> None:
    for person in (room.nadia, room.tomas):
        agree_to_share(room.talk, person.id)
    agree_to_share(room.talk, room.nadia.id, False)
    assert room.talk.shared_by == [room.tomas.id]


# Another day


def test_another_day_is_wished_for_only_with_its_date(room: Room) -> None:
    arrival = room.put(Arrival(session_id=room.talk.id, person_id=room.tomas.id, permission=Permission.ANOTHER_DAY))
    without = wants_another_day(room.s, room.talk.id)
    arrival.date = date(2026, 11, 26)
    room.s.flush()
    assert (without, wants_another_day(room.s, room.talk.id)) == (None, arrival)


def test_a_parked_talk_keeps_its_time_of_day(room: Room) -> None:
    park_to(room.s, room.talk, date(2026, 11, 26))
    assert (room.talk.planned_for, room.talk.started_at) == (datetime(2026, 11, 26, 14, 30, tzinfo=UTC), None)


def test_a_parked_talk_keeps_what_was_written(room: Room) -> None:
    arrival = room.put(Arrival(session_id=room.talk.id, person_id=room.tomas.id, load=Load.OVERLOADED))
    park_to(room.s, room.talk, date(2026, 11, 26))
    assert room.s.get(Arrival, arrival.id) is arrival


def test_a_talk_is_not_parked_after_its_reveal(room: Room) -> None:
    room.tell(room.nadia)
    with pytest.raises(RefusedValueError, match="was shown already"):
        park_to(room.s, room.talk, date(2026, 11, 26))


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=3)])
def test_a_talk_is_parked_only_ahead(room: Room, day: date) -> None:
    with pytest.raises(RefusedValueError, match="a day ahead"):
        park_to(room.s, room.talk, day)


# Promises


def test_an_open_promise_is_asked_about(room: Room) -> None:
    made = room.promise(due=date(2026, 12, 20))
    assert promised(room.s, room.talk) == [made]


def test_one_kept_since_the_last_talk_is_asked_about(room: Room) -> None:
    made = room.promise(status=CommitmentStatus.DONE, done_at=BEFORE + timedelta(days=3))
    assert promised(room.s, room.talk) == [made]


def test_one_kept_before_the_last_talk_is_not(room: Room) -> None:
    room.promise(status=CommitmentStatus.DONE, done_at=BEFORE - timedelta(days=3))
    assert promised(room.s, room.talk) == []


def test_one_made_for_a_session_that_is_only_planned_is_asked_about(room: Room) -> None:
    planned = room.put(Session(kind=SessionKind.DEBRIEF, partnership_id=room.pair.id, planned_for=NOW))
    made = room.promise(session_id=planned.id, made_at=NOW - timedelta(days=1))
    assert promised(room.s, room.talk) == [made]


def test_one_of_another_pair_is_not(room: Room) -> None:
    mei = room.put(Person(name="Mei Castellano", kind=PersonKind.MANAGER))
    other = room.put(Partnership(recruiter_id=room.nadia.id, manager_id=mei.id, started_on=date(2026, 6, 1)))
    elsewhere = room.put(Session(kind=SessionKind.FEEDBACK, partnership_id=other.id, started_at=BEFORE))
    room.promise(session_id=elsewhere.id)
    assert promised(room.s, room.talk) == []


def test_one_kept_during_the_talk_stays_in_it_once_closed(room: Room) -> None:
    made = room.promise(status=CommitmentStatus.DONE, done_at=NOW + timedelta(minutes=6))
    room.talk.closed_at = NOW + timedelta(minutes=45)
    assert promised(room.s, room.talk) == [made]


# Goals


def _goal(room: Room, **values: Any) -> GrowthGoal:
    given = {
        "person_id": room.nadia.id, "supporter_id": room.tomas.id, "session_id": room.earlier.id,
        "text": "Challenge early", "set_on": BEFORE.date(), **values,
    }  # fmt: skip
    return room.put(GrowthGoal(**given))


def test_an_active_goal_comes_back(room: Room) -> None:
    goal = _goal(room)
    assert earlier_goals(room.s, room.talk) == [goal]


def test_a_settled_goal_stays_only_where_it_was_seen(room: Room) -> None:
    goal = _goal(room, status="reached")
    assert (earlier_goals(room.s, room.talk), earlier_goals(room.s, room.talk, {goal.id})) == ([], [goal])


def test_a_goal_with_somebody_else_is_none_of_this_pair(room: Room) -> None:
    mei = room.put(Person(name="Mei Castellano", kind=PersonKind.MANAGER))
    _goal(room, supporter_id=mei.id)
    assert (earlier_goals(room.s, room.talk), active_goals(room.s, room.nadia.id, room.tomas.id)) == ([], [])


# What is open


def test_every_needed_part_of_the_form_has_its_rule() -> None:
    assert set(PARTS) == {field.key for field in FEEDBACK.fields if field.needed}


def test_a_fresh_talk_has_every_part_open_but_the_promises(room: Room) -> None:
    assert [field.key for field in open_fields(room.s, room.talk)] == [
        "arrival", "feedback", "pulse", "received.m", "received.r", "growthGoal", "commitments", "landing",
    ]  # fmt: skip


def test_an_overdue_promise_is_open(room: Room) -> None:
    room.promise(due=date(2026, 11, 1))
    assert "promised" in [field.key for field in open_fields(room.s, room.talk)]


def test_another_day_without_a_date_has_not_arrived() -> None:
    arrival = Arrival(load=Load.OK, priority_now="Launch", permission=Permission.ANOTHER_DAY)
    assert not has_arrived(arrival)


def test_a_landing_of_one_leaves_it_open(room: Room) -> None:
    room.put(Landing(session_id=room.talk.id, person_id=room.nadia.id, word="steady", effect=Effect.MORE))
    assert "landing" in [field.key for field in open_fields(room.s, room.talk)]


def test_one_of_each_from_each_fills_the_feedback(room: Room) -> None:
    for giver in (room.nadia, room.tomas):
        for tone in Tone:
            room.tell(giver, tone)
    assert "feedback" not in [field.key for field in open_fields(room.s, room.talk)]


# What stands beside a topic


def _linked(room: Room, topic: Topic) -> list[tuple[str, ...]]:
    return [linked.lines for linked in linked_texts(room.s, room.pair.id, topic, TODAY)]


@pytest.mark.parametrize(("topic", "key"), [(Topic.PITCH, "pitch"), (Topic.COMPANY_STORY, "companyStory")])
def test_the_words_of_the_brief_stand_beside_the_topic(room: Room, topic: Topic, key: str) -> None:
    intake = room.put(
        Session(kind=SessionKind.INTAKE, partnership_id=room.pair.id, role_id=room.role.id, started_at=BEFORE)
    )
    room.put(Entry(session_id=intake.id, key=key, person_id=room.nadia.id, text="As agreed.", written_at=BEFORE))
    assert _linked(room, topic) == [("As agreed.",)]


def test_the_source_plan_stands_beside_sourcing(room: Room) -> None:
    room.put(SourceLead(role_id=room.role.id, channel="Meetups", person_name="Luis", due_on=date(2026, 12, 1)))
    assert _linked(room, Topic.SOURCING) == [("Meetups · Luis · by 1 Dec",)]


def _talked(room: Room, alias: str, days_ago: int) -> tuple[Candidate, datetime]:
    at = NOW - timedelta(days=days_ago)
    candidate = room.put(Candidate(alias=alias, role_id=room.role.id))
    room.put(Interview(candidate_id=candidate.id, held_at=at))
    return candidate, at


def test_the_message_log_says_how_long_a_candidate_waits(room: Room) -> None:
    _talked(room, "K11", 7)
    assert _linked(room, Topic.CANDIDATE_COMMS) == [("K11: last talk 17 Nov, waiting 5 working days",)]


def test_the_message_log_says_how_soon_a_candidate_was_told(room: Room) -> None:
    candidate, at = _talked(room, "K12", 7)
    room.put(CandidateMessage(candidate_id=candidate.id, sent_at=at + timedelta(days=1)))
    assert _linked(room, Topic.CANDIDATE_COMMS) == [("K12: last talk 17 Nov, told 1 working day later",)]


def test_the_last_talk_is_one_that_was_held(room: Room) -> None:
    candidate, _at = _talked(room, "K11", 7)
    room.put(Interview(candidate_id=candidate.id, held_at=NOW + timedelta(days=2)))
    _talked(room, "K12", -2)  # nothing but a plan
    assert _linked(room, Topic.CANDIDATE_COMMS) == [("K11: last talk 17 Nov, waiting 5 working days",)]


def test_a_topic_outside_the_article_has_nothing_beside_it(room: Room) -> None:
    assert _linked(room, Topic.LISTENING) == []


@pytest.mark.parametrize(
    ("first", "last", "n"),
    [
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 21), date(2026, 11, 22), 0),
        (date(2026, 11, 3), date(2026, 11, 24), 15),
        (date(2026, 11, 24), date(2026, 11, 20), 0),
    ],
)
def test_working_days_leave_weekends_out(first: date, last: date, n: int) -> None:
    assert working_days(first, last) == n
