"""The word lists: that those of METHOD W ship, and what a workspace keeps of its own."""

from __future__ import annotations

import json
from datetime import date

import pytest

from hirepair_desktop.model.settings import put_setting, setting
from hirepair_desktop.model.word_lists import LIST_NAMES, count_own, edited_lists, list_key, phrases_in, put_list
from hirepair_desktop.paths import resource

SHIPPED = json.loads(resource("words/en.json").read_text("utf-8"))

COUNTS = {
    "PROTECTED": 71, "ALLOW": 58, "BLAME": 24, "ABSOLUTE": 8, "TRAIT": 10, "HEARSAY": 10, "FIT": 14, "COMPARE": 10,
    "PROMISE": 8, "PAYHISTORY": 12, "PROXY": 24, "PERSONALITY": 18, "OPINION": 22, "OBSERVED": 27, "VAGUE": 17,
    "DEGREE": 10, "HEALTHFAMILY": 17,
}  # fmt: skip
"""METHOD W."""


def test_the_lists_of_the_method_ship_whole():
    assert {name: len(phrases) for name, phrases in SHIPPED["lists"].items()} == COUNTS


def test_every_list_that_ships_is_known_by_name():
    assert set(LIST_NAMES) == set(SHIPPED["lists"])


def test_the_file_says_its_language_and_its_day():
    assert (SHIPPED["language"], date.fromisoformat(SHIPPED["dated"])) == ("en", date(2026, 11, 24))


def test_no_list_says_a_phrase_twice():
    assert [name for name, phrases in SHIPPED["lists"].items() if len(set(phrases)) < len(phrases)] == []


def test_an_edited_list_is_kept_whole(store):
    with store.write() as s:
        put_list(s, "FIT", ["good fit", "beer test"], SHIPPED["lists"]["FIT"])
    with store.read() as s:
        assert edited_lists(s) == {"FIT": ("good fit", "beer test")}


def test_a_list_may_be_emptied(store):
    with store.write() as s:
        put_list(s, "FIT", [], SHIPPED["lists"]["FIT"])
    with store.read() as s:
        assert edited_lists(s) == {"FIT": ()}


def test_a_list_as_it_ships_leaves_no_trace(store):
    with store.write() as s:
        put_list(s, "FIT", ["beer test"], SHIPPED["lists"]["FIT"])
        put_list(s, "FIT", SHIPPED["lists"]["FIT"], SHIPPED["lists"]["FIT"])
    with store.read() as s:
        assert setting(s, list_key("FIT")) is None


def test_a_list_belongs_to_its_language(store):
    with store.write() as s:
        put_list(s, "FIT", ["Stallgeruch"], (), "de")
    with store.read() as s:
        assert (edited_lists(s), edited_lists(s, "de")) == ({}, {"FIT": ("Stallgeruch",)})


@pytest.mark.parametrize("nonsense", ["words", None, 7, {"a": 1}])
def test_what_is_no_list_is_left_out(store, nonsense):
    with store.write() as s:
        put_setting(s, "words.FIT", nonsense)
    with store.read() as s:
        assert edited_lists(s) == {}


def test_what_is_no_word_in_a_list_is_left_out(store):
    with store.write() as s:
        put_setting(s, "words.FIT", ["vibe", 7, None, ["x"]])
    with store.read() as s:
        assert edited_lists(s) == {"FIT": ("vibe",)}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("beer test", ["beer test"]),
        ("  beer   test , vibe,, ", ["beer test", "vibe"]),
        ("one\ntwo\r\nthree", ["one", "two", "three"]),
        (" , ,", []),
        ("<b>x</b>", ["<b>x</b>"]),
    ],
)
def test_phrases_are_read_from_what_is_typed(typed, meant):
    assert phrases_in(typed) == meant


def test_added_and_removed_phrases_are_counted():
    assert count_own({"FIT": ("vibe", "ours")}, {"FIT": ("vibe", "theirs")}) == 2


def test_five_thousand_phrases_are_kept(store):
    many = [f"phrase number {n}" for n in range(5000)]
    with store.write() as s:
        put_list(s, "FIT", many, ())
    with store.read() as s:
        assert len(edited_lists(s)["FIT"]) == 5000
