"""Every rule of METHOD C.5 with one thing changed: speaks, is silent just under it, is sent away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hirepair_desktop.coaching.partnership import SESSION_RULES, STANDING_RULES
from hirepair_desktop.coaching.prompt import About, Act, Dismissed, Severity, State
from hirepair_desktop.model.kinds import ChallengeResult, CommitmentStatus, RoleStatus
from tests.coaching.partnership_cases import (
    PAIR,
    PAIRS,
    SITTING,
    Talks,
    ago,
    commitment,
    debate,
    fell_due,
    old,
    owed,
    pledge,
    power,
    quiet_pairs,
    quiet_sitting,
)
from tests.coaching.table import AMARA, PRIYA, TODAY, Case, Table, both, of, sets

DONE, DROPPED = CommitmentStatus.DONE, CommitmentStatus.DROPPED
KEPT, PARKED = ChallengeResult.KEPT, ChallengeResult.PARKED

FEWER = "Fewer promises, kept, build more trust."
STUCK = "Debate without movement; is either of you open?"
SCALE = "You read the scale differently; redo the anchors with one past case."
SPONSOR = "Decisions keep moving away from you two; speak with the sponsor."
ON_JONAS = "Recruiting rests on Jonas; share it."
HAND_OVER = "What could each of you hand over to the other?"
ONE_NAME = "One name and one date."
WHO_WORKS = "Who does the work? One side carries nearly all of it."
TOMORROW = "What will be different tomorrow?"


def due(days_ago: int, **values):
    """One commitment due so many days ago."""
    return sets(pledges=[pledge(due=TODAY - timedelta(days=days_ago), **values)])


def role_of(facts):
    """The one role."""
    return facts.roles[0]


def pair_of(facts):
    """The one pair."""
    return facts.pairs[0]


def session_of(facts):
    """The session."""
    return facts.session


def grid(cells: dict[tuple[int, int], int]):
    """Sealed pairs."""
    return sets(grids={PAIR: cells})


def talks(n: int, jonas: int):
    """Interviews held, and those with Jonas."""
    return sets(talks={"ROLE0000": Talks(n, {"JONAS000": jonas, AMARA.id: 1})})


def owners(*people: str):
    """Who owns the commitments of the session."""
    return sets(commitments=[commitment(n, person) for n, person in enumerate(people)])


R, M = AMARA.id, PRIYA.id
FILLED = of(role_of, status=RoleStatus.FILLED)
THREE = (True, True, True)

STANDING_SPEAKS = [
    Case("P-01", "yesterday", due(1), ("Past due by 1 day: done, new date, or let go?",)),
    Case("P-01", "12 days", due(12), ("Past due by 12 days: done, new date, or let go?",)),
    Case("P-02", "twice", sets(pledges=[pledge(moves=2)]), ("Moved twice; make it smaller or drop it honestly.",)),
    Case("P-02", "three times", sets(pledges=[pledge(moves=3)]),
         ("Moved 3 times; make it smaller or drop it honestly.",)),
    Case("P-05", "two of five", sets(pledges=fell_due(2, 3)), (FEWER,)),
    Case("P-05", "90 days ago", sets(pledges=fell_due(2, 3, days_ago=90)), (FEWER,)),
    Case("P-06", "46 days", sets(feedback={PAIR: ago(46)}), ("46 days without feedback between you.",)),
    Case("P-06", "none ever", sets(feedback={}), ("200 days without feedback between you.",)),
    Case("P-07", "kept, parked, open", sets(debates={PAIR: debate(KEPT, PARKED, None)}), (STUCK,)),
    Case("P-08", "seven of ten", grid({(3, 3): 7, (1, 3): 2, (4, 2): 1}), (SCALE,)),
    Case("P-08", "half a point", grid({(3, 3): 5, (2, 3): 5}), (SCALE,)),
    Case("P-08", "half a point down", grid({(3, 3): 5, (3, 2): 5}), (SCALE,)),
    Case("P-09", "60 days apart from now", sets(power=power(60, 1)), (SPONSOR,)),
    Case("P-10", "eight of eleven", talks(11, 8), (ON_JONAS,)),
    Case("P-12", "two", sets(old=[old(1), old(2)]),
         ("Time to erase or justify keeping K01's notes.", "Time to erase or justify keeping K02's notes.")),
    Case("P-13", "three late", sets(owed=owed(*THREE)),
         ("Amara missed “Scorecard sealed on the day” three times: change the promise or the load.",)),
    Case("P-13", "of two promises", sets(owed=[*owed(True, True), *owed(True, promise="Hears after each talk", n=1)]),
         ("Amara missed 3 promises, “Scorecard sealed on the day” most: change the promise or the load.",)),
    Case("P-14", "91 days", sets(trust={PAIR: ago(91)}), (HAND_OVER,)),
    Case("P-14", "none ever", sets(trust={}), (HAND_OVER,)),
    Case("P-14", "met, no role open", both(sets(trust={}), FILLED), (HAND_OVER,)),
]  # fmt: skip

STANDING_SILENT = [
    Case("P-01", "today", due(0)),
    Case("P-01", "done", due(12, status=DONE)),
    Case("P-01", "no day", sets(pledges=[pledge(due=None)])),
    Case("P-02", "once", sets(pledges=[pledge(moves=1)])),
    Case("P-02", "dropped", sets(pledges=[pledge(moves=2, status=DROPPED)])),
    Case("P-05", "three of five", sets(pledges=fell_due(3, 2))),
    Case("P-05", "four of them", sets(pledges=fell_due(1, 3))),
    Case("P-05", "91 days ago", sets(pledges=fell_due(2, 3, days_ago=91))),
    Case("P-06", "45 days", sets(feedback={PAIR: ago(45)})),
    Case("P-06", "no role open", both(sets(feedback={}), FILLED)),
    Case("P-07", "two", sets(debates={PAIR: debate(KEPT, PARKED)})),
    Case("P-07", "one changed", sets(debates={PAIR: debate(KEPT, PARKED, ChallengeResult.CHANGED)})),
    Case("P-07", "too few sessions", sets(debates={})),
    Case("P-08", "eight of ten", grid({(3, 3): 8, (1, 3): 1, (3, 1): 1})),
    Case("P-08", "under half a point", grid({(3, 3): 6, (2, 3): 4})),
    Case("P-08", "nine pairs", grid({(1, 4): 9})),
    Case("P-10", "under seven in ten", talks(12, 8)),
    Case("P-10", "seven talks", talks(7, 7)),
    Case("P-12", "nobody", sets(old=[])),
    Case("P-13", "two late", sets(owed=owed(True, True, False))),
    Case("P-14", "90 days", sets(trust={PAIR: ago(90)})),
    Case("P-14", "a young pair", both(sets(trust={}), of(pair_of, started_on=TODAY - timedelta(days=90)))),
    Case("P-14", "at rest", both(sets(trust={}, met=frozenset()), FILLED)),
    Case("P-09", "one", sets(power=power(1))),
    Case("P-09", "61 days apart", sets(power=power(70, 9))),
]  # fmt: skip

RESOLVED = [
    Case("P-09", "quiet since", sets(power=power(150, 100)), (SPONSOR,)),
    Case("P-10", "the role is filled", both(talks(11, 8), FILLED), (ON_JONAS,)),
]

SPEAKS = [
    Case("P-03", "no name", sets(commitments=[commitment(1, None)]), (ONE_NAME,)),
    Case("P-03", "no date", sets(commitments=[commitment(1, due=None)]), (ONE_NAME,)),
    Case("P-03", "neither", sets(commitments=[commitment(1, None, due=None)]), (ONE_NAME,)),
    Case("P-04", "four of five", owners(R, R, R, R, M), (WHO_WORKS,)),
    Case("P-04", "all four", owners(M, M, M, M), (WHO_WORKS,)),
    Case("P-11", "none", sets(commitments=[]), (TOMORROW,)),
]

SILENT = [
    Case("P-03", "done", sets(commitments=[commitment(1, None, status=DONE)])),
    Case("P-04", "three of four", owners(R, R, R, M)),
    Case("P-04", "three", owners(R, R, R)),
    Case("P-11", "one", owners(R)),
    Case("P-11", "before the end", both(sets(commitments=[]), of(session_of, agreed_by=[]))),
]

WARNS = {"P-01", "P-02", "P-05", "P-09", "P-12", "P-13"}
"""METHOD C.5, column Sev; P-03 is a block, all others are nudges."""

ALL = [f"P-{n:02d}" for n in range(1, 15)]
EVERY = [*((PAIRS, case) for case in STANDING_SPEAKS), *((SITTING, case) for case in SPEAKS)]
NO_WORD = [*((PAIRS, case) for case in STANDING_SILENT), *((SITTING, case) for case in SILENT)]

each_case = pytest.mark.parametrize(("table", "case"), EVERY, ids=str)


def test_pairs_that_work_well_are_met_with_silence():
    assert PAIRS.look_over(quiet_pairs()) == []


def test_a_session_that_ends_well_is_met_with_silence():
    assert SITTING.look_over(quiet_sitting()) == []


def test_all_of_c5_stand_but_three():
    standing, at_the_table = (sorted(rule.id for rule in rules) for rules in (STANDING_RULES, SESSION_RULES))
    assert (at_the_table, standing) == (["P-03", "P-04", "P-11"], [i for i in ALL if i not in at_the_table])


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


@pytest.mark.parametrize("case", RESOLVED, ids=str)
def test_it_held_once(case: Case):
    assert [(p.message, p.state) for p in PAIRS.told(case)] == [(words, State.RESOLVED) for words in case.says]


@each_case
def test_it_is_as_loud_as_the_method_says(table: Table, case: Case):
    loud = (Severity.WARN if case.rule in WARNS else Severity.NUDGE, None)
    expected = (Severity.BLOCK, Act.AGREE) if case.rule == "P-03" else loud
    assert {(p.severity, p.act) for p in table.told(case)} == {expected}


@each_case
def test_it_says_whose_it_is(table: Table, case: Case):
    assert {p.where.partnership for p in table.told(case)} == {PAIR}


WHY = {
    "P-01 12 days": "Amara promised “Write the anchors” for 12 Nov 2026.",
    "P-02 twice": "“Write the anchors” of Amara was moved 2 times.",
    "P-03 no name": "a commitment has a date and no name yet.",
    "P-03 no date": "a commitment has a name and no date yet.",
    "P-03 neither": "a commitment has neither a name nor a date yet.",
    "P-04 four of five": "Amara owns 4 of 5 commitments of this session.",
    "P-05 two of five": "2 of 5 that fell due in the last 90 days were kept on their first day.",
    "P-06 46 days": "a role of yours is open; the last feedback session was on 9 Oct 2026.",
    "P-06 none ever": "a role of yours is open; there was no feedback session since 8 May 2026.",
    "P-07 kept, parked, open": "3 challenges in your last 5 sessions, and none ended in a change.",
    "P-08 half a point down": "10 of 10 pairs of scores lie within one point, and the mean difference is −0.50.",
    "P-09 60 days apart from now": "the power log of Engineer has 2 entries within 60 days.",
    "P-10 eight of eleven": "Jonas was in 8 of 11 interviews held for Engineer.",
    "P-13 three late": "it fell due in the last 30 days and was late, or not met, 3 times.",
    "P-13 of two promises": "3 standing promises of Amara fell due in the last 30 days and were late, or not met.",
    "P-14 91 days": "no trust was extended since 25 Aug 2026.",
    "P-14 none ever": "the two of you began on 8 May 2026, and no trust is noted yet.",
}
"""By the name of the case: what record made the rule speak."""


@pytest.mark.parametrize("name", WHY)
def test_it_says_what_made_it_speak(name):
    ((table, case),) = (found for found in EVERY if str(found[1]) == name)
    assert [p.why for p in table.told(case)] == [WHY[name]]


@pytest.mark.parametrize(
    ("name", "about", "field"),
    [
        ("P-01 12 days", About("commitment", "COMM0000"), "due"),
        ("P-03 no name", About("commitment", "COMM0001"), "owner_id"),
        ("P-03 no date", About("commitment", "COMM0001"), "due"),
        ("P-05 two of five", About("partnership", PAIR), "commitments"),
        ("P-09 60 days apart from now", About("role", "ROLE0000"), "power"),
        ("P-13 three late", About("promise", "PROMIS00"), "promises"),
    ],
)
def test_it_points_at_what_it_is_about(name, about, field):
    ((table, case),) = (found for found in EVERY if str(found[1]) == name)
    assert [(p.about, p.field) for p in table.told(case)] == [(about, field)]


@pytest.mark.parametrize(
    ("rule_id", "about", "case", "began"),
    [
        ("P-01", "COMM0000", due(12), 11),
        ("P-05", PAIR, sets(pledges=fell_due(2, 3)), 10),
        ("P-06", PAIR, sets(feedback={PAIR: ago(60)}), 15),
        ("P-09", "ROLE0000", sets(power=power(30, 20)), 20),
        ("P-13", "PROMIS00", sets(owed=owed(*THREE)), 5),
        ("P-14", PAIR, sets(trust={PAIR: ago(100)}), 10),
    ],
)
def test_what_was_sent_away_before_it_began_was_something_else(rule_id, about, case, began):
    states = []
    for days in (began - 1, began + 2):
        gone = {(rule_id, about): ((None, Dismissed(PRIYA.id, "Not this time.", ago(days))),)}
        states += [p.state for p in PAIRS.told(Case(rule_id, "", case), gone)]
    assert states == [State.DISMISSED, State.OPEN]
