"""Trust extended: what one now leaves to the other, each with its day (METHOD B S23, C.5 P-14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.people import TrustEntry
from hirepair_desktop.text import local


@dataclass(frozen=True, slots=True)
class Trust:
    """One thing that one of a pair leaves to the other."""

    id: str
    from_id: str
    at: datetime
    text: str

    def may_change(self, today: date) -> bool:
        """On the day it was written words can still be changed; then it stands."""
        return not self.text.strip() or local(self.at).date() == today


def trust_of(s: Block, partnership_id: str, until: datetime | None = None) -> list[Trust]:
    """What the two of a pair leave to each other, the newest first, also what is only begun; `until` a moment, for
    print."""
    wanted = (
        select(TrustEntry)
        .where(TrustEntry.partnership_id == partnership_id)
        .order_by(TrustEntry.at.desc(), TrustEntry.id)
    )
    if until is not None:
        wanted = wanted.where(TrustEntry.at <= until)
    return [Trust(entry.id, entry.from_id, entry.at, entry.text) for entry in s.scalars(wanted)]
