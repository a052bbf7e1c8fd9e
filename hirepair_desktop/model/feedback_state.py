"""What of a feedback session is still open: the needed parts that one of the two has not filled (METHOD A.3).

Open parts stop nothing; they are listed, and printed as open (METHOD 0.5).
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.feedback import Feedback
from hirepair_desktop.model.feedback_form import FEEDBACK
from hirepair_desktop.model.feedback_verbs import active_goals, is_answered, items_of, promised, was_shown
from hirepair_desktop.model.form import Field
from hirepair_desktop.model.kinds import CommitmentStatus, Permission, RoundOf, Tone
from hirepair_desktop.model.session import Arrival, Commitment, Landing, Session

Part = Callable[[Block, Session], bool]


def open_fields(s: Block, session: Session) -> list[Field]:
    """The needed parts that are still open, in the order of the form."""
    return [field for field in FEEDBACK.fields if field.needed and not PARTS[field.key](s, session)]


def _pair(session: Session) -> set[str]:
    return {session.partnership.recruiter_id, session.partnership.manager_id}


def _arrival(s: Block, session: Session) -> bool:
    found = s.scalars(select(Arrival).where(Arrival.session_id == session.id))
    return _pair(session) <= {arrival.person_id for arrival in found if has_arrived(arrival)}


def has_arrived(arrival: Arrival) -> bool:
    """Whether load, priority and permission are there; another day carries its date (METHOD A.3)."""
    dated = arrival.permission is not Permission.ANOTHER_DAY or arrival.date is not None
    return bool(arrival.load and arrival.priority_now.strip() and arrival.permission and dated)


def _promised(s: Block, session: Session) -> bool:
    """Nothing that is past its day is left unspoken."""
    begun = session.started_at or session.planned_for
    return not any(
        found.status is CommitmentStatus.OPEN
        and begun is not None
        and found.due is not None
        and found.due < begun.date()
        for found in promised(s, session)
    )


def _feedback(s: Block, session: Session) -> bool:
    """One appreciation and one thing that could be better, from each; before the reveal nobody can know."""
    said = {(item.from_id, item.tone) for item in items_of(s, session.id)}
    return {(person, tone) for person in _pair(session) for tone in Tone} <= said


def _pulse(s: Block, session: Session) -> bool:
    return was_shown(s, session.id, RoundOf.PULSE)


def _received(items: list[Feedback]) -> bool:
    return all(is_answered(item) for item in items)


def _manager_received(s: Block, session: Session) -> bool:
    items = [item for item in items_of(s, session.id) if item.to_id == session.partnership.manager_id]
    return was_shown(s, session.id, RoundOf.FEEDBACK) and _received(items)


def _recruiter_received(s: Block, session: Session) -> bool:
    items = [item for item in items_of(s, session.id) if item.to_id == session.partnership.recruiter_id]
    return was_shown(s, session.id, RoundOf.FEEDBACK) and _received(items)


def _growth(s: Block, session: Session) -> bool:
    recruiter, manager = session.partnership.recruiter_id, session.partnership.manager_id
    return bool(active_goals(s, recruiter, manager) and active_goals(s, manager, recruiter))


def _commitments(s: Block, session: Session) -> bool:
    found = s.scalars(select(Commitment).where(Commitment.session_id == session.id))
    return any(made.text.strip() and made.due is not None for made in found)


def _landing(s: Block, session: Session) -> bool:
    found = s.scalars(select(Landing).where(Landing.session_id == session.id))
    return _pair(session) <= {landing.person_id for landing in found if landing.word.strip() and landing.effect}


PARTS: dict[str, Part] = {
    "arrival": _arrival,
    "promised": _promised,
    "feedback": _feedback,
    "pulse": _pulse,
    "received.m": _manager_received,
    "received.r": _recruiter_received,
    "growthGoal": _growth,
    "commitments": _commitments,
    "landing": _landing,
}
"""When a part of the form is filled. A test holds its keys equal to the form's."""
