"""Days from the last interview to the decision (METHOD D3). A fast bad decision also looks good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median, quantiles
from typing import Any, NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import ROLE, Asked, Scope, day_of, grouped
from hirepair_desktop.insights.counted import few, figure, fraction
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.share import FEWEST_FOR_A_RATE, Share
from hirepair_desktop.model import Candidate, Decision, Interview, Role
from hirepair_desktop.model.candidate_facts import OVER
from hirepair_desktop.model.kinds import DecisionAbout
from hirepair_desktop.text import _

LIMITS = "A fast bad decision also looks good."
"""What D3 cannot tell (METHOD D, last column)."""


class Wait(NamedTuple):
    """How long a candidate waited after the last interview; so far, while nothing is decided."""

    candidate_id: str
    alias: str
    role_id: str
    pair_id: str
    days: int
    decided: bool


def decision_days(s: Block, asked: Asked) -> Iterator[Measure]:
    """D3 of all, of each pair and of each role."""
    waits = list(_waits(s, asked))
    promise = asked.limits.get("DECIDE_PROMISE", 5)
    for scope, of in asked.scopes(waits, lambda wait: wait.pair_id):
        yield days_of(scope, of, promise)
    roles = grouped(waits, lambda wait: wait.role_id)
    codes = s.execute(select(Role.id).where(*asked.of(Role.partnership_id)).order_by(Role.code))
    for (role_id,) in codes:
        yield days_of(Scope(ROLE, role_id), roles.get(role_id, []), promise)


def _waits(s: Block, asked: Asked) -> Iterator[Wait]:
    """Every candidate with an interview held: decided in the days asked about, or still waited for."""
    first = (
        select(Decision.about_id, func.min(Decision.made_at).label("at"))
        .where(Decision.about == DecisionAbout.CANDIDATE, Decision.value.is_not(None), Decision.made_at < asked.until)
        .group_by(Decision.about_id)
        .subquery()
    )
    talked = and_(
        Interview.candidate_id == Candidate.id,
        Interview.held_at < asked.until,
        or_(first.c.at.is_(None), Interview.held_at <= first.c.at),
    )
    rows = s.execute(
        select(
            Candidate.id, Candidate.alias, Candidate.role_id, Role.partnership_id, Candidate.status,
            Candidate.closed_at, func.coalesce(func.max(Interview.held_at), Candidate.last_interview_at), first.c.at,
        )
        .join(Role, Role.id == Candidate.role_id)
        .outerjoin(first, first.c.about_id == Candidate.id)
        .outerjoin(Interview, talked)
        .where(*asked.of(Role.partnership_id))
        .group_by(Candidate.id)
        .order_by(Candidate.alias)
    )  # fmt: skip
    until = asked.until
    for candidate_id, alias, role_id, pair_id, status, closed, last, made in rows:
        still_open = status not in OVER or (closed is not None and closed >= until)
        if last is None or last >= until or (made is None and not still_open):
            continue
        decided = day_of(made) if made is not None else asked.today
        days = (decided - day_of(last)).days
        if days >= 0 and asked.counts(decided):
            yield Wait(candidate_id, alias, role_id, pair_id, days, made is not None)


def days_of(scope: Scope, waits: Sequence[Wait], promise: int) -> Measure:
    """D3 of one scope. `value` is the median; `k` of `n` and the interval are those decided within the promise."""
    days = sorted(wait.days for wait in waits if wait.decided)
    within = Share(sum(each <= promise for each in days), len(days))
    low, high = within.interval or (None, None)
    detail: dict[str, Any] = {
        "unit": "days",
        "days": days,
        "open": sorted(wait.days for wait in waits if not wait.decided),
        "median": float(median(days)) if days else None,
        "quartiles": _quartiles(days),
        "promise": promise,
        "within": {**fraction(within), "withheld": few(within.n) or None},
        "items": [
            {"candidate": wait.candidate_id, "alias": wait.alias, "days": wait.days, "decided": wait.decided}
            for wait in sorted(waits, key=lambda wait: (not wait.decided, wait.days))
        ],
        "cannot_tell": _(LIMITS),
    }
    return Measure(
        "D3", scope.kind, scope.id, within.k, within.n, figure(float(median(days))) if days else None, figure(low),
        figure(high), None if days else few(0), detail,
    )  # fmt: skip


def _quartiles(days: Sequence[int]) -> list[float] | None:
    """The lower and the upper quartile; None for fewer than five, which are shown one by one."""
    if len(days) < FEWEST_FOR_A_RATE:
        return None
    lower, _middle, upper = quantiles(days, n=4, method="inclusive")
    return [lower, upper]
