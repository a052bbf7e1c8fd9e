"""What a measure is asked about: the day, the pairs, and rows by scope."""

from __future__ import annotations

from datetime import date, datetime, time

from hirepair_desktop.insights.asked import ALL, PARTNERSHIP, Asked, Pair, Scope, ask, grouped
from tests.coaching.table import TODAY

PAIRS = {"P1": Pair("P1", "R", "M"), "P2": Pair("P2", "R", "N")}
ROWS = [("P1", 1), ("P2", 2), ("P1", 3), (None, 4)]


def pair_of(row):
    return row[0]


def test_all_come_first_then_each_pair_even_without_rows():
    asked = Asked(TODAY, pairs={**PAIRS, "P3": Pair("P3", "S", "M")})
    assert [(scope, [n for _of, n in rows]) for scope, rows in asked.scopes(ROWS, pair_of)] == [
        (Scope(ALL), [1, 2, 3, 4]),
        (Scope(PARTNERSHIP, "P1"), [1, 3]),
        (Scope(PARTNERSHIP, "P2"), [2]),
        (Scope(PARTNERSHIP, "P3"), []),
    ]


def test_one_pair_asked_about_is_told_alone():
    asked = Asked(TODAY, pairs={"P1": PAIRS["P1"]}, partnership_id="P1")
    assert [scope for scope, _rows in asked.scopes(ROWS, pair_of)] == [Scope(PARTNERSHIP, "P1")]


def test_the_day_asked_about_belongs_to_it_to_its_last_moment():
    until = Asked(date(2026, 11, 24)).until
    assert until == datetime.combine(date(2026, 11, 25), time()).astimezone()


def test_people_come_by_name():
    assert Asked(TODAY, names={"a": "Priya", "b": "Amara"}).by_name(["a", "b"]) == ["b", "a"]


def test_rows_without_a_key_are_left_out():
    assert grouped(ROWS, pair_of) == {"P1": [("P1", 1), ("P1", 3)], "P2": [("P2", 2)]}


def test_the_thresholds_are_those_of_the_workspace(world):
    assert ask(world.s, TODAY).limits["DECIDE_PROMISE"] == 5
