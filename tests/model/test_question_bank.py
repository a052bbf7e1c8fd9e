"""The question bank: what ships is sound, what people change is kept, and the default can be had back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Setting
from hirepair_desktop.model.competency import BankQuestion, Competency
from hirepair_desktop.model.question_bank import (
    load_bank,
    nearest,
    new_key,
    put_back,
    put_competency,
    shipped,
    shipped_bank,
)
from hirepair_desktop.model.word_matching import word_lists

QUESTIONS = [question for competency in shipped_bank() for question in competency.questions]
TEXTS = [words for question in QUESTIONS for words in (question.text, question.listen_for)]
NEVER = ("PROTECTED", "PROXY", "PAYHISTORY", "FIT", "PERSONALITY", "BLAME", "HEALTHFAMILY", "VAGUE", "DEGREE")


@pytest.fixture
def block(store):
    with store.write() as s:
        yield s


def kept(block):
    block.flush()
    return {row.key: row.value for row in block.query(Setting)}


def first():
    return shipped_bank()[0]


def test_twelve_competencies_or_more_ship():
    assert len(shipped_bank()) >= 12


def test_each_has_five_questions():
    assert {competency.key: len(competency.questions) for competency in shipped_bank()} == dict.fromkeys(
        (competency.key for competency in shipped_bank()), 5
    )


def test_keys_names_and_questions_are_there_once():
    bank = shipped_bank()
    assert (len({c.key for c in bank}), len({c.name for c in bank}), len(set(TEXTS))) == (
        len(bank), len(bank), len(TEXTS),
    )  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.text[:40])
def test_a_question_asks_and_says_what_to_listen_for(question):
    assert question.text.strip().endswith((".", "?")) and len(question.listen_for.split()) >= 8


@pytest.mark.parametrize("name", NEVER)
def test_no_word_list_fires_on_the_bank(name):
    lists = word_lists()
    assert [(words, hit) for words in TEXTS if (hit := lists.has(words, name))] == []


def test_questions_are_about_what_happened():
    """Behavioural, past, concrete: none asks what somebody would do."""
    assert [q.text for q in QUESTIONS if re.search(r"\b(would you|imagine|suppose|hypothetical)\b", q.text, re.I)] == []


def test_the_bank_ships_until_somebody_changes_it(block):
    assert load_bank(block) == list(shipped_bank())


def test_a_changed_competency_stands_in_its_place(block):
    put_competency(block, replace(first(), name="Owns it"))
    block.flush()
    bank = load_bank(block)
    assert (bank[0].name, bank[0].changed, bank[1:]) == ("Owns it", True, list(shipped_bank()[1:]))


def test_only_what_was_changed_is_kept(block):
    put_competency(block, replace(first(), questions=first().questions[:1]))
    assert list(kept(block)) == ["bank.ownership"]


def test_changing_it_to_what_ships_keeps_nothing(block):
    put_competency(block, replace(first(), name="Owns it"))
    put_competency(block, replace(first(), changed=True))
    assert kept(block) == {}


def test_put_back_gives_what_ships(block):
    put_competency(block, replace(first(), questions=()))
    put_back(block, first().key)
    block.flush()
    assert load_bank(block) == list(shipped_bank())


def test_an_added_competency_comes_last_and_can_go(block):
    key = new_key()
    put_competency(block, Competency(key, "Reads a chart", (BankQuestion("When?", "A day"),)))
    block.flush()
    added = load_bank(block)[-1]
    assert (added.key, added.is_own, added.questions) == (key, True, (BankQuestion("When?", "A day"),))
    put_back(block, key)
    block.flush()
    assert load_bank(block) == list(shipped_bank())


def test_a_competency_without_a_name_is_a_sentence(block):
    with pytest.raises(RefusedValueError, match="Give these questions a name"):
        put_competency(block, replace(first(), name="  "))


@pytest.mark.parametrize(
    "value", [None, 3, "x", [1], {"name": 1, "questions": [2, None]}, {"name": "x", "questions": 5}]
)
def test_a_spoiled_setting_breaks_nothing(block, value):
    block.add(Setting(key="bank.ownership", value=value))
    block.flush()
    assert len(load_bank(block)) == len(shipped_bank())


def test_another_setting_is_no_competency(block):
    block.add(Setting(key="bankrupt", value={"name": "No"}))
    block.flush()
    assert load_bank(block) == list(shipped_bank())


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Disagrees openly and kindly", "disagreeing"),
        ("Raises peers' work", "raising_others"),
        ("Finds causes of live faults", "finding_causes"),
        ("Explains a risky design so that support can act on it", "explaining"),
        ("Plans staffing from queue data", "planning"),
        ("Delivers across teams", "across_teams"),
        ("Writes designs. Explains a risky one so that people who work elsewhere can act on it", "explaining"),
    ],
)
def test_the_nearest_competency_is_offered_first(words, key):
    assert nearest(shipped_bank(), words) == key


def test_unknown_words_offer_the_first():
    assert nearest(shipped_bank(), "Ξ") == first().key


def test_nothing_is_nearest_in_an_empty_bank():
    assert nearest([], "Plans") == ""


def test_what_does_not_ship_is_none():
    assert shipped("own_ABCDEFGH") is None
