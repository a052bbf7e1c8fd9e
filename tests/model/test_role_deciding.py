"""A question about a role: asked, answered by its owner or by both, asked again with a reason."""

from __future__ import annotations

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Decision, Partnership, Role
from hirepair_desktop.model.kinds import DecidedBy, DecisionValue
from hirepair_desktop.model.role_deciding import ask_again, decide_about_role, new_question
from hirepair_desktop.storage.store import Store
from tests.model.conftest import NINE


@pytest.fixture
def pair(store: Store, pair_id: str) -> tuple[str, str]:
    with store.read() as s:
        found = s.get_one(Partnership, pair_id)
        return found.recruiter_id, found.manager_id


def asked(store: Store, role_id: str, by: str, decided_by: DecidedBy = DecidedBy.OWNER) -> str:
    with store.write() as s:
        made = Decision(**new_question(s.get_one(Role, role_id), " Second seat? ", decided_by, by, NINE))
        s.add(made)
        s.flush()
        return made.id


def answer(store: Store, key: str, reason: str = "Two outcomes need it.", agreed: tuple[str, ...] = ()) -> None:
    with store.write() as s:
        decide_about_role(s, s.get_one(Decision, key), DecisionValue.YES, reason, agreed, NINE)


def made_by(store: Store, key: str) -> str | None:
    with store.read() as s:
        return s.get_one(Decision, key).made_by


def test_a_question_wants_words(store: Store, role_id: str) -> None:
    with store.read() as s, pytest.raises(RefusedValueError, match="yes or no"):
        new_question(s.get_one(Role, role_id), "  ", DecidedBy.OWNER, "ABCDEFGH", NINE)


def test_the_owner_decides(store: Store, role_id: str, pair: tuple[str, str]) -> None:
    with store.write() as s:
        s.get_one(Role, role_id).decision_owner_id = pair[0]
    key = asked(store, role_id, pair[1])
    answer(store, key)
    assert made_by(store, key) == pair[0]


def test_an_answer_wants_a_reason(store: Store, role_id: str, pair: tuple[str, str]) -> None:
    with pytest.raises(RefusedValueError, match="Say why in a sentence"):
        answer(store, asked(store, role_id, pair[0]), " ")


@pytest.mark.parametrize("who", [0, 1])
def test_one_alone_does_not_decide_what_both_decide(
    store: Store, role_id: str, pair: tuple[str, str], who: int
) -> None:
    with pytest.raises(RefusedValueError, match="each of you agrees first"):
        answer(store, asked(store, role_id, pair[0], DecidedBy.PAIR), agreed=(pair[who],))


def test_both_together_decide(store: Store, role_id: str, pair: tuple[str, str]) -> None:
    key = asked(store, role_id, pair[0], DecidedBy.PAIR)
    answer(store, key, agreed=pair)
    assert made_by(store, key) in pair


def test_a_decision_is_made_once(store: Store, role_id: str, pair: tuple[str, str]) -> None:
    key = asked(store, role_id, pair[0])
    answer(store, key)
    with pytest.raises(RefusedValueError, match="decided already"):
        answer(store, key)


def test_deciding_again_keeps_the_first_decision(store: Store, role_id: str, pair: tuple[str, str]) -> None:
    key = asked(store, role_id, pair[0])
    answer(store, key)
    with store.write() as s:
        again = ask_again(s, key, "The budget came back.", pair[1], NINE)
        told = (again.value, again.question, again.reopened_reason, s.get_one(Decision, key).value)
    assert told == (None, "Second seat?", "The budget came back.", DecisionValue.YES)


def test_deciding_again_wants_a_reason(store: Store, role_id: str, pair: tuple[str, str]) -> None:
    key = asked(store, role_id, pair[0])
    answer(store, key)
    with store.write() as s, pytest.raises(RefusedValueError, match="why it is decided again"):
        ask_again(s, key, "", pair[1], NINE)


def test_a_question_that_waits_is_not_asked_twice(store: Store, role_id: str, pair: tuple[str, str]) -> None:
    key = asked(store, role_id, pair[0])
    answer(store, key)
    asked(store, role_id, pair[0])
    with store.write() as s, pytest.raises(RefusedValueError, match="waits already"):
        ask_again(s, key, "The budget came back.", pair[1], NINE)
