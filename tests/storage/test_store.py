"""The workspace file: making, opening, locking, refusing; what a write block does and announces."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from hirepair_desktop.errors import RefusedBySystemError, RefusedValueError, UnusableFileError
from hirepair_desktop.model import Outcome, Partnership, Person, Role
from hirepair_desktop.storage.connect import PRAGMAS, connect
from hirepair_desktop.storage.rows import row_check, values_of
from hirepair_desktop.storage.store import Change, Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Our hiring.hirepair"


@pytest.fixture
def store(path: Path):
    opened = Store.create(path)
    yield opened
    opened.close(backup=False)


def raw(path: Path, question: str) -> list[tuple]:
    connection = dbapi2.connect(str(path))
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def add_pair(store: Store) -> tuple[str, str, str]:
    with store.write() as s:
        people = [Person(name="Amara", kind="recruiter"), Person(name="Priya", kind="manager")]
        s.add_all(people)
        s.flush()
        pair = Partnership(recruiter_id=people[0].id, manager_id=people[1].id, started_on=date(2026, 5, 28))
        s.add(pair)
        s.flush()
        role = Role(code="R1", title="Engineer", partnership_id=pair.id, opened_on=date(2026, 5, 28))
        s.add(role)
    return people[0].id, people[1].id, role.id


@pytest.mark.parametrize("name,expected", [(name, expected) for name, _set, expected in PRAGMAS])
def test_every_pragma_holds_on_the_writing_connection(store, name, expected):
    with store.write() as s:
        assert s.connection().exec_driver_sql(f"PRAGMA {name}").scalar() == expected


def test_a_reading_connection_cannot_write(store):
    with store.reader.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM person")


def test_a_pragma_that_does_not_hold_is_a_sentence(store, monkeypatch):
    with monkeypatch.context() as patch, pytest.raises(UnusableFileError, match="cannot be opened safely"):
        patch.setattr("hirepair_desktop.storage.connect.PRAGMAS", (("journal_mode", "WAL", "delete"),))
        connect(store.path)


def test_an_old_sqlite_is_refused(monkeypatch, store):
    with monkeypatch.context() as patch, pytest.raises(UnusableFileError, match=r"3\.51\.3"):
        patch.setattr("sqlcipher3.dbapi2.sqlite_version_info", (3, 40, 1))
        connect(store.path)


def test_the_file_is_for_its_owner_alone(store):
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_closed_workspace_is_one_file(path):
    store = Store.create(path)
    add_pair(store)
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_new_workspace_takes_no_other_files_place(store):
    with pytest.raises(UnusableFileError, match="is there already"):
        Store.create(store.path)


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(RefusedBySystemError, match="could not be made"):
        Store.create(tmp_path / "nowhere" / "x.hirepair")


def test_a_missing_file_is_not_made(path):
    with pytest.raises(UnusableFileError, match="There is no workspace at"):
        Store.open(path)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"PDF", b"SQLite format 3\x00" + b"\xff" * 200, os.urandom(5000)])
def test_what_is_no_workspace_is_refused_unchanged(path, content):
    path.write_bytes(content)
    with pytest.raises(UnusableFileError, match="not a HirePair workspace"):
        Store.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(path):
    connection = dbapi2.connect(str(path))
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(UnusableFileError, match="not a HirePair workspace"):
        Store.open(path)


def test_a_newer_file_is_refused_unchanged(path):
    Store.create(path).close()
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UnusableFileError, match="newer HirePair"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_write_protected_file_can_only_be_read(path, monkeypatch):
    Store.create(path).close()
    monkeypatch.setattr("os.access", lambda *_args, **_kinds: False)
    with pytest.raises(UnusableFileError, match="can only be read"):
        Store.open(path)


def test_a_write_protected_file_is_read(path, monkeypatch):
    store = Store.create(path)
    add_pair(store)
    store.close()
    monkeypatch.setattr("os.access", lambda *_args, **_kinds: False)
    reading = Store.open(path, read_only=True)
    with reading.read() as s:
        assert s.query(Person).count() == 2
    reading.close()


def test_a_second_window_is_told_who_has_the_file(store):
    with pytest.raises(UnusableFileError, match=str(os.getpid())):
        Store.open(store.path)


def test_a_command_that_reads_works_while_a_window_has_the_file(store):
    add_pair(store)
    reading = Store.open(store.path, read_only=True)
    with reading.read() as s:
        assert s.query(Person).count() == 2
    reading.close()


def test_a_store_that_only_reads_does_not_write(store):
    reading = Store.open(store.path, read_only=True)
    with pytest.raises(UnusableFileError, match="only be read"), reading.write():
        pass
    reading.close()


def test_a_lock_dies_with_its_process(path):
    Store.create(path).close()
    code = (
        "import os, sys, signal; from pathlib import Path; from hirepair_desktop.storage.store import Store; "
        "Store.open(Path(sys.argv[1])); print('open', flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True)
    assert "open" in ended.stdout
    Store.open(path).close()


def test_a_block_that_fails_changes_nothing_and_announces_nothing(store):
    heard: list[frozenset[Change]] = []
    store.subscribe(heard.append)
    with pytest.raises(ZeroDivisionError), store.write() as s:
        s.add(Person(name="Nobody", kind="recruiter"))
        s.flush()
        raise ZeroDivisionError
    assert raw(store.path, "SELECT count(*) FROM person") == [(0,)]
    assert heard == []


def test_a_refused_value_is_a_sentence_and_changes_nothing(store):
    recruiter, _manager, _role = add_pair(store)
    with pytest.raises(RefusedValueError, match="does not go with"), store.write() as s:
        s.add(Partnership(recruiter_id=recruiter, manager_id=recruiter, started_on=date(2026, 1, 1)))
    assert raw(store.path, "SELECT count(*) FROM partnership") == [(1,)]


def test_one_announcement_after_the_commit(store):
    heard: list[frozenset[Change]] = []
    _recruiter, _manager, role_id = add_pair(store)
    store.subscribe(heard.append)
    with store.write() as s:
        role = s.get_one(Role, role_id)
        role.title = "Engineer, payments"
        role.outcomes.append(Outcome(text="Refunds under 0.5 %"))
    assert [{(c.kind, c.what) for c in changes} for changes in heard] == [{("role", "changed"), ("outcome", "added")}]


def test_an_orphan_that_goes_with_its_parents_list_is_announced(store):
    _recruiter, _manager, role_id = add_pair(store)
    with store.write() as s:
        role = s.get_one(Role, role_id)
        role.outcomes.append(Outcome(text="Refunds"))
    heard: list[frozenset[Change]] = []
    store.subscribe(heard.append)
    with store.write() as s:
        role = s.get_one(Role, role_id)
        role.outcomes.clear()
    assert "removed" in {change.what for change in heard[0] if change.kind == "outcome"}


def test_nothing_is_announced_where_nothing_changed(store):
    _recruiter, _manager, role_id = add_pair(store)
    heard: list[frozenset[Change]] = []
    store.subscribe(heard.append)
    with store.write() as s:
        s.get_one(Role, role_id).title = "Engineer"
    assert heard == []


def test_every_row_carries_a_check_that_holds(store):
    add_pair(store)
    with store.read() as s:
        for thing in [*s.query(Person), *s.query(Partnership), *s.query(Role)]:
            assert thing.chk == row_check(thing.__tablename__, values_of(thing))


def test_sequences_only_grow(store):
    _recruiter, _manager, role_id = add_pair(store)
    before = raw(store.path, "SELECT seq FROM workspace")[0][0]
    with store.write() as s:
        s.get_one(Role, role_id).title = "Another"
    assert raw(store.path, f"SELECT seq FROM role WHERE id = '{role_id}'")[0][0] == before + 1
    assert raw(store.path, "SELECT seq FROM workspace")[0][0] == before + 1


def test_a_replaced_file_is_not_written_to(store, tmp_path):
    add_pair(store)
    store.path.replace(tmp_path / "moved.hirepair")
    with pytest.raises(UnusableFileError, match="no workspace at"), store.write() as s:
        s.add(Person(name="Late", kind="recruiter"))


def test_a_holder_of_the_file_is_named_and_nothing_is_lost(path, monkeypatch):
    Store.create(path).close()
    monkeypatch.setattr(
        "hirepair_desktop.storage.connect.PRAGMAS",
        tuple((n, 50, 50) if n == "busy_timeout" else (n, v, e) for n, v, e in PRAGMAS),
    )
    store = Store.open(path)
    other = dbapi2.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnusableFileError, match="another program"), store.write() as s:
        s.add(Person(name="Waiting", kind="recruiter"))
    other.execute("ROLLBACK")
    other.close()
    with store.write() as s:
        s.add(Person(name="Waiting", kind="recruiter"))
    store.close(backup=False)
    assert raw(path, "SELECT name FROM person") == [("Waiting",)]


def test_the_lone_file_is_complete_after_the_side_files_are_emptied(store, tmp_path):
    add_pair(store)
    store.empty_side_files()
    copy = tmp_path / "copy.hirepair"
    copy.write_bytes(store.path.read_bytes())
    assert raw(copy, "SELECT count(*) FROM person") == [(2,)]
    assert store.path.with_name(store.path.name + "-wal").stat().st_size == 0
