"""What holds for all sixteen measures at once: their order, their shape, and how often they ask the file."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import event

from hirepair_desktop.insights.measure import Measure, as_json
from hirepair_desktop.insights.measures import measures
from hirepair_desktop.insights.saying import said
from hirepair_desktop.insights.titles import TITLES
from hirepair_desktop.model import (
    Challenge,
    CheckIn,
    Commitment,
    Criterion,
    Decision,
    Feedback,
    Interview,
    Offer,
    Promise,
    PromiseEvent,
    Pulse,
    Rating,
    Thanks,
)
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    DecisionAbout,
    DecisionValue,
    OfferStatus,
    RatingState,
    SessionKind,
    Tone,
)
from tests.coaching.table import NOW, TODAY
from tests.coaching.world import World, day, moment
from tests.transfer.sample.sampled import pairs_by_name, role

ALL_SIXTEEN = [f"D{n}" for n in range(1, 17)]


def test_all_sixteen_come_in_the_order_of_the_method(found: list[Measure]) -> None:
    assert list(dict.fromkeys(one.id for one in found)) == ALL_SIXTEEN


def test_each_has_a_title() -> None:
    assert list(TITLES) == ALL_SIXTEEN


def test_each_says_what_it_cannot_tell(found: list[Measure]) -> None:
    assert [one.id for one in found if not one.detail["cannot_tell"]] == []


def test_a_figure_is_given_or_it_is_said_why_not(found: list[Measure]) -> None:
    assert [(one.id, one.scope) for one in found if (one.value is None) == (one.withheld is None)] == []


def test_under_five_there_is_no_interval(found: list[Measure]) -> None:
    assert [(one.id, one.scope) for one in found if one.n < 5 and one.low is not None] == []


def test_all_but_drift_and_pulse_are_told_of_the_whole_workspace(found: list[Measure]) -> None:
    whole = {one.id for one in found if one.scope == "all"}
    assert [each for each in ALL_SIXTEEN if each not in whole] == ["D5", "D15"]


def test_pairs_come_by_name_and_are_not_ranked(read_sample, found: list[Measure]) -> None:
    with read_sample.read() as s:
        names = {pair.id: name for name, pair in pairs_by_name(s).items()}
    assert [names[one.scope_id or ""] for one in found if (one.id, one.scope) == ("D2", "partnership")] == [
        "P3", "P1", "P2", "P4",
    ]  # fmt: skip


def test_there_is_no_score_over_them(found: list[Measure]) -> None:
    assert {one.id for one in found} == set(ALL_SIXTEEN)


def test_the_shape_is_that_of_the_interface(found: list[Measure]) -> None:
    (kept,) = (as_json(one) for one in found if (one.id, one.scope) == ("D2", "all"))
    assert set(kept) == {"id", "scope", "k", "n", "value", "low", "high", "withheld", "detail"}


def test_everything_can_be_written_as_json(found: list[Measure]) -> None:
    assert json.loads(json.dumps([as_json(one) for one in found]))[0]["id"] == "D1"


def test_the_same_day_gives_the_same_figures(read_sample, found: list[Measure]) -> None:
    with read_sample.read() as s:
        assert measures(s, TODAY) == found


def test_one_pair_has_no_measure_of_all_or_of_a_person(read_sample) -> None:
    with read_sample.read() as s:
        pair = pairs_by_name(s)["P3"]
        scopes = {(one.scope, one.scope_id) for one in measures(s, TODAY, pair.id) if one.scope != "role"}
    assert scopes == {("partnership", pair.id)}


def test_one_pair_has_the_measures_of_its_own_roles_only(read_sample) -> None:
    with read_sample.read() as s:
        pair, theirs = pairs_by_name(s)["P3"], role(s, "R3").id
        roles = {one.scope_id for one in measures(s, TODAY, pair.id) if one.scope == "role"}
    assert roles == {theirs}


def test_a_pair_alone_has_the_figures_it_has_among_all(read_sample, found: list[Measure]) -> None:
    with read_sample.read() as s:
        pair = pairs_by_name(s)["P1"]
        alone = [one for one in measures(s, TODAY, pair.id) if one.scope == "partnership"]
    assert alone == [one for one in found if one.scope_id == pair.id]


def test_an_empty_file_withholds_every_figure(world: World) -> None:
    assert [(one.id, one.value) for one in measures(world.s, TODAY) if one.value is not None] == []


def test_an_empty_file_still_has_words_for_each(world: World) -> None:
    assert [one.id for one in measures(world.s, TODAY) if not said(one)] == []


def asked(world: World) -> int:
    """How many questions all measures ask of the file."""
    world.s.expire_all()
    heard: list[str] = []

    def note(*told: object) -> None:
        heard.append(str(told[2]))

    engine = world.s.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    measures(world.s, TODAY)
    event.remove(engine, "before_cursor_execute", note)
    return len(heard)


def fill(world: World, first: int, n: int) -> None:
    """So many candidates of everything the measures look at."""
    for each in range(first, first + n):
        candidate = world.candidate(each, status=CandidateStatus.HIRED, closed_at=moment(100), started_on=day(100))
        debrief = world.session(SessionKind.DEBRIEF, 101)
        talk = world.session(SessionKind.FEEDBACK, 50)
        must = world.add(Criterion(role_id=world.role.id, label=f"Must {each}"))
        promise = world.add(Promise(role_id=world.role.id, from_id=world.priya.id, text="x"))
        ids = {"session_id": debrief.id, "candidate_id": candidate.id}
        world.add(
            Interview(candidate_id=candidate.id, held_at=moment(104), interviewers=[world.jonas]),
            *(
                Rating(**ids, criterion_id=must.id, rater_id=who.id, state=RatingState.RATED, value=3,
                       sealed_at=moment(102), revealed_at=moment(101), revised_value=2)
                for who in (world.amara, world.priya)
            ),
            Decision(about=DecisionAbout.CANDIDATE, about_id=candidate.id, value=DecisionValue.HIRE,
                     made_by=world.priya.id, made_at=moment(100), session_id=debrief.id),
            Offer(candidate_id=candidate.id, amount=1, set_by=world.priya.id, set_at=NOW, status=OfferStatus.MADE),
            CheckIn(hire_id=candidate.id, day=90, held_on=day(3), thrive_sign="x"),
            Commitment(session_id=talk.id, owner_id=world.amara.id, text="x", first_due=day(3), due=day(3)),
            Challenge(session_id=debrief.id, from_id=world.amara.id, to_id=world.priya.id),
            Feedback(session_id=talk.id, from_id=world.amara.id, to_id=world.priya.id, tone=Tone.APPRECIATION,
                     revealed_at=NOW - timedelta(days=1)),
            Pulse(session_id=talk.id, person_id=world.amara.id, revealed_at=NOW - timedelta(days=1)),
            PromiseEvent(promise_id=promise.id, due_at=moment(3)),
            Thanks(session_id=debrief.id, from_id=world.amara.id, to_id=world.jonas.id, text="x"),
        )  # fmt: skip


def test_the_file_is_asked_as_often_for_many_candidates_as_for_few(world: World) -> None:
    fill(world, 1, 1)
    few = asked(world)
    fill(world, 2, 20)
    assert asked(world) == few


@pytest.mark.parametrize("measure_id", ALL_SIXTEEN)
def test_each_has_words_in_the_sample(found: list[Measure], measure_id: str) -> None:
    assert all(said(one) for one in found if one.id == measure_id)
