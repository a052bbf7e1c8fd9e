"""Candour to candidates (METHOD D12): closed after an interview, and told a strength and a growth point in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Asked, Scope, day_of, grouped
from hirepair_desktop.insights.counted import counted
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.share import Share
from hirepair_desktop.model import Candidate, CandidateMessage, Interview, Role
from hirepair_desktop.model.feedback_links import working_days
from hirepair_desktop.model.kinds import CandidateStatus
from hirepair_desktop.text import _

LIMITS = "The quality of a message is not measured."
"""What D12 cannot tell (METHOD D, last column)."""


class Told(StrEnum):
    """What a candidate heard. Not due yet is a hollow mark (METHOD D.0, H6)."""

    BOTH = "both"
    LATE = "late"
    ONE_SIDED = "one_sided"
    NOTHING = "nothing"
    NOT_DUE = "not_due"


class Message(NamedTuple):
    """A message that was sent: when, and whether it holds both kinds of candour."""

    on: date
    both: bool


class Closed(NamedTuple):
    """A candidate closed after an interview."""

    id: str
    alias: str
    pair_id: str
    closed_on: date
    told: Told
    days: int | None


def candour_to_candidates(s: Block, asked: Asked) -> Iterator[Measure]:
    """D12 of all and of each pair."""
    most = asked.limits.get("MESSAGE_DAYS", 3)
    messages = _messages(s, asked)
    met = select(Interview.candidate_id).where(Interview.held_at < asked.until)
    rows = s.execute(
        select(Candidate.id, Candidate.alias, Role.partnership_id, Candidate.closed_at)
        .join(Role, Role.id == Candidate.role_id)
        .where(
            Candidate.status == CandidateStatus.CLOSED,
            *asked.within(Candidate.closed_at),
            Candidate.id.in_(met),
            *asked.of(Role.partnership_id),
        )
        .order_by(Candidate.alias)
    )
    closed = []
    for candidate_id, alias, pair_id, at in rows:
        if at is not None:
            on, sent = day_of(at), messages.get(candidate_id, [])
            days = min((working_days(on, message.on) for message in sent if message.both), default=None)
            closed.append(Closed(candidate_id, alias, pair_id, on, told(on, sent, most, asked.today), days))
    for scope, of in asked.scopes(closed, lambda each: each.pair_id):
        yield candour_of(scope, of)


def _messages(s: Block, asked: Asked) -> Mapping[str, list[Message]]:
    rows = s.execute(
        select(
            CandidateMessage.candidate_id, CandidateMessage.sent_at, CandidateMessage.strengths, CandidateMessage.growth
        ).where(CandidateMessage.sent_at < asked.until)
    )
    found: dict[str, list[Message]] = {}
    for candidate_id, of in grouped(rows, lambda row: row.candidate_id).items():
        found[candidate_id] = [Message(day_of(row.sent_at), _is_both(row.strengths, row.growth)) for row in of]
    return found


def _is_both(strengths: Sequence[str], growth: Sequence[Mapping[str, Any]]) -> bool:
    """At least one strength and one growth point with words in them."""
    return any(line.strip() for line in strengths) and any(str(point.get("text", "")).strip() for point in growth)


def told(closed_on: date, messages: Sequence[Message], most: int, today: date) -> Told:
    """What became of the message, `most` working days after the candidate was closed."""
    both = [message for message in messages if message.both]
    if any(working_days(closed_on, message.on) <= most for message in both):
        return Told.BOTH
    if working_days(closed_on, today) <= most:
        return Told.NOT_DUE
    if both:
        return Told.LATE
    return Told.ONE_SIDED if messages else Told.NOTHING


def candour_of(scope: Scope, closed: Sequence[Closed]) -> Measure:
    """D12 of one scope, a mark for each candidate."""
    found = Counter(each.told for each in closed)
    detail: dict[str, Any] = {
        **{each.value: found[each] for each in Told},
        "items": [
            {"candidate": each.id, "alias": each.alias, "told": each.told.value, "working_days": each.days}
            for each in closed
        ],
        "cannot_tell": _(LIMITS),
    }
    return counted("D12", scope, Share(found[Told.BOTH], len(closed) - found[Told.NOT_DUE]), detail)
