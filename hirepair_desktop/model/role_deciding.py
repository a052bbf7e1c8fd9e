"""Decisions about a role ("Second seat at mid level?"): asked, decided by their owner or by both, decided again.

The caller commits. A decision that was made stays; another one about the same question can follow it, with a reason.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.deciding import decision_owner
from hirepair_desktop.model.kinds import DecidedBy, DecisionAbout, DecisionValue
from hirepair_desktop.model.review import Decision
from hirepair_desktop.model.role import Role
from hirepair_desktop.text import _

ANSWERS = (DecisionValue.YES, DecisionValue.NO)
"""What a question about a role is answered with (METHOD 0.4)."""


def new_question(role: Role, question: str, decided_by: DecidedBy, raised_by: str, at: datetime) -> dict[str, Any]:
    """The values of a question that waits. Raises RefusedValueError without words."""
    if not question.strip():
        raise RefusedValueError(_("Write the question so that yes or no answers it."), "question")
    return {
        "about": DecisionAbout.ROLE, "about_id": role.id, "question": question.strip(), "decided_by": decided_by,
        "raised_by": raised_by, "raised_at": at,
    }  # fmt: skip


def decide_about_role(
    s: Block, decision: Decision, value: DecisionValue, reason: str, agreed: Collection[str], at: datetime
) -> None:
    """Answer a question that waits. `agreed` are those of the pair who stand behind the answer.

    Raises RefusedValueError without a reason, for one that was answered already, and where both decide and not
    both have agreed.
    """
    if decision.value is not None or value not in ANSWERS:
        raise RefusedValueError(_("This was decided already. Nothing was changed."))
    if not reason.strip():
        raise RefusedValueError(_("Say why in a sentence: the reason is printed with the decision."), "rationale")
    role = s.get_one(Role, decision.about_id)
    pair = role.partnership
    if decision.decided_by is DecidedBy.PAIR and not {pair.recruiter_id, pair.manager_id} <= set(agreed):
        raise RefusedValueError(_("You both decide this: each of you agrees first."), "rationale")
    decision.value, decision.made_at, decision.rationale = value, at, reason.strip()
    decision.made_by = decision_owner(role) if decision.decided_by is DecidedBy.OWNER else pair.manager_id


def ask_again(s: Block, decision_id: str, reason: str, by: str, at: datetime) -> Decision:
    """Put a decided question once more, beside the decision that holds until the new one is made.

    Raises RefusedValueError without a reason, and while the question waits already.
    """
    made = s.get_one(Decision, decision_id)
    if made.value is None or made.about is not DecisionAbout.ROLE:
        raise RefusedValueError(_("This question waits for its answer. Answer it first."))
    if not reason.strip():
        raise RefusedValueError(
            _("Say why it is decided again; the first decision stays in the list."), "reopened_reason"
        )
    waits = select(Decision.id).where(
        Decision.about == DecisionAbout.ROLE, Decision.about_id == made.about_id, Decision.question == made.question,
        Decision.value.is_(None),
    )  # fmt: skip
    if s.scalars(waits.limit(1)).first() is not None:
        raise RefusedValueError(_("This question waits already: it stands at the top of the page."), "reopened_reason")
    role = s.get_one(Role, made.about_id)
    again = Decision(**new_question(role, made.question, made.decided_by, by, at), reopened_reason=reason.strip())
    s.add(again)
    s.flush()
    return again
