"""The sealed box and its padding: who can open it, where, and that its size says nothing."""

from __future__ import annotations

import pytest

from hirepair_desktop.storage.seals.box import (
    bind,
    new_private,
    open_box,
    pad,
    public_of,
    seal_box,
    unpad,
)
from hirepair_desktop.storage.seals.errors import DamagedBoxError

RECIPIENT = new_private()
SENDER = new_private()
BOUND = bind("draft", "W", "R", "P")


def test_the_recipient_opens_the_box() -> None:
    assert open_box(RECIPIENT, seal_box(public_of(RECIPIENT), b"words", BOUND), BOUND) == b"words"


def test_nobody_else_opens_the_box() -> None:
    with pytest.raises(DamagedBoxError):
        open_box(SENDER, seal_box(public_of(RECIPIENT), b"words", BOUND), BOUND)


def test_a_box_opens_only_where_it_belongs() -> None:
    box = seal_box(public_of(RECIPIENT), b"words", BOUND)
    for other in (bind("draft", "W", "R", "Q"), bind("draft", "W", "S", "P"), bind("draft", "V", "R", "P")):
        with pytest.raises(DamagedBoxError):
            open_box(RECIPIENT, box, other)


def test_every_flipped_byte_is_noticed() -> None:
    box = seal_box(public_of(RECIPIENT), b"words", BOUND, SENDER)
    for at in range(len(box)):
        flipped = bytearray(box)
        flipped[at] ^= 1
        with pytest.raises(DamagedBoxError):
            open_box(RECIPIENT, bytes(flipped), BOUND, public_of(SENDER))


def test_every_cut_box_is_noticed() -> None:
    box = seal_box(public_of(RECIPIENT), b"words", BOUND)
    for length in range(len(box)):
        with pytest.raises(DamagedBoxError):
            open_box(RECIPIENT, box[:length], BOUND)


def test_an_authenticated_box_opens_for_the_right_sender() -> None:
    box = seal_box(public_of(RECIPIENT), b"words", BOUND, SENDER)
    assert open_box(RECIPIENT, box, BOUND, public_of(SENDER)) == b"words"


def test_a_box_of_somebody_else_does_not_pass_for_the_sender() -> None:
    forged = seal_box(public_of(RECIPIENT), b"words", BOUND, new_private())
    with pytest.raises(DamagedBoxError):
        open_box(RECIPIENT, forged, BOUND, public_of(SENDER))


def test_an_anonymous_box_does_not_pass_for_an_authenticated_one() -> None:
    with pytest.raises(DamagedBoxError):
        open_box(RECIPIENT, seal_box(public_of(RECIPIENT), b"words", BOUND), BOUND, public_of(SENDER))


def test_an_authenticated_box_does_not_pass_for_an_anonymous_one() -> None:
    with pytest.raises(DamagedBoxError):
        open_box(RECIPIENT, seal_box(public_of(RECIPIENT), b"words", BOUND, SENDER), BOUND)


def test_an_authenticated_box_looks_like_an_anonymous_one() -> None:
    signed = seal_box(public_of(RECIPIENT), b"words", BOUND, SENDER)
    unsigned = seal_box(public_of(RECIPIENT), b"words", BOUND)
    assert (signed[:1], len(signed)) == (unsigned[:1], len(unsigned))


def test_the_same_words_never_give_the_same_box() -> None:
    first, second = (seal_box(public_of(RECIPIENT), b"words", BOUND) for _ in range(2))
    assert first[1:33] != second[1:33]
    assert first[33:] != second[33:]


def test_a_public_key_of_small_order_is_refused() -> None:
    with pytest.raises(DamagedBoxError):
        seal_box(bytes(32), b"words", BOUND)


def test_bound_names_cannot_run_into_each_other() -> None:
    assert bind("ab", "c") != bind("a", "bc")


@pytest.mark.parametrize(
    ("length", "size"),
    [(0, 32768), (1, 32768), (32764, 32768), (32765, 65536), (65532, 65536), (65533, 131072), (300000, 524288)],
)
def test_contents_are_padded_to_32_kib_and_powers_of_two(length: int, size: int) -> None:
    assert len(pad(b"x" * length)) == size


def test_padding_comes_off_exactly() -> None:
    contents = (b"", b"\0", b"words\0\0", b"x" * 40000)
    assert [unpad(pad(content)) for content in contents] == list(contents)


@pytest.mark.parametrize("broken", [b"", b"\0\0\0", b"\xff\xff\xff\xff" + bytes(100)])
def test_a_length_that_cannot_be_is_damage(broken: bytes) -> None:
    with pytest.raises(DamagedBoxError):
        unpad(broken)
