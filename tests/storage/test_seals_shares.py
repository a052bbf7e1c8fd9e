"""The key of a round: two shares, each for one seat, worth nothing alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hirepair_desktop.storage.seals.box import new_private, open_box, public_of, seal_box
from hirepair_desktop.storage.seals.errors import DamagedBoxError
from hirepair_desktop.storage.seals.keys import Unlocked
from hirepair_desktop.storage.seals.shares import (
    Place,
    hand_over_share,
    join,
    new_round_key,
    open_share,
    split,
)

RECRUITER = Unlocked("RECRUIT1", new_private())
MANAGER = Unlocked("MANAGER1", new_private())
SUCCESSOR = Unlocked("SUCCESS1", new_private())
FIRST = Place("WORKSPC1", "ROUND001", RECRUITER.person_id)
SECOND = Place("WORKSPC1", "ROUND001", MANAGER.person_id)


def opened() -> tuple[bytes, bytes, bytes, bytes]:
    """Public key, the two opened shares, and the recruiter's box."""
    public, first, second = new_round_key((FIRST, SECOND), (RECRUITER.public, MANAGER.public))
    return (
        public,
        open_share(first, FIRST, RECRUITER, public),
        open_share(second, SECOND, MANAGER, public),
        first,
    )


def test_two_shares_make_the_key_of_the_round() -> None:
    public, first, second, _box = opened()
    box = seal_box(public, b"words", b"")
    assert open_box(join(first, second, public), box, b"") == b"words"


def test_one_share_alone_is_not_the_key() -> None:
    public, first, second, _box = opened()
    for guess in (first, second, bytes(a & b for a, b in zip(first, second, strict=True))):
        assert public_of(guess) != public


def test_each_split_is_a_new_one() -> None:
    private = new_private()
    assert split(private)[0] != split(private)[0]


def test_shares_of_two_rounds_do_not_join() -> None:
    public, first, _second, _box = opened()
    _public, _first, other, _other_box = opened()
    with pytest.raises(DamagedBoxError):
        join(first, other, public)


def test_the_other_seat_cannot_open_a_share() -> None:
    public, _first, _second, box = opened()
    with pytest.raises(DamagedBoxError):
        open_share(box, FIRST, MANAGER, public)


@pytest.mark.parametrize(
    "place",
    [
        replace(FIRST, workspace_id="WORKSPC2"),
        replace(FIRST, round_id="ROUND002"),
        replace(FIRST, person_id=MANAGER.person_id),
    ],
)
def test_a_share_opens_only_where_it_belongs(place: Place) -> None:
    public, _first, _second, box = opened()
    with pytest.raises(DamagedBoxError):
        open_share(box, place, RECRUITER, public)


def test_a_share_does_not_open_under_a_swapped_round_key() -> None:
    _public, _first, _second, box = opened()
    with pytest.raises(DamagedBoxError):
        open_share(box, FIRST, RECRUITER, public_of(new_private()))


def test_the_leaver_hands_the_share_to_the_successor() -> None:
    public, first, second, box = opened()
    handed = hand_over_share(box, FIRST, RECRUITER, SUCCESSOR.person_id, SUCCESSOR.public, public)
    share = open_share(handed, replace(FIRST, person_id=SUCCESSOR.person_id), SUCCESSOR, public)
    assert join(share, second, public) == join(first, second, public)


def test_after_the_hand_over_the_leaver_cannot_open_the_share() -> None:
    public, _first, _second, box = opened()
    handed = hand_over_share(box, FIRST, RECRUITER, SUCCESSOR.person_id, SUCCESSOR.public, public)
    with pytest.raises(DamagedBoxError):
        open_share(handed, replace(FIRST, person_id=SUCCESSOR.person_id), RECRUITER, public)
