"""Feedback balance (METHOD D1): how many items went each way. Counts, not quality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Asked, Scope, day_of, grouped
from hirepair_desktop.insights.counted import figure
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.model import Feedback, Session
from hirepair_desktop.model.feedback_form import ARTICLE_TOPICS
from hirepair_desktop.model.feedback_verbs import Balance
from hirepair_desktop.model.kinds import SessionKind, Tone, Topic
from hirepair_desktop.text import _

LIMITS = "Counts, not quality."
"""What D1 cannot tell (METHOD D, last column)."""

TO_MANAGER, TO_RECRUITER = "recruiter_to_manager", "manager_to_recruiter"
"""The two ways (INTERFACE, measure)."""


class Item(NamedTuple):
    """One thing said: which way, how, about what."""

    id: str
    session_id: str
    way: str
    tone: Tone
    topic: Topic


class Talk(NamedTuple):
    """A feedback session that was held, with what was said in it."""

    id: str
    pair_id: str
    on: date
    items: tuple[Item, ...] = ()


def balance(items: Iterable[Feedback], recruiter_id: str, manager_id: str) -> Balance:
    """How many items of a pair went each way."""
    receivers = [item.to_id for item in items]
    return Balance(receivers.count(manager_id), receivers.count(recruiter_id))


def evenness(went: Balance) -> float | None:
    """1 is even, 0 is one-way; None where nothing was said (METHOD D1, `balance`)."""
    most = max(went.to_manager, went.to_recruiter)
    return min(went.to_manager, went.to_recruiter) / most if most else None


def feedback_balance(s: Block, asked: Asked) -> Iterator[Measure]:
    """D1 of all and of each pair."""
    talks = sorted(_talks(s, asked), key=lambda talk: (talk.on, talk.id))
    for scope, held in asked.scopes(talks, lambda talk: talk.pair_id):
        yield balance_of(scope, held, asked.limits.get("K", 3))


def _talks(s: Block, asked: Asked) -> Iterator[Talk]:
    held = s.execute(
        select(Session.id, Session.partnership_id, Session.started_at).where(
            Session.kind == SessionKind.FEEDBACK, *asked.within(Session.started_at), *asked.of(Session.partnership_id)
        )
    ).all()
    said: Mapping[str, list[Any]] = grouped(
        s.execute(
            select(Feedback.session_id, Feedback.id, Feedback.to_id, Feedback.tone, Feedback.topic)
            .where(Feedback.revealed_at < asked.until)
            .order_by(Feedback.rank, Feedback.id)
        ),
        lambda row: row.session_id,
    )
    for session_id, pair_id, started in held:
        manager = asked.pairs[pair_id].manager_id
        items = [
            Item(row.id, session_id, TO_MANAGER if row.to_id == manager else TO_RECRUITER, row.tone, row.topic)
            for row in said.get(session_id, ())
        ]
        yield Talk(session_id, pair_id, _on(started), tuple(items))


def _on(started: datetime | None) -> date:
    return day_of(started) if started is not None else date.min


def balance_of(scope: Scope, talks: Sequence[Talk], last: int) -> Measure:
    """D1 over all time and over the last sessions of each pair, with tones, topics and the sessions one by one."""
    whole = _went(talks)
    lately = [talk for of in grouped(talks, lambda talk: talk.pair_id).values() for talk in of[-last:]]
    value = figure(evenness(whole))
    detail: dict[str, Any] = {
        **_ways(whole),
        "last": {"sessions": last, **_ways(_went(lately)), "balance": figure(evenness(_went(lately)))},
        "tones": {way: _tones(talks, way) for way in (TO_MANAGER, TO_RECRUITER)},
        "topics": list(_topics(talks)),
        "sessions": [_session(talk) for talk in talks],
        "cannot_tell": _(LIMITS),
    }
    withheld = None if value is not None else _("No balance: nothing was said either way.")
    n = whole.to_manager + whole.to_recruiter
    return Measure("D1", scope.kind, scope.id, n=n, value=value, withheld=withheld, detail=detail)


def _went(talks: Iterable[Talk]) -> Balance:
    ways = Counter(item.way for talk in talks for item in talk.items)
    return Balance(ways[TO_MANAGER], ways[TO_RECRUITER])


def _ways(went: Balance) -> dict[str, int]:
    return {TO_MANAGER: went.to_manager, TO_RECRUITER: went.to_recruiter}


def _tones(talks: Iterable[Talk], way: str) -> dict[str, int]:
    found = Counter(item.tone for talk in talks for item in talk.items if item.way == way)
    return {tone.value: found[tone] for tone in Tone}


def _topics(talks: Sequence[Talk]) -> Iterator[dict[str, Any]]:
    """The topics of the article, used or not, then the others that were used; each with the day of its last use."""
    used: dict[Topic, list[tuple[date, Item]]] = {topic: [] for topic in ARTICLE_TOPICS}
    for talk in talks:
        for item in talk.items:
            used.setdefault(item.topic, []).append((talk.on, item))
    for topic, found in used.items():
        ways = Counter(item.way for _on_day, item in found)
        last = max((on.isoformat() for on, _item in found), default=None)
        yield {"topic": topic.value, TO_MANAGER: ways[TO_MANAGER], TO_RECRUITER: ways[TO_RECRUITER], "last": last}


def _session(talk: Talk) -> dict[str, Any]:
    return {
        "session": talk.id,
        "date": talk.on.isoformat(),
        **_ways(_went([talk])),
        "items": [{"feedback": item.id, "way": item.way, "tone": item.tone.value} for item in talk.items],
    }
