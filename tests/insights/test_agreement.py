"""Agreement as a measure (METHOD D4): counts always, kappa where it may be, and what several raters had in common."""

from __future__ import annotations

from hirepair_desktop.insights.agreement import agreement_of, several_raters
from hirepair_desktop.insights.asked import ALL, PARTNERSHIP, Scope
from hirepair_desktop.insights.icc import icc
from hirepair_desktop.insights.sealed import Cell
from tests.insights.test_calibration import VECTOR

PAIR = Scope(PARTNERSHIP, "P")


def cells(pairs, candidates: int) -> list[Cell]:
    return [Cell("P", "S", f"K{n % candidates}", f"C{n}", *pair) for n, pair in enumerate(pairs)]


def test_the_vector_of_the_method_is_named_over_five_candidates():
    one = agreement_of(PAIR, cells(VECTOR, 5), 10)
    assert (one.k, one.n, round(one.value or 0, 3), one.withheld) == (6, 10, 0.753, None)


def test_kappa_has_an_interval_by_candidate():
    one = agreement_of(PAIR, cells(VECTOR, 5), 10)
    assert one.low is not None and one.high is not None and one.low < 0.753 < one.high


def test_over_four_candidates_it_is_withheld_and_says_why():
    one = agreement_of(PAIR, cells(VECTOR, 4), 10)
    assert one.withheld == "No kappa: the ratings are of 4 candidates, and it needs 5."


def test_nine_pairs_are_too_few():
    one = agreement_of(PAIR, cells(VECTOR[:9], 9), 10)
    assert one.withheld == "No kappa: 9 pairs of ratings, and it needs 10."


def test_one_value_of_one_of_them_says_nothing():
    one = agreement_of(PAIR, cells([(3, n % 4 + 1) for n in range(12)], 6), 10)
    assert one.withheld == "No kappa: one of you gave one value only, so it says nothing."


def test_without_kappa_the_counts_are_there():
    here = agreement_of(PAIR, cells([(1, 3), (2, 2)], 2), 10).detail
    assert (here["exact"], here["within_1"], here["bias"], here["spread"]) == (1, 1, 1.0, 1)


def test_every_pair_of_ratings_can_be_opened():
    (item,) = agreement_of(PAIR, cells([(2, 4)], 1), 10).detail["items"]
    assert item == {"session": "S", "candidate": "K0", "criterion": "C0", "recruiter": 2, "manager": 4}


def test_the_items_of_all_are_listed_with_their_pairs():
    assert agreement_of(Scope(ALL), cells([(2, 4)], 1), 10).detail["items"] == []


def grid(full: bool, candidates: int = 5):
    rows = {("S", f"K{n % candidates}", f"C{n}"): {"a": r, "b": m, "c": r} for n, (r, m) in enumerate(VECTOR)}
    if not full:
        del rows["S", "K0", "C0"]["c"]
    return rows


def test_two_raters_need_no_more_than_kappa():
    assert several_raters({("S", "K", "C"): {"a": 1, "b": 2}}, 10) is None


def test_three_raters_with_a_full_grid_have_an_icc():
    found = several_raters(grid(full=True), 10)
    assert (found["full_grid"], found["icc"], found["pairwise"]) == (
        True, round(icc([(r, m, r) for r, m in VECTOR]) or 0, 4), [],
    )  # fmt: skip


def test_a_gap_makes_it_pairwise_and_says_so():
    found = several_raters(grid(full=False), 9)
    assert (found["full_grid"], found["icc"]) == (False, None)
    assert [(each["raters"], each["n"]) for each in found["pairwise"]] == [
        (["a", "b"], 10), (["a", "c"], 9), (["b", "c"], 9),
    ]  # fmt: skip


def test_an_icc_over_four_candidates_is_withheld():
    assert several_raters(grid(full=True, candidates=4), 10)["icc"] is None
