"""A role and its working brief: outcomes, criteria, plan, market, promises, and the versions agreed."""

from __future__ import annotations

import datetime as dt
from datetime import date, datetime
from typing import Any, TypedDict

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, String, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hirepair_desktop.model.base import (
    Base,
    Ranked,
    enum_column,
    ids_column,
    list_column,
    ref,
    text_column,
)
from hirepair_desktop.model.kinds import (
    Part,
    PayPeriod,
    PayShared,
    PowerOver,
    RoleStatus,
    StageKind,
    Tier,
)
from hirepair_desktop.model.people import Partnership, Person
from hirepair_desktop.model.stamps import ID_LENGTH


def link_table(name: str, left: str, right: str) -> Table:
    """A table of pairs; deleting either end removes the pair."""
    return Table(
        name,
        Base.metadata,
        *(
            Column(f"{end}_id", String(ID_LENGTH), ForeignKey(f"{end}.id", ondelete="CASCADE"), primary_key=True)
            for end in (left, right)
        ),
    )


criterion_outcome = link_table("criterion_outcome", "criterion", "outcome")
stage_criterion = link_table("stage_criterion", "stage", "criterion")
stage_interviewer = link_table("stage_interviewer", "stage", "person")


Anchors = TypedDict("Anchors", {"1": str, "2": str, "3": str, "4": str}, total=False)
"""What a 1, 2, 3 and 4 look like for one criterion of one role; the figure is the key."""


class Question(TypedDict):
    """A question of a stage, and what to listen for."""

    text: str
    listen_for: str
    criterion_id: str | None


class ProfilePick(TypedDict):
    """One person's answer to an example profile, as revealed."""

    person_id: str
    fits: bool
    why: str


class Role(Base):
    """What the pair hires for. Its live rows are the working brief; versions are in BriefVersion."""

    __tablename__ = "role"
    __table_args__ = (CheckConstraint("seats >= 1", name="seats"), UniqueConstraint("code"))

    code: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = text_column()
    partnership_id: Mapped[str] = ref("partnership")
    seats: Mapped[int] = mapped_column(default=1)
    location: Mapped[str] = text_column()
    reports_to: Mapped[str] = text_column()
    opened_on: Mapped[date]
    status: Mapped[RoleStatus] = enum_column(RoleStatus, "status", default=RoleStatus.DRAFT)
    decision_owner_id: Mapped[str | None] = ref("person")
    pay_owner_id: Mapped[str | None] = ref("person")
    pay_by_pair: Mapped[bool] = mapped_column(default=False)
    pay_min: Mapped[int | None] = mapped_column(default=None)
    pay_max: Mapped[int | None] = mapped_column(default=None)
    pay_currency: Mapped[str] = mapped_column(String(3), default="EUR")
    pay_period: Mapped[PayPeriod] = enum_column(PayPeriod, "pay_period", default=PayPeriod.YEAR)
    pay_shared: Mapped[PayShared | None] = enum_column(PayShared, "pay_shared", default=None, nullable=True)
    jurisdictions: Mapped[list[str]] = list_column()
    intake_version: Mapped[int] = mapped_column(default=0)
    locked_at: Mapped[datetime | None] = mapped_column(default=None)
    first_rated_at: Mapped[datetime | None] = mapped_column(default=None)
    filled_on: Mapped[date | None] = mapped_column(default=None)

    partnership: Mapped[Partnership] = relationship()
    outcomes: Mapped[list[Outcome]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="Outcome.rank, Outcome.id"
    )
    criteria: Mapped[list[Criterion]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="Criterion.rank, Criterion.id"
    )
    stages: Mapped[list[Stage]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="Stage.rank, Stage.id"
    )
    versions: Mapped[list[BriefVersion]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="BriefVersion.n"
    )


class Outcome(Ranked, Base):
    """What the person hired is to bring about, how it is measured and by which month."""

    __tablename__ = "outcome"

    role_id: Mapped[str] = ref("role", owned=True)
    text: Mapped[str] = text_column()
    measure: Mapped[str] = text_column()
    due_months: Mapped[int | None] = mapped_column(default=None)


class Criterion(Ranked, Base):
    """What candidates are looked at for. Retired rather than deleted once anybody was rated on it."""

    __tablename__ = "criterion"
    __table_args__ = (CheckConstraint("weight BETWEEN 1 AND 3", name="weight"),)

    role_id: Mapped[str] = ref("role", owned=True)
    label: Mapped[str] = text_column()
    definition: Mapped[str] = text_column()
    tier: Mapped[Tier] = enum_column(Tier, "tier", default=Tier.MUST)
    weight: Mapped[int] = mapped_column(default=1)
    raised_by: Mapped[str | None] = ref("person")
    anchors: Mapped[Anchors] = mapped_column(JSON, default=dict)
    agreed_by: Mapped[list[str]] = ids_column("person")
    added_at: Mapped[datetime | None] = mapped_column(default=None)
    retired_at: Mapped[datetime | None] = mapped_column(default=None)
    change_reason: Mapped[str] = text_column()
    changed_by: Mapped[str | None] = ref("person")

    outcomes: Mapped[list[Outcome]] = relationship(
        secondary=criterion_outcome, order_by="Outcome.rank, Outcome.id", info={"ids": "outcome_ids"}
    )


class Stage(Ranked, Base):
    """One step of the interview plan: who meets the person, for how long, about which criteria.

    `lead_ids` are those of its criteria that it leads: it asks first and writes the evidence. For the others it
    also listens (picture 03).
    """

    __tablename__ = "stage"
    __table_args__ = (CheckConstraint("minutes BETWEEN 1 AND 1440", name="minutes"),)

    role_id: Mapped[str] = ref("role", owned=True)
    name: Mapped[str] = text_column()
    kind: Mapped[StageKind] = enum_column(StageKind, "kind", default=StageKind.INTERVIEW)
    minutes: Mapped[int] = mapped_column(default=45)
    questions: Mapped[list[Question]] = list_column()
    lead_ids: Mapped[list[str]] = ids_column("criterion", server_default="[]")

    interviewers: Mapped[list[Person]] = relationship(
        secondary=stage_interviewer, order_by="Person.name, Person.id", info={"ids": "interviewer_ids"}
    )
    criteria: Mapped[list[Criterion]] = relationship(
        secondary=stage_criterion, order_by="Criterion.rank, Criterion.id", info={"ids": "criterion_ids"}
    )


class MarketEvidence(Ranked, Base):
    """A fact about the market with its source and date."""

    __tablename__ = "market_evidence"

    role_id: Mapped[str] = ref("role", owned=True)
    fact: Mapped[str] = text_column()
    source: Mapped[str] = text_column()
    date: Mapped[dt.date | None] = mapped_column(default=None)


class SourceLead(Ranked, Base):
    """One line of the source plan: a channel, a person by name, a day."""

    __tablename__ = "source_lead"

    role_id: Mapped[str] = ref("role", owned=True)
    channel: Mapped[str] = text_column()
    person_id: Mapped[str | None] = ref("person")
    person_name: Mapped[str] = text_column()
    due_on: Mapped[date | None] = mapped_column(default=None)


class ExampleProfile(Ranked, Base):
    """An anonymised profile both say yes or no to, sealed, to calibrate the brief."""

    __tablename__ = "example_profile"

    role_id: Mapped[str] = ref("role", owned=True)
    label: Mapped[str] = text_column()
    text: Mapped[str] = text_column()
    picks: Mapped[list[ProfilePick]] = list_column()


class Tradeoff(Base):
    """If only two musts could stay: the manager's picks and the recruiter's guess, as revealed."""

    __tablename__ = "tradeoff"
    __table_args__ = (UniqueConstraint("role_id"),)

    role_id: Mapped[str] = ref("role", owned=True)
    manager_picks: Mapped[list[str]] = ids_column("criterion")
    recruiter_guess: Mapped[list[str]] = ids_column("criterion")
    revealed_at: Mapped[datetime | None] = mapped_column(default=None)


class Promise(Ranked, Base):
    """A standing promise of one to the other with a time limit (METHOD `slaR`, `slaM`)."""

    __tablename__ = "promise"
    __table_args__ = (CheckConstraint("working_days BETWEEN 0 AND 365", name="working_days"),)

    role_id: Mapped[str] = ref("role", owned=True)
    from_id: Mapped[str] = ref("person")
    text: Mapped[str] = text_column()
    working_days: Mapped[int] = mapped_column(default=2)


class PromiseEvent(Base):
    """One time a standing promise fell due, and when it was met."""

    __tablename__ = "promise_event"

    promise_id: Mapped[str] = ref("promise", owned=True)
    due_at: Mapped[datetime]
    met_at: Mapped[datetime | None] = mapped_column(default=None)


class DecisionRole(Ranked, Base):
    """Somebody's part in the decision; *must agree* carries its narrow reason."""

    __tablename__ = "decision_role"

    role_id: Mapped[str] = ref("role", owned=True)
    person_id: Mapped[str] = ref("person")
    part: Mapped[Part] = enum_column(Part, "part")
    reason: Mapped[str] = text_column()


class PowerEntry(Base):
    """Each time owner, pay owner, range, decision or offer moved: who, from whom to whom, why (S20)."""

    __tablename__ = "power_entry"

    role_id: Mapped[str] = ref("role", owned=True)
    at: Mapped[datetime]
    what: Mapped[PowerOver] = enum_column(PowerOver, "what")
    from_id: Mapped[str | None] = ref("person")
    to_id: Mapped[str | None] = ref("person")
    by: Mapped[str | None] = ref("person")
    why: Mapped[str] = text_column()


class BriefVersion(Base):
    """A version of the intake as agreed: immutable. What "locked" and "as it stood" mean."""

    __tablename__ = "brief_version"
    __table_args__ = (UniqueConstraint("role_id", "n"), CheckConstraint("n >= 1", name="n"))

    role_id: Mapped[str] = ref("role", owned=True)
    n: Mapped[int]
    reason: Mapped[str] = text_column()
    agreed_at: Mapped[datetime]
    agreed_by: Mapped[list[str]] = ids_column("person")
    body: Mapped[dict[str, Any]]
    hash: Mapped[str] = mapped_column(String(64))
