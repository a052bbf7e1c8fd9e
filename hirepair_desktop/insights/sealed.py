"""The ratings of all reveals, read once: what agreement and independence look at. A draft is no row here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Asked, Pair
from hirepair_desktop.model import Rating, Session


class Sealed(NamedTuple):
    """One value as sealed, and the later one beside it; None where there is none."""

    id: str
    pair_id: str
    session_id: str
    candidate_id: str
    criterion_id: str
    rater_id: str
    value: int | None
    later: int | None
    in_time: bool


class Cell(NamedTuple):
    """What recruiter and manager sealed on the same candidate and criterion (METHOD D4)."""

    pair_id: str
    session_id: str
    candidate_id: str
    criterion_id: str
    recruiter: int
    manager: int


def sealed(s: Block, asked: Asked) -> list[Sealed]:
    """Every rating revealed in the days asked about."""
    rows = s.execute(
        select(
            Rating.id, Session.partnership_id, Rating.session_id, Rating.candidate_id, Rating.criterion_id,
            Rating.rater_id, Rating.value, Rating.revised_value, Rating.revised_at,
            Rating.sealed_at <= Rating.revealed_at,
        )
        .join(Session, Session.id == Rating.session_id)
        .where(*asked.within(Rating.revealed_at), *asked.of(Session.partnership_id))
        .order_by(Rating.session_id, Rating.candidate_id, Rating.criterion_id, Rating.rater_id)
    )  # fmt: skip
    until = asked.until
    return [Sealed(*row[:7], row[7] if _known(row[8], until) else None, bool(row[9])) for row in rows]


def _known(revised_at: datetime | None, until: datetime) -> bool:
    return revised_at is None or revised_at < until


def cells(places: Places, pairs: Mapping[str, Pair]) -> Iterator[Cell]:
    """The cells on which both seats of a pair gave a value."""
    for (session_id, candidate_id, criterion_id), (pair_id, values) in places.items():
        pair = pairs[pair_id]
        recruiter, manager = values.get(pair.recruiter_id), values.get(pair.manager_id)
        if recruiter is not None and manager is not None:
            yield Cell(pair_id, session_id, candidate_id, criterion_id, recruiter, manager)


Place = tuple[str, str, str]
"""Session, candidate and criterion."""

Places = Mapping[Place, tuple[str, dict[str, int]]]
"""What each rater gave at each place, and the pair it belongs to."""


def by_cell(ratings: Iterable[Sealed]) -> Places:
    """The pair of each cell, and the values given there by rater; what was not asked or not shown is left out."""
    found: dict[Place, tuple[str, dict[str, int]]] = {}
    for rating in ratings:
        if rating.value is not None:
            place = (rating.session_id, rating.candidate_id, rating.criterion_id)
            found.setdefault(place, (rating.pair_id, {}))[1][rating.rater_id] = rating.value
    return found
