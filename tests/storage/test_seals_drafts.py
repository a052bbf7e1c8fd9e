"""The blobs of a draft: who reads them, where, what they weigh, and that a commitment cannot be tried out."""

from __future__ import annotations

import hashlib
import itertools
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from hirepair_desktop.storage.seals import drafts
from hirepair_desktop.storage.seals.box import bind, new_private, pad, public_of, seal_box
from hirepair_desktop.storage.seals.errors import DamagedBoxError, WrongTurnCodeError
from hirepair_desktop.storage.seals.keys import Cost, Unlocked
from hirepair_desktop.storage.seals.shares import Place

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PLACE = Place("WORKSPC1", "ROUND001", "PERSON01")
WRITER = Unlocked(PLACE.person_id, new_private())
OTHER = Unlocked("PERSON02", new_private())
ROUND = new_private()
SEALED_AT = datetime(2026, 11, 24, 14, 3, tzinfo=UTC)
WORDS: dict[str, Any] = {
    "reason": "Asked about the rollback point. Wörter, 字, \u202e",
    "value": 3,
    "nothing": None,
}

ELSEWHERE = [
    replace(PLACE, workspace_id="WORKSPC2"),
    replace(PLACE, round_id="ROUND002"),
    replace(PLACE, person_id="PERSON02"),
]


def sealed(payload: dict[str, Any] = WORDS, writer: drafts.Writer | None = WRITER) -> tuple[bytes, bytes]:
    return drafts.seal_blobs(PLACE, public_of(ROUND), payload, SEALED_AT, writer)


def test_the_writer_reads_on() -> None:
    assert drafts.read_own(PLACE, WRITER, drafts.write_own(PLACE, WRITER, WORDS)) == WORDS


def test_nobody_else_reads_unfinished_text() -> None:
    own = drafts.write_own(PLACE, WRITER, WORDS)
    for key in (OTHER, Unlocked(PLACE.person_id, ROUND)):
        with pytest.raises(DamagedBoxError):
            drafts.read_own(PLACE, key, own)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_unfinished_text_opens_only_where_it_belongs(place: Place) -> None:
    with pytest.raises(DamagedBoxError):
        drafts.read_own(place, WRITER, drafts.write_own(PLACE, WRITER, WORDS))


@pytest.mark.parametrize("place", ELSEWHERE)
def test_sealed_text_opens_only_where_it_belongs(place: Place) -> None:
    with pytest.raises(DamagedBoxError):
        drafts.open_sealed(place, ROUND, sealed()[0])


def test_a_text_forged_with_the_public_key_alone_does_not_pass_for_the_writers() -> None:
    forged = drafts.write_own(PLACE, Unlocked(PLACE.person_id, OTHER.private), WORDS)
    with pytest.raises(DamagedBoxError):
        drafts.read_own(PLACE, WRITER, forged)


def test_the_key_of_the_round_opens_what_was_sealed() -> None:
    opened = drafts.open_sealed(PLACE, ROUND, sealed()[0])
    assert (opened.payload, opened.sealed_at, opened.signed_by) == (WORDS, SEALED_AT, WRITER.public)


def test_the_writer_alone_opens_the_own_copy() -> None:
    blob, own = sealed()
    assert drafts.reopen_blobs(PLACE, WRITER, blob, own) == WORDS
    with pytest.raises(DamagedBoxError):
        drafts.reopen_blobs(PLACE, OTHER, blob, own)


def test_the_writer_cannot_open_the_box_of_the_round_alone() -> None:
    with pytest.raises(DamagedBoxError):
        drafts.open_sealed(PLACE, WRITER.private, sealed()[0])


def test_a_seal_by_another_does_not_pass_for_the_writers() -> None:
    blob, _own = sealed(writer=OTHER)
    relabelled = blob[:33] + WRITER.public + blob[65:]
    with pytest.raises(DamagedBoxError):
        drafts.open_sealed(PLACE, ROUND, relabelled)


def test_a_signed_seal_cannot_be_relabelled_as_unsigned() -> None:
    blob, _own = sealed()
    with pytest.raises(DamagedBoxError):
        drafts.open_sealed(PLACE, ROUND, blob[:33] + bytes(32) + blob[65:])


def test_a_form_is_sealed_without_a_key_and_says_so() -> None:
    blob, own = sealed(writer=None)
    opened = drafts.open_sealed(PLACE, ROUND, blob)
    assert (opened.payload, opened.signed_by, own) == (WORDS, None, b"")


def test_every_bit_of_a_seal_counts() -> None:
    blob, _own = sealed()
    for at in [*range(110), *range(110, len(blob), 997), len(blob) - 1]:
        flipped = bytearray(blob)
        flipped[at] ^= 4
        with pytest.raises(DamagedBoxError):
            drafts.open_sealed(PLACE, ROUND, bytes(flipped))


@pytest.mark.parametrize("length", [0, 1, 20, 33, 64, 65, 100, 20000])
def test_a_cut_seal_is_damage(length: int) -> None:
    with pytest.raises(DamagedBoxError):
        drafts.open_sealed(PLACE, ROUND, sealed()[0][:length])


def test_a_commitment_of_another_seal_does_not_fit() -> None:
    first, second = sealed()[0], sealed()[0]
    mixed = second[:33] + first[33:]
    with pytest.raises(DamagedBoxError):
        drafts.open_sealed(PLACE, ROUND, mixed)


def test_the_same_text_sealed_twice_has_two_commitments() -> None:
    assert sealed()[0][1:33] != sealed()[0][1:33]


def test_a_commitment_cannot_be_tried_out_over_all_ratings() -> None:
    """Four values, four verdicts, one known moment: without the salt none of the guesses fits."""

    def payload(value: int, verdict: int) -> dict[str, Any]:
        return {"ratings": [{"value": value}], "verdict": verdict}

    commitment = sealed(payload(3, 2))[0][1:33]
    bound = bind("draft", PLACE.workspace_id, PLACE.round_id, PLACE.person_id, "sealed")
    for value, verdict, salt in itertools.product(range(1, 5), range(1, 5), (b"", bytes(32))):
        inner = {"payload": payload(value, verdict), "sealed_at": SEALED_AT.isoformat()}
        content = salt + json.dumps(inner, ensure_ascii=False, sort_keys=True).encode()
        assert hashlib.sha256(b"hirepair commitment 1" + bound + content).digest() != commitment


def test_very_different_texts_weigh_the_same() -> None:
    texts = ["", "no", "x" * 20000, "字" * 9000]
    unfinished = {len(drafts.write_own(PLACE, WRITER, {"t": text})) for text in texts}
    finished = {tuple(map(len, sealed({"t": text}))) for text in texts}
    assert (len(unfinished), len(finished)) == (1, 1)


def test_a_longer_text_is_padded_to_the_next_power_of_two() -> None:
    small, large, larger = (len(drafts.write_own(PLACE, WRITER, {"t": "x" * n})) for n in (10, 33000, 60000))
    assert (large - small, larger) == (32768, large)


def test_texts_are_kept_as_the_workspace_keeps_texts() -> None:
    typed = {"list": [{"text": "e\u0301\r\nnul\x00 \ud800"}]}
    own = drafts.write_own(PLACE, WRITER, typed)
    assert drafts.read_own(PLACE, WRITER, own) == {"list": [{"text": "é\nnul\ufffd \ufffd"}]}


def test_a_figure_that_json_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        drafts.write_own(PLACE, WRITER, {"value": float("nan")})


def test_a_turn_goes_on_with_its_code() -> None:
    turn = drafts.begin_turn(PLACE, CHEAP)
    own = drafts.write_own(PLACE, turn, WORDS)
    resumed = drafts.resume_turn(PLACE, turn.code.lower().replace(" ", ""), own)
    assert drafts.read_own(PLACE, resumed, own) == WORDS


def test_a_wrong_turn_code_gives_a_sentence() -> None:
    turn = drafts.begin_turn(PLACE, CHEAP)
    own = drafts.write_own(PLACE, turn, WORDS)
    for wrong in ("", "2345 6789 ABCD", turn.code[:-1]):
        with pytest.raises(WrongTurnCodeError, match="leave this empty to start"):
            drafts.resume_turn(PLACE, wrong, own)


def test_a_turn_costs_a_full_guess_by_default() -> None:
    turn = drafts.begin_turn(PLACE)
    assert [int.from_bytes(turn.header[at : at + 4], "big") for at in (0, 4, 8)] == [65536, 3, 4]


def test_the_turn_code_re_opens_what_was_sealed_in_the_turn() -> None:
    turn = drafts.begin_turn(PLACE, CHEAP)
    blob, own = sealed(writer=turn)
    resumed = drafts.resume_turn(PLACE, turn.code, own)
    assert drafts.reopen_blobs(PLACE, resumed, blob, own) == WORDS


def test_a_seal_of_a_turn_is_not_authenticated() -> None:
    blob, _own = sealed(writer=drafts.begin_turn(PLACE, CHEAP))
    assert drafts.open_sealed(PLACE, ROUND, blob).signed_by is None


def test_the_turn_code_is_not_in_the_blob() -> None:
    turn = drafts.begin_turn(PLACE, CHEAP)
    own = drafts.write_own(PLACE, turn, WORDS)
    assert turn.code.replace(" ", "").encode() not in own


def test_text_under_a_turn_does_not_open_with_a_key_of_its_own() -> None:
    own = drafts.write_own(PLACE, drafts.begin_turn(PLACE, CHEAP), WORDS)
    with pytest.raises(DamagedBoxError):
        drafts.read_own(PLACE, WRITER, own)


def test_an_untouched_page_reads_as_nothing() -> None:
    assert drafts.read_own(PLACE, WRITER, drafts.untouched_own(PLACE, WRITER.public)) is None


def test_an_untouched_page_looks_like_one_that_was_written_on() -> None:
    untouched, written = drafts.untouched_own(PLACE, WRITER.public), drafts.write_own(PLACE, WRITER, WORDS)
    assert (untouched[:2], len(untouched)) == (written[:2], len(written))


def test_a_turn_that_has_not_begun_looks_like_one_that_has() -> None:
    untouched = drafts.untouched_own(PLACE, None)
    written = drafts.write_own(PLACE, drafts.begin_turn(PLACE), WORDS)
    assert (untouched[:13], untouched[61:62], len(untouched)) == (written[:13], written[61:62], len(written))


def test_no_code_goes_on_with_a_turn_that_has_not_begun() -> None:
    with pytest.raises(WrongTurnCodeError):
        drafts.resume_turn(PLACE, "2345 6789 ABCD", drafts.untouched_own(PLACE, None))


def test_words_cannot_be_slipped_in_as_an_untouched_page() -> None:
    bound = bind("draft", PLACE.workspace_id, PLACE.round_id, PLACE.person_id, "untouched")
    slipped = bytes((1,)) + seal_box(WRITER.public, pad(b'{"value": 4}'), bound)
    with pytest.raises(DamagedBoxError):
        drafts.read_own(PLACE, WRITER, slipped)
