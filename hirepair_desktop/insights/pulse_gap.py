"""Pulse (METHOD D15): five answers of each of a pair, written apart, and the word each left with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import PARTNERSHIP, Asked, Pair, Scope, day_of, grouped
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.model import Landing, Pulse, Session
from hirepair_desktop.text import _

LIMITS = "Two people are not anonymous: shown together, never exported alone."
"""What D15 cannot tell (METHOD D, last column)."""

ITEMS = ("understands", "straight", "safe", "grow", "keeps")
"""Understands my world, tells me straight, safe to disagree, helps me grow, keeps promises (METHOD D15)."""

RECRUITER, MANAGER = "recruiter", "manager"


class Felt(NamedTuple):
    """One session: what each of the two answered, and the word each left with."""

    session_id: str
    pair_id: str
    on: date
    answers: Mapping[str, Sequence[int | None]]
    landing: Mapping[str, dict[str, str | None]]


def pulse_gap(s: Block, asked: Asked) -> Iterator[Measure]:
    """D15 of each pair. There is none over all: answers of different pairs are not one thing."""
    felt = grouped(_felt(s, asked), lambda each: each.pair_id)
    for pair_id in asked.pairs:
        yield pulse_of(Scope(PARTNERSHIP, pair_id), felt.get(pair_id, []))


def _felt(s: Block, asked: Asked) -> Iterator[Felt]:
    rows = s.execute(
        select(Session.id, Session.partnership_id, Session.started_at, Pulse)
        .join(Pulse, Pulse.session_id == Session.id)
        .where(Pulse.revealed_at < asked.until, *asked.within(Session.started_at), *asked.of(Session.partnership_id))
        .order_by(Session.started_at, Session.id)
    ).all()
    landings = grouped(s.scalars(select(Landing).order_by(Landing.id)), lambda landing: landing.session_id)
    for session_id, of in grouped(rows, lambda row: row[0]).items():
        pair, started = asked.pairs[of[0][1]], of[0][2]
        if started is not None:
            answers = {_seat(pair, row[3].person_id): [getattr(row[3], item) for item in ITEMS] for row in of}
            words = {_seat(pair, each.person_id): _landed(each) for each in landings.get(session_id, ())}
            yield Felt(session_id, pair.id, day_of(started), answers, words)


def _seat(pair: Pair, person_id: str) -> str:
    return MANAGER if person_id == pair.manager_id else RECRUITER


def _landed(landing: Landing) -> dict[str, str | None]:
    return {"word": landing.word, "effect": landing.effect.value if landing.effect is not None else None}


def pulse_of(scope: Scope, felt: Sequence[Felt]) -> Measure:
    """D15 of a pair: the last answers as dumbbells, and every session on the time line; `n` counts the sessions.

    Answers are shown together or not at all, so a session with one side only is left out.
    """
    both = [each for each in felt if {RECRUITER, MANAGER} <= set(each.answers)]
    detail: dict[str, Any] = {
        "items": _dumbbells(both[-1]) if both else [],
        "session": both[-1].session_id if both else None,
        "date": both[-1].on.isoformat() if both else None,
        "history": [
            {"session": each.session_id, "date": each.on.isoformat(), "items": _dumbbells(each),
             "landing": dict(each.landing)}
            for each in both
        ],
        "cannot_tell": _(LIMITS),
    }  # fmt: skip
    withheld = (
        _("No single figure: these are five answers of two people.")
        if both
        else _("No figure: there is no pulse of both.")
    )
    return Measure("D15", scope.kind, scope.id, n=len(both), withheld=withheld, detail=detail)


def _dumbbells(felt: Felt) -> list[dict[str, Any]]:
    """Each answer of both with their gap, recruiter minus manager (METHOD D15); None where one left it open."""
    found = []
    for item, recruiter, manager in zip(ITEMS, felt.answers[RECRUITER], felt.answers[MANAGER], strict=True):
        gap = recruiter - manager if recruiter is not None and manager is not None else None
        found.append({"item": item, RECRUITER: recruiter, MANAGER: manager, "gap": gap})
    return found
