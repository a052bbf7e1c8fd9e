"""Every rule of METHOD C.2 that looks at one candidate: what makes it speak, what just does not, and its words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from hirepair_desktop.coaching import review
from hirepair_desktop.coaching.prompt import Act, Severity, State
from hirepair_desktop.model import Criterion
from hirepair_desktop.model.kinds import DecisionValue, Tier, Verdict
from tests.coaching.review_cases import (
    AMARA,
    BOOKS,
    EVERY_SECTION,
    FAULTS,
    FLOWS,
    JONAS,
    MUSTS,
    NOW,
    PEERS,
    PRIYA,
    REVEALED,
    SAW,
    TALK,
    VIKTOR,
    WHY,
    Case,
    answer,
    both,
    challenge,
    decided,
    decision,
    drafted,
    holds,
    limits,
    look_over,
    message,
    note,
    of_candidate,
    of_session,
    offer,
    quiet_review,
    rated,
    rating,
    sections,
    talk,
    told,
    told_after_sent_away,
    undecided,
    view,
)

HIRE, NO, HOLD, MORE = (
    DecisionValue.HIRE, DecisionValue.NO_HIRE, DecisionValue.HOLD, DecisionValue.MORE_EVIDENCE,
)  # fmt: skip
WARN, NUDGE = (Severity.WARN, None), (Severity.NUDGE, None)
SIX, FIVE = "Drew the flow and named limits.", "Drew the flow and stopped."


def block(act: Act) -> tuple[Severity, Act]:
    return Severity.BLOCK, act


def moved(value: int, reason: str = "Jonas was in both talks and saw more.", by: Any = AMARA, was: int = 3) -> Any:
    """A later view of the flows beside a sealed one."""
    return rated(rating(by, FLOWS, was, revised_value=value, revised_reason=reason, revised_at=NOW))


GAP = rated(rating(AMARA, FLOWS, 2), rating(PRIYA, FLOWS, 4))
TOLD = "Amara saw the first drawing, Priya saw it in production."
NEW_MUST = Criterion(id="LATE0000", role_id="ROLE0000", label="Animation", tier=Tier.MUST, added_at=NOW, rank=8)


EVIDENCE = [
    Case("R-01", "a must with five words", rated(rating(AMARA, FLOWS, 3, FIVE)),
         ("A score needs something you saw or heard; add it or choose “not assessed”.",), block(Act.DECIDE)),
    Case("R-01", "six words", rated(rating(AMARA, FLOWS, 3, SIX))),
    Case("R-01", "a nice with none", rated(rating(AMARA, BOOKS, 3, "")),
         ("A score needs something you saw or heard; add it or choose “not assessed”.",), WARN),
    Case("R-01", "not asked", rated(rating(AMARA, FLOWS, None, ""))),
    Case("R-02", "a verdict", rated(rating(AMARA, FLOWS, 3, "Great energy, really strong all through the talk")),
         ("That reads as a verdict; what did they say or do that led you there?",), WARN),
    Case("R-02", "a verdict with an act", rated(rating(AMARA, FLOWS, 3, "A strong talk: drew the order of steps first"))),
    Case("R-04", "four alike", rated(rating(AMARA, BOOKS, 3)),
         ("All scores alike: is one impression colouring the rest?",), NUDGE),
    Case("R-04", "three alike", holds()),
    Case("R-04", "four, one of them other", rated(rating(AMARA, BOOKS, 2))),
    Case("R-07", "four words", moved(4, "Priya saw more there"),
         ("What new evidence moved your score? The first one stays beside it.",), block(Act.SAVE_REVISION)),
    Case("R-07", "five words", moved(4, "Priya saw much more there")),
    Case("R-07", "back where it was", moved(3, "")),
    Case("R-25", "forty-nine hours", rated(rating(AMARA, FLOWS, 3, evidence_at=TALK + timedelta(hours=49, minutes=45))),
         ("Written 49 hours later; mark what you are unsure of.",), NUDGE),
    Case("R-25", "forty-eight hours", rated(rating(AMARA, FLOWS, 3, evidence_at=TALK + timedelta(hours=48, minutes=45)))),
    Case("R-25", "after a second talk", both(
        rated(rating(AMARA, FLOWS, 3, evidence_at=TALK + timedelta(hours=60))),
        holds(interviews=[talk(24), talk(-34)]))),
    Case("R-25", "a rater who was in no talk", both(
        rated(rating(AMARA, FLOWS, 3, evidence_at=TALK + timedelta(hours=60))), holds(interviews=[talk(24, JONAS)]))),
    Case("R-40", "outside the stages", rated(rating(AMARA, BOOKS, 2)),
         ("You scored something you were not asked to test; mark it as a side note.",), NUDGE),
    Case("R-40", "not asked, not rated", rated(rating(AMARA, BOOKS, None, ""))),
    Case("R-40", "stages not known", both(rated(rating(AMARA, BOOKS, 2)), holds(own={}))),
]  # fmt: skip

WORDS = [
    Case("R-15", "another alias", rated(rating(AMARA, FLOWS, 3, "Drew the same flow as K11, with the second file in it")),
         ("Judge against the criteria first; compare people only at the end.",), NUDGE),
    Case("R-15", "a comparison", decided(rationale=WHY + " Stronger than the last one."),
         ("Judge against the criteria first; compare people only at the end.",), NUDGE),
    Case("R-15", "the own alias", rated(rating(AMARA, FLOWS, 3, "K01 drew the flow with the second file in it"))),
    Case("R-15", "in a note on a gap", holds(gap_notes=[note(FLOWS, "Both of us saw more than with K11, or less.")])),
    Case("R-15", "part of a word", rated(rating(AMARA, FLOWS, 3, "Drew the payout of batch K0234 with the second file"))),
    Case("R-23", "pay of today", holds(offer=offer(note="Her current salary is 90.")),
         ("Base pay on the role and range, not on what they earned.",), WARN),
    Case("R-23", "a hope", holds(offer=offer(note="The hope is 105; that is inside."))),
    Case("R-28", "in evidence", rated(rating(AMARA, FLOWS, 3, SAW + " Mentioned her husband is moving.")),
         ("“husband” may touch a protected trait; remove it unless the candidate asked for an adjustment, which belongs "
          "elsewhere.",), block(Act.EXPORT)),
    Case("R-28", "in a note", holds(gap_notes=[note(FLOWS, "Strong accent, hard to follow for both of us at first.")]),
         ("“accent” may touch a protected trait; remove it unless the candidate asked for an adjustment, which belongs "
          "elsewhere.",), block(Act.EXPORT)),
    Case("R-28", "in a message", holds(message=message(next_step="Tell us about the visa.")),
         ("“visa” may touch a protected trait; remove it unless the candidate asked for an adjustment, which belongs "
          "elsewhere.",), block(Act.EXPORT)),
    Case("R-28", "an allowed phrase", rated(rating(AMARA, FLOWS, 3, "Found the race condition in the payout job"))),
    Case("R-29", "a stand-in for age", holds(recommendations=[view(AMARA, Verdict.YES, "Energetic throughout.")]),
         ("“energetic” can stand in for age or background; describe the skill.",), NUDGE),
    Case("R-29", "a skill", holds(recommendations=[view(AMARA, Verdict.YES, "Runs a drill each month.")])),
    Case("R-30", "a trait", rated(rating(AMARA, FLOWS, 3, "Drew the flow, but a bit abrasive when asked about it")),
         ("A trait word without an act; would you write it about anyone?",), NUDGE),
    Case("R-30", "a trait outside evidence", holds(gap_notes=[note(FLOWS, "Abrasive is what Jonas wrote at first here.")])),
    Case("R-33", "a rival", holds(message=message(next_step="We went with a stronger candidate.")),
         ("Keep to what was shown for this job; no rivals, no promises, no “fit”.",), WARN),
    Case("R-33", "a promise", holds(message=message(next_step="The next role is yours.")),
         ("Keep to what was shown for this job; no rivals, no promises, no “fit”.",), WARN),
    Case("R-33", "fit", holds(message=message(strengths=["A good fit."])),
         ("Keep to what was shown for this job; no rivals, no promises, no “fit”.",), WARN),
    Case("R-33", "a size that fits", holds(message=message(strengths=["You asked which size would fit the batch."]))),
    Case("R-35", "blame", holds(message=message(strengths=["You should have asked."])),
         ("Would you say this line to their face, kindly?",), WARN),
    Case("R-35", "never", holds(message=message(strengths=["You never named a person."])),
         ("Would you say this line to their face, kindly?",), WARN),
    Case("R-35", "one case", holds(message=message(strengths=["In one of two cases you named a person."]))),
]  # fmt: skip

TALKING = [
    Case("R-03", "one is writing", holds(unsealed=[JONAS.id]),
         ("Scores open when everyone has sealed; Jonas is still writing.",), block(Act.REVEAL)),
    Case("R-03", "two are writing", holds(unsealed=[PRIYA.id, JONAS.id]),
         ("Scores open when everyone has sealed; Priya and Jonas are still writing.",), block(Act.REVEAL)),
    Case("R-03", "the reveal is not begun", both(holds(unsealed=[JONAS.id]), undecided("agreed"))),
    Case("R-03", "the sitting is over", both(holds(unsealed=[JONAS.id]), of_session(closed_at=NOW))),
    Case("R-06", "no note", GAP, ("You are 2 points apart on “Designs flows”; say what each of you saw before deciding.",),
         WARN),
    Case("R-06", "seven words", both(GAP, holds(gap_notes=[note(FLOWS, "Amara saw one drawing, Priya saw two.")])),
         ("You are 2 points apart on “Designs flows”; say what each of you saw before deciding.",), WARN),
    Case("R-06", "nine words", both(GAP, holds(gap_notes=[note(FLOWS, TOLD)]))),
    Case("R-06", "one point apart", rated(rating(AMARA, FLOWS, 4))),
    Case("R-06", "one point, where one is much", both(limits(SPREAD=1), undecided(*EVERY_SECTION)),
         ("You are one point apart on “Finds faults”; say what each of you saw before deciding.",), WARN),
    Case("R-06", "closed by a later view", both(GAP, moved(4, was=2)),
         ("You are 2 points apart on “Designs flows”; say what each of you saw before deciding.",), WARN),
    Case("R-06", "not deciding yet", both(GAP, undecided("agreed", "reveal", "gaps"))),
    Case("R-16", "the manager", of_session(sections=sections(*EVERY_SECTION, first=PRIYA)),
         ("Manager last: early words from the decider pull others along.",), NUDGE),
    Case("R-16", "the recruiter", of_session(sections=sections(*EVERY_SECTION, first=AMARA))),
    Case("R-16", "one rater", both(of_session(sections=sections(*EVERY_SECTION, first=PRIYA)), holds(
        ratings=[rating(PRIYA, FLOWS, 3)], recommendations=[view(PRIYA, Verdict.YES)]))),
    Case("R-17", "nothing recorded", holds(recommendations=[view(AMARA, Verdict.NO), view(PRIYA, Verdict.YES)]),
         ("You did not all agree; record the other view with respect.",), WARN),
    Case("R-17", "recorded", both(holds(recommendations=[view(AMARA, Verdict.NO), view(PRIYA, Verdict.YES)]),
         decided(dissent=[{"person_id": AMARA.id, "text": "I would have asked once more."}]))),
    Case("R-17", "not deciding yet", both(undecided("reveal"), holds(
        recommendations=[view(AMARA, Verdict.NO), view(PRIYA, Verdict.YES)]))),
    Case("R-17", "one side", holds(recommendations=[view(AMARA, Verdict.STRONG_YES), view(PRIYA, Verdict.YES)])),
    Case("R-18", "no difference, no challenge", both(rated(rating(PRIYA, FAULTS, 3)), holds(challenges=[])),
         ("Easy agreement: give the best reason against before you close.",), NUDGE),
    Case("R-18", "one value apart", holds(challenges=[])),
    Case("R-18", "a challenge", rated(rating(PRIYA, FAULTS, 3))),
    Case("R-18", "two signs", both(rated(rating(PRIYA, FAULTS, 3)), holds(
        challenges=[], recommendations=[view(AMARA, Verdict.NO), view(PRIYA, Verdict.YES)]))),
    Case("R-18", "one view", both(rated(rating(PRIYA, FAULTS, 3)), holds(
        challenges=[], recommendations=[view(PRIYA, Verdict.YES)]))),
    Case("R-19", "none", holds(challenges=[challenge(PRIYA)]),
         ("Recruiter, what question is the manager not asking?",), NUDGE),
    Case("R-19", "none in three", holds(challenges=[], quiet=2),
         ("Recruiter, what question is the manager not asking?",), WARN),
    Case("R-19", "none in two", holds(challenges=[], quiet=1),
         ("Recruiter, what question is the manager not asking?",), NUDGE),
    Case("R-19", "one", holds(quiet=2)),
    Case("R-19", "its time has not come", both(holds(challenges=[]), undecided("agreed", "reveal", "gaps"))),
    Case("R-20", "one is open", holds(entries=[answer("matchesBrief", "", "yes"), answer("addsToDirection", " ")]),
         ("Two questions remain: is this what the team wanted, and does it add to where you are going?",), WARN),
    Case("R-20", "not deciding yet", both(holds(entries=[]), undecided("challenge"))),
    Case("R-20", "a choice is an answer", holds(entries=[answer("matchesBrief", "", "no"), answer("addsToDirection")])),
    Case("R-36", "the referrer rates", of_candidate(referrer_id=JONAS.id),
         ("Jonas referred this person and also judges them; add a second view.",), NUDGE),
    Case("R-36", "the referrer decides", both(of_candidate(referrer_id=PRIYA.id), holds(
        ratings=[], recommendations=[], required=frozenset())),
         ("Priya referred this person and also judges them; add a second view.",), NUDGE),
    Case("R-36", "the referrer keeps out", of_candidate(referrer_id=VIKTOR.id)),
    Case("R-38", "a second under two minutes", both(GAP, decided(made_at=REVEALED + timedelta(seconds=119))),
         ("Two minutes for a 2-point gap; take the challenge round first.",), NUDGE),
    Case("R-38", "two minutes", both(GAP, decided(made_at=REVEALED + timedelta(seconds=120)))),
    Case("R-38", "no gap", decided(made_at=REVEALED + timedelta(seconds=30))),
    Case("R-38", "chosen, not made", both(GAP, drafted(HIRE), holds(revealed_at=NOW - timedelta(seconds=40))),
         ("Two minutes for a 2-point gap; take the challenge round first.",), NUDGE),
    Case("R-39", "one of three in common", rated(*(rating(PRIYA, about, None) for about in (FAULTS, PEERS))),
         ("You scored different things, so your agreement cannot be checked.",), NUDGE),
    Case("R-39", "two of three in common", rated(rating(PRIYA, PEERS, None))),
    Case("R-39", "one of two in common", both(holds(criteria=(FLOWS, FAULTS)), rated(rating(PRIYA, FAULTS, None)))),
    Case("R-39", "one of them rated nothing", rated(*(rating(PRIYA, about, None) for about in MUSTS))),
]  # fmt: skip

DECIDING = [
    Case("R-09", "nobody was asked", rated(*(rating(by, PEERS, None) for by in (AMARA, PRIYA, JONAS))),
         ("“Raises peers” was never tested; unknown is not a pass.",), WARN),
    Case("R-09", "nobody wrote a line", holds(criteria=(*MUSTS, Criterion(
        id="OTHER000", label="Runs the pager", tier=Tier.MUST, added_at=NOW - timedelta(days=9)))),
         ("“Runs the pager” was never tested; unknown is not a pass.",), WARN),
    Case("R-09", "a must only since", holds(criteria=(*MUSTS, NEW_MUST))),
    Case("R-09", "one saw it", rated(*(rating(by, PEERS, None) for by in (AMARA, JONAS)))),
    Case("R-09", "no hire", both(decided(NO), rated(*(rating(by, PEERS, None) for by in (AMARA, PRIYA, JONAS))))),
    Case("R-10", "a mean of 2", both(decided(criteria=[FLOWS]), rated(rating(AMARA, PEERS, 2), rating(PRIYA, PEERS, 2))),
         ("You agreed “Raises peers” was essential and scored it 2; say why you accept that.",), WARN),
    Case("R-10", "a mean of 1.5", both(decided(criteria=[FLOWS]), rated(rating(AMARA, PEERS, 2), rating(PRIYA, PEERS, 1))),
         ("You agreed “Raises peers” was essential and scored it 1.5; say why you accept that.",), WARN),
    Case("R-10", "a mean of 2.5", both(decided(criteria=[FLOWS]), rated(rating(AMARA, PEERS, 2)))),
    Case("R-10", "named in the reason", rated(rating(AMARA, PEERS, 2), rating(PRIYA, PEERS, 2))),
    Case("R-10", "no hire", both(decided(NO, [FLOWS]), rated(rating(AMARA, PEERS, 2), rating(PRIYA, PEERS, 2)))),
    Case("R-11", "every must met", decided(NO, []), ("On your own criteria this person passes; which one decided it?",),
         WARN),
    Case("R-11", "a 2 of one rater", both(decided(NO, []), rated(rating(JONAS, FLOWS, 2)))),
    Case("R-11", "a 2 that was seen otherwise later", both(decided(NO, []), moved(3, was=2)),
         ("On your own criteria this person passes; which one decided it?",), WARN),
    Case("R-11", "a must nobody rated", both(decided(NO, []), holds(criteria=(*MUSTS, NEW_MUST)))),
    Case("R-11", "a criterion is named", decided(NO, [PEERS])),
    Case("R-11", "a hold", decided(HOLD, [])),
    Case("R-12", "somebody else", decided(made_by=VIKTOR.id),
         ("Priya owns this decision; let them make it or write why it passed to you.",), block(Act.DECIDE)),
    Case("R-12", "with a note", decided(made_by=VIKTOR.id, delegation_note="Priya is away until January.")),
    Case("R-12", "not made yet", drafted(HIRE)),
    Case("R-12", "no owner named", lambda facts: setattr(facts.role, "decision_owner_id", None)),
    Case("R-13", "eleven words", decided(rationale=" ".join(["word"] * 11)),
         ("Tie the decision to at least one agreed criterion.",), WARN),
    Case("R-13", "twelve words", decided(rationale=" ".join(["word"] * 12))),
    Case("R-13", "no criterion", decided(criteria=[]), ("Tie the decision to at least one agreed criterion.",), WARN),
    Case("R-13", "chosen, nothing written", both(undecided("decision"), holds(chosen=HIRE)),
         ("Tie the decision to at least one agreed criterion.",), WARN),
    Case("R-13", "nothing chosen", drafted(None, [])),
    Case("R-14", "not in the brief", decided(criteria=[*MUSTS, NEW_MUST]),
         ("This reason was not in the brief; is the brief wrong or the reason?",), WARN),
    Case("R-14", "in the brief", decided(criteria=[*MUSTS, BOOKS])),
    Case("R-24", "came late", holds(interviews=[talk(24 * 8)]),
         ("8 days since the last talk; decide, or tell the candidate when.",), WARN, State.RESOLVED),
    Case("R-24", "three working days", holds(interviews=[talk(24 * 5)])),
    Case("R-24", "four working days", holds(interviews=[talk(24 * 6)]),
         ("6 days since the last talk; decide, or tell the candidate when.",), WARN, State.RESOLVED),
    Case("R-26", "neither", decided(HOLD), ("A hold needs one question and one date, or it becomes a silent no.",), WARN),
    Case("R-26", "no date", decided(HOLD, next_question="Can the rota be planned?"),
         ("A hold needs one question and one date, or it becomes a silent no.",), WARN),
    Case("R-26", "both", decided(HOLD, next_question="Can the rota be planned?", next_date=date(2026, 12, 1))),
    Case("R-26", "chosen", drafted(HOLD), ("A hold needs one question and one date, or it becomes a silent no.",), WARN),
    Case("R-26", "chosen, nothing written", both(undecided("decision"), holds(chosen=HOLD)),
         ("A hold needs one question and one date, or it becomes a silent no.",), WARN),
    Case("R-26", "decided again", lambda facts: holds(
        made=[decision(HOLD), again := decision(NO, id="DECIDE01")], holds=again)(facts),
         ("A hold needs one question and one date, or it becomes a silent no.",), WARN, State.RESOLVED),
    Case("R-27", "after four talks", both(decided(MORE), holds(interviews=[talk(n) for n in (24, 26, 28, 30)])),
         ("Another round? Name the one must it will settle.",), NUDGE),
    Case("R-27", "after three talks", both(decided(MORE), holds(interviews=[talk(n) for n in (24, 26, 28, -30)]))),
    Case("R-27", "a hire", holds(interviews=[talk(n) for n in (24, 26, 28, 30)])),
]  # fmt: skip

TELLING = [
    Case("R-21", "above, seven words", holds(offer=offer(12_100_000, reason="Flow design at four, system in production.")),
         ("€121,000 is outside the range you both set; write the job-related reason.",), block(Act.SAVE_OFFER)),
    Case("R-21", "above, with its reason", holds(offer=offer(
        12_100_000, reason="Flow design at four, with a system in production.")),
         ("€121,000 is outside the range you both set; write the job-related reason.",), block(Act.SAVE_OFFER), State.RESOLVED),
    Case("R-21", "at the end of the range", holds(offer=offer(11_200_000))),
    Case("R-22", "by another", holds(offer=offer(set_by=VIKTOR.id)), ("Pay was yours to set; who changed it and why?",),
         block(Act.SAVE_OFFER)),
    Case("R-22", "by another, with a note", holds(offer=offer(set_by=VIKTOR.id, delegation_note="Budget freeze.")),
         ("Pay was yours to set; who changed it and why?",), block(Act.SAVE_OFFER), State.RESOLVED),
    Case("R-22", "the pair shares pay", both(lambda facts: setattr(facts.role, "pay_by_pair", True), holds(
        offer=offer(set_by=AMARA.id)))),
    Case("R-31", "told late", both(decided(made_at=NOW - timedelta(days=6)), holds(interviews=[])),
         ("K01 has been waiting 6 days; candour includes timing.",), WARN, State.RESOLVED),
    Case("R-31", "three working days", both(decided(made_at=NOW - timedelta(days=5)), holds(interviews=[]))),
    Case("R-32", "no growth point", holds(message=message(growth=[])), ("Give one thing done well and one to work on.",),
         WARN),
    Case("R-32", "no strength", holds(message=message(strengths=[" "])), ("Give one thing done well and one to work on.",),
         WARN),
    Case("R-32", "a house that gives no reasons", both(limits(candidateFeedback="off"), holds(message=message(growth=[])))),
    Case("R-32", "nothing written yet", holds(message=None)),
    Case("R-34", "no criterion", holds(message=message(growth=[{"text": "A page would help.", "criterion_id": None}])),
         ("Link the point to something you agreed the job needs.",), WARN),
    Case("R-34", "an empty line", holds(message=message(growth=[
        {"text": "A page would help.", "criterion_id": PEERS.id}, {"text": "", "criterion_id": None}]))),
]  # fmt: skip

CASES = [*EVIDENCE, *WORDS, *TALKING, *DECIDING, *TELLING]
FIRING = [case for case in CASES if case.says]


def test_a_review_that_goes_as_it_should_hears_nothing() -> None:
    assert look_over(quiet_review()) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_a_rule_says(case: Case) -> None:
    assert tuple(prompt.message for prompt in told(case.facts(), case.rule)) == case.says


@pytest.mark.parametrize("case", FIRING, ids=str)
def test_how_loud_it_says_it(case: Case) -> None:
    said = {(prompt.severity, prompt.act, prompt.state) for prompt in told(case.facts(), case.rule)}
    assert case.weight is not None and said == {(*case.weight, case.state)}


@pytest.mark.parametrize("case", [case for case in FIRING if case.state is State.OPEN], ids=str)
def test_sent_away_with_a_reason_it_is_kept_as_such(case: Case) -> None:
    assert {(p.state, p.dismissed and p.dismissed.by) for p in told_after_sent_away(case)} == {
        (State.DISMISSED, PRIYA.id)
    }


@pytest.mark.parametrize("case", FIRING, ids=str)
def test_what_held_when_a_sitting_closed_is_kept(case: Case) -> None:
    said = {prompt.state for prompt in look_over(case.facts(), closed=True) if prompt.id == case.rule}
    assert said == {State.KEPT if case.state is State.OPEN else State.RESOLVED}


@pytest.mark.parametrize("case", FIRING, ids=str)
def test_every_prompt_says_why_now_and_fills_its_words(case: Case) -> None:
    for prompt in told(case.facts(), case.rule):
        assert prompt.why and "{" not in prompt.why + prompt.message


def test_every_rule_of_the_chapter_has_a_case_that_speaks_and_one_that_does_not() -> None:
    in_chapter = {rule.id for rule in (*review.OF_VIEWS, *review.OF_OFFER_AND_MESSAGE, *review.OF_DEBRIEF)}
    assert {case.rule for case in FIRING} == in_chapter == {case.rule for case in CASES if not case.says}


def test_only_the_reveal_gate_cannot_be_sent_away() -> None:
    rules = (*review.OF_VIEWS, *review.OF_OFFER_AND_MESSAGE, *review.OF_DEBRIEF, *review.STANDING)
    assert [rule.id for rule in rules if not rule.can_dismiss] == ["R-03"]


def test_the_chapter_has_all_forty_rules() -> None:
    rules = (*review.OF_VIEWS, *review.OF_OFFER_AND_MESSAGE, *review.OF_DEBRIEF, *review.STANDING)
    assert sorted({rule.id for rule in rules}) == [f"R-{n:02d}" for n in range(1, 41)]
