"""Thriving (METHOD D16)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hirepair_desktop.insights.asked import ALL, Scope
from hirepair_desktop.insights.thriving import is_sign, moment, thriving_of
from hirepair_desktop.model import CheckIn
from hirepair_desktop.model.kinds import PromiseGap

TODAY = date(2026, 11, 24)
HIRE = ("C1", "K1", "P")


def at(day: int, talk: CheckIn | None = None, since: int = 95):
    return moment(HIRE, day, TODAY - timedelta(days=since), talk, TODAY)


def held(day: int, sign: str, on: date = TODAY, gap: PromiseGap | None = None) -> CheckIn:
    return CheckIn(id=f"X{day}", hire_id="C1", day=day, held_on=on, thrive_sign=sign, promise_gap=gap)


@pytest.mark.parametrize(
    ("words", "found"),
    [("Runs the clinic.", True), ("", False), ("  ", False), ("Not yet", False), ("not  yet; second week", False)],
)
def test_what_is_a_sign(words, found):
    assert is_sign(words) is found


def test_a_day_that_came_without_a_talk_counts_as_no_sign():
    one = thriving_of(Scope(ALL), [at(90)])
    assert (one.k, one.n) == (0, 1)


def test_a_day_ahead_is_a_hollow_mark():
    one = thriving_of(Scope(ALL), [at(180)])
    assert (one.n, [each["past"] for each in one.detail["items"]]) == (0, [False])


def test_a_talk_held_after_the_day_asked_about_is_not_known_yet():
    assert at(90, held(90, "Runs the clinic.", on=TODAY + timedelta(days=1))).held is False


def test_each_day_has_its_fraction_and_gaps_are_counted():
    one = thriving_of(Scope(ALL), [at(30, held(30, "x", gap=PromiseGap.SMALL)), at(60, held(60, "")), at(90)])
    assert [(each["day"], each["k"], each["n"]) for each in one.detail["days"]] == [
        (30, 1, 1), (60, 0, 1), (90, 0, 1), (180, 0, 0),
    ]  # fmt: skip
    assert one.detail["promise_gap"] == {"none": 0, "small": 1, "large": 0}
