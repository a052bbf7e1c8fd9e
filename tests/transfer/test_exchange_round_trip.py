"""Export, import into an empty workspace, export again: the same bytes, whatever the workspace held."""

from __future__ import annotations

import base64
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Text

from hirepair_desktop.model import Entry, Feedback, Person, Role, Round, Session, Stage
from hirepair_desktop.model.kinds import PersonKind, RoundState, SessionKind, Tone
from hirepair_desktop.storage.backup import check_rows
from hirepair_desktop.storage.store import Store
from hirepair_desktop.text import clean
from hirepair_desktop.transfer.exchange import exchange_bytes, export_exchange, import_exchange, read_exchange
from hirepair_desktop.transfer.exchange.records import definitions
from tests.factories import MOMENT, Factory
from tests.transfer.small_file import small, written

HOSTILE = (
    "<b>unclosed",
    "&xxe; &lt; <img src='/etc/passwd'>",
    '<a href="javascript:alert(1)">x</a>',
    "a\x00b \x01\x07\x1b[31m\x7f\x85",
    "\u202emirrored\u202c \u2066isolated\u2069",
    "zero\u200bwidth\ufeff\u2028\u2029",
    "e" + "\u0301" * 5000,
    "w" * 50_000,
    "עברית العربية",
    "👩‍👩‍👧‍👦🏴‍☠️",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE person; --",
    "%s%n {0.__class__} ${HOME} ../../x CON",
    'quotes " and \\ back\\u0041slashes',
    "line\r\nends\rof\nall kinds\t",
    "ﬁ Å ﷺ",
)


def carried(store: Store, to: Store) -> bytes:
    """The export of a store after it was imported from another."""
    import_exchange(to, read_exchange(exchange_bytes(store)))
    return exchange_bytes(to)


def record(exported: bytes, kind: str, id_: str) -> dict[str, Any]:
    """One record of an export."""
    return next(row for row in json.loads(exported)[kind] if row["id"] == id_)


def test_a_workspace_with_a_row_of_every_class_comes_back_byte_for_byte(full: Store, empty: Store) -> None:
    assert carried(full, empty) == exchange_bytes(full)


def test_every_kind_of_record_is_in_that_workspace(full: Store) -> None:
    document = json.loads(exchange_bytes(full))
    assert [name for name in definitions() if not document[name]] == []


def test_every_column_of_that_workspace_differs_from_its_default(full: Store) -> None:
    document = json.loads(exchange_bytes(full))
    untouched = {
        f"{name}.{key.name}"
        for name, definition in definitions().items()
        for key in definition.keys
        if document[name][0][key.name] == key.default and not isinstance(key.default, int | str)
    }
    assert untouched == set()


def test_what_was_imported_passes_every_check_of_the_file(full: Store, empty: Store) -> None:
    carried(full, empty)
    assert check_rows(empty.path) == []


def test_an_empty_workspace_comes_back_byte_for_byte(empty: Store, tmp_path: Path) -> None:
    other = Store.create(tmp_path / "other.hirepair")
    assert carried(empty, other) == exchange_bytes(empty)
    other.close(backup=False)


def test_the_bytes_are_those_of_plain_json(full: Store) -> None:
    exported = exchange_bytes(full).decode()
    assert json.dumps(json.loads(exported), indent=1, ensure_ascii=False) + "\n" == exported


def test_records_stand_by_id(empty: Store, make: Factory) -> None:
    for _ in range(50):
        make(Person, name="Ines", kind=PersonKind.INTERVIEWER)
    make.save(empty)
    ids = [row["id"] for row in json.loads(exchange_bytes(empty))["person"]]
    assert ids == sorted(ids)


def test_more_records_than_are_held_at_once_come_back(empty: Store, tmp_path: Path, make: Factory) -> None:
    people = [make(Person, name=f"Ines {n}", kind=PersonKind.INTERVIEWER) for n in range(700)]
    stages = [make(Stage, name=f"S{n}", interviewers=people[: n % 3]) for n in range(700)]
    make.save(empty)
    other = Store.create(tmp_path / "other.hirepair")
    assert carried(empty, other) == exchange_bytes(empty)
    assert len(json.loads(exchange_bytes(other))["stage"]) == len(stages)
    other.close(backup=False)


def test_ids_of_a_link_belong_to_their_owner(empty: Store, make: Factory) -> None:
    ines, theo = (make(Person, name=name, kind=PersonKind.INTERVIEWER) for name in ("Ines", "Theo"))
    both = make(Stage, interviewers=[ines, theo])
    none = make(Stage)
    one = make(Stage, interviewers=[theo])
    make.save(empty)
    exported = exchange_bytes(empty)
    assert [record(exported, "stage", stage.id)["interviewer_ids"] for stage in (both, none, one)] == [
        sorted([ines.id, theo.id]),
        [],
        [theo.id],
    ]


@pytest.mark.parametrize("word", ["seat_key", "draft", "workspace", "seq", "chk", "public", "recruiter_share"])
def test_what_belongs_to_the_file_alone_stays(full: Store, word: str) -> None:
    assert f'"{word}":' not in exchange_bytes(full).decode()


def test_no_key_no_share_and_no_draft_goes_along(full: Store) -> None:
    assert base64.b64encode(b"bytes") not in exchange_bytes(full)


def test_the_workspace_does_not_say_who_it_is(full: Store) -> None:
    assert full.workspace_id not in exchange_bytes(full).decode()


@pytest.mark.parametrize(
    ("state", "goes"), [(RoundState.OPEN, False), (RoundState.REVEALED, True), (RoundState.ABANDONED, True)]
)
def test_only_a_round_that_is_over_goes_along(empty: Store, make: Factory, state: RoundState, goes: bool) -> None:
    make(Round, state=state)
    make.save(empty)
    assert bool(json.loads(exchange_bytes(empty))["round"]) is goes


def test_moments_are_written_with_z_also_inside_lists(full: Store, make: Factory) -> None:
    exported = exchange_bytes(full)
    section = record(exported, "session", make.the(Session).id)["sections"][0]
    assert section["started_at"] == "2026-11-24T09:30:00Z"


def test_moments_inside_lists_are_kept_as_isoformat_makes_them(full: Store, empty: Store, make: Factory) -> None:
    carried(full, empty)
    with empty.read() as s:
        session = s.get_one(Session, make.the(Session).id)
        assert session.sections[0]["started_at"] == MOMENT.isoformat()


def test_missing_keys_take_the_default_of_the_model(empty: Store) -> None:
    import_exchange(empty, read_exchange(written(small())))
    with empty.read() as s:
        role = s.query(Role).one()
        assert (role.seats, role.pay_currency, role.jurisdictions, role.pay_min) == (1, "EUR", [], None)


def test_another_offset_is_the_same_moment(empty: Store) -> None:
    document = small()
    document["rating"][0]["revealed_at"] = "2026-11-24T12:00:00+02:00"
    import_exchange(empty, read_exchange(written(document)))
    assert json.loads(exchange_bytes(empty))["rating"][0]["revealed_at"] == "2026-11-24T10:00:00Z"


def test_a_byte_order_mark_is_passed_over(empty: Store) -> None:
    import_exchange(empty, read_exchange(b"\xef\xbb\xbf" + written(small())))
    assert len(json.loads(exchange_bytes(empty))["person"]) == 2


def test_half_a_surrogate_pair_becomes_a_replacement_character(empty: Store) -> None:
    document = {"format": "hirepair-exchange/1", "person": [{"id": "PERS0001", "name": "a\ud800b", "kind": "hire"}]}
    import_exchange(empty, read_exchange(json.dumps(document).encode()))
    assert json.loads(exchange_bytes(empty))["person"][0]["name"] == "a\ufffdb"


def text_keys() -> list[tuple[str, str]]:
    """Every free text of every record, as (kind, key)."""
    return [
        (name, key.name)
        for name, definition in definitions().items()
        for key in definition.keys
        if key.hint is str and isinstance(definition.table.c[key.name].type, Text)
    ]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_in_every_text_come_back_cleaned_once(full: Store, empty: Store, words: str) -> None:
    document = json.loads(exchange_bytes(full))
    for kind, key in text_keys():
        document[kind][0][key] = words
    import_exchange(empty, read_exchange(written(document)))
    taken = json.loads(exchange_bytes(empty))
    assert {(kind, key): taken[kind][0][key] for kind, key in text_keys()} == dict.fromkeys(text_keys(), clean(words))


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_words_that_were_saved_uncleaned_come_back_byte_for_byte(
    empty: Store, tmp_path: Path, make: Factory, words: str
) -> None:
    make(Entry, key="whyNow", text=words)
    make(Session, kind=SessionKind.DEBRIEF, reopened_reason=words)
    make.save(empty)
    other = Store.create(tmp_path / "other.hirepair")
    assert carried(empty, other) == exchange_bytes(empty)
    other.close(backup=False)


def test_a_million_characters_in_every_text_of_a_record_come_back(empty: Store, tmp_path: Path, make: Factory) -> None:
    words = "Ünder the tab. " * 66_667
    texts = [key for kind, key in text_keys() if kind == "feedback"]
    make(Feedback, tone=Tone.CONSTRUCTIVE, **dict.fromkeys(texts, words))
    make.save(empty)
    other = Store.create(tmp_path / "other.hirepair")
    assert carried(empty, other) == exchange_bytes(empty)
    assert len(words) > 1_000_000
    other.close(backup=False)


@settings(max_examples=20)
@given(texts=st.lists(st.text(), min_size=1, max_size=8))
def test_any_text_comes_back_cleaned_once(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        document = small()
        document["person"] += [{"id": f"TEXT{n:04d}", "name": words, "kind": "hire"} for n, words in enumerate(texts)]
        store = Store.create(Path(folder) / "texts.hirepair")
        import_exchange(store, read_exchange(json.dumps(document).encode()))
        exported = exchange_bytes(store)
        other = Store.create(Path(folder) / "other.hirepair")
        names = {row["id"]: row["name"] for row in json.loads(exported)["person"]}
        assert [names[f"TEXT{n:04d}"] for n in range(len(texts))] == [clean(words) for words in texts]
        assert carried(store, other) == exported
        other.close(backup=False)
        store.close(backup=False)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@settings(max_examples=20)
@given(values=st.lists(json_values, min_size=1, max_size=8))
def test_any_free_value_comes_back(values: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings_ = [{"id": f"SETS{n:04d}", "key": f"k{n}", "value": value} for n, value in enumerate(values)]
        store = Store.create(Path(folder) / "values.hirepair")
        import_exchange(store, read_exchange(written({"format": "hirepair-exchange/1", "setting": settings_})))
        exported = exchange_bytes(store)
        other = Store.create(Path(folder) / "other.hirepair")
        assert carried(store, other) == exported
        other.close(backup=False)
        store.close(backup=False)


def test_an_export_is_for_its_owner_alone(full: Store, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    export_exchange(full, target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.read_bytes() == exchange_bytes(full)


def test_an_export_that_is_ended_leaves_the_old_file(full: Store, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_bytes(b"old")

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_exchange(full, target, stop)
    assert [file.name for file in tmp_path.glob("*.json")] == ["out.json"]
    assert target.read_bytes() == b"old"


def test_an_export_counts_what_it_writes(full: Store, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    export_exchange(full, tmp_path / "out.json", lambda done, total: told.append((done, total)))
    written_ = sum(len(rows) for rows in json.loads(exchange_bytes(full)).values() if isinstance(rows, list))
    assert told[-1] == (written_, written_)
