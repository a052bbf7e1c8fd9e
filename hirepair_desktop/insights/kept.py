"""Commitments kept (METHOD D2): on the first day named for them, not on a day they were moved to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hirepair_desktop.insights.share import Share
from hirepair_desktop.model import Commitment
from hirepair_desktop.model.kinds import CommitmentStatus


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of commitments whose first day has come. Dropped openly is no failure and enters no rate."""

    kept: int = 0
    late: int = 0
    open_past_due: int = 0
    dropped: int = 0

    @property
    def share(self) -> Share:
        """Kept of those that fell due and were not let go."""
        return Share(self.kept, self.kept + self.late + self.open_past_due)


def was_kept(commitment: Commitment) -> bool:
    """Done on or before the first day named for it."""
    if commitment.status is not CommitmentStatus.DONE:
        return False
    if commitment.done_at is None or commitment.first_due is None:
        return not commitment.done_late
    return commitment.done_at.date() <= commitment.first_due


def kept_rate(commitments: Iterable[Commitment], today: date, since: date | None = None) -> Kept:
    """METHOD D2 over the commitments first due by `today`, and not before `since` where it is given."""
    due = [
        each
        for each in commitments
        if each.first_due is not None and each.first_due <= today and (since is None or each.first_due >= since)
    ]
    standing = [each for each in due if each.status is not CommitmentStatus.DROPPED]
    kept = sum(was_kept(each) for each in standing)
    still_open = sum(each.status is CommitmentStatus.OPEN for each in standing)
    return Kept(kept, len(standing) - kept - still_open, still_open, len(due) - len(standing))
