"""What the rules about a review look at (METHOD C.2): one sitting and one candidate, read once by `review_reading`.

Mapped objects only, and they may be transient: a test makes them by hand, and a private page builds `Views` from
its own draft. Nothing here knows what somebody else has sealed: before a reveal there are no rows of it
(RELIABILITY D9).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal

from hirepair_desktop.coaching.prompt import About, Where
from hirepair_desktop.coaching.rule import Look, Thing
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
    Rating,
    Recommendation,
    Remark,
    Role,
    Session,
    ShortlistPick,
)
from hirepair_desktop.model.deciding import decision_owner
from hirepair_desktop.model.kinds import DecisionValue, Tier
from hirepair_desktop.model.review_facts import spread

Place = Literal["evidence", "rationale", "notes", "message"]


@dataclass(frozen=True, slots=True)
class Text:
    """Some words of a review: what a prompt about them would be about, the field, what kind of words they are.

    What was said at the table is about the session: it has no kind of its own that a prompt can be about.
    """

    about: Thing | About
    kind: str
    field: str
    words: str
    place: Place


@dataclass
class Views:
    """What people saw: ratings with their evidence, overall views, picks of a shortlist.

    `own` are the criteria each rater was asked about, `others` the aliases of the other candidates of the role.
    """

    look: Look
    ratings: Sequence[Rating] = ()
    recommendations: Sequence[Recommendation] = ()
    picks: Sequence[ShortlistPick] = ()
    criteria: Sequence[Criterion] = ()
    own: Mapping[str, frozenset[str]] = field(default_factory=dict)
    others: frozenset[str] = frozenset()

    @cached_property
    def by_id(self) -> Mapping[str, Criterion]:
        """The criteria by id."""
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def musts(self) -> list[Criterion]:
        """METHOD C `musts`: tier must and not retired."""
        return [c for c in self.criteria if c.tier is Tier.MUST and c.retired_at is None]

    @cached_property
    def rated(self) -> list[Rating]:
        """The ratings with a value; METHOD's `NA` is none (0.3)."""
        return [rating for rating in self.ratings if rating.value is not None]

    def is_must(self, criterion_id: str) -> bool:
        """Whether a criterion is one of the musts."""
        return any(must.id == criterion_id for must in self.musts)

    def label(self, criterion_id: str) -> str:
        """What a criterion is called."""
        found = self.by_id.get(criterion_id)
        return found.label if found is not None else ""

    def by_rater(self) -> dict[str, list[Rating]]:
        """The ratings with a value, by who gave them."""
        found: dict[str, list[Rating]] = {}
        for rating in self.rated:
            found.setdefault(rating.rater_id, []).append(rating)
        return found

    def texts(self) -> Iterator[Text]:
        """Everything written about the candidate."""
        for rating in self.ratings:
            yield Text(rating, "rating", "evidence", rating.evidence, "evidence")
            yield Text(rating, "rating", "revision", rating.revised_reason, "notes")
        for view in self.recommendations:
            yield Text(About("person", view.rater_id), "person", "recommendation", view.reason, "notes")
        for pick in self.picks:
            yield Text(About("candidate", pick.candidate_id), "candidate", "why", pick.why, "evidence")


@dataclass
class Notes(Views):
    """What was written and said at the table, about whomever: answers, remarks, challenges."""

    session_id: str = ""
    entries: Sequence[Entry] = ()
    remarks: Sequence[Remark] = ()
    challenges: Sequence[Challenge] = ()

    def texts(self) -> Iterator[Text]:
        yield from super().texts()
        here = About("session", self.session_id)
        for entry in self.entries:
            yield Text(here, "session", entry.key, entry.text, "notes")
        yield Text(here, "session", "revision", "\n".join(remark.text for remark in self.remarks), "notes")
        argued = "\n".join(words for c in self.challenges for words in (c.text, c.response))
        yield Text(here, "session", "challenges", argued, "notes")


@dataclass(kw_only=True)
class ReviewFacts(Notes):
    """One candidate in one sitting.

    `made` are the decisions made in it, the last one last; `holds` is the one that holds for the candidate.
    `waiting` is the decision that waits for its owner, `chosen` what is chosen for it so far. `agreed` are the
    criteria of the brief in use. `unsealed` are the people the reveal waits for, `required` whose page it wants.
    `quiet` counts the reviews of the pair just before this one in which the recruiter challenged nothing.
    """

    session: Session
    role: Role
    pair: Partnership
    candidate: Candidate
    names: Mapping[str, str] = field(default_factory=dict)
    interviews: Sequence[Interview] = ()
    gap_notes: Sequence[GapNote] = ()
    made: Sequence[Decision] = ()
    holds: Decision | None = None
    waiting: Decision | None = None
    chosen: DecisionValue | None = None
    agreed: frozenset[str] = frozenset()
    offer: Offer | None = None
    message: CandidateMessage | None = None
    revealed_at: datetime | None = None
    required: frozenset[str] = frozenset()
    unsealed: Sequence[str] = ()
    quiet: int = 0

    @property
    def where(self) -> Where:
        """The place of every prompt about this candidate in this sitting."""
        return Where(self.role.id, self.candidate.id, self.pair.id, self.session.id)

    def name(self, person_id: str | None) -> str:
        """What a person is called; "" where it is not known who."""
        return self.names.get(person_id or "", "")

    # The sitting

    def reached(self, section: str) -> bool:
        """Whether a section was begun."""
        return any(timing["key"] == section and timing["started_at"] for timing in self.session.sections)

    def first_speaker(self, section: str) -> str | None:
        """Who spoke first in a section, where it was noted."""
        return next((t["first_speaker_id"] for t in self.session.sections if t["key"] == section), None)

    def has_answer(self, key: str) -> bool:
        """Whether a question of the review was answered, in words or by a choice."""
        return any(entry.key == key and (entry.text.strip() or entry.choice) for entry in self.entries)

    @property
    def raters(self) -> frozenset[str]:
        """Everybody who has written about the candidate, or is asked to."""
        wrote = {rating.rater_id for rating in self.ratings} | {view.rater_id for view in self.recommendations}
        return frozenset(wrote) | self.required

    # The values

    @cached_property
    def spreads(self) -> dict[str, int]:
        """How far sealed values lie apart, by criterion; a later view closes no gap (METHOD R-06, "at reveal")."""
        values: dict[str, list[int | None]] = {}
        for rating in self.rated:
            values.setdefault(rating.criterion_id, []).append(rating.value)
        return {criterion_id: spread(given) or 0 for criterion_id, given in values.items()}

    def now_values(self, criterion_id: str) -> list[int]:
        """What the raters think now of a criterion: the later view where there is one."""
        return [r.revised_value or r.value or 0 for r in self.rated if r.criterion_id == criterion_id]

    # The decision

    @property
    def decision(self) -> Decision | None:
        """The decision of this sitting: what waits to be made (again), else the one made last."""
        reopened = self.waiting is not None and bool(self.waiting.reopened_reason)
        if self.waiting is not None and (reopened or not self.made):
            return self.waiting
        return self.made[-1] if self.made else None

    @property
    def value(self) -> DecisionValue | None:
        """What is decided, or chosen while the sitting lasts."""
        decision = self.decision
        if decision is not None and decision.value is not None:
            return decision.value
        return self.chosen if self.session.closed_at is None else None

    @property
    def at_decide(self) -> bool:
        """METHOD's "at decide": the decision is on the table, or was made."""
        return self.value is not None or self.reached("decision")

    @property
    def rests_on(self) -> frozenset[str]:
        """The criteria the decision names."""
        return frozenset(c.id for c in self.decision.criteria) if self.decision is not None else frozenset()

    @property
    def owner_id(self) -> str:
        """The one who decides."""
        return decision_owner(self.role)

    def texts(self) -> Iterator[Text]:
        yield from super().texts()
        for note in self.gap_notes:
            yield Text(About("criterion", note.criterion_id), "criterion", "gapNotes", note.text, "notes")
        for advice in self.candidate.advice:
            yield Text(self.candidate, "candidate", "advice", advice["text"], "notes")
        for decision in (*self.made, *filter(None, (self.waiting,))):
            yield Text(decision, "decision", "rationale", decision.rationale, "rationale")
            others = "\n".join(d["text"] for d in decision.dissent)
            yield Text(decision, "decision", "dissent", others, "notes")
            yield Text(decision, "decision", "next_question", decision.next_question, "notes")
            yield Text(decision, "decision", "delegation_note", decision.delegation_note, "notes")
        if self.offer is not None:
            said = (self.offer.reason, self.offer.note, self.offer.delegation_note)
            yield Text(self.offer, "offer", "offer", "\n".join(said), "notes")
        if self.message is not None:
            yield Text(self.message, "message", "message", message_words(self.message), "message")


def message_words(message: CandidateMessage) -> str:
    """Everything a message says."""
    growth = (point["text"] for point in message.growth)
    return "\n".join((*message.strengths, *growth, message.next_step))
