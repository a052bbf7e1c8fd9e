"""What cannot be taken is refused by its place and line, all of it at once, and nothing is written."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from hirepair_desktop.storage.backup import backups
from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.exchange import (
    ExchangeFile,
    ExchangeRefusedError,
    UnreadableExchangeError,
    exchange_bytes,
    import_exchange,
    plan,
    read_exchange,
)
from hirepair_desktop.transfer.exchange.document import LARGEST
from tests.transfer.small_file import ABSENT, AMARA, CANDIDATE, PAIR, small, spoiled, written

START = b'{"format": "hirepair-exchange/1"'


def refused(data: bytes | Path) -> ExchangeRefusedError:
    """The refusal of a file."""
    with pytest.raises(ExchangeRefusedError) as caught:
        read_exchange(data)
    return caught.value


def first(document: Any) -> tuple[str, str]:
    """Place and reason of the first thing refused."""
    place, why = refused(written(document)).refusals[0]
    return place, why


def nested(depth: int) -> Any:
    """Lists in lists, so deep."""
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


UNREADABLE = {
    "empty": (b"", "not JSON: it breaks off at line 1, column 1"),
    "cut": (written(small())[:200], "not JSON: it breaks off at line"),
    "trailing": (written(small()) + b"x", "not JSON"),
    "not utf-8": (b'{\n"format": "\xff"}', "not UTF-8 text (line 2)"),
    "utf-16": (json.dumps(small()).encode("utf-16"), "not UTF-8 text"),
    "null": (b"null", "no exchange file"),
    "list": (b"[]", "no exchange file"),
    "other format": (b'{"format": "something"}', "no exchange file"),
    "format is a list": (b'{"format": ["hirepair-exchange/1"]}', "no exchange file"),
    "newer format": (
        b'{"format": "hirepair-exchange/2"}',
        "hirepair-exchange/2; this HirePair reads hirepair-exchange/1",
    ),
    "brackets": (b"[" * 100_000, "deeper than 32 levels"),
    "closed brackets": (b"[" * 100_000 + b"]" * 100_000, "deeper than 32 levels"),
    "braces": (b'{"a":' * 100_000, "deeper than 32 levels"),
    "brackets in a key": (START + b', "person": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "deeper than 32 levels"),
    "brackets and escapes": (START + b', "a\\u0000": ' + b"[" * 600 + b"]" * 600 + b"}", "deeper than 32 levels"),
}


@pytest.mark.parametrize(("data", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_exchange_file_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    error = refused(data)
    assert words in str(error)
    assert (type(error), error.exit_status, len(error.refusals)) == (UnreadableExchangeError, 3, 1)


@pytest.mark.parametrize("escape", ["", "\\u0000"], ids=["plain", "with an escape"])
def test_brackets_at_any_depth_the_parser_follows_are_refused(escape: str) -> None:
    for depth in range(33, 1100, 7):
        words = f'{{"format": "hirepair-exchange/1", "a{escape}": {"[" * depth}{"]" * depth}}}'
        assert refused(words.encode()).refusals


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "none.json cannot be read: No such file or directory" in str(refused(tmp_path / "none.json"))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "cannot be read: Is a directory" in str(refused(tmp_path))


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    large.touch()
    os.truncate(large, LARGEST + 1)
    assert "is larger than 1024 MB" in str(refused(large))


WRONG: dict[str, tuple[str, Any, str, str]] = {
    "unknown kind of record": ("colour", [], "colour", "is not known"),
    "unknown key": ("role.0.colour", "red", "role[0].colour", "is not known"),
    "unknown key inside a list": ("stage.0.questions.0.mood", "", "stage[0].questions[0].mood", "is not known"),
    "missing id": ("person.1.id", ..., "person[1].id", "this key is missing"),
    "missing key": ("role.0.code", ..., "role[0].code", "this key is missing"),
    "missing key inside a list": ("stage.0.questions.0.text", ..., "stage[0].questions[0].text", "this key is missing"),
    "text for a number": ("rating.0.value", "3", "rating[0].value", "must be a whole number, not text"),
    "fraction for a number": ("rating.0.value", 3.0, "rating[0].value", "must be a whole number, not a fraction"),
    "true for a number": ("rating.0.value", True, "rating[0].value", "must be a whole number, not true or false"),
    "number for true": ("role.0.pay_by_pair", 1, "role[0].pay_by_pair", "must be true or false, not a whole number"),
    "number for text": ("role.0.title", 5, "role[0].title", "must be text, not a whole number"),
    "null for text": ("role.0.title", None, "role[0].title", "must be text, not null"),
    "object for a list": ("person", {}, "person", "must be a list, not an object"),
    "text for an object": ("person.0", "Amara", "person[0]", "must be an object in braces, not text"),
    "list for an object inside": ("stage.0.questions.0", [], "stage[0].questions[0]", "must be an object in braces"),
    "unknown value": ("person.0.kind", "boss", "person[0].kind", "must be one of 'recruiter', 'manager'"),
    "number as value": ("person.0.kind", 1, "person[0].kind", "must be one of"),
    "short id": ("person.0.id", "P1", "person[0].id", "must be an id"),
    "lower case id": ("person.0.id", "pers0001", "person[0].id", "must be an id"),
    "letter that is no id": ("person.0.id", "PERSOIL1", "person[0].id", "must be an id"),
    "id with a line end": ("person.0.id", "PERS0001\n", "person[0].id", "must be an id"),
    "number as id in a list": ("session.0.candidate_ids.0", 1, "session[0].candidate_ids[0]", "must be text"),
    "time without zone": ("rating.0.revealed_at", "2026-11-24T10:00:00", "rating[0].revealed_at", "must be a time"),
    "time as number": ("rating.0.revealed_at", 1764000000, "rating[0].revealed_at", "must be a time"),
    "week as time": ("rating.0.revealed_at", "2026-W48-2T18:49:00Z", "rating[0].revealed_at", "must be a time"),
    "month 13": ("rating.0.revealed_at", "2026-13-24T10:00:00Z", "rating[0].revealed_at", "must be a time"),
    "before all time": ("rating.0.revealed_at", "0001-01-01T00:00:00+14:00", "rating[0].revealed_at", "must be a time"),
    "day that is none": ("role.0.opened_on", "2026-02-30", "role[0].opened_on", "must be a day"),
    "week as day": ("role.0.opened_on", "2026-W48-2", "role[0].opened_on", "must be a day"),
    "day as number": ("role.0.opened_on", 20260902, "role[0].opened_on", "must be a day"),
    "text too long": ("role.0.title", "x" * 5_000_001, "role[0].title", "is longer than 5000000 characters"),
    "code too long": ("role.0.code", "R" * 17, "role[0].code", "is longer than 16 characters"),
    "code empty": ("role.0.code", "", "role[0].code", "must not be empty"),
    "number too large": ("role.0.pay_min", 2**63, "role[0].pay_min", "must be at most 9223372036854775807"),
    "number too long": ("role.0.pay_min", 10**4000, "role[0].pay_min", "this number is too long"),
    "value above its limit": ("rating.0.value", 5, "rating[0].value", "must be at most 4"),
    "value below its limit": ("stage.0.minutes", 0, "stage[0].minutes", "must be at least 1"),
    "NaN": ("rating.0.value", float("nan"), "rating[0].value", "NaN is not a number"),
    "infinity": ("role.0.pay_min", float("-inf"), "role[0].pay_min", "-Infinity is not a number"),
    "id used twice": ("person.2", {"id": AMARA, "kind": "hire"}, "person[2].id", f"the id {AMARA} is that of person[0]"),
    "code used twice": (
        "role.1",
        {"id": "RK0E0002", "code": "R1", "partnership_id": PAIR, "opened_on": "2026-09-02"},
        "role[1].code",
        "code must be unique, and role[0] has the same",
    ),
    "the same person twice": ("partnership.0.manager_id", AMARA, "partnership[0]", "recruiter_id <> manager_id"),
    "rated without a value": ("rating.0.value", None, "rating[0]", "(state = 'rated') = (value IS NOT NULL)"),
    "value without rated": ("rating.0.state", "not_asked", "rating[0]", "(state = 'rated') = (value IS NOT NULL)"),
    "candidate twice": ("session.0.candidate_ids.1", CANDIDATE, "session[0].candidate_ids", "the same id stands here"),
    "open round": (
        "round",
        [{"id": "RVND0001", "session_id": "SESS0001", "what": "ratings", "recruiter_id": AMARA,
          "manager_id": "PERS0002", "state": "open"}],
        "round[0].state",
        "must be one of 'revealed' or 'abandoned'",
    ),
    "check-in on no day": (
        "check_in",
        [{"id": "CHEK0001", "hire_id": CANDIDATE, "day": 15}],
        "check_in[0].day",
        "must be one of 14, 30, 60, 90, 180",
    ),
    "check-in on a fraction": (
        "check_in",
        [{"id": "CHEK0001", "hire_id": CANDIDATE, "day": 14.0}],
        "check_in[0].day",
        "must be a whole number",
    ),
    "bytes that are not base64": (
        "attachment",
        [{"id": "ATCH0001", "candidate_id": CANDIDATE, "mime": "x/y", "sha256": "a", "bytes": "?"}],
        "attachment[0].bytes",
        "must be bytes written as base64",
    ),
    "other bytes": (
        "attachment",
        [{"id": "ATCH0001", "candidate_id": CANDIDATE, "mime": "x/y", "sha256": "a", "bytes": "AAAA"}],
        "attachment[0].sha256",
        "the bytes are not those of this sha256",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("path", "value", "place", "words"), WRONG.values(), ids=WRONG)
def test_what_does_not_hold_is_refused_by_its_place(path: str, value: Any, place: str, words: str) -> None:
    found, why = first(spoiled(path, value))
    assert (found.split(", line")[0], words in why) == (place, True)


def test_a_number_of_five_thousand_digits_is_refused() -> None:
    data = written(spoiled("role.0.pay_min", 12345)).replace(b"12345", b"1" * 5000)
    assert refused(data).refusals[0].why == "this number is too long"


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1" * 5000, "0." + "1" * 99])
def test_a_number_that_is_none_is_refused_in_a_free_value_too(constant: str) -> None:
    words = '{"format": "hirepair-exchange/1", "setting": [{"id": "SETS0001", "key": "a", "value": {"b": [1,\n%s]}}]}'
    place, _why = refused((words % constant).encode()).refusals[0]
    assert place == "setting[0].value, line 1"


def test_a_free_value_may_be_as_deep_as_the_file() -> None:
    document = {"format": "hirepair-exchange/1", "setting": [{"id": "SETS0001", "key": "a", "value": nested(29)}]}
    assert read_exchange(written(document)).rows["setting"][0]["value"] == nested(29)


def test_a_free_value_may_not_be_deeper() -> None:
    document = {"format": "hirepair-exchange/1", "setting": [{"id": "SETS0001", "key": "a", "value": nested(30)}]}
    assert first(document) == ("setting[0].value, line 7", "nests brackets deeper than 32 levels")


TWICE = {
    "kind of record": ('{"format": "hirepair-exchange/1",\n"person": [],\n"person": []}', "person, line 3"),
    "format": ('{"format": "hirepair-exchange/1",\n"format": "hirepair-exchange/1"}', "the file"),
    "key": ('{"format": "hirepair-exchange/1", "person": [{"id": "PERS0001",\n"kind": "hire",\n"kind": "hire"}]}',
            "person[0].kind, line 3"),
    "free key": ('{"format": "hirepair-exchange/1", "setting": [{"id": "SETS0001", "key": "a",\n"value": {"b": 1, "b": 2}}]}',
                 "setting[0].value, line 2"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "place"), TWICE.values(), ids=TWICE)
def test_a_key_that_stands_twice_is_refused(words: str, place: str) -> None:
    assert refused(words.encode()).refusals[0].place == place


def test_the_line_is_that_of_the_value() -> None:
    place, _why = first(spoiled("rating.0.value", "3"))
    line = int(place.rpartition(" ")[2])
    assert '"value": "3"' in written(spoiled("rating.0.value", "3")).decode().splitlines()[line - 1]


def test_everything_that_does_not_hold_is_told_at_once_in_the_order_of_the_file() -> None:
    document = spoiled("person.0.name", 1)
    document["role"][0]["seats"] = "many"
    document["rating"][0]["state"] = "guessed"
    places = [refusal.place.split(",")[0] for refusal in refused(written(document)).refusals]
    assert places == ["person[0].name", "role[0].seats", "rating[0].state"]


def test_the_sentence_names_the_first_place_and_counts_the_rest() -> None:
    document = spoiled("person.0.name", 1)
    document["person"][1]["name"] = 2
    sentence = str(refused(written(document)))
    assert sentence == (
        "Nothing was imported. person[0].name, line 6: must be text, not a whole number. 1 more thing does not hold."
    )


def test_a_file_with_a_hundred_thousand_faults_tells_a_thousand() -> None:
    document = {"format": "hirepair-exchange/1", "person": [{"id": 1, "kind": "hire"}] * 100_000}
    assert len(refused(written(document)).refusals) == 1000


LOST = {
    "reference": ("rating.0.rater_id", ABSENT, "rating[0].rater_id", "person"),
    "optional reference": ("role.0.pay_owner_id", ABSENT, "role[0].pay_owner_id", "person"),
    "reference to another kind": ("rating.0.criterion_id", AMARA, "rating[0].criterion_id", "criterion"),
    "list of ids": ("criterion.0.agreed_by.0", ABSENT, "criterion[0].agreed_by[0]", "person"),
    "link": ("session.0.candidate_ids.0", ABSENT, "session[0].candidate_ids[0]", "candidate"),
    "inside a list": ("stage.0.questions.0.criterion_id", ABSENT, "stage[0].questions[0].criterion_id", "criterion"),
    "what a decision is about": ("decision.0.about_id", ABSENT, "decision[0].about_id", "candidate"),
    "candidate for a role": ("decision.0.about", "role", "decision[0].about_id", "role"),
}


@pytest.mark.parametrize(("path", "value", "place", "kind"), LOST.values(), ids=LOST)
def test_an_id_that_leads_nowhere_is_refused(empty: Store, path: str, value: str, place: str, kind: str) -> None:
    file = read_exchange(written(spoiled(path, value)))
    found, why = plan(empty, file).refuse[0]
    assert (found.split(", line")[0], why.startswith(f"there is no {kind} ")) == (place, True)


def test_nothing_is_written_when_something_is_refused(empty: Store) -> None:
    before = exchange_bytes(empty)
    file = read_exchange(written(spoiled("rating.0.rater_id", ABSENT)))
    with pytest.raises(ExchangeRefusedError) as caught:
        import_exchange(empty, file)
    assert (exchange_bytes(empty), caught.value.exit_status, backups(empty.workspace_id)) == (before, 1, [])


def mutated(data: bytes, seed: int) -> bytes:
    """The file with a few bytes changed, taken out, doubled or put in."""
    chance = random.Random(seed)
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(spoilt))
        act = chance.randrange(4)
        if act == 0:
            spoilt[at] = chance.randrange(256)
        elif act == 1:
            del spoilt[at : at + chance.randint(1, 40)]
        elif act == 2:
            spoilt[at:at] = spoilt[at : at + chance.randint(1, 200)]
        else:
            spoilt[at:at] = chance.choice(
                [b"NaN", b"null", b"[[", b"{", b'"', b"1e999", b"\\ud800", b"\x00", b",", b"-"]
            )
    return bytes(spoilt)


def test_a_thousand_spoilt_files_are_read_or_refused_and_never_crash(full: Store, empty: Store) -> None:
    exported = exchange_bytes(full)
    ended: set[str] = set()
    for seed in range(1000):
        try:
            read = read_exchange(mutated(exported, seed))
        except ExchangeRefusedError as error:
            ended.add(type(error).__name__)
            assert error.refusals
        else:
            ended.add(type(read).__name__)
            plan(empty, read)
    assert ended == {ExchangeFile.__name__, ExchangeRefusedError.__name__, UnreadableExchangeError.__name__}
