"""Commitments kept as a measure (METHOD D2): by person, with what is not due yet."""

from __future__ import annotations

from datetime import date

from hirepair_desktop.insights.asked import ALL, Asked, Scope
from hirepair_desktop.insights.kept import Fate, Pledge, fate, kept_of
from tests.insights.test_kept import TODAY, promised

ASKED = Asked(TODAY, names={"a": "Amara", "p": "Priya"})


def of(*made):
    return kept_of(Scope(ALL), [Pledge(each) for each in made], ASKED)


def test_what_is_not_due_is_a_hollow_mark():
    one = of(promised("open", first_due=date(2026, 12, 1)))
    assert (one.n, one.detail["not_due"], [each["fate"] for each in one.detail["items"]]) == (0, 1, ["not_due"])


def test_each_person_has_a_strip_by_name():
    one = of(promised("done", 10, owner_id="p"), promised("open", owner_id="a"))
    assert [(each["person"], each["kept"], each["open_past_due"]) for each in one.detail["people"]] == [
        ("a", 0, 1), ("p", 1, 0),
    ]  # fmt: skip


def test_what_was_done_later_was_open_on_the_day():
    assert fate(promised("done", 20), date(2026, 11, 15)) is Fate.OPEN_PAST_DUE


def test_what_fell_due_lately_is_told_apart_from_before():
    old = [promised("done", 10, first_due=date(2026, 6, 1)) for _n in range(5)]
    here = of(*old, promised("open")).detail
    assert ((here["before"]["k"], here["before"]["n"]), (here["lately"]["k"], here["lately"]["n"])) == ((0, 5), (0, 1))
    assert here["change"] == "no_clear_change"
