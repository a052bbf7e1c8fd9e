"""The interview plan: who looks for what, what it asks of people, and what cannot be taken out of it."""

from __future__ import annotations

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, Criterion, Interview, Person, Stage
from hirepair_desktop.model.kinds import PersonKind, StageKind, Tier
from hirepair_desktop.model.looks import NEXT_LOOK, Look, PlanStage, candidate_time, time_by_person
from hirepair_desktop.model.plan import (
    opening_question,
    put_question,
    read_plan,
    remove_stage,
    set_criteria,
    set_look,
    set_minutes,
    stages_in_use,
)
from tests.model.conftest import NINE


def person(block, name):
    made = Person(name=name, kind=PersonKind.INTERVIEWER)
    block.add(made)
    block.flush()
    return made


def criterion(block, role, label="Owns pipelines", tier=Tier.MUST, rank=0, **more):
    made = Criterion(role_id=role.id, label=label, tier=tier, rank=rank, **more)
    block.add(made)
    block.flush()
    return made


def stage(block, role, minutes=60, people=(), rank=0, kind=StageKind.INTERVIEW, name="Talk"):
    made = Stage(role_id=role.id, name=name, minutes=minutes, rank=rank, kind=kind)
    made.interviewers = list(people)
    block.add(made)
    block.flush()
    return made


def planned(minutes, kind=StageKind.INTERVIEW, people=(("PERS0001", "Luis"),)):
    return PlanStage("STAG0001", "", kind, minutes, tuple(people), frozenset(), frozenset())


def looked(block, role):
    block.flush()
    block.expire_all()
    return read_plan(block, role)


def test_an_empty_role_has_an_empty_plan(block, role):
    plan = read_plan(block, role)
    assert (plan.stages, plan.rows) == ((), ())


def test_space_goes_from_nothing_over_leads_and_also_back():
    look = Look.NONE
    seen = [look := NEXT_LOOK[look] for _step in range(3)]
    assert seen == [Look.LEADS, Look.ALSO, Look.NONE]


@pytest.mark.parametrize("look", list(Look))
def test_a_cell_says_what_was_set(block, role, look):
    must, talk = criterion(block, role), stage(block, role)
    set_look(talk, must, look)
    assert looked(block, role).stages[0].look(must.id) is look


def test_a_stage_that_only_listens_leads_no_more(block, role):
    must, talk = criterion(block, role), stage(block, role)
    set_look(talk, must, Look.LEADS)
    set_look(talk, must, Look.ALSO)
    assert (talk.lead_ids, talk.criteria) == ([], [must])


def test_a_cleared_cell_leaves_the_others(block, role):
    first, second, talk = criterion(block, role), criterion(block, role, "Tunes jobs"), stage(block, role)
    for each in (first, second):
        set_look(talk, each, Look.LEADS)
    set_look(talk, first, Look.NONE)
    assert (talk.lead_ids, talk.criteria) == ([second.id], [second])


def test_looks_are_counted_by_people_and_not_by_stages(block, role):
    luis, greta = person(block, "Luis"), person(block, "Greta")
    must = criterion(block, role)
    for people in ([luis], [luis], [luis, greta]):
        set_look(stage(block, role, people=people), must, Look.ALSO)
    assert looked(block, role).rows[0].lookers == 2


def test_a_stage_without_people_is_no_look(block, role):
    must = criterion(block, role)
    set_look(stage(block, role), must, Look.LEADS)
    plan = looked(block, role)
    assert (plan.rows[0].lookers, plan.gaps) == (0, [plan.rows[0]])


def test_two_people_are_enough_for_a_must(block, role):
    must = criterion(block, role)
    set_look(stage(block, role, people=[person(block, "Luis"), person(block, "Greta")]), must, Look.LEADS)
    assert looked(block, role).gaps == []


@pytest.mark.parametrize("tier", [Tier.NICE, Tier.LEARN])
def test_only_musts_fall_short(block, role, tier):
    criterion(block, role, tier=tier)
    plan = looked(block, role)
    assert (plan.musts, plan.gaps) == ([], [])


def test_a_retired_criterion_is_not_in_the_plan(block, role):
    gone, talk = criterion(block, role, retired_at=NINE), stage(block, role)
    set_look(talk, gone, Look.LEADS)
    plan = looked(block, role)
    assert (plan.rows, plan.stages[0].criteria) == ((), 0)


def test_minutes_are_shared_by_the_criteria_of_a_stage(block, role):
    talk = stage(block, role, minutes=75)
    for n in range(3):
        set_look(talk, criterion(block, role, f"{n}"), Look.ALSO)
    assert looked(block, role).stages[0].minutes_each == 25


def test_a_stage_without_criteria_has_no_minutes_each(block, role):
    stage(block, role)
    assert looked(block, role).stages[0].minutes_each == 0


def test_the_plan_of_the_picture_takes_four_hours_on_two_days():
    time = candidate_time([planned(minutes) for minutes in (30, 30, 60, 75, 45)])
    assert (time.talk, time.days, time.homework) == (240, 2, 0)


def test_three_hours_fit_into_one_day():
    assert candidate_time([planned(60), planned(60), planned(60)]).days == 1


def test_a_minute_more_takes_another_day():
    assert candidate_time([planned(60), planned(60), planned(61)]).days == 2


def test_a_stage_longer_than_a_day_takes_one():
    assert candidate_time([planned(400)]).days == 1


def test_while_nobody_is_named_an_exercise_is_no_homework():
    """As in a plan that came from a template."""
    time = candidate_time([planned(90, StageKind.EXERCISE, ()), planned(60, people=())])
    assert (time.talk, time.homework) == (150, 0)


def test_an_exercise_nobody_attends_is_homework():
    time = candidate_time([planned(90, StageKind.EXERCISE, ()), planned(60)])
    assert (time.talk, time.days, time.homework) == (60, 1, 90)


def test_an_exercise_with_people_is_talk():
    assert candidate_time([planned(60, StageKind.EXERCISE)]).talk == 60


def test_a_reference_costs_the_candidate_nothing():
    assert candidate_time([planned(30, StageKind.REFERENCE)]) == candidate_time([])


def test_minutes_of_each_person_are_added_up():
    luis, greta = ("PERS0001", "Luis"), ("PERS0002", "Greta")
    found = time_by_person([planned(30, people=(luis,)), planned(45, people=(greta,)), planned(60, people=(luis,))])
    assert found == [("PERS0001", "Luis", 90), ("PERS0002", "Greta", 45)]


def test_criteria_taken_from_a_stage_are_not_led_by_it(block, role):
    first, second, talk = criterion(block, role), criterion(block, role, "Tunes jobs"), stage(block, role)
    for each in (first, second):
        set_look(talk, each, Look.LEADS)
    set_criteria(talk, [second])
    assert talk.lead_ids == [second.id]


@pytest.mark.parametrize("minutes", [1, 1440])
def test_a_stage_takes_from_a_minute_to_a_day(block, role, minutes):
    talk = stage(block, role)
    set_minutes(talk, minutes)
    assert talk.minutes == minutes


@pytest.mark.parametrize("minutes", [0, -5, 1441, 100_000, None])
def test_other_minutes_are_refused_in_a_sentence(block, role, minutes):
    talk = stage(block, role)
    with pytest.raises(RefusedValueError, match="between 1 minute and 24 hours") as refused:
        set_minutes(talk, minutes)
    assert (refused.value.field, talk.minutes) == ("minutes", 60)


def test_the_opening_question_is_the_first_about_the_criterion(block, role):
    must, talk = criterion(block, role), stage(block, role)
    talk.questions = [
        {"text": "Anything else?", "listen_for": "", "criterion_id": None},
        {"text": "First", "listen_for": "Acts", "criterion_id": must.id},
        {"text": "Second", "listen_for": "", "criterion_id": must.id},
    ]
    assert opening_question(talk.questions, must.id) == ("First", "Acts")


def test_no_question_about_the_criterion_is_empty(block, role):
    assert opening_question(stage(block, role).questions, "CRYT0001") == ("", "")


def test_the_opening_question_is_changed_in_its_place(block, role):
    must, talk = criterion(block, role), stage(block, role)
    talk.questions = [
        {"text": "First", "listen_for": "Acts", "criterion_id": must.id},
        {"text": "Second", "listen_for": "", "criterion_id": must.id},
    ]
    put_question(talk, must.id, "Changed", "Habits")
    assert [question["text"] for question in talk.questions] == ["Changed", "Second"]


def test_a_first_question_comes_at_the_end(block, role):
    must, talk = criterion(block, role), stage(block, role)
    talk.questions = [{"text": "Anything else?", "listen_for": "", "criterion_id": None}]
    put_question(talk, must.id, "First", "")
    assert talk.questions[1] == {"text": "First", "listen_for": "", "criterion_id": must.id}


def test_an_emptied_question_goes(block, role):
    must, talk = criterion(block, role), stage(block, role)
    put_question(talk, must.id, "First", "")
    put_question(talk, must.id, "", "")
    assert talk.questions == []


def test_nothing_points_at_a_new_stage(block, role):
    stage(block, role)
    assert stages_in_use(block, role.id) == {}


def test_a_stage_with_talks_and_candidates_says_so(block, role):
    talk = stage(block, role)
    made = Candidate(alias="K01", role_id=role.id, stage_id=talk.id)
    block.add(made)
    block.flush()
    block.add_all([Interview(candidate_id=made.id, stage_id=talk.id) for _n in range(2)])
    block.flush()
    assert stages_in_use(block, role.id) == {talk.id: "This stage stays: 2 talks belong to it, 1 candidate is at it."}


def test_a_stage_in_use_is_not_removed(block, role):
    talk = stage(block, role)
    block.add(Candidate(alias="K01", role_id=role.id, stage_id=talk.id))
    block.flush()
    with pytest.raises(RefusedValueError, match="1 candidate is at it"):
        remove_stage(block, talk.id)
    assert block.get(Stage, talk.id) is talk


def test_another_stage_can_go(block, role):
    talk = stage(block, role)
    remove_stage(block, talk.id)
    block.flush()
    assert block.get(Stage, talk.id) is None
