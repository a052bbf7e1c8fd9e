"""Feedback of one to the other, the receiver's free answer, and the pulse of the pair."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hirepair_desktop.model.base import Base, Ranked, enum_column, ref, text_column
from hirepair_desktop.model.kinds import Response, Tone, Topic


class Feedback(Ranked, Base):
    """A moment, an act, an effect, an ask and the reason for saying it. Created by the reveal."""

    __tablename__ = "feedback"
    __table_args__ = (CheckConstraint("from_id <> to_id", name="two_people"),)

    session_id: Mapped[str] = ref("session", owned=True)
    from_id: Mapped[str] = ref("person")
    to_id: Mapped[str] = ref("person")
    topic: Mapped[Topic] = enum_column(Topic, "topic", default=Topic.OTHER)
    tone: Mapped[Tone] = enum_column(Tone, "tone")
    headline: Mapped[str] = text_column()
    happened_on: Mapped[date | None] = mapped_column(default=None)
    situation: Mapped[str] = text_column()
    behaviour: Mapped[str] = text_column()
    impact: Mapped[str] = text_column()
    ask: Mapped[str] = text_column()
    care: Mapped[str] = text_column()
    sealed_at: Mapped[datetime | None] = mapped_column(default=None)
    revealed_at: Mapped[datetime]
    clarify_question: Mapped[str] = text_column()
    clarify_answer: Mapped[str] = text_column()
    thanks: Mapped[str] = text_column()
    response: Mapped[Response | None] = enum_column(Response, "response", default=None, nullable=True)
    response_reason: Mapped[str] = text_column()
    thinking_until: Mapped[date | None] = mapped_column(default=None)
    commitment_id: Mapped[str | None] = ref("commitment")


class Pulse(Base):
    """Five answers: understands my world, tells me straight, safe to disagree,
    helps me grow, keeps promises (METHOD D15). Each 1 to 5, private until revealed together."""

    __tablename__ = "pulse"
    __table_args__ = (
        UniqueConstraint("session_id", "person_id"),
        *(
            CheckConstraint(f"{item} IS NULL OR {item} BETWEEN 1 AND 5", name=item)
            for item in ("understands", "straight", "safe", "grow", "keeps")
        ),
    )

    session_id: Mapped[str] = ref("session", owned=True)
    person_id: Mapped[str] = ref("person")
    understands: Mapped[int | None] = mapped_column(default=None)
    straight: Mapped[int | None] = mapped_column(default=None)
    safe: Mapped[int | None] = mapped_column(default=None)
    grow: Mapped[int | None] = mapped_column(default=None)
    keeps: Mapped[int | None] = mapped_column(default=None)
    revealed_at: Mapped[datetime]
