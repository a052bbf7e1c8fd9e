"""Candidates beside what was agreed: what was opened, k of n, by alias, and nothing of a round that is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from hirepair_desktop.model import (
    Candidate,
    Criterion,
    Decision,
    Draft,
    Interview,
    Partnership,
    Person,
    Rating,
    Role,
    Round,
    Session,
    Stage,
)
from hirepair_desktop.model.comparing import Comparison, compare, to_begin_with, to_choose_from
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    DecisionAbout,
    DecisionValue,
    DraftState,
    PersonKind,
    RatingState,
    RoundOf,
    RoundState,
    SessionKind,
    Tier,
)
from hirepair_desktop.storage.store import Store
from tests.model.conftest import NINE


@pytest.fixture
def told(store: Store, pair_id: str, role_id: str) -> Callable[..., Comparison]:
    """Compare K2, K1, K3 of the role, asked for in that order."""

    def ask(musts_only: bool = True) -> Comparison:
        with store.read() as s:
            wanted = ["K2", "K1", "K3"]
            ids = [one.id for alias in wanted for one in s.query(Candidate).filter_by(alias=alias)]
            return compare(s, s.get_one(Role, role_id), ids, NINE, musts_only)

    with store.write() as s:
        role = s.get_one(Role, role_id)
        role.pay_min, role.pay_max = 9_200_000, 11_200_000
        s.add(Criterion(id="CRITMUST", role_id=role_id, label="Finds faults", tier=Tier.MUST, rank=0))
        s.add(Criterion(id="CRITNICE", role_id=role_id, label="Writes", tier=Tier.NICE, rank=1))
        for alias, hope in (("K3", "around 100k"), ("K1", "118 to 122k"), ("K2", "")):
            s.add(Candidate(id=f"CANDID{alias}", alias=alias, role_id=role_id, pay_hope=hope))
        s.add(Session(id="SESSION1", kind=SessionKind.DEBRIEF, partnership_id=pair_id, role_id=role_id))
    return ask


def rate(store: Store, alias: str, criterion: str = "CRITMUST", **values: object) -> None:
    """The recruiter's rating as a reveal writes it."""
    with store.write() as s:
        pair = s.query(Partnership).one()
        given = {
            "state": RatingState.RATED, "value": 3, "evidence": "Named the step.", "revealed_at": NINE,
            "session_id": "SESSION1", "rater_id": pair.recruiter_id, **values,
        }  # fmt: skip
        s.add(Rating(candidate_id=f"CANDID{alias}", criterion_id=criterion, **given))


def test_candidates_stand_by_alias(told: Callable[..., Comparison]) -> None:
    assert [one.alias for one in told().candidates] == ["K1", "K2", "K3"]


def test_only_musts_are_shown_at_first(told: Callable[..., Comparison]) -> None:
    assert [asked.label for asked in told().criteria] == ["Finds faults"]


def test_everything_is_every_criterion_in_use(told: Callable[..., Comparison], store: Store) -> None:
    with store.write() as s:
        s.get_one(Criterion, "CRITMUST").retired_at = NINE
    assert [asked.label for asked in told(musts_only=False).criteria] == ["Writes"]


def test_how_many_were_assessed_is_counted(told: Callable[..., Comparison], store: Store) -> None:
    rate(store, "K1")
    rate(store, "K3")
    assert told().criteria[0].assessed == 2


@pytest.mark.parametrize("state", [RatingState.NOT_ASKED, RatingState.NOT_SHOWN])
def test_not_rated_is_not_assessed(told: Callable[..., Comparison], store: Store, state: RatingState) -> None:
    rate(store, "K1", state=state, value=None)
    assert (told().criteria[0].assessed, told().candidates[0].assessed) == (0, 0)


def test_a_view_holds_the_sealed_value_and_the_later_one(told: Callable[..., Comparison], store: Store) -> None:
    rate(store, "K1", value=2, revised_value=4)
    view = told().candidates[0].views["CRITMUST"][0]
    assert (view.value, view.later, view.evidence) == (2, 4, "Named the step.")


def test_of_two_reviews_the_last_one_opened_is_shown(
    told: Callable[..., Comparison], store: Store, pair_id: str, role_id: str
) -> None:
    with store.write() as s:
        s.add(Session(id="SESSION2", kind=SessionKind.DEBRIEF, partnership_id=pair_id, role_id=role_id))
    rate(store, "K1", session_id="SESSION2", revealed_at=NINE + timedelta(days=2), value=4)
    rate(store, "K1", value=1)
    assert [view.value for view in told().candidates[0].views["CRITMUST"]] == [4]


def seal(store: Store, pair_id: str, state: DraftState) -> None:
    with store.write() as s:
        pair = s.get_one(Partnership, pair_id)
        people = {"recruiter_id": pair.recruiter_id, "manager_id": pair.manager_id}
        s.add(
            Round(id="ROUNDONE", workspace_id="WRKSPACE", session_id="SESSION1", candidate_id="CANDIDK2",
                  what=RoundOf.RATINGS, state=RoundState.OPEN, required_ids=list(people.values()), **people)
        )  # fmt: skip
        s.flush()
        s.add(Draft(round_id="ROUNDONE", person_id=pair.recruiter_id, state=state, blob=b"x"))


def test_of_an_open_round_only_who_is_ready_is_told(
    told: Callable[..., Comparison], store: Store, pair_id: str
) -> None:
    seal(store, pair_id, DraftState.SEALED)
    two = told().candidates[1]
    assert ([(name, ready) for _id, name, ready in two.ready], dict(two.views)) == (
        [("Amara Okafor", True), ("Priya Raman", False)], {},
    )  # fmt: skip


def test_a_draft_that_is_being_written_reads_as_none(
    told: Callable[..., Comparison], store: Store, pair_id: str
) -> None:
    seal(store, pair_id, DraftState.WRITING)
    assert [ready for _id, _name, ready in told().candidates[1].ready] == [False, False]


def test_a_planned_talk_says_who_will_look(told: Callable[..., Comparison], store: Store, role_id: str) -> None:
    with store.write() as s:
        greta = Person(name="Greta Holm", kind=PersonKind.INTERVIEWER)
        stage = Stage(id="STAGEONE", role_id=role_id, name="Talk", criteria=[s.get_one(Criterion, "CRITMUST")])
        s.add_all([greta, stage])
        s.flush()
        s.add(Interview(candidate_id="CANDIDK3", stage_id="STAGEONE", held_at=NINE + timedelta(days=1),
                        interviewers=[greta]))  # fmt: skip
    assert told().candidates[2].ahead["CRITMUST"].interviewers == ("Greta Holm",)


def test_the_decision_that_holds_is_the_last_one(told: Callable[..., Comparison], store: Store) -> None:
    with store.write() as s:
        for days, value in ((2, DecisionValue.HIRE), (1, DecisionValue.HOLD)):
            s.add(Decision(about=DecisionAbout.CANDIDATE, about_id="CANDIDK1", value=value,
                           made_at=NINE + timedelta(days=days)))  # fmt: skip
    decided = told().candidates[0].decided
    assert decided is not None and decided.value is DecisionValue.HIRE


@pytest.mark.parametrize(("at", "place"), [(0, "above"), (1, ""), (2, "inside")])
def test_what_somebody_hopes_for_stands_beside_the_range(told: Callable[..., Comparison], at: int, place: str) -> None:
    assert told().candidates[at].pay_place == place


def test_a_hope_in_another_currency_is_held_against_no_range(told: Callable[..., Comparison], store: Store) -> None:
    with store.write() as s:
        s.query(Candidate).filter_by(alias="K1").one().pay_hope = "$118k"
    assert [(one.pay_hope, one.pay_place) for one in told().candidates if one.alias == "K1"] == [("$118k", "")]


def test_never_more_than_six_stand_beside_one_another(store: Store, role_id: str) -> None:
    with store.write() as s:
        for n in range(8):
            s.add(Candidate(id=f"CANDIDA{n}", alias=f"K{n}", role_id=role_id))
    with store.read() as s:
        ids = [one.id for one in s.query(Candidate)]
        shown = compare(s, s.get_one(Role, role_id), ids, NINE).candidates
    assert [one.alias for one in shown] == ["K0", "K1", "K2", "K3", "K4", "K5"]


def test_reviewed_people_come_first_then_active_ones(
    told: Callable[..., Comparison], store: Store, role_id: str
) -> None:
    with store.write() as s:
        s.get_one(Candidate, "CANDIDK1").status = CandidateStatus.WITHDRAWN
    rate(store, "K3")
    with store.read() as s:
        assert to_begin_with(s, role_id) == ["CANDIDK3", "CANDIDK2"]


def test_people_to_choose_are_found_by_name(told: Callable[..., Comparison], store: Store, role_id: str) -> None:
    with store.write() as s:
        s.get_one(Candidate, "CANDIDK2").name = "Elif Demir"
    with store.read() as s:
        people, count = to_choose_from(s, role_id, "DEM", 10)
    assert ([person.alias for person in people], count) == (["K2"], 1)
