"""The list of pay-transparency places: what ships, what a workspace changes, and finding a place by its names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Setting
from hirepair_desktop.model.pay_places import (
    PayPlace,
    changed_places,
    find_place,
    is_listed,
    list_date,
    pay_places,
    places_of,
    put_back,
    put_places,
    shipped_places,
    source_words,
    taken_out,
    with_place,
    without_place,
)
from hirepair_desktop.model.settings import put_setting

EU = {
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT",
    "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
}  # fmt: skip

OREGON = PayPlace(
    "OREGON00", "Oregon", "Nothing yet; a bill is read.", date(2027, 1, 1), "our lawyer", date(2026, 11, 24)
)


def test_all_member_states_are_listed():
    assert set(shipped_places()) >= EU


def test_the_directive_holds_from_its_day():
    assert {shipped_places()[code].since for code in EU} == {date(2026, 6, 7)}


def test_the_states_of_the_sources_are_listed_with_their_day():
    found = {code: shipped_places()[code].since for code in ("US-CO", "US-NY-NYC", "US-CA", "US-WA")}
    assert found == {
        "US-CO": date(2021, 1, 1),
        "US-NY-NYC": date(2022, 11, 1),
        "US-CA": date(2023, 1, 1),
        "US-WA": date(2023, 1, 1),
    }


def test_the_list_has_a_day():
    assert list_date() == date(2026, 11, 24)


def test_every_place_has_its_source_and_its_day():
    bare = [
        p.code for p in shipped_places().values() if not (source_words(p.source) and p.as_of and p.since and p.asks)
    ]
    assert bare == []


@pytest.mark.parametrize(
    "words", ["DE", "de", " Germany ", "GERMANY", "Deutschland", "España", "espana", "New York", "nyc"]
)
def test_a_place_is_found_by_any_of_its_names(store, words):
    with store.read() as s:
        assert is_listed(s, words)


@pytest.mark.parametrize(
    "words", ["", "  ", "Texas", "Germ", "Germany, Spain", "United Kingdom", "CA", "'; DROP TABLE setting"]
)
def test_what_is_no_name_of_a_place_is_not_listed(store, words):
    with store.read() as s:
        assert not is_listed(s, words)


def test_no_two_places_share_a_name():
    places = list(shipped_places().values())
    shared = [p.code for p in places for name in (p.code, p.name, *p.also) if find_place(places, name) != p]
    assert shared == []


def test_a_place_can_be_added(store):
    with store.write() as s:
        put_places(s, with_place({}, OREGON))
    with store.read() as s:
        assert find_place(pay_places(s), "oregon") == replace(OREGON, own=True)


def test_a_place_that_ships_can_be_changed(store):
    germany = replace(shipped_places()["DE"], asks="In the advert, says the bill.", as_of=date(2026, 12, 1))
    with store.write() as s:
        put_places(s, with_place({}, germany))
    with store.read() as s:
        found = find_place(pay_places(s), "Deutschland")
    assert found is not None
    assert (found.asks, found.as_of, found.own) == ("In the advert, says the bill.", date(2026, 12, 1), True)


def test_a_place_that_ships_can_be_taken_out(store):
    with store.write() as s:
        put_places(s, without_place({}, "DE"))
    with store.read() as s:
        assert not is_listed(s, "Germany")


def test_what_was_taken_out_is_known():
    assert [place.code for place in taken_out(without_place({}, "DE"))] == ["DE"]


def test_a_place_can_be_put_back():
    changed = put_back(without_place({}, "DE"), "DE")
    assert find_place(places_of(changed), "DE") == shipped_places()["DE"]


def test_an_added_place_is_taken_out_without_a_trace():
    assert without_place(with_place({}, OREGON), OREGON.code) == {}


def test_a_place_changed_back_leaves_no_trace():
    changed = with_place({}, replace(shipped_places()["DE"], asks="Other words."))
    assert with_place(changed, shipped_places()["DE"]) == {}


def test_no_changes_leave_no_trace(store):
    with store.write() as s:
        put_places(s, with_place({}, OREGON))
        put_places(s, {})
    with store.read() as s:
        assert s.query(Setting).filter_by(key="pay_places").count() == 0


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_place_needs_a_name(name):
    with pytest.raises(RefusedValueError, match="A place needs a name"):
        with_place({}, replace(OREGON, name=name))


@pytest.mark.parametrize("name", ["Germany", "germany", "DE", "NYC"])
def test_a_name_is_given_once(name):
    with pytest.raises(RefusedValueError, match="is in the list already"):
        with_place({}, replace(OREGON, name=name))


@pytest.mark.parametrize("nonsense", ["words", None, 7, [1], {"DE": 7}, {"XX": {"since": "soon", "name": None}}])
def test_changes_by_another_hand_stop_nothing(store, nonsense):
    with store.write() as s:
        put_setting(s, "pay_places", nonsense)
    with store.read() as s:
        changed_places(s)
        assert is_listed(s, "Spain")


def test_a_name_with_a_comma_would_be_two_places_in_a_brief():
    with pytest.raises(RefusedValueError, match="without a comma"):
        with_place({}, replace(OREGON, name="Portland, Oregon"))


def test_a_place_whose_name_another_hand_spoiled_keeps_its_own():
    assert "None" not in {place.name for place in places_of({"FR": {"name": None}, "XX": {"name": None}})}


def test_hostile_words_are_kept_as_they_are(store):
    hostile = "<b>&amp;</b>\u202e'; DROP TABLE setting;--"
    with store.write() as s:
        put_places(s, with_place({}, replace(OREGON, asks=hostile)))
    with store.read() as s:
        found = find_place(pay_places(s), "Oregon")
    assert found is not None
    assert found.asks == hostile
