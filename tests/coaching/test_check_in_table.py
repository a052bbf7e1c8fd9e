"""Every rule of METHOD C.4 with one thing changed: speaks, is silent just under it, is sent away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hirepair_desktop.coaching.check_in import STANDING_RULES, TALK_RULES
from hirepair_desktop.coaching.prompt import About, Act, Severity, State
from hirepair_desktop.model import Entry, Remark
from hirepair_desktop.model.kinds import HireAgain, OutcomeStatus, PromiseGap
from tests.coaching.check_in_cases import (
    HIRES,
    TALK,
    due,
    gap,
    hire,
    left,
    outcome,
    quiet_hires,
    quiet_talk,
    sections,
    seen,
)
from tests.coaching.table import NOW, PRIYA, TODAY, Case, Table, both, of, sets


def talk_of(facts):
    """The check-in."""
    return facts.check_in


def sitting_of(facts):
    """Its session."""
    return facts.session


BEFORE_THE_END = of(sitting_of, sections=sections("celebrate", "outcomes", "voice"))
BEFORE_VOICE = of(sitting_of, sections=sections("celebrate"))
SMALL, LARGE = PromiseGap.SMALL, PromiseGap.LARGE
BEHIND, OFF = OutcomeStatus.BEHIND, OutcomeStatus.OFF
ALONE = of(sitting_of, attendees=[PRIYA])

LATE = "Day 30 talk with Imani is {n} days late."
UNHEARD = "We have not heard Imani in their own words."
BROKEN = "Something promised did not hold; fix it or fix the pitch."
HOW = "“Repeat escalations down by a third” was why you hired; how is it going?"
BOTH = "What will you both do, besides asking more of them?"
DISAGREE = "The score and the work disagree; look at what the evidence was."
GLAD = "Name one thing worth being glad about."
BRING = "The recruiter helped make the promise; bring them in."
CONDITIONS = "Speak of conditions as well as the person."
PRIVATE = "Private matters stay out of this file; use the right channel."
STAY = "Ask what would make them stay."
TELL = "Who referred, interviewed or helped? Tell them how it turned out."
NEXT_TIME = "What would the intake need to say next time?"
LOOP = "Close the loop with Imani this week."

STANDING_SPEAKS = [
    Case("C-01", "7 days", sets(due=[due(30, TODAY - timedelta(days=7))]), (LATE.format(n=7),)),
    Case("C-01", "not planned", sets(due=[due(30, TODAY - timedelta(days=60), planned=False)]), (LATE.format(n=60),)),
    Case("C-03", "large", sets(gaps=[gap((30, LARGE))]), (BROKEN,)),
    Case("C-03", "small twice", sets(gaps=[gap((30, SMALL), (60, SMALL))]), (BROKEN,)),
    Case("C-03", "a commitment before it", sets(gaps=[gap((30, SMALL), (60, LARGE), linked=frozenset({"SESS0030"}))]),
         (BROKEN,)),
    Case("C-03", "the pitch before it", sets(gaps=[gap((90, LARGE), pitched=TODAY - timedelta(days=90))]), (BROKEN,)),
    Case("C-14", "8 days", sets(left=[left(8)]), (LOOP,)),
]  # fmt: skip

STANDING_SILENT = [
    Case("C-01", "6 days", sets(due=[due(30, TODAY - timedelta(days=6))])),
    Case("C-03", "small once", sets(gaps=[gap((30, SMALL))])),
    Case("C-03", "a commitment came of it", sets(gaps=[gap((30, LARGE), linked=frozenset({"SESS0030"}))])),
    Case("C-03", "a later one did", sets(gaps=[gap((30, LARGE), (60, SMALL), linked=frozenset({"SESS0060"}))])),
    Case("C-03", "another pitch", sets(gaps=[gap((90, LARGE), pitched=TODAY - timedelta(days=89))])),
    Case("C-14", "7 days", sets(left=[left(7)])),
]  # fmt: skip

SPEAKS = [
    Case("C-02", "empty", of(talk_of, hire_voice="  "), (UNHEARD,)),
    Case("C-02", "agreed before the last section", both(
        of(talk_of, hire_voice=""), BEFORE_THE_END, of(sitting_of, agreed_by=[PRIYA.id])), (UNHEARD,)),
    Case("C-04", "day 60", of(talk_of, outcomes=[], day=60), (HOW,)),
    Case("C-05", "behind", of(talk_of, outcomes=[outcome(BEHIND)], support_given=""), (BOTH,)),
    Case("C-05", "off", of(talk_of, outcomes=[outcome(OFF)], support_given=" "), (BOTH,)),
    Case("C-06", "three and two", of(talk_of, criteria=[seen(2)]), (DISAGREE,)),
    Case("C-07", "empty", of(talk_of, celebrate=""), (GLAD,)),
    Case("C-08", "day 30", both(ALONE, of(talk_of, day=30)), (BRING,)),
    Case("C-08", "day 90", ALONE, (BRING,)),
    Case("C-09", "lazy", of(talk_of, outcomes=[outcome(BEHIND, "Lazy with the documents.")]), (CONDITIONS,)),
    Case("C-10", "in their words", of(talk_of, hire_voice="Off for surgery in May"), (PRIVATE,)),
    Case("C-10", "in a note", of(talk_of, outcomes=[outcome(BEHIND, "Was ill in May.")]), (PRIVATE,)),
    Case("C-10", "in two fields", of(talk_of, celebrate="Back from hospital", knew_then="Childcare"),
         (PRIVATE, PRIVATE)),
    Case("C-10", "in a remark", sets(remarks=[Remark(text="On maternity soon", at=NOW)]), (PRIVATE,)),
    Case("C-11", "day 90", of(talk_of, stay_answer=""), (STAY,)),
    Case("C-11", "day 180", of(talk_of, stay_answer="", day=180), (STAY,)),
    Case("C-12", "day 30", of(talk_of, thanked=[], day=30), (TELL,)),
    Case("C-13", "no", of(talk_of, would_hire_again=HireAgain.NO), (NEXT_TIME,)),
]  # fmt: skip

SILENT = [
    Case("C-02", "before the end", both(of(talk_of, hire_voice=""), BEFORE_THE_END)),
    Case("C-04", "day 30", of(talk_of, outcomes=[], day=30)),
    Case("C-04", "too early is a status", of(talk_of, outcomes=[outcome(OutcomeStatus.TOO_EARLY)])),
    Case("C-04", "not there yet", both(of(talk_of, outcomes=[]), BEFORE_VOICE)),
    Case("C-05", "supported", of(talk_of, outcomes=[outcome(BEHIND)])),
    Case("C-05", "on", of(talk_of, support_given="")),
    Case("C-06", "three and three", of(talk_of, criteria=[seen(3)])),
    Case("C-06", "under three on average", both(of(talk_of, criteria=[seen(2)]), sets(sealed={"MUST0000": [3, 2]}))),
    Case("C-06", "day 60", of(talk_of, criteria=[seen(2)], day=60)),
    Case("C-06", "not looked at", of(talk_of, criteria=[seen(None)])),
    Case("C-07", "before the end", both(of(talk_of, celebrate=""), BEFORE_THE_END)),
    Case("C-08", "day 14", both(ALONE, of(talk_of, day=14))),
    Case("C-08", "day 180", both(ALONE, of(talk_of, day=180))),
    Case("C-08", "planned", both(ALONE, of(sitting_of, started_at=None))),
    Case("C-09", "conditions", of(talk_of, outcomes=[outcome(BEHIND, "The documents had no reader.")])),
    Case("C-10", "will", of(talk_of, hire_voice="Will still need the docs")),
    Case("C-11", "day 60", of(talk_of, stay_answer="", day=60)),
    Case("C-11", "not there yet", both(of(talk_of, stay_answer=""), BEFORE_VOICE)),
    Case("C-12", "day 60", of(talk_of, thanked=[], day=60)),
    Case("C-12", "one thanked", of(talk_of, day=30)),
    Case("C-13", "unsure", of(talk_of, would_hire_again=HireAgain.UNSURE)),
    Case("C-13", "known now", of(talk_of, would_hire_again=HireAgain.NO, knew_then="Writing is done in pairs.")),
    Case("C-13", "a lesson", both(of(talk_of, would_hire_again=HireAgain.NO), sets(
        entries=[Entry(key="processLesson", text="Ask for a live one.", written_at=NOW)]))),
]  # fmt: skip

WARNS = {"C-01", "C-02", "C-03", "C-05", "C-13"}
"""METHOD C.4, column Sev; C-10 is a block, all others are nudges."""

ALL = [f"C-{n:02d}" for n in range(1, 15)]
EVERY = [*((HIRES, case) for case in STANDING_SPEAKS), *((TALK, case) for case in SPEAKS)]
NO_WORD = [*((HIRES, case) for case in STANDING_SILENT), *((TALK, case) for case in SILENT)]

each_case = pytest.mark.parametrize(("table", "case"), EVERY, ids=lambda given: str(given))


def test_a_whole_talk_is_met_with_silence():
    assert TALK.look_over(quiet_talk()) == []


def test_hires_about_whom_nothing_stands_are_met_with_silence():
    assert HIRES.look_over(quiet_hires()) == []


def test_the_chapter_is_all_of_c4():
    assert sorted(rule.id for rule in (*STANDING_RULES, *TALK_RULES)) == ALL


def test_three_of_them_stand_always():
    assert [rule.id for rule in STANDING_RULES] == ["C-01", "C-03", "C-14"]


@pytest.mark.parametrize("rule_id", ALL)
def test_the_table_has_a_case_of_each_kind(rule_id):
    assert all(rule_id in {case.rule for _table, case in cases} for cases in (EVERY, NO_WORD))


@each_case
def test_it_speaks(table: Table, case: Case):
    assert [(p.message, p.state) for p in table.told(case)] == [(words, State.OPEN) for words in case.says]


@pytest.mark.parametrize(("table", "case"), NO_WORD, ids=str)
def test_it_is_silent(table: Table, case: Case):
    assert table.told(case) == []


@each_case
def test_it_can_be_sent_away(table: Table, case: Case):
    assert {p.state for p in table.told_after_sent_away(case)} == {State.DISMISSED}


@each_case
def test_it_is_as_loud_as_the_method_says(table: Table, case: Case):
    loud = (Severity.WARN if case.rule in WARNS else Severity.NUDGE, None)
    expected = (Severity.BLOCK, Act.EXPORT) if case.rule == "C-10" else loud
    assert {(p.severity, p.act) for p in table.told(case)} == {expected}


@each_case
def test_it_says_whose_it_is(table: Table, case: Case):
    assert {(p.where.role, p.where.candidate, p.where.partnership) for p in table.told(case)} == {
        ("ROLE0000", "HIRE0000", "PAIR0000")
    }


WHY = {
    "C-01 7 days": "it was due on 17 Nov 2026, and neither it nor a later one was held.",
    "C-03 large": "Imani named a large gap on day 30, and neither a commitment nor another pitch came of it.",
    "C-03 small twice": "Imani named a small gap 2 times, last on day 60, and neither a commitment nor another pitch "
    "came of it.",
    "C-06 three and two": "“handles escalations” was sealed at 3.0 on average and is seen at 2.",
    "C-08 day 90": "Amara Okafor is not among those who are there on day 90.",
    "C-09 lazy": "a note on an outcome says “lazy”. Lists can be wrong: check.",
    "C-10 in their words": "it says “surgery”. Lists can be wrong: check. It goes out only with a written reason.",
    "C-14 8 days": "“Ask two forwarders for a visit” was promised in their talk on 16 Nov 2026 and has not been "
    "touched since.",
}
"""By the name of the case: what record made the rule speak."""


@pytest.mark.parametrize("name", WHY)
def test_it_says_what_made_it_speak(name):
    ((table, case),) = (found for found in EVERY if str(found[1]) == name)
    assert [p.why for p in table.told(case)] == [WHY[name]]


@pytest.mark.parametrize(
    ("name", "about", "field"),
    [
        ("C-01 7 days", About("check_in", "TALK0030"), "held_on"),
        ("C-01 not planned", About("candidate", "HIRE0000"), "held_on"),
        ("C-03 large", About("check_in", "TALK0030"), "promise_gap"),
        ("C-04 day 60", About("outcome", "OUTC0000"), "outcomes"),
        ("C-06 three and two", About("criterion", "MUST0000"), "criteria"),
        ("C-10 in their words", About("check_in", "TALK0090"), "hire_voice"),
        ("C-14 8 days", About("commitment", "COMMIT00"), "status"),
    ],
)
def test_it_points_at_what_it_is_about(name, about, field):
    ((table, case),) = (found for found in EVERY if str(found[1]) == name)
    assert [(p.about, p.field) for p in table.told(case)] == [(about, field)]


def test_a_late_talk_sent_away_before_it_was_due_speaks_again():
    case = Case("C-01", "again", sets(due=[due(30, TODAY + timedelta(days=1) - timedelta(days=10))]))
    gone = HIRES.told_after_sent_away(case)[0].dismissed
    assert gone is not None
    before = {("C-01", "TALK0030"): ((None, type(gone)(gone.by, gone.reason, NOW - timedelta(days=20))),)}
    assert [p.state for p in HIRES.told(case, before)] == [State.OPEN]


def test_somebody_without_a_name_is_called_by_alias():
    case = Case("C-02", "alias", both(of(talk_of, hire_voice=""), sets(hire=hire(name=" "))))
    assert [p.message for p in TALK.told(case)] == ["We have not heard K07 in their own words."]
