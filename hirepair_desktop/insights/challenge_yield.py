"""Challenge and yield (METHOD D7): who challenges whom, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Asked, Scope, day_of, grouped
from hirepair_desktop.insights.counted import counted
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.share import Share
from hirepair_desktop.model import Challenge, Session
from hirepair_desktop.model.kinds import ChallengeResult
from hirepair_desktop.text import _

LIMITS = "More is not better; none at all is a sign."
"""What D7 cannot tell (METHOD D, last column)."""

RECRUITER, MANAGER, OTHERS = "recruiter", "manager", "others"
SEATS = (RECRUITER, MANAGER, OTHERS)
OPEN = "open"
"""A challenge without a result yet: a hollow mark (METHOD D.0, H6)."""


class Point(NamedTuple):
    """A challenge: who raised it, where, and how it ended."""

    id: str
    session_id: str
    pair_id: str
    on: str
    by: str
    result: str


def challenge_yield(s: Block, asked: Asked) -> Iterator[Measure]:
    """D7 of all and of each pair."""
    rows = s.execute(
        select(
            Challenge.id, Challenge.session_id, Session.partnership_id, Session.started_at, Challenge.from_id,
            Challenge.result, Challenge.resolved_at,
        )
        .join(Session, Session.id == Challenge.session_id)
        .where(*asked.within(Session.started_at), *asked.of(Session.partnership_id))
        .order_by(Session.started_at, Challenge.made_at, Challenge.id)
    )  # fmt: skip
    points, until = [], asked.until
    for challenge_id, session_id, pair_id, started, from_id, result, resolved in rows:
        pair = asked.pairs[pair_id]
        by = {pair.recruiter_id: RECRUITER, pair.manager_id: MANAGER}.get(from_id, OTHERS)
        known = result is not None and (resolved is None or resolved < until)
        on = day_of(started).isoformat() if started is not None else ""
        points.append(Point(challenge_id, session_id, pair_id, on, by, result.value if known and result else OPEN))
    for scope, of in asked.scopes(points, lambda point: point.pair_id):
        yield yield_of(scope, of)


def yield_of(scope: Scope, points: Sequence[Point]) -> Measure:
    """D7 of one scope: changed of resolved, with the split by who raised it and the sessions one by one."""
    results = Counter(point.result for point in points)
    resolved = len(points) - results[OPEN]
    detail: dict[str, Any] = {
        **{result.value: _by_seat(points, result.value) for result in ChallengeResult},
        OPEN: _by_seat(points, OPEN),
        "raised": {seat: sum(point.by == seat for point in points) for seat in SEATS},
        "sessions": [
            {"session": session_id, "date": of[0].on, **{seat: sum(p.by == seat for p in of) for seat in SEATS}}
            for session_id, of in grouped(points, lambda point: point.session_id).items()
        ],
        "items": [
            {"challenge": point.id, "session": point.session_id, "by": point.by, "result": point.result}
            for point in points
        ],
        "cannot_tell": _(LIMITS),
    }
    return counted("D7", scope, Share(results[ChallengeResult.CHANGED.value], resolved), detail)


def _by_seat(points: Sequence[Point], result: str) -> dict[str, int]:
    return {seat: sum(point.by == seat and point.result == result for point in points) for seat in SEATS}
