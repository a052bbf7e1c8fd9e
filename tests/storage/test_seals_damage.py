"""A reveal stops by name at damage and forgery, and then changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from hirepair_desktop.model import Draft, Rating, Round
from hirepair_desktop.model.kinds import RoundOf, RoundState
from hirepair_desktop.storage import seals
from hirepair_desktop.storage.seals.box import new_private, public_of
from hirepair_desktop.storage.seals.drafts import seal_blobs
from hirepair_desktop.storage.seals.shares import Place
from tests.storage.sealed_pair import SEALED_AT, Pair, new_pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    pair = new_pair(tmp_path)
    yield pair
    pair.store.close(backup=False)


def both_rated(pair: Pair) -> str:
    """A round in which the two have sealed a scorecard."""
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("rollback", 4))
    pair.seal(round_id, "manager", pair.ratings("assigned work", 2))
    return round_id


def change_draft(pair: Pair, name: str, change: Callable[[Draft], None]) -> None:
    """Change the row of somebody's draft, as damage or a stranger would."""
    with pair.store.write() as s:
        change(s.execute(select(Draft).where(Draft.person_id == pair[name])).scalar_one())


def flip(blob: bytes, at: int) -> bytes:
    return blob[:at] + bytes((blob[at] ^ 1,)) + blob[at + 1 :]


@pytest.mark.parametrize("at", [0, 1, 20, 40, 66, 70, 100, 5000, -1])
def test_a_damaged_page_stops_the_reveal_by_name(pair: Pair, at: int) -> None:
    round_id = both_rated(pair)

    def damage(draft: Draft) -> None:
        draft.blob = flip(draft.blob, at % len(draft.blob))

    change_draft(pair, "manager", damage)
    with pytest.raises(seals.DamagedDraftError, match="What Tomas Eriksen wrote alone") as stopped:
        pair.reveal(round_id)
    assert stopped.value.person_id == pair["manager"]


def test_a_stopped_reveal_changes_nothing(pair: Pair) -> None:
    round_id = both_rated(pair)

    def damage(draft: Draft) -> None:
        draft.blob = flip(draft.blob, 100)

    change_draft(pair, "manager", damage)
    with pytest.raises(seals.DamagedDraftError):
        pair.reveal(round_id)
    with pair.store.read() as s:
        assert s.execute(select(func.count(Rating.id))).scalar_one() == 0
        assert s.get_one(Round, round_id).state is RoundState.OPEN
    assert pair.readiness(round_id) == [True, True]


def test_swapped_pages_stop_the_reveal(pair: Pair) -> None:
    round_id = both_rated(pair)
    with pair.store.write() as s:
        first, second = s.execute(select(Draft)).scalars()
        first.blob, second.blob = second.blob, first.blob
    with pytest.raises(seals.DamagedDraftError):
        pair.reveal(round_id)


def test_a_page_of_another_round_stops_the_reveal(pair: Pair) -> None:
    other = pair.open(RoundOf.FEEDBACK)
    for name in ("recruiter", "manager"):
        pair.seal(other, name, {"items": []})
    round_id = both_rated(pair)
    with pair.store.write() as s:
        drafts = s.execute(select(Draft).where(Draft.person_id == pair["manager"])).scalars()
        blobs = {draft.round_id: draft for draft in drafts}
        blobs[round_id].blob = blobs[other].blob
    with pytest.raises(seals.DamagedDraftError, match="Tomas Eriksen"):
        pair.reveal(round_id)


def test_a_page_forged_with_the_public_key_alone_stops_the_reveal(pair: Pair) -> None:
    """Whoever can write to the file can seal to the round; for a seat the seat's own key must have taken part."""
    round_id = both_rated(pair)
    with pair.store.write() as s:
        round_ = s.get_one(Round, round_id)
        place = Place(round_.workspace_id, round_id, pair["manager"])
        forged, _own = seal_blobs(place, round_.public, pair.ratings("forged"), SEALED_AT)
    change_draft(pair, "manager", lambda draft: setattr(draft, "blob", forged))
    with pytest.raises(seals.DamagedDraftError, match="Tomas Eriksen"):
        pair.reveal(round_id)


def test_a_seal_under_a_swapped_round_key_stops_the_reveal(pair: Pair) -> None:
    """A stranger puts a round key of their own in place: the swap is noticed when both open the round."""
    round_id = pair.open()
    with pair.store.write() as s:
        true = s.get_one(Round, round_id).public
        s.get_one(Round, round_id).public = public_of(new_private())
    pair.seal(round_id, "recruiter", pair.ratings("read by the stranger"))
    with pair.store.write() as s:
        s.get_one(Round, round_id).public = true
    pair.seal(round_id, "manager", pair.ratings("assigned work"))
    with pytest.raises(seals.DamagedDraftError, match="Amara Okafor"):
        pair.reveal(round_id)


@pytest.mark.parametrize("share", ["recruiter_share", "manager_share"])
def test_a_damaged_share_names_whose_it_is(pair: Pair, share: str) -> None:
    round_id = both_rated(pair)
    with pair.store.write() as s:
        round_ = s.get_one(Round, round_id)
        setattr(round_, share, flip(getattr(round_, share), 50))
    name = "Amara Okafor" if share == "recruiter_share" else "Tomas Eriksen"
    with pytest.raises(seals.DamagedShareError, match=f"that {name} holds"):
        pair.reveal(round_id)


def test_a_page_that_is_not_of_its_shape_stops_the_reveal(pair: Pair) -> None:
    round_id = both_rated(pair)
    with pair.store.write() as s:
        round_ = s.get_one(Round, round_id)
        place = Place(round_.workspace_id, round_id, pair["manager"])
        wrong = {"ratings": [{"criterion_id": pair["criterion"], "state": "rated", "value": 9}]}
        blob, _own = seal_blobs(place, round_.public, wrong, SEALED_AT, pair.unlock("manager"))
    change_draft(pair, "manager", lambda draft: setattr(draft, "blob", blob))
    with pytest.raises(seals.DamagedDraftError, match="Tomas Eriksen"):
        pair.reveal(round_id)


def test_a_form_is_marked_as_not_authenticated(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pair.store.write() as s:
        seals.seal_form(s, round_id, pair["interviewer"], pair.ratings("on paper"))
    for name in ("recruiter", "manager"):
        pair.seal(round_id, name, pair.ratings(name))
    pair.reveal(round_id)
    with pair.store.read() as s:
        marks = {mark["person_id"]: mark["authenticated"] for mark in s.get_one(Round, round_id).seals}
    assert marks == {pair["recruiter"]: True, pair["manager"]: True, pair["interviewer"]: False}
