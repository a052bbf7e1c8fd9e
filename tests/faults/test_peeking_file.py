"""Before the reveal no byte of what was written alone lies in any file (RELIABILITY faults 70, 71, 74, 80)."""

from __future__ import annotations

import base64
import gzip
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select, text

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Draft, Rating, Round
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.storage import seals
from hirepair_desktop.storage.backup import back_up
from tests.faults.canaries import files_below, sightings
from tests.storage.sealed_pair import CHEAP, PASSPHRASES, REVEALED_AT, SEALED_AT, Pair, new_pair

CANARY = "ZQX-7f3a-canary"
LATER = "ZQX-9b1c-canary"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    pair = new_pair(tmp_path)
    yield pair
    pair.store.close(backup=False)


def page(pair: Pair, word: str) -> dict[str, Any]:
    """A scorecard in which the word stands often enough not to be cut by a page of the file each time."""
    return pair.ratings(f"{word} " * 200)


def everything(pair: Pair, own_folders: Path) -> dict[str, bytes]:
    """All files of the workspace and the data folder, and every value of every row by itself."""
    found = files_below(pair.store.path.parent, own_folders)
    with pair.store.reader.connect() as connection:
        for table in inspect(connection).get_table_names():
            for number, row in enumerate(connection.execute(text(f"SELECT * FROM {table}"))):
                for column, value in enumerate(row):
                    content = value if isinstance(value, bytes) else str(value).encode()
                    found[f"{table} {number} {column}"] = content
    return found


def written_in_every_way(pair: Pair) -> None:
    """Unfinished, sealed, re-opened, sealed again, in a turn, as a form: each with the canary in it."""
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    for _save in range(3):
        pair.save(round_id, "recruiter", page(pair, CANARY))
    pair.seal(round_id, "recruiter", page(pair, CANARY))
    pair.seal(round_id, "manager", page(pair, CANARY))
    with pair.store.write() as s:
        seals.reopen(s, round_id, pair.unlock("manager"))
    with pair.store.write() as s:
        turn = seals.begin_turn(s, round_id, pair["interviewer"], CHEAP)
        seals.save_draft(s, round_id, turn, {"words": CANARY})
    with pair.store.write() as s:
        seals.seal_form(s, round_id, pair["interviewer"], page(pair, CANARY))
    feedback = pair.open(RoundOf.FEEDBACK)
    pair.seal(feedback, "recruiter", {"items": [{"tone": "appreciation", "behaviour": CANARY}]})


# The search itself finds what it is for


@pytest.mark.parametrize(
    "hidden",
    [
        CANARY.encode(),
        CANARY.encode("utf-16-le"),
        CANARY.encode("utf-16-be"),
        CANARY.encode().hex().encode(),
        base64.b64encode(CANARY.encode()),
        base64.b64encode(b"a" + CANARY.encode() + b"bc"),
        base64.b64encode(b"ab" + CANARY.encode() + b"c"),
        zlib.compress(CANARY.encode() * 3),
        gzip.compress(CANARY.encode() * 3, mtime=0),
    ],
    ids=["plain", "utf-16-le", "utf-16-be", "hex", "base64", "base64 + 1", "base64 + 2", "zlib", "gzip"],
)
def test_the_search_finds_a_hidden_word(hidden: bytes) -> None:
    assert sightings(CANARY, {"file": b"before" + hidden + b"after"})


def test_the_search_finds_a_revealed_word_in_the_file(pair: Pair, own_folders: Path) -> None:
    round_id = pair.open(required=("recruiter",))
    pair.seal(round_id, "recruiter", page(pair, CANARY))
    pair.reveal(round_id)
    assert sightings(CANARY, everything(pair, own_folders))


# Before the reveal


def test_no_word_lies_in_any_file_while_the_program_runs(pair: Pair, own_folders: Path) -> None:
    written_in_every_way(pair)
    contents = everything(pair, own_folders)
    assert any(name.endswith("-wal") for name in contents)
    assert sightings(CANARY, contents) == []


def test_no_word_lies_in_any_file_after_the_close(pair: Pair, own_folders: Path) -> None:
    written_in_every_way(pair)
    path = pair.store.path
    pair.store.close(backup=True)
    assert sightings(CANARY, files_below(path.parent, own_folders)) == []


def test_no_word_lies_in_a_backup(pair: Pair, own_folders: Path) -> None:
    written_in_every_way(pair)
    backup = back_up(pair.store)
    assert sightings(CANARY, {"backup": backup.read_bytes()}) == []


def test_no_moment_of_sealing_lies_in_any_file(pair: Pair, own_folders: Path) -> None:
    written_in_every_way(pair)
    contents = everything(pair, own_folders)
    moments = (SEALED_AT.isoformat(), "2026-11-23T09:30", "2026-11-23 09:30")
    assert [seen for moment in moments for seen in sightings(moment, contents)] == []


def test_no_passphrase_and_no_code_lies_in_any_file(pair: Pair, own_folders: Path) -> None:
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    with pair.store.write() as s:
        turn = seals.begin_turn(s, round_id, pair["interviewer"], CHEAP)
        seals.save_draft(s, round_id, turn, {"words": "half"})
    contents = everything(pair, own_folders)
    secrets = [PASSPHRASES["recruiter"], PASSPHRASES["manager"], turn.code, *pair.codes.values()]
    secrets += [code.replace(" ", "") for code in (turn.code, *pair.codes.values())]
    assert [seen for secret in secrets for seen in sightings(secret, contents)] == []


def test_no_private_key_lies_in_any_file(pair: Pair, own_folders: Path) -> None:
    written_in_every_way(pair)
    contents = everything(pair, own_folders)
    for name in ("recruiter", "manager"):
        private = pair.unlock(name).private
        assert [place for place, content in contents.items() if private in content] == []


def test_other_tools_read_nothing_in_the_rows(pair: Pair) -> None:
    """Python's own SQLite on a copy of the file, as somebody curious would do."""
    written_in_every_way(pair)
    connection = sqlite3.connect(back_up(pair.store))
    dump = "\n".join(connection.iterdump()).encode()
    connection.close()
    assert sightings(CANARY, {"dump": dump}) == []


# After the reveal, and after a change of mind


def test_a_word_taken_back_before_the_seal_lies_nowhere_after_the_reveal(pair: Pair, own_folders: Path) -> None:
    round_id = pair.open(required=("recruiter",))
    pair.save(round_id, "recruiter", page(pair, CANARY))
    pair.seal(round_id, "recruiter", page(pair, LATER))
    pair.reveal(round_id)
    contents = everything(pair, own_folders)
    assert sightings(CANARY, contents) == []
    assert sightings(LATER, contents)


def test_drafts_and_shares_are_overwritten_by_the_reveal(pair: Pair) -> None:
    round_id = pair.open()
    for name in ("recruiter", "manager"):
        pair.seal(round_id, name, page(pair, CANARY))
    with pair.store.read() as s:
        pieces = [piece for row in s.execute(select(Draft.blob, Draft.own)) for piece in row]
        round_ = s.get_one(Round, round_id)
        pieces += [round_.recruiter_share, round_.manager_share]
    pair.reveal(round_id)
    path = pair.store.path
    pair.store.close(backup=False)
    content = b"".join(files_below(path.parent).values())
    windows = [piece[at : at + 32] for piece in pieces for at in range(0, len(piece) - 32, 500)]
    assert [window for window in windows if window in content] == []


# Side facts


def told(folder: Path, word: str, saves: int, value: int) -> tuple[Any, ...]:
    """Everything of the file that is not a key, an id, a blob or a time of the workspace, and its size."""
    pair = new_pair(folder)
    round_id = pair.open(required=("recruiter", "manager", "interviewer"))
    for _save in range(saves):
        pair.save(round_id, "recruiter", pair.ratings(word, value))
    pair.seal(round_id, "recruiter", pair.ratings(word, value))
    rows = {}
    with pair.store.reader.connect() as connection:
        order = {person: name for name, person in pair.ids.items()}
        for table in ("draft", "round", "workspace", "seat_key", "setting", "rating", "recommendation"):
            found = [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]
            rows[table] = sorted(str({key: plain(key, value, order) for key, value in row.items()}) for row in found)
    path = pair.store.path
    pair.store.close(backup=False)
    return rows, path.stat().st_size, sorted(file.name for file in folder.iterdir())


def plain(key: str, value: Any, names: dict[str, str]) -> Any:
    """A value as far as it can be the same in two workspaces: ids by name, bytes by their length."""
    if isinstance(value, bytes):
        return len(value)
    if key in ("id", "made_at", "workspace_id", "round_id") or key.endswith("required_ids"):
        return "own"
    return names.get(value, value) if isinstance(value, str) else value


STATES = [(1, ""), (2, "x"), (3, "saw it " * 3), (4, "saw it " * 2000), (4, "字" * 5000), (1, "🙂" * 2500)]


def test_whatever_was_written_the_file_tells_the_same(tmp_path: Path) -> None:
    files = []
    for number, (value, word) in enumerate(STATES):
        folder = tmp_path / str(number)
        folder.mkdir()
        files.append(told(folder, word, saves=number * 2, value=value))
    assert files == [files[0]] * len(STATES)


def test_a_page_begun_and_a_page_not_begun_tell_the_same(tmp_path: Path) -> None:
    shapes = []
    for number, begun in enumerate((True, False)):
        folder = tmp_path / str(number)
        folder.mkdir()
        pair = new_pair(folder)
        round_id = pair.open()
        if begun:
            pair.save(round_id, "manager", {"words": "x" * 9000})
        with pair.store.read() as s:
            rows = s.execute(select(Draft).order_by(Draft.round_id)).scalars().all()
            shapes.append(sorted((row.state, len(row.own), row.own[:2], row.blob, row.seq) for row in rows))
        pair.store.close(backup=False)
    assert shapes[0] == shapes[1]


# Errors


def test_an_error_at_the_reveal_tells_no_word(pair: Pair) -> None:
    round_id = pair.open(required=("recruiter",))
    pair.seal(round_id, "recruiter", page(pair, CANARY))
    about = {"session_id": pair["debrief"], "candidate_id": pair["candidate"], "rater_id": pair["recruiter"]}
    with pair.store.write() as s:
        s.add(Rating(criterion_id=pair["criterion"], state="not_asked", revealed_at=REVEALED_AT, **about))
    with pytest.raises(RefusedValueError) as refused:
        pair.reveal(round_id)
    chain: BaseException | None = refused.value
    while chain is not None:
        assert CANARY not in str(chain)
        chain = chain.__cause__ or chain.__context__


def test_a_refused_seal_tells_no_word(pair: Pair) -> None:
    round_id = pair.open()
    with pytest.raises(RefusedValueError) as refused:
        pair.seal(round_id, "recruiter", {"ratings": [{"criterion_id": CANARY, "state": CANARY}]})
    assert CANARY not in str(refused.value)
