"""Thresholds: defaults, bounds, the record of a change, and what another hand may have written."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Setting
from hirepair_desktop.model.settings import (
    CANDIDATE_FEEDBACK,
    DEFAULTS,
    change_of,
    change_setting,
    put_setting,
    reason_setting,
    setting,
    thresholds,
)
from hirepair_desktop.model.thresholds import THRESHOLDS
from tests.model.conftest import NINE

METHOD_0_4B = {
    "MUST_SOFT": 5, "MUST_HARD": 8, "STAGES_MAX": 4, "SPREAD": 2, "K": 3, "DECIDE_DAYS": 3, "EVIDENCE_HOURS": 48,
    "MESSAGE_DAYS": 3, "FEEDBACK_GAP": 45, "DECIDE_PROMISE": 5, "MIN_N": 10, "EVIDENCE_WORDS": 6,
    "RETENTION_MONTHS": 12, "STALE_DAYS": 45,
}  # fmt: skip


def change(store, key, value, by=("AAAAAAAA",), why=""):
    with store.write() as s:
        change_setting(s, key, value, by, NINE, why)


def kept(store) -> dict[str, object]:
    with store.read() as s:
        return {row.key: row.value for row in s.scalars(select(Setting))}


def test_the_defaults_are_those_of_the_method():
    assert {t.key: t.default for t in THRESHOLDS} == METHOD_0_4B


def test_every_threshold_has_words_and_a_use():
    bare = [t.key for t in THRESHOLDS if not (t.name and t.reason and t.used_by)]
    assert bare == []


def test_every_default_is_within_its_bounds():
    assert [t.key for t in THRESHOLDS if not t.holds(t.default)] == []


def test_a_change_holds(store):
    change(store, "FEEDBACK_GAP", 30)
    with store.read() as s:
        assert setting(s, "FEEDBACK_GAP") == 30


def test_a_change_is_kept_with_who_when_and_why(store):
    change(store, "FEEDBACK_GAP", 30, ("AAAAAAAA", "BBBBBBBB"), "monthly suits us")
    with store.read() as s:
        made = change_of(s, "FEEDBACK_GAP")
    assert made is not None
    assert (made.at, made.by, made.why) == (NINE, ("AAAAAAAA", "BBBBBBBB"), "monthly suits us")


def test_the_reason_can_be_given_later(store):
    change(store, "FEEDBACK_GAP", 30)
    with store.write() as s:
        reason_setting(s, "FEEDBACK_GAP", ("BBBBBBBB",), "monthly suits us")
    with store.read() as s:
        made = change_of(s, "FEEDBACK_GAP")
    assert made is not None
    assert (made.by, made.why, made.at) == (("BBBBBBBB",), "monthly suits us", NINE)


def test_the_default_leaves_no_trace(store):
    before = kept(store)
    change(store, "FEEDBACK_GAP", 30)
    change(store, "FEEDBACK_GAP", 45)
    assert kept(store) == before


def test_what_is_at_its_default_was_not_changed(store):
    with store.read() as s:
        assert change_of(s, "FEEDBACK_GAP") is None


@pytest.mark.parametrize("value", [0, -1, 41, 100_000, "8", 8.0, True, None])
def test_a_number_out_of_bounds_is_refused(store, value):
    with pytest.raises(RefusedValueError, match="Musts before a warning goes from 1 to 40"):
        change(store, "MUST_HARD", value)


def test_the_prompt_must_not_come_after_the_warning(store):
    with pytest.raises(RefusedValueError, match=r"prompt \(9\) must not exceed Musts before a warning \(8\)"):
        change(store, "MUST_SOFT", 9)


def test_the_warning_must_not_come_before_the_prompt(store):
    with pytest.raises(RefusedValueError, match="must not exceed"):
        change(store, "MUST_HARD", 4)


def test_prompt_and_warning_may_be_the_same(store):
    change(store, "MUST_SOFT", 8)
    with store.read() as s:
        assert thresholds(s)["MUST_SOFT"] == 8


@pytest.mark.parametrize("nonsense", ["many", None, -4, 10**12, [5], {"a": 1}, True, 5.5])
def test_a_threshold_that_another_hand_wrote_reads_as_its_default(store, nonsense):
    with store.write() as s:
        put_setting(s, "MUST_SOFT", nonsense)
    with store.read() as s:
        assert (setting(s, "MUST_SOFT"), thresholds(s)["MUST_SOFT"]) == (5, 5)


@pytest.mark.parametrize("record", ["words", None, {"at": "yesterday", "by": "AAAAAAAA", "why": None}, {"by": [1]}, []])
def test_a_damaged_record_reads_as_an_unknown_change(store, record):
    change(store, "FEEDBACK_GAP", 30)
    with store.write() as s:
        put_setting(s, "changed.FEEDBACK_GAP", record)
    with store.read() as s:
        made = change_of(s, "FEEDBACK_GAP")
    assert made is not None
    assert (made.at, made.by, made.why) == (None, (), "")


def test_candidates_get_feedback_unless_somebody_says_otherwise():
    assert DEFAULTS[CANDIDATE_FEEDBACK] == "on"
