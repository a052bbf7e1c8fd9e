"""One step of a person is one undoable step; what the store refuses is said and leaves nothing on the stack."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hirepair_desktop.model import (
    Commitment,
    Criterion,
    Entry,
    Interview,
    Outcome,
    Partnership,
    Person,
    Promise,
    PromiseEvent,
    Role,
    Session,
)
from hirepair_desktop.model.beginning import Wish, begin, new_candidate, pair_up
from hirepair_desktop.model.kinds import PersonKind, SessionKind
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.edits import Edits

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@pytest.fixture
def store(tmp_path):
    opened = Store.create(tmp_path / "w.hirepair")
    with opened.write() as s:
        pair = pair_up(s, "Amara Okafor", "Priya Raman", TODAY)
        begin(s, Wish(SessionKind.INTAKE, pair.id, role_title="Engineer"), TODAY)
    yield opened
    opened.close(backup=False)


@pytest.fixture
def edits(qapp, store):
    return Edits(store)


def one(store, kind):
    with store.read() as s:
        return s.query(kind).one()


def ids(store):
    with store.read() as s:
        pair = s.query(Partnership).one()
        return s.query(Role).one().id, s.query(Session).one().id, pair.recruiter_id, pair.manager_id


def test_a_value_is_set_and_taken_back_and_done_again(edits, store):
    role = one(store, Role).id
    edits.set(Role, role, "location", "Hamburg")
    assert one(store, Role).location == "Hamburg"
    edits.stack.undo()
    assert one(store, Role).location == ""
    edits.stack.redo()
    assert one(store, Role).location == "Hamburg"


def test_the_same_value_is_no_step(edits, store):
    edits.set(Role, one(store, Role).id, "title", "Engineer")
    assert edits.stack.count() == 0


def test_text_is_cleaned_on_its_way(edits, store):
    edits.set(Role, one(store, Role).id, "location", "Zu\u0308rich\x00\r\n")
    assert one(store, Role).location == "Zürich\ufffd\n"


def test_a_refused_value_is_said_under_its_field_and_is_no_step(edits, store, qtbot):
    with qtbot.waitSignal(edits.refused) as told:
        assert not edits.set(Role, one(store, Role).id, "seats", 0)
    assert told.args[0] == "seats"
    assert edits.stack.count() == 0
    assert one(store, Role).seats == 1


def test_a_thing_is_added_and_taken_back_under_the_same_id(edits, store):
    role = one(store, Role).id
    made = edits.add(Outcome, {"role_id": role, "text": "Refunds"})
    edits.stack.undo()
    with store.read() as s:
        assert s.query(Outcome).count() == 0
    edits.stack.redo()
    assert one(store, Outcome).id == made


def test_a_removed_thing_comes_back_with_its_links(edits, store):
    role = one(store, Role).id
    outcome = edits.add(Outcome, {"role_id": role, "text": "Refunds"})
    criterion = edits.add(Criterion, {"role_id": role, "label": "Finds faults"})
    edits.link(Criterion, criterion, "outcomes", [outcome])
    edits.remove(Criterion, criterion)
    edits.stack.undo()
    with store.read() as s:
        assert [o.id for o in s.get_one(Criterion, criterion).outcomes] == [outcome]


def test_a_removed_thing_comes_back_where_others_name_it(edits, store):
    role = ids(store)[0]
    outcome = edits.add(Outcome, {"role_id": role, "text": "Refunds under 0.5 %"})
    criterion = edits.add(Criterion, {"role_id": role, "label": "Finds causes"})
    edits.link(Criterion, criterion, "outcomes", [outcome])
    edits.remove(Outcome, outcome)
    edits.stack.undo()
    with store.read() as s:
        assert [found.id for found in s.get_one(Criterion, criterion).outcomes] == [outcome]


def test_a_removed_thing_comes_back_with_what_it_owns(edits, store):
    role, _session, recruiter, _manager = ids(store)
    promise = edits.add(Promise, {"role_id": role, "from_id": recruiter, "text": "An answer in two days"})
    edits.add(PromiseEvent, {"promise_id": promise, "due_at": NINE})
    edits.remove(Promise, promise)
    edits.stack.undo()
    assert one(store, PromiseEvent).promise_id == promise


def test_what_cannot_be_taken_back_is_no_step_any_more(edits, store):
    person = edits.add(Person, {"name": "Viktor Haas", "kind": PersonKind.INTERVIEWER})
    with store.write() as s:
        s.query(Role).one().pay_owner_id = person
    edits.stack.undo()
    assert (edits.stack.count(), one(store, Role).pay_owner_id) == (0, person)


def test_something_in_use_is_not_removed_and_that_is_said(edits, store, qtbot):
    with store.write() as s:
        candidate = new_candidate(s, s.query(Role).one(), "Elif", TODAY)
        person = s.query(Person).first()
        talk = Interview(candidate_id=candidate.id)
        s.add(talk)
        talk.interviewers = [person]
        person_id = person.id
    with qtbot.waitSignal(edits.refused):
        assert not edits.remove(Person, person_id)
    with store.read() as s:
        assert s.get(Person, person_id) is not None


def test_order_is_one_step(edits, store):
    role = one(store, Role).id
    first = edits.add(Outcome, {"role_id": role, "text": "One", "rank": 0})
    second = edits.add(Outcome, {"role_id": role, "text": "Two", "rank": 1})
    edits.rank(Outcome, [second, first])
    with store.read() as s:
        assert [o.text for o in s.get_one(Role, role).outcomes] == ["Two", "One"]
    edits.stack.undo()
    with store.read() as s:
        assert [o.text for o in s.get_one(Role, role).outcomes] == ["One", "Two"]


def test_an_answer_of_each_stands_beside_the_others(edits, store):
    _role, session, recruiter, manager = ids(store)
    edits.answer(session, "candourPact", recruiter, text="Say it the same day", at=NINE)
    edits.answer(session, "candourPact", manager, text="In writing first", at=NINE)
    with store.read() as s:
        assert s.query(Entry).count() == 2


def test_a_shared_answer_is_one_and_its_author_who_wrote_last(edits, store):
    _role, session, recruiter, manager = ids(store)
    edits.answer(session, "pitch", recruiter, text="First words", at=NINE, shared=True)
    edits.agree(session, "pitch", manager, True)
    assert one(store, Entry).agreed_by == [manager]
    edits.answer(session, "pitch", manager, text="Other words", at=NINE, shared=True)
    entry = one(store, Entry)
    assert (entry.text, entry.person_id, entry.agreed_by) == ("Other words", manager, [])


def test_an_emptied_answer_is_gone_and_undo_brings_it_back(edits, store):
    _role, session, recruiter, _manager = ids(store)
    edits.answer(session, "marketOpinion", recruiter, text="Too wide", at=NINE)
    edits.answer(session, "marketOpinion", recruiter, text="", at=NINE)
    with store.read() as s:
        assert s.query(Entry).count() == 0
    edits.stack.undo()
    assert one(store, Entry).text == "Too wide"


def test_undo_does_not_cross_a_barrier(edits, store):
    role = one(store, Role).id
    edits.set(Role, role, "location", "Hamburg")
    edits.barrier()
    edits.stack.undo()
    assert one(store, Role).location == "Hamburg"


def test_fifty_steps_go_back_one_by_one(edits, store):
    role = one(store, Role).id
    for n in range(60):
        edits.set(Role, role, "location", f"Place {n}")
    for n in range(58, -1, -1):
        edits.stack.undo()
        assert one(store, Role).location == f"Place {n}"


def test_a_step_on_a_thing_that_is_gone_does_nothing(edits):
    assert not edits.set(Commitment, "ABCDEFGH", "text", "x")
