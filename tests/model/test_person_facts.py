"""What one person gave and was thanked for, read from what is on record and nothing that is still sealed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hirepair_desktop.model import (
    Arrival,
    Candidate,
    Challenge,
    Commitment,
    Feedback,
    GrowthGoal,
    Interview,
    Partnership,
    Person,
    Session,
    Stage,
    Thanks,
)
from hirepair_desktop.model.kinds import ChallengeResult, CommitmentStatus, GoalStatus, Response, SessionKind, Tone
from hirepair_desktop.model.person_facts import Gave, PersonFacts, person_facts
from hirepair_desktop.storage.store import Store
from tests.model.conftest import NINE, TODAY


@pytest.fixture
def pair(store: Store, pair_id: str, role_id: str) -> tuple[str, str]:
    """Recruiter and manager, after one feedback session and with one candidate."""
    with store.write() as s:
        pair = s.get_one(Partnership, pair_id)
        people = [s.get_one(Person, pair.recruiter_id), s.get_one(Person, pair.manager_id)]
        s.add(Session(id="SESSION1", kind=SessionKind.FEEDBACK, partnership_id=pair_id, role_id=role_id,
                      started_at=NINE, attendees=people))  # fmt: skip
        s.add(Candidate(id="CANDIDK1", alias="K1", role_id=role_id))
        return pair.recruiter_id, pair.manager_id


def told(store: Store, person_id: str) -> PersonFacts:
    with store.read() as s:
        facts = person_facts(s, person_id, NINE)
    assert facts is not None
    return facts


def gave(store: Store, person_id: str, what: str) -> Gave | None:
    return next((gave for gave in told(store, person_id).gave if gave.what == what), None)


def put(store: Store, *things: object) -> None:
    with store.write() as s:
        s.add_all(things)


def feedback(pair: tuple[str, str], **values: object) -> Feedback:
    return Feedback(session_id="SESSION1", from_id=pair[0], to_id=pair[1], tone=Tone.CONSTRUCTIVE, revealed_at=NINE,
                    headline="Two lines the same day", **values)  # fmt: skip


def test_somebody_who_is_gone_has_no_page(store: Store, pair: tuple[str, str]) -> None:
    with store.read() as s:
        assert person_facts(s, "NOBODY00", NINE) is None


def test_sessions_are_counted_by_kind(store: Store, pair: tuple[str, str]) -> None:
    found = gave(store, pair[0], "sessions")
    assert found is not None and found.kinds == ((SessionKind.FEEDBACK, 1),)


def test_a_planned_session_is_not_given_yet(store: Store, pair: tuple[str, str]) -> None:
    with store.write() as s:
        s.get_one(Session, "SESSION1").started_at = None
    assert gave(store, pair[0], "sessions") is None


@pytest.mark.parametrize(("hours", "n"), [(-1, 1), (1, 0)])
def test_a_talk_counts_once_it_was_held(store: Store, pair: tuple[str, str], hours: int, n: int) -> None:
    with store.write() as s:
        s.add(Interview(candidate_id="CANDIDK1", held_at=NINE + timedelta(hours=hours),
                        interviewers=[s.get_one(Person, pair[0])]))  # fmt: skip
    found = gave(store, pair[0], "interviews")
    assert (found.n if found is not None else 0) == n


def test_found_and_referred_are_told_apart(store: Store, pair: tuple[str, str]) -> None:
    with store.write() as s:
        s.get_one(Candidate, "CANDIDK1").referrer_id = pair[0]
    assert (gave(store, pair[0], "found"), gave(store, pair[0], "referred")) == (
        None, Gave("referred", 1, things=("K1",)),
    )  # fmt: skip


def test_only_challenges_that_changed_something_count(store: Store, pair: tuple[str, str]) -> None:
    for result in (ChallengeResult.CHANGED, ChallengeResult.KEPT):
        put(store, Challenge(session_id="SESSION1", from_id=pair[0], to_id=pair[1], text=result.value, result=result))
    assert gave(store, pair[0], "challenges") == Gave("challenges", 1, things=("changed",))


def test_thanks_stand_with_the_one_who_is_thanked(store: Store, pair: tuple[str, str]) -> None:
    put(store, Thanks(session_id="SESSION1", from_id=pair[0], to_id=pair[1], text="You asked twice."))
    assert [thanks.text for thanks in told(store, pair[1]).thanked_for] == ["You asked twice."]


def test_thanks_without_words_wait_for_them(store: Store, pair: tuple[str, str]) -> None:
    put(store, Thanks(session_id="SESSION1", from_id=pair[0], to_id=pair[1], text=""))
    assert told(store, pair[1]).thanked_for == ()


def test_who_was_thanked_is_named_with_the_giver(store: Store, pair: tuple[str, str]) -> None:
    put(store, Thanks(session_id="SESSION1", from_id=pair[0], to_id=pair[1], text="You asked twice."))
    assert gave(store, pair[0], "thanks") == Gave("thanks", 1, things=("Priya Raman",))


def test_what_is_open_is_listed_with_whom_it_is_for(store: Store, pair: tuple[str, str]) -> None:
    put(store, Commitment(owner_id=pair[0], text="Write to K1", due=TODAY, for_whom=pair[1]))
    promised = told(store, pair[0]).promised[0]
    assert promised.for_whom is not None and (promised.text, promised.for_whom.name) == ("Write to K1", "Priya Raman")


def test_what_somebody_does_for_the_other_stands_with_the_other(store: Store, pair: tuple[str, str]) -> None:
    put(store, Commitment(owner_id=pair[0], text="Write to K1", due=TODAY, for_whom=pair[1]))
    assert [(made.text, made.owner.id) for made in told(store, pair[1]).owed] == [("Write to K1", pair[0])]


def test_what_was_done_for_somebody_is_owed_no_more(store: Store, pair: tuple[str, str]) -> None:
    put(store, Commitment(owner_id=pair[0], text="Write to K1", for_whom=pair[1], status=CommitmentStatus.DONE))
    assert told(store, pair[1]).owed == ()


@pytest.mark.parametrize(("status", "n"), [(GoalStatus.ACTIVE, 1), (GoalStatus.DROPPED, 0)])
def test_active_goals_are_shown(store: Store, pair: tuple[str, str], status: GoalStatus, n: int) -> None:
    put(store, GrowthGoal(person_id=pair[0], text="Challenge early", status=status))
    assert len(told(store, pair[0]).growing) == n


@pytest.mark.parametrize(("both", "n"), [(True, 1), (False, 0)])
def test_what_was_heard_is_shown_once_both_share_it(store: Store, pair: tuple[str, str], both: bool, n: int) -> None:
    put(store, feedback(pair, response=Response.ACCEPT))
    with store.write() as s:
        s.get_one(Session, "SESSION1").shared_by = list(pair) if both else [pair[0]]
    assert len(told(store, pair[1]).heard) == n


def test_feedback_that_was_discarded_is_not_held_up(store: Store, pair: tuple[str, str]) -> None:
    put(store, feedback(pair, response=Response.DISCARD))
    with store.write() as s:
        s.get_one(Session, "SESSION1").shared_by = list(pair)
    assert told(store, pair[1]).heard == ()


@pytest.mark.parametrize("shared", [True, False])
def test_how_they_arrived_is_theirs_to_share(store: Store, pair: tuple[str, str], shared: bool) -> None:
    put(store, Arrival(session_id="SESSION1", person_id=pair[0], priority_now="The launch", load_shared=shared))
    assert (told(store, pair[0]).arrived is not None) is shared


def test_every_part_in_a_role_is_named(store: Store, pair: tuple[str, str], role_id: str) -> None:
    with store.write() as s:
        s.add(Stage(role_id=role_id, name="Talk", interviewers=[s.get_one(Person, pair[1])]))
    assert told(store, pair[1]).roles[0].parts == ("seat", "decides", "talks")
