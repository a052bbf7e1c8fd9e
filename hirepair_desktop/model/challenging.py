"""What becomes of a challenge: put, answered, ended as changed or kept, or parked until it comes back (METHOD S28)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.brief import BRIEF_KINDS
from hirepair_desktop.model.kinds import ChallengeResult
from hirepair_desktop.model.session import Challenge, Session
from hirepair_desktop.text import _


def is_being_written(challenge: Challenge) -> bool:
    """Whether a challenge was begun and not yet put to the other."""
    return challenge.made_at is None and challenge.result is None and not challenge.response


def end(challenge: Challenge, result: ChallengeResult, at: datetime, reason: str = "") -> None:
    """End it as changed or kept; the reason is added to the answer. RefusedValueError for kept without a word on it."""
    said = "\n".join(words for words in (challenge.response, reason) if words.strip())
    if result is ChallengeResult.KEPT and not said.strip():
        raise RefusedValueError(_("Say in a few words why it stays."), "response")
    challenge.result, challenge.resolved_at, challenge.response = result, at, said
    challenge.parked_until, challenge.parked_event = None, ""


def park(challenge: Challenge, at: datetime, today: date, until: date | None, event: str) -> None:
    """Put it off until a day after today, or until something happens.

    Raises RefusedValueError when neither is named, or when the day has come already.
    """
    if until is None and not event.strip():
        raise RefusedValueError(_("Name the day it comes back, or what it waits for."), "parked_until")
    if until is not None and until <= today:
        raise RefusedValueError(_("That day has come already. Choose one after today."), "parked_until")
    challenge.result, challenge.resolved_at = ChallengeResult.PARKED, at
    challenge.parked_until, challenge.parked_event = until, event.strip()


def come_back(challenge: Challenge, today: date) -> None:
    """What it waited for has happened: it is due today."""
    challenge.parked_until = today


def is_due(challenge: Challenge, today: date) -> bool:
    """Whether a parked challenge has come back: its day is today or past."""
    parked = challenge.result is ChallengeResult.PARKED
    return parked and challenge.parked_until is not None and challenge.parked_until <= today


def is_open(challenge: Challenge, today: date) -> bool:
    """Whether it was put to the other and has no end, or none any more."""
    return (challenge.result is None and not is_being_written(challenge)) or is_due(challenge, today)


def due_challenges(s: Block, today: date, role_id: str = "") -> list[Challenge]:
    """The parked challenges whose day has come, of one role or of all, the longest due first."""
    return [challenge for challenge in parked_challenges(s, role_id) if is_due(challenge, today)]


def parked_challenges(s: Block, role_id: str = "") -> list[Challenge]:
    """Every challenge that is parked: those with a day first, by day, then those that wait for something."""
    wanted = select(Challenge).where(Challenge.result == ChallengeResult.PARKED)
    if role_id:
        wanted = wanted.join(Session, Session.id == Challenge.session_id).where(Session.role_id == role_id)
    order = (Challenge.parked_until.is_(None), Challenge.parked_until, Challenge.resolved_at, Challenge.id)
    return list(s.scalars(wanted.order_by(*order)))


def due_in_brief(s: Block, role_id: str, session_id: str, today: date) -> Sequence[Challenge]:
    """What an intake or re-intake takes up from earlier ones about the same brief: what is due, and what of it has
    been ended since this session began. Nothing for a session that is closed or has not begun."""
    here = s.get(Session, session_id)
    if here is None or here.started_at is None or here.closed_at is not None:
        return []
    earlier = (
        select(Challenge)
        .join(Session, Session.id == Challenge.session_id)
        .where(Session.role_id == role_id, Session.kind.in_(BRIEF_KINDS), Session.id != session_id)
    )
    found = s.scalars(earlier).all()
    began = here.started_at
    return [c for c in found if is_due(c, today) or (c.resolved_at is not None and c.resolved_at >= began)]
