"""What a review leaves: ratings as sealed, later views beside them, picks, gaps, and decisions."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hirepair_desktop.model.base import Base, enum_column, list_column, ref, text_column
from hirepair_desktop.model.kinds import (
    Confidence,
    DecidedBy,
    DecisionAbout,
    DecisionValue,
    Pick,
    RatingState,
    Verdict,
)
from hirepair_desktop.model.role import Criterion, link_table

decision_criterion = link_table("decision_criterion", "decision", "criterion")


class Dissent(TypedDict):
    """Another view, kept with respect and in its own words."""

    person_id: str
    text: str


class Rating(Base):
    """One rater's sealed view of one candidate on one criterion. Created by the reveal, never before it."""

    __tablename__ = "rating"
    __table_args__ = (
        UniqueConstraint("session_id", "candidate_id", "criterion_id", "rater_id"),
        CheckConstraint("(state = 'rated') = (value IS NOT NULL)", name="value_if_rated"),
        CheckConstraint("value IS NULL OR value BETWEEN 1 AND 4", name="value"),
        CheckConstraint("revised_value IS NULL OR revised_value BETWEEN 1 AND 4", name="revised_value"),
    )

    session_id: Mapped[str] = ref("session", owned=True)
    candidate_id: Mapped[str] = ref("candidate", owned=True)
    criterion_id: Mapped[str] = ref("criterion")
    rater_id: Mapped[str] = ref("person")
    state: Mapped[RatingState] = enum_column(RatingState, "state")
    value: Mapped[int | None] = mapped_column(default=None)
    evidence: Mapped[str] = text_column()
    evidence_at: Mapped[datetime | None] = mapped_column(default=None)
    sealed_at: Mapped[datetime | None] = mapped_column(default=None)
    revealed_at: Mapped[datetime]
    revised_value: Mapped[int | None] = mapped_column(default=None)
    revised_reason: Mapped[str] = text_column()
    revised_at: Mapped[datetime | None] = mapped_column(default=None)


class Recommendation(Base):
    """One rater's overall view, written last, with confidence and reason."""

    __tablename__ = "recommendation"
    __table_args__ = (UniqueConstraint("session_id", "candidate_id", "rater_id"),)

    session_id: Mapped[str] = ref("session", owned=True)
    candidate_id: Mapped[str] = ref("candidate", owned=True)
    rater_id: Mapped[str] = ref("person")
    value: Mapped[Verdict] = enum_column(Verdict, "value")
    confidence: Mapped[Confidence | None] = enum_column(Confidence, "confidence", default=None, nullable=True)
    reason: Mapped[str] = text_column()
    sealed_at: Mapped[datetime | None] = mapped_column(default=None)


class ShortlistPick(Base):
    """One person's yes, maybe or no to one profile of a shortlist review, as revealed."""

    __tablename__ = "shortlist_pick"
    __table_args__ = (UniqueConstraint("session_id", "candidate_id", "person_id"),)

    session_id: Mapped[str] = ref("session", owned=True)
    candidate_id: Mapped[str] = ref("candidate", owned=True)
    person_id: Mapped[str] = ref("person")
    pick: Mapped[Pick] = enum_column(Pick, "pick")
    why: Mapped[str] = text_column()
    sealed_at: Mapped[datetime | None] = mapped_column(default=None)


class GapNote(Base):
    """What each saw and what differs, for a criterion on which views part by two or more."""

    __tablename__ = "gap_note"
    __table_args__ = (UniqueConstraint("session_id", "candidate_id", "criterion_id"),)

    session_id: Mapped[str] = ref("session", owned=True)
    candidate_id: Mapped[str] = ref("candidate", owned=True)
    criterion_id: Mapped[str] = ref("criterion")
    text: Mapped[str] = text_column()


class Decision(Base):
    """A decision with its one owner. A decision can be made again: the last one holds.

    While `value` is empty it waits for its owner (or the pair); `about_id` is a candidate or a role.
    """

    __tablename__ = "decision"

    about: Mapped[DecisionAbout] = enum_column(DecisionAbout, "about")
    about_id: Mapped[str] = mapped_column(String(8), index=True)
    session_id: Mapped[str | None] = ref("session")
    question: Mapped[str] = text_column()
    raised_by: Mapped[str | None] = ref("person")
    raised_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[DecidedBy] = enum_column(DecidedBy, "decided_by", default=DecidedBy.OWNER)
    value: Mapped[DecisionValue | None] = enum_column(DecisionValue, "value", default=None, nullable=True)
    made_by: Mapped[str | None] = ref("person")
    made_at: Mapped[datetime | None] = mapped_column(default=None)
    rationale: Mapped[str] = text_column()
    delegation_note: Mapped[str] = text_column()
    dissent: Mapped[list[Dissent]] = list_column()
    next_question: Mapped[str] = text_column()
    next_date: Mapped[date | None] = mapped_column(default=None)
    reopened_reason: Mapped[str] = text_column()

    criteria: Mapped[list[Criterion]] = relationship(
        secondary=decision_criterion, order_by="Criterion.rank, Criterion.id", info={"ids": "criterion_ids"}
    )
