"""Ownership kept (METHOD D10): as owners stood when it was decided."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.asked import ask
from hirepair_desktop.insights.ownership import ownership
from hirepair_desktop.model import Decision, Offer, PowerEntry
from hirepair_desktop.model.kinds import DecidedBy, DecisionAbout, DecisionValue, OfferStatus, PowerOver
from tests.coaching.table import TODAY
from tests.coaching.world import World, moment


def told(world: World):
    return next(iter(ownership(world.s, ask(world.s, TODAY))))


def decide(world: World, by: str | None, **values: object) -> None:
    whole = {"value": DecisionValue.YES, "made_at": moment(10), **values}
    world.add(Decision(about=DecisionAbout.ROLE, about_id=world.role.id, made_by=by, **whole))


@pytest.mark.parametrize(
    ("by", "values", "k"),
    [
        ("PRIYA000", {}, 1),
        ("JONAS000", {}, 0),
        ("JONAS000", {"delegation_note": "Priya is away; Jonas decides for her."}, 1),
        ("AMARA000", {"decided_by": DecidedBy.PAIR}, 1),
        ("JONAS000", {"decided_by": DecidedBy.PAIR}, 0),
        (None, {}, 0),
    ],
)
def test_whose_decision_it_was(world: World, by: str | None, values: dict[str, object], k: int):
    world.role.decision_owner_id = world.priya.id
    decide(world, by, **values)
    assert (told(world).k, told(world).n) == (k, 1)


def test_the_owner_counts_who_it_was_then(world: World):
    world.role.decision_owner_id = world.jonas.id
    world.add(
        PowerEntry(role_id=world.role.id, at=moment(5), what=PowerOver.OWNER, from_id=world.priya.id,
                   to_id=world.jonas.id)
    )  # fmt: skip
    decide(world, world.priya.id)
    assert told(world).k == 1


def test_a_decision_that_waits_is_not_counted(world: World):
    decide(world, None, value=None, made_at=None)
    assert (told(world).n, told(world).detail["waiting"]) == (0, 1)


def offer(world: World, n: int, by: str, **values: object) -> None:
    whole = {"amount": 1, "set_by": by, "set_at": moment(4), "status": OfferStatus.MADE, **values}
    world.add(Offer(candidate_id=world.candidate(n).id, **whole))


def test_offers_are_those_of_the_pay_owner(world: World):
    world.role.pay_owner_id = world.priya.id
    offer(world, 1, world.priya.id)
    offer(world, 2, world.jonas.id)
    offer(world, 3, world.jonas.id, delegation_note="Noor sets it this once.")
    assert (told(world).detail["offers"]["k"], told(world).detail["offers"]["n"]) == (2, 3)


def test_pay_by_the_pair_is_kept_by_either(world: World):
    world.role.pay_by_pair = True
    offer(world, 1, world.amara.id)
    assert told(world).detail["offers"]["k"] == 1


def test_the_power_log_is_listed(world: World):
    world.add(PowerEntry(role_id=world.role.id, at=moment(5), what=PowerOver.RANGE, by=world.jonas.id))
    assert [each["what"] for each in told(world).detail["power_log"]] == ["range"]
