"""Check-ins: the five talks counted from a start, a start that moves, what cannot be planned, that one was held."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, CheckIn, Outcome, Role, Session
from hirepair_desktop.model.beginning import Wish, begin
from hirepair_desktop.model.check_in_state import open_fields
from hirepair_desktop.model.checking_in import (
    due_on,
    move_start,
    next_day,
    note_held,
    plan_check_in,
    plan_talks,
    talk_lines,
    talks_of,
)
from hirepair_desktop.model.home import due_check_ins
from hirepair_desktop.model.kinds import CandidateStatus, HireAgain, PromiseGap, SessionKind, Source
from hirepair_desktop.model.place_counts import place_counts
from hirepair_desktop.model.promise_gap import GapAbout, gap_about
from hirepair_desktop.model.sittings import agenda, close_session, start_session

START = date(2026, 8, 8)
NOON = datetime(2026, 11, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def hire_id(store, role_id) -> str:
    with store.write() as s:
        made = Candidate(
            alias="K07", role_id=role_id, name="Mira Solberg", source=Source.SOURCED, status=CandidateStatus.HIRED
        )
        s.add(made)
        s.flush()
        return made.id


def hold(s, hire: Candidate, n: int, at: datetime) -> Session:
    """One talk, begun, closed and noted."""
    session = plan_check_in(s, hire, n, at)
    start_session(s, session, at)
    s.flush()
    close_session(session, at + timedelta(minutes=31))
    note_held(s, session)
    return session


def test_a_start_makes_the_five_talks(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        assert [(talk.day, due_on(hire, talk.day)) for talk in talks_of(s, hire_id)] == [
            (14, date(2026, 8, 22)), (30, date(2026, 9, 7)), (60, date(2026, 10, 7)), (90, date(2026, 11, 6)),
            (180, date(2027, 2, 4)),
        ]  # fmt: skip


def test_the_talks_are_made_once(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        assert len(plan_talks(s, hire)) == 5


def test_without_a_start_there_is_nothing_to_count_from(store, hire_id):
    with pytest.raises(RefusedValueError, match="Write the day on which Mira starts"), store.write() as s:
        plan_talks(s, s.get_one(Candidate, hire_id))


def test_somebody_who_was_not_hired_has_no_talks(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        hire.status = CandidateStatus.OFFERED
        move_start(s, hire, START)
        assert talks_of(s, hire_id) == []
        with pytest.raises(RefusedValueError, match="K07 was not hired"):
            plan_talks(s, hire)


def test_a_start_that_moves_takes_planned_talks_along_and_leaves_held_ones(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        hold(s, hire, 30, datetime(2026, 9, 7, 12, tzinfo=UTC))
        ahead = plan_check_in(s, hire, 90, NOON)
        move_start(s, hire, date(2026, 8, 10))
        assert (due_on(hire, 90), ahead.planned_for) == (date(2026, 11, 8), NOON + timedelta(days=2))
        assert next(talk for talk in talks_of(s, hire_id) if talk.day == 30).held_on == date(2026, 9, 7)


def test_a_start_after_a_talk_that_was_held_is_refused(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        hold(s, hire, 30, datetime(2026, 9, 7, 12, tzinfo=UTC))
    with pytest.raises(RefusedValueError, match="You talked with Mira on 7 Sep 2026"), store.write() as s:
        move_start(s, s.get_one(Candidate, hire_id), date(2026, 9, 8))


def test_a_start_after_a_talk_that_is_still_open_is_refused(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        start_session(s, plan_check_in(s, hire, 30, NOON), NOON)
        with pytest.raises(RefusedValueError, match="You talked with Mira on 6 Nov 2026"):
            move_start(s, hire, date(2026, 11, 7))


def test_a_start_is_not_forgotten_once_a_talk_was_held(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        hold(s, hire, 30, datetime(2026, 9, 7, 12, tzinfo=UTC))
        with pytest.raises(RefusedValueError, match="another day rather than none"):
            move_start(s, hire, None)


def test_a_start_taken_back_takes_the_plan_with_it(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        move_start(s, hire, None)
        assert (hire.started_on, talks_of(s, hire_id)) == (None, [])


def test_a_check_in_before_the_start_is_refused(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        with pytest.raises(RefusedValueError, match="Mira starts on 8 Aug 2026"):
            plan_check_in(s, hire, 14, datetime(2026, 8, 7, 12, tzinfo=UTC))


def test_a_talk_is_planned_once(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        plan_check_in(s, hire, 90, NOON)
        with pytest.raises(RefusedValueError, match="day 90 with Mira is planned already"):
            plan_check_in(s, hire, 90, NOON)


def test_a_talk_that_was_held_is_not_held_again(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        hold(s, hire, 90, NOON)
        with pytest.raises(RefusedValueError, match="was held on 6 Nov 2026"):
            plan_check_in(s, hire, 90, NOON)


def test_a_closed_talk_is_held_on_the_day_it_began_for_its_minutes(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        session = hold(s, hire, 90, NOON)
        talk = s.query(CheckIn).filter_by(session_id=session.id).one()
        assert (talk.held_on, talk.minutes) == (date(2026, 11, 6), 31)


@pytest.mark.parametrize("n,minutes", [(14, 10), (30, 30)])
def test_the_hello_takes_ten_minutes_and_every_other_talk_thirty(store, hire_id, n, minutes):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        assert sum(section.minutes for section in agenda(plan_check_in(s, hire, n, NOON))) == minutes


@pytest.mark.parametrize("held,today,n", [((), START, 14), ((), date(2026, 10, 20), 60), ((30, 60), NOON.date(), 90)])
def test_the_talk_that_comes_next(store, hire_id, held, today, n):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        for each in held:
            hold(s, hire, each, NOON)
        assert next_day(s, hire, today) == n


def test_a_wish_for_a_check_in_plans_the_next_talk(store, pair_id, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        session = begin(s, Wish(SessionKind.CHECK_IN, pair_id, candidate_id=hire_id, planned_for=NOON), NOON.date())
        assert (session.role_id, s.query(CheckIn).filter_by(session_id=session.id).one().day) == (hire.role_id, 90)


def test_a_wish_without_a_hire_is_a_sentence(store, pair_id):
    with pytest.raises(RefusedValueError, match="Choose whom you hired"), store.write() as s:
        begin(s, Wish(SessionKind.CHECK_IN, pair_id), NOON.date())


def test_what_is_open_depends_on_the_day(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        s.add(Outcome(role_id=hire.role_id, text="Repeat escalations down", rank=0))
        sessions = [plan_check_in(s, hire, n, NOON) for n in (14, 30, 90)]
        found = [{field.key for field in open_fields(s, session)} for session in sessions]
    hello = {"celebrate", "thriveSign", "hireVoice", "promiseGap", "supportGiven", "commitments"}
    assert found == [hello, hello | {"outcomes"}, hello | {"outcomes", "stayAnswer", "chooseAgain", "hireAgain"}]


def test_what_was_answered_is_not_open(store, hire_id):
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        session = plan_check_in(s, hire, 90, NOON)
        talk = s.query(CheckIn).filter_by(session_id=session.id).one()
        talk.celebrate, talk.promise_gap, talk.would_hire_again = "A clinic", PromiseGap.NONE, HireAgain.NO
        talk.hire_would_choose_again = False
        found = {field.key for field in open_fields(s, session)}
    assert found == {"thriveSign", "hireVoice", "stayAnswer", "supportGiven", "commitments"}


@pytest.mark.parametrize(
    ("text", "promises", "note"),
    [
        ("hours", ("hours",), ""),
        ("team: more meetings than told", ("team",), "more meetings than told"),
        ("pitch, hours: 1 in 6: now 1 in 4", ("pitch", "hours"), "1 in 6: now 1 in 4"),
        ("as told, mostly", (), "as told, mostly"),
        ("", (), ""),
    ],
)
def test_which_promise_did_not_hold_is_read_as_it_was_written(text, promises, note):
    about = gap_about(text)
    assert (about, about.kept()) == (GapAbout(promises, note), text)


def test_promises_stand_in_the_order_they_are_asked():
    assert GapAbout(("team",), "x").toggled("pay", True).kept() == "pay, team: x"


def test_nobody_waits_for_a_talk_after_which_a_later_one_was_held(store, hire_id, role_id):
    """METHOD C-01: the list, Home and the number in the sidebar agree on it."""
    with store.write() as s:
        hire = s.get_one(Candidate, hire_id)
        move_start(s, hire, START)
        hold(s, hire, 60, NOON)
        pair = s.get_one(Role, role_id).partnership_id
        assert [line.day for line in talk_lines(s, role_id=role_id) if line.is_passed] == [14, 30]
    with store.glance() as rows:
        assert [due.day for due in due_check_ins(rows, pair, date(2027, 2, 4))] == [90, 180]
        assert place_counts(rows, pair)["check_ins"] == 2
