"""The table of the rules about plan, power, market and the two: I-03, I-10 to I-18, I-20 to I-22, I-24, I-25, I-30."""

from __future__ import annotations

from hirepair_desktop.coaching.role_facts import RoleFacts
from hirepair_desktop.model import MarketEvidence, Person, Promise, Session, SourceLead
from hirepair_desktop.model.kinds import PayShared, SessionForm, SessionKind, StageKind, Tier
from hirepair_desktop.model.pay_places import places_of
from tests.coaching.intake_cases import (
    AMARA,
    JONAS,
    PRIYA,
    TOMASZ,
    Case,
    Change,
    answer,
    both,
    holds,
    must,
    of_role,
    promise,
    says,
    sections,
    stage,
)

SEVEN, EIGHT = "one two three four five six seven", "one two three four five six seven eight"


def interviewers(*people: Person) -> Change:
    """Who interviews, in every stage."""
    return lambda facts: [setattr(each, "interviewers", list(people)) for each in facts.stages]


def first_must_by(*people: Person) -> Change:
    """Only the first stage tests the first must, with these people."""

    def change(facts: RoleFacts) -> None:
        facts.stages[0].interviewers = list(people)
        facts.stages[1].criteria = [facts.criteria[1]]

    return change


def interviews(n: int, kind: StageKind = StageKind.INTERVIEW) -> Change:
    """So many stages of a kind."""
    return lambda facts: setattr(facts, "stages", [stage(each, *facts.criteria, kind=kind) for each in range(n)])


def stages_testing(first: int, second: int, tier: Tier = Tier.MUST) -> Change:
    """So many stages test the first criterion, and so many the second."""

    def change(facts: RoleFacts) -> None:
        facts.criteria[0].tier = tier
        one, two = facts.criteria
        facts.stages = [stage(n, one) for n in range(first)] + [stage(9 + n, two) for n in range(second)]

    return change


def leads(*leads: SourceLead) -> Change:
    """Another source plan."""
    return holds(leads=list(leads))


def promises(n: int, m: int) -> Change:
    """So many promises of the recruiter and of the manager."""
    return holds(promises=[promise(AMARA, each) for each in range(n)] + [promise(PRIYA, each) for each in range(m)])


def places(*words: str, shared: PayShared = PayShared.ON_REQUEST) -> Change:
    """Where the work is done, and how the range is told."""
    return of_role(jurisdictions=list(words), pay_shared=shared)


def short(facts: RoleFacts) -> None:
    """The only intake is the short form."""
    facts.sessions[0].form = SessionForm.SHORT


def re_intake_in_full(facts: RoleFacts) -> None:
    """A re-intake does not make the short form of the intake a full one."""
    short(facts)
    again = Session(kind=SessionKind.RE_INTAKE, partnership_id="PAIR0000")
    facts.sessions = [*facts.sessions, again]


def not_reached(facts: RoleFacts) -> None:
    """The last section has not begun."""
    facts.sessions[0].sections = sections("arrive", "together")


def written_by(amara: int, priya: int) -> Change:
    """So many letters of each in what belongs to both."""

    def change(facts: RoleFacts) -> None:
        facts.entries = {}
        facts.criteria = [
            must(1, label="a" * amara, definition="", anchors={}, raised_by=AMARA.id),
            must(2, label="p" * priya, definition="", anchors={}, raised_by=PRIYA.id),
        ]

    return change


def pact(facts: RoleFacts) -> None:
    """What is each one's own does not count for both."""
    written_by(100, 100)(facts)
    says("candourPact", "a" * 5000, AMARA)(facts)


def proposed(facts: RoleFacts) -> None:
    """What a template put there nobody wrote."""
    written_by(100, 100)(facts)
    facts.entries = {"pitch": [answer("pitch", AMARA, "a" * 5000, proposed=True)]}


ONE_RATER = "Only one person will judge “Designs flow 1”; a second view makes it steadier."
OWNER = "Name the one person who decides before anyone is interviewed."
OUTSIDE = "The decision sits outside this partnership; write why and what you still own."
PAY = "Agree who sets pay and the range now, while it is about the work and not a person."
WIDE = "A range this wide tells candidates little; narrow it or say what moves pay."
MARKET = "The recruiter's view of the market is missing; without it this is an order form."
RECRUITER = "Recruiter: what in this brief would you change if it were your team?"
MANAGER = "Manager: what in the sourcing plan or pitch do you doubt?"
KEYBOARD = "One of you wrote nearly all of it; swap the keyboard for the next section."
HARD = "Write the hardest part of this job; people who hear it early trust you more."
FOUR = "More than four interviews rarely changed Google's answer; which could go?"
THREE_PEOPLE = "Who on the team could name three people this week?"
TEAMMATE = "No teammate meets this person; who should?"


def law(places: str) -> str:
    """The message of I-14."""
    return f"Check the law for {places}: many require the range in the advert or before the interview."


def one_way(n: int, m: int) -> str:
    """The message of I-30."""
    return f"Promises should run both ways; one side has {n}, the other {m}."


def lead(person: Person | None = None, name: str = "") -> SourceLead:
    """A line of the source plan."""
    return SourceLead(channel="Calls", person_id=person.id if person else None, person_name=name)


SPEAKS = [
    Case("I-03", "one over all", first_must_by(JONAS), (ONE_RATER,)),
    Case("I-10", "nobody", of_role(decision_owner_id=None), (OWNER,)),
    Case("I-11", "seven words", both(of_role(decision_owner_id=JONAS.id), says("limits", SEVEN)), (OUTSIDE,)),
    Case("I-12", "nobody sets pay", of_role(pay_by_pair=False), (PAY,)),
    Case("I-12", "no lower end", of_role(pay_min=None), (PAY,)),
    Case("I-12", "no upper end", of_role(pay_max=None), (PAY,)),
    Case("I-12", "upside down", of_role(pay_min=11_200_001), (PAY,)),
    Case("I-13", "51 % wide", of_role(pay_min=100_000, pay_max=151_000), (WIDE,)),
    Case("I-14", "on request where the law says more", places("DE", "CH", "US-CO"), (law("Germany and Colorado"),)),
    Case("I-14", "a place by its name", places("New York City"), (law("New York City"),)),
    Case("I-14", "not told", places("DE", shared=PayShared.NO), (law("Germany"),)),
    Case("I-14", "not told, no listed place", places("Narnia", shared=PayShared.NO), (law("Narnia"),)),
    Case("I-14", "not told, no place", places(" ", shared=PayShared.NO), (law("the places where the work is done"),)),
    Case("I-15", "no evidence", holds(evidence=[MarketEvidence(fact=" ", source="x")]), (MARKET,)),
    Case("I-15", "seven words", says("marketOpinion", SEVEN, AMARA), (MARKET,)),
    Case("I-16", "manager alone", holds(challengers=frozenset({PRIYA.id})), (RECRUITER,)),
    Case("I-16", "a line of nothing",
         both(says("noChallenge", " ", AMARA), holds(challengers=frozenset({PRIYA.id}))), (RECRUITER,)),
    Case("I-17", "recruiter alone", holds(challengers=frozenset({AMARA.id})), (MANAGER,)),
    Case("I-18", "81 of 100", written_by(162, 38), (KEYBOARD,)),
    Case("I-18", "the manager", written_by(38, 162), (KEYBOARD,)),
    Case("I-20", "seven words", says("honestHard", SEVEN), (HARD,)),
    Case("I-20", "open", says("honestHard", ""), (HARD,)),
    Case("I-21", "five", interviews(5), (FOUR,)),
    Case("I-22", "three and one", stages_testing(3, 1), (
        "“Designs flow 1” is tested 3 times and “Designs flow 2” hardly; move a slot.",)),
    Case("I-22", "a nice-to-have, and none", stages_testing(4, 0, Tier.NICE), (
        "“Designs flow 1” is tested 4 times and “Designs flow 2” hardly; move a slot.",)),
    Case("I-24", "two recruiters", leads(lead(AMARA), lead(TOMASZ)), (THREE_PEOPLE,)),
    Case("I-24", "a channel alone", leads(lead(name=" ")), (THREE_PEOPLE,)),
    Case("I-25", "the two alone", interviewers(AMARA, PRIYA), (TEAMMATE,)),
    Case("I-25", "nobody", interviewers(), (TEAMMATE,)),
    Case("I-30", "none of the manager", promises(2, 0), (one_way(2, 0),)),
    Case("I-30", "one in which nothing is written",
         holds(promises=[promise(PRIYA, 1), Promise(from_id=AMARA.id, text=" ")]), (one_way(0, 1),)),
    Case("I-30", "none at all", promises(0, 0), (one_way(0, 0),)),
    Case("I-30", "three apart", promises(1, 4), (one_way(1, 4),)),
]  # fmt: skip
"""Each case changes one thing of a brief that is whole."""

SILENT = [
    Case("I-03", "two", first_must_by(JONAS, AMARA)),
    Case("I-03", "nobody, which is I-02's", first_must_by()),
    Case("I-10", "somebody", of_role(decision_owner_id=JONAS.id)),
    Case("I-11", "eight words", both(of_role(decision_owner_id=JONAS.id), says("limits", EIGHT))),
    Case("I-11", "one of the two", both(of_role(decision_owner_id=AMARA.id), says("limits", ""))),
    Case("I-12", "one person sets pay", of_role(pay_by_pair=False, pay_owner_id=PRIYA.id)),
    Case("I-12", "the pair sets pay", of_role(pay_by_pair=True, pay_owner_id=None)),
    Case("I-12", "one figure", of_role(pay_min=100, pay_max=100)),
    Case("I-13", "50 % wide", of_role(pay_min=100_000, pay_max=150_000)),
    Case("I-13", "from nothing", of_role(pay_min=0, pay_max=100)),
    Case("I-14", "in the advert", places("DE", shared=PayShared.ADVERT)),
    Case("I-14", "before the interview", places("DE", shared=PayShared.BEFORE_INTERVIEW)),
    Case("I-14", "a place that is not listed", places("CH")),
    Case("I-14", "a place the workspace took out", both(places("DE"), holds(places=places_of({"DE": None})))),
    Case("I-15", "eight words", says("marketOpinion", EIGHT, AMARA)),
    Case("I-15", "not asked in the short form", both(short, holds(evidence=[]))),
    Case("I-16", "not there yet", both(not_reached, holds(challengers=frozenset()))),
    Case("I-16", "a line on why there is none",
         both(says("noChallenge", "We argued it out before.", AMARA), holds(challengers=frozenset({PRIYA.id})))),
    Case("I-17", "not there yet", both(not_reached, holds(challengers=frozenset()))),
    Case("I-18", "80 of 100", written_by(160, 40)),
    Case("I-18", "199 letters", written_by(199, 0)),
    Case("I-18", "one's own answers", pact),
    Case("I-18", "a template's words", proposed),
    Case("I-20", "eight words", says("honestHard", EIGHT)),
    Case("I-20", "not asked in the short form", both(short, says("honestHard", ""))),
    Case("I-20", "a re-intake asks no more", both(re_intake_in_full, says("honestHard", ""))),
    Case("I-21", "four", interviews(4)),
    Case("I-21", "five exercises", interviews(5, StageKind.EXERCISE)),
    Case("I-22", "two and one", stages_testing(2, 1)),
    Case("I-22", "three and two", stages_testing(3, 2)),
    Case("I-24", "a teammate", leads(lead(AMARA), lead(JONAS))),
    Case("I-24", "somebody by name", leads(lead(AMARA), lead(name="Lucía"))),
    Case("I-24", "not asked in the short form", both(short, leads())),
    Case("I-25", "a teammate", interviewers(PRIYA, JONAS)),
    Case("I-30", "two apart", promises(1, 3)),
    Case("I-30", "not asked in the short form", both(short, promises(0, 0))),
]  # fmt: skip
