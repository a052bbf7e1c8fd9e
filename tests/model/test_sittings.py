"""A session from planned to closed: sections, their time, pauses, extensions, agreement."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hirepair_desktop.model import Partnership, Role, Session
from hirepair_desktop.model.forms import FORMS
from hirepair_desktop.model.kinds import SectionState, SessionForm, SessionKind
from hirepair_desktop.model.sittings import (
    agenda,
    agree_to_close,
    both_agreed,
    close_session,
    enter_section,
    extend_section,
    leave_section,
    next_alias,
    next_code,
    note_first_speaker,
    pause_section,
    plan_session,
    section_to_resume,
    spent,
    start_session,
    timing,
)

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def after(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


@pytest.fixture
def session_id(store, pair_id, role_id):
    with store.write() as s:
        session = plan_session(
            s, SessionKind.INTAKE, s.get_one(Partnership, pair_id), role=s.get_one(Role, role_id), planned_for=NINE
        )
        start_session(s, session, NINE)
        return session.id


@pytest.fixture
def session(store, session_id):
    with store.write() as s:
        yield s.get_one(Session, session_id)


def test_sitting_down_starts_the_first_section_and_seats_both(session):
    assert timing(session, "arrive")["started_at"] == "2026-11-24T09:00:00Z"
    assert [person.name for person in session.attendees] == ["Amara Okafor", "Priya Raman"]


def test_starting_twice_changes_nothing(store, session_id):
    with store.write() as s:
        session = s.get_one(Session, session_id)
        start_session(s, session, after(30))
        assert session.started_at == NINE


def test_the_full_form_has_nine_sections_in_sixty_minutes(session):
    assert (len(agenda(session)), sum(section.minutes for section in agenda(session))) == (9, 60)


def test_the_short_form_has_six_sections_in_forty_four_minutes(session):
    session.form = SessionForm.SHORT
    assert [section.key for section in agenda(session)] == ["team", "success", "criteria", "plan", "power", "commit"]
    assert sum(section.minutes for section in agenda(session)) == 44


def test_turning_to_the_next_section_ends_the_one_before(session):
    enter_section(session, "team", after(3))
    assert timing(session, "arrive")["state"] == SectionState.DONE
    assert spent(timing(session, "arrive"), after(50)) == timedelta(minutes=3)


def test_coming_back_goes_on_counting_without_the_time_between(session):
    enter_section(session, "team", after(3))
    enter_section(session, "arrive", after(10))
    assert spent(timing(session, "arrive"), after(12)) == timedelta(minutes=5)


def test_a_pause_is_not_counted(session):
    pause_section(session, after(2))
    enter_section(session, "arrive", after(60))
    assert spent(timing(session, "arrive"), after(61)) == timedelta(minutes=3)


def test_a_paused_section_is_where_the_pair_goes_on(session):
    enter_section(session, "team", after(3))
    pause_section(session, after(5))
    assert section_to_resume(session) == "team"


def test_without_a_paused_section_the_pair_goes_on_with_the_first_unbegun(session):
    leave_section(session, "arrive", after(3), SectionState.SKIPPED)
    assert section_to_resume(session) == "team"


def test_a_section_is_extended_once(session):
    assert [extend_section(session, "arrive"), extend_section(session, "arrive")] == [True, False]


def test_the_first_speaker_of_a_section_stays(session):
    first, second = (person.id for person in session.attendees)
    note_first_speaker(session, "team", second)
    note_first_speaker(session, "team", first)
    assert timing(session, "team")["first_speaker_id"] == second


def test_closing_takes_both(session):
    first, second = (person.id for person in session.attendees)
    agree_to_close(session, first)
    assert not both_agreed(session)
    agree_to_close(session, second)
    assert both_agreed(session)


def test_an_agreement_can_be_taken_back(session):
    first = session.attendees[0].id
    agree_to_close(session, first)
    agree_to_close(session, first, False)
    assert session.agreed_by == []


def test_closing_ends_the_section_that_runs(session):
    close_session(session, after(4), "enough for today")
    assert (session.closed_at, session.close_reason) == (after(4), "enough for today")
    assert timing(session, "arrive")["ended_at"] == "2026-11-24T09:04:00Z"


def test_every_kind_of_session_has_a_form():
    assert set(FORMS) == set(SessionKind)


def test_codes_and_aliases_go_on_where_they_are(store, role_id):
    with store.read() as s:
        assert (next_code(s), next_alias(s)) == ("R2", "K01")
