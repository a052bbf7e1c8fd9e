"""What of a debrief is still open (METHOD A.2). Open parts stop nothing; they are printed as open (0.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.answering import is_answered
from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.deciding import decisions_about, latest_offer, message_to, waiting_decision
from hirepair_desktop.model.form import Field, Kind
from hirepair_desktop.model.kinds import DecisionValue, OfferStatus
from hirepair_desktop.model.promising import IS_WRITTEN
from hirepair_desktop.model.review import Decision, GapNote
from hirepair_desktop.model.review_facts import SPREAD
from hirepair_desktop.model.review_form import REVIEW
from hirepair_desktop.model.reviewing import gaps_of, ratings_of, recommendations_of
from hirepair_desktop.model.session import Commitment, Entry, Session
from hirepair_desktop.model.settings import CANDIDATE_FEEDBACK, OFF, setting

UNDECIDED = (DecisionValue.HOLD, DecisionValue.MORE_EVIDENCE)
"""Decisions that close nothing: nobody is told an outcome yet (METHOD A.2, `candidateMessage`)."""


@dataclass(frozen=True)
class ReviewState:
    """One debrief of one candidate, read as its parts ask for it."""

    s: Block
    session: Session
    candidate: Candidate

    @cached_property
    def is_revealed(self) -> bool:
        """Whether the sealed pages were opened: before that there is no row of them."""
        found = ratings_of(self.s, self.session.id, self.candidate.id)
        return bool(found or recommendations_of(self.s, self.session.id, self.candidate.id))

    @cached_property
    def decision(self) -> Decision | None:
        """The decision of this debrief; None while it waits to be made, or made again."""
        if waiting_decision(self.s, self.session.id, self.candidate.id) is not None:
            return None
        made = [d for d in decisions_about(self.s, self.candidate.id) if d.session_id == self.session.id]
        return made[-1] if made else None


def open_sections(s: Block, session: Session) -> frozenset[str]:
    """The sections with something open in them; the reveal until the sealed pages are open to both."""
    if not session.candidates:
        return frozenset()
    state = ReviewState(s, session, session.candidates[0])
    found = {field.section for field in _open(state)}
    return frozenset(found if state.is_revealed else found | {"reveal"})


def open_fields(s: Block, session: Session) -> list[Field]:
    """The needed questions of a debrief that are still open, in the order of the form; none without a candidate."""
    return _open(ReviewState(s, session, session.candidates[0])) if session.candidates else []


def _open(state: ReviewState) -> list[Field]:
    entries: dict[str, list[Entry]] = {}
    for entry in state.s.scalars(select(Entry).where(Entry.session_id == state.session.id)):
        entries.setdefault(entry.key, []).append(entry)
    pair = state.session.partnership
    return [
        field
        for field in REVIEW.fields
        if field.needed
        and not (
            PARTS[field.key](state)
            if field.kind is Kind.PART
            else is_answered(field, entries.get(field.key, []), pair.recruiter_id, pair.manager_id)
        )
    ]


def _gap_notes(state: ReviewState) -> bool:
    """A note on every gap; before the reveal nobody knows of one."""
    least = int(setting(state.s, "SPREAD") or SPREAD)
    notes = state.s.scalars(
        select(GapNote).where(GapNote.session_id == state.session.id, GapNote.candidate_id == state.candidate.id)
    )
    noted = {note.criterion_id for note in notes if note.text.strip()}
    gaps = gaps_of(state.s, state.session.id, state.candidate.id, least)
    return state.is_revealed and all(gap.criterion.id in noted for gap in gaps)


def _decision(state: ReviewState) -> bool:
    return state.decision is not None


def _offer(state: ReviewState) -> bool:
    """An offer that was made, asked only of a hire."""
    if state.decision is None or state.decision.value is not DecisionValue.HIRE:
        return state.decision is not None
    offer = latest_offer(state.s, state.candidate.id)
    return offer is not None and offer.status is not OfferStatus.DRAFT


def _message(state: ReviewState) -> bool:
    """Something done well and something to grow, wherever the decision closes the talks."""
    if state.decision is not None and state.decision.value in UNDECIDED:
        return True
    message = message_to(state.s, state.candidate.id, state.session.id)
    if message is None:
        return False
    withheld = setting(state.s, CANDIDATE_FEEDBACK) == OFF
    return withheld or (_says(message.strengths) and _says(point["text"] for point in message.growth))


def _says(words: Iterable[str]) -> bool:
    return any(said.strip() for said in words)


def _commitments(state: ReviewState) -> bool:
    made = select(func.count(Commitment.id)).where(Commitment.session_id == state.session.id, IS_WRITTEN)
    return bool(state.s.scalar(made))


PARTS: dict[str, Callable[[ReviewState], bool]] = {
    "gapNotes": _gap_notes, "decision": _decision, "offer": _offer, "message": _message, "commitments": _commitments,
}  # fmt: skip
"""When a needed part of the form is filled. A test holds its keys equal to the form's."""
