"""Pulse (METHOD D15): shown together or not at all."""

from __future__ import annotations

from datetime import date

from hirepair_desktop.insights.asked import PARTNERSHIP, Pair, Scope, ask
from hirepair_desktop.insights.beside import beside
from hirepair_desktop.insights.pulse_gap import Felt, pulse_gap, pulse_of
from hirepair_desktop.insights.who import Who
from hirepair_desktop.model import Landing, Pulse
from hirepair_desktop.model.kinds import Effect, SessionKind
from tests.coaching.table import TODAY
from tests.coaching.world import World, moment

PAIR = Scope(PARTNERSHIP, "P")


def felt(n: int, **answers: list[int | None]) -> Felt:
    return Felt(f"S{n}", "P", date(2026, 6, n), answers, {})


def test_the_gap_is_recruiter_minus_manager():
    items = pulse_of(PAIR, [felt(1, recruiter=[2, 3, 4, 5, None], manager=[4, 3, 3, 1, 2])]).detail["items"]
    assert [each["gap"] for each in items] == [-2, 0, 1, 4, None]


def test_the_last_session_is_drawn_and_all_are_kept():
    both = [felt(n, recruiter=[n] * 5, manager=[n] * 5) for n in (1, 2)]
    one = pulse_of(PAIR, both)
    assert (one.n, one.detail["session"], len(one.detail["history"])) == (2, "S2", 2)


def test_answers_of_one_side_only_are_not_shown():
    one = pulse_of(PAIR, [felt(1, recruiter=[1] * 5)])
    assert (one.n, one.detail["history"], one.withheld) == (0, [], "No figure: there is no pulse of both.")


def test_the_word_each_left_with_stands_beside(world: World):
    talk = world.session(SessionKind.FEEDBACK, 3)
    for who in (world.amara, world.priya):
        world.add(Pulse(session_id=talk.id, person_id=who.id, safe=4, revealed_at=moment(3)))
    world.add(Landing(session_id=talk.id, person_id=world.priya.id, word="lighter", effect=Effect.MORE))
    (one,) = pulse_gap(world.s, ask(world.s, TODAY))
    assert one.detail["history"][0]["landing"] == {"manager": {"word": "lighter", "effect": "more"}}


def test_a_word_of_blanks_stands_as_none():
    both = Felt("S1", "P", date(2026, 6, 1), {"recruiter": [4] * 5, "manager": [4] * 5}, {"manager": {"word": " "}})
    table = beside("D15", pulse_of(PAIR, [both]).detail, Who(Pair("P", "R", "M")))
    assert table is not None
    assert table.rows[0][-1] == "– / –"
