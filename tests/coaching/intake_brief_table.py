"""The table of the rules about criteria, outcomes, team and words: I-01, I-02, I-04 to I-09, I-19, I-23, I-31, I-32."""

from __future__ import annotations

from hirepair_desktop.coaching.role_facts import RoleFacts
from hirepair_desktop.model import Criterion, Decision, Outcome
from hirepair_desktop.model.kinds import DecisionAbout, Tier
from tests.coaching.intake_cases import (
    AMARA,
    LOCKED,
    PRIYA,
    Case,
    Change,
    answer,
    asks,
    both,
    holds,
    must,
    of_must,
    says,
    stage,
)


def musts(n: int) -> Change:
    """So many musts, all tested."""

    def change(facts: RoleFacts) -> None:
        facts.criteria = [must(number) for number in range(1, n + 1)]
        facts.stages = [stage(1, *facts.criteria), stage(2, *facts.criteria)]

    return change


def nice(facts: RoleFacts) -> None:
    """The first criterion is a nice-to-have, and nothing tests it."""
    facts.criteria[0].tier = Tier.NICE
    for each in facts.stages:
        each.criteria = [facts.criteria[1]]


def untested(facts: RoleFacts) -> None:
    """Nothing tests the first must."""
    for each in facts.stages:
        each.criteria = [facts.criteria[1]]


def add(made: Criterion) -> Change:
    """One criterion more, tested as the others are."""

    def change(facts: RoleFacts) -> None:
        facts.criteria = [*facts.criteria, made]
        for each in facts.stages:
            each.criteria = [*each.criteria, made]

    return change


def outcomes(n: int) -> Change:
    """So many outcomes."""
    return holds(outcomes=[Outcome(text=f"Outcome {each}", measure="weekly", due_months=3) for each in range(n)])


def decided(rationale: str) -> Change:
    """A decision about a candidate of the role."""
    made = Decision(id="DECISION", about=DecisionAbout.CANDIDATE, about_id="K0100000", rationale=rationale)
    return holds(decisions=[made])


def of_outcome(**columns: object) -> Change:
    """Columns of the first outcome."""
    return lambda facts: [setattr(facts.outcomes[0], key, value) for key, value in columns.items()]


def read_back(text: str, *agreed: str) -> Change:
    """What the recruiter said back, and who said that's right."""
    said = answer("readback.r", AMARA, text)
    said.agreed_by = list(agreed)
    return lambda facts: setattr(facts, "entries", {**facts.entries, "readback.r": [said]})


UNTESTED = "Nothing in the plan tests “Designs flow 1”, so you would be guessing."
ANCHORS = "Say what a 1 and a 4 look like for “Designs flow 1” so your scores mean the same."
YEARS = "Years and degrees stand in for something: what should the person be able to do?"
FIT = "“Fit” often hides likeness to ourselves; what should this person add?"
HAPPENED = "How and when will you both know “Failed refunds under 1 %” has happened?"
TEAM = "Start with the team as it is today and where it is going."
EARNED = "Asking what they earned before is barred in the EU rules and many US places; ask what they expect."
READ_BACK = "Recruiter, say the team's situation in your own words and check it."
SEVEN, EIGHT = "one two three four five six seven", "one two three four five six seven eight"


def vague(word: str) -> str:
    """The message of I-06."""
    return f"“{word}” means different things to you two; write what you would see."


def trait(word: str) -> str:
    """The message of I-32."""
    return f"“{word}” can point at a protected trait; describe the work instead."


SPEAKS = [
    Case("I-01", "six", musts(6), ("6 must-haves: which two would you give up in week six?",)),
    Case("I-01", "eight", musts(8), ("8 must-haves: which two would you give up in week six?",)),
    Case("I-02", "in no stage", untested, (UNTESTED,)),
    Case("I-02", "no plan", holds(stages=[]), (UNTESTED, UNTESTED.replace("flow 1", "flow 2"))),
    Case("I-04", "no 1", of_must(anchors={"1": " ", "4": "Finds the cause."}), (ANCHORS,)),
    Case("I-04", "no 4", of_must(anchors={"1": "Guesses.", "2": "x", "3": "y"}), (ANCHORS,)),
    Case("I-05", "10+ years", of_must(label="10+ years of payments"), (YEARS,)),
    Case("I-05", "5-year", of_must(definition="Has a 5-year record."), (YEARS,)),
    Case("I-05", "yrs", of_must(definition="At least 3 yrs in a bank."), (YEARS,)),
    Case("I-05", "written out", of_must(label="Five years with ledgers"), (YEARS,)),
    Case("I-05", "a degree", of_must(definition="A master’s in a technical subject."), (YEARS,)),
    Case(
        "I-06", "seven words", of_must(label="Strong communicator", definition=SEVEN), (vague("strong communicator"),)
    ),
    Case("I-06", "not a must", add(must(3, label="Ownership", definition="", tier=Tier.LEARN)), (vague("ownership"),)),
    Case("I-07", "label", of_must(label="Is one of us"), (FIT,)),
    Case("I-07", "anchor", of_must(anchors={"1": "Not a fit.", "4": "Good vibes."}), (FIT,)),
    Case("I-07", "why it changed", of_must(change_reason="My gut feeling after the first talk."), (FIT,)),
    Case("I-07", "rationale", decided("A good fit for the way we work."), (FIT,)),
    Case("I-08", "two", outcomes(2), ("Three to eight outcomes keep the job clear; you have 2.",)),
    Case("I-08", "nine", outcomes(9), ("Three to eight outcomes keep the job clear; you have 9.",)),
    Case("I-09", "no measure", of_outcome(measure=" "), (HAPPENED,)),
    Case("I-09", "no month", of_outcome(due_months=None), (HAPPENED,)),
    Case("I-19", "team today", says("team.now", ""), (TEAM,)),
    Case("I-19", "first priority", says("priorities.1", " "), (TEAM,)),
    Case("I-19", "direction, once", both(says("team.direction", " "), says("team.now", "")), (TEAM,)),
    Case("I-23", "salary", asks("What is your current salary?"), (EARNED,)),
    Case("I-31", "empty", read_back(" ", PRIYA.id), (READ_BACK,)),
    Case("I-31", "never said", says("readback.r", ""), (READ_BACK,)),
    Case("I-31", "not confirmed", read_back("Two people hold it up.", AMARA.id), (READ_BACK,)),
    Case("I-32", "protected", of_must(definition="Is young enough to learn it."), (trait("young"),)),
    Case("I-32", "stands in", of_must(label="A digital native"), (trait("digital native"),)),
    Case("I-32", "anchor", of_must(anchors={"1": "Quits.", "4": "Energetic."}), (trait("energetic"),)),
    Case("I-32", "pitch", says("pitch", "Join a young team that ships."), (trait("young"),)),
    Case("I-32", "question", asks("Where are you from?"), (trait("where are you from"),)),
    Case("I-32", "to listen for", asks("How do you work?", "Articulate, and to the point."), (trait("articulate"),)),
]
"""Each case changes one thing of a brief that is whole."""

SILENT = [
    Case("I-01", "five", musts(5)),
    Case("I-01", "a sixth that is retired", both(musts(6), of_must(retired_at=LOCKED))),
    Case("I-01", "a sixth in which nothing is written", both(musts(6), of_must(label=" ", definition=""))),
    Case("I-02", "tested by one stage", lambda facts: setattr(facts.stages[1], "criteria", [])),
    Case("I-02", "not a must", nice),
    Case("I-02", "retired", both(untested, of_must(retired_at=LOCKED))),
    Case("I-04", "a 1 and a 4", of_must(anchors={"1": "Guesses.", "4": "Finds the cause."})),
    Case("I-04", "not a must", both(nice, of_must(anchors={}))),
    Case("I-05", "a number of other things", of_must(label="Ran 10 releases a year")),
    Case("I-05", "not a must", both(nice, of_must(label="10 years of payments"))),
    Case("I-06", "eight words", of_must(label="Strong communicator", definition=EIGHT)),
    Case("I-06", "in the definition only", of_must(definition="Ownership.")),
    Case("I-07", "another fit", of_must(label="Says which size would fit the batch")),
    Case("I-07", "retired", of_must(label="Is one of us", retired_at=LOCKED)),
    Case("I-07", "another rationale", decided("Named the point of no return before the tooling.")),
    Case("I-08", "three", outcomes(3)),
    Case("I-08", "eight", outcomes(8)),
    Case("I-08", "a fourth in which nothing is written", both(outcomes(9), of_outcome(text=" "))),
    Case("I-09", "nothing written yet", of_outcome(text=" ", measure="", due_months=None)),
    Case("I-19", "second priority", says("priorities.2", "")),
    Case("I-23", "what they hope for", asks("What range do you hope for?")),
    Case("I-23", "what to listen for", asks("What range do you hope for?", "Names no current salary.")),
    Case("I-31", "confirmed", read_back("Two people hold it up.", PRIYA.id)),
    Case("I-32", "allowed", of_must(definition="Found the race condition in the payout job.")),
    Case("I-32", "retired", of_must(label="A digital native", retired_at=LOCKED)),
    Case("I-32", "another answer", says("companyStory", "A young team of old friends.")),
]
