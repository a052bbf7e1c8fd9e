"""Every rule of METHOD C.3 over a session with one thing changed: speaks, is silent just under it, is sent away."""

from __future__ import annotations

import pytest

from hirepair_desktop.coaching import feedback, feedback_items
from hirepair_desktop.coaching.prompt import About, Act, Severity, State
from tests.coaching import feedback_items_table, feedback_session_table
from tests.coaching.feedback_cases import TABLE, look_over, quiet_talk
from tests.coaching.table import Case

SPEAKS = [*feedback_items_table.SPEAKS, *feedback_session_table.SPEAKS]
SILENT = [*feedback_items_table.SILENT, *feedback_session_table.SILENT]
RESOLVED = feedback_session_table.RESOLVED

NUDGES = {
    "F-07",
    "F-08",
    "F-09",
    "F-10",
    "F-13",
    "F-14",
    "F-15",
    "F-17",
    "F-18",
    "F-19",
    "F-23",
    "F-24",
    "F-25",
    "F-27",
}
"""METHOD C.3, column Sev; F-11 is a block, all others are warnings."""

ALL = [f"F-{n:02d}" for n in range(1, 29)]


def loud(rule_id: str) -> tuple[Severity, Act | None]:
    """How loud METHOD C.3 wants a rule."""
    if rule_id == "F-11":
        return Severity.BLOCK, Act.CLOSE
    return (Severity.NUDGE if rule_id in NUDGES else Severity.WARN), None


def test_a_whole_session_is_met_with_silence():
    assert look_over(quiet_talk()) == []


def test_the_chapter_is_all_of_c3():
    rules = [rule.id for rule in (*feedback_items.RULES, *feedback.SESSION_RULES)]
    assert sorted(rules) == ALL


@pytest.mark.parametrize("rule_id", ALL)
def test_the_table_has_a_case_of_each_kind(rule_id):
    assert all(rule_id in {case.rule for case in cases} for cases in (SPEAKS, SILENT))


@pytest.mark.parametrize("case", SPEAKS, ids=str)
def test_it_speaks(case: Case):
    assert [(p.message, p.state) for p in TABLE.told(case)] == [(words, State.OPEN) for words in case.says]


@pytest.mark.parametrize("case", SILENT, ids=str)
def test_it_is_silent(case: Case):
    assert TABLE.told(case) == []


@pytest.mark.parametrize("case", SPEAKS, ids=str)
def test_it_can_be_sent_away(case: Case):
    assert {p.state for p in TABLE.told_after_sent_away(case)} == {State.DISMISSED}


@pytest.mark.parametrize("case", RESOLVED, ids=str)
def test_it_held_once(case: Case):
    assert [(p.message, p.state) for p in TABLE.told(case)] == [(words, State.RESOLVED) for words in case.says]


def test_one_way_with_a_reason_and_sent_away_is_dismissed():
    assert [p.state for p in TABLE.told_after_sent_away(RESOLVED[0])] == [State.DISMISSED]


@pytest.mark.parametrize("case", SPEAKS, ids=str)
def test_it_is_as_loud_as_the_method_says(case: Case):
    assert {(p.severity, p.act) for p in TABLE.told(case)} == {loud(case.rule)}


@pytest.mark.parametrize("case", [*SPEAKS, *RESOLVED], ids=str)
def test_it_says_why_now_in_words_that_follow_a_colon(case: Case):
    for prompt in TABLE.told(case):
        assert prompt.why
        assert "{" not in prompt.why
        assert prompt.why[0].islower() or not prompt.why[0].isalpha() or prompt.why.startswith(("Amara", "Priya"))


WHY = {
    "F-01 no day": "the item has no day, or fewer than 5 words on where it was.",
    "F-03 four words": "the effect has 4 words, fewer than 5.",
    "F-06 in the act": "the text says “you always”. Lists can be wrong: check.",
    "F-08 31 days": "it happened on 24 Oct 2026, 31 days ago.",
    "F-09 four": "4 items to one person ask for something, more than 3.",
    "F-11 one": "Amara said 1, Priya said nothing. Write why that is right today, then it closes.",
    "F-11 a reason is written": "feedback went one way, and a reason is written: “Priya is new.”",
    "F-12 four of five": "4 of 5 items went this way.",
    "F-14 Amara hears none": "Priya has appreciated nothing of Amara in the last 3 sessions.",
    "F-15 91 days": "a role of yours is open; you last spoke about it on 25 Aug 2026.",
    "F-15 never": "a role of yours is open; neither of you has used this topic since 25 Aug 2026.",
    "F-16 no thanks": "“The rota before the mission” was shown, and Priya has not thanked for it yet.",
    "F-16 no answer": "“The rota before the mission” was shown, and Priya has not answered it yet.",
    "F-17 six of eight": "Priya set 6 of the last 8 items aside.",
    "F-21 speed": "Amara asked Priya for it in each of the last 3 sessions.",
    "F-22 a two": "“Safe to disagree” stands at 2 from Amara and 3 from Priya.",
    "F-24 an alias": "it names K12, and neither of you occurs in it.",
    "F-25 two asks": "Priya came overloaded, and 2 items ask something of them.",
    "F-26 twice": "Amara left twice running less able than before.",
}
"""By the name of the case: what record made the rule speak."""


@pytest.mark.parametrize("name", WHY)
def test_it_says_what_made_it_speak(name):
    (case,) = (case for case in [*SPEAKS, *RESOLVED] if str(case) == name)
    assert [p.why for p in TABLE.told(case)] == [WHY[name]]


@pytest.mark.parametrize(
    ("name", "about", "field"),
    [
        ("F-01 no day", About("feedback", "AMAPCLAR"), "happened_on"),
        ("F-01 four words", About("feedback", "AMAPCLAR"), "situation"),
        ("F-06 in the answer", About("feedback", "AMCOCAND"), "response_reason"),
        ("F-11 one", About("session", "TALK0003"), "feedback"),
        ("F-12 four of five", About("partnership", "PAIR0000"), "feedback"),
        ("F-14 Amara hears none", About("person", "AMARA000"), "feedback"),
        ("F-18 accepted", About("feedback", "AMCOCAND"), "commitment_id"),
        ("F-22 a two", About("session", "TALK0003"), "pulse"),
        ("F-23 Amara has none", About("person", "AMARA000"), "growthGoal"),
    ],
)
def test_it_points_at_what_it_is_about(name, about, field):
    (case,) = (case for case in SPEAKS if str(case) == name)
    assert [(p.about, p.field) for p in TABLE.told(case)] == [(about, field)]
