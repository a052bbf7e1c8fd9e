"""Days from the last interview to the decision (METHOD D3)."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.asked import PARTNERSHIP, Scope, ask
from hirepair_desktop.insights.decision_days import Wait, days_of, decision_days
from hirepair_desktop.model import Decision, Interview
from hirepair_desktop.model.kinds import CandidateStatus, DecisionAbout, DecisionValue
from tests.coaching.table import TODAY
from tests.coaching.world import World, moment


def waits(*days: int, decided: bool = True) -> list[Wait]:
    return [Wait(f"C{n}", f"K{n}", "R", "P", each, decided) for n, each in enumerate(days)]


def of(found: list[Wait]):
    return days_of(Scope(PARTNERSHIP, "P"), found, 5)


def test_median_quartiles_and_the_promise():
    one = of(waits(1, 2, 3, 9, 20))
    assert (one.value, one.k, one.n, one.detail["quartiles"]) == (3, 3, 5, [2.0, 9.0])


def test_four_have_a_median_but_neither_quartiles_nor_a_rate():
    one = of(waits(1, 2, 3, 11))
    assert (one.value, one.low, one.detail["quartiles"]) == (2.5, None, None)
    assert one.detail["within"]["withheld"] == "No rate: only 4, and it needs 5. Each is shown by itself."


def test_who_still_waits_is_shown_and_not_counted():
    one = of([*waits(1), *waits(30, decided=False)])
    assert (one.n, one.detail["open"], len(one.detail["items"])) == (1, [30], 2)


def test_nothing_decided_has_no_median():
    assert (of(waits(3, decided=False)).value, of([]).withheld) == (None, "No rate: there is nothing to count.")


def told(world: World):
    return next(iter(decision_days(world.s, ask(world.s, TODAY)))).detail


def decide(world: World, candidate_id: str, days_ago: float, value: DecisionValue = DecisionValue.NO_HIRE) -> None:
    world.add(
        Decision(about=DecisionAbout.CANDIDATE, about_id=candidate_id, value=value, made_at=moment(days_ago))
    )  # fmt: skip


def test_the_first_decision_counts_be_it_a_hold(world: World):
    candidate = world.candidate(1)
    world.add(Interview(candidate_id=candidate.id, held_at=moment(10)))
    decide(world, candidate.id, 3)
    decide(world, candidate.id, 6, DecisionValue.HOLD)
    assert told(world)["days"] == [4]


def test_an_interview_after_the_first_decision_is_not_the_last_before_it(world: World):
    candidate = world.candidate(1)
    world.add(*(Interview(candidate_id=candidate.id, held_at=moment(at)) for at in (12, 10, 2)))
    decide(world, candidate.id, 6)
    assert told(world)["days"] == [4]


def test_a_candidate_without_interviews_goes_by_the_day_kept_with_them(world: World):
    candidate = world.candidate(1, last_interview_at=moment(9))
    decide(world, candidate.id, 7)
    assert told(world)["days"] == [2]


@pytest.mark.parametrize(("status", "found"), [(CandidateStatus.INTERVIEWING, [5]), (CandidateStatus.WITHDRAWN, [])])
def test_only_who_is_still_in_the_running_waits(world: World, status: CandidateStatus, found: list[int]):
    candidate = world.candidate(1, status=status, closed_at=moment(2) if not found else None)
    world.add(Interview(candidate_id=candidate.id, held_at=moment(5)))
    assert told(world)["open"] == found


def test_without_an_interview_nothing_is_measured(world: World):
    decide(world, world.candidate(1).id, 3)
    assert (told(world)["days"], told(world)["open"]) == ([], [])
