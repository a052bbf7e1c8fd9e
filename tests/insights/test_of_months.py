"""Every measure of some months alone: what happened in them, few cases as few, what is open as hollow marks."""

from __future__ import annotations

from datetime import date

import pytest

from hirepair_desktop.insights.asked import Scope, ask
from hirepair_desktop.insights.board import board
from hirepair_desktop.insights.figures import figures
from hirepair_desktop.insights.kept import commitments_kept
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.measures import measures
from hirepair_desktop.insights.ownership import ownership
from hirepair_desktop.model import Commitment, Decision, PowerEntry
from hirepair_desktop.model.kinds import DecisionAbout, DecisionValue, PowerOver
from tests.coaching.world import World, day, moment
from tests.transfer.sample.sampled import TODAY, pairs_by_name, role

PARTS = ((None, date(2026, 7, 31)), (date(2026, 8, 1), date(2026, 9, 30)), (date(2026, 10, 1), TODAY))
"""May to July, August and September, October and November."""


@pytest.fixture(scope="module")
def parts(read_sample) -> list[list[Measure]]:
    with read_sample.read() as s:
        return [measures(s, until, since=since) for since, until in PARTS]


def of(found: list[Measure], measure_id: str, scope_id: str | None = None) -> Measure:
    return next(one for one in found if (one.id, one.scope_id) == (measure_id, scope_id))


def test_everything_counts_in_exactly_one_part_of_the_whole(found: list[Measure], parts) -> None:
    whole = {one.id: one.n for one in found if one.scope == "all"}
    assert {measure_id: sum(of(part, measure_id).n for part in parts) for measure_id in whole} == whole


def test_so_does_what_was_kept_changed_or_told(found: list[Measure], parts) -> None:
    whole = {one.id: one.k for one in found if one.scope == "all" and one.k is not None and one.id != "D14"}
    assert {measure_id: sum(of(part, measure_id).k or 0 for part in parts) for measure_id in whole} == whole


def test_two_feedback_sessions_of_two_months_are_three_items_to_seven(read_sample) -> None:
    with read_sample.read() as s:
        pair = pairs_by_name(s)["P1"].id
        here = of(measures(s, date(2026, 8, 31), pair, date(2026, 7, 1)), "D1", pair).detail
    assert (here["recruiter_to_manager"], here["manager_to_recruiter"], len(here["sessions"])) == (3, 7, 2)


def test_under_five_the_rate_is_withheld_in_words_and_each_is_shown(parts) -> None:
    one = of(parts[2], "D3")
    within = one.detail["within"]["withheld"]
    assert (one.n, one.low, within) == (2, None, "No rate: only 2, and it needs 5. Each is shown by itself.")


def test_under_ten_pairs_there_is_no_kappa_of_these_months(parts) -> None:
    assert (of(parts[2], "D4").value, of(parts[2], "D4").withheld) == (
        None, "No kappa: 6 pairs of ratings, and it needs 10.",
    )  # fmt: skip


def test_who_waits_and_what_is_not_due_stay_as_hollow_marks(found: list[Measure], parts) -> None:
    last = parts[2]
    waiting = [each["alias"] for each in of(last, "D3").detail["items"] if not each["decided"]]
    assert (waiting, of(last, "D2").detail["not_due"]) == (["K19"], of(found, "D2").detail["not_due"])


def test_drift_is_told_from_the_first_version_whatever_the_months(read_sample, parts) -> None:
    with read_sample.read() as s:
        assert round(of(parts[2], "D5", role(s, "R3").id).value or 0, 2) == 0.17


def test_what_was_promised_later_is_not_known_yet(world: World) -> None:
    world.add(Commitment(owner_id=world.amara.id, text="x", first_due=day(-9), due=day(-9), made_at=moment(1)))
    asked = ask(world.s, day(3))
    assert next(iter(commitments_kept(world.s, asked))).detail["items"] == []


def test_who_decided_is_told_by_the_owner_of_that_day_also_when_asked_about_that_day(world: World) -> None:
    world.role.decision_owner_id = world.jonas.id
    moved = {"what": PowerOver.OWNER, "from_id": world.priya.id, "to_id": world.jonas.id}
    world.add(
        PowerEntry(role_id=world.role.id, at=moment(5), **moved),
        Decision(about=DecisionAbout.ROLE, about_id=world.role.id, made_by=world.priya.id, made_at=moment(10),
                 value=DecisionValue.YES),
    )  # fmt: skip
    one = next(iter(ownership(world.s, ask(world.s, day(8)))))
    assert (one.k, one.n, one.detail["power_log"]) == (1, 1, [])


def test_thanks_are_those_of_the_months_and_goals_stay(read_sample) -> None:
    with read_sample.read() as s:
        scope = Scope("partnership", pairs_by_name(s)["P1"].id)
        whole, last = board(s, TODAY, scope), board(s, TODAY, scope, date(2026, 10, 1))
    assert all(each.on is not None and each.on >= date(2026, 10, 1) for each in last.thanks)
    assert (len(last.thanks) < len(whole.thanks), last.goals, last.trust) == (True, whole.goals, whole.trust)


def test_the_file_names_the_days_it_tells_of(read_sample) -> None:
    with read_sample.read() as s:
        one = board(s, date(2026, 9, 30), Scope("partnership", pairs_by_name(s)["P1"].id), date(2026, 7, 1))
    rows = list(figures(one.measures, one.panels, one.months))
    assert (rows[0][-2:], {row[-2:] for row in rows[1 : 1 + len(one.measures)]}) == (
        ("From", "To"), {("2026-07-01", "2026-09-30")},
    )  # fmt: skip


def test_where_nothing_was_counted_a_panel_is_called_by_its_measure(read_sample) -> None:
    with read_sample.read() as s:
        one = board(s, date(2026, 9, 30), Scope("partnership", pairs_by_name(s)["P1"].id), date(2026, 7, 1))
    titles = {panel.measure_id: panel.title for panel in one.panels}
    assert (titles["D7"], titles["D3"], titles["D2"]) == (
        "Challenge and yield", "Days from last interview to decision", "4 of 5 commitments were kept on time",
    )  # fmt: skip
