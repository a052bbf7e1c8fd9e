"""Commitments kept (METHOD D2)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hirepair_desktop.insights.kept import Kept, kept_rate
from hirepair_desktop.insights.share import Share
from hirepair_desktop.model import Commitment
from hirepair_desktop.model.kinds import CommitmentStatus

TODAY = date(2026, 11, 24)
FIRST = date(2026, 11, 10)


def promised(status: str = "open", done: int | None = None, **given: object) -> Commitment:
    """A commitment first due on 10 November, done on that day of November."""
    at = datetime(2026, 11, done, 9, tzinfo=UTC) if done else None
    return Commitment(**{"status": CommitmentStatus(status), "done_at": at, "first_due": FIRST, "due": FIRST, **given})


@pytest.mark.parametrize(
    ("commitment", "found"),
    [
        (promised("done", 10), Kept(kept=1)),
        (promised("done", 11), Kept(late=1)),
        (promised("done", 11, due=date(2026, 11, 20)), Kept(late=1)),
        (promised("open"), Kept(open_past_due=1)),
        (promised("dropped"), Kept(dropped=1)),
        (promised("open", first_due=TODAY), Kept(open_past_due=1)),
        (promised("open", first_due=date(2026, 11, 25)), Kept()),
        (promised("done", 10, first_due=None), Kept()),
    ],
)
def test_what_became_of_a_commitment(commitment, found):
    assert kept_rate([commitment], TODAY) == found


def test_what_was_dropped_openly_enters_no_rate():
    assert kept_rate([promised("done", 9), promised("dropped")], TODAY).share == Share(1, 1)


def test_done_on_an_unknown_day_is_kept_unless_it_is_marked_late():
    both = [promised("done"), promised("done", done_late=True)]
    assert kept_rate(both, TODAY) == Kept(kept=1, late=1)


def test_what_fell_due_before_the_first_day_asked_for_is_left_out():
    assert kept_rate([promised("open")], TODAY, since=date(2026, 11, 11)) == Kept()
