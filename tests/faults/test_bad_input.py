"""Bad input through both doors: one sentence with its place, the open workspace kept, nothing written (issue A).

What single functions refuse is held in tests/storage and tests/transfer; here the command line and File > Open, File >
Bring in are called as somebody would.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from sqlcipher3 import dbapi2

from hirepair_desktop.storage.connect import APPLICATION_ID
from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.exchange import exchange_bytes, import_exchange, read_exchange
from hirepair_desktop.ui.notice import Notice
from hirepair_desktop.ui.widgets.toast import Toast
from tests.faults.at_table import AtTable, at_table
from tests.shared import shared_folder
from tests.transfer.small_file import ABSENT, small, spoiled, written
from tests.ui.window import settle


def call(*arguments: object) -> subprocess.CompletedProcess[str]:
    """`hirepair ARGUMENTS` in a process of its own."""
    command = [sys.executable, "-m", "hirepair_desktop", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


# Files that are no workspace, or none that can be used


def _made(path: Path) -> bytes:
    store = Store.create(path)
    import_exchange(store, read_exchange(written(small())))
    store.close(backup=False)
    return path.read_bytes()


def _database(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def _changed(path: Path, statement: str) -> None:
    _made(path)
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(statement)
    connection.close()


def _overwritten(path: Path, at: int, content: bytes) -> None:
    whole = bytearray(_made(path))
    whole[at : at + len(content)] = content
    path.write_bytes(whole)


OURS = f"PRAGMA application_id={APPLICATION_ID}"
NOISE = bytes(range(256)) * 16
BAD_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "There is no workspace at"),
    "folder": (lambda path: path.mkdir(), "is not a HirePair workspace"),
    "empty": (lambda path: path.touch(), "is not a HirePair workspace"),
    "text": (lambda path: path.write_text("hello\n" * 99), "is not a HirePair workspace"),
    "pipe": (os.mkfifo, "is not a HirePair workspace"),
    "link to itself": (lambda path: path.symlink_to(path), "There is no workspace at"),
    "another program's": (lambda path: _database(path, "CREATE TABLE a (b)"), "is not a HirePair workspace"),
    "our mark, no table": (lambda path: _database(path, OURS, "CREATE TABLE a (b)"), "is damaged"),
    "our mark, other tables": (
        lambda path: _database(
            path, OURS, "CREATE TABLE workspace (id)", "INSERT INTO workspace VALUES ('WRKSPACE')",
            "CREATE TABLE alembic_version (version_num)", "INSERT INTO alembic_version VALUES ('0001')",
        ),
        "is not a HirePair workspace",
    ),
    "newer": (lambda path: _changed(path, "UPDATE alembic_version SET version_num = '0777'"), "a newer HirePair"),
    "no version": (lambda path: _changed(path, "DELETE FROM alembic_version"), "is not a HirePair workspace"),
    "cut to its start": (lambda path: path.write_bytes(_made(path)[:4096]), "is damaged"),
    "cut in half": (lambda path: path.write_bytes(_made(path)[: 4096 * 40]), "is damaged"),
    "start overwritten": (lambda path: _overwritten(path, 0, NOISE[:100]), "is not a HirePair workspace"),
    "second page overwritten": (lambda path: _overwritten(path, 4096, NOISE), "is damaged"),
}  # fmt: skip


def content(path: Path) -> object:
    """What must not change: the bytes of a file, or what stands in its place."""
    if path.is_file():
        return path.read_bytes()
    return path.exists(), path.is_symlink()


@pytest.fixture(params=BAD_FILES)
def bad_file(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, str]:
    """A file that cannot be used, alone in its folder, and how the sentence about it begins."""
    make, words = BAD_FILES[request.param]
    (tmp_path / "bad").mkdir()
    path = tmp_path / "bad" / "w.hirepair"
    make(path)
    return path, words


def test_no_command_opens_it(bad_file):
    path, words = bad_file
    before = content(path)
    for command in (
        ("info", path),
        ("export", path, "--all", "--format", "json", "--to", path.parent.parent / "o.json"),
    ):
        done = call(*command)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1), done.stderr
        assert words in done.stderr
    assert content(path) == before
    assert [each.name for each in path.parent.iterdir() if each != path] == []


def test_the_window_says_so_and_keeps_what_is_open(look, bad_file, tmp_path):
    path, words = bad_file
    Store.create(tmp_path / "open.hirepair").close()
    before = content(path)
    with at_table(tmp_path / "open.hirepair", tmp_path) as hands:
        by_event(lambda: hands.window.files.open(path))
        assert hands.window.workspace.store.path == tmp_path / "open.hirepair"
        assert words in notice(hands)
        assert hands.shows("home_page")
    assert content(path) == before


@pytest.mark.parametrize("name", ["cut in half", "second page overwritten"])
def test_check_names_damage_or_says_that_it_cannot_be_read(tmp_path, name):
    make, _words = BAD_FILES[name]
    make(tmp_path / "w.hirepair")
    done = call("check", tmp_path / "w.hirepair", "--json")
    if done.returncode == 3:
        assert (done.stdout, "is damaged" in done.stderr) == ("", True)
    else:
        assert (done.returncode, json.loads(done.stdout)["ok"]) == (1, False)


@pytest.mark.parametrize("at", [4096 * n for n in (3, 20, 60, 90)])
def test_check_of_a_spoilt_page_is_never_a_mistake_of_ours(tmp_path, at):
    _overwritten(tmp_path / "w.hirepair", at, NOISE)
    done = call("check", tmp_path / "w.hirepair")
    assert (done.returncode in (1, 3), "mistake of its own" in done.stderr) == (True, False)


def test_check_does_not_call_a_newer_file_sound(tmp_path):
    _changed(tmp_path / "w.hirepair", "UPDATE alembic_version SET version_num = '0777'")
    done = call("check", tmp_path / "w.hirepair")
    assert (done.returncode, done.stdout) == (3, "")


def test_a_missing_table_is_damage(tmp_path):
    _changed(tmp_path / "w.hirepair", "DROP TABLE entry")
    done = call("info", tmp_path / "w.hirepair")
    assert (done.returncode, "is damaged" in done.stderr) == (3, True)
    found = json.loads(call("check", tmp_path / "w.hirepair", "--json").stdout)["findings"]
    assert [finding["table"] for finding in found] == ["entry"]


@pytest.mark.parametrize("name", ["with ?#%41&=;\n\t.hirepair", "\udcff\udcfe.hirepair", "ünïcode ‮.hirepair"])
def test_a_strange_name_is_a_name(look, tmp_path, name):
    path = tmp_path / name
    _made(path)
    assert call("check", path).returncode == 0
    Store.create(tmp_path / "open.hirepair").close()
    with at_table(tmp_path / "open.hirepair", tmp_path) as hands:
        by_event(lambda: hands.window.files.open(path))
        assert hands.window.workspace.store.path == path


# A file that somebody holds, or that may only be read


def test_a_locked_file_is_named_with_who_holds_it(look, tmp_path):
    held, path = tmp_path / "open.hirepair", tmp_path / "held.hirepair"
    _made(path)
    Store.create(held).close()
    code = "import sys; from pathlib import Path; from hirepair_desktop.storage.store import Store; " \
           "s = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"  # fmt: skip
    holder = subprocess.Popen([sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None and holder.stdout.readline() == b"open\n"
    with at_table(held, tmp_path) as hands:
        by_event(lambda: hands.window.files.open(path))
        assert (notice(hands), hands.window.workspace.store.path) == (
            f"{path} is open in another HirePair ({socket.gethostname()} {holder.pid}). Close it there first; until then "
            "the command line can read it.",
            held,
        )
    holder.communicate(b"")


def test_a_copy_of_what_is_open_is_called_one(look, tmp_path):
    _made(tmp_path / "w.hirepair")
    shutil.copy(tmp_path / "w.hirepair", tmp_path / "copy.hirepair")
    with at_table(tmp_path / "w.hirepair", tmp_path) as hands:
        by_event(lambda: hands.window.files.open(tmp_path / "copy.hirepair"))
        assert "is a copy of the workspace that is open" in notice(hands)


@pytest.fixture
def foreign() -> Iterator[Path]:
    """A folder that a user without rights reaches: the test's own folders are shut to others."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    for each in (folder, *folder.rglob("*")):
        each.chmod(stat.S_IRWXU)
    shutil.rmtree(folder)


READING = Path(__file__).with_name("reading_child.py")


def read_only(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command on a file that its user may only read."""
    path = folder / "w.hirepair"
    _made(path)
    (folder / "data").mkdir()
    path.chmod(0o444)
    folder.chmod(0o555)
    (folder / "data").chmod(0o777)
    call_ = [sys.executable, str(READING), str(folder), *command]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(call_, capture_output=True, text=True, timeout=120, check=False, env=environment)


@pytest.mark.parametrize("command", [("info", "--json"), ("check",)])
def test_a_file_that_may_only_be_read_is_read(foreign, command):
    done = read_only(foreign, *command)
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_is_brought_into_a_file_that_may_only_be_read(foreign):
    (foreign / "x.json").write_bytes(written(small()))
    done = read_only(foreign, "import", str(foreign / "x.json"))
    assert (done.returncode, "can only be read" in done.stderr, done.stderr.count("\n")) == (3, True, 1)


def test_the_window_does_not_open_a_file_that_may_only_be_read(look, tmp_path, monkeypatch):
    _made(tmp_path / "w.hirepair")
    Store.create(tmp_path / "open.hirepair").close()
    with at_table(tmp_path / "open.hirepair", tmp_path) as hands:
        monkeypatch.setattr("os.access", lambda *_args, **_kinds: False)
        by_event(lambda: hands.window.files.open(tmp_path / "w.hirepair"))
        monkeypatch.undo()
        assert "can only be read" in notice(hands)
        assert hands.window.workspace.store.path == tmp_path / "open.hirepair"


# Exchange files through File > Bring in


def by_event(act: Callable[[], object]) -> None:
    """Do it as the program does: from its loop, where an exception would be one in a slot."""
    QTimer.singleShot(0, act)
    settle()


def notice(hands: AtTable) -> str:
    """The one sentence in front of the window."""
    (found,) = [each for each in hands.window.findChildren(Notice) if each.isVisible()]
    return found.words.text()


BAD_EXCHANGES: dict[str, tuple[bytes, str]] = {
    "unknown key": (written(spoiled("role.0.colour", "red")), "role[0].colour, line "),
    "wrong type": (written(spoiled("rating.0.value", "3")), "rating[0].value, line "),
    "dangling id": (written(spoiled("decision.0.made_by", ABSENT)), "decision[0].made_by, line "),
    "id twice": (written(spoiled("person.1.id", "PERS0001")), "person[1].id, line "),
    "NaN": (written(spoiled("rating.0.value", float("nan"))), "rating[0].value, line "),
    "brackets": (b"[" * 100_000, ""),
    "brackets inside": (b'{"format": "hirepair-exchange/1", "person": ' + b"[" * 100_000, ""),
    "empty": (b"", ""),
    "no text": (b"\xff\xfe\x00", ""),
    "another format": (b'{"format": "hirepair-exchange/2"}', ""),
    "a workspace": (b"SQLite format 3\x00" + bytes(4096), ""),
}


@pytest.fixture(scope="module")
def bringing(look: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtTable]:
    """A window on a workspace that holds the small file."""
    with shared_folder(tmp_path_factory, "bringing") as folder:
        _made(folder / "w.hirepair")
        with at_table(folder / "w.hirepair", folder) as hands:
            yield hands


def bring_in(hands: AtTable, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose a file in File > Bring in."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(source), ""))
    by_event(hands.window.files.ask_import)


@pytest.mark.parametrize(("data", "place"), BAD_EXCHANGES.values(), ids=BAD_EXCHANGES)
def test_a_bad_exchange_file_is_one_sentence_in_the_window(bringing, tmp_path, monkeypatch, data, place):
    store = bringing.window.workspace.store
    before = exchange_bytes(store)
    (tmp_path / "x.json").write_bytes(data)
    bring_in(bringing, tmp_path / "x.json", monkeypatch)
    words = notice(bringing)
    bringing.click("close_notice")
    assert (place in words, "\n" in words, words.count(". ") <= 2) == (True, False, True), words
    assert (exchange_bytes(store), bringing.window.workspace.store) == (before, store)


def test_an_exchange_file_that_is_not_there_is_one_sentence(bringing, tmp_path, monkeypatch):
    bring_in(bringing, tmp_path / "nowhere.json", monkeypatch)
    words = notice(bringing)
    bringing.click("close_notice")
    assert "nowhere.json" in words


def test_a_good_exchange_file_is_brought_in(bringing, tmp_path, monkeypatch):
    (tmp_path / "x.json").write_bytes(written(small()))
    bring_in(bringing, tmp_path / "x.json", monkeypatch)
    assert [each for each in bringing.window.findChildren(Notice) if each.isVisible()] == []
    assert bringing.window.findChild(Toast) is not None
