"""What each held session must have by its form is there, but where METHOD F wants it missing."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import (
    Arrival,
    Candidate,
    Commitment,
    Criterion,
    Decision,
    Entry,
    Feedback,
    GrowthGoal,
    Landing,
    MarketEvidence,
    Offer,
    Outcome,
    Promise,
    Pulse,
    Rating,
    Recommendation,
    Round,
    Session,
    SourceLead,
    Stage,
    Tradeoff,
)
from hirepair_desktop.model.form import Kind, Voice
from hirepair_desktop.model.forms import FORMS
from hirepair_desktop.model.kinds import DecisionValue, RoundOf, RoundState, SectionState, SessionKind
from hirepair_desktop.model.shortlisting import NOW, OUTCOME, SETTLE
from hirepair_desktop.model.sittings import form_of
from tests.transfer.sample.sampled import pair_of_session

ASKED = (SessionKind.INTAKE, SessionKind.DEBRIEF, SessionKind.FEEDBACK)
TOLD_BY_HAND = (Kind.TEXT, Kind.LINE, Kind.CHOICE)


def held(s: Block, *kinds: SessionKind) -> list[Session]:
    """The closed sessions of some kinds."""
    return list(s.scalars(select(Session).where(Session.kind.in_(kinds), Session.closed_at.is_not(None))))


def writers(s: Block, session: Session, key: str) -> set[str]:
    """Who wrote something under a key."""
    found = s.scalars(select(Entry).where(Entry.session_id == session.id, Entry.key == key))
    return {entry.person_id for entry in found if entry.text.strip()}


def missing_answers(s: Block, session: Session) -> list[str]:
    """The needed plain answers nobody gave, or not everybody who owes one."""
    pair = session.partnership
    owners = {
        Voice.RECRUITER: {pair.recruiter_id},
        Voice.MANAGER: {pair.manager_id},
        Voice.EACH: {pair.recruiter_id, pair.manager_id},
    }
    missing = []
    for field in FORMS[session.kind].fields:
        if field.needed and field.kind in TOLD_BY_HAND:
            wrote = writers(s, session, field.key)
            owed = owners.get(field.owner, set())
            if not wrote or not owed <= wrote:
                missing.append(field.key)
    return missing


def test_every_needed_plain_answer_is_there(s: Block) -> None:
    missing = {session.id: missing_answers(s, session) for session in held(s, *ASKED)}
    assert {key: keys for key, keys in missing.items() if keys} == {}


def test_every_answer_lies_under_a_key_of_its_form(s: Block) -> None:
    known = {kind: {field.key for field in FORMS[kind].fields} for kind in FORMS}
    aliases = s.scalars(select(Candidate.alias)).all()
    known[SessionKind.SHORTLIST] = {f"{key}.{alias}" for key in (OUTCOME, SETTLE, NOW) for alias in aliases}
    sessions = {session.id: session.kind for session in held(s, *FORMS)}
    strange = [
        e.key
        for e in s.scalars(select(Entry))
        if e.session_id in sessions and e.key not in known[sessions[e.session_id]]
    ]
    assert strange == []


def test_what_both_own_was_agreed_by_the_other(s: Block) -> None:
    both = {field.key for kind in ASKED for field in FORMS[kind].fields if field.owner is Voice.BOTH}
    alone = []
    for session in held(s, *ASKED):
        pair = {session.partnership.recruiter_id, session.partnership.manager_id}
        for entry in s.scalars(select(Entry).where(Entry.session_id == session.id, Entry.key.in_(both))):
            if {entry.person_id, *entry.agreed_by} != pair:
                alone.append((session.id, entry.key))
    assert alone == []


def test_every_readback_was_called_right_by_the_manager(s: Block) -> None:
    said = s.scalars(select(Entry).where(Entry.key == "readback.r")).all()
    managers = {x.id: x.partnership.manager_id for x in s.scalars(select(Session))}
    assert [managers[entry.session_id] in entry.agreed_by for entry in said] == [True] * 5


@pytest.mark.parametrize(
    ("kind", "least"),
    [(Outcome, 3), (Criterion, 4), (MarketEvidence, 1), (SourceLead, 2), (Stage, 2), (Promise, 4), (Tradeoff, 1)],
)
def test_every_brief_has_its_parts(s: Block, kind: type, least: int) -> None:
    for session in held(s, SessionKind.INTAKE):
        assert len(s.scalars(select(kind).where(kind.role_id == session.role_id)).all()) >= least


def test_every_intake_left_a_commitment_of_each(s: Block) -> None:
    for session in held(s, SessionKind.INTAKE):
        owners = set(s.scalars(select(Commitment.owner_id).where(Commitment.session_id == session.id)))
        assert owners == {session.partnership.recruiter_id, session.partnership.manager_id}


def test_every_debrief_has_ratings_and_a_view_of_both(s: Block) -> None:
    for session in held(s, SessionKind.DEBRIEF):
        pair = {session.partnership.recruiter_id, session.partnership.manager_id}
        raters = set(s.scalars(select(Rating.rater_id).where(Rating.session_id == session.id)))
        views = set(s.scalars(select(Recommendation.rater_id).where(Recommendation.session_id == session.id)))
        assert raters == views >= pair


def test_every_debrief_ended_in_one_decision(s: Block) -> None:
    for session in held(s, SessionKind.DEBRIEF):
        assert len(s.scalars(select(Decision).where(Decision.session_id == session.id)).all()) == 1


def test_every_hire_has_an_offer(s: Block) -> None:
    hired = s.scalars(select(Decision.about_id).where(Decision.value == DecisionValue.HIRE)).all()
    assert sorted(hired) == sorted(s.scalars(select(Offer.candidate_id)))


@pytest.mark.parametrize("kind", [Arrival, Pulse, Landing])
def test_every_feedback_talk_has_of_both(s: Block, kind: type) -> None:
    for session in held(s, SessionKind.FEEDBACK):
        people = set(s.scalars(select(kind.person_id).where(kind.session_id == session.id)))
        assert people == {session.partnership.recruiter_id, session.partnership.manager_id}


def test_every_item_of_feedback_was_thanked_for_and_answered(s: Block) -> None:
    assert [item.id for item in s.scalars(select(Feedback)) if not item.thanks or item.response is None] == []


def test_everybody_in_a_pair_has_a_growth_goal_the_other_helps_with(s: Block) -> None:
    names = pair_of_session(s)
    goals = {
        (names[goal.session_id or ""], goal.person_id, goal.supporter_id)
        for goal in s.scalars(select(GrowthGoal).where(GrowthGoal.status == "active"))
    }
    pairs = {names[x.id]: x.partnership for x in s.scalars(select(Session))}
    wanted = {
        wish
        for name, pair in pairs.items()
        for wish in (
            (name, pair.recruiter_id, pair.manager_id),
            (name, pair.manager_id, pair.recruiter_id),
        )
    }
    assert goals == wanted


def test_one_way_talks_are_the_only_ones_without_items_of_both(s: Block) -> None:
    alone = []
    names = pair_of_session(s)
    for session in held(s, SessionKind.FEEDBACK):
        givers = set(s.scalars(select(Feedback.from_id).where(Feedback.session_id == session.id)))
        if len(givers) == 1:
            assert session.close_reason
            alone.append(names[session.id])
    assert sorted(alone) == ["P3", "P4"]


def test_nine_feedback_talks_may_be_shared(s: Block) -> None:
    shared = [x for x in held(s, SessionKind.FEEDBACK) if len(x.shared_by) == 2]
    assert len(shared) == 9


def test_the_mended_fence_may_not_be_shared(s: Block) -> None:
    assert held(s, SessionKind.MEND)[0].shared_by == []


def test_every_held_session_was_agreed_by_both_and_kept_its_times(s: Block) -> None:
    for session in held(s, *SessionKind):
        assert {session.partnership.recruiter_id, session.partnership.manager_id} == set(session.agreed_by)
        for section in session.sections:
            assert (section["state"] == SectionState.SKIPPED) == (section["started_at"] is None)


def test_sections_are_those_of_the_form(s: Block) -> None:
    for session in held(s, *FORMS):
        assert [x["key"] for x in session.sections] == [x.key for x in form_of(session).sections]


@pytest.mark.parametrize(
    ("what", "count"),
    [
        (RoundOf.RATINGS, 13),
        (RoundOf.PICKS, 4),
        (RoundOf.FEEDBACK, 11),
        (RoundOf.PULSE, 11),
        (RoundOf.TRADEOFF, 4),
        (RoundOf.PROFILES, 4),
        (RoundOf.REPAIR, 1),
    ],
)
def test_what_was_sealed_has_a_revealed_round(s: Block, what: RoundOf, count: int) -> None:
    found = s.scalars(select(Round).where(Round.what == what, Round.state == RoundState.REVEALED)).all()
    assert (len(found), all(r.seals and r.revealed_at for r in found)) == (count, True)


def test_seals_were_made_before_their_reveal(s: Block) -> None:
    for rating in s.scalars(select(Rating)):
        assert rating.sealed_at is not None
        assert rating.sealed_at < rating.revealed_at
