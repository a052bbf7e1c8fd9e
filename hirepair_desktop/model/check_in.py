"""A talk after the hire: are they thriving, and were we right?"""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hirepair_desktop.model.base import Base, enum_column, ids_column, list_column, ref, text_column
from hirepair_desktop.model.kinds import HireAgain, OutcomeStatus, PromiseGap

DAYS = (14, 30, 60, 90, 180)
"""The days after the start on which a hire is talked with (METHOD A.4)."""

HELLO_DAY = 14
"""The talk that is a hello of ten minutes."""

RATED_FROM = 90
"""From this day on, what was sealed is seen beside the work, and the hire says whether they would choose again."""

LATE_DAYS = (90, 180)
"""The days on which one asks what would make them stay, and whether one would hire again."""


class OutcomeNote(TypedDict):
    """How one outcome of the intake stands."""

    outcome_id: str
    status: OutcomeStatus
    note: str


class CriterionNote(TypedDict):
    """How one criterion looks now, to learn about our interviews."""

    criterion_id: str
    now_value: int | None
    note: str


class CheckIn(Base):
    """A check-in with a hire on day 14, 30, 60, 90 or 180 after the start; due until `held_on` is set."""

    __tablename__ = "check_in"
    __table_args__ = (
        UniqueConstraint("hire_id", "day"),
        CheckConstraint("day IN (14, 30, 60, 90, 180)", name="day"),
    )

    hire_id: Mapped[str] = ref("candidate", owned=True)
    session_id: Mapped[str | None] = ref("session")
    day: Mapped[int]
    held_on: Mapped[date | None] = mapped_column(default=None)
    minutes: Mapped[int | None] = mapped_column(default=None)
    outcomes: Mapped[list[OutcomeNote]] = list_column()
    criteria: Mapped[list[CriterionNote]] = list_column()
    hire_voice: Mapped[str] = text_column()
    hire_present: Mapped[bool] = mapped_column(default=False)
    consent: Mapped[bool] = mapped_column(default=False)
    promise_gap: Mapped[PromiseGap | None] = enum_column(PromiseGap, "promise_gap", default=None, nullable=True)
    promise_gap_about: Mapped[str] = text_column()
    support_given: Mapped[str] = text_column()
    celebrate: Mapped[str] = text_column()
    thrive_sign: Mapped[str] = text_column()
    knew_then: Mapped[str] = text_column()
    stay_answer: Mapped[str] = text_column()
    would_hire_again: Mapped[HireAgain | None] = enum_column(HireAgain, "would_hire_again", default=None, nullable=True)
    hire_would_choose_again: Mapped[bool | None] = mapped_column(default=None)
    thanked: Mapped[list[str]] = ids_column("person")
