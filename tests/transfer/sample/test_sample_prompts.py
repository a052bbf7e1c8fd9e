"""The facts behind the prompts METHOD F expects of the sample, and behind those that must keep silent.

The coach itself is tested elsewhere; here the conditions of METHOD C are asked of the rows, one prompt a test.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import (
    Candidate,
    CandidateMessage,
    Challenge,
    CheckIn,
    Commitment,
    Decision,
    Dismissal,
    Feedback,
    GapNote,
    Interview,
    PowerEntry,
    Pulse,
    Rating,
    Recommendation,
    ReferrerUpdate,
    Role,
    Round,
    Session,
    TrustEntry,
)
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    CommitmentStatus,
    DecisionAbout,
    DecisionValue,
    RatingState,
    SessionKind,
    Tier,
    Tone,
    Verdict,
)
from tests.transfer.sample.sampled import (
    TODAY,
    candidate,
    day,
    due_by_pair,
    is_kept,
    pair_of_session,
    pairs_by_name,
    person,
    role,
    values_of_pairs,
)

OVER = (CandidateStatus.HIRED, CandidateStatus.DECLINED, CandidateStatus.WITHDRAWN, CandidateStatus.LOST)


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def aliases(s: Block) -> dict[str, str]:
    """The alias of each candidate."""
    return {c.id: c.alias for c in s.scalars(select(Candidate))}


def made(s: Block, alias: str) -> Decision:
    """The decision of a candidate's debrief."""
    return s.scalars(
        select(Decision)
        .join(Session, Session.id == Decision.session_id)
        .where(Decision.about_id == candidate(s, alias).id, Session.kind == SessionKind.DEBRIEF)
    ).one()


def decisions(s: Block) -> list[Decision]:
    """Every decision made about a candidate."""
    found = s.scalars(select(Decision).where(Decision.about == DecisionAbout.CANDIDATE))
    return [decision for decision in found if decision.value is not None]


# What plain `coach` says


def test_i26_one_open_role_was_agreed_long_ago_and_not_opened_again(s: Block) -> None:
    stale = []
    for of in s.scalars(select(Role).where(Role.status == "open")):
        assert of.locked_at is not None
        again = s.scalars(select(Session).where(Session.role_id == of.id, Session.kind == SessionKind.RE_INTAKE))
        if not again.all():
            stale.append((of.code, (TODAY - of.locked_at.date()).days))
    assert stale == [("R1", 174)]


def test_r31_only_k16_closed_by_a_decision_has_no_message(s: Block) -> None:
    told = set(s.scalars(select(CandidateMessage.candidate_id).where(CandidateMessage.sent_at.is_not(None))))
    decided = {d.about_id for d in decisions(s)}
    untold = [
        c.alias for c in s.scalars(select(Candidate)) if c.id in decided - told and c.status is CandidateStatus.CLOSED
    ]
    assert untold == ["K16"]


def test_r31_k16_waits_for_forty_nine_days(s: Block) -> None:
    closed = candidate(s, "K16").closed_at
    assert closed is not None
    assert (TODAY - closed.date()).days == 49


def test_r37_two_referrers_were_not_told(s: Block) -> None:
    told = set(s.scalars(select(ReferrerUpdate.candidate_id)))
    open_ones = [
        c.alias for c in s.scalars(select(Candidate)) if c.referrer_id and c.closed_at is not None and c.id not in told
    ]
    assert sorted(open_ones) == ["K06", "K10"]


def test_p01_two_commitments_are_past_due(s: Block) -> None:
    late = s.scalars(select(Commitment).where(Commitment.status == CommitmentStatus.OPEN, Commitment.due < TODAY))
    assert [c.owner_id for c in late] == [person(s, "Mei")] * 2


def test_p02_one_commitment_was_moved_twice(s: Block) -> None:
    moved = s.scalars(select(Commitment).where(Commitment.moves >= 2)).all()
    assert [(c.owner_id, day(c.due)) for c in moved if c.due] == [(person(s, "Mei"), 168)]


def test_p05_only_amara_and_mei_keep_too_few(s: Block) -> None:
    since = TODAY - timedelta(days=90)
    few = []
    for name, due in due_by_pair(s).items():
        recent = [c for c in due if c.first_due and c.first_due >= since]
        if len(recent) >= 5 and sum(is_kept(c) for c in recent) / len(recent) < 0.6:
            few.append(name)
    assert few == ["P3"]


def test_p05_all_of_p3_first_fell_due_between_day_98_and_day_174(s: Block) -> None:
    days = [day(c.first_due) for c in due_by_pair(s)["P3"] if c.first_due]
    assert (min(days), max(days), len(days)) == (98, 174, 7)


def test_p10_one_person_holds_most_talks_of_one_role_only(s: Block) -> None:
    heavy = []
    for of in s.scalars(select(Role)):
        ids = select(Candidate.id).where(Candidate.role_id == of.id)
        talks = s.scalars(select(Interview).where(Interview.candidate_id.in_(ids))).all()
        most = Counter(p.id for talk in talks for p in talk.interviewers).most_common(1)[0][1]
        if most >= 8 and most / len(talks) >= 0.7:
            heavy.append(of.code)
    assert heavy == ["R1"]


def test_r08_the_last_revisions_moved_to_the_manager_in_p1_and_p4(s: Block) -> None:
    names = pair_of_session(s)
    revised = s.scalars(select(Rating).where(Rating.revised_value.is_not(None)))
    assert Counter(names[r.session_id] for r in revised) == {"P1": 4, "P4": 3}


# What `coach --all` adds


def test_i13_one_range_is_wider_than_half(s: Block) -> None:
    wide = [r.code for r in s.scalars(select(Role)) if r.pay_min and r.pay_max and r.pay_max / r.pay_min > 1.5]
    assert wide == ["R3"]


def test_r06_two_gaps_have_no_note(s: Block) -> None:
    noted = {(n.candidate_id, n.criterion_id) for n in s.scalars(select(GapNote)) if words(n.text) >= 8}
    bare = []
    for _pair, alias, criterion, r, m in values_of_pairs(s):
        if abs(r - m) >= 2 and (candidate(s, alias).id, criterion) not in noted:
            bare.append(alias)
    assert bare == ["K11", "K17"]


def test_r09_a_must_of_a_hire_was_not_asked(s: Block) -> None:
    found = set()
    for decision in decisions(s):
        if decision.value is DecisionValue.HIRE:
            musts = {c.id for c in s.get_one(Candidate, decision.about_id).role.criteria if c.tier is Tier.MUST}
            rated = s.scalars(
                select(Rating.criterion_id).where(
                    Rating.candidate_id == decision.about_id, Rating.state == RatingState.RATED
                )
            )
            asked = s.scalars(select(Rating.criterion_id).where(Rating.candidate_id == decision.about_id))
            if (set(asked) & musts) - set(rated):
                found.add(aliases(s)[decision.about_id])
    assert found == {"K14"}


@pytest.mark.parametrize(("alias", "labels"), [("K13", 2), ("K14", 1)])
def test_not_asked_by_both(s: Block, alias: str, labels: int) -> None:
    found = s.scalars(
        select(Rating).where(Rating.candidate_id == candidate(s, alias).id, Rating.state == RatingState.NOT_ASKED)
    ).all()
    assert (len({r.criterion_id for r in found}), len({r.rater_id for r in found})) == (labels, 2)


def test_r11_k16_passed_on_every_must_and_no_criterion_is_named(s: Block) -> None:
    given = s.scalars(select(Rating.value).where(Rating.candidate_id == candidate(s, "K16").id)).all()
    decision = made(s, "K16")
    assert (min(v for v in given if v), decision.value, list(decision.criteria)) == (3, DecisionValue.NO_HIRE, [])


def test_r13_only_k16_has_a_thin_reason(s: Block) -> None:
    thin = [aliases(s)[d.about_id] for d in decisions(s) if words(d.rationale) < 12 or not d.criteria]
    assert thin == ["K16"]


def test_r16_the_manager_spoke_first_about_k04_only(s: Block) -> None:
    first = []
    for session in s.scalars(select(Session).where(Session.kind == SessionKind.DEBRIEF)):
        for section in session.sections:
            if section["key"] == "gaps" and section["first_speaker_id"] == session.partnership.manager_id:
                first.append(session.candidates[0].alias)
    assert first == ["K04"]


def test_r17_every_split_kept_the_other_view(s: Block) -> None:
    for decision in decisions(s):
        views = s.scalars(select(Recommendation.value).where(Recommendation.session_id == decision.session_id)).all()
        signs = {view in (Verdict.YES, Verdict.STRONG_YES) for view in views}
        assert decision.dissent or len(signs) < 2 or decision.value in (DecisionValue.HOLD, DecisionValue.LOST)


def test_r32_only_the_message_to_k18_lacks_a_growth_point(s: Block) -> None:
    lacking = [
        aliases(s)[m.candidate_id] for m in s.scalars(select(CandidateMessage)) if not m.growth or not m.strengths
    ]
    assert lacking == ["K18"]


def test_r34_every_growth_point_rests_on_a_criterion(s: Block) -> None:
    points = [point for m in s.scalars(select(CandidateMessage)) for point in m.growth]
    assert all(point["criterion_id"] for point in points)


def test_r36_only_k17s_referrer_also_judges(s: Block) -> None:
    judged = []
    for who in s.scalars(select(Candidate).where(Candidate.referrer_id.is_not(None))):
        raters = set(s.scalars(select(Rating.rater_id).where(Rating.candidate_id == who.id)))
        if who.referrer_id in raters | {who.role.decision_owner_id}:
            judged.append(who.alias)
    assert judged == ["K17"]


def test_r38_only_k17_was_decided_within_two_minutes_of_a_gap(s: Block) -> None:
    wide = {alias for _p, alias, _c, r, m in values_of_pairs(s) if abs(r - m) >= 2}
    quick = []
    for alias in sorted(wide):
        decision = made(s, alias)
        shown = s.scalars(select(Round.revealed_at).where(Round.candidate_id == decision.about_id)).one()
        assert shown and decision.made_at
        if decision.made_at - shown < timedelta(minutes=2):
            quick.append(alias)
    assert quick == ["K17"]


def test_r40_nobody_scored_what_their_stage_does_not_test(s: Block) -> None:
    asked = {
        (p.id, c.id)
        for of in s.scalars(select(Role))
        for stage in of.stages
        for p in stage.interviewers
        for c in stage.criteria
    }
    rated = s.scalars(select(Rating).where(Rating.state == RatingState.RATED))
    assert [(r.rater_id, r.criterion_id) for r in rated if (r.rater_id, r.criterion_id) not in asked] == []


@pytest.mark.parametrize(("rule", "days"), [("I-27", [72]), ("R-22", [134]), ("F-11", [62, 136])])
def test_prompts_that_were_sent_away(s: Block, rule: str, days: list[int]) -> None:
    found = s.scalars(select(Dismissal).where(Dismissal.rule_id == rule).order_by(Dismissal.at)).all()
    assert [(day(d.at), bool(d.reason)) for d in found] == [(n, True) for n in days]


def test_r22_viktor_set_the_amount_for_k17_and_the_log_says_so(s: Block) -> None:
    entries = s.scalars(select(PowerEntry).where(PowerEntry.role_id == role(s, "R4").id)).all()
    assert [(e.what.value, e.from_id, e.to_id) for e in entries] == [("offer", person(s, "Priya"), person(s, "Viktor"))]


def test_r26_the_hold_on_k09_had_no_question_and_no_date(s: Block) -> None:
    decision = made(s, "K09")
    assert (decision.value, decision.next_question, decision.next_date) == (DecisionValue.HOLD, "", None)


def test_r26_k09_was_decided_again_on_day_50(s: Block) -> None:
    last = max((d for d in decisions(s) if d.about_id == candidate(s, "K09").id), key=lambda d: str(d.made_at))
    assert last.made_at is not None
    assert (last.value, day(last.made_at)) == (DecisionValue.NO_HIRE, 50)


# What must be silent


def test_c01_no_talk_after_a_hire_is_a_week_late(s: Block) -> None:
    late = []
    for talk in s.scalars(select(CheckIn).where(CheckIn.held_on.is_(None))):
        started = s.get_one(Candidate, talk.hire_id).started_on
        assert started is not None
        late.append((TODAY - started).days - talk.day)
    assert sorted(late) == [-16, 1]


def test_c14_no_commitment_of_a_check_in_is_open(s: Block) -> None:
    talks = select(Session.id).where(Session.kind == SessionKind.CHECK_IN)
    left = s.scalars(select(Commitment.status).where(Commitment.session_id.in_(talks)))
    assert set(left) == {CommitmentStatus.DONE}


def test_p06_the_open_role_had_a_feedback_talk_within_45_days(s: Block) -> None:
    names = pair_of_session(s)
    talks = s.scalars(select(Session).where(Session.kind == SessionKind.FEEDBACK, Session.closed_at.is_not(None)))
    last = max(x.closed_at for x in talks if names[x.id] == "P1" and x.closed_at)
    assert (TODAY - last.date()).days == 20


def test_p09_no_role_has_two_entries_in_its_power_log(s: Block) -> None:
    assert set(Counter(s.scalars(select(PowerEntry.role_id))).values()) == {1}


def test_p12_nothing_was_closed_a_year_ago(s: Block) -> None:
    assert min(c.closed_at for c in s.scalars(select(Candidate)) if c.closed_at).date() > date(2025, 11, 24)


def test_p14_every_pair_extended_trust_within_ninety_days(s: Block) -> None:
    since = TODAY - timedelta(days=90)
    recent = {e.partnership_id for e in s.scalars(select(TrustEntry)) if e.at.date() >= since}
    assert recent == {pair.id for pair in pairs_by_name(s).values()}


def test_r10_no_hire_has_a_must_of_two_or_less(s: Block) -> None:
    for decision in decisions(s):
        if decision.value is DecisionValue.HIRE:
            by_must: dict[str, list[int]] = {}
            for rating in s.scalars(select(Rating).where(Rating.candidate_id == decision.about_id)):
                if rating.value is not None:
                    by_must.setdefault(rating.criterion_id, []).append(rating.value)
            assert all(sum(given) / len(given) > 2 for given in by_must.values())


def test_r24_nobody_active_waits_for_a_decision(s: Block) -> None:
    waiting = [c for c in s.scalars(select(Candidate)) if c.status not in (*OVER, CandidateStatus.CLOSED)]
    assert [(c.alias, day(c.last_interview_at)) for c in waiting if c.last_interview_at] == [("K19", 179)]


def test_f12_no_pair_gives_feedback_one_way_over_three_talks(s: Block) -> None:
    names, pairs = pair_of_session(s), pairs_by_name(s)
    started = {x.id: str(x.started_at) for x in s.scalars(select(Session))}
    for name in ("P1", "P2", "P3"):
        items = [item for item in s.scalars(select(Feedback)) if names[item.session_id] == name]
        last = sorted({started[item.session_id] for item in items})[-3:]
        recent = [item.from_id == pairs[name].recruiter_id for item in items if started[item.session_id] in last]
        assert 0.2 < sum(recent) / len(recent) < 0.8


def test_f18_whatever_was_accepted_has_a_commitment(s: Block) -> None:
    accepted = s.scalars(select(Feedback).where(Feedback.response == "accept")).all()
    assert len(accepted) >= 5
    assert all(item.commitment_id for item in accepted)


def test_f01_to_f10_every_item_is_whole(s: Block) -> None:
    for item in s.scalars(select(Feedback)):
        assert words(item.situation) >= 5
        assert words(item.behaviour) >= 6
        assert words(item.impact) >= 5
        assert item.tone is Tone.APPRECIATION or min(words(item.ask), words(item.care)) >= 4


def test_f08_no_item_is_older_than_thirty_days(s: Block) -> None:
    started = {x.id: x.started_at for x in s.scalars(select(Session))}
    for item in s.scalars(select(Feedback)):
        talk = started[item.session_id]
        assert talk is not None and item.happened_on is not None
        assert 0 <= (talk.date() - item.happened_on).days <= 30


def test_r01_every_score_has_six_words_of_evidence(s: Block) -> None:
    rated = s.scalars(select(Rating).where(Rating.state == RatingState.RATED))
    assert [r.evidence for r in rated if words(r.evidence) < 6] == []


def test_r19_the_recruiter_challenged_in_every_review(s: Block) -> None:
    reviews = s.scalars(
        select(Session).where(
            Session.kind.in_((SessionKind.DEBRIEF, SessionKind.SHORTLIST)), Session.closed_at.is_not(None)
        )
    )
    for session in reviews:
        asked = s.scalars(select(Challenge.from_id).where(Challenge.session_id == session.id))
        assert session.partnership.recruiter_id in set(asked)


def test_f22_safe_to_disagree_was_two_against_four_before_the_fence_was_mended(s: Block) -> None:
    names = pair_of_session(s)
    talks = {x.id: x.started_at for x in s.scalars(select(Session))}
    safe: dict[int, list[int]] = {}
    for pulse in s.scalars(select(Pulse)):
        begun = talks[pulse.session_id]
        if names[pulse.session_id] == "P3" and begun is not None and pulse.safe is not None:
            safe.setdefault(day(begun), []).append(pulse.safe)
    assert {n: sorted(v) for n, v in safe.items()} == {62: [3, 4], 96: [2, 4], 140: [4, 4]}
