"""How a session begins: the pair, the role with its defaults, the candidate."""

from __future__ import annotations

from datetime import date

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, Partnership, Person, Role, Session
from hirepair_desktop.model.beginning import Wish, begin, pair_up
from hirepair_desktop.model.kinds import RoleStatus, SessionForm, SessionKind

TODAY = date(2026, 11, 24)


def test_two_names_make_two_people_and_one_pair(store):
    with store.write() as s:
        pair_up(s, "Amara", "Priya", TODAY)
        pair_up(s, "Amara", "Priya", TODAY)
    with store.read() as s:
        assert (s.query(Person).count(), s.query(Partnership).count()) == (2, 1)


@pytest.mark.parametrize("first,second,said", [("", "Priya", "Both names"), ("Amara", "Amara", "two people")])
def test_a_pair_is_two_named_people(store, first, second, said):
    with pytest.raises(RefusedValueError, match=said), store.write() as s:
        pair_up(s, first, second, TODAY)


def test_a_new_role_is_a_draft_that_the_manager_decides(store, pair_id):
    with store.write() as s:
        session = begin(s, Wish(SessionKind.INTAKE, pair_id, role_title=" Engineer "), TODAY)
        role = s.get_one(Role, session.role_id)
        manager = s.get_one(Partnership, pair_id).manager_id
    assert (role.code, role.title, role.status, role.decision_owner_id) == ("R1", "Engineer", RoleStatus.DRAFT, manager)


def test_a_role_without_a_name_is_a_sentence_and_nothing_is_made(store, pair_id):
    with pytest.raises(RefusedValueError, match="Name the role"), store.write() as s:
        begin(s, Wish(SessionKind.INTAKE, pair_id, role_title=" "), TODAY)
    with store.read() as s:
        assert (s.query(Role).count(), s.query(Session).count()) == (0, 0)


def test_the_short_form_is_kept(store, pair_id):
    with store.write() as s:
        assert begin(s, Wish(SessionKind.INTAKE, pair_id, role_title="E", short=True), TODAY).form is SessionForm.SHORT


def test_a_review_names_a_new_candidate_by_the_next_alias(store, pair_id, role_id):
    with store.write() as s:
        wish = Wish(SessionKind.DEBRIEF, pair_id, role_id=role_id, candidate_name="Elif Demir")
        session = begin(s, wish, TODAY)
        assert [(c.alias, c.name) for c in session.candidates] == [("K01", "Elif Demir")]


def test_one_review_of_a_candidate_is_open_at_a_time(store, pair_id, role_id):
    with store.write() as s:
        begin(s, Wish(SessionKind.DEBRIEF, pair_id, role_id=role_id, candidate_name="Elif"), TODAY)
        candidate = s.query(Candidate).one().id
    with pytest.raises(RefusedValueError, match="open already"), store.write() as s:
        begin(s, Wish(SessionKind.DEBRIEF, pair_id, role_id=role_id, candidate_id=candidate), TODAY)


def test_a_re_intake_needs_an_agreed_brief(store, pair_id, role_id):
    with pytest.raises(RefusedValueError, match="no agreed brief"), store.write() as s:
        begin(s, Wish(SessionKind.RE_INTAKE, pair_id, role_id=role_id), TODAY)


def test_feedback_needs_no_role(store, pair_id):
    with store.write() as s:
        assert begin(s, Wish(SessionKind.FEEDBACK, pair_id), TODAY).role_id is None
