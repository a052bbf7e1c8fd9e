"""Promises both ways (METHOD D11)."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.asked import ask
from hirepair_desktop.insights.promises_met import promises_met
from hirepair_desktop.model import Promise, PromiseEvent
from tests.coaching.table import TODAY
from tests.coaching.world import World, moment


@pytest.mark.parametrize(
    ("due", "met", "fate"),
    [(5, 6, "on_time"), (5, 5, "on_time"), (5, 4, "late"), (5, None, "missed"), (-5, None, "not_due")],
)
def test_what_became_of_a_promise(world: World, due: float, met: float | None, fate: str):
    promise = world.add(Promise(role_id=world.role.id, from_id=world.priya.id, text="x"))
    at = moment(met) if met is not None else None
    world.add(PromiseEvent(promise_id=promise.id, due_at=moment(due), met_at=at))
    one = next(iter(promises_met(world.s, ask(world.s, TODAY))))
    assert [(each["side"], each["fate"]) for each in one.detail["items"]] == [("manager", fate)]


def test_each_side_has_its_own_fraction(world: World):
    for who, met in ((world.amara, 6), (world.priya, 6), (world.priya, 4)):
        promise = world.add(Promise(role_id=world.role.id, from_id=who.id, text="x"))
        world.add(PromiseEvent(promise_id=promise.id, due_at=moment(5), met_at=moment(met)))
    here = next(iter(promises_met(world.s, ask(world.s, TODAY)))).detail
    assert [(here[side]["k"], here[side]["n"]) for side in ("recruiter", "manager")] == [(1, 1), (1, 2)]
