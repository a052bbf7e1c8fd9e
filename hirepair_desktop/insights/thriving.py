"""Thriving (METHOD D16): hires past a check-in day with a sign of thriving written down, and what was promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Asked, Scope
from hirepair_desktop.insights.counted import counted, few, fraction
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.share import Share
from hirepair_desktop.model import Candidate, CheckIn, Role
from hirepair_desktop.model.kinds import CandidateStatus, PromiseGap
from hirepair_desktop.text import _

LIMITS = "A sign is what somebody chose to write down; no sign may mean that nobody asked."
"""What D16 cannot tell; METHOD D leaves this cell empty, so the words are ours."""

DAYS = (30, 60, 90, 180)
"""The talks that ask for a sign; the hello of day 14 does not (METHOD A.5)."""

NOT_YET = "not yet"
"""An honest answer, and no sign (METHOD A.4, `thriveSign`)."""


class Moment(NamedTuple):
    """A check-in day of a hire: whether it has come, was talked about, and showed a sign."""

    hire_id: str
    alias: str
    pair_id: str
    day: int
    past: bool
    check_in_id: str | None = None
    held: bool = False
    sign: bool = False
    gap: PromiseGap | None = None


def thriving(s: Block, asked: Asked) -> Iterator[Measure]:
    """D16 of all and of each pair."""
    hires = s.execute(
        select(Candidate.id, Candidate.alias, Role.partnership_id, Candidate.started_on)
        .join(Role, Role.id == Candidate.role_id)
        .where(
            Candidate.status == CandidateStatus.HIRED,
            Candidate.started_on <= asked.today,
            *asked.of(Role.partnership_id),
        )
        .order_by(Candidate.alias)
    ).all()
    talks = {(talk.hire_id, talk.day): talk for talk in s.scalars(select(CheckIn).where(CheckIn.day.in_(DAYS)))}
    moments = [
        each
        for hire_id, alias, pair_id, started in hires
        if started is not None
        for day in DAYS
        if not (each := moment((hire_id, alias, pair_id), day, started, talks.get((hire_id, day)), asked.today)).past
        or asked.counts(_on(started, day, talks.get((hire_id, day))))
    ]
    for scope, of in asked.scopes(moments, lambda each: each.pair_id):
        yield thriving_of(scope, of)


def _on(started: date, day: int, talk: CheckIn | None) -> date:
    """The day that counts: that of the talk, or the one it was due on."""
    return talk.held_on if talk is not None and talk.held_on is not None else started + timedelta(days=day)


def moment(hire: tuple[str, str, str], day: int, started: date, talk: CheckIn | None, today: date) -> Moment:
    """A check-in day of a hire (id, alias, pair) with its talk, if there was one by `today`."""
    past = started + timedelta(days=day) <= today
    if talk is None or talk.held_on is None or talk.held_on > today:
        return Moment(*hire, day, past, talk.id if talk is not None else None)
    return Moment(*hire, day, True, talk.id, True, is_sign(talk.thrive_sign), talk.promise_gap)


def is_sign(words: str) -> bool:
    """Whether a concrete sign was written, and not "not yet"."""
    said = " ".join(words.casefold().split())
    return bool(said) and not said.startswith((NOT_YET, _("not yet").casefold()))


def thriving_of(scope: Scope, moments: Sequence[Moment]) -> Measure:
    """D16 of one scope over all days that have come; each day beside it, and what is still to come as hollow marks."""
    past = [each for each in moments if each.past]
    held = [each for each in past if each.held]
    detail: dict[str, Any] = {
        "days": [_day(day, [each for each in past if each.day == day]) for day in DAYS],
        "promise_gap": {gap.value: sum(each.gap is gap for each in held) for gap in PromiseGap},
        "items": [_item(each) for each in moments],
        "cannot_tell": _(LIMITS),
    }
    return counted("D16", scope, _share(past), detail)


def _share(past: Sequence[Moment]) -> Share:
    return Share(sum(each.sign for each in past), len(past))


def _day(day: int, past: Sequence[Moment]) -> dict[str, Any]:
    share = _share(past)
    return {"day": day, **fraction(share), "withheld": few(share.n) or None}


def _item(each: Moment) -> dict[str, Any]:
    return {
        "candidate": each.hire_id,
        "alias": each.alias,
        "day": each.day,
        "check_in": each.check_in_id,
        "past": each.past,
        "held": each.held,
        "sign": each.sign,
        "promise_gap": each.gap.value if each.gap is not None else None,
    }
