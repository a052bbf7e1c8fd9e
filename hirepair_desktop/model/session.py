"""A session at the table: who, when, which sections, plain answers, challenges, remarks, commitments."""

from __future__ import annotations

import datetime as dt
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import CheckConstraint, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hirepair_desktop.model.base import Base, enum_column, ids_column, list_column, ref, text_column
from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.kinds import (
    ChallengeKind,
    ChallengeResult,
    CommitmentStatus,
    Effect,
    Load,
    Permission,
    SectionState,
    SessionForm,
    SessionKind,
)
from hirepair_desktop.model.people import Partnership, Person
from hirepair_desktop.model.role import Role, link_table

session_attendee = link_table("session_attendee", "session", "person")
session_candidate = link_table("session_candidate", "session", "candidate")


class SectionTiming(TypedDict):
    """How a section went: begun, ended, its state, one extension, who spoke first.

    Times are ISO 8601 in UTC, as everything in a JSON column.
    """

    key: str
    started_at: str | None
    ended_at: str | None
    state: SectionState
    extended: bool
    first_speaker_id: str | None


class Session(Base):
    """One sitting of the pair. Planned while `started_at` is empty, closed once `closed_at` is set."""

    __tablename__ = "session"

    kind: Mapped[SessionKind] = enum_column(SessionKind, "kind")
    partnership_id: Mapped[str] = ref("partnership")
    role_id: Mapped[str | None] = ref("role")
    planned_for: Mapped[datetime | None] = mapped_column(default=None)
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    reopened_reason: Mapped[str] = text_column()
    form: Mapped[SessionForm] = enum_column(SessionForm, "form", default=SessionForm.FULL)
    sections: Mapped[list[SectionTiming]] = list_column()
    close_reason: Mapped[str] = text_column()
    agreed_by: Mapped[list[str]] = ids_column("person")
    shared_by: Mapped[list[str]] = ids_column("person")
    brief_version: Mapped[int | None] = mapped_column(default=None)

    partnership: Mapped[Partnership] = relationship()
    role: Mapped[Role | None] = relationship()
    attendees: Mapped[list[Person]] = relationship(
        secondary=session_attendee, order_by="Person.name, Person.id", info={"ids": "attendee_ids"}
    )
    candidates: Mapped[list[Candidate]] = relationship(
        secondary=session_candidate, order_by="Candidate.alias, Candidate.id", info={"ids": "candidate_ids"}
    )


class Entry(Base):
    """A plain answer of one person to one field of a session; `key` as in the field tables of METHOD A.

    `proposed` words were put there by a template or a role this one was made from: until somebody writes or agrees,
    nobody stands behind them.
    """

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("session_id", "key", "person_id"),)

    session_id: Mapped[str] = ref("session", owned=True)
    key: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[str] = ref("person")
    text: Mapped[str] = text_column()
    choice: Mapped[str | None] = mapped_column(String(64), default=None)
    date: Mapped[dt.date | None] = mapped_column(default=None)
    written_at: Mapped[datetime]
    agreed_by: Mapped[list[str]] = ids_column("person")
    proposed: Mapped[bool] = mapped_column(default=False, server_default=false())


class Challenge(Base):
    """A point one puts to the other, the answer, and how it ended: changed, kept, or parked until a day or until
    something happens (`parked_event`)."""

    __tablename__ = "challenge"

    session_id: Mapped[str] = ref("session", owned=True)
    from_id: Mapped[str] = ref("person")
    to_id: Mapped[str] = ref("person")
    target: Mapped[str] = text_column()
    kind: Mapped[ChallengeKind] = enum_column(ChallengeKind, "kind", default=ChallengeKind.BRIEF)
    text: Mapped[str] = text_column()
    response: Mapped[str] = text_column()
    result: Mapped[ChallengeResult | None] = enum_column(ChallengeResult, "result", default=None, nullable=True)
    made_at: Mapped[datetime | None] = mapped_column(default=None)
    resolved_at: Mapped[datetime | None] = mapped_column(default=None)
    owner_id: Mapped[str | None] = ref("person")
    parked_until: Mapped[date | None] = mapped_column(default=None)
    parked_event: Mapped[str] = text_column(server_default="")


class Remark(Base):
    """Something said at the table, in the words of who said it."""

    __tablename__ = "remark"

    session_id: Mapped[str] = ref("session", owned=True)
    person_id: Mapped[str] = ref("person")
    at: Mapped[datetime]
    text: Mapped[str] = text_column()
    about: Mapped[str] = text_column()


class Thanks(Base):
    """Thanks to somebody who helped, in the giver's words."""

    __tablename__ = "thanks"

    session_id: Mapped[str] = ref("session", owned=True)
    from_id: Mapped[str] = ref("person")
    to_id: Mapped[str] = ref("person")
    text: Mapped[str] = text_column()


class Commitment(Base):
    """What somebody said they would do, by when, for whom. Nothing disappears unless closed."""

    __tablename__ = "commitment"
    __table_args__ = (CheckConstraint("moves >= 0", name="moves"),)

    session_id: Mapped[str | None] = ref("session")
    owner_id: Mapped[str | None] = ref("person")
    text: Mapped[str] = text_column()
    due: Mapped[date | None] = mapped_column(default=None)
    first_due: Mapped[date | None] = mapped_column(default=None)
    moves: Mapped[int] = mapped_column(default=0)
    status: Mapped[CommitmentStatus] = enum_column(CommitmentStatus, "status", default=CommitmentStatus.OPEN)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    done_late: Mapped[bool] = mapped_column(default=False)
    dropped_reason: Mapped[str] = text_column()
    for_whom: Mapped[str | None] = ref("person")
    agreed_by: Mapped[list[str]] = ids_column("person")
    made_at: Mapped[datetime | None] = mapped_column(default=None)


class Arrival(Base):
    """How somebody arrives at a feedback session: load, first priority, whether now is a good time."""

    __tablename__ = "arrival"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    session_id: Mapped[str] = ref("session", owned=True)
    person_id: Mapped[str] = ref("person")
    load: Mapped[Load | None] = enum_column(Load, "load", default=None, nullable=True)
    priority_now: Mapped[str] = text_column()
    permission: Mapped[Permission | None] = enum_column(Permission, "permission", default=None, nullable=True)
    date: Mapped[dt.date | None] = mapped_column(default=None)
    load_shared: Mapped[bool] = mapped_column(default=False)


class Landing(Base):
    """One word on how a session felt, and whether it left the person more able."""

    __tablename__ = "landing"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    session_id: Mapped[str] = ref("session", owned=True)
    person_id: Mapped[str] = ref("person")
    word: Mapped[str] = text_column()
    effect: Mapped[Effect | None] = enum_column(Effect, "effect", default=None, nullable=True)
