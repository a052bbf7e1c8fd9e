"""Every figure METHOD F expects of the sample at day 180, as the measures give it."""

from __future__ import annotations

from datetime import date

import pytest

from hirepair_desktop.insights.calibration import kappa
from hirepair_desktop.insights.measures import measures
from hirepair_desktop.insights.saying import said
from hirepair_desktop.model import Candidate, Criterion
from tests.insights.conftest import Find

PAIRS = ("P1", "P2", "P3", "P4")


@pytest.mark.parametrize(
    ("name", "to_manager", "to_recruiter", "value"),
    [("P1", 9, 12, 0.75), ("P2", 6, 7, 0.86), ("P3", 3, 7, 0.43), ("P4", 0, 1, 0.0)],
)
def test_d1_feedback_balance(find: Find, name: str, to_manager: int, to_recruiter: int, value: float) -> None:
    one = find("D1", name)
    ways = (one.detail["recruiter_to_manager"], one.detail["manager_to_recruiter"])
    assert (*ways, round(one.value or 0, 2)) == (to_manager, to_recruiter, value)


def test_d1_the_last_three_sessions_of_the_first_pair_are_even(find: Find) -> None:
    last = find("D1", "P1").detail["last"]
    assert last == {"sessions": 3, "recruiter_to_manager": 8, "manager_to_recruiter": 8, "balance": 1.0}


def test_d1_every_session_has_its_bar(find: Find) -> None:
    bars = [
        (each["recruiter_to_manager"], each["manager_to_recruiter"]) for each in find("D1", "P3").detail["sessions"]
    ]
    assert bars == [(0, 3), (1, 3), (2, 1)]


def test_d2_commitments_kept_over_all(find: Find) -> None:
    one = find("D2")
    assert (one.k, one.n, round(one.value or 0, 2), round(one.low or 0, 2), round(one.high or 0, 2)) == (
        19, 26, 0.73, 0.54, 0.86,
    )  # fmt: skip


@pytest.mark.parametrize(("name", "k", "n"), [("P1", 8, 10), ("P2", 7, 8), ("P3", 3, 7), ("P4", 1, 1)])
def test_d2_commitments_kept_by_pair(find: Find, name: str, k: int, n: int) -> None:
    assert (find("D2", name).k, find("D2", name).n) == (k, n)


def test_d2_two_are_open_past_due(find: Find) -> None:
    assert find("D2", "P3").detail["open_past_due"] == 2


@pytest.mark.parametrize(("name", "days"), [("", 4), ("R1", 2.5), ("R2", 4), ("R3", 13), ("R4", 2)])
def test_d3_median_days_to_the_decision(find: Find, name: str, days: float) -> None:
    assert find("D3", name).value == days


def test_d3_nine_of_thirteen_within_five_days(find: Find) -> None:
    one = find("D3")
    assert (one.k, one.n, round(one.low or 0, 2), round(one.high or 0, 2)) == (9, 13, 0.42, 0.87)


def test_d3_who_waits_still_is_a_hollow_mark(find: Find) -> None:
    assert [each["alias"] for each in find("D3").detail["items"] if not each["decided"]] == ["K19"]


def test_d4_the_grid(find: Find) -> None:
    assert find("D4").detail["grid"] == [[0, 0, 0, 0], [2, 5, 4, 2], [0, 4, 16, 3], [0, 2, 2, 3]]


def test_d4_pairs_exact_and_within_one(find: Find) -> None:
    one = find("D4")
    assert (one.n, one.detail["candidates"], one.detail["exact"], one.detail["within_1"]) == (43, 13, 24, 39)


def test_d4_the_shares_of_exact_and_within_one(find: Find) -> None:
    here = find("D4").detail
    assert (round(here["exact_share"]["value"], 2), round(here["within_1_share"]["value"], 2)) == (0.56, 0.91)


@pytest.mark.parametrize(("name", "bias"), [("", -0.02), ("P4", 0.67), ("P2", -0.33)])
def test_d4_bias(find: Find, name: str, bias: float) -> None:
    assert round(find("D4", name).detail["bias"], 2) == bias


def test_d4_kappa_and_its_interval(find: Find) -> None:
    one = find("D4")
    assert (one.value, one.low, one.high) == (
        pytest.approx(0.31, abs=0.005), pytest.approx(-0.07, abs=0.04), pytest.approx(0.62, abs=0.04),
    )  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_d4_kappa_is_withheld_for_each_pair(find: Find, name: str) -> None:
    one = find("D4", name)
    assert (one.value, one.detail["kappa"], (one.withheld or "")[:9]) == (None, None, "No kappa:")


def test_d4_a_spread_of_two_in_four_cells(find: Find) -> None:
    assert find("D4").detail["spread"] == 4


def test_d4_the_four_cells_are_those_of_the_method(find: Find, read_sample) -> None:
    """K02-1, K04-1, K11-1 and K17-2: candidate and place of the must."""
    with read_sample.read() as s:
        wide = [
            (s.get_one(Candidate, each["candidate"]).alias, s.get_one(Criterion, each["criterion"]).rank)
            for name in PAIRS
            for each in find("D4", name).detail["items"]
            if abs(each["recruiter"] - each["manager"]) >= 2
        ]
    assert sorted(wide) == [("K02", 1), ("K04", 1), ("K11", 1), ("K17", 2)]


@pytest.mark.parametrize(
    ("name", "candidates", "raw"), [("P1", 4, 0.05), ("P2", 3, 0.73), ("P3", 4, 0.25), ("P4", 2, 0.0)]
)
def test_d4_of_each_pair_too_few_candidates_whatever_kappa_would_be(
    find: Find, name: str, candidates: int, raw: float
) -> None:
    here = find("D4", name).detail
    grid = {(r, m): n for r, row in enumerate(here["grid"], start=1) for m, n in enumerate(row, start=1)}
    assert (here["candidates"], kappa(grid)) == (candidates, pytest.approx(raw, abs=0.005))


def test_d4_the_seed_is_fixed_the_interval_is_the_same_in_every_run(find: Find) -> None:
    assert (find("D4").low, find("D4").high) == (-0.0669, 0.6222)


def test_d4_says_that_it_cannot_tell(find: Find) -> None:
    assert said(find("D4"))[-1] == "Cannot tell weak from good agreement yet."


@pytest.mark.parametrize(("name", "value"), [("R1", 0.0), ("R2", 0.0), ("R3", 0.17), ("R4", 0.0)])
def test_d5_drift(find: Find, name: str, value: float) -> None:
    assert round(find("D5", name).value or 0, 2) == value


def test_d6_two_dots_and_no_statistic(find: Find) -> None:
    one = find("D6")
    assert ([each["alias"] for each in one.detail["items"]], one.value, one.low) == (["K01", "K07"], None, None)


def test_d6_the_dots_are_what_was_sealed_and_what_came_of_it(find: Find) -> None:
    k01 = find("D6").detail["items"][0]
    assert (k01["recruiter"], k01["manager"], k01["k"], k01["n"]) == (2.75, 3.25, 3, 4)


def test_d9_seven_of_seven_later_views_moved_to_the_manager(find: Find) -> None:
    one = find("D9")
    assert (one.k, one.n, one.detail["towards_recruiter"], one.detail["away"]) == (7, 7, 0, 0)


def test_d9_every_debrief_was_sealed_before_the_reveal(find: Find) -> None:
    assert (find("D9").detail["independent"]["k"], find("D9").detail["independent"]["n"]) == (13, 13)


def test_d10_offers_set_by_the_pay_owner(find: Find) -> None:
    assert (find("D10").detail["offers"]["k"], find("D10").detail["offers"]["n"]) == (4, 5)


def test_d10_every_decision_was_made_by_its_owner_and_two_wait(find: Find) -> None:
    assert (find("D10").k, find("D10").n, find("D10").detail["waiting"]) == (17, 17, 2)


def test_d12_six_of_seven_were_told_and_one_waits(find: Find) -> None:
    one = find("D12")
    untold = [each["alias"] for each in one.detail["items"] if each["told"] == "nothing"]
    assert (one.k, one.n, untold) == (6, 7, ["K16"])


def test_d13_offers_in_the_range(find: Find) -> None:
    one = find("D13")
    outside = [each["alias"] for each in one.detail["items"] if each["place"] == "above"]
    assert (one.k, one.n, outside) == (4, 5, ["K04"])


def test_d14_one_person_was_in_eleven_of_fifteen_talks(find: Find) -> None:
    talks = find("D14", "R1").detail["interviews"]
    assert (talks["k"], talks["n"]) == (11, 15)


def test_d15_the_gap_that_was_mended(find: Find) -> None:
    safe = [
        (each["items"][2]["recruiter"], each["items"][2]["manager"]) for each in find("D15", "P3").detail["history"]
    ]
    assert safe[1:] == [(2, 4), (4, 4)]


def test_d16_a_sign_in_every_talk_that_asked(find: Find) -> None:
    assert (find("D16").k, find("D16").n) == (7, 7)


@pytest.mark.parametrize(
    ("measure_id", "k", "n"), [("D13", 1, 2), ("D9", 4, 4), ("D10", 6, 6), ("D3", 3, 4), ("D16", 0, 0)]
)
def test_on_an_earlier_day_only_what_was_known_then_counts(read_sample, measure_id: str, k: int, n: int) -> None:
    with read_sample.read() as s:
        (one,) = (m for m in measures(s, date(2026, 7, 2)) if m.id == measure_id and m.scope == "all")
    assert (one.k, one.n) == (k, n)
