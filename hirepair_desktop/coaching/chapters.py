"""The chapters of METHOD C, side by side: which rules stand always, which belong to a role, which to a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import check_in, feedback, intake, partnership, review
from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Role, Session
from hirepair_desktop.model.kinds import SessionKind

STANDING: tuple[Callable[[Block, Look], Iterator[Prompt]], ...] = (
    intake.standing,
    review.standing,
    check_in.standing,
    partnership.standing,
)
"""What stands always, over the whole workspace."""

BY_KIND: dict[SessionKind, tuple[Callable[[Block, Session, Look, bool], Iterator[Prompt]], ...]] = {
    SessionKind.SHORTLIST: (review.about_shortlist,),
    SessionKind.DEBRIEF: (review.about_debrief,),
    SessionKind.FEEDBACK: (feedback.in_session,),
    SessionKind.MEND: (feedback.in_mending,),
    SessionKind.CHECK_IN: (check_in.in_session,),
}
"""The session rules of each kind of session."""

ANY_KIND: tuple[Callable[[Block, Session, Look, bool], Iterator[Prompt]], ...] = (partnership.any_session,)
"""The session rules of every session (P-03, P-04, P-11)."""

WRITES_BRIEF = frozenset({SessionKind.INTAKE, SessionKind.RE_INTAKE})


def standing(s: Block, look: Look) -> Iterator[Prompt]:
    """Every standing rule."""
    for look_over in STANDING:
        yield from look_over(s, look)


def role_rules(s: Block, role: Role, look: Look, *, closed: bool) -> Iterator[Prompt]:
    """The role rules about one role."""
    yield from intake.about_role(s, role, look, closed)


def about_role(s: Block, role: Role, look: Look, *, closed: bool) -> Iterator[Prompt]:
    """The role rules and the standing ones about one role."""
    yield from role_rules(s, role, look, closed=closed)
    yield from intake.standing_of(s, role, look)


def session_rules(s: Block, session: Session, look: Look, *, closed: bool) -> Iterator[Prompt]:
    """The session rules about one session."""
    for look_over in (*BY_KIND.get(session.kind, ()), *ANY_KIND):
        yield from look_over(s, session, look, closed)


def about_session(s: Block, session: Session, look: Look, *, closed: bool) -> Iterator[Prompt]:
    """What is said at the table: the session rules, and the role rules where the brief is written."""
    if session.kind in WRITES_BRIEF and session.role is not None:
        yield from intake.about_role(s, session.role, look, closed)
    yield from session_rules(s, session, look, closed=closed)
