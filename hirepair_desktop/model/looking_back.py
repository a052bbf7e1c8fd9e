"""The look-back of a quarter: when it is due, what both wrote alone, what they agree, what is open (METHOD A.5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.answering import is_answered
from hirepair_desktop.model.form import Field
from hirepair_desktop.model.kinds import RoundOf, SessionKind
from hirepair_desktop.model.look_back_form import ALONE, CHANGE, LOOK_BACK, WELL
from hirepair_desktop.model.people import Partnership
from hirepair_desktop.model.session import Commitment, Entry, Session
from hirepair_desktop.model.sittings import last_session
from hirepair_desktop.model.told_alone import both_wrote, is_opened

KEYS = tuple(field.key for field in ALONE)
AGREED = (*WELL, *CHANGE)

QUARTER_DAYS = 90
"""A look-back each quarter (METHOD A.5), counted in days as P-14 counts them."""


def is_shown(s: Block, session: Session) -> bool:
    """Whether what both wrote alone was opened."""
    return is_opened(s, session, RoundOf.LOOK_BACK, KEYS)


def is_due(s: Block, partnership_id: str, today: date) -> bool:
    """Whether a quarter has passed since the two last looked back, or since they began; not while one is planned."""
    ahead = select(Session.id).where(
        Session.partnership_id == partnership_id, Session.kind == SessionKind.LOOK_BACK, Session.closed_at.is_(None)
    )
    if s.scalar(ahead.limit(1)) is not None:
        return False
    last = last_session(s, SessionKind.LOOK_BACK, partnership_id)
    since = last.closed_at.date() if last is not None and last.closed_at is not None else None
    since = since or s.get_one(Partnership, partnership_id).started_on
    return since is not None and today - since > timedelta(days=QUARTER_DAYS)


def open_fields(s: Block, session: Session) -> list[Field]:
    """The needed parts that are still open, in the order of the form."""
    return [field for field in LOOK_BACK.fields if field.needed and not PARTS[field.key](s, session)]


def _wrote(key: str) -> Callable[[Block, Session], bool]:
    return lambda s, session: both_wrote(s, session, key)


def _agreed(key: str) -> Callable[[Block, Session], bool]:
    field = next(field for field in LOOK_BACK.fields if field.key == key)

    def is_agreed(s: Block, session: Session) -> bool:
        found = s.scalars(select(Entry).where(Entry.session_id == session.id, Entry.key == key)).all()
        return is_answered(field, found, session.partnership.recruiter_id, session.partnership.manager_id)

    return is_agreed


def _commitments(s: Block, session: Session) -> bool:
    found = s.scalars(select(Commitment).where(Commitment.session_id == session.id))
    return any(made.text.strip() and made.owner_id and made.due is not None for made in found)


PARTS: dict[str, Callable[[Block, Session], bool]] = {
    **{key: _wrote(key) for key in KEYS}, **{key: _agreed(key) for key in AGREED}, "commitments": _commitments,
}  # fmt: skip
"""When a needed part of the form is filled. A test holds its keys equal to the form's."""
