"""I-26: a brief that has stood for 45 days while the role is open. It stands always, over all roles at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from hirepair_desktop.coaching import intake
from hirepair_desktop.coaching.engine import look_at
from hirepair_desktop.coaching.prompt import State
from hirepair_desktop.model import BriefVersion, Dismissal, Role, Session
from hirepair_desktop.model.kinds import RoleStatus, SessionKind
from hirepair_desktop.model.settings import change_setting
from hirepair_desktop.storage.store import Store
from tests.factories import Factory

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


@pytest.fixture
def make():
    return Factory()


@pytest.fixture
def store(tmp_path):
    opened = Store.create(tmp_path / "w.hirepair")
    yield opened
    opened.close(backup=False)


def locked(make: Factory, days: int, **columns) -> Role:
    """A role whose brief was locked so many days ago."""
    role = make(Role, **{"status": RoleStatus.OPEN, "locked_at": ago(days), "intake_version": 1, **columns})
    make(BriefVersion, role_id=role.id, n=1, agreed_at=ago(days), agreed_by=[], reason="", body={}, hash="")
    return role


def told(store: Store, make: Factory):
    make.save(store)
    with store.read() as s:
        return list(intake.standing(s, look_at(s, NOW, TODAY)))


def test_it_speaks_after_45_days(store, make):
    locked(make, 45)
    assert [(p.message, p.why, p.field, p.state) for p in told(store, make)] == [(
        "Six weeks in: reopen the brief together for ten minutes?",
        "you last agreed or reopened it 45 days ago, on 10 Oct.", "locked_at", State.OPEN,
    )]  # fmt: skip


@pytest.mark.parametrize(
    "columns",
    [{"status": RoleStatus.FILLED}, {"status": RoleStatus.CLOSED}, {"locked_at": None}],
    ids=["filled", "closed", "not locked"],
)
def test_it_is_silent_about(store, make, columns):
    locked(make, 100, **columns)
    assert told(store, make) == []


def test_a_role_on_hold_is_open(store, make):
    locked(make, 100, status=RoleStatus.ON_HOLD)
    assert len(told(store, make)) == 1


def test_it_is_silent_after_44_days(store, make):
    locked(make, 44)
    assert told(store, make) == []


def test_a_later_version_begins_the_count_again(store, make):
    role = locked(make, 100)
    make(BriefVersion, role_id=role.id, n=2, agreed_at=ago(44), agreed_by=[], reason="x", body={}, hash="")
    assert told(store, make) == []


def test_a_re_intake_begins_the_count_again(store, make):
    role = locked(make, 100)
    make(Session, kind=SessionKind.RE_INTAKE, role_id=role.id, started_at=ago(44))
    assert told(store, make) == []


def test_a_re_intake_that_is_only_planned_does_not(store, make):
    role = locked(make, 100)
    make(Session, kind=SessionKind.RE_INTAKE, role_id=role.id, planned_for=ago(-2))
    assert len(told(store, make)) == 1


def test_the_threshold_is_the_workspace_s(store, make):
    locked(make, 30)
    with store.write() as s:
        change_setting(s, "STALE_DAYS", 30, ["AMARA000"], NOW)
    assert len(told(store, make)) == 1


def sent_away(make: Factory, role: Role, days: int) -> None:
    values = {"rule_id": "I-26", "about_id": role.id, "by": make.recruiter.id, "reason": "Next month."}
    make(Dismissal, at=ago(days), **values)


def test_it_can_be_sent_away(store, make):
    sent_away(make, locked(make, 60), 3)
    assert [p.state for p in told(store, make)] == [State.DISMISSED]


def test_sent_away_before_the_last_agreement_it_speaks_again(store, make):
    sent_away(make, locked(make, 60), 61)
    assert [p.state for p in told(store, make)] == [State.OPEN]


def test_about_one_role_it_says_nothing_of_others(store, make):
    role, _other = locked(make, 60), locked(make, 70)
    make.save(store)
    with store.read() as s:
        found = intake.standing_of(s, s.get_one(Role, role.id), look_at(s, NOW, TODAY))
        assert [p.where.role for p in found] == [role.id]


def test_twenty_roles_are_asked_for_in_three_questions(store, make):
    for _n in range(20):
        locked(make, 60)
    make.save(store)
    asked = []
    with store.read() as s:
        look = look_at(s, NOW, TODAY)
        event.listen(s.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
        assert (len(list(intake.standing(s, look))), len(asked)) == (20, 3)
