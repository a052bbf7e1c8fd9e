"""Versions in a row: who changed what, when, why; what came and went; who is touched; the draft beside them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hirepair_desktop.model import Candidate, Challenge, Criterion, Entry, Interview, Partnership, Rating, Role
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.model.brief_drift import drift_words
from hirepair_desktop.model.brief_history import brief_states, compare_states, draft_of
from hirepair_desktop.model.criteria import retire
from hirepair_desktop.model.kinds import CandidateStatus, RatingState, SessionKind, Tier
from hirepair_desktop.model.sittings import plan_session, start_session

NINE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
MET = datetime(2026, 11, 6, 9, 0, tzinfo=UTC)
TEN = datetime(2026, 11, 9, 10, 0, tzinfo=UTC)
ELEVEN = datetime(2026, 11, 12, 11, 0, tzinfo=UTC)


@pytest.fixture
def role(block, role_id):
    """A role with a must and a nice one, agreed as version 1."""
    role = block.get_one(Role, role_id)
    both = [role.partnership.recruiter_id, role.partnership.manager_id]
    for rank, (label, tier) in enumerate([("Craft", Tier.MUST), ("Design systems", Tier.NICE)]):
        role.criteria.append(Criterion(label=label, tier=tier, rank=rank, raised_by=both[1], added_at=NINE))
    block.flush()
    agree_brief(block, role, both, NINE)
    block.flush()
    return role


@pytest.fixture
def sitting(block, role):
    session = plan_session(block, SessionKind.RE_INTAKE, block.get_one(Partnership, role.partnership_id), role=role)
    start_session(block, session, TEN)
    return session


def criterion(role, label):
    return next(c for c in role.criteria if c.label == label)


def raise_design(block, role, both, reason="", at=TEN):
    """The hiring manager makes a must of it; agreed as the next version."""
    made = criterion(role, "Design systems")
    made.tier, made.changed_by, made.change_reason = Tier.MUST, both[1], reason
    agree_brief(block, role, both, at, "We met two people.")
    block.flush()


def compared(block, role, old=1, new=2):
    return compare_states(block, role, brief_states(block, role), old, new)


def test_without_a_version_there_are_no_states(block, role_id):
    assert brief_states(block, block.get_one(Role, role_id)) == []


def test_without_a_change_there_is_no_draft(block, role):
    assert draft_of(block, role) is None


def test_the_live_brief_stands_last_as_a_draft(block, role):
    criterion(role, "Craft").weight = 2
    block.flush()
    states = brief_states(block, role)
    assert [(state.n, state.is_draft) for state in states] == [(1, False), (2, True)]


def test_the_draft_is_compared_with_the_version_that_holds(block, role):
    criterion(role, "Craft").weight = 2
    block.flush()
    draft = draft_of(block, role)
    assert [told.change.headline for told in draft.changes] == ["“Craft” weighs 2 instead of 1"]


def test_who_changed_a_criterion_and_in_which_version(block, role, both):
    raise_design(block, role, both)
    (told,) = compared(block, role).changes
    assert (told.by, told.n, told.at) == (both[1], 2, TEN)


def test_an_answer_is_put_down_to_whoever_wrote_it(block, role, both, sitting):
    block.add(Entry(session_id=sitting.id, key="pitch", person_id=both[0], text="Own the money.", written_at=TEN))
    block.flush()
    assert [told.by for told in draft_of(block, role).changes] == [both[0]]


def test_a_version_that_one_agreed_alone_names_them(block, role, both):
    role.pay_max = 9_000_000
    version = agree_brief(block, role, both, TEN, "Finance")
    version.agreed_by = [both[1]]
    block.flush()
    assert [told.by for told in compared(block, role).changes] == [both[1]]


def test_what_both_agreed_without_a_name_is_of_both(block, role, both):
    role.pay_max = 9_000_000
    agree_brief(block, role, both, TEN, "Finance")
    block.flush()
    assert [told.by for told in compared(block, role).changes] == [""]


def test_a_reason_that_came_with_a_later_version_has_its_day(block, role, both):
    raise_design(block, role, both)
    role.versions[-1].reason = ""
    role.pay_max = 9_000_000
    agree_brief(block, role, both, ELEVEN, "Now written down.")
    block.flush()
    told = compared(block, role, 1, 3).changes[0]
    assert (told.at, told.reason_at) == (TEN, ELEVEN)


def test_the_reason_of_a_criterion_is_said_by_who_changed_it(block, role, both):
    raise_design(block, role, both, "Three squads share one library.")
    (told,) = compared(block, role).changes
    assert [(said.person_id, said.how, said.words) for said in told.said] == [
        (both[1], "reason", "Three squads share one library.")
    ]


def test_before_anybody_was_met_no_reason_is_asked(block, role, both):
    raise_design(block, role, both)
    assert not compared(block, role).changes[0].asks_reason


def test_after_the_first_rating_a_reason_is_asked(block, role, both):
    role.first_rated_at = MET
    raise_design(block, role, both)
    assert compared(block, role).changes[0].asks_reason


def test_words_alone_ask_for_no_reason(block, role):
    role.first_rated_at = MET
    criterion(role, "Craft").definition = "To the last step."
    block.flush()
    assert not draft_of(block, role).changes[0].asks_reason


def test_the_reason_of_an_earlier_change_is_none_for_a_new_one(block, role, both):
    role.first_rated_at = MET
    raise_design(block, role, both, "Three squads share one library now.")
    criterion(role, "Design systems").weight = 3
    block.flush()
    (told,) = draft_of(block, role).changes
    assert (told.reason, told.has_reason) == ("", False)


@pytest.mark.parametrize(
    ("words", "enough"),
    [("we learnt it there", False), ("we learnt – it – there", False), ("we learnt it there twice", True)],
)
def test_a_reason_has_five_words(block, role, both, words, enough):
    raise_design(block, role, both, words)
    assert compared(block, role).changes[0].has_reason is enough


def test_a_retired_criterion_keeps_the_reason_it_went_with(block, role, both):
    retire(criterion(role, "Craft"), "Nobody was hired for it in a year.", both[0], TEN)
    block.flush()
    (told,) = draft_of(block, role).changes
    assert (told.by, told.reason) == (both[0], "Nobody was hired for it in a year.")


def challenge(block, sitting, both, target, text, response="", at=TEN):
    block.add(
        Challenge(session_id=sitting.id, from_id=both[0], to_id=both[1], target=target, text=text, response=response,
                  made_at=at)
    )  # fmt: skip
    block.flush()


def test_a_challenge_about_a_criterion_is_heard_with_its_answer(block, role, both, sitting):
    criterion(role, "Craft").weight = 2
    challenge(block, sitting, both, criterion(role, "Craft").id, "Is this where you head?", "It is.")
    (told,) = draft_of(block, role).changes
    assert [(said.how, said.words) for said in told.said] == [
        ("asked", "Is this where you head?"), ("answered", "It is."),
    ]  # fmt: skip


def test_a_challenge_about_all_criteria_belongs_to_the_one_it_names(block, role, both, sitting):
    criterion(role, "Craft").weight = 2
    criterion(role, "Design systems").tier = Tier.MUST
    challenge(block, sitting, both, "criteria", "Why the design system now?")
    heard = {told.change.label: len(told.said) for told in draft_of(block, role).changes}
    assert heard == {"Craft": 0, "Design systems": 1}


def test_a_challenge_before_the_older_version_is_not_heard(block, role, both, sitting):
    criterion(role, "Craft").weight = 2
    challenge(
        block,
        sitting,
        both,
        criterion(role, "Craft").id,
        "Is this where you head?",
        at=datetime(2026, 11, 1, tzinfo=UTC),
    )
    assert draft_of(block, role).changes[0].said == ()


def test_what_came_and_went_is_no_change(block, role, both):
    made = Criterion(label="Animation", rank=5, raised_by=both[1])
    role.criteria.append(made)
    block.flush()
    agree_brief(block, role, both, TEN, "Two portfolios")
    retire(made, "No outcome rests on it at all.", both[1], ELEVEN)
    agree_brief(block, role, both, ELEVEN, "It goes")
    block.flush()
    found = compared(block, role, 1, 3)
    assert found.changes == ()
    assert [(went.headline, went.came.n, went.gone.n) for went in found.went] == [
        ("“Animation” was added as a must", 2, 3)
    ]


def test_the_older_one_stands_first_whichever_is_named_first(block, role, both):
    raise_design(block, role, both)
    found = compared(block, role, 2, 1)
    assert (found.old.n, found.new.n) == (1, 2)


def meet(block, role, alias="K01", **more):
    candidate = Candidate(alias=alias, role_id=role.id, **more)
    block.add(candidate)
    block.flush()
    block.add(Interview(candidate_id=candidate.id, held_at=MET))
    block.flush()
    return candidate


def rate(block, sitting, candidate, made, person, state=RatingState.RATED):
    value = 3 if state is RatingState.RATED else None
    block.add(
        Rating(session_id=sitting.id, candidate_id=candidate.id, criterion_id=made.id, rater_id=person, state=state,
               value=value, revealed_at=MET)
    )  # fmt: skip
    block.flush()


def touched(block, role):
    return [(t.alias, t.lines, t.is_untested, t.state) for t in draft_of(block, role).touched]


def test_somebody_met_and_never_asked_is_touched(block, role):
    meet(block, role, status=CandidateStatus.INTERVIEWING)
    criterion(role, "Design systems").tier = Tier.MUST
    block.flush()
    assert touched(block, role) == [("K01", (("Design systems", "Never tested on it"),), True, "interviewing")]


def test_somebody_nobody_met_is_not_touched(block, role):
    block.add(Candidate(alias="K02", role_id=role.id))
    criterion(role, "Design systems").tier = Tier.MUST
    block.flush()
    assert touched(block, role) == []


@pytest.mark.parametrize(
    ("states", "words", "untested"),
    [
        ((RatingState.NOT_ASKED, RatingState.NOT_ASKED), "Not asked, by both", True),
        ((RatingState.RATED, RatingState.RATED), "Rated, by both", False),
        ((RatingState.RATED, RatingState.NOT_ASKED), "Rated by Amara; Not asked by Priya", False),
        ((RatingState.NOT_SHOWN, RatingState.RATED), "Rated by Priya; Not shown to Amara", False),
        ((RatingState.NOT_SHOWN, RatingState.NOT_SHOWN), "Asked and not shown, by both", False),
    ],
)
def test_how_somebody_was_asked(block, role, both, sitting, states, words, untested):
    candidate, made = meet(block, role), criterion(role, "Design systems")
    for person, state in zip(both, states, strict=True):
        rate(block, sitting, candidate, made, person, state)
    made.tier = Tier.MUST
    block.flush()
    ((_alias, lines, is_untested, _state),) = touched(block, role)
    assert (lines, is_untested) == (((made.label, words),), untested)


def test_a_talk_that_is_only_planned_has_met_nobody(block, role):
    meet(block, role)
    criterion(role, "Design systems").tier = Tier.MUST
    block.flush()
    before = draft_of(block, role, MET - timedelta(minutes=1))
    assert before is not None
    assert before.touched == ()


def test_what_was_taken_out_touches_only_who_was_rated_on_it(block, role, both, sitting):
    made = criterion(role, "Craft")
    rated = meet(block, role, "K01")
    meet(block, role, "K02")
    rate(block, sitting, rated, made, both[0])
    retire(made, "It is learnt here in a month.", both[0], TEN)
    block.flush()
    assert [alias for alias, *_rest in touched(block, role)] == ["K01"]


def test_a_weight_alone_touches_nobody(block, role):
    meet(block, role)
    criterion(role, "Craft").weight = 3
    block.flush()
    assert touched(block, role) == []


@pytest.mark.parametrize(
    ("tier", "words"),
    [
        (Tier.MUST, "1 criterion raised or lowered, half its weight, over musts that weigh 1."),
        (Tier.LEARN, ""),
    ],
)
def test_what_a_drift_is_made_of(block, role, tier, words):
    criterion(role, "Design systems").tier = tier
    block.flush()
    states = brief_states(block, role)
    assert drift_words(states[0].body, states[-1].body) == words
