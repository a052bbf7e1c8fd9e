"""What is read about a role before its rules look at it: the right rows, and no question asked once a row."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from hirepair_desktop.coaching import intake
from hirepair_desktop.coaching.engine import look_at
from hirepair_desktop.coaching.prompt import State
from hirepair_desktop.coaching.role_facts import role_facts
from hirepair_desktop.model import (
    BriefVersion,
    Candidate,
    Challenge,
    Criterion,
    Decision,
    Entry,
    Interview,
    Outcome,
    Person,
    Rating,
    Role,
    Session,
    Stage,
)
from hirepair_desktop.model.kinds import (
    DecisionAbout,
    PayShared,
    PersonKind,
    RatingState,
    RoleStatus,
    SessionKind,
)
from hirepair_desktop.model.pay_places import put_places
from hirepair_desktop.storage.store import Store
from tests.factories import Factory
from tests.transfer.sample.sampled import sample_in

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FIRST = NOW - timedelta(days=10)


@pytest.fixture
def make():
    factory = Factory()
    factory.the(Role).status = RoleStatus.OPEN
    return factory


@pytest.fixture
def store(tmp_path):
    opened = Store.create(tmp_path / "w.hirepair")
    yield opened
    opened.close(backup=False)


def facts_of(store: Store, make: Factory):
    make.save(store)
    with store.read() as s:
        facts = role_facts(s, s.get_one(Role, make.the(Role).id), look_at(s, NOW, TODAY))
        s.expunge_all()
        return facts


def intake_of(make: Factory) -> Session:
    return make(Session, kind=SessionKind.INTAKE, role_id=make.the(Role).id, started_at=NOW)


def test_who_challenged_at_its_intakes(store, make):
    own, other = intake_of(make), make(Session, kind=SessionKind.DEBRIEF, role_id=make.the(Role).id)
    make(Challenge, session_id=own.id, from_id=make.manager.id, text="Who will this plan never reach?")
    make(Challenge, session_id=own.id, from_id=make.recruiter.id, text="  ")
    make(Challenge, session_id=other.id, from_id=make.recruiter.id, text="What would prove us wrong?")
    assert facts_of(store, make).challengers == {make.manager.id}


def test_recruiters_are_those_of_pairs_and_those_by_usual_seat(store, make):
    tomasz = make(Person, name="Tomasz Lind", kind=PersonKind.RECRUITER)
    make(Person, name="Jonas Brandt", kind=PersonKind.INTERVIEWER)
    assert facts_of(store, make).recruiters == {make.recruiter.id, tomasz.id}


def test_decisions_of_the_role_and_its_candidates_that_say_why(store, make):
    role, candidate = make.the(Role), make.the(Candidate)
    elsewhere = make(Candidate, role_id=make(Role).id)
    kept = [
        make(Decision, about=DecisionAbout.ROLE, about_id=role.id, rationale="One seat is enough"),
        make(Decision, about=DecisionAbout.CANDIDATE, about_id=candidate.id, rationale="Named the cause"),
    ]
    make(Decision, about=DecisionAbout.CANDIDATE, about_id=candidate.id, rationale="")
    make(Decision, about=DecisionAbout.CANDIDATE, about_id=elsewhere.id, rationale="Another role")
    assert {decision.id for decision in facts_of(store, make).decisions} == {decision.id for decision in kept}


def test_places_as_the_workspace_has_them_where_the_range_is_kept_back(store, make):
    make.the(Role).pay_shared = PayShared.ON_REQUEST
    with store.write() as s:
        put_places(s, {"DE": None})
    assert "DE" not in {place.code for place in facts_of(store, make).places}


def test_no_places_where_the_advert_says_the_range(store, make):
    make.the(Role).pay_shared = PayShared.ADVERT
    assert facts_of(store, make).places == ()


def late_criterion(make: Factory) -> Criterion:
    """People were met ten days ago, a criterion was added five days ago."""
    make.the(Role).first_rated_at = FIRST
    return make(Criterion, role_id=make.the(Role).id, label="Animation", added_at=NOW - timedelta(days=5))


def test_who_was_met_when_a_criterion_came_later(store, make):
    late_criterion(make)
    met, ahead, never = (make(Candidate, alias=alias) for alias in ("K90", "K91", "K92"))
    for days in (9, 8):
        make(Interview, candidate_id=met.id, held_at=NOW - timedelta(days=days))
    make(Interview, candidate_id=ahead.id, held_at=NOW + timedelta(days=1))
    make(Rating, candidate_id=never.id, criterion_id=late_criterion(make).id, value=3, state=RatingState.RATED)
    found = {met.candidate.alias: met.first_at for met in facts_of(store, make).met}
    assert found == {"K90": NOW - timedelta(days=9), "K92": None}


def test_who_was_met_when_a_criterion_was_raised_to_a_must(store, make):
    make.the(Role).first_rated_at = FIRST
    raised = make(Criterion, role_id=make.the(Role).id, label="Design systems", added_at=FIRST - timedelta(days=9))
    held = {"criteria": [{"id": raised.id, "tier": "nice", "weight": 1}]}
    values = {"agreed_by": [], "reason": "", "hash": "", "n": 1, "role_id": make.the(Role).id}
    make(BriefVersion, agreed_at=FIRST - timedelta(days=1), body=held, **values)
    make(Interview, candidate_id=make.the(Candidate).id, held_at=FIRST)
    assert len(facts_of(store, make).met) == 1


def test_nobody_is_read_when_no_criterion_came_later(store, make):
    make.the(Role).first_rated_at = FIRST
    make(Criterion, role_id=make.the(Role).id, added_at=FIRST - timedelta(days=1))
    make(Interview, candidate_id=make.the(Candidate).id, held_at=FIRST)
    assert facts_of(store, make).met == ()


def test_a_planned_talk_is_the_first_once_its_time_has_come(store, make):
    make.the(Role).first_rated_at = None
    make(Interview, candidate_id=make.the(Candidate).id, held_at=FIRST)
    make(Interview, candidate_id=make.the(Candidate).id, held_at=NOW + timedelta(days=1))
    make.save(store)
    with store.read() as s:
        facts = role_facts(s, s.get_one(Role, make.the(Role).id), look_at(s, NOW, TODAY))
        assert facts.first == FIRST


def test_a_first_talk_that_is_ahead_is_none_yet(store, make):
    make.the(Role).first_rated_at = NOW + timedelta(hours=1)
    assert facts_of(store, make).first is None


def grown(make: Factory, size: int) -> None:
    """A role of that size, after people were met."""
    role, sitting = late_criterion(make).role_id, intake_of(make)
    for n in range(size):
        criterion = make(Criterion, role_id=role, label=f"Criterion {n}", added_at=NOW - timedelta(days=5))
        criterion.outcomes = [make(Outcome, role_id=role)]
        stage = make(Stage, role_id=role, minutes=45, questions=[])
        stage.criteria, stage.interviewers = [criterion], [make.manager]
        make(Challenge, session_id=sitting.id, text="Who did well here without it?")
        make(Entry, session_id=sitting.id, key=f"key.{n}", text="An answer")
        candidate = make(Candidate)
        make(Interview, candidate_id=candidate.id, held_at=FIRST)
        make(Rating, candidate_id=candidate.id, criterion_id=criterion.id, value=3, state=RatingState.RATED)
        make(Decision, about=DecisionAbout.CANDIDATE, about_id=candidate.id, rationale="Named the cause")
        make(BriefVersion, role_id=role, n=n + 1, agreed_at=FIRST, agreed_by=[], reason="", body={}, hash="")


def questions(tmp_path, size: int) -> int:
    """How many questions the file is asked for one look at a role."""
    make, asked = Factory(), []
    make.the(Role).status = RoleStatus.OPEN
    grown(make, size)
    opened = Store.create(tmp_path / f"{size}.hirepair")
    make.save(opened)
    with opened.read() as s:
        role, look = s.get_one(Role, make.the(Role).id), look_at(s, NOW, TODAY)
        event.listen(s.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
        assert list(intake.about_role(s, role, look, False))
    opened.close(backup=False)
    return len(asked)


def test_a_big_role_asks_no_more_questions_than_a_small_one(tmp_path):
    assert questions(tmp_path, 12) == questions(tmp_path, 2)


def test_the_sample_shows_what_the_method_says_and_no_more(tmp_path):
    with sample_in(tmp_path, seal=False) as opened, opened.read() as s:
        look = look_at(s, NOW, TODAY)
        codes = {role.id: role.code for role in s.query(Role)}
        prompts = [*intake.standing(s, look)]
        for role in s.query(Role):
            prompts += intake.about_role(s, role, look, role.status is RoleStatus.FILLED)
        found = sorted((p.id, codes[p.where.role or ""], p.state) for p in prompts)
    assert found == [
        ("I-13", "R3", State.KEPT),
        ("I-26", "R1", State.OPEN),
        ("I-27", "R3", State.DISMISSED),
        ("I-28", "R3", State.RESOLVED),
    ]
