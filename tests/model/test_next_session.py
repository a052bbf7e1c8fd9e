"""What *New session* begins with: the kind that two people need next, and its role."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hirepair_desktop.model import Candidate, Decision, Partnership, Role
from hirepair_desktop.model.kinds import CandidateStatus, DecisionAbout, DecisionValue, SessionKind
from hirepair_desktop.model.next_session import next_session
from hirepair_desktop.model.sittings import plan_session
from hirepair_desktop.storage.store import Store
from tests.model.conftest import NINE, TODAY


@pytest.fixture
def briefed(store: Store, role_id: str) -> str:
    """A role with an agreed brief."""
    with store.write() as s:
        s.get_one(Role, role_id).intake_version = 1
    return role_id


def add(store: Store, role_id: str, status: CandidateStatus, *aliases: str) -> list[str]:
    with store.write() as s:
        met = NINE if status is CandidateStatus.INTERVIEWING else None
        made = [Candidate(alias=alias, role_id=role_id, status=status, last_interview_at=met) for alias in aliases]
        s.add_all(made)
        s.flush()
        return [each.id for each in made]


def found(store: Store, pair_id: str, days: int = 0) -> tuple[SessionKind, str]:
    with store.read() as s:
        return next_session(s, pair_id, TODAY + timedelta(days=days))


def test_a_role_without_an_agreed_brief_needs_its_intake(store: Store, pair_id: str, role_id: str) -> None:
    assert found(store, pair_id) == (SessionKind.INTAKE, role_id)


def test_an_intake_that_is_planned_needs_no_second_one(store: Store, pair_id: str, role_id: str) -> None:
    with store.write() as s:
        plan_session(s, SessionKind.INTAKE, s.get_one(Partnership, pair_id), role=s.get_one(Role, role_id))
    assert found(store, pair_id) == (SessionKind.INTAKE, "")


def test_new_profiles_need_a_shortlist_review(store: Store, pair_id: str, briefed: str) -> None:
    add(store, briefed, CandidateStatus.NEW, "K01", "K02")
    assert found(store, pair_id) == (SessionKind.SHORTLIST, briefed)


def test_one_new_profile_alone_does_not(store: Store, pair_id: str, briefed: str) -> None:
    add(store, briefed, CandidateStatus.NEW, "K01")
    assert found(store, pair_id) == (SessionKind.INTAKE, "")


def test_who_was_met_and_waits_comes_first(store: Store, pair_id: str, briefed: str) -> None:
    add(store, briefed, CandidateStatus.NEW, "K01", "K02")
    add(store, briefed, CandidateStatus.INTERVIEWING, "K03")
    assert found(store, pair_id) == (SessionKind.DEBRIEF, briefed)


def test_who_was_decided_about_waits_no_more(store: Store, pair_id: str, briefed: str) -> None:
    [met] = add(store, briefed, CandidateStatus.INTERVIEWING, "K03")
    with store.write() as s:
        s.add(Decision(about=DecisionAbout.CANDIDATE, about_id=met, value=DecisionValue.HOLD))
    assert found(store, pair_id) == (SessionKind.INTAKE, "")


def test_long_without_feedback_it_is_time_for_a_talk(store: Store, pair_id: str, briefed: str) -> None:
    kinds = [found(store, pair_id, days)[0] for days in (45, 46)]
    assert kinds == [SessionKind.INTAKE, SessionKind.FEEDBACK]
