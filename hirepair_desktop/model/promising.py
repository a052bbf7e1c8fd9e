"""What happens to a commitment: made, agreed, moved, done, dropped with a word. Nothing disappears."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.model.session import Commitment
from hirepair_desktop.text import _


def open_commitments(s: Block, owners: list[str] | None = None) -> list[Commitment]:
    """What is still promised, soonest first; of some people or of everybody."""
    wanted = select(Commitment).where(Commitment.status == CommitmentStatus.OPEN)
    if owners is not None:
        wanted = wanted.where(Commitment.owner_id.in_(owners))
    return list(s.scalars(wanted.order_by(Commitment.due.is_(None), Commitment.due, Commitment.id)))


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
