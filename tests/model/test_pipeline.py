"""The pipeline: who is in it, in which order, whose step comes next, and how somebody is moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import (
    Attachment,
    Candidate,
    CandidateMessage,
    Decision,
    Draft,
    Partnership,
    Person,
    ReferrerUpdate,
    Role,
    Stage,
)
from hirepair_desktop.model.beginning import new_candidate
from hirepair_desktop.model.candidacy import (
    Talk,
    before_talk,
    drop_talk,
    forget_talk,
    keep_talk,
    move_candidate,
    put_back,
    referrer_to_tell,
    standing_of,
)
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    DecisionAbout,
    DecisionValue,
    DraftState,
    PersonKind,
    RoundOf,
    SessionKind,
    Source,
)
from hirepair_desktop.model.pipeline import Asked, Order, arrange, next_stage
from hirepair_desktop.model.pipeline_facts import Act, open_reviews
from hirepair_desktop.model.pipeline_lines import PipelineLine, pipeline_lines
from hirepair_desktop.model.pipeline_waiting import ANYONE, waiting_ids
from hirepair_desktop.model.sittings import plan_session
from hirepair_desktop.storage.seals.rounds import add_draft, open_round
from hirepair_desktop.storage.seals.seat_changes import hide_in_window_only
from hirepair_desktop.storage.store import Store
from tests.model.conftest import NINE, TODAY

Make = Callable[..., str]


@pytest.fixture
def make(store: Store, role_id: str) -> Make:
    """Adds a candidate of the role; its id."""

    def add(name: str = "Mira Holm", days: int = 1, **values: Any) -> str:
        with store.write() as s:
            made = new_candidate(s, s.get_one(Role, role_id), name, TODAY - timedelta(days=days))
            for key, value in values.items():
                setattr(made, key, value)
            return made.id

    return add


def listed(store: Store, **asked: Any) -> list[str]:
    """Names in the order of the list."""
    with store.glance() as rows:
        ids = [key for group in arrange(rows, Asked(**asked)).ids.values() for key in group]
    with store.read() as s:
        return [s.get_one(Candidate, key).name for key in ids]


def line_of(store: Store, candidate_id: str, today: date = TODAY) -> PipelineLine:
    with store.read() as s:
        return pipeline_lines(s, [candidate_id], today, NINE)[candidate_id]


def act_of(store: Store, candidate_id: str) -> tuple[Act, str] | None:
    step = line_of(store, candidate_id).step
    return (step.act, step.name) if step is not None else None


# The list


def test_groups_stand_nearest_to_a_decision_first(store, make):
    make("New one")
    make("Debriefed one", status=CandidateStatus.DEBRIEFED)
    make("Interviewing one", status=CandidateStatus.INTERVIEWING)
    assert listed(store) == ["Debriefed one", "Interviewing one", "New one"]


def test_the_longest_waiting_comes_first(store, make):
    make("Yesterday", 1)
    make("Last week", 7)
    assert listed(store) == ["Last week", "Yesterday"]


def test_the_last_talk_is_what_one_waits_from(store, make):
    make("Met yesterday", 30, last_interview_at=NINE - timedelta(days=1))
    make("Came last week", 7)
    assert listed(store) == ["Came last week", "Met yesterday"]


@pytest.mark.parametrize(
    ("order", "descending", "expected"),
    [
        (Order.NAME, False, ["Ana", "bruno", "Cleo"]), (Order.NAME, True, ["Cleo", "bruno", "Ana"]),
        (Order.ADDED, False, ["bruno", "Cleo", "Ana"]),
    ],
)  # fmt: skip
def test_the_list_is_sorted_by_name_or_day(store, make, order, descending, expected):
    make("Cleo", 5)
    make("Ana", 1)
    make("bruno", 9)
    assert listed(store, order=order, descending=descending) == expected


@pytest.mark.parametrize("words", ["holm mira", "K01", "warehouse", "HOLM"])
def test_words_are_looked_for_in_alias_name_and_headline(store, make, words):
    make("Mira Holm", headline="Warehouse systems")
    make("Ivo Lund")
    assert listed(store, words=words) == ["Mira Holm"]


def test_a_percent_sign_finds_itself_alone(store, make):
    make("Mira Holm", headline="100% remote")
    make("Ivo Lund")
    assert listed(store, words="%") == ["Mira Holm"]


def test_several_stages_filter_together_and_the_counts_stay(store, make):
    for status in (CandidateStatus.NEW, CandidateStatus.DEBRIEFED, CandidateStatus.LOST):
        make(status.value, status=status)
    with store.glance() as rows:
        found = arrange(rows, Asked(groups=frozenset({"debriefed", "closed"})))
    assert (list(found.ids), found.counts["new"], found.of) == (["debriefed", "closed"], 1, 3)


def test_a_source_and_who_found_somebody_filter(store, make, pair_id):
    with store.read() as s:
        recruiter = s.get_one(Partnership, pair_id).recruiter_id
    make("Found", source=Source.SOURCED, sourced_by_id=recruiter)
    make("Referred", source=Source.REFERRAL, referrer_id=recruiter)
    make("Applied")
    assert (listed(store, found_by=recruiter, order=Order.NAME), listed(store, source=Source.REFERRAL)) == (
        ["Found", "Referred"], ["Referred"],
    )  # fmt: skip


def test_who_has_a_cv_can_be_asked(store, make):
    with_cv = make("With a CV")
    make("Without")
    with store.write() as s:
        s.add(Attachment(candidate_id=with_cv, name="a.pdf", mime="application/pdf", sha256="0" * 64, bytes=b"%PDF-"))
    assert (listed(store, with_cv=True), line_of(store, with_cv).has_cv) == (["With a CV"], True)


def test_who_was_not_told_yet_can_be_asked(store, make):
    for name in ("Told", "Waits"):
        one = make(name, status=CandidateStatus.CLOSED)
        decide(store, one, DecisionValue.NO_HIRE)
        with store.write() as s:
            s.add(CandidateMessage(candidate_id=one, sent_at=NINE if name == "Told" else None))
    make("Closed without a decision", status=CandidateStatus.CLOSED)
    assert listed(store, not_told=True) == ["Waits"]


def waiting(store: Store, person_id: str) -> set[str]:
    with store.read() as s:
        return set(waiting_ids(s, person_id, "", NINE))


@pytest.fixture
def varied(store, make, pair_id) -> list[str]:
    """A candidate at every stage, and some with more than a stage: a talk ahead, an open review, a decision."""
    ids = [make(status.value, status=status) for status in CandidateStatus]
    talked, told, hired = (make(status=CandidateStatus(at)) for at in ("interviewing", "closed", "debriefed"))
    with store.write() as s:
        manager, recruiter = s.get_one(Partnership, pair_id).manager_id, s.get_one(Partnership, pair_id).recruiter_id
        keep(s, talked, NINE + timedelta(days=2), people=(manager,))
    referred = make(status=CandidateStatus.WITHDRAWN, referrer_id=manager)
    decide(store, told, DecisionValue.NO_HIRE)
    decide(store, hired, DecisionValue.HIRE)
    with store.write() as s:
        s.add(CandidateMessage(candidate_id=told, owner_id=manager))
    reviewing = make(status=CandidateStatus.INTERVIEWING)
    round_id, *_people = reviewed(store, pair_id, reviewing)
    put_draft(store, round_id, recruiter, DraftState.SEALED, b"x" * 64)
    return [*ids, talked, told, hired, referred, reviewing]


def test_waiting_on_somebody_is_what_the_rows_say(store, varied, pair_id):
    with store.read() as s:
        pair = s.get_one(Partnership, pair_id)
        people = (pair.recruiter_id, pair.manager_id)
    steps = {key: line_of(store, key).step for key in varied}
    for person_id in people:
        said = {key for key, step in steps.items() if step is not None and step.person_id == person_id}
        assert (said != set(), waiting(store, person_id)) == (True, said)


def test_waiting_on_anyone_leaves_out_whom_nobody_owes_a_step(store, varied):
    assert waiting(store, ANYONE) == {key for key in varied if line_of(store, key).step is not None}


@pytest.mark.parametrize(
    ("status", "step", "expected"),
    [
        (CandidateStatus.NEW, 1, "shortlisted"), (CandidateStatus.NEW, -1, ""),
        (CandidateStatus.OFFERED, 1, "hired"), (CandidateStatus.HIRED, 1, ""),
        (CandidateStatus.LOST, -1, "debriefed"), (CandidateStatus.CLOSED, 1, ""),
    ],
)  # fmt: skip
def test_a_step_leads_to_the_stage_beside_and_never_closes(status, step, expected):
    assert next_stage(status, step) == expected


# Moving


def test_an_end_without_a_reason_is_refused(store, make):
    one = make()
    with pytest.raises(RefusedValueError, match="Say why it ends for K01"), store.write() as s:
        move_candidate(s, s.get_one(Candidate, one), CandidateStatus.WITHDRAWN, NINE, "  ")


def test_an_end_keeps_its_reason_and_its_moment(store, make):
    one = make()
    with store.write() as s:
        move_candidate(s, s.get_one(Candidate, one), CandidateStatus.WITHDRAWN, NINE, " Another offer ")
    with store.read() as s:
        held = s.get_one(Candidate, one)
        assert (held.status, held.closed_reason, held.closed_at) == (CandidateStatus.WITHDRAWN, "Another offer", NINE)


def test_a_move_back_takes_the_end_away(store, make):
    one = make(status=CandidateStatus.CLOSED, closed_reason="No must was shown", closed_at=NINE)
    with store.write() as s:
        move_candidate(s, s.get_one(Candidate, one), CandidateStatus.DEBRIEFED, NINE)
        assert (s.get_one(Candidate, one).closed_reason, s.get_one(Candidate, one).closed_at) == ("", None)


def test_a_move_is_taken_back_whole(store, make):
    one = make()
    with store.write() as s:
        held = s.get_one(Candidate, one)
        before = standing_of(held)
        move_candidate(s, held, CandidateStatus.LOST, NINE, "Too slow")
        put_back(held, before)
        assert (held.status, held.closed_reason, held.closed_at) == (CandidateStatus.NEW, "", None)


@pytest.mark.parametrize("status", [CandidateStatus.OFFERED, CandidateStatus.HIRED])
def test_nobody_is_moved_past_the_owner_of_the_decision(store, make, status):
    one = make()
    with pytest.raises(RefusedValueError, match="Priya decides first"), store.write() as s:
        move_candidate(s, s.get_one(Candidate, one), status, NINE)


def test_after_the_decision_to_hire_the_offer_can_follow(store, make):
    one = make(status=CandidateStatus.DEBRIEFED)
    decide(store, one, DecisionValue.HIRE)
    with store.write() as s:
        move_candidate(s, s.get_one(Candidate, one), CandidateStatus.OFFERED, NINE)
        assert s.get_one(Candidate, one).status is CandidateStatus.OFFERED


def decide(store: Store, candidate_id: str, value: DecisionValue, days: int = 0) -> None:
    with store.write() as s:
        at = NINE - timedelta(days=days)
        s.add(Decision(about=DecisionAbout.CANDIDATE, about_id=candidate_id, value=value, made_at=at, raised_at=at))


# Talks


def keep(s: Block, candidate_id: str, at: datetime, key: str = "TALK0001", people: tuple[str, ...] = ()) -> None:
    keep_talk(s, s.get_one(Candidate, candidate_id), Talk(None, at, 45, people), NINE, key)


def test_the_first_talk_held_dates_the_first_look_of_the_role(store, make, role_id):
    one = make()
    with store.write() as s:
        keep(s, one, NINE - timedelta(days=1))
        assert s.get_one(Role, role_id).first_rated_at == NINE - timedelta(days=1)


def test_a_talk_of_an_earlier_day_moves_that_date_back(store, make, role_id):
    one = make()
    with store.write() as s:
        keep(s, one, NINE - timedelta(days=1))
        keep(s, one, NINE - timedelta(days=5), "TALK0002")
        assert s.get_one(Role, role_id).first_rated_at == NINE - timedelta(days=5)


def test_a_talk_that_lies_ahead_changes_nothing_else(store, make, role_id):
    one = make()
    with store.write() as s:
        keep(s, one, NINE + timedelta(days=1))
        held = s.get_one(Candidate, one)
        assert (held.status, held.last_interview_at, s.get_one(Role, role_id).first_rated_at) == (
            CandidateStatus.NEW, None, None,
        )  # fmt: skip


def test_a_talk_that_is_taken_back_leaves_no_trace(store, make, role_id):
    one = make()
    with store.write() as s:
        before = before_talk(s.get_one(Candidate, one))
        keep(s, one, NINE)
        s.flush()
        forget_talk(s, s.get_one(Candidate, one), "TALK0001", before)
        held = s.get_one(Candidate, one)
        assert (held.status, held.last_interview_at, held.role.first_rated_at) == (CandidateStatus.NEW, None, None)


def test_the_last_talk_is_the_latest_that_is_left(store, make):
    one = make()
    with store.write() as s:
        keep(s, one, NINE - timedelta(days=3))
        keep(s, one, NINE, "TALK0002")
        s.flush()
        drop_talk(s, "TALK0002", NINE)
        assert s.get_one(Candidate, one).last_interview_at == NINE - timedelta(days=3)


# Whose step comes next


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (CandidateStatus.NEW, (Act.READ, "Amara")), (CandidateStatus.SHORTLISTED, (Act.CALL, "Amara")),
        (CandidateStatus.INTERVIEWING, (Act.PLAN_REVIEW, "Amara")), (CandidateStatus.DEBRIEFED, (Act.DECIDE, "Priya")),
        (CandidateStatus.OFFERED, (Act.ANSWER, "")), (CandidateStatus.HIRED, None), (CandidateStatus.LOST, None),
    ],
)  # fmt: skip
def test_each_stage_has_its_next_step(store, make, status, expected):
    assert act_of(store, make(status=status)) == expected


def test_the_next_stage_of_the_plan_is_to_be_booked(store, make, role_id):
    with store.write() as s:
        s.add(Stage(role_id=role_id, name="First call"))
    step = line_of(store, make(status=CandidateStatus.INTERVIEWING)).step
    assert step is not None
    assert (step.act, step.words) == (Act.BOOK, "First call")


def test_a_talk_that_lies_ahead_is_waited_for(store, make, pair_id):
    one = make(status=CandidateStatus.INTERVIEWING)
    with store.write() as s:
        keep(s, one, NINE + timedelta(days=2), people=(s.get_one(Partnership, pair_id).manager_id,))
    step = line_of(store, one).step
    assert step is not None
    assert (step.act, step.name, step.on) == (Act.TALK, "Priya", TODAY + timedelta(days=2))


def test_a_candidate_closed_by_a_decision_is_to_be_told(store, make):
    one = make(status=CandidateStatus.CLOSED)
    decide(store, one, DecisionValue.NO_HIRE, 6)
    line = line_of(store, one)
    assert (act_of(store, one), line.waits, line.late) == ((Act.TELL, "Amara"), 6, True)


def test_an_answer_is_waited_for_since_the_decision(store, make):
    one = make(status=CandidateStatus.OFFERED, last_interview_at=NINE - timedelta(days=9))
    decide(store, one, DecisionValue.HIRE, 2)
    assert line_of(store, one).waits == 2


@pytest.mark.parametrize(("until", "late"), [(1, False), (0, False), (-1, True)])
def test_a_hold_waits_for_its_question_until_its_day(store, make, until, late):
    one = make(status=CandidateStatus.DEBRIEFED, last_interview_at=NINE - timedelta(days=9))
    decide(store, one, DecisionValue.HOLD, 2)
    with store.write() as s:
        held = s.scalars(select(Decision)).one()
        held.next_question, held.next_date = "Who grew?", TODAY + timedelta(days=until)
    line = line_of(store, one)
    assert (act_of(store, one), line.step.words, line.waits, line.late) == ((Act.HOLD, "Priya"), "Who grew?", 2, late)


def test_a_hold_that_was_decided_again_is_no_hold(store, make):
    one = make(status=CandidateStatus.CLOSED)
    decide(store, one, DecisionValue.HOLD, 3)
    decide(store, one, DecisionValue.NO_HIRE, 1)
    assert act_of(store, one) == (Act.TELL, "Amara")


@pytest.mark.parametrize(("days", "late"), [(5, False), (6, True)])
def test_a_wait_past_what_was_promised_is_late(store, make, days, late):
    one = make(status=CandidateStatus.INTERVIEWING, last_interview_at=NINE - timedelta(days=days))
    assert line_of(store, one).late is late


def test_nobody_is_late_before_the_first_talk(store, make):
    assert line_of(store, make(days=90)).late is False


# What is sealed


def reviewed(store: Store, pair_id: str, candidate_id: str) -> tuple[str, str, str]:
    """An open round about a candidate: its id, recruiter and manager."""
    with store.write() as s:
        hide_in_window_only(s)
        pair = s.get_one(Partnership, pair_id)
        candidate = s.get_one(Candidate, candidate_id)
        session = plan_session(s, SessionKind.DEBRIEF, pair, role=candidate.role, candidates=[candidate])
        seats = (pair.recruiter_id, pair.manager_id)
        made = open_round(
            s, session.id, RoundOf.RATINGS, seats=seats, required_ids=list(seats), candidate_id=candidate_id
        )
        return made.id, *seats


def put_draft(store: Store, round_id: str, person_id: str, state: DraftState, blob: bytes) -> None:
    from hirepair_desktop.model import Round

    with store.write() as s:
        found = s.scalars(select(Draft).where(Draft.round_id == round_id, Draft.person_id == person_id)).first()
        draft = found or add_draft(s, s.get_one(Round, round_id), person_id)
        draft.state, draft.blob = state, blob


def test_who_is_not_ready_is_waited_for(store, make, pair_id):
    one = make(status=CandidateStatus.INTERVIEWING)
    round_id, recruiter, _manager = reviewed(store, pair_id, one)
    put_draft(store, round_id, recruiter, DraftState.SEALED, b"x" * 64)
    assert act_of(store, one) == (Act.SCORECARD, "Priya")


def test_when_all_are_ready_it_is_opened_together(store, make, pair_id):
    one = make(status=CandidateStatus.INTERVIEWING)
    round_id, *seats = reviewed(store, pair_id, one)
    for person_id in seats:
        put_draft(store, round_id, person_id, DraftState.SEALED, b"x" * 64)
    assert act_of(store, one) == (Act.OPEN, "")


@pytest.mark.parametrize("state", list(DraftState))
def test_a_row_is_the_same_whatever_stands_in_a_draft(store, make, pair_id, state):
    one = make(status=CandidateStatus.INTERVIEWING)
    round_id, recruiter, _manager = reviewed(store, pair_id, one)
    put_draft(store, round_id, recruiter, state, b"a" * 32)
    first = line_of(store, one)
    put_draft(store, round_id, recruiter, state, b"z" * 9000)
    assert line_of(store, one) == first


def test_readiness_is_one_bit_for_each(store, make, pair_id):
    one = make(status=CandidateStatus.INTERVIEWING)
    round_id, recruiter, manager = reviewed(store, pair_id, one)
    put_draft(store, round_id, recruiter, DraftState.SEALED, b"x")
    with store.read() as s:
        assert open_reviews(s, [one])[one].people == ((recruiter, True), (manager, False))


# The referrer


def test_a_referrer_is_told_when_the_search_ended(store, make):
    with store.write() as s:
        lucia = Person(name="Lucía Ferrer", kind=PersonKind.INTERVIEWER)
        s.add(lucia)
        s.flush()
        referrer = lucia.id
    one = make(status=CandidateStatus.WITHDRAWN, referrer_id=referrer)
    assert act_of(store, one) == (Act.THANK, "Amara")
    with store.write() as s:
        s.add(
            ReferrerUpdate(candidate_id=one, referrer_id=referrer, by=referrer, at=datetime(2026, 11, 24, tzinfo=UTC))
        )
        s.flush()
        assert referrer_to_tell(s, s.get_one(Candidate, one)) is None


def test_a_referrer_is_not_told_while_the_search_goes_on(store, make, pair_id):
    with store.read() as s:
        referrer = s.get_one(Partnership, pair_id).recruiter_id
    one = make(referrer_id=referrer)
    with store.read() as s:
        assert referrer_to_tell(s, s.get_one(Candidate, one)) is None
