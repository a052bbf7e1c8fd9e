"""When a key is lost, a seat changes hands, or the workspace changes how it keeps private pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from hirepair_desktop.model import Draft, Rating, Round, SeatKey
from hirepair_desktop.model.kinds import RoundOf, RoundState, Sealing
from hirepair_desktop.storage import seals
from tests.storage.sealed_pair import CHEAP, PASSPHRASES, REVEALED_AT, SEALED_AT, Pair, new_pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    pair = new_pair(tmp_path, keys=("recruiter", "manager", "interviewer"))
    yield pair
    pair.store.close(backup=False)


@pytest.fixture
def in_window(tmp_path: Path) -> Iterator[Pair]:
    pair = new_pair(tmp_path, keys=())
    with pair.store.write() as s:
        seals.hide_in_window_only(s)
    yield pair
    pair.store.close(backup=False)


def window_key(pair: Pair, name: str) -> seals.Unlocked:
    with pair.store.write() as s:
        return seals.window_key(s, pair[name])


# A key made anew


def test_a_lost_seat_says_which_rounds_go_with_it(pair: Pair) -> None:
    round_id = pair.open()
    with pair.store.read() as s:
        assert [round_.id for round_ in seals.rounds_lost_with(s, pair["manager"])] == [round_id]


def test_a_key_made_anew_abandons_the_rounds_of_the_seat(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("unreadable now"))
    with pair.store.write() as s:
        seals.make_key_anew(s, pair["manager"], "quiet river stones", CHEAP)
    with pair.store.read() as s:
        assert s.get_one(Round, round_id).state is RoundState.ABANDONED
        assert s.execute(select(func.count(Draft.id))).scalar_one() == 0


def test_a_key_made_anew_is_counted(pair: Pair) -> None:
    with pair.store.write() as s:
        seals.make_key_anew(s, pair["manager"], "quiet river stones", CHEAP)
    with pair.store.read() as s:
        times = select(SeatKey.times_made).where(SeatKey.person_id == pair["manager"])
        assert s.execute(times).scalar_one() == 2


def test_after_a_new_key_the_old_passphrase_does_not_open(pair: Pair) -> None:
    with pair.store.write() as s:
        seals.make_key_anew(s, pair["manager"], "quiet river stones", CHEAP)
    with pytest.raises(seals.WrongPassphraseError):
        pair.unlock("manager")


def test_an_interviewers_seal_outlives_a_new_key_but_nothing_vouches_for_it(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    for name in ("recruiter", "manager", "interviewer"):
        pair.seal(round_id, name, pair.ratings(name))
    with pair.store.write() as s:
        seals.make_key_anew(s, pair["interviewer"], "quiet river stones", CHEAP)
    pair.reveal(round_id)
    with pair.store.read() as s:
        marks = {mark["person_id"]: mark["authenticated"] for mark in s.get_one(Round, round_id).seals}
        assert marks[pair["interviewer"]] is False
        assert s.execute(select(func.count(Rating.id))).scalar_one() == 3


def test_an_interviewers_unfinished_page_begins_again_with_a_new_key(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    pair.save(round_id, "interviewer", {"words": "lost"})
    with pair.store.write() as s:
        seals.make_key_anew(s, pair["interviewer"], PASSPHRASES["interviewer"], CHEAP)
    with pair.store.read() as s:
        assert seals.load_draft(s, round_id, pair.unlock("interviewer")) is None


def test_a_key_that_was_replaced_meanwhile_writes_nothing(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    old = pair.unlock("interviewer")
    with pair.store.write() as s:
        seals.make_key_anew(s, pair["interviewer"], "quiet river stones", CHEAP)
    with pytest.raises(seals.DamagedKeyError), pair.store.write() as s:
        seals.save_draft(s, round_id, old, {"words": "late"})


# A seat that changes hands


def test_the_successor_opens_the_round_with_the_other_seat(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "manager", pair.ratings("from the leaver", 2))
    with pair.store.write() as s:
        seals.hand_over_seat(s, round_id, pair.unlock("manager"), pair["interviewer"])
    pair.seal(round_id, "recruiter", pair.ratings("rollback", 4))
    with pair.store.write() as s:
        seals.reveal(s, round_id, pair.unlock("recruiter"), pair.unlock("interviewer"), REVEALED_AT)
    with pair.store.read() as s:
        assert sorted(s.execute(select(Rating.value)).scalars()) == [2, 4]


def test_the_leaver_does_not_open_the_round_any_more(pair: Pair) -> None:
    round_id = pair.open()
    for name in ("recruiter", "manager"):
        pair.seal(round_id, name, pair.ratings(name))
    with pair.store.write() as s:
        seals.hand_over_seat(s, round_id, pair.unlock("manager"), pair["interviewer"])
    with pytest.raises(seals.RoundRefusedError, match="passphrases of Amara Okafor and Jonas Weil"):
        pair.reveal(round_id)


def test_the_successor_writes_instead_of_a_leaver_who_had_not_sealed(pair: Pair) -> None:
    round_id = pair.open()
    pair.save(round_id, "manager", {"words": "unfinished"})
    with pair.store.write() as s:
        seals.hand_over_seat(s, round_id, pair.unlock("manager"), pair["interviewer"])
    with pair.store.read() as s:
        assert seals.waiting_for(s, round_id) == [pair["recruiter"], pair["interviewer"]]
        assert seals.load_draft(s, round_id, pair.unlock("interviewer")) is None


def test_a_form_sealed_without_a_key_cannot_become_a_seats(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pair.store.write() as s:
        seals.seal_form(s, round_id, pair["interviewer"], pair.ratings("on paper"))
    with pytest.raises(seals.RoundRefusedError, match="cannot take the seat"), pair.store.write() as s:
        seals.hand_over_seat(s, round_id, pair.unlock("manager"), pair["interviewer"])


def test_what_is_between_the_two_does_not_change_hands(pair: Pair) -> None:
    round_id = pair.open(RoundOf.FEEDBACK)
    with pytest.raises(seals.RoundRefusedError, match="cannot change hands"), pair.store.write() as s:
        seals.hand_over_seat(s, round_id, pair.unlock("manager"), pair["interviewer"])


def test_only_a_seat_hands_over(pair: Pair) -> None:
    round_id = pair.open()
    with pytest.raises(seals.RoundRefusedError, match="no seat to hand over"), pair.store.write() as s:
        seals.hand_over_seat(s, round_id, pair.unlock("interviewer"), pair["manager"])


# Hidden in the window only


def test_a_workspace_seals_unless_somebody_chose_otherwise(pair: Pair) -> None:
    with pair.store.read() as s:
        assert seals.sealing_of(s) is Sealing.SEALED


def test_without_passphrases_the_same_round_works(in_window: Pair) -> None:
    round_id = in_window.open()
    with in_window.store.write() as s:
        seals.save_draft(s, round_id, seals.window_key(s, in_window["recruiter"]), {"words": "half"})
    with in_window.store.write() as s:
        for name in ("recruiter", "manager"):
            key = seals.window_key(s, in_window[name])
            seals.seal(s, round_id, key, in_window.ratings(name), SEALED_AT)
    with in_window.store.write() as s:
        keys = [seals.window_key(s, in_window[name]) for name in ("recruiter", "manager")]
        seals.reveal(s, round_id, keys[0], keys[1], REVEALED_AT)
    with in_window.store.read() as s:
        assert s.execute(select(func.count(Rating.id))).scalar_one() == 2


def test_a_round_without_passphrases_says_so_and_nothing_is_authenticated(in_window: Pair) -> None:
    round_id = in_window.open(required=("recruiter",))
    with in_window.store.write() as s:
        key = seals.window_key(s, in_window["recruiter"])
        seals.seal(s, round_id, key, in_window.ratings("mine"), SEALED_AT)
        seals.reveal(s, round_id, key, seals.window_key(s, in_window["manager"]), REVEALED_AT)
    with in_window.store.read() as s:
        round_ = s.get_one(Round, round_id)
        assert round_.mode is Sealing.WINDOW_ONLY
        assert [mark["authenticated"] for mark in round_.seals] == [False]


def test_the_two_ways_are_named_differently() -> None:
    assert "somebody who opened the file" in seals.sealing_words(Sealing.WINDOW_ONLY)
    assert "unreadable in the file" in seals.sealing_words(Sealing.SEALED)


def test_no_code_is_asked_where_there_are_no_passphrases(in_window: Pair) -> None:
    round_id = in_window.open(required=("recruiter", "interviewer"))
    with pytest.raises(seals.RoundRefusedError, match="No code is needed"), in_window.store.write() as s:
        seals.begin_turn(s, round_id, in_window["interviewer"], CHEAP)


def test_a_workspace_that_seals_hands_out_no_key(pair: Pair) -> None:
    with pytest.raises(seals.RoundRefusedError, match="Type your passphrase"):
        window_key(pair, "recruiter")


def test_going_without_passphrases_needs_both(pair: Pair) -> None:
    with pytest.raises(seals.RoundRefusedError, match="Both passphrases"), pair.store.write() as s:
        seals.hide_in_window_only(s, pair.unlock("recruiter"))


def test_going_without_passphrases_waits_for_open_rounds(pair: Pair) -> None:
    pair.open()
    with pytest.raises(seals.RoundRefusedError, match="still open"), pair.store.write() as s:
        seals.hide_in_window_only(s, pair.unlock("recruiter"), pair.unlock("manager"))


def test_going_without_passphrases_deletes_the_keys(pair: Pair) -> None:
    with pair.store.write() as s:
        seals.hide_in_window_only(s, pair.unlock("recruiter"), pair.unlock("manager"))
    with pair.store.read() as s:
        assert s.execute(select(func.count(SeatKey.id))).scalar_one() == 0
        assert seals.sealing_of(s) is Sealing.WINDOW_ONLY


def test_going_back_asks_everybody_for_a_passphrase(in_window: Pair) -> None:
    window_key(in_window, "recruiter")
    with in_window.store.write() as s:
        seals.seal_in_the_file(s)
    with pytest.raises(seals.NoKeyError, match="Amara Okafor and Tomas Eriksen"):
        in_window.open()


def test_a_revealed_round_keeps_the_way_it_was_kept(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter",))
    pair.seal(round_id, "recruiter", pair.ratings("mine"))
    pair.reveal(round_id)
    with pair.store.write() as s:
        seals.hide_in_window_only(s, pair.unlock("recruiter"), pair.unlock("manager"))
    with pair.store.read() as s:
        assert s.get_one(Round, round_id).mode is Sealing.SEALED
