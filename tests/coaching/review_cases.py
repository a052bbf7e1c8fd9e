"""A review no rule of METHOD C.2 has anything to say about, and one-line cases that change one thing of it.

Everything is made by hand and lies in no file: rules are pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hirepair_desktop.coaching import review
from hirepair_desktop.coaching.prompt import Act, Dismissed, Prompt, Severity, State
from hirepair_desktop.coaching.review_facts import ReviewFacts
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import (
    Candidate,
    CandidateMessage,
    Challenge,
    Criterion,
    Decision,
    Entry,
    GapNote,
    Interview,
    Offer,
    Partnership,
    Person,
    Rating,
    Recommendation,
    Remark,
    Role,
    Session,
)
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    DecisionAbout,
    DecisionValue,
    OfferStatus,
    PersonKind,
    RatingState,
    SectionState,
    SessionKind,
    Tier,
    Verdict,
)
from hirepair_desktop.model.session import SectionTiming
from hirepair_desktop.model.settings import DEFAULTS
from hirepair_desktop.model.word_matching import word_lists

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TALK = NOW - timedelta(days=1)
REVEALED = NOW - timedelta(minutes=20)
AGREED = NOW - timedelta(days=60)

AMARA = Person(id="AMARA000", name="Amara Okafor", kind=PersonKind.RECRUITER)
PRIYA = Person(id="PRIYA000", name="Priya Raman", kind=PersonKind.MANAGER)
JONAS = Person(id="JONAS000", name="Jonas Brandt", kind=PersonKind.INTERVIEWER)
VIKTOR = Person(id="VIKTOR00", name="Viktor Haas", kind=PersonKind.APPROVER)
PEOPLE = (AMARA, PRIYA, JONAS, VIKTOR)

FLOWS, FAULTS, PEERS = (
    Criterion(id=id_, role_id="ROLE0000", label=label, tier=Tier.MUST, added_at=AGREED, rank=n)
    for n, (id_, label) in enumerate((("FLOWS000", "Designs flows"), ("FAULTS00", "Finds faults"), ("PEERS000", "Raises peers")))
)  # fmt: skip
BOOKS = Criterion(id="BOOKS000", role_id="ROLE0000", label="Knows the books", tier=Tier.NICE, added_at=AGREED, rank=9)
MUSTS = (FLOWS, FAULTS, PEERS)

SAW = "Drew the order of steps and named the point after which money is gone."
WHY = "Flows and faults were shown with cases, and peers with a person named by all of us."


def rating(by: Person, about: Criterion, value: int | None, evidence: str = SAW, **values: Any) -> Rating:
    """A sealed view, written half an hour after the talk; without a value it was not asked."""
    whole = {
        "id": f"{by.id[:4]}{about.id[:4]}",
        "session_id": "REVIEW00",
        "candidate_id": "CANDID00",
        "criterion_id": about.id,
        "rater_id": by.id,
        "state": RatingState.RATED if value is not None else RatingState.NOT_ASKED,
        "value": value,
        "evidence": evidence,
        "evidence_at": TALK + timedelta(hours=1, minutes=15),
        "revealed_at": REVEALED,
    }
    return Rating(**{**whole, **values})


def view(by: Person, value: Verdict, reason: str = "Two musts were shown with cases.") -> Recommendation:
    """An overall view."""
    return Recommendation(
        session_id="REVIEW00", candidate_id="CANDID00", rater_id=by.id, value=value, reason=reason
    )  # fmt: skip


def answer(key: str, text: str = "Yes, in the order in which we wrote it.", choice: str | None = None) -> Entry:
    """A plain answer of the manager."""
    return Entry(session_id="REVIEW00", key=key, person_id=PRIYA.id, text=text, choice=choice, written_at=NOW)


def challenge(by: Person) -> Challenge:
    """A point one puts to the other."""
    other = PRIYA if by is AMARA else AMARA
    return Challenge(session_id="REVIEW00", from_id=by.id, to_id=other.id, text="What would have made it a 4?")


def note(about: Criterion, text: str) -> GapNote:
    """A note on a gap."""
    return GapNote(session_id="REVIEW00", candidate_id="CANDID00", criterion_id=about.id, text=text)


def decision(
    value: DecisionValue | None = DecisionValue.HIRE, criteria: Sequence[Criterion] = MUSTS, **values: Any
) -> Decision:
    """A decision of its owner, eighteen minutes after the reveal; without a value it waits."""
    whole = {
        "id": "DECIDE00",
        "about": DecisionAbout.CANDIDATE,
        "about_id": "CANDID00",
        "session_id": "REVIEW00",
        "value": value,
        "made_by": PRIYA.id if value is not None else None,
        "made_at": REVEALED + timedelta(minutes=18) if value is not None else None,
        "rationale": WHY,
    }
    made = Decision(**{**whole, **values})
    made.criteria = list(criteria)
    return made


def talk(hours_ago: float = 24, *people: Person) -> Interview:
    """A talk of 45 minutes; recruiter, manager and Jonas were there unless others are named."""
    held = Interview(candidate_id="CANDID00", held_at=NOW - timedelta(hours=hours_ago), minutes=45)
    held.interviewers = list(people or (AMARA, PRIYA, JONAS))
    return held


def offer(amount: int = 10_400_000, **values: Any) -> Offer:
    """An offer within the range of 92 to 112 thousand, by who sets pay."""
    whole = {
        "id": "OFFER000", "candidate_id": "CANDID00", "amount": amount, "currency": "EUR", "range_min": 9_200_000,
        "range_max": 11_200_000, "set_by": PRIYA.id, "status": OfferStatus.DRAFT, "reason": "The middle, by our own rule.",
    }  # fmt: skip
    return Offer(**{**whole, **values})


def message(**values: Any) -> CandidateMessage:
    """A message of both kinds, sent on the day of the decision."""
    whole = {
        "id": "MESSAGE0", "candidate_id": "CANDID00", "session_id": "REVIEW00",
        "strengths": ["Your walk-through of the outage was clear and calm."],
        "growth": [{"text": "A page with a reader from finance would help.", "criterion_id": PEERS.id}],
        "next_step": "Priya calls tonight.", "sent_at": NOW,
    }  # fmt: skip
    return CandidateMessage(**{**whole, **values})


def sections(*reached: str, first: Person | None = JONAS) -> list[SectionTiming]:
    """How far a sitting got; `first` spoke first about the gaps."""
    return [
        SectionTiming(
            key=key, started_at="2026-11-24T11:30:00Z", ended_at=None, state=SectionState.OPEN, extended=False,
            first_speaker_id=first.id if key == "gaps" and first is not None else None,
        )
        for key in reached
    ]  # fmt: skip


EVERY_SECTION = ("agreed", "reveal", "gaps", "challenge", "decision", "pay", "message", "learning")


def quiet_review() -> ReviewFacts:
    """A debrief that goes as it should: three raters, one difference, a challenge, a hire, an offer, a message."""
    role = Role(
        id="ROLE0000", code="R1", partnership_id="PAIR0000", opened_on=TODAY, decision_owner_id=PRIYA.id,
        pay_owner_id=PRIYA.id, pay_min=9_200_000, pay_max=11_200_000,
    )  # fmt: skip
    pair = Partnership(id="PAIR0000", recruiter_id=AMARA.id, manager_id=PRIYA.id, started_on=TODAY)
    role.partnership = pair
    sitting = Session(id="REVIEW00", kind=SessionKind.DEBRIEF, partnership_id=pair.id, role_id=role.id)
    sitting.started_at, sitting.sections = NOW - timedelta(minutes=30), sections(*EVERY_SECTION)
    made = decision()
    return ReviewFacts(
        look=Look(NOW, TODAY, DEFAULTS, word_lists()),
        session=sitting,
        session_id=sitting.id,
        role=role,
        pair=pair,
        candidate=Candidate(id="CANDID00", alias="K01", role_id=role.id, status=CandidateStatus.DEBRIEFED),
        names={person.id: person.name.split()[0] for person in PEOPLE},
        criteria=(*MUSTS, BOOKS),
        agreed=frozenset(criterion.id for criterion in (*MUSTS, BOOKS)),
        own={person.id: frozenset(c.id for c in MUSTS) for person in PEOPLE},
        others=frozenset({"K02", "K11"}),
        ratings=[
            rating(by, about, value)
            for by, values in ((AMARA, (3, 3, 3)), (PRIYA, (3, 4, 3)), (JONAS, (3, 3, None)))
            for about, value in zip(MUSTS, values, strict=True)
        ],
        recommendations=[view(AMARA, Verdict.YES), view(PRIYA, Verdict.STRONG_YES), view(JONAS, Verdict.YES)],
        entries=[answer("matchesBrief", choice="yes"), answer("addsToDirection")],
        remarks=[Remark(session_id="REVIEW00", person_id=PRIYA.id, at=NOW, text="I have the ticket with me.")],
        challenges=[challenge(AMARA)],
        interviews=[talk()],
        made=[made],
        holds=made,
        offer=offer(),
        message=message(),
        revealed_at=REVEALED,
        required=frozenset({AMARA.id, PRIYA.id, JONAS.id}),
    )


Change = Callable[[ReviewFacts], object]
"""Changes one thing of a review."""


@dataclass(frozen=True)
class Case:
    """A changed review, and what one rule says about it: the message of each prompt, in order."""

    rule: str
    name: str
    change: Change
    says: tuple[str, ...] = ()
    weight: tuple[Severity, Act | None] | None = None
    state: State = State.OPEN

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"

    def facts(self) -> ReviewFacts:
        """The review, changed."""
        facts = quiet_review()
        self.change(facts)
        return facts


def look_over(facts: ReviewFacts, *, closed: bool = False) -> list[Prompt]:
    """Everything the rules of a debrief say."""
    return list(review.in_debrief(facts, closed=closed))


def told(facts: ReviewFacts, rule_id: str) -> list[Prompt]:
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


def holds(**values: Any) -> Change:
    """Other parts of the review."""
    return lambda facts: [setattr(facts, key, value) for key, value in values.items()]


def of_candidate(**columns: Any) -> Change:
    """Columns of the candidate."""
    return lambda facts: [setattr(facts.candidate, key, value) for key, value in columns.items()]


def of_session(**columns: Any) -> Change:
    """Columns of the sitting."""
    return lambda facts: [setattr(facts.session, key, value) for key, value in columns.items()]


def limits(**thresholds: Any) -> Change:
    """Other thresholds."""
    return lambda facts: setattr(
        facts, "look", replace(facts.look, thresholds={**facts.look.thresholds, **thresholds})
    )  # fmt: skip


def rated(*ratings: Rating) -> Change:
    """Ratings in the place of those of the same rater on the same criterion, or beside them."""
    return lambda facts: setattr(facts, "ratings", [*_without(facts.ratings, ratings), *ratings])


def _without(kept: Sequence[Rating], given: Sequence[Rating]) -> list[Rating]:
    replaced = {(r.rater_id, r.criterion_id) for r in given}
    return [r for r in kept if (r.rater_id, r.criterion_id) not in replaced]


def decided(
    value: DecisionValue | None = DecisionValue.HIRE, criteria: Sequence[Criterion] = MUSTS, **values: Any
) -> Change:
    """Another decision."""
    made = decision(value, criteria, **values)
    return holds(made=[made], holds=made)


def drafted(chosen: DecisionValue | None, criteria: Sequence[Criterion] = MUSTS, **values: Any) -> Change:
    """A decision that waits, with what is chosen for it so far."""
    return holds(made=[], holds=None, waiting=decision(None, criteria, **values), chosen=chosen)


def undecided(*reached: str) -> Change:
    """A sitting that has got so far and no decision yet."""
    return both(holds(made=[], holds=None), of_session(sections=sections(*reached)))


def both(*changes: Change) -> Change:
    """Several changes."""
    return lambda facts: [change(facts) for change in changes]
