"""Folding, counting and looking up words: every test sentence of METHOD W, and what a matcher gets wrong."""

from __future__ import annotations

import pytest

from hirepair_desktop.model.word_count import words
from hirepair_desktop.model.word_matching import fold, word_lists

SENTENCES = [
    ("PROTECTED", "Mentioned her husband is moving in June", "husband"),
    ("PROTECTED", "Found the race condition in the payout job", ""),
    ("PROTECTED", "Said the feature was disabled by default", ""),
    ("PROTECTED", "He is 52 years old and settled", "old"),
    ("PROTECTED", "Manages a package of language tools", ""),
    ("PROTECTED", "Drew the flow on a whiteboard", ""),
    ("PROTECTED", "Strong accent, hard to follow", "accent"),
    ("PROTECTED", "Built the Visa card refund flow", ""),
    ("PROTECTED", "Asked about visa sponsorship", "visa"),
    ("BLAME", "You always mess up the brief", "you always"),
    ("BLAME", "On Tuesday the brief changed twice; K11 got two versions", ""),
    ("ABSOLUTE", "You never reply", "never"),
    ("TRAIT", "You are careless with candidates", "you are"),
    ("TRAIT", "When you answered her in one line she asked if it was a no", ""),
    ("HEARSAY", "People say you skip debriefs", "people say"),
    ("FIT", "Not a fit for us", "not a fit"),
    ("FIT", "Asked which size would fit the batch", ""),
    ("COMPARE", "We went with a stronger candidate", "stronger candidate"),
    ("PAYHISTORY", "What is your current salary?", "current salary"),
    ("PAYHISTORY", "What range do you hope for?", ""),
    ("PROXY", "Energetic, a digital native", "digital native"),
    ("PERSONALITY", "A bit abrasive", "abrasive"),
    ("OPINION", "Great energy, really strong", "great"),
    ("OBSERVED", "Drew the rollback order and named the point of no return", "drew"),
    ("OBSERVED", "Great energy, really strong", ""),
    ("VAGUE", "Strong communicator", "strong communicator"),
    ("HEALTHFAMILY", "Off for surgery in May", "surgery"),
    ("HEALTHFAMILY", "Will still need the docs", ""),
]
"""METHOD W, "Test sentences (all checked with a matcher)"."""


@pytest.mark.parametrize(("name", "sentence", "hit"), SENTENCES)
def test_a_test_sentence_of_the_method(name, sentence, hit):
    assert word_lists().has(sentence, name) == hit


@pytest.mark.parametrize(
    ("name", "sentence", "hit"),
    [
        ("PROTECTED", "Her husband’s job moved", "husband"),
        ("PROTECTED", "PREGNANT", "pregnant"),
        ("PROTECTED", "A fiancé abroad", "fiance"),
        ("PROTECTED", "two race conditions and a race", "race"),
        ("PROTECTED", "two race conditions", ""),
        ("PROTECTED", "Has a white label on a white shirt", "white"),
        ("TRAIT", "You’re so slow", "you're so"),
        ("BLAME", "You, always", ""),
        ("BLAME", "you\nalways", "you always"),
        ("FIT", "culture-fit", "culture fit"),
        ("PROXY", "over‑qualified", "overqualified"),
        ("PROTECTED", "", ""),
        ("NO SUCH LIST", "pregnant", ""),
    ],
)
def test_whole_words_in_any_writing(name, sentence, hit):
    found = word_lists().has(sentence, name)
    assert fold(found).replace(" ", "") == fold(hit).replace(" ", "")


def test_no_phrase_spans_an_allowed_one():
    lists = word_lists({"ALLOW": ["black box"], "PROTECTED": ["in box"]})
    assert lists.has("in black box", "PROTECTED") == ""


def test_an_edited_list_stands_in_for_the_shipped_one():
    assert word_lists({"BLAME": ["mess"]}).has("you always mess", "BLAME") == "mess"


def test_another_language_has_no_lists(monkeypatch):
    monkeypatch.setenv("HIREPAIR_LANG", "de")
    assert word_lists().has("pregnant", "PROTECTED") == ""


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("", 0), (" \n", 0), ("one", 1), ("a well-kept list", 3), ("0.5 %, today 1.9 %", 3), ("— …", 0),
        ("支払いの流れを設計する", 6), ("wrote 設計 down", 3),
    ],
)  # fmt: skip
def test_counting_words(text, n):
    assert words(text) == n


def test_a_million_letters_are_looked_through():
    assert word_lists().has("x" * 1_000_000 + " husband", "PROTECTED") == "husband"
