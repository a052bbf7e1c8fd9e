"""What no figure tells of a pair: who was thanked for what, goals, trust extended, their own words about each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import Asked, day_of
from hirepair_desktop.insights.charts import Target
from hirepair_desktop.model import Entry, GrowthGoal, Partnership, Session, Thanks
from hirepair_desktop.model.kinds import GoalStatus, SessionKind
from hirepair_desktop.model.looking_back import KEYS as OWN_KEYS
from hirepair_desktop.model.trust import trust_of


@dataclass(frozen=True, slots=True)
class Thanked:
    """Thanks in the giver's words."""

    from_id: str
    to_id: str
    text: str
    on: date | None
    opens: Target


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody wanted to get better at, who helps and how, and what became of it."""

    person_id: str
    text: str
    helper_id: str | None
    help: str
    status: GoalStatus
    on: date | None
    opens: Target


@dataclass(frozen=True, slots=True)
class Left:
    """What one leaves to the other, from that day on."""

    from_id: str
    text: str
    on: date


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the two wrote in their last look-back, once it was closed: (person, words), as they were written."""

    on: date | None = None
    said: Sequence[tuple[str, str]] = field(default_factory=tuple)
    opens: Target | None = None


def thanks_given(s: Block, asked: Asked, pair_id: str | None, role_id: str | None = None) -> list[Thanked]:
    """Who thanked whom in the days asked about, the newest first: of all, of a pair, or of a role."""
    wanted: list[ColumnElement[bool]] = [*asked.within(Session.started_at), Thanks.text != ""]
    if pair_id is not None:
        wanted.append(Session.partnership_id == pair_id)
    if role_id is not None:
        wanted.append(Session.role_id == role_id)
    rows = s.execute(
        select(Thanks.from_id, Thanks.to_id, Thanks.text, Session.started_at, Session.id)
        .join(Session, Session.id == Thanks.session_id)
        .where(*wanted)
        .order_by(Session.started_at.desc(), Thanks.id)
    )
    return [
        Thanked(giver, receiver, text, day_of(at) if at is not None else None, Target("session", session_id))
        for giver, receiver, text, at, session_id in rows
    ]


def goals_of(s: Block, pair: Partnership, today: date) -> list[Goal]:
    """The goals of the two, also those reached and dropped, the newest first; those both hold with each other, or
    that somebody holds alone."""
    both = (pair.recruiter_id, pair.manager_id)
    rows = s.scalars(
        select(GrowthGoal)
        .where(
            GrowthGoal.person_id.in_(both),
            GrowthGoal.supporter_id.is_(None) | GrowthGoal.supporter_id.in_(both),
            or_(GrowthGoal.set_on.is_(None), GrowthGoal.set_on <= today),
        )
        .order_by(GrowthGoal.set_on.desc(), GrowthGoal.id)
    )
    return [
        Goal(goal.person_id, goal.text, goal.supporter_id, goal.help, goal.status, goal.set_on,
             Target("person", goal.person_id))
        for goal in rows
        if goal.text.strip()
    ]  # fmt: skip


def trust_left(s: Block, pair_id: str, asked: Asked) -> list[Left]:
    """What the two leave to each other, the newest first."""
    return [
        Left(trust.from_id, trust.text, day_of(trust.at))
        for trust in trust_of(s, pair_id, asked.until)
        if trust.text.strip()
    ]


def own_words(s: Block, pair_id: str, asked: Asked) -> OwnWords:
    """What each wrote alone in the last look-back that was closed; what both agreed there is nobody's own."""
    last = s.scalars(
        select(Session)
        .where(
            Session.kind == SessionKind.LOOK_BACK,
            Session.partnership_id == pair_id,
            Session.closed_at < asked.until,
        )
        .order_by(Session.closed_at.desc(), Session.id)
        .limit(1)
    ).first()
    if last is None:
        return OwnWords()
    written = s.execute(
        select(Entry.person_id, Entry.text)
        .where(Entry.session_id == last.id, Entry.key.in_(OWN_KEYS), Entry.text != "")
        .order_by(Entry.written_at, Entry.id)
    ).all()
    started = last.started_at or last.closed_at
    return OwnWords(
        day_of(started) if started is not None else None, [(who, text) for who, text in written],
        Target("session", last.id),
    )  # fmt: skip
