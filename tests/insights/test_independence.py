"""Independence and pull (METHOD D9)."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.asked import Pair
from hirepair_desktop.insights.independence import Pull, debriefs, later_views
from hirepair_desktop.insights.sealed import Sealed, by_cell

PAIRS = {"P": Pair("P", "R", "M")}


def rating(who: str, value: int | None, later: int | None = None, *, in_time: bool = True) -> Sealed:
    return Sealed(f"X{who}", "P", "S", "K", "C", who, value, later, in_time)


def pull(*ratings: Sealed) -> Pull:
    (view,) = later_views(ratings, by_cell(ratings), PAIRS)
    return view.pull


@pytest.mark.parametrize(
    ("ratings", "found"),
    [
        ((rating("R", 2, 3), rating("M", 4)), Pull.TOWARDS_MANAGER),
        ((rating("R", 2, 1), rating("M", 4)), Pull.AWAY),
        ((rating("R", 2), rating("M", 4, 3)), Pull.TOWARDS_RECRUITER),
        ((rating("R", 2), rating("M", 3, 4)), Pull.AWAY),
        ((rating("R", 3), rating("M", 3), rating("J", 1, 2)), Pull.TOWARDS_BOTH),
        ((rating("R", 1), rating("M", 4), rating("J", 2, 3)), Pull.TOWARDS_MANAGER),
        ((rating("R", 1), rating("M", 4), rating("J", 3, 2)), Pull.TOWARDS_RECRUITER),
        ((rating("R", 2, 4), rating("M", None)), Pull.AWAY),
        ((rating("R", 2, 2), rating("M", 4)), Pull.AWAY),
    ],
)
def test_which_way_a_later_view_moved(ratings, found):
    assert pull(*ratings) is found


@pytest.mark.parametrize(
    ("ratings", "released", "independent"),
    [
        ((rating("R", 2), rating("M", 4)), set(), True),
        ((rating("R", 2),), set(), False),
        ((rating("R", 2), rating("M", 4, in_time=False)), set(), False),
        ((rating("R", 2), rating("M", 4)), {("S", "K")}, False),
        ((rating("R", 2), rating("M", 4)), {("S", None)}, False),
        ((rating("R", 2), rating("M", 4)), {("S", "L")}, True),
    ],
)
def test_a_debrief_is_independent_when_all_had_sealed(ratings, released, independent):
    (found,) = debriefs(ratings, PAIRS, released)
    assert found.independent is independent
