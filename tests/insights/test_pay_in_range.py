"""Pay within agreement (METHOD D13): the last version of each offer against the range as it stood."""

from __future__ import annotations

import pytest

from hirepair_desktop.insights.asked import ask
from hirepair_desktop.insights.offers import Place, offers_made
from hirepair_desktop.insights.pay_in_range import pay_in_range
from hirepair_desktop.model import Offer
from hirepair_desktop.model.kinds import OfferStatus
from tests.coaching.table import TODAY
from tests.coaching.world import World, moment


def offer(world: World, candidate_id: str, amount: int, version: int = 1, **values: object) -> None:
    whole = {"range_min": 100, "range_max": 200, "status": OfferStatus.MADE, "set_at": moment(3), **values}
    world.add(Offer(candidate_id=candidate_id, version=version, amount=amount, **whole))


def made(world: World):
    return offers_made(world.s, ask(world.s, TODAY))


@pytest.mark.parametrize(
    ("amount", "place"), [(99, Place.BELOW), (100, Place.INSIDE), (200, Place.INSIDE), (201, Place.ABOVE)]
)
def test_where_an_amount_lies(world: World, amount: int, place: Place):
    offer(world, world.candidate(1).id, amount)
    assert [each.place for each in made(world)] == [place]


def test_the_last_version_counts(world: World):
    candidate = world.candidate(1)
    offer(world, candidate.id, 300)
    offer(world, candidate.id, 150, version=2)
    assert [each.amount for each in made(world)] == [150]


def test_a_draft_is_no_offer(world: World):
    offer(world, world.candidate(1).id, 150, status=OfferStatus.DRAFT)
    assert made(world) == []


def test_without_a_range_there_is_nothing_to_be_inside_of(world: World):
    offer(world, world.candidate(1).id, 150, range_max=None)
    one = next(iter(pay_in_range(made(world), ask(world.s, TODAY))))
    assert (one.n, one.detail["no_range"]) == (0, 1)


def test_an_offer_outside_is_listed_with_its_reason(world: World):
    offer(world, world.candidate(1).id, 250, reason="It replaces outside help.")
    (item,) = next(iter(pay_in_range(made(world), ask(world.s, TODAY)))).detail["items"]
    assert (item["place"], item["reason"]) == ("above", "It replaces outside help.")
