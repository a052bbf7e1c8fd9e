"""Who leaves and which two part: marked, taken back, offered no more; what was theirs stays, measures keep apart."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlcipher3 import dbapi2

from hirepair_desktop.coaching import engine, partnership
from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.insights.measures import measures
from hirepair_desktop.model import Commitment, Partnership, Person, Session
from hirepair_desktop.model.beginning import Wish, begin, new_candidate, pair_up
from hirepair_desktop.model.kinds import PersonKind, SessionKind
from hirepair_desktop.model.parted import days_in, parted
from hirepair_desktop.model.parting import (
    again_words,
    end_pair,
    history_words,
    mark_left,
    options_here,
    pair_again,
    pairs_ended,
    people_here,
    people_left,
    refuse_to_begin,
    take_back_left,
)
from hirepair_desktop.model.person_facts import person_facts
from hirepair_desktop.model.reviewing import required_raters
from hirepair_desktop.model.role import Role, Stage
from hirepair_desktop.model.settings import put_setting
from hirepair_desktop.storage.store import Store
from tests.model.conftest import NINE, TODAY

GONE = date(2026, 11, 20)


def seat(s, pair_id: str, of: str) -> str:
    return str(getattr(s.get_one(Partnership, pair_id), f"{of}_id"))


def leave(store: Store, pair_id: str, of: str = "manager", on: date = GONE) -> str:
    with store.write() as s:
        who = seat(s, pair_id, of)
        mark_left(s, who, on, TODAY)
    return who


def part(store: Store, pair_id: str, on: date = TODAY) -> None:
    with store.write() as s:
        end_pair(s, pair_id, on, TODAY)


def refused(store: Store, verb) -> str:
    with pytest.raises(RefusedValueError) as caught, store.write() as s:
        verb(s)
    return str(caught.value)


def raw(store: Store, question: str) -> list[tuple]:
    connection = dbapi2.connect(str(store.path))
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def test_it_is_one_setting_of_days_by_person_and_no_row_of_theirs_changes(store, pair_id, role_id):
    before = raw(store, "SELECT id, name, kind, seq FROM person ORDER BY id")
    who = leave(store, pair_id)
    kept = raw(store, "SELECT value FROM setting WHERE key = 'people_left'")
    assert [json.loads(value) for (value,) in kept] == [{who: "2026-11-20"}]
    assert raw(store, "SELECT id, name, kind, seq FROM person ORDER BY id") == before


def test_taken_back_it_leaves_no_trace(store, pair_id):
    who = leave(store, pair_id)
    with store.write() as s:
        take_back_left(s, who)
    assert raw(store, "SELECT count(*) FROM setting WHERE key = 'people_left'") == [(0,)]


def test_what_they_promised_stays_theirs(store, pair_id):
    who = leave(store, pair_id)
    with store.write() as s:
        s.add(Commitment(owner_id=who, text="Ask Viktor", due=TODAY))
    with store.read() as s:
        facts = person_facts(s, who, NINE)
        assert facts is not None
        assert (facts.left, [made.text for made in facts.promised]) == (GONE, ["Ask Viktor"])
        assert [(partner.name, until) for partner, _since, until in facts.partners] == [("Amara Okafor", GONE)]


def test_they_are_offered_no_more_but_keep_a_part_they_have(store, pair_id):
    who = leave(store, pair_id)
    with store.read() as s:
        assert [person.name for person in people_here(s)] == ["Amara Okafor"]
        assert options_here(s, [who])[-1] == (who, "Priya Raman (left on 20 Nov 2026)")


def test_no_scorecard_is_awaited_of_an_interviewer_who_left(store, pair_id, role_id):
    with store.write() as s:
        role = s.get_one(Role, role_id)
        jonas = Person(name="Jonas Weber", kind=PersonKind.INTERVIEWER)
        talk = Stage(role_id=role_id, name="Fault session", minutes=60, rank=0)
        talk.interviewers = [jonas]
        s.add(talk)
        s.flush()
        held = new_candidate(s, role, "Noor Haddad", TODAY)
        debrief = Session(kind=SessionKind.DEBRIEF, partnership_id=pair_id, role_id=role_id)
        s.add(debrief)
        s.flush()
        before = required_raters(s, debrief, held, NINE)
        mark_left(s, jonas.id, GONE, TODAY)
        after = required_raters(s, debrief, held, NINE)
    assert [who for who in before if who not in after] == [jonas.id]


def test_a_day_ahead_and_one_before_the_two_began_are_refused(store, pair_id):
    with store.read() as s:
        who = seat(s, pair_id, "manager")
    assert refused(store, lambda s: mark_left(s, who, date(2026, 12, 31), TODAY)) == (
        "31 December 2026 is still ahead. Mark it on the day, so that nothing is kept from Priya before."
    )
    assert refused(store, lambda s: end_pair(s, pair_id, date(2026, 11, 1), TODAY)) == (
        "Amara and Priya began on 24 November 2026. Choose a day from then on."
    )


@pytest.mark.parametrize("kept", [None, "gone", ["P"], {"P": "soon"}, {"P": 7}])
def test_what_another_hand_wrote_and_is_no_day_marks_nobody(kept):
    assert days_in(kept) == {}


# Pairs


def test_a_pair_ends_with_the_first_of_the_two_who_leaves(store, pair_id):
    leave(store, pair_id)
    with store.read() as s:
        assert pairs_ended(s) == {pair_id: GONE}


def test_a_pair_that_ended_begins_nothing_and_says_what_to_do(store, pair_id, role_id):
    part(store, pair_id)
    wish = Wish(SessionKind.FEEDBACK, pair_id)
    assert refused(store, lambda s: begin(s, wish, TODAY)) == (
        "Amara and Priya are no pair any more since 24 November 2026. Choose another pair, or name the two again as a "
        "new one."
    )


def test_what_was_planned_before_does_not_begin_but_for_a_check_in(store, pair_id):
    with store.write() as s:
        planned = Session(kind=SessionKind.FEEDBACK, partnership_id=pair_id)
        talk = Session(kind=SessionKind.CHECK_IN, partnership_id=pair_id)
        s.add_all([planned, talk])
        s.flush()
        refuse_to_begin(s, planned)  # while the two go on
        end_pair(s, pair_id, TODAY, TODAY)
        refuse_to_begin(s, talk)
        with pytest.raises(RefusedValueError) as refused:
            refuse_to_begin(s, planned)
    assert str(refused.value) == (
        "Amara and Priya are no pair any more since 24 November 2026, so this session does not begin. It stays in the "
        "list. If they sit down together again, say so under Settings, People and pairs."
    )


def test_a_new_pair_with_somebody_who_left_is_refused(store, pair_id):
    leave(store, pair_id)
    assert refused(store, lambda s: pair_up(s, "Tomasz Lind", "Priya Raman", TODAY)) == (
        "Priya Raman left on 20 November 2026. If they are here again, say so under Settings, People and pairs."
    )


def test_a_new_pair_begins_its_own_history_and_figures_keep_apart(store, pair_id):
    with store.write() as s:
        old = Session(kind=SessionKind.FEEDBACK, partnership_id=pair_id, started_at=NINE)
        s.add(old)
        s.flush()
        s.add(Commitment(session_id=old.id, owner_id=seat(s, pair_id, "manager"), text="x", due=GONE, first_due=GONE))
    part(store, pair_id)
    with store.write() as s:
        new = pair_up(s, "Tomasz Lind", "Priya Raman", TODAY)
        kept = {one.scope_id: one.n for one in measures(s, TODAY) if (one.id, one.scope) == ("D2", "partnership")}
        assert (new.id != pair_id, kept) == (True, {pair_id: 1, new.id: 0})


def test_the_same_two_go_on_with_the_history_they_have(store, pair_id):
    part(store, pair_id)
    with store.write() as s:
        assert pair_up(s, "Amara Okafor", "Priya Raman", TODAY).id == pair_id
        assert pairs_ended(s) == {}
    assert raw(store, "SELECT count(*) FROM partnership") == [(1,)]


def test_two_of_whom_one_left_are_no_pair_again_before_that_is_taken_back(store, pair_id):
    leave(store, pair_id)
    assert refused(store, lambda s: pair_again(s, pair_id)).startswith("Priya Raman left on 20 November 2026.")


def test_both_ways_are_one_sentence_each():
    assert history_words("Amara and Priya") == (
        "What Amara and Priya held, rated and promised stays with the two of them; whoever pairs up next begins a "
        "history of their own, and no figure counts in both."
    )
    assert again_words("Amara and Priya") == (
        "Amara and Priya are a pair again: the same two, so their history goes on where it stopped."
    )


def test_the_coach_asks_no_feedback_of_a_pair_that_ended(store, pair_id, role_id):
    with store.write() as s:
        s.get_one(Partnership, pair_id).started_on = date(2026, 1, 1)
    look_for = "P-06"

    def told() -> list[str]:
        with store.read() as s:
            return [p.id for p in partnership.standing(s, engine.look_at(s, NINE, TODAY)) if p.id == look_for]

    before = told()
    part(store, pair_id)
    assert (before, told()) == ([look_for], [])


def test_plain_rows_see_what_the_model_kept(store, pair_id):
    who = leave(store, pair_id)
    part(store, pair_id)
    with store.glance() as rows:
        assert parted(rows) == ({who: GONE}, {pair_id: TODAY})
    with store.write() as s:
        put_setting(s, "people_left", {})
        assert people_left(s) == {}
