"""The reveal over a real file: what it creates, when it refuses, and that damage stops it by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from hirepair_desktop.model import (
    Candidate,
    Criterion,
    Draft,
    Entry,
    ExampleProfile,
    Feedback,
    Pulse,
    Rating,
    Recommendation,
    Role,
    Round,
    ShortlistPick,
    Tradeoff,
    Workspace,
)
from hirepair_desktop.model.kinds import RoundOf, RoundState, Tone, Topic, Verdict
from hirepair_desktop.storage import seals
from hirepair_desktop.storage.backup import check_rows
from tests.storage.sealed_pair import CHEAP, PASSPHRASES, REVEALED_AT, SEALED_AT, Pair, new_pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    pair = new_pair(tmp_path)
    yield pair
    pair.store.close(backup=False)


def both_sealed(pair: Pair, what: RoundOf, recruiter: dict[str, Any], manager: dict[str, Any]) -> str:
    """A round in which the two have sealed these pages."""
    round_id = pair.open(what)
    pair.seal(round_id, "recruiter", recruiter)
    pair.seal(round_id, "manager", manager)
    return round_id


def both_rated(pair: Pair) -> str:
    return both_sealed(pair, RoundOf.RATINGS, pair.ratings("rollback", 4), pair.ratings("assigned work", 2))


# What each kind of round creates


def test_ratings_come_into_being_with_both_moments(pair: Pair) -> None:
    pair.reveal(both_rated(pair))
    with pair.store.read() as s:
        rows = s.execute(select(Rating).order_by(Rating.value)).scalars().all()
        assert [(row.rater_id, row.value, row.evidence) for row in rows] == [
            (pair["manager"], 2, "assigned work"),
            (pair["recruiter"], 4, "rollback"),
        ]
        assert {(row.sealed_at, row.revealed_at) for row in rows} == {(SEALED_AT, REVEALED_AT)}
        assert {row.evidence_at for row in rows} == {datetime(2026, 11, 20, 10, tzinfo=UTC)}


def test_recommendations_come_into_being(pair: Pair) -> None:
    pair.reveal(both_rated(pair))
    with pair.store.read() as s:
        rows = s.execute(select(Recommendation)).scalars().all()
        assert {(row.rater_id, row.value, row.sealed_at) for row in rows} == {
            (person, Verdict.YES, SEALED_AT) for person in pair.seats
        }


def test_a_scorecard_without_a_recommendation_is_opened_too(pair: Pair) -> None:
    open_card = {**pair.ratings("rollback"), "recommendation": None}
    pair.reveal(both_sealed(pair, RoundOf.RATINGS, open_card, pair.ratings("assigned work")))
    with pair.store.read() as s:
        assert s.execute(select(func.count(Recommendation.id))).scalar_one() == 1


def test_not_shown_has_no_value(pair: Pair) -> None:
    line = {"criterion_id": pair["criterion"], "state": "not_shown", "evidence": "asked twice"}
    pair.reveal(both_sealed(pair, RoundOf.RATINGS, {"ratings": [line]}, {"ratings": []}))
    with pair.store.read() as s:
        row = s.execute(select(Rating)).scalar_one()
        assert (row.state, row.value, row.evidence) == ("not_shown", None, "asked twice")


def test_feedback_goes_from_one_to_the_other_in_its_order(pair: Pair) -> None:
    first = {"tone": "appreciation", "behaviour": "took it out on the spot"}
    second = {"tone": "constructive", "topic": "speed", "happened_on": "2026-11-03", "ask": "two lines in 48 h"}
    pair.reveal(both_sealed(pair, RoundOf.FEEDBACK, {"items": [first, second]}, {"items": []}))
    with pair.store.read() as s:
        rows = s.execute(select(Feedback).order_by(Feedback.rank)).scalars().all()
        assert [(row.tone, row.topic, row.happened_on) for row in rows] == [
            (Tone.APPRECIATION, Topic.OTHER, None),
            (Tone.CONSTRUCTIVE, Topic.SPEED, date(2026, 11, 3)),
        ]
        assert {(row.from_id, row.to_id) for row in rows} == {pair.seats}


def test_a_pulse_of_each_is_revealed(pair: Pair) -> None:
    answers = {"understands": 5, "straight": 4, "safe": 3, "grow": None}
    pair.reveal(both_sealed(pair, RoundOf.PULSE, answers, {"keeps": 1}))
    with pair.store.read() as s:
        rows = {row.person_id: row for row in s.execute(select(Pulse)).scalars()}
        assert (rows[pair["recruiter"]].understands, rows[pair["recruiter"]].grow) == (5, None)
        assert (rows[pair["manager"]].keeps, rows[pair["manager"]].revealed_at) == (1, REVEALED_AT)


def test_picks_of_a_shortlist_are_revealed(pair: Pair) -> None:
    yes = {"candidate_id": pair["candidate"], "pick": "yes", "why": "wrote the runbook"}
    maybe = {"candidate_id": pair["second_candidate"], "pick": "maybe"}
    pair.reveal(both_sealed(pair, RoundOf.PICKS, {"picks": [yes, maybe]}, {"picks": []}))
    with pair.store.read() as s:
        rows = s.execute(select(ShortlistPick)).scalars().all()
        assert {(row.candidate_id, row.pick, row.why) for row in rows} == {
            (pair["candidate"], "yes", "wrote the runbook"),
            (pair["second_candidate"], "maybe", ""),
        }


def test_the_trade_off_and_the_guess_stand_in_one_row(pair: Pair) -> None:
    guess, picks = [pair["criterion"]], [pair["second_criterion"], pair["criterion"]]
    pair.reveal(both_sealed(pair, RoundOf.TRADEOFF, {"criterion_ids": guess}, {"criterion_ids": picks}))
    with pair.store.read() as s:
        row = s.execute(select(Tradeoff)).scalar_one()
        assert (row.role_id, row.recruiter_guess, row.manager_picks, row.revealed_at) == (
            pair["role"],
            guess,
            picks,
            REVEALED_AT,
        )


def test_both_answers_stand_with_the_profile(pair: Pair) -> None:
    fits = {"picks": [{"profile_id": pair["profile"], "fits": True, "why": "ledgers"}]}
    does_not = {"picks": [{"profile_id": pair["profile"], "fits": False, "why": "no writing"}]}
    pair.reveal(both_sealed(pair, RoundOf.PROFILES, fits, does_not))
    with pair.store.read() as s:
        picks = s.get_one(ExampleProfile, pair["profile"]).picks
        assert {(pick["person_id"], pick["fits"], pick["why"]) for pick in picks} == {
            (pair["recruiter"], True, "ledgers"),
            (pair["manager"], False, "no writing"),
        }


@pytest.mark.parametrize("what", [RoundOf.REPAIR, RoundOf.LOOK_BACK])
def test_entries_stand_under_their_keys(pair: Pair, what: RoundOf) -> None:
    mine = {"entries": [{"key": "happened", "text": "I went quiet"}, {"key": "repair", "text": "a call"}]}
    pair.reveal(both_sealed(pair, what, mine, {"entries": [{"key": "happened", "text": "I pushed"}]}))
    with pair.store.read() as s:
        rows = s.execute(select(Entry)).scalars().all()
        assert {(row.person_id, row.key, row.text, row.written_at) for row in rows} == {
            (pair["recruiter"], "happened", "I went quiet", SEALED_AT),
            (pair["recruiter"], "repair", "a call", SEALED_AT),
            (pair["manager"], "happened", "I pushed", SEALED_AT),
        }


def test_what_the_coach_was_told_behind_the_curtain_is_not_revealed(pair: Pair) -> None:
    page = {**pair.ratings("rollback"), "dismissals": [{"rule_id": "R-09", "reason": "ZQX-aside"}]}
    pair.reveal(both_sealed(pair, RoundOf.RATINGS, page, pair.ratings("assigned work")))
    pair.store.close(backup=False)
    assert b"ZQX-aside" not in pair.store.path.read_bytes()


# The round after its reveal


def test_drafts_and_shares_are_gone_and_the_round_says_when(pair: Pair) -> None:
    round_id = both_rated(pair)
    pair.reveal(round_id)
    with pair.store.read() as s:
        round_ = s.get_one(Round, round_id)
        assert (round_.state, round_.revealed_at) == (RoundState.REVEALED, REVEALED_AT)
        assert (round_.public, round_.recruiter_share, round_.manager_share) == (b"", b"", b"")
        assert s.execute(select(func.count(Draft.id))).scalar_one() == 0


def test_the_round_keeps_when_each_sealed_and_that_keys_vouch_for_it(pair: Pair) -> None:
    round_id = both_rated(pair)
    with pair.store.read() as s:
        hashes = {draft.person_id: draft.blob[1:33].hex() for draft in s.execute(select(Draft)).scalars()}
    pair.reveal(round_id)
    with pair.store.read() as s:
        marks = s.get_one(Round, round_id).seals
        assert {mark["person_id"]: mark["hash"] for mark in marks} == hashes
        assert {(mark["sealed_at"], mark["authenticated"]) for mark in marks} == {("2026-11-23T09:30:00Z", True)}


def test_everybody_stays_ready_after_the_reveal(pair: Pair) -> None:
    round_id = both_rated(pair)
    pair.reveal(round_id)
    assert pair.readiness(round_id) == [True, True]


def test_a_round_is_revealed_once(pair: Pair) -> None:
    round_id = both_rated(pair)
    pair.reveal(round_id)
    with pytest.raises(seals.RoundRefusedError, match="shown already"):
        pair.reveal(round_id)
    with pair.store.read() as s:
        assert s.execute(select(func.count(Rating.id))).scalar_one() == 2


def test_nothing_is_written_after_the_reveal(pair: Pair) -> None:
    round_id = both_rated(pair)
    pair.reveal(round_id)
    with pytest.raises(seals.RoundRefusedError, match="shown already"):
        pair.save(round_id, "recruiter", {"words": "late"})


def test_a_revealed_round_does_not_open_again(pair: Pair) -> None:
    pair.reveal(both_rated(pair))
    with pytest.raises(seals.RoundRefusedError, match="shown already"):
        pair.open()


def test_the_revealed_file_is_sound(pair: Pair) -> None:
    pair.reveal(both_rated(pair))
    assert check_rows(pair.store.path) == []


def test_the_reveal_is_announced_once_with_all_its_rows(pair: Pair) -> None:
    heard: list[frozenset[Any]] = []
    round_id = both_rated(pair)
    pair.store.subscribe(heard.append)
    pair.reveal(round_id)
    kinds = sorted((change.kind, change.what) for change in heard[0])
    assert len(heard) == 1
    assert kinds == [
        *[("draft", "removed")] * 2,
        *[("rating", "added")] * 2,
        *[("recommendation", "added")] * 2,
        ("role", "changed"),
        ("round", "changed"),
    ]


def test_every_revealed_row_has_a_number_of_its_own(pair: Pair) -> None:
    pair.reveal(both_rated(pair))
    with pair.store.read() as s:
        numbers = [*s.execute(select(Rating.seq)).scalars(), *s.execute(select(Recommendation.seq)).scalars()]
        last = s.execute(select(Workspace.seq)).scalar_one()
    assert len(set(numbers)) == 4
    assert max(numbers) <= last


def test_the_first_reveal_of_a_role_is_its_first_rating(pair: Pair) -> None:
    pair.reveal(both_rated(pair))
    with pair.store.read() as s:
        assert s.get_one(Role, pair["role"]).first_rated_at == REVEALED_AT


def test_feedback_is_no_rating_of_the_role(pair: Pair) -> None:
    pair.reveal(both_sealed(pair, RoundOf.FEEDBACK, {"items": []}, {"items": []}))
    with pair.store.read() as s:
        assert s.get_one(Role, pair["role"]).first_rated_at is None


# When it refuses


def test_a_round_does_not_open_while_somebody_is_writing(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("ready"))
    with pytest.raises(seals.RoundRefusedError, match="Tomas Eriksen is still writing"):
        pair.reveal(round_id)


def test_all_who_are_still_writing_are_named(pair: Pair) -> None:
    with pytest.raises(seals.RoundRefusedError, match="Amara Okafor and Tomas Eriksen are still writing"):
        pair.reveal(pair.open())


def test_re_opening_takes_the_reveal_away(pair: Pair) -> None:
    round_id = both_rated(pair)
    with pair.store.write() as s:
        seals.reopen(s, round_id, pair.unlock("recruiter"))
    with pytest.raises(seals.RoundRefusedError, match="Amara Okafor is still writing"):
        pair.reveal(round_id)


def test_a_released_rater_is_not_waited_for(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    for name in ("recruiter", "manager"):
        pair.seal(round_id, name, pair.ratings(name))
    with pair.store.write() as s:
        seals.release(s, round_id, pair["interviewer"], pair["manager"], "on leave")
    assert set(pair.reveal(round_id).written_by) == set(pair.seats)


def test_what_a_released_rater_sealed_all_the_same_is_opened(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pair.store.write() as s:
        seals.release(s, round_id, pair["interviewer"], pair["manager"], "on leave")
        seals.seal_form(s, round_id, pair["interviewer"], pair.ratings("on paper"))
    for name in ("recruiter", "manager"):
        pair.seal(round_id, name, pair.ratings(name))
    assert pair["interviewer"] in pair.reveal(round_id).written_by


def test_a_release_does_not_lift_the_need_for_both_passphrases(pair: Pair) -> None:
    round_id = pair.open()
    pair.seal(round_id, "recruiter", pair.ratings("ready"))
    with pair.store.write() as s:
        seals.release(s, round_id, pair["manager"], pair["recruiter"], "away")
    twice = pair.unlock("recruiter")
    with (
        pytest.raises(seals.RoundRefusedError, match="passphrases of Amara Okafor and Tomas Eriksen"),
        pair.store.write() as s,
    ):
        seals.reveal(s, round_id, twice, twice, REVEALED_AT)


def test_with_one_rater_both_seats_open_it(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter",))
    pair.seal(round_id, "recruiter", pair.ratings("alone"))
    assert pair.reveal(round_id).written_by == (pair["recruiter"],)


def test_a_round_in_which_nobody_wrote_is_not_opened(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter",))
    with pair.store.write() as s:
        seals.release(s, round_id, pair["recruiter"], pair["manager"], "away")
    with pytest.raises(seals.RoundRefusedError, match="Nobody has sealed"):
        pair.reveal(round_id)


def test_a_third_person_opens_nothing(pair: Pair) -> None:
    with pair.store.write() as s:
        seals.set_passphrase(s, pair["interviewer"], PASSPHRASES["interviewer"], CHEAP)
    round_id = both_rated(pair)
    with pytest.raises(seals.RoundRefusedError, match="passphrases of"), pair.store.write() as s:
        seals.reveal(s, round_id, pair.unlock("recruiter"), pair.unlock("interviewer"), REVEALED_AT)


# What was erased or deleted meanwhile


def test_an_erased_candidate_goes_out_of_the_picks(pair: Pair) -> None:
    picks = [{"candidate_id": pair[name], "pick": "yes"} for name in ("candidate", "second_candidate")]
    round_id = both_sealed(pair, RoundOf.PICKS, {"picks": picks}, {"picks": []})
    with pair.store.write() as s:
        s.delete(s.get_one(Candidate, pair["second_candidate"]))
    revealed = pair.reveal(round_id)
    assert revealed.left_out == (seals.LeftOut(pair["recruiter"], "candidate", pair["second_candidate"]),)
    with pair.store.read() as s:
        assert s.execute(select(ShortlistPick.candidate_id)).scalars().all() == [pair["candidate"]]


def test_erasing_a_candidate_takes_the_round_with_it(pair: Pair) -> None:
    both_rated(pair)
    with pair.store.write() as s:
        s.delete(s.get_one(Candidate, pair["candidate"]))
    with pair.store.read() as s:
        assert s.execute(select(func.count(Round.id))).scalar_one() == 0
        assert s.execute(select(func.count(Draft.id))).scalar_one() == 0


def test_a_rating_on_a_deleted_criterion_is_told_and_left_out(pair: Pair) -> None:
    round_id = both_rated(pair)
    with pair.store.write() as s:
        s.delete(s.get_one(Criterion, pair["criterion"]))
    assert {part.table for part in pair.reveal(round_id).left_out} == {"criterion"}
    with pair.store.read() as s:
        assert s.execute(select(func.count(Rating.id))).scalar_one() == 0
