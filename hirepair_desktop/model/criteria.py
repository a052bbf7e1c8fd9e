"""What happens to a criterion: raised, agreed, retired or deleted (METHOD 0.1, 4; A.1)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import selectinload

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.kinds import RoundOf, RoundState, Tier
from hirepair_desktop.model.review import GapNote, Rating, decision_criterion
from hirepair_desktop.model.role import Criterion, Role, Stage, Tradeoff
from hirepair_desktop.model.sealing import Round
from hirepair_desktop.model.session import Session
from hirepair_desktop.text import _, shortened

ANCHORS_NEEDED = ("1", "4")
"""A must says at least what a 1 and a 4 look like (METHOD A.1 `anchors`)."""

BY_CRITERIA = (RoundOf.RATINGS, RoundOf.PICKS, RoundOf.TRADEOFF)
"""Rounds whose sealed pages name criteria, or were written by them. Which ones nobody can know before the reveal."""

NAMED = 40
"""Letters of a criterion in a sentence."""


def live_criteria(role: Role) -> list[Criterion]:
    """The criteria that hold, in the order people gave them."""
    return [criterion for criterion in role.criteria if criterion.retired_at is None]


def retired_criteria(role: Role) -> list[Criterion]:
    """Those that were retired, the latest first."""
    gone = [criterion for criterion in role.criteria if criterion.retired_at is not None]
    return sorted(gone, key=lambda criterion: criterion.retired_at or datetime.min, reverse=True)


def musts(role: Role) -> list[Criterion]:
    """The must-haves that hold."""
    return [criterion for criterion in live_criteria(role) if criterion.tier is Tier.MUST]


def used_criteria(s: Block, role: Role) -> set[str]:
    """Those on which anybody was rated, or which a decision or the trade-off named: they can only be retired.

    While a round is open every criterion counts, because any of them may stand in what was sealed; once it was
    revealed those count that were there by then.
    """
    ids = {criterion.id for criterion in role.criteria}
    used = _in_rounds(s, role)
    for column in (Rating.criterion_id, GapNote.criterion_id, decision_criterion.c.criterion_id):
        named = select(column).join(Criterion, Criterion.id == column).where(Criterion.role_id == role.id)
        used |= set(s.scalars(named.distinct()))
    for kept in s.scalars(select(Tradeoff).where(Tradeoff.role_id == role.id)):
        used |= {*kept.manager_picks, *kept.recruiter_guess}
    return used & ids


def _in_rounds(s: Block, role: Role) -> set[str]:
    """The criteria that people had before them in a round of this role that is open or was revealed."""
    rounds = (
        select(Round.state, func.max(Round.revealed_at))
        .join(Session, Session.id == Round.session_id)
        .outerjoin(Candidate, Candidate.id == Round.candidate_id)
        .where(Round.what.in_(BY_CRITERIA), or_(Session.role_id == role.id, Candidate.role_id == role.id))
        .group_by(Round.state)
    )
    last = {row[0]: row[1] for row in s.execute(rounds)}
    if RoundState.OPEN in last:
        return {criterion.id for criterion in role.criteria}
    shown = last.get(RoundState.REVEALED)
    if shown is None:
        return set()
    return {made.id for made in role.criteria if made.added_at is None or made.added_at <= shown}


def refuse_to_delete(s: Block, criterion: Criterion) -> None:
    """Hold back the removal of a criterion that is in use. Raises RefusedValueError: it is retired instead."""
    if criterion.id not in used_criteria(s, s.get_one(Role, criterion.role_id)):
        return
    name = shortened(" ".join(criterion.label.split()), NAMED) or _("A criterion without a name")
    raise RefusedValueError(
        _(
            "“{criterion}” stays: somebody has written by it, or may be writing. Retire it with a reason instead."
        ).format(criterion=name),
        "change_reason",
    )


def retire(criterion: Criterion, reason: str, by: str, at: datetime) -> None:
    """Take a criterion out of the brief and keep what was rated on it. RefusedValueError without a reason."""
    if not reason.strip():
        raise RefusedValueError(_("Say why it goes; then it can be retired."), "change_reason")
    criterion.retired_at = at
    criterion.change_reason = reason
    criterion.changed_by = by


def is_said(criterion: Criterion) -> bool:
    """Whether a criterion says what it is and how it will be seen."""
    return bool(criterion.label.strip() and criterion.definition.strip())


def is_anchored(criterion: Criterion) -> bool:
    """Whether a criterion says what a 1 and a 4 look like."""
    return all(str(criterion.anchors.get(figure, "")).strip() for figure in ANCHORS_NEEDED)


def load_plan(s: Block, role: Role) -> list[Criterion | Stage]:
    """Read criteria with their outcomes and stages with their people in a few queries. Keep the result while
    the role is looked at: it holds what was read."""
    criteria = select(Criterion).where(Criterion.role_id == role.id).options(selectinload(Criterion.outcomes))
    stages = (
        select(Stage)
        .where(Stage.role_id == role.id)
        .options(selectinload(Stage.interviewers), selectinload(Stage.criteria))
    )
    return [*s.scalars(criteria), *s.scalars(stages)]


def untested(role: Role) -> list[Criterion]:
    """The musts that no stage with an interviewer looks at (METHOD A.1 section 6)."""
    seen = {c.id for stage in role.stages if stage.interviewers for c in stage.criteria}
    return [criterion for criterion in musts(role) if criterion.id not in seen]
