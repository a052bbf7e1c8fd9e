"""Rows written by the hundred are, byte for byte, those that adding one by one gives (RELIABILITY D2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Date, Enum, Float, Integer, LargeBinary, Table
from sqlalchemy import select as from_table

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model import Base, Rating, new_id
from hirepair_desktop.model.base import UtcTime
from hirepair_desktop.model.kinds import RatingState, RoundOf
from hirepair_desktop.storage.backup import check_rows
from hirepair_desktop.storage.many_rows import checks_of, insert_rows
from hirepair_desktop.storage.rows import row_check, values_of
from hirepair_desktop.storage.store import Change
from tests.storage.sealed_pair import REVEALED_AT, SEALED_AT, Pair, new_pair

OFFSET = timezone(timedelta(hours=5, minutes=30))
TEXTS = ["", 'a "quoted" \\ line\n', "Zoë 李 \U0001f33f", "\x00\x1f\x7f", "true", "1"]
MOMENTS = [
    SEALED_AT,
    SEALED_AT.astimezone(OFFSET),
    SEALED_AT + timedelta(microseconds=7),
    datetime(1, 1, 1, tzinfo=UTC),
]
BY_TYPE: list[tuple[Any, list[Any]]] = [
    (UtcTime, MOMENTS),
    (Date, [date(2026, 11, 24), date(1, 1, 1)]),
    (Boolean, [True, False]),
    (Integer, [0, 1, -7, 2**62]),
    (Float, [0.5, 1.0, 1e300]),
    (LargeBinary, [b"", b"\x00\xff" * 40]),
    (JSON, [[], {"b": [1, None, True], "a": "Zoë"}, [{"at": "x", "A": 1.5}], ["K1", "K2"]]),
]
"""Awkward values of each type of column; what is none of these holds text."""


class _UndoneError(Exception):
    """Ends a block so that nothing of it stays."""


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    pair = new_pair(tmp_path)
    yield pair
    pair.store.close(backup=False)


def awkward_rows(table: Table) -> list[dict[str, Any]]:
    """Rows in which each column goes through its awkward values, each at a pace of its own."""
    columns = {}
    for column in table.columns:
        values = next((values for kind, values in BY_TYPE if isinstance(column.type, kind)), TEXTS)
        if isinstance(column.type, Enum):
            values = list(column.type.enum_class or column.type.enums)
        columns[column.name] = [*values, *([None] if column.nullable else [])]
    return [{name: values[at % len(values)] for name, values in columns.items()} for at in range(12)]


@pytest.mark.parametrize("table", Base.metadata.tables.values(), ids=lambda table: table.name)
def test_the_checks_of_many_rows_are_those_of_each(table: Table) -> None:
    rows = awkward_rows(table)
    assert checks_of(table, rows) == [row_check(table.name, row) for row in rows]


def some_ratings(pair: Pair) -> list[Rating]:
    """Two ratings of different state, text and moment."""
    about = {"session_id": pair["debrief"], "candidate_id": pair["candidate"], "criterion_id": pair["criterion"]}
    states: list[dict[str, Any]] = [
        {"state": RatingState.RATED, "value": 2, "evidence": TEXTS[2], "evidence_at": MOMENTS[1]},
        {"state": RatingState.NOT_ASKED, "evidence": TEXTS[1], "evidence_at": None},
    ]
    return [
        Rating(**about, **state, rater_id=rater_id, sealed_at=MOMENTS[2], revealed_at=REVEALED_AT)
        for rater_id, state in zip(pair.seats, states, strict=True)
    ]


def stored(s: Any) -> list[Any]:
    """Every rating as SQLite holds it, with its storage classes."""
    columns = ", ".join(f"{name}, typeof({name})" for name in Rating.__table__.columns.keys())  # noqa: SIM118
    return list(s.connection().exec_driver_sql(f"SELECT {columns} FROM rating ORDER BY seq").fetchall())


def test_rows_added_at_once_are_stored_as_rows_added_one_by_one(pair: Pair) -> None:
    ratings = some_ratings(pair)
    rows = [values_of(rating) for rating in ratings]
    with pytest.raises(_UndoneError), pair.store.write() as s:
        s.add_all(ratings)
        s.flush()
        one_by_one = stored(s)
        raise _UndoneError
    with pair.store.write() as s:
        insert_rows(s, Rating, rows)
        assert stored(s) == one_by_one


def test_a_reveal_stores_its_ratings_as_adding_them_would(pair: Pair) -> None:
    round_id = pair.open(RoundOf.RATINGS)
    for name, words in (("recruiter", TEXTS[2]), ("manager", TEXTS[1])):
        page = pair.ratings(words)
        page["ratings"].append({"criterion_id": pair["second_criterion"], "state": "not_shown"})
        pair.seal(round_id, name, page)
    pair.reveal(round_id)
    with pair.store.read() as s:
        revealed = stored(s)
        mapped = [values_of(row) for row in s.scalars(from_table(Rating).order_by(Rating.seq))]
    assert len(revealed) == 4
    with pytest.raises(_UndoneError), pair.store.write() as s:
        s.query(Rating).delete()
        s.info["next_seq"] = mapped[0]["seq"]
        for values in mapped:
            s.add(Rating(**values))
            s.flush()
        assert stored(s) == revealed
        raise _UndoneError


def test_rows_added_at_once_are_announced_and_pass_the_check_of_the_file(pair: Pair) -> None:
    heard: list[frozenset[Change]] = []
    pair.store.subscribe(heard.append)
    rows = [values_of(rating) for rating in some_ratings(pair)]
    with pair.store.write() as s:
        insert_rows(s, Rating, rows)
    assert heard == [frozenset(Change("rating", row["id"], "added") for row in rows)]
    assert check_rows(pair.store.path) == []


def test_a_row_that_the_file_refuses_takes_the_others_with_it(pair: Pair) -> None:
    rows = [values_of(rating) for rating in some_ratings(pair)]
    rows[1] = {**rows[0], "id": new_id()}
    with pytest.raises(HirePairError), pair.store.write() as s:
        insert_rows(s, Rating, rows)
    with pair.store.read() as s:
        assert stored(s) == []
