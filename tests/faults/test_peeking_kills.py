"""A process killed between any two steps of a round leaves each step done or not done (RELIABILITY fault 72)."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
from collections.abc import Iterator
from multiprocessing.connection import wait
from pathlib import Path

import pytest
from sqlalchemy import func, select

from hirepair_desktop.model import Draft, Feedback, Pulse, Rating, Round, ShortlistPick
from hirepair_desktop.model.kinds import DraftState, RoundOf, RoundState
from hirepair_desktop.storage import seals
from hirepair_desktop.storage.backup import check_rows
from hirepair_desktop.storage.store import Store
from tests.faults.sealing_child import KINDS, page_of, work
from tests.storage.sealed_pair import REVEALED_AT, Pair, new_pair

ROWS = {
    RoundOf.RATINGS: (Rating, Rating.rater_id),
    RoundOf.FEEDBACK: (Feedback, Feedback.from_id),
    RoundOf.PULSE: (Pulse, Pulse.person_id),
    RoundOf.PICKS: (ShortlistPick, ShortlistPick.person_id),
}
WHOLE = b"0" + b"wsos" * 2 + b"r" + (b"wsos" * 2 + b"r") * (len(KINDS) - 1)
STEP_S = 0.02
"""About what one step takes, so that the kill falls anywhere inside the next."""


@pytest.fixture(scope="module")
def server() -> multiprocessing.context.BaseContext:
    """Starts children from a process that has loaded everything and has no connection open."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.sealing_child"])
    return context


@pytest.fixture
def template(tmp_path: Path) -> Iterator[Pair]:
    folder = tmp_path / "template"
    folder.mkdir()
    pair = new_pair(folder)
    pair.store.close(backup=False)
    yield pair


def killed_after(
    server: multiprocessing.context.BaseContext, path: Path, ids: dict[str, str], steps: int, pause_s: float
) -> bytes:
    """Run the child on this file, kill it so long after so many steps, and return what it had acknowledged."""
    reading, writing = server.Pipe(duplex=False)
    with reading:
        child = server.Process(target=_tell, args=(str(path), ids, os.environ["HIREPAIR_DATA"], writing))
        child.start()
        writing.close()
        told = b""
        while len(told) < steps and (more := os.read(reading.fileno(), 1)):
            told += more
        wait([child.sentinel], timeout=pause_s)
        child.kill()
        child.join()
        while more := os.read(reading.fileno(), 4096):
            told += more
    return told


def _tell(path: str, ids: dict[str, str], data: str, writing: object) -> None:
    work(path, ids, data, writing.fileno())  # type: ignore[attr-defined]


def check(pair: Pair, told: bytes) -> None:
    """Everything acknowledged is there, every round is whole, and nothing is shown of one side alone."""
    assert check_rows(pair.store.path) == []
    with pair.store.read() as s:
        rounds = {round_.what: round_ for round_ in s.execute(select(Round)).scalars()}
        assert sum(r.state is RoundState.REVEALED for r in rounds.values()) >= told.count(b"r")
        for what, round_ in rounds.items():
            table, writer = ROWS[what]
            writers = set(s.execute(select(writer).where(table.session_id == round_.session_id)).scalars())
            drafts = s.execute(select(Draft).where(Draft.round_id == round_.id)).scalars().all()
            if round_.state is RoundState.REVEALED:
                assert (writers, drafts, round_.recruiter_share) == (set(pair.seats), [], b"")
            else:
                assert (writers, len(drafts)) == (set(), 2)
    for what, round_ in rounds.items():
        if round_.state is RoundState.OPEN:
            check_open(pair, what, round_.id, told)


def check_open(pair: Pair, what: RoundOf, round_id: str, told: bytes) -> None:
    """Each page is in the state last acknowledged or the next one, and opens for its writer."""
    since = told.rpartition(b"r")[2].lstrip(b"0")
    for number, name in enumerate(("recruiter", "manager")):
        acknowledged = since[number * 4 : number * 4 + 4]
        with pair.store.write() as s:
            draft = s.execute(
                select(Draft).where(Draft.round_id == round_id, Draft.person_id == pair[name])
            ).scalar_one()
            done = DraftState.SEALED if acknowledged[-1:] == b"s" else DraftState.WRITING
            if len(acknowledged) == 4:
                assert draft.state is done
            if draft.state is DraftState.SEALED:
                assert seals.reopen(s, round_id, pair.unlock(name)) == page_of(pair, what, name)
            elif acknowledged:
                assert seals.load_draft(s, round_id, pair.unlock(name)) is not None


def kill_often(server: multiprocessing.context.BaseContext, template: Pair, tmp_path: Path, times: int) -> set[bytes]:
    """So many kills at random moments, each on a fresh copy; returns the different ends that were met."""
    chance = random.Random(72)
    met = set()
    for number in range(times):
        path = tmp_path / f"{number}.hirepair"
        shutil.copyfile(template.store.path, path)
        told = killed_after(server, path, template.ids, chance.randrange(len(WHOLE)), chance.uniform(0, STEP_S))
        pair = Pair(Store.open(path), template.ids, {})
        check(pair, told)
        pair.store.close(backup=False)
        met.add(told)
    return met


def test_a_run_that_is_not_killed_acknowledges_every_step(
    server: multiprocessing.context.BaseContext, template: Pair
) -> None:
    told = killed_after(server, template.store.path, template.ids, len(WHOLE), 30)
    assert told == WHOLE


def test_a_killed_round_is_before_or_after_each_step(
    server: multiprocessing.context.BaseContext, template: Pair, tmp_path: Path
) -> None:
    assert len(kill_often(server, template, tmp_path, 40)) > 8


@pytest.mark.long
def test_two_hundred_killed_rounds_show_nothing_of_one_side_alone(
    server: multiprocessing.context.BaseContext, template: Pair, tmp_path: Path
) -> None:
    assert len(kill_often(server, template, tmp_path, 200)) > 20


def test_a_failure_inside_the_reveal_leaves_the_round_shut(tmp_path: Path) -> None:
    """Every row of the reveal is in one transaction: an error after the first rows takes all of them back."""
    pair = new_pair(tmp_path)
    round_id = pair.open()
    for name in ("recruiter", "manager"):
        pair.seal(round_id, name, pair.ratings(name))

    class CutOffError(Exception):
        pass

    with pytest.raises(CutOffError), pair.store.write() as s:
        keys = [pair.unlock(name) for name in ("recruiter", "manager")]
        seals.reveal(s, round_id, keys[0], keys[1], REVEALED_AT)
        raise CutOffError
    with pair.store.read() as s:
        assert s.execute(select(func.count(Rating.id))).scalar_one() == 0
    assert pair.readiness(round_id) == [True, True]
    assert set(pair.reveal(round_id).written_by) == set(pair.seats)
    pair.store.close(backup=False)
