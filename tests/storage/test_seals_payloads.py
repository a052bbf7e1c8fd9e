"""The shape of a sealed page, to the last key."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from hirepair_desktop.model.kinds import Confidence, Pick, RatingState, RoundOf, Tone, Topic, Verdict
from hirepair_desktop.storage.seals.payloads import SHAPES, MalformedError, read_payload

RATED = {"criterion_id": "CRITERN1", "state": "rated", "value": 3}
PICK = {"candidate_id": "CANDIDA1", "pick": "maybe"}

REFUSED: list[tuple[RoundOf, Any, str]] = [
    (RoundOf.RATINGS, [], "not a record"),
    (RoundOf.RATINGS, {}, "ratings: missing"),
    (RoundOf.RATINGS, {"ratings": {}}, "ratings: not a list"),
    (RoundOf.RATINGS, {"ratings": [], "score": 4}, "score: not known here"),
    (RoundOf.RATINGS, {"ratings": [{**RATED, "value": None}]}, "only where rated"),
    (RoundOf.RATINGS, {"ratings": [{**RATED, "state": "not_asked"}]}, "only where rated"),
    (RoundOf.RATINGS, {"ratings": [{**RATED, "value": 5}]}, "not a figure from 1 to 4"),
    (RoundOf.RATINGS, {"ratings": [{**RATED, "value": True}]}, "not a figure from 1 to 4"),
    (RoundOf.RATINGS, {"ratings": [{**RATED, "value": "3"}]}, "not a figure from 1 to 4"),
    (RoundOf.RATINGS, {"ratings": [{**RATED, "state": "skipped"}]}, "none of rated"),
    (RoundOf.RATINGS, {"ratings": [{**RATED, "criterion_id": "C1"}]}, "not an id"),
    (RoundOf.RATINGS, {"ratings": [{**RATED, "evidence": None}]}, "evidence: not a text"),
    (RoundOf.RATINGS, {"ratings": [{**RATED, "evidence_at": "2026-11-20T10:00"}]}, "without a zone"),
    (RoundOf.RATINGS, {"ratings": [{**RATED, "evidence_at": "yesterday"}]}, "not a time"),
    (RoundOf.RATINGS, {"ratings": [RATED, RATED]}, "criterion_id: twice"),
    (RoundOf.RATINGS, {"ratings": [], "recommendation": {"value": "perhaps"}}, "recommendation: value: none of"),
    (RoundOf.FEEDBACK, {"items": [{"topic": "speed"}]}, "tone: missing"),
    (RoundOf.FEEDBACK, {"items": [{"tone": "appreciation", "happened_on": "3 Nov"}]}, "not a date"),
    (RoundOf.PULSE, {"safe": 6}, "safe: not a figure from 1 to 5"),
    (RoundOf.PULSE, {"happy": 1}, "happy: not known here"),
    (RoundOf.PICKS, {"picks": [PICK, PICK]}, "candidate_id: twice"),
    (RoundOf.TRADEOFF, {"criterion_ids": ["CRITERN1", "CRITERN2", "CRITERN3"]}, "list of 2 at most"),
    (RoundOf.TRADEOFF, {"criterion_ids": ["CRITERN1", "CRITERN1"]}, "twice the same"),
    (RoundOf.PROFILES, {"picks": [{"profile_id": "PROFILE1", "fits": "yes"}]}, "not true or false"),
    (RoundOf.REPAIR, {"entries": [{"key": "", "text": "x"}]}, "not a key"),
    (RoundOf.LOOK_BACK, {"entries": [{"key": "a"}, {"key": "a"}]}, "key: twice"),
    (RoundOf.LOOK_BACK, {"entries": [], "dismissals": "all"}, "dismissals: not a list"),
]


@pytest.mark.parametrize(("what", "payload", "why"), REFUSED)
def test_another_shape_is_refused_and_the_key_is_named(what: RoundOf, payload: Any, why: str) -> None:
    with pytest.raises(MalformedError) as refused:
        read_payload(what, payload)
    assert why in str(refused.value)


def test_a_refusal_holds_no_value() -> None:
    with pytest.raises(MalformedError) as refused:
        read_payload(RoundOf.RATINGS, {"ratings": [{**RATED, "state": "ZQX-7f3a"}]})
    assert "ZQX-7f3a" not in str(refused.value)


def test_every_kind_of_round_has_a_shape() -> None:
    assert set(SHAPES) == set(RoundOf)


def test_a_scorecard_reads_into_enumerations_and_moments() -> None:
    line = {**RATED, "evidence": "saw it", "evidence_at": "2026-11-20T11:00:00+01:00"}
    recommendation = {"value": "strong_yes", "confidence": "low", "reason": "both"}
    read = read_payload(RoundOf.RATINGS, {"ratings": [line], "recommendation": recommendation})
    assert read == {
        "ratings": [
            {
                "criterion_id": "CRITERN1",
                "state": RatingState.RATED,
                "value": 3,
                "evidence": "saw it",
                "evidence_at": datetime(2026, 11, 20, 10, tzinfo=UTC),
            }
        ],
        "recommendation": {"value": Verdict.STRONG_YES, "confidence": Confidence.LOW, "reason": "both"},
    }


def test_what_is_left_out_of_feedback_is_empty() -> None:
    (item,) = read_payload(RoundOf.FEEDBACK, {"items": [{"tone": "appreciation", "happened_on": "2026-11-03"}]})[
        "items"
    ]
    assert (item["tone"], item["topic"], item["happened_on"], item["ask"]) == (
        Tone.APPRECIATION,
        Topic.OTHER,
        date(2026, 11, 3),
        "",
    )


def test_dismissals_are_read_and_left_behind() -> None:
    read = read_payload(RoundOf.PICKS, {"picks": [PICK], "dismissals": [{"rule_id": "R-09"}]})
    assert read == {"picks": [{"candidate_id": "CANDIDA1", "pick": Pick.MAYBE, "why": ""}]}
