"""People, the pairs they form, and what the two leave to each other over time."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hirepair_desktop.model.base import Base, enum_column, list_column, ref, text_column
from hirepair_desktop.model.kinds import GoalStatus, PersonKind


class ServiceLevel(TypedDict):
    """A standing promise of a pair in working days."""

    text: str
    working_days: int


class Person(Base):
    """Somebody at the table or around it. `kind` is only the usual seat."""

    __tablename__ = "person"

    name: Mapped[str] = text_column()
    kind: Mapped[PersonKind] = enum_column(PersonKind, "kind")


class Partnership(Base):
    """One recruiter and one manager who hire together."""

    __tablename__ = "partnership"
    __table_args__ = (
        UniqueConstraint("recruiter_id", "manager_id"),
        CheckConstraint("recruiter_id <> manager_id", name="two_people"),
    )

    recruiter_id: Mapped[str] = ref("person")
    manager_id: Mapped[str] = ref("person")
    started_on: Mapped[date]
    sla: Mapped[list[ServiceLevel]] = list_column()

    recruiter: Mapped[Person] = relationship(foreign_keys="Partnership.recruiter_id")
    manager: Mapped[Person] = relationship(foreign_keys="Partnership.manager_id")


class TrustEntry(Base):
    """Trust extended: what one now leaves to the other (METHOD B S23)."""

    __tablename__ = "trust_entry"

    partnership_id: Mapped[str] = ref("partnership", owned=True)
    from_id: Mapped[str] = ref("person")
    at: Mapped[datetime]
    text: Mapped[str] = text_column()


class GrowthGoal(Base):
    """What a person wants to get better at, and who helps and how (METHOD A.3 section 6)."""

    __tablename__ = "growth_goal"

    person_id: Mapped[str] = ref("person")
    session_id: Mapped[str | None] = ref("session")
    text: Mapped[str] = text_column()
    supporter_id: Mapped[str | None] = ref("person")
    help: Mapped[str] = text_column()
    status: Mapped[GoalStatus] = enum_column(GoalStatus, "status", default=GoalStatus.ACTIVE)
    set_on: Mapped[date | None] = mapped_column(default=None)
