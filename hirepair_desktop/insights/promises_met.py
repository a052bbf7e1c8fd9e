"""Promises both ways (METHOD D11): standing promises that fell due, and those met on time, for each side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Asked, Scope, grouped
from hirepair_desktop.insights.counted import counted, few, fraction
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.share import Share
from hirepair_desktop.model import Promise, PromiseEvent, Role
from hirepair_desktop.text import _

LIMITS = "Only what was written down as due is counted."
"""What D11 cannot tell; METHOD D leaves this cell empty, so the words are ours."""

RECRUITER, MANAGER = "recruiter", "manager"
ON_TIME, LATE, MISSED, NOT_DUE = "on_time", "late", "missed", "not_due"


class Due(NamedTuple):
    """One time a promise fell due: whose it was, and what became of it."""

    id: str
    promise_id: str
    pair_id: str
    side: str
    fate: str


def promises_met(s: Block, asked: Asked) -> Iterator[Measure]:
    """D11 of all and of each pair."""
    rows = s.execute(
        select(
            PromiseEvent.id, Promise.id, Role.partnership_id, Promise.from_id, PromiseEvent.due_at, PromiseEvent.met_at
        )
        .join(Promise, Promise.id == PromiseEvent.promise_id)
        .join(Role, Role.id == Promise.role_id)
        .where(*asked.moments_from(PromiseEvent.due_at), *asked.of(Role.partnership_id))
        .order_by(PromiseEvent.due_at, PromiseEvent.id)
    )
    events, until = [], asked.until
    for event_id, promise_id, pair_id, from_id, due, met in rows:
        fate = _fate(due, met if met is not None and met < until else None, until)
        side = MANAGER if from_id == asked.pairs[pair_id].manager_id else RECRUITER
        events.append(Due(event_id, promise_id, pair_id, side, fate))
    for scope, of in asked.scopes(events, lambda event: event.pair_id):
        yield promises_of(scope, of)


def _fate(due: datetime, met: datetime | None, until: datetime) -> str:
    if met is None:
        return MISSED if due < until else NOT_DUE
    return ON_TIME if met <= due else LATE


def promises_of(scope: Scope, events: Sequence[Due]) -> Measure:
    """D11 of one scope: both sides together in `k` of `n`, each side beside the other in the detail."""
    sides = grouped(events, lambda event: event.side)
    detail: dict[str, Any] = {
        **{side: _side(sides.get(side, [])) for side in (RECRUITER, MANAGER)},
        "not_due": sum(event.fate == NOT_DUE for event in events),
        "items": [
            {"event": event.id, "promise": event.promise_id, "side": event.side, "fate": event.fate} for event in events
        ],
        "cannot_tell": _(LIMITS),
    }
    return counted("D11", scope, _share(events), detail)


def _side(events: Sequence[Due]) -> dict[str, Any]:
    share = _share(events)
    late, missed = (sum(event.fate == fate for event in events) for fate in (LATE, MISSED))
    return {**fraction(share), "late": late, "missed": missed, "withheld": few(share.n) or None}


def _share(events: Sequence[Due]) -> Share:
    due = [event.fate for event in events if event.fate != NOT_DUE]
    return Share(due.count(ON_TIME), len(due))
