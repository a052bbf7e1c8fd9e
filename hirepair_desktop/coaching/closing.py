"""When a rule “at close” may speak: as soon as the two come to the end of a session, and after it."""

from __future__ import annotations

from hirepair_desktop.model import Session


def is_closing(session: Session) -> bool:
    """Whether a session is at its end: closed, agreed by one of the two, or in its last section."""
    if session.closed_at is not None or session.agreed_by:
        return True
    return bool(session.sections) and session.sections[-1]["started_at"] is not None


def has_reached(session: Session, section: str) -> bool:
    """Whether a section was begun; what is closed, or has no such section, has passed it."""
    if session.closed_at is not None:
        return True
    begun = {timing["key"]: timing["started_at"] for timing in session.sections}
    return begun.get(section, "") is not None
