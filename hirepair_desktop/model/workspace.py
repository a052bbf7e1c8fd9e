"""The workspace itself: its identity and counter, settings, dismissed prompts, tombstones."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hirepair_desktop.model.base import Base, ref, text_column


class Workspace(Base):
    """The one row that says which workspace this is; its `seq` is the last sequence given to any row."""

    __tablename__ = "workspace"

    name: Mapped[str] = text_column()
    made_at: Mapped[datetime]
    app: Mapped[str] = mapped_column(String(32), default="")


class Setting(Base):
    """A house default that was changed, or a fact about the workspace such as `sample`."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("key"),)

    key: Mapped[str] = mapped_column(String(64))
    value: Mapped[Any] = mapped_column(JSON, nullable=True)


class Dismissal(Base):
    """A prompt of the coach that somebody sent away, and why."""

    __tablename__ = "dismissal"

    rule_id: Mapped[str] = mapped_column(String(8))
    about_id: Mapped[str] = mapped_column(String(8))
    session_id: Mapped[str | None] = ref("session", owned=True)
    by: Mapped[str] = ref("person")
    at: Mapped[datetime]
    reason: Mapped[str] = text_column()


class Tombstone(Base):
    """An erased thing, by its id alone, so that a restored backup can be cleaned of it again."""

    __tablename__ = "tombstone"

    erased_at: Mapped[datetime]
