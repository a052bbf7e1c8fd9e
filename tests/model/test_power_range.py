"""The range in the power log: one entry a sitting once it was agreed, none when it is put back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hirepair_desktop.model import PowerEntry, Role
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.model.kinds import PowerOver
from hirepair_desktop.model.power import log_range, range_moved
from hirepair_desktop.model.role_facts import power_log

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 10, 5, tzinfo=UTC)


@pytest.fixture
def role(block, role_id):
    """A role with a range."""
    role = block.get_one(Role, role_id)
    role.pay_by_pair, role.pay_min, role.pay_max = True, 6_000_000, 8_000_000
    block.flush()
    return role


def move(block, role, high, by, at=TEN, since=TEN):
    role.pay_max = high
    log_range(block, role, by, at, since)
    block.flush()


def log(block):
    return [(e.what, e.to_id, e.by) for e in block.query(PowerEntry)]


def test_before_the_first_agreement_the_range_moves_freely(block, role, both):
    move(block, role, 9_000_000, both[0])
    assert log(block) == []


def test_after_it_the_move_is_kept(block, role, both):
    agree_brief(block, role, both, NINE)
    move(block, role, 9_000_000, both[0])
    assert log(block) == [(PowerOver.RANGE, both[0], both[0])]


def test_typed_in_steps_it_is_one_move(block, role, both):
    agree_brief(block, role, both, NINE)
    move(block, role, 9_000_000, both[0])
    move(block, role, 9_500_000, both[1], LATER)
    assert len(log(block)) == 1


def test_put_back_as_agreed_it_is_none(block, role, both):
    agree_brief(block, role, both, NINE)
    move(block, role, 9_000_000, both[0])
    move(block, role, 8_000_000, both[0], LATER)
    assert log(block) == []


def test_another_currency_is_a_move(block, role, both):
    agree_brief(block, role, both, NINE)
    role.pay_currency = "CHF"
    move(block, role, 8_000_000, both[0])
    assert len(log(block)) == 1


def test_an_entry_of_an_earlier_sitting_stays(block, role, both):
    agree_brief(block, role, both, NINE)
    move(block, role, 9_000_000, both[0], at=NINE, since=NINE)
    move(block, role, 8_000_000, both[0])
    assert len(log(block)) == 1
    assert range_moved(block, role, TEN) is None


@pytest.mark.parametrize("outside", [False, True])
def test_moved_by_one_of_the_two_it_is_not_away(block, role, both, outside):
    agree_brief(block, role, both, NINE)
    move(block, role, 9_000_000, both[0])
    if outside:
        block.query(PowerEntry).one().to_id = None
    assert [entry.away for entry in power_log(block, role)] == [outside]
