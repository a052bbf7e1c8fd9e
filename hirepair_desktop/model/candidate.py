"""A candidate, the interviews held, what is attached, what is offered and what they are told."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import CheckConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hirepair_desktop.model.base import Base, enum_column, list_column, ref, text_column
from hirepair_desktop.model.kinds import CandidateStatus, OfferStatus, PayPeriod, Source
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.role import Role, link_table

interview_interviewer = link_table("interview_interviewer", "interview", "person")


class Advice(TypedDict):
    """What the other party advises the owner about this candidate."""

    person_id: str
    text: str


class GrowthPoint(TypedDict):
    """One thing to work on, tied to what was agreed the job needs."""

    text: str
    criterion_id: str | None


class Candidate(Base):
    """Somebody considered for a role; shown by alias unless names are asked for."""

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("alias"),)

    alias: Mapped[str] = mapped_column(String(16))
    role_id: Mapped[str] = ref("role", owned=True)
    name: Mapped[str] = text_column()
    headline: Mapped[str] = text_column()
    email: Mapped[str] = text_column()
    phone: Mapped[str] = text_column()
    source: Mapped[Source] = enum_column(Source, "source", default=Source.APPLIED)
    sourced_by_id: Mapped[str | None] = ref("person")
    referrer_id: Mapped[str | None] = ref("person")
    stage_id: Mapped[str | None] = ref("stage")
    status: Mapped[CandidateStatus] = enum_column(CandidateStatus, "status", default=CandidateStatus.NEW)
    added_on: Mapped[date | None] = mapped_column(default=None)
    last_interview_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_reason: Mapped[str] = text_column()
    pay_hope: Mapped[str] = text_column()
    can_start_on: Mapped[date | None] = mapped_column(default=None)
    started_on: Mapped[date | None] = mapped_column(default=None)
    also_talking_to: Mapped[str] = text_column()
    consent: Mapped[bool] = mapped_column(default=False)
    advice: Mapped[list[Advice]] = list_column()

    role: Mapped[Role] = relationship()


class Interview(Base):
    """A talk that was held, or is planned while `held_at` lies ahead."""

    __tablename__ = "interview"
    __table_args__ = (CheckConstraint("minutes BETWEEN 1 AND 1440", name="minutes"),)

    candidate_id: Mapped[str] = ref("candidate", owned=True)
    stage_id: Mapped[str | None] = ref("stage")
    held_at: Mapped[datetime | None] = mapped_column(default=None)
    minutes: Mapped[int] = mapped_column(default=45)

    interviewers: Mapped[list[Person]] = relationship(
        secondary=interview_interviewer, order_by="Person.name, Person.id", info={"ids": "interviewer_ids"}
    )


class Attachment(Base):
    """A file of a candidate, such as a CV; erased with the candidate."""

    __tablename__ = "attachment"

    candidate_id: Mapped[str] = ref("candidate", owned=True)
    name: Mapped[str] = text_column()
    mime: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))
    bytes: Mapped[bytes] = mapped_column(LargeBinary)


class ReferrerUpdate(Base):
    """The outcome told to whoever referred the candidate, and by whom."""

    __tablename__ = "referrer_update"

    candidate_id: Mapped[str] = ref("candidate", owned=True)
    referrer_id: Mapped[str] = ref("person")
    by: Mapped[str] = ref("person")
    at: Mapped[datetime]


class Offer(Base):
    """One version of an offer, beside the range as it stood. Amounts are minor units."""

    __tablename__ = "offer"
    __table_args__ = (
        UniqueConstraint("candidate_id", "version"),
        CheckConstraint("amount >= 0", name="amount"),
    )

    candidate_id: Mapped[str] = ref("candidate", owned=True)
    version: Mapped[int] = mapped_column(default=1)
    amount: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3), default="EUR")
    period: Mapped[PayPeriod] = enum_column(PayPeriod, "period", default=PayPeriod.YEAR)
    range_min: Mapped[int | None] = mapped_column(default=None)
    range_max: Mapped[int | None] = mapped_column(default=None)
    set_by: Mapped[str | None] = ref("person")
    set_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str] = text_column()
    delegation_note: Mapped[str] = text_column()
    note: Mapped[str] = text_column()
    status: Mapped[OfferStatus] = enum_column(OfferStatus, "status", default=OfferStatus.DRAFT)


class CandidateMessage(Base):
    """What a candidate is told: both kinds, by whom, when (METHOD A.2 section 7)."""

    __tablename__ = "candidate_message"

    candidate_id: Mapped[str] = ref("candidate", owned=True)
    session_id: Mapped[str | None] = ref("session")
    strengths: Mapped[list[str]] = list_column()
    growth: Mapped[list[GrowthPoint]] = list_column()
    next_step: Mapped[str] = text_column()
    channel: Mapped[str] = text_column()
    owner_id: Mapped[str | None] = ref("person")
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
