"""What reviews wanted changed in how the pair hires: it feeds their next intake (METHOD A.2, section 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.role import Role
from hirepair_desktop.model.session import Entry, Session
from hirepair_desktop.text import local

LESSON = "processLesson"
"""The key of the answer (METHOD A.2)."""

MOST = 3
"""So many are told at the start of an intake of three minutes."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing to change, by whom, on which day, in the search for whom."""

    person_id: str
    text: str
    day: date
    role_title: str


def last_noted(s: Block, partnership_id: str, before: datetime, most: int = MOST) -> list[Noted]:
    """What a pair noted last before a moment, newest first, whichever of their roles it was about."""
    rows = s.execute(
        select(Entry.person_id, Entry.text, Entry.written_at, Role.title)
        .join(Session, Session.id == Entry.session_id)
        .outerjoin(Role, Role.id == Session.role_id)
        .where(
            Session.partnership_id == partnership_id, Entry.key == LESSON, Entry.text != "", Entry.written_at < before
        )
        .order_by(Entry.written_at.desc(), Entry.seq.desc(), Entry.id)
        .limit(most)
    )  # fmt: skip
    return [Noted(who, text.strip(), local(at).date(), title or "") for who, text, at, title in rows if text.strip()]
