"""Commitments: given a day, moved, kept, dropped with a word."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Commitment
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.model.promising import drop, keep, open_commitments, reopen, set_due

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def promised(**values) -> Commitment:
    return Commitment(text="Call K19", **values)


def test_the_first_day_is_kept_and_is_no_move():
    made = promised()
    set_due(made, date(2026, 11, 24))
    assert (made.due, made.first_due, made.moves) == (date(2026, 11, 24), date(2026, 11, 24), 0)


def test_a_later_day_is_a_move_and_the_first_day_stays():
    made = promised()
    set_due(made, date(2026, 11, 24))
    set_due(made, date(2026, 11, 30))
    assert (made.due, made.first_due, made.moves) == (date(2026, 11, 30), date(2026, 11, 24), 1)


def test_the_same_day_again_is_no_move():
    made = promised(due=date(2026, 11, 24), first_due=date(2026, 11, 24))
    set_due(made, date(2026, 11, 24))
    assert made.moves == 0


@pytest.mark.parametrize("first,late", [(date(2026, 11, 24), False), (date(2026, 11, 23), True), (None, False)])
def test_done_is_late_only_after_the_first_day(first, late):
    made = promised(first_due=first)
    keep(made, NINE)
    assert (made.status, made.done_at, made.done_late) == (CommitmentStatus.DONE, NINE, late)


def test_a_tick_by_mistake_is_taken_back():
    made = promised(first_due=date(2026, 11, 1))
    keep(made, NINE)
    reopen(made)
    assert (made.status, made.done_at, made.done_late) == (CommitmentStatus.OPEN, None, False)


def test_dropping_wants_a_word():
    with pytest.raises(RefusedValueError, match="Say in a word"):
        drop(promised(), "  ")


def test_dropped_with_a_word_is_kept_with_it():
    made = promised()
    drop(made, "K19 withdrew")
    assert (made.status, made.dropped_reason) == (CommitmentStatus.DROPPED, "K19 withdrew")


def test_open_ones_come_soonest_first_and_those_without_a_day_last(store):
    with store.write() as s:
        s.add_all([
            promised(due=None), promised(due=date(2026, 12, 1)), promised(due=date(2026, 11, 25)),
            promised(status=CommitmentStatus.DONE, due=date(2026, 11, 1)),
        ])  # fmt: skip
    with store.read() as s:
        assert [made.due for made in open_commitments(s)] == [date(2026, 11, 25), date(2026, 12, 1), None]
