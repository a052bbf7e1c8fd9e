"""What the rules of check-ins read from a file: which talks are due, what came of a gap, what may not go out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hirepair_desktop.coaching.check_in import export_stops
from hirepair_desktop.coaching.engine import session_prompts, standing_prompts
from hirepair_desktop.coaching.prompt import State
from hirepair_desktop.model import Candidate, CheckIn, Commitment, Criterion, Dismissal, Entry, Rating, Session
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    CommitmentStatus,
    PromiseGap,
    RatingState,
    SessionKind,
    Tier,
)
from tests.coaching.world import World, day, moment, world_in


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with world_in(tmp_path) as made:
        yield made


def hired(world: World, days_ago: int) -> Candidate:
    """Somebody who started so many days ago."""
    return world.candidate(7, name="Imani Cole", status=CandidateStatus.HIRED, started_on=day(days_ago))


def talk(world: World, n: int, held: int | None = None, **values: object) -> CheckIn:
    """The talk of a day, planned or held so many days ago."""
    session = world.session(SessionKind.CHECK_IN, held or 0.1, closed=held is not None)
    session.attendees = [world.amara, world.priya]
    made: CheckIn = world.add(
        CheckIn(hire_id="CAND0007", day=n, session_id=session.id, held_on=None if held is None else day(held), **values)
    )
    return made


def late(world: World) -> list[str]:
    """What C-01 says."""
    return [p.message for p in standing_prompts(world.s, world.look) if p.id == "C-01"]


def test_a_hire_nobody_talked_with_is_late_for_the_last_day_that_has_come(world: World) -> None:
    hired(world, 70)
    assert late(world) == ["Day 60 talk with Imani is 10 days late."]


def test_planned_talks_are_late_each(world: World) -> None:
    hired(world, 70)
    talk(world, 14)
    talk(world, 30)
    talk(world, 60)
    assert sorted(late(world)) == [
        "Day 14 talk with Imani is 56 days late.",
        "Day 30 talk with Imani is 40 days late.",
        "Day 60 talk with Imani is 10 days late.",
    ]


def test_a_later_talk_makes_up_for_one_that_was_not_held(world: World) -> None:
    hired(world, 70)
    talk(world, 14)
    talk(world, 30, held=38)
    assert late(world) == ["Day 60 talk with Imani is 10 days late."]


@pytest.mark.parametrize("days", [13, 20])
def test_nothing_is_late_before_a_week_after_day_14(world: World, days: int) -> None:
    hired(world, days)
    assert late(world) == []


def test_nobody_is_late_for_somebody_who_has_not_started(world: World) -> None:
    world.candidate(7, status=CandidateStatus.HIRED, started_on=day(-10))
    assert late(world) == []


def broken(world: World) -> list[str]:
    """The states of C-03."""
    return [p.about.id for p in standing_prompts(world.s, world.look) if p.id == "C-03"]


def test_a_large_gap_stands_until_something_comes_of_it(world: World) -> None:
    hired(world, 70)
    found = talk(world, 60, held=9, promise_gap=PromiseGap.LARGE)
    before = broken(world)
    world.add(Commitment(session_id=found.session_id, text="Correct the pitch", status=CommitmentStatus.OPEN))
    assert (before, broken(world)) == ([found.id], [])


def test_another_pitch_answers_a_gap(world: World) -> None:
    hired(world, 70)
    talk(world, 60, held=9, promise_gap=PromiseGap.LARGE)
    intake = world.session(SessionKind.RE_INTAKE, 5)
    world.add(Entry(session_id=intake.id, key="pitch", person_id=world.priya.id, text="As is.", written_at=moment(5)))
    assert broken(world) == []


@pytest.mark.parametrize(
    ("days", "moves", "status", "spoken"),
    [
        (8, 0, CommitmentStatus.OPEN, 1),
        (7, 0, CommitmentStatus.OPEN, 0),
        (8, 1, CommitmentStatus.OPEN, 0),
        (8, 0, CommitmentStatus.DONE, 0),
    ],
)
def test_what_was_promised_in_a_talk_and_not_touched(
    world: World, days: int, moves: int, status: CommitmentStatus, spoken: int
) -> None:
    hired(world, 70)
    found = talk(world, 60, held=days)
    world.add(Commitment(session_id=found.session_id, text="x", moves=moves, status=status, made_at=moment(days)))
    assert [p.id for p in standing_prompts(world.s, world.look)].count("C-14") == spoken


def test_a_session_without_a_check_in_is_met_with_silence(world: World) -> None:
    session = world.session(SessionKind.CHECK_IN, 0.1, closed=False)
    assert session_prompts(world.s, session.id, world.look) == []


def test_scores_are_those_sealed_for_this_hire(world: World) -> None:
    hired(world, 95)
    other = world.candidate(8)
    must = world.add(Criterion(role_id=world.role.id, label="handles escalations", tier=Tier.MUST))
    debrief = world.session(SessionKind.DEBRIEF, 120)
    for who, value in (("CAND0007", 3), (other.id, 1)):
        world.add(
            Rating(session_id=debrief.id, candidate_id=who, criterion_id=must.id, rater_id=world.amara.id,
                   state=RatingState.RATED, value=value, revealed_at=moment(120))
        )  # fmt: skip
    found = talk(world, 90, held=5, criteria=[{"criterion_id": must.id, "now_value": 2, "note": ""}])
    assert found.session_id is not None
    spoken = {p.id: p.state for p in session_prompts(world.s, found.session_id, world.look)}
    assert spoken["C-06"] is State.KEPT


# What may not go out


@pytest.fixture
def private(world: World) -> Session:
    """A closed talk with a private matter in it."""
    hired(world, 70)
    found = talk(world, 60, held=9, hire_voice="Off for surgery in May")
    return world.s.get_one(Session, found.session_id)


def test_a_private_matter_holds_the_summary_back_also_when_the_talk_is_closed(world: World, private: Session) -> None:
    assert [(p.id, p.field) for p in export_stops(world.s, private.id, world.look)] == [("C-10", "hire_voice")]


def test_with_a_reason_it_may_go_out(world: World, private: Session) -> None:
    (stop,) = export_stops(world.s, private.id, world.look)
    world.add(
        Dismissal(rule_id="C-10", about_id=stop.about.id, session_id=private.id, by=world.priya.id, at=moment(0),
                  reason="Her own words, and she wants them kept.")
    )  # fmt: skip
    assert export_stops(world.s, private.id, world.look) == []


def test_another_kind_of_session_is_not_held_back_here(world: World) -> None:
    assert export_stops(world.s, world.session(SessionKind.FEEDBACK, 1).id, world.look) == []
