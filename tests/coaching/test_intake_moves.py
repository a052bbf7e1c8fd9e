"""I-27 sent away: it stays away for what moved until then, and speaks of what moves afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hirepair_desktop.coaching.prompt import Dismissed, State
from hirepair_desktop.coaching.role_facts import RoleFacts
from tests.coaching.intake_cases import LOCKED, PRIYA, Change, both, quiet_brief, told
from tests.coaching.intake_moves_table import LATER, added, agreed_at_once, moved, version

AGREED = LATER + timedelta(hours=1)
"""When `agreed_at_once` makes version 2."""

MINUTE = timedelta(minutes=1)


def moved_again(facts: RoleFacts) -> None:
    """A weight moved into version 2, and moves once more in the draft."""
    both(moved(weight=2), agreed_at_once)(facts)
    facts.criteria[0].weight = 3


def retired_and_agreed(facts: RoleFacts) -> None:
    """A must was retired, and version 2 holds without it."""
    moved(retired_at=LATER)(facts)
    facts.versions = [*facts.versions, version(2, AGREED, *facts.criteria[1:])]


def state_after(change: Change, sent_away: datetime) -> State:
    """In what state I-27 is when it was sent away at that moment."""
    facts = quiet_brief()
    change(facts)
    gone = {("I-27", facts.role.id): ((None, Dismissed(PRIYA.id, "Obvious.", sent_away)),)}
    facts.look = replace(facts.look, dismissals=gone)
    (prompt,) = told(facts, "I-27")
    return prompt.state


@pytest.mark.parametrize(
    ("change", "sent_away"),
    [
        (added(), LATER + MINUTE),
        (moved(weight=2), LOCKED + MINUTE),
        (both(moved(weight=2), agreed_at_once), AGREED - MINUTE),
        (moved_again, AGREED + MINUTE),
        (moved(retired_at=LATER), LATER + MINUTE),
        (retired_and_agreed, LATER + MINUTE),
    ],
    ids=["added", "weight", "weight, then agreed", "weight again", "retired", "retired, then agreed"],
)
def test_it_stays_away_once_it_was_sent_away(change, sent_away):
    assert state_after(change, sent_away) is State.DISMISSED


@pytest.mark.parametrize(
    ("change", "sent_away"),
    [
        (added(), LATER - MINUTE),
        (moved(weight=2), LOCKED - MINUTE),
        (moved_again, AGREED - MINUTE),
        (moved(retired_at=LATER), LATER - MINUTE),
    ],
    ids=["added", "weight", "weight again", "retired"],
)
def test_it_speaks_again_of_what_moved_later(change, sent_away):
    assert state_after(change, sent_away) is State.OPEN
