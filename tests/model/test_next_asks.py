"""What the next session asks for is what the forms, the plan of the role and the brief in use hold."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from hirepair_desktop.model import Candidate, Role, Session
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.model.check_in_form import HELLO
from hirepair_desktop.model.forms import FORMS
from hirepair_desktop.model.home import NextSession
from hirepair_desktop.model.kinds import SessionForm, SessionKind
from hirepair_desktop.model.next_asks import MINUTES, NextAsks, PayState, next_asks
from hirepair_desktop.model.reviewing import criteria_for
from hirepair_desktop.storage.store import Store
from tests.transfer.sample.sampled import pairs_by_name


@pytest.mark.parametrize(("kind", "form"), MINUTES)
def test_a_session_takes_what_its_sections_take(kind: SessionKind, form: SessionForm) -> None:
    short = form is SessionForm.SHORT
    asked = HELLO if short and kind is SessionKind.CHECK_IN else FORMS[kind]
    assert MINUTES[kind, form] == sum(section.minutes for section in asked.sections_of(short=short))


def test_a_scorecard_takes_two_minutes_a_criterion_of_ones_own(read_sample: Store) -> None:
    with read_sample.read() as s, read_sample.glance() as rows:
        pair = pairs_by_name(s)["P1"]
        debrief = s.scalars(select(Session).where(Session.kind == SessionKind.DEBRIEF)).first()
        assert debrief is not None
        two = (pair.recruiter_id, pair.manager_id)
        own, told = [], []
        for candidate in s.scalars(select(Candidate)):
            following = NextSession(debrief.id, SessionKind.DEBRIEF, "", "", None, candidate.id)
            told.append(next_asks(rows, following, *two).scorecards)
            own.append({person: 2 * len(criteria_for(s, candidate, person)[0]) for person in two})
    assert told == own


@pytest.mark.parametrize(
    ("low", "high", "hope", "state"),
    [
        (8_000_000, 9_000_000, "85k", PayState.CHECKED), (8_000_000, 9_000_000, " ", PayState.HOPE_OPEN),
        (8_000_000, None, "85k", PayState.RANGE_OPEN), (None, None, "", PayState.RANGE_OPEN),
    ],
)  # fmt: skip
def test_pay_is_checked_with_a_range_and_a_hope(
    store: Store, pair_id: str, role_id: str, low: int | None, high: int | None, hope: str, state: PayState
) -> None:
    with store.write() as s:
        role = s.get_one(Role, role_id)
        role.pay_min, role.pay_max = low, high
    assert told(store, pair_id, role_id, hope).pay is state


def test_a_range_that_was_changed_after_it_was_agreed_counts_as_agreed(
    store: Store, pair_id: str, role_id: str
) -> None:
    with store.write() as s:
        role = s.get_one(Role, role_id)
        role.pay_min, role.pay_max = 8_000_000, 9_000_000
        both = [role.partnership.recruiter_id, role.partnership.manager_id]
        agree_brief(s, role, both, datetime(2026, 11, 24, 9, tzinfo=UTC))
        role.pay_max = None
    assert told(store, pair_id, role_id, "85k").pay is PayState.CHECKED


def test_what_is_no_debrief_asks_for_its_minutes_alone(store: Store, pair_id: str, role_id: str) -> None:
    assert told(store, pair_id, role_id, "", SessionKind.SHORTLIST) == NextAsks(minutes=20)


def told(store: Store, pair_id: str, role_id: str, hope: str, kind: SessionKind = SessionKind.DEBRIEF) -> NextAsks:
    with store.write() as s:
        session = Session(kind=kind, partnership_id=pair_id, role_id=role_id)
        candidate = Candidate(alias="K01", role_id=role_id, pay_hope=hope)
        session.candidates = [candidate]
        s.add(session)
        s.flush()
        following = NextSession(session.id, kind, "K01", "", None, candidate.id)
    with store.glance() as rows:
        return next_asks(rows, following, "ONE", "OTHER")
