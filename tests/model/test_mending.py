"""To mend a fence and to look back: what is right, what is kept as not right yet, what is open, when one is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Entry, Partnership, looking_back, mending
from hirepair_desktop.model.form import Form
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.look_back_form import LOOK_BACK
from hirepair_desktop.model.mend_form import MEND
from hirepair_desktop.model.sittings import plan_session
from hirepair_desktop.storage.store import Store
from tests.model.conftest import NINE, TODAY


@pytest.fixture
def mend_id(store: Store, pair_id: str) -> str:
    """A session in which the recruiter says something back."""
    with store.write() as s:
        pair = s.get_one(Partnership, pair_id)
        made = plan_session(s, SessionKind.MEND, pair)
        words = {"session_id": made.id, "key": mending.SAID, "text": "You were in a hurry", "written_at": NINE}
        s.add(Entry(person_id=pair.recruiter_id, agreed_by=[pair.manager_id], **words))
        return made.id


@pytest.mark.parametrize(("form", "parts"), [(MEND, mending.PARTS), (LOOK_BACK, looking_back.PARTS)])
def test_every_needed_part_knows_when_it_is_filled(form: Form, parts: Mapping[str, object]) -> None:
    assert {field.key for field in form.fields if field.needed} == set(parts)


def test_what_was_not_right_stays_and_nobody_stands_behind_it(store: Store, pair_id: str, mend_id: str) -> None:
    with store.write() as s:
        who = s.get_one(Partnership, pair_id).recruiter_id
        mending.not_yet(s, mend_id, who, NINE)
        said = mending.said_back(s, mend_id, who)
        assert said is not None
        assert ([one.text for one in mending.tries(s, mend_id, who)], said.agreed_by) == (["You were in a hurry"], [])


def test_the_same_words_are_not_corrected_twice(store: Store, pair_id: str, mend_id: str) -> None:
    with store.write() as s:
        who = s.get_one(Partnership, pair_id).recruiter_id
        mending.not_yet(s, mend_id, who, NINE)
        with pytest.raises(RefusedValueError, match="Say it in other words"):
            mending.not_yet(s, mend_id, who, NINE)


def test_nothing_said_is_not_right() -> None:
    with pytest.raises(RefusedValueError, match="Nothing is said back yet"):
        mending.say_right(Entry(text=" "), "SOMEBODY")


def test_a_look_back_is_due_a_quarter_after_the_two_began(store: Store, pair_id: str) -> None:
    with store.read() as s:
        began = s.get_one(Partnership, pair_id).started_on or TODAY
        days = [looking_back.is_due(s, pair_id, began + timedelta(days=n)) for n in (90, 91)]
    assert days == [False, True]


def test_a_look_back_that_is_planned_is_not_due(store: Store, pair_id: str) -> None:
    with store.write() as s:
        pair = s.get_one(Partnership, pair_id)
        plan_session(s, SessionKind.LOOK_BACK, pair)
        assert not looking_back.is_due(s, pair_id, TODAY + timedelta(days=400))
