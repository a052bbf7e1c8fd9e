"""What the standing rules of partnership read from a file, and that they ask as often for many as for few."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, insert
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import check_in, partnership
from hirepair_desktop.coaching.engine import look_at, session_prompts
from hirepair_desktop.coaching.partnership_facts import Talks, pair_facts
from hirepair_desktop.model import (
    Candidate,
    Challenge,
    CheckIn,
    Commitment,
    Criterion,
    Interview,
    Partnership,
    Person,
    Promise,
    PromiseEvent,
    Rating,
    TrustEntry,
)
from hirepair_desktop.model.candidate import interview_interviewer
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    CommitmentStatus,
    PersonKind,
    RatingState,
    SessionKind,
    Source,
)
from hirepair_desktop.storage.store import Store
from tests.coaching.table import NOW, TODAY
from tests.coaching.world import World, day, moment, world_in
from tests.shared import shared_folder


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with world_in(tmp_path) as made:
        yield made


def spoken(world: World) -> list[str]:
    """The standing rules of partnership that speak."""
    return sorted(p.id for p in partnership.standing(world.s, world.look))


def test_a_new_pair_is_met_with_silence(world: World) -> None:
    assert spoken(world) == []


def promised(world: World, **values: Any) -> Commitment:
    """A commitment of a session of the pair."""
    session = world.session(SessionKind.FEEDBACK, 10)
    made: Commitment = world.add(Commitment(session_id=session.id, owner_id=world.amara.id, text="x", **values))
    return made


def test_open_commitments_are_read_however_old(world: World) -> None:
    made = promised(world, due=day(400), first_due=day(400))
    (found,) = (p for p in partnership.standing(world.s, world.look) if p.id == "P-01")
    assert (found.where.session, found.where.partnership) == (made.session_id, world.pair.id)


def test_a_commitment_of_no_session_is_past_due_as_well(world: World) -> None:
    world.add(Commitment(owner_id=world.amara.id, text="x", due=day(3), first_due=day(3)))
    assert spoken(world) == ["P-01"]


def test_the_kept_rate_is_of_the_pair(world: World) -> None:
    for n in range(5):
        promised(world, first_due=day(5), due=day(5), status=CommitmentStatus.DONE, done_at=moment(3 if n else 6))
    assert spoken(world) == ["P-05"]


def test_feedback_is_counted_from_the_last_closed_session(world: World) -> None:
    world.pair.started_on = day(300)
    world.add(TrustEntry(partnership_id=world.pair.id, from_id=world.amara.id, at=moment(3), text="x"))
    world.session(SessionKind.FEEDBACK, 46)
    world.session(SessionKind.FEEDBACK, 2, closed=False)
    assert [p.message for p in partnership.standing(world.s, world.look)] == ["46 days without feedback between you."]


@pytest.mark.parametrize(("first", "found"), [("old", []), ("new", ["P-07"])])
def test_debate_is_looked_at_in_the_last_five_closed_sessions(world: World, first: str, found: list[str]) -> None:
    sessions = [world.session(SessionKind.DEBRIEF, days) for days in (60, 50, 40, 30, 20, 10)]
    three = sessions[0] if first == "old" else sessions[3]
    world.add(*(Challenge(session_id=three.id, from_id=world.amara.id, to_id=world.priya.id) for _n in range(3)))
    assert spoken(world) == found


def rate(world: World, recruiter: int | None, manager: int | None, times: int) -> None:
    """So many pairs of sealed values, each on a criterion of its own."""
    debrief = world.session(SessionKind.DEBRIEF, 20)
    candidate = world.candidate(1)
    for n in range(times):
        must = world.add(Criterion(role_id=world.role.id, label=f"Must {n}"))
        for who, value in ((world.amara, recruiter), (world.priya, manager), (world.jonas, 1)):
            state = RatingState.RATED if value is not None else RatingState.NOT_ASKED
            world.add(
                Rating(session_id=debrief.id, candidate_id=candidate.id, criterion_id=must.id, rater_id=who.id,
                       state=state, value=value, revealed_at=moment(20))
            )  # fmt: skip


@pytest.mark.parametrize(
    ("recruiter", "manager", "times", "found"),
    [(2, 4, 10, ["P-08"]), (2, 4, 9, []), (3, 3, 10, []), (2, None, 10, [])],
)
def test_the_scale_is_compared_between_recruiter_and_manager_only(
    world: World, recruiter: int, manager: int | None, times: int, found: list[str]
) -> None:
    rate(world, recruiter, manager, times)
    assert spoken(world) == found


def test_interviews_count_once_held(world: World) -> None:
    candidate = world.candidate(1)
    for days in (*range(1, 9), -3):
        made = Interview(candidate_id=candidate.id, held_at=moment(days))
        made.interviewers = [world.jonas] if days != 8 else [world.jonas, world.amara]
        world.add(made)
    assert pair_facts(world.s, world.look).talks == {"ROLE0000": Talks(8, {"JONAS000": 8, "AMARA000": 1})}


def test_a_role_that_rests_on_one_person(world: World) -> None:
    test_interviews_count_once_held(world)
    assert spoken(world) == ["P-10"]


@pytest.mark.parametrize(("months", "found"), [(0, ["P-12"]), (1, [])])
def test_notes_are_kept_so_many_months(world: World, months: int, found: list[str]) -> None:
    closed = NOW.replace(year=NOW.year - 1) - timedelta(days=1) + timedelta(days=31 * months)
    world.candidate(1, closed_at=closed, status=CandidateStatus.CLOSED)
    assert spoken(world) == found


@pytest.mark.parametrize(
    ("due", "met", "found"),
    [(5, 4, ["P-13"]), (5, None, ["P-13"]), (5, 6, []), (31, 4, []), (-1, None, [])],
)
def test_standing_promises_of_thirty_days(world: World, due: float, met: float | None, found: list[str]) -> None:
    promise = world.add(Promise(role_id=world.role.id, from_id=world.amara.id, text="Every candidate hears from us"))
    for _n in range(3):
        met_at = None if met is None else moment(met)
        world.add(PromiseEvent(promise_id=promise.id, due_at=moment(due), met_at=met_at))
    assert spoken(world) == found


@pytest.mark.parametrize(("days", "found"), [(91, ["P-06", "P-14"]), (90, ["P-06"])])
def test_trust_is_counted_from_the_last_entry(world: World, days: int, found: list[str]) -> None:
    world.pair.started_on = day(300)
    for at in (days, 200):
        world.add(TrustEntry(partnership_id=world.pair.id, from_id=world.amara.id, at=moment(at), text="x"))
    assert spoken(world) == found


@pytest.mark.parametrize("kind", [SessionKind.INTAKE, SessionKind.SHORTLIST, SessionKind.LOOK_BACK, SessionKind.MEND])
def test_a_session_of_any_kind_ends_in_a_commitment(world: World, kind: SessionKind) -> None:
    session = world.session(kind, 3)
    assert [p.id for p in session_prompts(world.s, session.id, world.look) if p.id.startswith("P")] == ["P-11"]


# Many


class Asked:
    """Counts the questions asked of the file."""

    def __init__(self, s: Block) -> None:
        self.engine = s.get_bind()
        self.n = 0

    def __enter__(self) -> Asked:
        event.listen(self.engine, "before_cursor_execute", self._count)
        return self

    def __exit__(self, *_raised: object) -> None:
        event.remove(self.engine, "before_cursor_execute", self._count)

    def _count(self, *_given: object) -> None:
        self.n += 1


def asked(world: World) -> int:
    """How many questions the standing rules of both chapters ask."""
    world.s.expire_all()
    look = world.look
    with Asked(world.s) as found:
        list(partnership.standing(world.s, look))
        list(check_in.standing(world.s, look))
    return found.n


def test_the_standing_rules_ask_as_often_for_many_as_for_few(world: World) -> None:
    fill(world, 1)
    few = asked(world)
    fill(world, 20)
    assert asked(world) == few


def fill(world: World, n: int) -> None:
    """So many more of everything the standing rules look at."""
    for _n in range(n):
        one = world.add(Person(name="One", kind=PersonKind.RECRUITER))
        other = world.add(Person(name="Other", kind=PersonKind.MANAGER))
        pair = world.add(Partnership(recruiter_id=one.id, manager_id=other.id, started_on=day(300)))
        hire = world.candidate(next(NUMBER), status=CandidateStatus.HIRED, started_on=day(70), closed_at=moment(500))
        talk = world.session(SessionKind.CHECK_IN, 10)
        talk.partnership_id = pair.id
        world.add(CheckIn(hire_id=hire.id, day=30, session_id=talk.id, held_on=day(40), promise_gap="large"))
        world.add(Commitment(session_id=talk.id, owner_id=one.id, text="x", due=day(3), first_due=day(3)))
        world.add(Interview(candidate_id=hire.id, held_at=moment(90)))


NUMBER = iter(range(100, 10_000))


@pytest.fixture(scope="module")
def ten_thousand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file with ten thousand candidates, each interviewed by Jonas and rated by both of the pair."""
    with shared_folder(tmp_path_factory, "many") as folder:
        store = Store.create(folder / "many.hirepair", "Many")
        with store.write() as s:
            _many(World(s))
        store.close(backup=False)
        yield store.path


def _many(world: World) -> None:
    must = world.add(Criterion(role_id=world.role.id, label="Designs reliable flows"))
    debrief = world.session(SessionKind.DEBRIEF, 20)
    one = Candidate(role_id=world.role.id, source=Source.APPLIED)
    whole = {column.key: getattr(one, column.key) for column in Candidate.__mapper__.column_attrs}
    shared = {"seq": 1, "chk": b""}
    rated = {
        "session_id": debrief.id, "criterion_id": must.id, "state": RatingState.RATED, "value": 3, "evidence": "",
        "revised_reason": "", "revealed_at": moment(20), **shared,
    }  # fmt: skip
    numbers = [f"{n:07d}" for n in range(10_000)]
    raters = (("A", world.amara.id), ("P", world.priya.id))
    rows: list[tuple[Any, list[dict[str, Any]]]] = [
        (Candidate, [{**whole, **shared, "id": f"C{n}", "alias": f"K{n}"} for n in numbers]),
        (Interview, [{"id": f"I{n}", "candidate_id": f"C{n}", "held_at": moment(30), **shared} for n in numbers]),
        (interview_interviewer, [{"interview_id": f"I{n}", "person_id": world.jonas.id} for n in numbers]),
        (Rating, [{**rated, "id": f"{of}{n}", "candidate_id": f"C{n}", "rater_id": rater} for n in numbers
                  for of, rater in raters]),
    ]  # fmt: skip
    for kind, values in rows:
        world.s.execute(insert(kind), values)


def test_ten_thousand_candidates_are_looked_over(ten_thousand: Path) -> None:
    store = Store.open(ten_thousand, read_only=True)
    with store.read() as s:
        look = look_at(s, NOW, TODAY)
        found = [*partnership.standing(s, look), *check_in.standing(s, look)]
    store.close()
    assert [p.id for p in found] == ["P-10"]
