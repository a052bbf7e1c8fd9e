"""What is on record about the quarter of a pair: its look-back, what both agreed in it, what both owe next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.answering import agreeing, newest
from hirepair_desktop.model.feedback_verbs import may_be_shared
from hirepair_desktop.model.kinds import CommitmentStatus, SessionKind
from hirepair_desktop.model.promising import DUE_FIRST, IS_WRITTEN
from hirepair_desktop.model.quarters import MonthSpan, Quarter
from hirepair_desktop.model.role import Role
from hirepair_desktop.model.session import Commitment, Entry, Session


def end_of(day: date) -> datetime:
    """The moment at which a day is over, where the two are."""
    return datetime.combine(day + timedelta(days=1), time()).astimezone()


def look_back_in(s: Block, partnership_id: str, quarter: Quarter | MonthSpan) -> Session | None:
    """The last look-back of a pair that was begun in a quarter, or in some months, and closed; None without one."""
    return s.scalars(
        select(Session)
        .where(
            Session.partnership_id == partnership_id,
            Session.kind == SessionKind.LOOK_BACK,
            Session.started_at >= datetime.combine(quarter.first, time()).astimezone(),
            Session.started_at < end_of(quarter.last),
            Session.closed_at.is_not(None),
        )
        .order_by(Session.started_at.desc(), Session.id)
        .limit(1)
    ).first()


def others_may_see(look_back: Session | None) -> bool:
    """Whether both agreed in the look-back of a quarter that others may see its page (METHOD D.0, H10)."""
    return look_back is not None and may_be_shared(look_back)


def agreed_words(s: Block, look_back: Session | None, keys: Sequence[str]) -> list[str]:
    """What both stand behind under these keys of a look-back, in their order; what one alone wrote is left out."""
    if look_back is None:
        return []
    pair = look_back.partnership
    both = {pair.recruiter_id, pair.manager_id}
    found = s.scalars(select(Entry).where(Entry.session_id == look_back.id, Entry.key.in_(keys))).all()
    last = [newest(entry for entry in found if entry.key == key) for key in keys]
    return [entry.text.strip() for entry in last if entry is not None and both <= agreeing(entry)]


def open_then(s: Block, partnership_id: str, day: date) -> list[Commitment]:
    """What the two had promised each other or somebody and not done yet at the end of a day, the next due first."""
    over = end_of(day)
    wanted = (
        select(Commitment)
        .join(Session, Session.id == Commitment.session_id)
        .where(
            Session.partnership_id == partnership_id,
            Session.started_at < over,
            or_(Commitment.made_at.is_(None), Commitment.made_at < over),
            IS_WRITTEN,
            or_(
                Commitment.status == CommitmentStatus.OPEN,
                and_(Commitment.status == CommitmentStatus.DONE, Commitment.done_at >= over),
            ),
        )
        .order_by(*DUE_FIRST)
    )
    return list(s.scalars(wanted))


def held(s: Block, partnership_id: str, first: date, last: date) -> dict[SessionKind, int]:
    """How many sessions of each kind the two began between two days, both counted."""
    rows = s.execute(
        select(Session.kind, func.count())
        .where(
            Session.partnership_id == partnership_id,
            Session.started_at >= datetime.combine(first, time()).astimezone(),
            Session.started_at < end_of(last),
        )
        .group_by(Session.kind)
    )
    return {row[0]: row[1] for row in rows}


def roles_until(s: Block, partnership_id: str, day: date) -> int:
    """How many roles the two had opened by a day."""
    wanted = select(func.count()).select_from(Role).where(Role.partnership_id == partnership_id, Role.opened_on <= day)
    return s.scalar(wanted) or 0
