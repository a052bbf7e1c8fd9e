"""What happens to a commitment: made, agreed, moved, done, dropped with a word. Nothing disappears."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select, text
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.model.session import Commitment, Session
from hirepair_desktop.model.sidebar import STILL_PROMISED, WRITTEN
from hirepair_desktop.text import _

DUE_FIRST = (Commitment.due.is_(None), Commitment.due, Commitment.id)
"""The order commitments stand in: the next due first, those without a day last."""


IS_WRITTEN = text(WRITTEN)
"""It says something; until then it is no commitment yet."""

IS_STILL_PROMISED = text(STILL_PROMISED)
"""It is open and says something."""


def commitments_of(s: Block, session_id: str) -> list[Commitment]:
    """What was promised in one session, soonest first."""
    return list(s.scalars(select(Commitment).where(Commitment.session_id == session_id).order_by(*DUE_FIRST)))


def open_commitments(s: Block, owners: list[str] | None = None) -> list[Commitment]:
    """What is still promised, soonest first; of some people or of everybody."""
    wanted = select(Commitment).where(IS_STILL_PROMISED)
    if owners is not None:
        wanted = wanted.where(Commitment.owner_id.in_(owners))
    return list(s.scalars(wanted.order_by(*DUE_FIRST)))


def unwritten(s: Block, owners: list[str]) -> list[Commitment]:
    """Lines of some people that were begun and wait for their words, in the order they were made."""
    wanted = select(Commitment).where(
        Commitment.status == CommitmentStatus.OPEN, text(f"NOT ({WRITTEN})"), Commitment.owner_id.in_(owners)
    )  # fmt: skip
    return list(s.scalars(wanted.order_by(Commitment.made_at.is_(None), Commitment.made_at, Commitment.id)))


def set_due(commitment: Commitment, due: date | None) -> None:
    """Give a commitment its day. The first day is kept; each later change counts as a move."""
    if due == commitment.due:
        return
    if commitment.first_due is None:
        commitment.first_due = due
    elif commitment.due is not None and due is not None:
        commitment.moves += 1
    commitment.due = due


def keep(commitment: Commitment, at: datetime) -> None:
    """Done. Late when the first day had passed."""
    commitment.status = CommitmentStatus.DONE
    commitment.done_at = at
    commitment.done_late = commitment.first_due is not None and at.date() > commitment.first_due


def reopen(commitment: Commitment) -> None:
    """It was ticked by mistake, or turned out not to be done."""
    commitment.status = CommitmentStatus.OPEN
    commitment.done_at = None
    commitment.done_late = False
    commitment.dropped_reason = ""


def drop(commitment: Commitment, reason: str) -> None:
    """Let go of it openly. Raises RefusedValueError without a word on why."""
    if not reason.strip():
        raise RefusedValueError(_("Say in a word why it is dropped; then it can go."), "reason")
    commitment.status = CommitmentStatus.DROPPED
    commitment.dropped_reason = reason


@dataclass(frozen=True, slots=True)
class Before:
    """What two owe from before as they sit down: how much is open and due by the day, the `due` ones of each that are
    shown, and the one that comes next."""

    n_open: int
    n_due: int
    due: tuple[Commitment, ...]
    following: Commitment | None


def promised_before(s: Block, session: Session, today: date, most: int) -> Before:
    """What the two of a session promised elsewhere and not done yet; of the due ones the first `most` of each."""
    two = (session.partnership.recruiter_id, session.partnership.manager_id)
    wanted = (IS_STILL_PROMISED, Commitment.owner_id.in_(two),
              or_(Commitment.session_id.is_(None), Commitment.session_id != session.id))  # fmt: skip
    counted = select(func.count(), func.count().filter(Commitment.due <= today)).where(*wanted)
    n_open, n_due = s.execute(counted).one()
    first = select(Commitment).where(*wanted).order_by(Commitment.due, Commitment.id)
    shown = [
        made
        for owner in two
        for made in s.scalars(first.where(Commitment.due <= today, Commitment.owner_id == owner).limit(most))
    ]
    following = s.scalars(first.where(Commitment.due > today).limit(1)).first()
    return Before(n_open, n_due, tuple(shown), following)
