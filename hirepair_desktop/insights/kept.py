"""Commitments kept (METHOD D2): on the first day named for them, not on a day they were moved to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import PERSON, Asked, Scope, day_of, grouped
from hirepair_desktop.insights.counted import counted, fraction
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.share import Share, change
from hirepair_desktop.model import Commitment, Session
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.model.promising import IS_WRITTEN
from hirepair_desktop.text import _

LIMITS = "Dropped openly is not failure."
"""What D2 cannot tell (METHOD D, last column)."""


LATELY_DAYS = 90
"""What fell due in so many days is told apart from what did before (as METHOD P-05 does)."""


class Fate(StrEnum):
    """What became of a commitment by a day."""

    KEPT = "kept"
    LATE = "late"
    OPEN_PAST_DUE = "open_past_due"
    DROPPED = "dropped"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of commitments whose first day has come. Dropped openly is no failure and enters no rate."""

    kept: int = 0
    late: int = 0
    open_past_due: int = 0
    dropped: int = 0

    @property
    def share(self) -> Share:
        """Kept of those that fell due and were not let go."""
        return Share(self.kept, self.kept + self.late + self.open_past_due)


class Pledge(NamedTuple):
    """A commitment and the pair it was made in; None where it was made outside a session."""

    commitment: Commitment
    pair_id: str | None = None


def was_kept(commitment: Commitment) -> bool:
    """Done on or before the first day named for it."""
    if commitment.status is not CommitmentStatus.DONE:
        return False
    if commitment.done_at is None or commitment.first_due is None:
        return not commitment.done_late
    return day_of(commitment.done_at) <= commitment.first_due


def fate(commitment: Commitment, today: date) -> Fate:
    """What became of it by `today`; what was done later was open then."""
    if commitment.first_due is None or commitment.first_due > today:
        return Fate.NOT_DUE
    if commitment.status is CommitmentStatus.DROPPED:
        return Fate.DROPPED
    done_later = commitment.done_at is not None and day_of(commitment.done_at) > today
    if commitment.status is CommitmentStatus.OPEN or done_later:
        return Fate.OPEN_PAST_DUE
    return Fate.KEPT if was_kept(commitment) else Fate.LATE


def kept_rate(commitments: Iterable[Commitment], today: date, since: date | None = None) -> Kept:
    """METHOD D2 over the commitments first due by `today`, and not before `since` where it is given."""
    found = Counter(
        fate(each, today)
        for each in commitments
        if since is None or (each.first_due is not None and each.first_due >= since)
    )
    return Kept(found[Fate.KEPT], found[Fate.LATE], found[Fate.OPEN_PAST_DUE], found[Fate.DROPPED])


def commitments_kept(s: Block, asked: Asked) -> Iterator[Measure]:
    """D2 of all, of each pair, and of each person over all their pairs."""
    rows = s.execute(
        select(Commitment, Session.partnership_id)
        .outerjoin(Session, Session.id == Commitment.session_id)
        .where(
            IS_WRITTEN,
            or_(Commitment.made_at.is_(None), Commitment.made_at < asked.until),
            *(or_(Commitment.first_due.is_(None), lately) for lately in asked.days_from(Commitment.first_due)),
            *asked.of(Session.partnership_id),
        )
        .order_by(Commitment.first_due, Commitment.id)
    )
    pledges = [Pledge(*row) for row in rows]
    for scope, made in asked.scopes(pledges, lambda pledge: pledge.pair_id):
        yield kept_of(scope, made, asked)
    if asked.partnership_id is None:
        persons = grouped(pledges, lambda pledge: pledge.commitment.owner_id)
        for who in asked.by_name(persons):
            yield kept_of(Scope(PERSON, who), persons[who], asked)


def kept_of(scope: Scope, pledges: Sequence[Pledge], asked: Asked) -> Measure:
    """D2 of one scope; what is not due stays to be seen as a hollow mark (METHOD D.0, H6)."""
    made, today = [pledge.commitment for pledge in pledges], asked.today
    whole = kept_rate(made, today)
    lately, before = _split(made, today)
    by_person = grouped(made, lambda commitment: commitment.owner_id)
    detail: dict[str, Any] = {
        **_counts(whole),
        "not_due": sum(1 for each in made if fate(each, today) is Fate.NOT_DUE),
        "lately": {"days": LATELY_DAYS, **fraction(lately)},
        "before": fraction(before),
        "change": change(before, lately).value,
        "people": [{"person": who, **_counts(kept_rate(by_person[who], today))} for who in asked.by_name(by_person)],
        "items": [
            {"commitment": each.id, "person": each.owner_id, "fate": fate(each, today).value, "moves": each.moves}
            for each in made
        ],
        "cannot_tell": _(LIMITS),
    }
    return counted("D2", scope, whole.share, detail)


def _split(made: Sequence[Commitment], today: date) -> tuple[Share, Share]:
    """What first fell due lately, and what did before."""
    since = today - timedelta(days=LATELY_DAYS)
    earlier = [each for each in made if each.first_due is not None and each.first_due < since]
    return kept_rate(made, today, since).share, kept_rate(earlier, today).share


def _counts(found: Kept) -> dict[str, int]:
    return {
        "kept": found.kept,
        "late": found.late,
        "open_past_due": found.open_past_due,
        "dropped": found.dropped,
    }
