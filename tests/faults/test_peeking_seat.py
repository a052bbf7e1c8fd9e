"""One seat alone, with the program's code, the file and an own passphrase, does not get at the other's text.

The seat tries every key it can lay hands on: its own, its share, every 32 bytes of the file's blobs, and each of
these under its share, on every box in the file, in every place and with every sender.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import select

from hirepair_desktop.model import Draft, Person, Round, SeatKey
from hirepair_desktop.storage import seals
from hirepair_desktop.storage.seals import drafts
from hirepair_desktop.storage.seals.box import KEY_SIZE, open_box
from hirepair_desktop.storage.seals.errors import DamagedBoxError
from hirepair_desktop.storage.seals.shares import Place, join, open_share
from tests.storage.sealed_pair import PASSPHRASES, REVEALED_AT, Pair, new_pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    pair = new_pair(tmp_path)
    yield pair
    pair.store.close(backup=False)


class TryingSeat:
    """Everything one seat has: the own key, the own share, and all rows."""

    def __init__(self, pair: Pair, name: str, round_id: str) -> None:
        self.unlocked = pair.unlock(name)
        with pair.store.read() as s:
            self.round = s.get_one(Round, round_id)
            self.drafts = list(s.execute(select(Draft)).scalars())
            self.keys = list(s.execute(select(SeatKey)).scalars())
            self.people = list(s.execute(select(Person.id)).scalars())
        own_box = self.round.recruiter_share if name == "recruiter" else self.round.manager_share
        self.share = open_share(own_box, self.place(self.unlocked.person_id), self.unlocked, self.round.public)

    def place(self, person_id: str) -> Place:
        return Place(self.round.workspace_id, self.round.id, person_id)

    def scraps(self) -> set[bytes]:
        """Every run of 32 bytes in keys, shares and the heads of drafts."""
        blobs = [self.round.public, self.round.recruiter_share, self.round.manager_share, self.share]
        for key in self.keys:
            blobs += [key.public, key.by_passphrase, key.by_code]
        for draft in self.drafts:
            blobs += [draft.blob[:120], draft.own[:120]]
        return {blob[at : at + KEY_SIZE] for blob in blobs for at in range(len(blob) - KEY_SIZE + 1)}

    def guesses(self) -> set[bytes]:
        """Every key the seat can make: own key, share, scraps, and each of them under the share."""
        found = {self.unlocked.private, self.share, *self.scraps()}
        return found | {bytes(a ^ b for a, b in zip(self.share, guess, strict=True)) for guess in found}

    def opens(self, key: bytes) -> set[str]:
        """Whose texts this key opens."""
        senders = [None, *(row.public for row in self.keys)]
        seen = set()
        for draft, person_id in product(self.drafts, self.people):
            place = self.place(person_id)
            if draft.blob and _opened(lambda d=draft, p=place: drafts.open_sealed(p, key, d.blob)):
                seen.add(draft.person_id)
            for state, sender in product(("writing", "copy", "sealed", "untouched"), senders):
                bound = drafts._bound(place, state) + (draft.blob[1:33] if state == "copy" else b"")
                if _opened(lambda d=draft, b=bound, s=sender: open_box(key, d.own[1:], b, s)):
                    seen.add(draft.person_id)
        return seen


def _opened(attempt: object) -> bool:
    try:
        attempt()  # type: ignore[operator]
    except DamagedBoxError:
        return False
    return True


def sealed_by_both(pair: Pair) -> str:
    round_id = pair.open()
    for name in ("recruiter", "manager"):
        pair.seal(round_id, name, pair.ratings(name))
    return round_id


@pytest.mark.parametrize("name", ["recruiter", "manager"])
def test_the_own_key_opens_the_own_text_alone(pair: Pair, name: str) -> None:
    seat = TryingSeat(pair, name, sealed_by_both(pair))
    assert seat.opens(seat.unlocked.private) == {pair[name]}


def test_both_shares_open_both_texts(pair: Pair) -> None:
    """So that the next tests could fail: with the other share the same attempts succeed."""
    round_id = sealed_by_both(pair)
    first, second = (TryingSeat(pair, name, round_id) for name in ("recruiter", "manager"))
    assert first.opens(join(first.share, second.share, first.round.public)) == set(pair.seats)


@pytest.mark.parametrize(("name", "other"), [("recruiter", "manager"), ("manager", "recruiter")])
def test_no_key_a_seat_can_make_opens_the_others_seal(pair: Pair, name: str, other: str) -> None:
    seat = TryingSeat(pair, name, sealed_by_both(pair))
    place = seat.place(pair[other])
    (blob,) = [draft.blob for draft in seat.drafts if draft.person_id == pair[other]]
    guesses = seat.guesses()
    assert len(guesses) > 500
    assert not [guess for guess in guesses if _opened(lambda g=guess: drafts.open_sealed(place, g, blob))]


@pytest.mark.parametrize("name", ["recruiter", "manager"])
def test_no_key_a_seat_can_make_opens_unfinished_text(pair: Pair, name: str) -> None:
    other = "manager" if name == "recruiter" else "recruiter"
    round_id = pair.open()
    pair.save(round_id, other, {"words": "unfinished"})
    seat = TryingSeat(pair, name, round_id)
    (own,) = [draft.own for draft in seat.drafts if draft.person_id == pair[other]]
    (sender,) = [key.public for key in seat.keys if key.person_id == pair[other]]
    bound = drafts._bound(seat.place(pair[other]), "writing")
    opened = [guess for guess in seat.guesses() if _opened(lambda g=guess: open_box(g, own[1:], bound, sender))]
    assert opened == []


def test_the_others_draft_put_into_the_own_row_does_not_open(pair: Pair) -> None:
    round_id = pair.open()
    pair.save(round_id, "manager", {"words": "unfinished"})
    with pair.store.write() as s:
        rows = {draft.person_id: draft for draft in s.execute(select(Draft)).scalars()}
        rows[pair["recruiter"]].own = rows[pair["manager"]].own
    with pytest.raises(seals.DamagedDraftError), pair.store.read() as s:
        seals.load_draft(s, round_id, pair.unlock("recruiter"))


def test_the_others_key_row_does_not_open_with_the_own_passphrase(pair: Pair) -> None:
    for guess in (PASSPHRASES["recruiter"], pair.codes["recruiter"], ""):
        with pytest.raises(seals.WrongPassphraseError), pair.store.read() as s:
            seals.unlock(s, pair["manager"], guess)


def test_a_seat_that_names_itself_both_seats_still_lacks_a_share(pair: Pair) -> None:
    round_id = sealed_by_both(pair)
    with pair.store.write() as s:
        round_ = s.get_one(Round, round_id)
        round_.manager_id, round_.manager_share = round_.recruiter_id, round_.recruiter_share
    key = pair.unlock("recruiter")
    with pytest.raises(seals.DamagedShareError), pair.store.write() as s:
        seals.reveal(s, round_id, key, key, REVEALED_AT)


def test_an_old_copy_of_the_file_opens_no_further(pair: Pair) -> None:
    """A copy taken while the other was writing is as shut as the file is now."""
    round_id = pair.open()
    pair.save(round_id, "manager", {"words": "first thoughts"})
    before = TryingSeat(pair, "recruiter", round_id)
    pair.seal(round_id, "manager", pair.ratings("second thoughts"))
    after = TryingSeat(pair, "recruiter", round_id)
    keys = before.guesses() & after.guesses()
    assert before.unlocked.private in keys
    assert [seat.opens(key) for seat in (before, after) for key in (seat.unlocked.private, seat.share)] == [
        {pair["recruiter"]},
        set(),
        {pair["recruiter"]},
        set(),
    ]
