"""What an import would do, and what it does: one transaction, a backup before it, one announcement after it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hirepair_desktop.errors import UnusableFileError
from hirepair_desktop.model import Candidate, Feedback, Person, Rating, Role, Round, Setting, Stage, Tombstone
from hirepair_desktop.model.kinds import RoundState, Tone
from hirepair_desktop.storage.backup import backups, check_rows
from hirepair_desktop.storage.store import Change, Store
from hirepair_desktop.transfer.exchange import (
    ExchangeRefusedError,
    Plan,
    exchange_bytes,
    import_exchange,
    plan,
    read_exchange,
)
from tests.factories import MOMENT, Factory
from tests.transfer.small_file import AMARA, CANDIDATE, PRIYA, ROLE, STAGE, small, spoiled, written

COUNTS = {
    "person": 2, "partnership": 1, "role": 1, "criterion": 1, "session": 1,
    "stage": 1, "candidate": 1, "decision": 1, "rating": 1,
}  # fmt: skip
"""How many records of each kind the small file has."""


def alone(**kinds: list[dict[str, Any]]) -> bytes:
    """A file with only these records."""
    return written({"format": "hirepair-exchange/1", **kinds})


def planned(store: Store, document: dict[str, Any] | bytes) -> Plan:
    """What a file would do to a workspace."""
    return plan(store, read_exchange(document if isinstance(document, bytes) else written(document)))


@pytest.fixture
def holding(empty: Store) -> Store:
    """A workspace that holds the small file."""
    import_exchange(empty, read_exchange(written(small())))
    return empty


def test_into_an_empty_workspace_everything_is_added(empty: Store) -> None:
    assert planned(empty, small()) == Plan(add=COUNTS)


def test_a_plan_writes_nothing(empty: Store) -> None:
    before = exchange_bytes(empty)
    planned(empty, small())
    assert exchange_bytes(empty) == before


def test_the_same_file_again_changes_nothing(holding: Store) -> None:
    assert import_exchange(holding, read_exchange(written(small()))) == Plan(same=COUNTS)


def test_a_full_workspace_is_the_same_as_its_own_file(full: Store) -> None:
    made = planned(full, exchange_bytes(full))
    assert (made.add, made.change, made.refuse, made.conflicts) == ({}, {}, [], [])


def test_a_record_with_a_known_id_takes_the_place_of_what_is_here(holding: Store) -> None:
    import_exchange(holding, read_exchange(written(spoiled("role.0.title", "Harbour pilot"))))
    with holding.read() as s:
        assert s.get_one(Role, ROLE).title == "Harbour pilot"


def test_a_change_is_counted_as_one(holding: Store) -> None:
    made = planned(holding, spoiled("role.0.title", "Harbour pilot"))
    assert (made.add, made.change, made.same["person"]) == ({}, {"role": 1}, 2)


def test_a_changed_list_of_links_is_a_change(holding: Store) -> None:
    import_exchange(holding, read_exchange(written(spoiled("stage.0.interviewer_ids", [AMARA, PRIYA]))))
    import_exchange(holding, read_exchange(written(spoiled("stage.0.interviewer_ids", [PRIYA]))))
    with holding.read() as s:
        assert [person.id for person in s.get_one(Stage, STAGE).interviewers] == [PRIYA]


def test_a_changed_workspace_passes_every_check(holding: Store) -> None:
    import_exchange(holding, read_exchange(written(spoiled("role.0.title", "Harbour pilot"))))
    assert check_rows(holding.path) == []


def test_what_a_record_does_not_carry_stays_as_it_is(full: Store, make: Factory) -> None:
    document = json.loads(exchange_bytes(full))
    document["round"][0]["revealed_at"] = "2026-11-25T09:00:00Z"
    import_exchange(full, read_exchange(written(document)))
    with full.read() as s:
        assert s.get_one(Round, make.the(Round).id).public == b"bytes"


def test_records_may_point_at_what_is_here(holding: Store) -> None:
    more = alone(candidate=[{"id": "CAND0002", "alias": "K02", "role_id": ROLE}])
    assert import_exchange(holding, read_exchange(more)).add == {"candidate": 1}


def test_an_alias_that_is_taken_here_is_refused(holding: Store) -> None:
    made = planned(holding, alone(candidate=[{"id": "CAND0002", "alias": "K01", "role_id": ROLE}]))
    assert [tuple(refusal) for refusal in made.refuse] == [
        (
            "candidate[0].alias, line 6",
            f"alias must be unique, and candidate {CANDIDATE} in this workspace has the same",
        )
    ]


@pytest.mark.parametrize(("path", "value"), [("rating.0.value", 1), ("rating.0.evidence", "better words")])
def test_what_was_sealed_is_not_replaced(holding: Store, path: str, value: Any) -> None:
    made = planned(holding, spoiled(path, value))
    assert [refusal.place.split(",")[0] for refusal in made.conflicts] == [path.replace(".0.", "[0].")]


def test_a_later_view_beside_the_sealed_one_is_taken(holding: Store) -> None:
    document = small()
    document["rating"][0] |= {"revised_value": 2, "revised_reason": "The log", "revised_at": "2026-11-24T10:09:00Z"}
    import_exchange(holding, read_exchange(written(document)))
    with holding.read() as s:
        assert s.query(Rating).one().revised_value == 2


def test_an_agreed_version_is_not_replaced(full: Store) -> None:
    document = json.loads(exchange_bytes(full))
    document["brief_version"][0]["body"] = {}
    assert planned(full, document).conflicts[0].place.startswith("brief_version[0].body, line ")


def test_a_round_that_is_open_here_is_not_closed_by_a_file(empty: Store, make: Factory) -> None:
    make(Round, state=RoundState.REVEALED, revealed_at=MOMENT)
    make.save(empty)
    elsewhere = exchange_bytes(empty)
    with empty.write() as s:
        s.query(Round).one().state = RoundState.OPEN
    assert planned(empty, elsewhere).conflicts[0].place.startswith("round[0].state, line ")


def test_a_conflict_stops_the_whole_import(holding: Store) -> None:
    document = spoiled("rating.0.value", 1)
    document["role"][0]["title"] = "Harbour pilot"
    before = exchange_bytes(holding)
    with pytest.raises(ExchangeRefusedError):
        import_exchange(holding, read_exchange(written(document)))
    assert exchange_bytes(holding) == before


def test_what_was_erased_here_does_not_come_back(empty: Store) -> None:
    with empty.write() as s:
        s.add(Tombstone(id=CANDIDATE, erased_at=MOMENT))
    refusal = planned(empty, small()).refuse[0]
    assert (refusal.place.split(",")[0], refusal.why) == ("candidate[0].id", "was erased; take it out of the file")


def test_what_the_file_calls_erased_is_not_erased_by_it(holding: Store) -> None:
    made = planned(holding, alone(tombstone=[{"id": CANDIDATE, "erased_at": "2026-11-24T10:00:00Z"}]))
    assert made.refuse[0].why == "is erased in the file and present here; erase it here first"


def test_a_setting_is_known_by_its_key(empty: Store) -> None:
    with empty.write() as s:
        s.add(Setting(id="SETT0001", key="MUST_SOFT", value=5))
    import_exchange(empty, read_exchange(alone(setting=[{"id": "SETT0002", "key": "MUST_SOFT", "value": 6}])))
    with empty.read() as s:
        assert [(setting.id, setting.value) for setting in s.query(Setting)] == [("SETT0001", 6)]


JOINED = [
    ({"A": "2026-11-03"}, {"B": "2026-11-05"}, {"A": "2026-11-03", "B": "2026-11-05"}),
    ({"A": "2026-11-03", "C": "2026-10-01"}, {"A": "2026-11-05"}, {"A": "2026-11-05", "C": "2026-10-01"}),
    ({"A": "2026-11-05"}, {"A": "2026-11-03"}, {"A": "2026-11-05"}),
    ({"A": "2026-11-05"}, {}, {"A": "2026-11-05"}),
    ({"A": "2026-11-05"}, ["A"], {"A": "2026-11-05"}),
    ({"A": "2026-11-05"}, {"A": "soon", "B": 7}, {"A": "2026-11-05"}),
]


@pytest.mark.parametrize("key", ["people_left", "pairs_ended"])
@pytest.mark.parametrize(("here", "told", "after"), JOINED)
def test_who_left_here_and_who_left_there_both_stay(empty: Store, key: str, here: Any, told: Any, after: Any) -> None:
    with empty.write() as s:
        s.add(Setting(id="SETT0001", key=key, value=here))
    import_exchange(empty, read_exchange(alone(setting=[{"id": "SETT0002", "key": key, "value": told}])))
    with empty.read() as s:
        assert [(setting.id, setting.value) for setting in s.query(Setting)] == [("SETT0001", after)]


def test_marks_that_are_known_here_are_no_change(empty: Store) -> None:
    with empty.write() as s:
        s.add(Setting(id="SETT0001", key="people_left", value={"A": "2026-11-03", "B": "2026-11-05"}))
    made = planned(empty, alone(setting=[{"id": "SETT0002", "key": "people_left", "value": {"B": "2026-11-04"}}]))
    assert (made.same, made.change) == ({"setting": 1}, {})


def test_a_new_setting_with_the_id_of_another_is_refused(empty: Store) -> None:
    with empty.write() as s:
        s.add(Setting(id="SETT0001", key="MUST_SOFT", value=5))
    made = planned(empty, alone(setting=[{"id": "SETT0001", "key": "MUST_HARD", "value": 6}]))
    assert made.refuse[0].why == "the id SETT0001 is that of another setting in this workspace"


def test_two_workspaces_go_into_one(holding: Store, tmp_path: Path, make: Factory) -> None:
    other = Store.create(tmp_path / "other.hirepair")
    make(Role, code="R9")
    make(Feedback, tone=Tone.APPRECIATION)
    make.save(other)
    import_exchange(holding, read_exchange(exchange_bytes(other)))
    other.close(backup=False)
    with holding.read() as s:
        assert (s.query(Role).count(), s.query(Person).count(), s.query(Feedback).count()) == (2, 4, 1)


def test_the_plan_has_the_shape_of_the_interface(holding: Store) -> None:
    made = planned(holding, alone(candidate=[{"id": "CAND0002", "alias": "K01", "role_id": "RK0E0009"}]))
    assert made.as_json() == {
        "add": {"candidate": 1},
        "change": {},
        "same": {},
        "refuse": [
            {
                "place": "candidate[0].alias, line 6",
                "why": f"alias must be unique, and candidate {CANDIDATE} in this workspace has the same",
            },
            {
                "place": "candidate[0].role_id, line 7",
                "why": "there is no role RK0E0009, neither in the file nor in this workspace",
            },
        ],
        "conflicts": [],
    }


def test_a_workspace_that_holds_something_is_backed_up_before(holding: Store) -> None:
    assert backups(holding.workspace_id) == []
    import_exchange(holding, read_exchange(written(spoiled("role.0.title", "Harbour pilot"))))
    before = Store.open(backups(holding.workspace_id)[0], read_only=True)
    with before.read() as s:
        assert s.get_one(Role, ROLE).title == ""
    before.close()


def test_an_empty_workspace_needs_no_backup(holding: Store) -> None:
    assert backups(holding.workspace_id) == []


def test_one_announcement_tells_all_of_it(empty: Store) -> None:
    told: list[frozenset[Change]] = []
    empty.subscribe(told.append)
    import_exchange(empty, read_exchange(written(small())))
    assert len(told) == 1
    assert len(told[0]) == sum(COUNTS.values())
    assert Change("role", ROLE, "added") in told[0]


def test_the_announcement_names_what_changed(holding: Store) -> None:
    told: list[frozenset[Change]] = []
    holding.subscribe(told.append)
    import_exchange(holding, read_exchange(written(spoiled("role.0.title", "Harbour pilot"))))
    assert told == [frozenset({Change("role", ROLE, "changed")})]


def test_what_is_imported_can_be_edited_and_saved(holding: Store) -> None:
    with holding.write() as s:
        s.get_one(Candidate, CANDIDATE).headline = "Payments"
    assert check_rows(holding.path) == []


def many(number: int) -> bytes:
    """A file of so many people."""
    return alone(person=[{"id": f"PERS{n:04d}", "name": "Ines", "kind": "interviewer"} for n in range(number)])


def test_progress_is_told_up_to_the_end(empty: Store) -> None:
    told: list[tuple[int, int]] = []
    import_exchange(empty, read_exchange(many(5000)), lambda done, total: told.append((done, total)))
    assert told == [(2000, 5000), (4000, 5000), (5000, 5000)]


def test_an_import_that_is_ended_leaves_nothing(empty: Store) -> None:
    def stop(done: int, total: int) -> None:
        if done >= 4000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_exchange(empty, read_exchange(many(5000)), stop)
    with empty.read() as s:
        assert s.query(Person).count() == 0


KILLED = """
import os, signal, sys
from pathlib import Path
from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.exchange import import_exchange, read_exchange

def stop(done, total):
    if done >= int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

import_exchange(Store.open(Path(sys.argv[1])), read_exchange(Path(sys.argv[2])), stop)
"""


@pytest.mark.parametrize("at", [2000, 4000, 5000])
def test_an_import_that_is_killed_leaves_nothing_and_can_be_done_again(tmp_path: Path, at: int) -> None:
    workspace, source = tmp_path / "killed.hirepair", tmp_path / "many.json"
    Store.create(workspace).close(backup=False)
    source.write_bytes(many(5000))
    ended = subprocess.run([sys.executable, "-c", KILLED, workspace, source, str(at)], env=os.environ, check=False)
    assert ended.returncode == -signal.SIGKILL
    store = Store.open(workspace)
    with store.read() as s:
        assert s.query(Person).count() == 0
    assert import_exchange(store, read_exchange(source)).add == {"person": 5000}
    assert check_rows(store.path) == []
    store.close(backup=False)


CUT_OFF = """
import signal, sys
from pathlib import Path
from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.exchange import import_exchange, read_exchange

store, file = Store.open(Path(sys.argv[1])), read_exchange(Path(sys.argv[2]))
signal.setitimer(signal.ITIMER_REAL, float(sys.argv[3]))  # nobody handles the alarm: it ends the process at once
import_exchange(store, file)
"""


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_two_hundred_imports_cut_off_at_any_moment_leave_all_or_nothing(tmp_path: Path) -> None:
    workspace, source = tmp_path / "cut.hirepair", tmp_path / "many.json"
    source.write_bytes(many(5000))
    left: set[int] = set()
    for turn in range(1, 201):
        Store.create(workspace).close(backup=False)
        arguments = [sys.executable, "-c", CUT_OFF, workspace, source, str(turn / 1000)]
        subprocess.run(arguments, env=os.environ, check=False)
        store = Store.open(workspace)
        with store.read() as s:
            left.add(s.query(Person).count())
        import_exchange(store, read_exchange(source))
        assert check_rows(store.path) == []
        store.close(backup=False)
        workspace.unlink()
    assert left <= {0, 5000}
    assert 0 in left


def test_a_workspace_that_can_only_be_read_refuses(holding: Store) -> None:
    reading = Store.open(holding.path, read_only=True)
    with pytest.raises(UnusableFileError, match="can only be read"):
        import_exchange(reading, read_exchange(written(spoiled("role.0.title", "Harbour pilot"))))
    reading.close()
