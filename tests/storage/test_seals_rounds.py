"""Rounds over a real file: keys, private pages, readiness, release, re-opening, abandoning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Draft, Round, SeatKey
from hirepair_desktop.model.kinds import DraftState, RoundOf, RoundState
from hirepair_desktop.storage import seals
from tests.storage.sealed_pair import CHEAP, PASSPHRASES, Pair, new_pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    pair = new_pair(tmp_path)
    yield pair
    pair.store.close(backup=False)


@pytest.fixture
def keyless(tmp_path: Path) -> Iterator[Pair]:
    pair = new_pair(tmp_path, keys=())
    yield pair
    pair.store.close(backup=False)


# Keys


def test_somebody_without_a_passphrase_has_no_key(pair: Pair) -> None:
    with pair.store.read() as s:
        assert [seals.has_key(s, pair[name]) for name in ("recruiter", "manager", "interviewer")] == [
            True,
            True,
            False,
        ]


def test_a_passphrase_is_set_once(pair: Pair) -> None:
    with pytest.raises(seals.RoundRefusedError, match="has a passphrase already"), pair.store.write() as s:
        seals.set_passphrase(s, pair["recruiter"], "another one", CHEAP)


def test_ones_own_name_is_no_passphrase(pair: Pair) -> None:
    with pytest.raises(seals.PassphraseRefusedError, match="A name is too easy"), pair.store.write() as s:
        seals.set_passphrase(s, pair["interviewer"], "jonas  weil", CHEAP)


def test_a_changed_passphrase_opens_the_same_pages(pair: Pair) -> None:
    round_id = pair.open()
    pair.save(round_id, "recruiter", {"words": "kept"})
    with pair.store.write() as s:
        seals.change_passphrase(s, pair["recruiter"], PASSPHRASES["recruiter"], "quiet river stones", CHEAP)
    with pair.store.read() as s:
        key = seals.unlock(s, pair["recruiter"], "quiet river stones")
        assert seals.load_draft(s, round_id, key) == {"words": "kept"}


def test_the_recovery_code_opens_the_same_pages(pair: Pair) -> None:
    round_id = pair.open()
    pair.save(round_id, "recruiter", {"words": "kept"})
    with pair.store.write() as s:
        seals.recover(s, pair["recruiter"], pair.codes["recruiter"].lower(), "quiet river stones", CHEAP)
    with pair.store.read() as s:
        key = seals.unlock(s, pair["recruiter"], "quiet river stones")
        assert seals.load_draft(s, round_id, key) == {"words": "kept"}


def test_a_recovery_counts_the_sheets(pair: Pair) -> None:
    with pair.store.write() as s:
        seals.recover(s, pair["recruiter"], pair.codes["recruiter"], "quiet river stones", CHEAP)
    with pair.store.read() as s:
        sheet = select(SeatKey.sheet).where(SeatKey.person_id == pair["recruiter"])
        assert s.execute(sheet).scalar_one() == 2


def test_the_used_sheet_is_refused_in_a_sentence(pair: Pair) -> None:
    with pair.store.write() as s:
        seals.recover(s, pair["recruiter"], pair.codes["recruiter"], "quiet river stones", CHEAP)
    with pytest.raises(seals.WrongRecoveryCodeError, match="newer sheet"), pair.store.write() as s:
        seals.recover(s, pair["recruiter"], pair.codes["recruiter"], "one more time", CHEAP)


def test_the_sheet_of_one_does_nothing_for_the_other(pair: Pair) -> None:
    with pytest.raises(seals.WrongRecoveryCodeError), pair.store.write() as s:
        seals.recover(s, pair["manager"], pair.codes["recruiter"], "quiet river stones", CHEAP)


def test_twenty_wrong_passphrases_leave_the_file_as_it_was(pair: Pair) -> None:
    before = pair.store.path.read_bytes()
    for guess in range(20):
        with pytest.raises(seals.WrongPassphraseError), pair.store.read() as s:
            seals.unlock(s, pair["recruiter"], f"wrong {guess}")
    assert pair.store.path.read_bytes() == before


# Opening a round


def test_both_seats_need_a_passphrase_first(keyless: Pair) -> None:
    with pytest.raises(seals.NoKeyError, match="Amara Okafor and Tomas Eriksen have no passphrase"):
        keyless.open()


def test_the_seat_without_a_passphrase_is_named(keyless: Pair) -> None:
    with keyless.store.write() as s:
        seals.set_passphrase(s, keyless["recruiter"], PASSPHRASES["recruiter"], CHEAP)
    with pytest.raises(seals.NoKeyError, match=r"^Tomas Eriksen has no passphrase"):
        keyless.open()


def test_a_round_opens_once(pair: Pair) -> None:
    pair.open()
    with pytest.raises(seals.RoundRefusedError, match="open already"):
        pair.open()


def test_a_refused_round_leaves_nothing_behind(keyless: Pair) -> None:
    with pytest.raises(seals.NoKeyError):
        keyless.open()
    with keyless.store.read() as s:
        assert s.execute(select(func.count(Round.id))).scalar_one() == 0


def test_the_round_of_a_session_is_found_again(pair: Pair) -> None:
    round_id = pair.open()
    with pair.store.read() as s:
        found = seals.round_of(s, pair["debrief"], RoundOf.RATINGS, pair["candidate"])
        assert found is not None
        assert found.id == round_id


def test_ratings_want_a_candidate(pair: Pair) -> None:
    with pytest.raises(seals.RoundRefusedError, match="about one candidate"), pair.store.write() as s:
        seals.open_round(s, pair["debrief"], RoundOf.RATINGS, seats=pair.seats, required_ids=list(pair.seats))


def test_an_interviewer_is_not_required_for_what_is_between_the_two(pair: Pair) -> None:
    with pytest.raises(seals.RoundRefusedError, match="two of the pair"):
        pair.open(RoundOf.FEEDBACK, ("recruiter", "interviewer"))


# Private pages


def test_nothing_was_written_on_a_new_page(pair: Pair) -> None:
    round_id = pair.open()
    with pair.store.read() as s:
        assert seals.load_draft(s, round_id, pair.unlock("manager")) is None


def test_unfinished_text_is_read_by_its_writer(pair: Pair) -> None:
    round_id = pair.open()
    pair.save(round_id, "recruiter", {"words": "first"})
    pair.save(round_id, "recruiter", {"words": "second", "part": [1, None]})
    with pair.store.read() as s:
        found = seals.load_draft(s, round_id, pair.unlock("recruiter"))
    assert found == {"words": "second", "part": [1, None]}


def test_each_reads_only_the_own_page(pair: Pair) -> None:
    round_id = pair.open()
    pair.save(round_id, "recruiter", {"words": "mine"})
    with pair.store.read() as s:
        assert seals.load_draft(s, round_id, pair.unlock("manager")) is None


def test_the_other_key_does_not_open_a_page_that_was_moved_to_it(pair: Pair) -> None:
    round_id = pair.open()
    pair.save(round_id, "recruiter", {"words": "mine"})
    with pair.store.write() as s:
        drafts = {draft.person_id: draft for draft in s.execute(select(Draft)).scalars()}
        drafts[pair["manager"]].own = drafts[pair["recruiter"]].own
    with pytest.raises(seals.DamagedDraftError, match="What Tomas Eriksen wrote alone"), pair.store.read() as s:
        seals.load_draft(s, round_id, pair.unlock("manager"))


def test_nobody_is_ready_before_the_seal(pair: Pair) -> None:
    round_id = pair.open()
    pair.save(round_id, "recruiter", pair.ratings("saw the rollback point"))
    assert pair.readiness(round_id) == [False, False]


def test_the_seal_makes_ready(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "manager", pair.ratings("saw the rollback point"))
    assert pair.readiness(round_id) == [False, True]


def test_a_sealed_page_is_not_written_on(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("frozen"))
    with pytest.raises(seals.RoundRefusedError, match="Re-open it"):
        pair.save(round_id, "recruiter", {"words": "late"})


def test_a_sealed_page_is_not_read_without_re_opening_it(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("frozen"))
    with pytest.raises(seals.RoundRefusedError, match="Re-open it"), pair.store.read() as s:
        seals.load_draft(s, round_id, pair.unlock("recruiter"))


def test_re_opening_gives_the_text_back_and_sets_not_ready(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("frozen"))
    with pair.store.write() as s:
        assert seals.reopen(s, round_id, pair.unlock("recruiter")) == pair.ratings("frozen")
    assert pair.readiness(round_id) == [False, False]


def test_after_re_opening_the_text_goes_on_as_a_draft(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("frozen"))
    with pair.store.write() as s:
        seals.reopen(s, round_id, pair.unlock("recruiter"))
    with pair.store.read() as s:
        assert seals.load_draft(s, round_id, pair.unlock("recruiter")) == pair.ratings("frozen")


def test_re_opening_leaves_no_sealed_blob(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("frozen"))
    with pair.store.write() as s:
        seals.reopen(s, round_id, pair.unlock("recruiter"))
    with pair.store.read() as s:
        assert set(s.execute(select(Draft.blob)).scalars()) == {b""}


def test_the_other_cannot_re_open_a_page(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("frozen"))
    stranger = seals.Unlocked(pair["recruiter"], pair.unlock("manager").private)
    with pytest.raises(seals.DamagedKeyError), pair.store.write() as s:
        seals.reopen(s, round_id, stranger)


def test_a_page_of_the_wrong_shape_is_not_sealed_and_stays_a_draft(pair: Pair) -> None:
    round_id = pair.open()
    pair.save(round_id, "recruiter", {"words": "kept"})
    with pytest.raises(RefusedValueError, match="stays open as a draft"):
        pair.seal(round_id, "recruiter", {"ratings": [{"criterion_id": pair["criterion"], "state": "rated"}]})
    with pair.store.read() as s:
        assert seals.load_draft(s, round_id, pair.unlock("recruiter")) == {"words": "kept"}


def test_somebody_who_is_not_required_may_write_too(pair: Pair) -> None:
    with pair.store.write() as s:
        seals.set_passphrase(s, pair["interviewer"], PASSPHRASES["interviewer"], CHEAP)
    round_id = pair.open()
    pair.save(round_id, "interviewer", {"words": "also"})
    with pair.store.read() as s:
        assert seals.load_draft(s, round_id, pair.unlock("interviewer")) == {"words": "also"}
        assert pair["interviewer"] not in dict(seals.readiness(s, round_id))


# Turns and forms of people without a passphrase


def test_a_turn_is_kept_under_its_code(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pair.store.write() as s:
        turn = seals.begin_turn(s, round_id, pair["interviewer"], CHEAP)
        seals.save_draft(s, round_id, turn, {"words": "half"})
    with pair.store.read() as s:
        again = seals.resume_turn(s, round_id, pair["interviewer"], turn.code)
        assert seals.load_draft(s, round_id, again) == {"words": "half"}


def test_a_wrong_turn_code_is_refused(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pytest.raises(seals.WrongTurnCodeError), pair.store.read() as s:
        seals.resume_turn(s, round_id, pair["interviewer"], "2345 6789 ABCD")


def test_a_sealed_turn_is_ready_and_re_opens_with_its_code(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pair.store.write() as s:
        turn = seals.begin_turn(s, round_id, pair["interviewer"], CHEAP)
        seals.seal(s, round_id, turn, pair.ratings("from the panel"))
    assert pair.readiness(round_id) == [False, False, True]
    with pair.store.write() as s:
        again = seals.resume_turn(s, round_id, pair["interviewer"], turn.code)
        assert seals.reopen(s, round_id, again) == pair.ratings("from the panel")


def test_a_turn_is_not_for_a_seat(pair: Pair) -> None:
    round_id = pair.open()
    with pytest.raises(seals.RoundRefusedError, match="has a seat"), pair.store.write() as s:
        seals.begin_turn(s, round_id, pair["manager"], CHEAP)


def test_a_turn_is_not_for_somebody_with_a_passphrase(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pytest.raises(seals.RoundRefusedError, match="writes with it"), pair.store.write() as s:
        seals.set_passphrase(s, pair["interviewer"], PASSPHRASES["interviewer"], CHEAP)
        seals.begin_turn(s, round_id, pair["interviewer"], CHEAP)


def test_a_passphrase_set_after_the_round_opened_begins_a_page_of_its_own(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pair.store.write() as s:
        seals.set_passphrase(s, pair["interviewer"], PASSPHRASES["interviewer"], CHEAP)
    with pair.store.read() as s:
        assert seals.load_draft(s, round_id, pair.unlock("interviewer")) is None
    pair.seal(round_id, "interviewer", pair.ratings("from the panel"))
    assert pair.readiness(round_id) == [False, False, True]


def test_a_form_brought_in_is_ready(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pair.store.write() as s:
        seals.seal_form(s, round_id, pair["interviewer"], pair.ratings("on paper"))
    assert pair.readiness(round_id) == [False, False, True]


def test_a_form_does_not_replace_what_was_sealed(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pair.store.write() as s:
        seals.seal_form(s, round_id, pair["interviewer"], pair.ratings("on paper"))
    with pytest.raises(seals.RoundRefusedError, match="frozen"), pair.store.write() as s:
        seals.seal_form(s, round_id, pair["interviewer"], pair.ratings("forged"))


def test_a_form_is_not_taken_for_a_seat(pair: Pair) -> None:
    round_id = pair.open()
    with pytest.raises(seals.RoundRefusedError, match="has a seat"), pair.store.write() as s:
        seals.seal_form(s, round_id, pair["manager"], pair.ratings("forged"))


# Release and abandon


def test_a_release_lifts_the_wait_and_says_why(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pair.store.write() as s:
        seals.release(s, round_id, pair["interviewer"], pair["manager"], "on leave until March")
    with pair.store.read() as s:
        kept = s.get_one(Round, round_id).released[0]
        assert (kept["person_id"], kept["by"], kept["reason"]) == (
            pair["interviewer"],
            pair["manager"],
            "on leave until March",
        )
        assert seals.waiting_for(s, round_id) == list(pair.seats)


def test_only_the_decision_owner_releases(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pytest.raises(seals.RoundRefusedError, match="Tomas Eriksen can release"), pair.store.write() as s:
        seals.release(s, round_id, pair["interviewer"], pair["recruiter"], "on leave")


def test_nobody_releases_themselves(pair: Pair) -> None:
    round_id = pair.open()
    with pytest.raises(seals.RoundRefusedError, match="Amara Okafor can release"), pair.store.write() as s:
        seals.release(s, round_id, pair["manager"], pair["manager"], "no time")


def test_a_release_wants_a_reason(pair: Pair) -> None:
    round_id = pair.open()
    with pytest.raises(RefusedValueError) as refused, pair.store.write() as s:
        seals.release(s, round_id, pair["recruiter"], pair["manager"], "  ")
    assert refused.value.field == "reason"


def test_somebody_who_is_ready_is_not_released(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("ready"))
    with pytest.raises(seals.RoundRefusedError, match="needs no release"), pair.store.write() as s:
        seals.release(s, round_id, pair["recruiter"], pair["manager"], "away")


def test_an_abandoned_round_keeps_neither_drafts_nor_shares(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("gone"))
    with pair.store.write() as s:
        seals.abandon(s, round_id)
    with pair.store.read() as s:
        round_ = s.get_one(Round, round_id)
        assert (round_.state, round_.recruiter_share, round_.manager_share) == (RoundState.ABANDONED, b"", b"")
        assert s.execute(select(func.count(Draft.id))).scalar_one() == 0


def test_after_an_abandoned_round_another_opens(pair: Pair) -> None:
    with pair.store.write() as s:
        seals.abandon(s, pair.open())
    assert pair.readiness(pair.open()) == [False, False]


# What the rows say


def test_a_new_page_and_a_written_one_weigh_the_same(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pair.store.read() as s:
        before = s.execute(select(func.length(Draft.own)).order_by(Draft.person_id)).scalars().all()
    pair.save(round_id, "recruiter", {"words": "x" * 20_000})
    with pair.store.write() as s:
        turn = seals.begin_turn(s, round_id, pair["interviewer"], CHEAP)
        seals.save_draft(s, round_id, turn, {"words": "short"})
    with pair.store.read() as s:
        assert s.execute(select(func.length(Draft.own)).order_by(Draft.person_id)).scalars().all() == before


def test_writing_adds_no_row_and_moves_no_counter(pair: Pair) -> None:
    from hirepair_desktop.model import Workspace

    round_id = pair.open()

    def told() -> tuple[int, int, list[tuple[int, str]]]:
        with pair.store.read() as s:
            rows = s.execute(select(Draft.seq, Draft.id).order_by(Draft.id)).all()
            return len(rows), s.execute(select(Workspace.seq)).scalar_one(), [(seq, id_) for seq, id_ in rows]

    before = told()
    for words in ("a", "ab", "abc"):
        pair.save(round_id, "recruiter", {"words": words})
    pair.seal(round_id, "recruiter", pair.ratings("done"))
    assert told() == before


def test_the_rows_carry_a_check_that_holds(pair: Pair) -> None:
    from hirepair_desktop.storage.backup import check_rows

    round_id = pair.open()
    pair.save(round_id, "recruiter", {"words": "kept"})
    pair.seal(round_id, "manager", pair.ratings("done"))
    assert check_rows(pair.store.path) == []


def test_drafts_have_no_time_of_any_kind() -> None:
    assert {column.name for column in Draft.__table__.columns} == {
        "id",
        "round_id",
        "person_id",
        "state",
        "blob",
        "own",
        "seq",
        "chk",
    }


def test_states_are_writing_and_sealed_and_no_more(pair: Pair) -> None:
    assert list(DraftState) == [DraftState.WRITING, DraftState.SEALED]
