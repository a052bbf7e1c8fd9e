"""`hirepair import` with an exchange file: what it says, its exit status, and that nothing is half done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.exchange import exchange_bytes, import_exchange, read_exchange
from tests.transfer.small_file import ABSENT, small, spoiled, written


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace that holds the small file and is closed."""
    store = Store.create(tmp_path / "held.hirepair")
    import_exchange(store, read_exchange(written(small())))
    store.close(backup=False)
    return store.path


def called(workspace: Path, data: bytes, *options: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of an import of these bytes."""
    source = workspace.with_name("source.json")
    source.write_bytes(data)
    command = [sys.executable, "-m", "hirepair_desktop", "import", str(workspace), str(source), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def content(workspace: Path) -> bytes:
    """The export of a closed workspace."""
    store = Store.open(workspace, read_only=True)
    exported = exchange_bytes(store)
    store.close()
    return exported


REFUSED = {
    "unknown key": (spoiled("role.0.colour", "red"), "role[0].colour, line "),
    "wrong type": (spoiled("rating.0.value", "3"), "rating[0].value, line "),
    "dangling id": (spoiled("decision.0.made_by", ABSENT), "decision[0].made_by, line "),
    "id twice": (spoiled("person.1.id", "PERS0001"), "person[1].id, line "),
    "NaN": (spoiled("rating.0.value", float("nan")), "rating[0].value, line "),
    "another sealed value": (spoiled("rating.0.value", 1), "rating[0].value, line "),
}


@pytest.mark.parametrize(("document", "place"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_one_line_with_its_place_and_status_1(workspace: Path, document: object, place: str) -> None:
    before = content(workspace)
    status, _out, err = called(workspace, written(document))
    assert (status, err.startswith(place), err.count("\n")) == (1, True, 1)
    assert content(workspace) == before


@pytest.mark.parametrize("data", [b"[" * 100_000, b"", b"{}", b"\xff"], ids=["brackets", "empty", "object", "bytes"])
def test_what_is_no_exchange_file_is_one_sentence_and_status_3(workspace: Path, data: bytes) -> None:
    status, out, err = called(workspace, data, "--json")
    assert (status, out, err.count("\n")) == (3, "", 1)


def test_a_dry_run_of_a_refused_file_is_one_json_document(workspace: Path) -> None:
    status, out, _err = called(workspace, written(spoiled("role.0.colour", "red")), "--dry-run", "--json")
    assert (status, [refusal["place"].split(",")[0] for refusal in json.loads(out)["refuse"]]) == (
        1,
        ["role[0].colour"],
    )


def test_a_conflict_is_told_as_one(workspace: Path) -> None:
    _status, out, _err = called(workspace, written(spoiled("rating.0.value", 1)), "--json")
    assert [refusal["place"].split(",")[0] for refusal in json.loads(out)["conflicts"]] == ["rating[0].value"]


def test_the_same_file_again_is_done_and_changes_nothing(workspace: Path) -> None:
    status, out, err = called(workspace, written(small()))
    assert (status, "add" in out, err) == (0, False, "")
