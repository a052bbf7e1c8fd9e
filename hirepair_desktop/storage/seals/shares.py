"""The key of a round and its two halves, one for each seat. Neither half says anything about the key.

The private key exists in memory when the round opens and again at the reveal, and is kept nowhere. Each share
goes into a sealed box for its seat, bound to workspace, round, seat and the round's public key.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from hirepair_desktop.storage.seals.box import KEY_SIZE, bind, new_private, open_box, public_of, seal_box
from hirepair_desktop.storage.seals.errors import DamagedBoxError
from hirepair_desktop.storage.seals.keys import Unlocked


@dataclass(frozen=True)
class Place:
    """Where a blob belongs: workspace, round and person. It opens nowhere else."""

    workspace_id: str
    round_id: str
    person_id: str


def _xor(a: bytes, b: bytes) -> bytes:
    return bytes(x ^ y for x, y in zip(a, b, strict=True))


def split(private: bytes) -> tuple[bytes, bytes]:
    """Two shares that only together are the key: random bytes, and the key under them (XOR)."""
    first = secrets.token_bytes(len(private))
    return first, _xor(private, first)


def _bound(place: Place, round_public: bytes) -> bytes:
    return bind("share", place.workspace_id, place.round_id, place.person_id) + round_public


def seal_share(share: bytes, place: Place, seat_public: bytes, round_public: bytes) -> bytes:
    """The share in a box for its seat. `place.person_id` is the seat."""
    return seal_box(seat_public, share, _bound(place, round_public))


def open_share(box: bytes, place: Place, seat: Unlocked, round_public: bytes) -> bytes:
    """The share of a seat. Raises DamagedBoxError."""
    share = open_box(seat.private, box, _bound(place, round_public))
    if len(share) != KEY_SIZE:
        raise DamagedBoxError
    return share


def hand_over_share(
    box: bytes, place: Place, leaver: Unlocked, successor_id: str, successor_public: bytes, round_public: bytes
) -> bytes:
    """The share in a box for the successor of a seat (RELIABILITY D9, rules of a round)."""
    share = open_share(box, place, leaver, round_public)
    taken = Place(place.workspace_id, place.round_id, successor_id)
    return seal_share(share, taken, successor_public, round_public)


def new_round_key(places: tuple[Place, Place], seat_publics: tuple[bytes, bytes]) -> tuple[bytes, bytes, bytes]:
    """The public key of a new round and the boxes with the two shares, in the order of the seats."""
    private = new_private()
    public = public_of(private)
    first, second = (
        seal_share(share, place, seat_public, public)
        for share, place, seat_public in zip(split(private), places, seat_publics, strict=True)
    )
    return public, first, second


def join(first: bytes, second: bytes, round_public: bytes) -> bytes:
    """The private key of the round. Raises DamagedBoxError where the shares do not make this round's key."""
    private = _xor(first, second)
    if public_of(private) != round_public:
        raise DamagedBoxError
    return private
