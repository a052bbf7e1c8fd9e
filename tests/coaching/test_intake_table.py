"""Every rule of METHOD C.1 over a brief with one thing changed: speaks, is silent just under it, is sent away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hirepair_desktop.coaching import intake, intake_stale
from hirepair_desktop.coaching.prompt import About, Act, Severity, State
from hirepair_desktop.model.intake_form import INTAKE
from tests.coaching import intake_brief_table, intake_moves_table, intake_pair_table
from tests.coaching.intake_cases import Case, look_over, quiet_brief, told, told_after_sent_away

SPEAKS = [*intake_brief_table.SPEAKS, *intake_pair_table.SPEAKS, *intake_moves_table.SPEAKS]
SILENT = [*intake_brief_table.SILENT, *intake_pair_table.SILENT, *intake_moves_table.SILENT]
RESOLVED = intake_moves_table.RESOLVED

LOUD = {
    "I-02": (Severity.BLOCK, Act.LOCK),
    "I-04": (Severity.WARN, None),
    "I-07": (Severity.WARN, None),
    "I-09": (Severity.WARN, None),
    "I-10": (Severity.BLOCK, Act.LOCK),
    "I-11": (Severity.WARN, None),
    "I-12": (Severity.BLOCK, Act.LOCK),
    "I-14": (Severity.WARN, None),
    "I-15": (Severity.WARN, None),
    "I-19": (Severity.WARN, None),
    "I-20": (Severity.WARN, None),
    "I-23": (Severity.BLOCK, Act.LOCK),
    "I-27": (Severity.BLOCK, Act.AGREE_CHANGES),
    "I-28": (Severity.WARN, None),
    "I-29": (Severity.WARN, None),
    "I-31": (Severity.WARN, None),
    "I-32": (Severity.WARN, None),
}
"""METHOD C.1, column Sev; all others are nudges."""

NOT_OF_THE_FORM = {"", "rationale"}
"""I-18 is about the keyboard; a rationale stands in a review."""

ALL = [f"I-{n:02d}" for n in range(1, 33)]


def test_a_whole_brief_is_met_with_silence():
    assert look_over(quiet_brief()) == []


def test_the_chapter_is_all_of_c1_in_its_order():
    role_rules = [rule.id for rule in intake.RULES]
    assert (role_rules, [rule.id for rule in intake_stale.RULES]) == ([i for i in ALL if i != "I-26"], ["I-26"])


@pytest.mark.parametrize("rule_id", [rule.id for rule in intake.RULES])
def test_the_table_has_a_case_of_each_kind(rule_id):
    kinds = [{case.rule for case in cases} for cases in (SPEAKS, SILENT)]
    assert all(rule_id in kind for kind in kinds)


@pytest.mark.parametrize("case", SPEAKS, ids=str)
def test_it_speaks(case: Case):
    prompts = told(case.facts(), case.rule)
    assert [(p.message, p.state) for p in prompts] == [(words, State.OPEN) for words in case.says]


@pytest.mark.parametrize("case", SILENT, ids=str)
def test_it_is_silent(case: Case):
    assert told(case.facts(), case.rule) == []


@pytest.mark.parametrize("case", SPEAKS, ids=str)
def test_it_can_be_sent_away(case: Case):
    prompts = told_after_sent_away(case)
    assert [(p.message, p.state) for p in prompts] == [(words, State.DISMISSED) for words in case.says]


@pytest.mark.parametrize("case", RESOLVED, ids=str)
def test_it_held_once(case: Case):
    prompts = told(case.facts(), case.rule)
    assert [(p.message, p.state) for p in prompts] == [(words, State.RESOLVED) for words in case.says]


@pytest.mark.parametrize("case", [case for case in SPEAKS if case.name != "eight"], ids=str)
def test_it_is_as_loud_as_the_method_says(case: Case):
    loud = {(p.severity, p.act) for p in told(case.facts(), case.rule)}
    assert loud == {LOUD.get(case.rule, (Severity.NUDGE, None))}


def test_a_warning_does_not_wait_for_more_musts_than_the_prompt():
    facts = next(case for case in SPEAKS if str(case) == "I-01 eight").facts()
    facts.look = replace(facts.look, thresholds={**facts.look.thresholds, "MUST_SOFT": 8})
    assert [prompt.severity for prompt in told(facts, "I-01")] == [Severity.WARN]


@pytest.mark.parametrize("case", SPEAKS, ids=str)
def test_it_says_why_now_in_words_that_follow_a_colon(case: Case):
    for prompt in told(case.facts(), case.rule):
        assert prompt.why.endswith(".")
        assert "{" not in prompt.why
        assert prompt.why[0].islower() or not prompt.why[0].isalpha()


@pytest.mark.parametrize("case", SPEAKS, ids=str)
def test_it_says_where_to_go(case: Case):
    fields = {field.key for field in INTAKE.fields} | NOT_OF_THE_FORM
    assert {p.field for p in told(case.facts(), case.rule)} <= fields


WHY = {
    "I-03 one over all": "over all stages only Jonas looks at this must.",
    "I-05 10+ years": "the must “10+ years of payments” says “10+ years”.",
    "I-05 a degree": "the must “Designs flow 1” says “master's”.",
    "I-12 upside down": "the range is upside down. You can lock with a reason.",
    "I-13 51 % wide": "€1,000–1,510 is 51 % wide, more than 50 % of its lower end.",
    "I-18 81 of 100": "81 % of the letters in what belongs to both are the recruiter's.",
    "I-18 the manager": "81 % of the letters in what belongs to both are the hiring manager's.",
    "I-21 five": "the plan has 5 interviews, more than 4.",
    "I-23 salary": "“What is your current salary?” says “current salary”.",
    "I-27 two, once": "“Designs flow 1” and “Animation” moved since the first talk or reveal on 30 Oct, and the reason "
    "has fewer than 5 words.",
    "I-28 met before": "interviewed before it was added, and without a rating on it: K11.",
    "I-29 a 3 and a 2": "of the people you met only K11 has a 3 or a 4 on “Animation”, a must since then.",
    "I-30 three apart": "the recruiter promises 1, the hiring manager 4.",
    "I-31 not confirmed": "the manager has not pressed “that's right”.",
}
"""By the name of the case: what record made the rule speak."""


@pytest.mark.parametrize("name", WHY)
def test_it_says_what_made_it_speak(name):
    (case,) = (case for case in SPEAKS if str(case) == name)
    assert [p.why for p in told(case.facts(), case.rule)] == [WHY[name]]


@pytest.mark.parametrize(
    ("name", "kind", "about"),
    [
        ("I-02 in no stage", "criterion", "MUST0001"),
        ("I-07 rationale", "decision", "DECISION"),
        ("I-09 no month", "outcome", "OUTC0001"),
        ("I-22 three and one", "criterion", "MUST0002"),
        ("I-23 salary", "stage", "STAGE001"),
        ("I-27 added", "role", "ROLE0000"),
        ("I-28 met before", "criterion", "MUST0003"),
        ("I-32 pitch", "role", "ROLE0000"),
        ("I-32 question", "stage", "STAGE001"),
    ],
)
def test_it_points_at_what_it_is_about(name, kind, about):
    (case,) = (case for case in SPEAKS if str(case) == name)
    assert [p.about for p in told(case.facts(), case.rule)] == [About(kind, about)]


def test_a_decision_says_whose_it_is():
    (case,) = (case for case in SPEAKS if str(case) == "I-07 rationale")
    assert [p.where.candidate for p in told(case.facts(), "I-07")] == ["K0100000"]


def test_many_musts_are_a_warning_from_eight():
    (case,) = (case for case in SPEAKS if case.name == "eight")
    assert [p.severity for p in told(case.facts(), "I-01")] == [Severity.WARN]
