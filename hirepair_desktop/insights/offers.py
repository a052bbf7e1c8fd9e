"""The offers that were made, each in its last version: what ownership (D10) and pay (D13) look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Asked, day_of
from hirepair_desktop.model import Candidate, Offer, Role
from hirepair_desktop.model.kinds import OfferStatus


class Place(StrEnum):
    """Where an amount lies against the range as it stood."""

    INSIDE = "inside"
    BELOW = "below"
    ABOVE = "above"
    NO_RANGE = "no_range"


class Offered(NamedTuple):
    """The last version of an offer. Amounts are minor units."""

    id: str
    candidate_id: str
    alias: str
    role_id: str
    pair_id: str
    amount: int
    currency: str
    low: int | None
    high: int | None
    set_by: str | None
    set_at: datetime | None
    delegated: bool
    reason: str
    status: OfferStatus

    @property
    def place(self) -> Place:
        """Where the amount lies; without a whole range there is nothing to be inside of."""
        if self.low is None or self.high is None:
            return Place.NO_RANGE
        if self.amount < self.low:
            return Place.BELOW
        return Place.ABOVE if self.amount > self.high else Place.INSIDE


def offers_made(s: Block, asked: Asked) -> list[Offered]:
    """The last version of each offer set in the days asked about, drafts left out, by role and alias."""
    last = {offer.candidate_id: offer for offer in _versions(s, asked)}
    return [offer for offer in last.values() if asked.counts(day_of(offer.set_at) if offer.set_at else None)]


def _versions(s: Block, asked: Asked) -> Iterator[Offered]:
    rows = s.execute(
        select(
            Offer.id, Offer.candidate_id, Candidate.alias, Candidate.role_id, Role.partnership_id, Offer.amount,
            Offer.currency, Offer.range_min, Offer.range_max, Offer.set_by, Offer.set_at, Offer.delegation_note,
            Offer.reason, Offer.status,
        )
        .join(Candidate, Candidate.id == Offer.candidate_id)
        .join(Role, Role.id == Candidate.role_id)
        .where(
            Offer.status != OfferStatus.DRAFT,
            or_(Offer.set_at.is_(None), Offer.set_at < asked.until),
            *asked.of(Role.partnership_id),
        )
        .order_by(Role.code, Candidate.alias, Offer.version)
    )  # fmt: skip
    for row in rows:
        found: Sequence[Any] = row
        yield Offered._make([*found[:11], bool(found[11].strip()), *found[12:]])
