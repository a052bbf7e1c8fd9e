"""What falls to the owner once a decision is made (METHOD B S24)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from hirepair_desktop.model import Candidate, Commitment, Decision, Interview, Person, Role, Session
from hirepair_desktop.model.kinds import DecisionAbout, DecisionValue, PersonKind, SessionKind
from hirepair_desktop.model.owner_duties import Duty, after_working_days, duties, duties_of_role
from hirepair_desktop.model.parting import mark_left
from hirepair_desktop.storage.store import Store
from tests.model.conftest import NINE, TODAY


@pytest.fixture
def after(store: Store, pair_id: str, role_id: str) -> Callable[[DecisionValue | None], list[Duty]]:
    """The duties after such a decision about K1, whom Jonas met."""
    with store.write() as s:
        s.add(Candidate(id="CANDIDK1", alias="K1", role_id=role_id))
        s.add(Session(id="SESSION1", kind=SessionKind.DEBRIEF, partnership_id=pair_id, role_id=role_id))
        jonas = Person(name="Jonas Brandt", kind=PersonKind.INTERVIEWER)
        s.add(jonas)
        s.flush()
        s.add(Interview(candidate_id="CANDIDK1", held_at=NINE - timedelta(days=1), interviewers=[jonas]))

    def ask(value: DecisionValue | None) -> list[Duty]:
        with store.write() as s:
            if value is not None:
                s.add(Decision(about=DecisionAbout.CANDIDATE, about_id="CANDIDK1", value=value, made_at=NINE))
                s.flush()
            return duties(s, "SESSION1", s.get_one(Candidate, "CANDIDK1"), NINE, TODAY)

    return ask


def test_three_things_follow_a_hire(after: Callable[..., list[Duty]]) -> None:
    assert [duty.text for duty in after(DecisionValue.HIRE)] == [
        "Tell K1 what was decided, and why",
        "Hold the check-ins with K1, the first on day 14",
        "Thank Jonas for K1, and say how it turned out",
    ]


def test_a_no_has_no_check_ins(after: Callable[..., list[Duty]]) -> None:
    assert [duty.key for duty in after(DecisionValue.NO_HIRE)] == ["message", "thanks"]


@pytest.mark.parametrize("value", [None, DecisionValue.HOLD, DecisionValue.MORE_EVIDENCE])
def test_what_is_not_closed_asks_for_nothing(after: Callable[..., list[Duty]], value: DecisionValue | None) -> None:
    assert after(value) == []


def test_they_are_the_owners(after: Callable[..., list[Duty]], store: Store, role_id: str) -> None:
    with store.write() as s:
        role = s.get_one(Role, role_id)
        role.decision_owner_id = role.partnership.recruiter_id
        owner = role.decision_owner_id
    assert {duty.owner_id for duty in after(DecisionValue.HIRE)} == {owner}


def test_nothing_is_offered_to_an_owner_who_left(after: Callable[..., list[Duty]], store: Store, role_id: str) -> None:
    with store.write() as s:
        role = s.get_one(Role, role_id)
        owner = role.decision_owner_id = role.partnership.recruiter_id
        mark_left(s, owner, TODAY, TODAY)
        early = duties_of_role(s, "SESSION1", role)
    assert (early, after(DecisionValue.HIRE)) == ([], [])


def test_the_message_is_due_within_what_was_agreed(after: Callable[..., list[Duty]]) -> None:
    assert after(DecisionValue.HIRE)[0].due == date(2026, 11, 27)


def test_check_ins_begin_two_weeks_after_the_start(after: Callable[..., list[Duty]], store: Store) -> None:
    with store.write() as s:
        s.get_one(Candidate, "CANDIDK1").can_start_on = date(2027, 2, 1)
    assert after(DecisionValue.HIRE)[1].due == date(2027, 2, 15)


def test_what_was_taken_on_is_not_offered_again(after: Callable[..., list[Duty]], store: Store) -> None:
    taken = after(DecisionValue.HIRE)[0]
    with store.write() as s:
        s.add(Commitment(session_id="SESSION1", owner_id=taken.owner_id, text=taken.text))
    assert [duty.key for duty in after(None)] == ["check_ins", "thanks"]


@pytest.mark.parametrize(("first", "due"), [(date(2026, 11, 24), 27), (date(2026, 11, 26), 1), (date(2026, 11, 28), 2)])
def test_weekends_are_no_working_days(first: date, due: int) -> None:
    assert after_working_days(first, 3).day == due


def test_whoever_is_agreed_to_decide_is_offered_three_without_a_day(store: Store, pair_id: str, role_id: str) -> None:
    with store.write() as s:
        role = s.get_one(Role, role_id)
        role.decision_owner_id = role.partnership.recruiter_id
        found = duties_of_role(s, "SESSION1", role)
        assert [(duty.key, duty.owner_id, duty.due) for duty in found] == [
            (key, role.decision_owner_id, None) for key in ("message", "check_ins", "thanks")
        ]


def test_nobody_is_offered_anything_while_nobody_decides(store: Store, role_id: str) -> None:
    with store.write() as s:
        role = s.get_one(Role, role_id)
        role.decision_owner_id = None
        assert duties_of_role(s, "SESSION1", role) == []
