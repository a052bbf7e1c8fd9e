"""What is still open in a check-in: the needed questions nobody has answered (METHOD A.4)."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.check_in import LATE_DAYS, RATED_FROM, CheckIn
from hirepair_desktop.model.checking_in import talk_of
from hirepair_desktop.model.form import Field
from hirepair_desktop.model.promising import IS_WRITTEN
from hirepair_desktop.model.role import Outcome
from hirepair_desktop.model.session import Commitment, Session
from hirepair_desktop.model.sittings import form_of

COLUMNS = {
    "celebrate": "celebrate", "thriveSign": "thrive_sign", "hireVoice": "hire_voice", "promiseGap": "promise_gap",
    "stayAnswer": "stay_answer", "supportGiven": "support_given", "hireAgain": "would_hire_again",
    "chooseAgain": "hire_would_choose_again",
}  # fmt: skip
"""The column of a check-in that answers each question."""


def is_asked(key: str, day: int) -> bool:
    """Whether a question is asked on that day: staying and hiring again on days 90 and 180, scores from day 90 on."""
    if key in ("stayAnswer", "hireAgain"):
        return day in LATE_DAYS
    return day >= RATED_FROM if key in ("chooseAgain", "criteria") else True


def open_fields(s: Block, session: Session) -> list[Field]:
    """The needed questions of this talk without an answer, in the order they are asked."""
    talk = talk_of(s, session.id)
    if talk is None:
        return []
    return [
        field
        for field in form_of(session).fields
        if field.needed and is_asked(field.key, talk.day) and not _is_answered(s, session, talk, field.key)
    ]


def _is_answered(s: Block, session: Session, talk: CheckIn, key: str) -> bool:
    if key == "outcomes":
        known = {note["outcome_id"] for note in talk.outcomes if note.get("status")}
        return all(outcome in known for outcome in s.scalars(select(Outcome.id).filter_by(role_id=session.role_id)))
    if key == "commitments":
        made = select(func.count(Commitment.id)).where(Commitment.session_id == session.id, IS_WRITTEN)
        return bool(s.scalar(made))
    value = getattr(talk, COLUMNS[key])
    return bool(value.strip()) if type(value) is str else value is not None
