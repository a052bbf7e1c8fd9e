"""Everyone recruits (METHOD D14)."""

from __future__ import annotations

from hirepair_desktop.insights.asked import ask
from hirepair_desktop.insights.everyone_recruits import everyone_recruits
from hirepair_desktop.model import Interview, Thanks
from hirepair_desktop.model.kinds import SessionKind, Source
from tests.coaching.table import TODAY
from tests.coaching.world import World, moment


def told(world: World):
    return next(iter(everyone_recruits(world.s, ask(world.s, TODAY))))


def test_each_kind_of_contribution_is_counted_by_person(world: World):
    candidate = world.candidate(1, source=Source.SOURCED, sourced_by_id=world.amara.id)
    world.candidate(2, source=Source.LEAD, referrer_id=world.jonas.id)
    world.candidate(3, source=Source.REFERRAL, referrer_id=world.jonas.id)
    world.add(Interview(candidate_id=candidate.id, held_at=moment(3), interviewers=[world.jonas, world.priya]))
    world.add(
        Thanks(session_id=world.session(SessionKind.DEBRIEF, 2).id, from_id=world.amara.id, to_id=world.jonas.id)
    )  # fmt: skip
    kinds = ("name", "interviews", "leads", "referrals", "thanks", "total", "thanked")
    assert [tuple(each[kind] for kind in kinds) for each in told(world).detail["people"]] == [
        ("Amara Okafor", 0, 1, 0, 1, 2, 0),
        ("Jonas Brandt", 1, 1, 1, 0, 3, 1),
        ("Priya Raman", 1, 0, 0, 0, 1, 0),
    ]


def test_the_share_of_the_busiest_person(world: World):
    for n in range(6):
        candidate = world.candidate(n)
        world.add(
            Interview(candidate_id=candidate.id, held_at=moment(3), interviewers=[world.jonas if n else world.priya])
        )  # fmt: skip
    one = told(world)
    assert (one.k, one.n, one.detail["top"], one.detail["interviews"]["n"]) == (5, 6, ["JONAS000"], 6)


def test_a_planned_interview_is_no_contribution(world: World):
    world.add(Interview(candidate_id=world.candidate(1).id, held_at=moment(-3), interviewers=[world.jonas]))
    assert (told(world).n, told(world).detail["top"]) == (0, [])
