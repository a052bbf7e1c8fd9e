"""A brief no rule of METHOD C.1 has anything to say about, and one-line cases that change one thing of it.

Everything is made by hand and lies in no file: rules are pure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hirepair_desktop.coaching import intake
from hirepair_desktop.coaching.prompt import Dismissed, Prompt
from hirepair_desktop.coaching.role_facts import RoleFacts
from hirepair_desktop.coaching.rule import Look, prompts
from hirepair_desktop.model import (
    Criterion,
    Entry,
    MarketEvidence,
    Outcome,
    Partnership,
    Person,
    Promise,
    Role,
    Session,
    SourceLead,
    Stage,
)
from hirepair_desktop.model.kinds import PayShared, PersonKind, RoleStatus, SectionState, SessionKind, StageKind
from hirepair_desktop.model.pay_places import places_of
from hirepair_desktop.model.session import SectionTiming
from hirepair_desktop.model.settings import DEFAULTS
from hirepair_desktop.model.word_matching import word_lists

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LOCKED = NOW - timedelta(days=30)

AMARA = Person(id="AMARA000", name="Amara Okafor", kind=PersonKind.RECRUITER)
PRIYA = Person(id="PRIYA000", name="Priya Raman", kind=PersonKind.MANAGER)
JONAS = Person(id="JONAS000", name="Jonas Brandt", kind=PersonKind.INTERVIEWER)
TOMASZ = Person(id="TOMASZ00", name="Tomasz Lind", kind=PersonKind.RECRUITER)

ANSWERS = {
    "team.now": (PRIYA, "Five people, two of whom hold all the ledger knowledge."),
    "team.direction": (PRIYA, "Payments become a product other teams build on."),
    "priorities.1": (PRIYA, "Refunds that arrive"),
    "readback.r": (AMARA, "You keep the lights on with two people and want to build."),
    "honestHard": (PRIYA, "On call one week in five, two night calls a week last quarter."),
    "marketOpinion": (AMARA, "I would take the ledger out of the musts and widen the town."),
    "limits": (PRIYA, "Finance must agree above the range; all the rest is ours."),
    "pitch": (AMARA, "You will own the moment people get their money back."),
    "companyStory": (PRIYA, "Freight for small firms, told plainly, by people who have shipped."),
}


def must(n: int, **values: Any) -> Criterion:
    """A must that says all it should; the two of the pair raise them in turn."""
    whole = {
        "id": f"MUST{n:04d}",
        "label": f"Designs flow {n}",
        "definition": "Draws what happens when a payment fails half way, and who is told.",
        "anchors": {"1": "Draws the happy path.", "4": "Finds the cause with partial data and tells users."},
        "raised_by": (AMARA if n % 2 else PRIYA).id,
        "added_at": LOCKED,
        "rank": n,
    }
    return Criterion(**{**whole, **values})


def stage(n: int, *criteria: Criterion, **values: Any) -> Stage:
    """An interview with the manager and a teammate."""
    whole = {"id": f"STAGE{n:03d}", "name": f"Talk {n}", "kind": StageKind.INTERVIEW, "rank": n}
    made = Stage(**{**whole, "questions": [question("Which part did you give up, and why?")], **values})
    made.criteria, made.interviewers = list(criteria), [PRIYA, JONAS]
    return made


def question(text: str, listen_for: str = "An act, and what came of it.") -> dict[str, Any]:
    """A question of a stage."""
    return {"text": text, "listen_for": listen_for, "criterion_id": None}


def promise(by: Person, n: int) -> Promise:
    """A standing promise."""
    return Promise(id=f"{by.name[:3].upper()}PR{n:03d}", from_id=by.id, text=f"Promise {n}", working_days=2)


def answer(key: str, by: Person, text: str, **values: Any) -> Entry:
    """A plain answer."""
    return Entry(session_id="INTAKE00", key=key, person_id=by.id, text=text, written_at=LOCKED, **values)


def sections(*reached: str) -> list[SectionTiming]:
    """How far a sitting got."""
    return [
        SectionTiming(
            key=key, started_at="2026-10-25T12:00:00Z", ended_at=None, state=SectionState.OPEN, extended=False,
            first_speaker_id=None,
        )
        for key in reached
    ]  # fmt: skip


def quiet_brief() -> RoleFacts:
    """A whole, agreed brief of an open role, before anybody was met."""
    musts = [must(1), must(2)]
    role = Role(
        id="ROLE0000", code="R1", title="Engineer", partnership_id="PAIR0000", opened_on=TODAY - timedelta(days=31),
        status=RoleStatus.OPEN, decision_owner_id=PRIYA.id, pay_by_pair=True, pay_min=9_200_000, pay_max=11_200_000,
        pay_shared=PayShared.ADVERT, jurisdictions=["DE"], locked_at=LOCKED, intake_version=1,
    )  # fmt: skip
    sitting = Session(id="INTAKE00", kind=SessionKind.INTAKE, partnership_id="PAIR0000", started_at=LOCKED)
    sitting.sections = sections("arrive", "commit")
    entries = {key: [answer(key, by, text)] for key, (by, text) in ANSWERS.items()}
    entries["readback.r"][0].agreed_by = [PRIYA.id]
    return RoleFacts(
        look=Look(NOW, TODAY, DEFAULTS, word_lists()),
        role=role,
        pair=Partnership(id="PAIR0000", recruiter_id=AMARA.id, manager_id=PRIYA.id, started_on=TODAY),
        outcomes=[
            Outcome(id=f"OUTC000{n}", text=f"Failed refunds under {n} %", measure="weekly", due_months=6)
            for n in range(1, 4)
        ],
        criteria=musts,
        stages=[stage(1, *musts), stage(2, *musts)],
        evidence=[MarketEvidence(fact="38 people show this mix", source="Search", date=TODAY)],
        leads=[SourceLead(channel="Former colleagues", person_id=JONAS.id)],
        promises=[promise(by, n) for by in (AMARA, PRIYA) for n in (1, 2)],
        sessions=[sitting],
        challengers=frozenset({AMARA.id, PRIYA.id}),
        entries=entries,
        recruiters=frozenset({AMARA.id, TOMASZ.id}),
        places=places_of({}),
    )


Change = Callable[[RoleFacts], object]
"""Changes one thing of a brief."""


@dataclass(frozen=True)
class Case:
    """A changed brief, and what one rule says about it: the message of each prompt, in order."""

    rule: str
    name: str
    change: Change
    says: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"

    def facts(self) -> RoleFacts:
        """The brief, changed."""
        facts = quiet_brief()
        self.change(facts)
        return facts


def look_over(facts: RoleFacts) -> list[Prompt]:
    """Everything the role rules say."""
    return list(prompts(intake.RULES, facts, facts.look, facts.where))


def told(facts: RoleFacts, rule_id: str) -> list[Prompt]:
    """What one rule says."""
    return [prompt for prompt in look_over(facts) if prompt.id == rule_id]


def told_after_sent_away(case: Case) -> list[Prompt]:
    """What the rule of a case says once each of its prompts was sent away."""
    gone = {
        (prompt.id, prompt.about.id): ((None, Dismissed(PRIYA.id, "Not this time.", NOW)),)
        for prompt in told(case.facts(), case.rule)
    }
    facts = case.facts()
    facts.look = replace(facts.look, dismissals=gone)
    return told(facts, case.rule)


# Changes


def of_role(**columns: Any) -> Change:
    """Columns of the role."""
    return lambda facts: [setattr(facts.role, key, value) for key, value in columns.items()]


def of_must(**columns: Any) -> Change:
    """Columns of the first must."""
    return lambda facts: [setattr(facts.criteria[0], key, value) for key, value in columns.items()]


def says(key: str, text: str, by: Person = PRIYA) -> Change:
    """Another answer to one question; "" leaves it open."""
    return lambda facts: setattr(facts, "entries", {**facts.entries, key: [answer(key, by, text)] if text else []})


def holds(**values: Any) -> Change:
    """Other parts of the brief."""
    return lambda facts: [setattr(facts, key, value) for key, value in values.items()]


def asks(text: str, listen_for: str = "An act.") -> Change:
    """A question of the first stage."""
    return lambda facts: setattr(facts.stages[0], "questions", [question(text, listen_for)])


def both(*changes: Change) -> Change:
    """Several changes."""
    return lambda facts: [change(facts) for change in changes]
