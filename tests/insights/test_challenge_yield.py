"""Challenge and yield (METHOD D7)."""

from __future__ import annotations

from hirepair_desktop.insights.asked import ALL, Scope, ask
from hirepair_desktop.insights.challenge_yield import Point, challenge_yield, yield_of
from hirepair_desktop.model import Challenge
from hirepair_desktop.model.kinds import ChallengeResult, SessionKind
from tests.coaching.table import TODAY
from tests.coaching.world import World


def point(result: str, by: str = "recruiter", session: str = "S1") -> Point:
    return Point("C", session, "P", "2026-06-01", by, result)


def test_what_changed_is_told_of_what_has_a_result():
    results = ["changed", "kept", "parked", "changed", "kept", "open"]
    one = yield_of(Scope(ALL), [point(result) for result in results])
    assert (one.k, one.n, one.detail["open"]["recruiter"]) == (2, 5, 1)


def test_results_are_split_by_who_raised_them():
    one = yield_of(Scope(ALL), [point("changed"), point("changed", "manager"), point("kept", "manager")])
    assert (one.detail["changed"], one.detail["kept"]["manager"]) == ({"recruiter": 1, "manager": 1, "others": 0}, 1)


def test_each_session_has_its_pair_of_bars():
    one = yield_of(Scope(ALL), [point("kept"), point("kept", "manager", "S2"), point("kept", "manager", "S2")])
    assert [(each["session"], each["recruiter"], each["manager"]) for each in one.detail["sessions"]] == [
        ("S1", 1, 0), ("S2", 0, 2),
    ]  # fmt: skip


def test_sides_are_those_of_the_pair(world: World):
    session = world.session(SessionKind.DEBRIEF, 3)
    for who, other in ((world.amara, world.priya), (world.priya, world.amara), (world.jonas, world.priya)):
        world.add(
            Challenge(session_id=session.id, from_id=who.id, to_id=other.id, result=ChallengeResult.KEPT)
        )  # fmt: skip
    one = next(iter(challenge_yield(world.s, ask(world.s, TODAY))))
    assert one.detail["raised"] == {"recruiter": 1, "manager": 1, "others": 1}
