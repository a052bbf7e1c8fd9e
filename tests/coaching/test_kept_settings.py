"""The coach looks with what the workspace keeps, and goes on where another hand wrote nonsense."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hirepair_desktop.coaching.engine import look_at
from hirepair_desktop.model.settings import put_setting
from hirepair_desktop.storage.store import Store

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def look(tmp_path, key, value):
    store = Store.create(tmp_path / "w.hirepair")
    try:
        with store.write() as s:
            put_setting(s, key, value)
        with store.read() as s:
            return look_at(s, NINE, date(2026, 11, 24))
    finally:
        store.close(backup=False)


def test_a_changed_threshold_is_looked_with(tmp_path):
    assert look(tmp_path, "MUST_SOFT", 3).limit("MUST_SOFT") == 3


@pytest.mark.parametrize("nonsense", ["many", None, [5], 10**12, True])
def test_a_threshold_that_makes_no_sense_is_the_default(tmp_path, nonsense):
    assert look(tmp_path, "MUST_SOFT", nonsense).limit("MUST_SOFT") == 5


def test_an_edited_list_speaks(tmp_path):
    assert look(tmp_path, "words.FIT", ["our kind"]).words.has("She is our kind of person", "FIT") == "our kind"


def test_a_phrase_taken_out_is_silent(tmp_path):
    assert look(tmp_path, "words.FIT", ["our kind"]).words.has("A good fit", "FIT") == ""


@pytest.mark.parametrize("nonsense", ["words", None, 7, {"a": 1}])
def test_a_list_that_is_none_leaves_what_ships(tmp_path, nonsense):
    assert look(tmp_path, "words.FIT", nonsense).words.has("A good fit", "FIT") == "good fit"


def test_a_list_edited_in_english_is_silent_in_another_language(tmp_path, monkeypatch):
    monkeypatch.setenv("HIREPAIR_LANG", "de")
    assert look(tmp_path, "words.FIT", ["our kind"]).words.has("our kind", "FIT") == ""
