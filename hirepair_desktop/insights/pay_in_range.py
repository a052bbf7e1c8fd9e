"""Pay within agreement (METHOD D13): offers inside the range as it stood, those outside listed with their reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hirepair_desktop.insights.asked import ROLE, Asked, Scope, grouped
from hirepair_desktop.insights.counted import counted
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.offers import Offered, Place
from hirepair_desktop.insights.share import Share
from hirepair_desktop.text import _

LIMITS = "Inside a wide range says less than inside a narrow one."
"""What D13 cannot tell; METHOD D leaves this cell empty, so the words are ours."""


def pay_in_range(offers: Sequence[Offered], asked: Asked) -> Iterator[Measure]:
    """D13 of all, of each pair, and of each role with an offer."""
    for scope, of in asked.scopes(offers, lambda offer: offer.pair_id):
        yield pay_of(scope, of)
    for role_id, of in grouped(offers, lambda offer: offer.role_id).items():
        yield pay_of(Scope(ROLE, role_id), of)


def pay_of(scope: Scope, offers: Sequence[Offered]) -> Measure:
    """D13 of one scope. An offer without a range lies in none and is no part of the share."""
    placed = [offer for offer in offers if offer.place is not Place.NO_RANGE]
    inside = Share(sum(offer.place is Place.INSIDE for offer in placed), len(placed))
    detail: dict[str, Any] = {
        **{place.value: sum(offer.place is place for offer in offers) for place in Place},
        "items": [_item(offer) for offer in offers],
        "cannot_tell": _(LIMITS),
    }
    return counted("D13", scope, inside, detail)


def _item(offer: Offered) -> dict[str, Any]:
    return {
        "offer": offer.id,
        "candidate": offer.candidate_id,
        "alias": offer.alias,
        "role": offer.role_id,
        "amount": offer.amount,
        "low": offer.low,
        "high": offer.high,
        "currency": offer.currency,
        "place": offer.place.value,
        "status": offer.status.value,
        "reason": "" if offer.place is Place.INSIDE else offer.reason,
    }
