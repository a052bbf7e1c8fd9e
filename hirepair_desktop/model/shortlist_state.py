"""What of a shortlist review is still open (METHOD A.5). Open parts stop nothing; they are printed as open."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.deciding import message_to
from hirepair_desktop.model.form import Field
from hirepair_desktop.model.session import Commitment, Session
from hirepair_desktop.model.shortlist_form import SHORTLIST
from hirepair_desktop.model.shortlisting import Outcome, is_shown, profiles_of, step_of

Part = Callable[[Block, Session], bool]


def open_fields(s: Block, session: Session) -> list[Field]:
    """The needed parts that are still open, in the order of the form."""
    return [field for field in SHORTLIST.fields if field.needed and not PARTS[field.key](s, session)]


def profiles_without_step(s: Block, session: Session) -> list[str]:
    """The aliases that have no next step with words, an owner and a day."""
    texts = [
        made.text
        for made in s.scalars(select(Commitment).where(Commitment.session_id == session.id))
        if made.owner_id and made.due is not None
    ]
    return [c.alias for c in session.candidates if not any(step_of(c.alias, text) for text in texts)]


def untold(s: Block, session: Session) -> list[str]:
    """The aliases that go out and have no message yet."""
    return [
        profile.candidate.alias
        for profile in profiles_of(s, session)
        if profile.chosen is Outcome.OUT and message_to(s, profile.candidate.id, session.id) is None
    ]


def _picks(s: Block, session: Session) -> bool:
    return is_shown(s, session.id)


def _decision(s: Block, session: Session) -> bool:
    return all(profile.is_settled for profile in profiles_of(s, session))


def _commitments(s: Block, session: Session) -> bool:
    return bool(session.candidates) and not profiles_without_step(s, session)


PARTS: dict[str, Part] = {"picks": _picks, "decision": _decision, "commitments": _commitments}
"""When a needed part of the form is filled. A test holds its keys equal to the form's."""
