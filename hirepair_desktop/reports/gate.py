"""What may go out. Sealed text needs no gate: before a reveal there are no rows to print (RELIABILITY D9)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Round, Session
from hirepair_desktop.model.kinds import RoundOf, RoundState, SessionKind
from hirepair_desktop.reports.errors import HeldBackError, MayNotGoOutError
from hirepair_desktop.reports.holding import held_words
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.people import People
from hirepair_desktop.text import _, joined

WAITS_FOR = {
    SessionKind.SHORTLIST: RoundOf.PICKS,
    SessionKind.DEBRIEF: RoundOf.RATINGS,
    SessionKind.FEEDBACK: RoundOf.FEEDBACK,
    SessionKind.MEND: RoundOf.REPAIR,
}
"""The round a summary is about: while it is open, there is nothing to summarise."""


def may_go_out(s: Block, session_id: str, options: PrintOptions) -> str | None:
    """Why this summary stays in, as a sentence; None when it may go out."""
    session = s.get_one(Session, session_id)
    return _stays_in(s, session, options) or held_words(s, session, options) or None


def _stays_in(s: Block, session: Session, options: PrintOptions) -> str | None:
    """What no reason opens: not begun, still sealed, not shared."""
    if session.started_at is None:
        return _("This session has not begun, so there is nothing to print. Start it first.")
    waiting = s.scalars(
        select(Round.id).where(
            Round.session_id == session.id,
            Round.what == WAITS_FOR.get(session.kind),
            Round.state == RoundState.OPEN,
        )
    ).first()
    if waiting is not None:
        return _("What was written alone is still sealed. Reveal it together, then print.")
    if session.kind is SessionKind.MEND:
        return _not_agreed(s, session)
    return _not_shared(s, session, options) if session.kind is SessionKind.FEEDBACK else None


def _not_agreed(s: Block, session: Session) -> str | None:
    """A summary of mending a fence exists only if both agree (METHOD A.5); nobody has a copy of their own."""
    people = People(s, session.partnership)
    missing = [people.first(person) for person in people.pair if person not in session.shared_by]
    if not missing:
        return None
    return _(
        "{names} did not press “print it too”, so there is no summary of this session. It exists only if both agree."
    ).format(names=joined(missing))


def _not_shared(s: Block, session: Session, options: PrintOptions) -> str | None:
    """Feedback goes out when both agree; what one person received is that person's own (METHOD E)."""
    people = People(s, session.partnership)
    if options.only_received_by is not None:
        if options.only_received_by in people.pair:
            return None
        return _("Only the two who gave each other feedback can print what they received.")
    missing = [people.first(person) for person in people.pair if person not in session.shared_by]
    if not missing:
        return None
    return _(
        "{names} did not agree to share this feedback, so the shared summary stays in. "
        "Each of you can print what you received."
    ).format(names=joined(missing))


def hold_the_gate(s: Block, session_id: str, options: PrintOptions) -> None:
    """Raises MayNotGoOutError with the sentence (HeldBackError where a reason opens it)."""
    session = s.get_one(Session, session_id)
    sentence = _stays_in(s, session, options)
    if sentence is not None:
        raise MayNotGoOutError(sentence)
    held = held_words(s, session, options)
    if held:
        raise HeldBackError(held)
