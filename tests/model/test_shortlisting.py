"""The verbs of a shortlist review: which profiles, how far apart, what is agreed, later views, steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import (
    Candidate,
    Commitment,
    Criterion,
    Decision,
    Entry,
    Partnership,
    Person,
    Role,
    Round,
    Session,
    ShortlistPick,
)
from hirepair_desktop.model.beginning import Wish, begin
from hirepair_desktop.model.kinds import CandidateStatus, DecisionValue, PersonKind, Pick, RoundOf, SessionKind, Tier
from hirepair_desktop.model.shortlist_form import SHORTLIST
from hirepair_desktop.model.shortlist_state import PARTS, open_fields, profiles_without_step, untold
from hirepair_desktop.model.shortlisting import (
    Outcome,
    candidates_to_choose,
    choose_profiles,
    chosen_candidates,
    profiles_of,
    put_out,
    see_anew,
    settle_profile,
    step_of,
    step_words,
)
from hirepair_desktop.storage.store import Store

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
WHY = "No live fault was taken to its cause in anything shown."


@pytest.fixture
def s(tmp_path: Path) -> Iterator[Block]:
    """A block over a file with one role, two musts and seven profiles."""
    store = Store.create(tmp_path / "w.hirepair")
    with store.write() as s:
        s.add_all(
            [
                Person(id="RECRUITR", name="Nadia Rahimi", kind=PersonKind.RECRUITER),
                Person(id="MANAGER1", name="Tomas Eklund", kind=PersonKind.MANAGER),
            ]
        )
        s.flush()
        pair = Partnership(id="PAIR0001", recruiter_id="RECRUITR", manager_id="MANAGER1", started_on=AT.date())
        s.add(pair)
        s.flush()
        role = Role(id="ROLE0001", code="R1", title="Data Engineer", partnership_id=pair.id, opened_on=AT.date())
        s.add(role)
        s.flush()
        s.add_all([Criterion(id=f"MUST000{n}", role_id=role.id, label=f"Must {n}", tier=Tier.MUST) for n in (1, 2)])
        s.add_all([Candidate(id=f"CAND000{n}", alias=f"K0{n}", role_id=role.id) for n in range(1, 8)])
        s.flush()
        wish = Wish(SessionKind.SHORTLIST, pair.id, role.id, profile_ids=("CAND0001", "CAND0002", "CAND0003"))
        begin(s, wish, AT.date())
        s.flush()
        yield s
    store.close(backup=False)


def session(s: Block) -> Session:
    return s.scalars(select(Session)).one()


def candidate(s: Block, n: int) -> Candidate:
    return s.get_one(Candidate, f"CAND000{n}")


def picked(s: Block, n: int, recruiter: Pick | None, manager: Pick | None) -> None:
    """What the reveal left about one profile."""
    for person, pick in (("RECRUITR", recruiter), ("MANAGER1", manager)):
        if pick is not None:
            s.add(
                ShortlistPick(
                    session_id=session(s).id, candidate_id=f"CAND000{n}", person_id=person, pick=pick, why="Seen"
                )
            )  # fmt: skip
    s.flush()


# Which profiles


def test_a_review_begins_with_the_chosen_profiles(s: Block) -> None:
    assert [c.alias for c in session(s).candidates] == ["K01", "K02", "K03"]


def test_no_profile_is_refused(s: Block) -> None:
    with pytest.raises(RefusedValueError, match="one to six"):
        chosen_candidates(s, "ROLE0001", ())


def test_a_seventh_profile_is_refused(s: Block) -> None:
    with pytest.raises(RefusedValueError, match="6 profiles are looked at"):
        chosen_candidates(s, "ROLE0001", [f"CAND000{n}" for n in range(1, 8)])


def test_six_profiles_are_taken(s: Block) -> None:
    assert len(chosen_candidates(s, "ROLE0001", [f"CAND000{n}" for n in range(1, 7)])) == 6


def test_a_profile_of_another_role_is_refused(s: Block) -> None:
    s.add(Role(id="ROLE0002", code="R2", title="Other", partnership_id="PAIR0001", opened_on=AT.date()))
    s.flush()
    with pytest.raises(RefusedValueError, match="not in this role"):
        chosen_candidates(s, "ROLE0002", ["CAND0001"])


def test_profiles_can_be_changed_before_anybody_writes(s: Block) -> None:
    choose_profiles(s, session(s), ["CAND0005"])
    assert [c.alias for c in session(s).candidates] == ["K05"]


def test_profiles_stay_once_somebody_writes_alone(s: Block) -> None:
    s.add(
        Round(
            session_id=session(s).id, what=RoundOf.PICKS, recruiter_id="RECRUITR", manager_id="MANAGER1",
            workspace_id="WRKSPACE",
        )
    )  # fmt: skip
    s.flush()
    with pytest.raises(RefusedValueError, match="Writing alone has begun"):
        choose_profiles(s, session(s), ["CAND0005"])


def test_who_is_over_is_not_offered(s: Block) -> None:
    candidate(s, 1).status = CandidateStatus.WITHDRAWN
    s.flush()
    assert "K01" not in [c.alias for c in candidates_to_choose(s, "ROLE0001")]


def test_who_is_new_is_offered_first(s: Block) -> None:
    candidate(s, 1).status = CandidateStatus.SHORTLISTED
    s.flush()
    assert [c.alias for c in candidates_to_choose(s, "ROLE0001")][-1] == "K01"


def test_who_is_further_is_offered_only_where_the_review_is_about_them(s: Block) -> None:
    candidate(s, 1).status = CandidateStatus.OFFERED
    s.flush()
    further = candidate(s, 1).id
    found = [[c.alias for c in candidates_to_choose(s, "ROLE0001", also)] for also in ((), (further,))]
    assert ["K01" in aliases for aliases in found] == [False, True]


# How far apart


def test_the_widest_difference_comes_first(s: Block) -> None:
    picked(s, 1, Pick.YES, Pick.YES)
    picked(s, 2, Pick.MAYBE, Pick.NO)
    picked(s, 3, Pick.NO, Pick.YES)
    found = profiles_of(s, session(s))
    assert [(p.candidate.alias, p.apart) for p in found] == [("K03", 2), ("K02", 1), ("K01", 0)]


def test_a_missing_pick_is_talked_about(s: Block) -> None:
    picked(s, 1, Pick.YES, None)
    (profile,) = [p for p in profiles_of(s, session(s)) if p.candidate.alias == "K01"]
    assert (profile.apart, profile.differs) == (None, True)


# What is agreed


def test_going_on_makes_a_new_profile_shortlisted(s: Block) -> None:
    settle_profile(s, session(s), candidate(s, 1), Outcome.ON, "The design talk first", AT)
    assert candidate(s, 1).status is CandidateStatus.SHORTLISTED


def test_what_is_agreed_stands_under_the_owner_of_the_decision(s: Block) -> None:
    settle_profile(s, session(s), candidate(s, 1), Outcome.ON, "The design talk first", AT)
    entry = s.scalars(select(Entry).where(Entry.key == "agreedOutcome.K01")).one()
    assert (entry.person_id, entry.choice, entry.text) == ("MANAGER1", "on", "The design talk first")


def test_not_now_leaves_a_profile_as_it_was(s: Block) -> None:
    settle_profile(s, session(s), candidate(s, 1), Outcome.LATER, "", AT)
    assert candidate(s, 1).status is CandidateStatus.NEW


def test_whoever_was_met_keeps_the_status(s: Block) -> None:
    candidate(s, 1).status, candidate(s, 1).last_interview_at = CandidateStatus.INTERVIEWING, AT
    settle_profile(s, session(s), candidate(s, 1), Outcome.LATER, "", AT)
    assert candidate(s, 1).status is CandidateStatus.INTERVIEWING


def test_going_out_wants_a_reason(s: Block) -> None:
    with pytest.raises(RefusedValueError, match="Say why this profile goes out"):
        put_out(s, session(s), candidate(s, 1), "  ", [], AT)


def test_going_out_is_a_decision_of_the_owner_on_the_musts(s: Block) -> None:
    put_out(s, session(s), candidate(s, 1), WHY, ["MUST0001"], AT)
    made = s.scalars(select(Decision)).one()
    assert (made.value, made.made_by, made.rationale, [c.id for c in made.criteria]) == (
        DecisionValue.NO_HIRE, "MANAGER1", WHY, ["MUST0001"],
    )  # fmt: skip


def test_a_second_press_puts_nobody_out_twice(s: Block) -> None:
    for _press in range(2):
        put_out(s, session(s), candidate(s, 1), WHY, ["MUST0001"], AT)
    assert [made.value for made in s.scalars(select(Decision))] == [DecisionValue.NO_HIRE]


def test_going_out_closes_the_candidate_with_the_reason(s: Block) -> None:
    put_out(s, session(s), candidate(s, 1), WHY, [], AT)
    found = candidate(s, 1)
    assert (found.status, found.closed_reason, found.closed_at) == (CandidateStatus.CLOSED, WHY, AT)


def test_deciding_again_wants_a_reason(s: Block) -> None:
    put_out(s, session(s), candidate(s, 1), WHY, [], AT)
    with pytest.raises(RefusedValueError, match="Say why it is decided again"):
        settle_profile(s, session(s), candidate(s, 1), Outcome.ON, "", AT)


def test_decided_again_the_first_decision_stays_in_the_list(s: Block) -> None:
    put_out(s, session(s), candidate(s, 1), WHY, [], AT)
    settle_profile(s, session(s), candidate(s, 1), Outcome.ON, "A page on a fault came in", AT)
    values = [made.value for made in s.scalars(select(Decision).order_by(Decision.seq))]
    assert values == [DecisionValue.NO_HIRE, DecisionValue.MORE_EVIDENCE]


def test_decided_again_the_candidate_is_shortlisted_and_open(s: Block) -> None:
    put_out(s, session(s), candidate(s, 1), WHY, [], AT)
    settle_profile(s, session(s), candidate(s, 1), Outcome.ON, "A page on a fault came in", AT)
    found = candidate(s, 1)
    assert (found.status, found.closed_reason, found.closed_at) == (CandidateStatus.SHORTLISTED, "", None)


# A later view


def test_a_later_view_stands_beside_the_sealed_pick(s: Block) -> None:
    picked(s, 1, Pick.NO, Pick.YES)
    see_anew(s, session(s), candidate(s, 1), "RECRUITR", Pick.MAYBE, "The page on the first payout moved me", AT)
    (profile,) = [p for p in profiles_of(s, session(s)) if p.candidate.alias == "K01"]
    assert profile.recruiter is not None
    assert (profile.recruiter.pick, profile.recruiter.now, profile.apart) == (Pick.NO, Pick.MAYBE, 2)


@pytest.mark.parametrize(
    ("pick", "why", "sentence"),
    [
        (Pick.NO, "The page on the first payout moved me", "That is the pick already"),
        (Pick.YES, "Just so", "What moved your view"),
    ],
)
def test_a_later_view_wants_another_pick_and_a_reason(s: Block, pick: Pick, why: str, sentence: str) -> None:
    picked(s, 1, Pick.NO, Pick.YES)
    with pytest.raises(RefusedValueError, match=sentence):
        see_anew(s, session(s), candidate(s, 1), "RECRUITR", pick, why, AT)


def test_a_later_view_wants_a_sealed_pick(s: Block) -> None:
    with pytest.raises(RefusedValueError, match="There is none here"):
        see_anew(s, session(s), candidate(s, 1), "RECRUITR", Pick.YES, "The page on the first payout moved me", AT)


# Steps, and what is open


def test_a_step_says_whom_it_is_about() -> None:
    assert step_words("K04", " Call on Monday ") == "K04: Call on Monday"


@pytest.mark.parametrize(
    ("alias", "text", "words"),
    [("K04", "K04: Call", "Call"), ("K04", "K04:", ""), ("K04", "K041: Call", None), ("K04", "Call K04: now", None)],
)
def test_a_step_is_found_by_its_alias(alias: str, text: str, words: str | None) -> None:
    assert step_of(alias, text) == words


def test_every_needed_part_says_when_it_is_filled() -> None:
    assert set(PARTS) == {field.key for field in SHORTLIST.fields if field.needed}


def test_everything_is_open_at_the_start(s: Block) -> None:
    assert [field.key for field in open_fields(s, session(s))] == ["picks", "decision", "commitments"]


def test_nothing_is_open_once_all_is_agreed_and_dated(s: Block) -> None:
    for n in (1, 2, 3):
        picked(s, n, Pick.YES, Pick.YES)
        settle_profile(s, session(s), candidate(s, n), Outcome.ON, "", AT)
        s.add(Commitment(session_id=session(s).id, owner_id="RECRUITR", text=f"K0{n}: Call", due=AT.date()))
    s.flush()
    assert open_fields(s, session(s)) == []


def test_a_step_without_a_day_is_open(s: Block) -> None:
    s.add(Commitment(session_id=session(s).id, owner_id="RECRUITR", text="K01: Call"))
    s.flush()
    assert profiles_without_step(s, session(s)) == ["K01", "K02", "K03"]


def test_whoever_goes_out_is_untold_without_a_message(s: Block) -> None:
    put_out(s, session(s), candidate(s, 2), WHY, [], AT)
    assert untold(s, session(s)) == ["K02"]
