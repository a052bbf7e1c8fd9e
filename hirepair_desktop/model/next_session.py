"""Which kind of session two people need next, and about which role: what *New session* begins with."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.kinds import CandidateStatus, RoleStatus, SessionKind
from hirepair_desktop.model.looking_back import is_due
from hirepair_desktop.model.people import Partnership
from hirepair_desktop.model.review import Decision
from hirepair_desktop.model.role import Role
from hirepair_desktop.model.session import Session
from hirepair_desktop.model.settings import thresholds
from hirepair_desktop.model.sittings import last_session

FEWEST_NEW = 2
"""A shortlist review compares; one new profile alone does not call for it."""

Next = tuple[SessionKind, str]
"""A kind, and the id of its role; "" for none."""


def next_session(s: Block, partnership_id: str, today: date) -> Next:
    """Somebody was met and nothing is decided: a review. A role without an agreed brief: its intake. New profiles: a
    shortlist review. Long without feedback (METHOD P-06): a talk. A quarter without a look-back: that. Else the intake
    of a new role. A role that has such a session planned or open needs no second one."""
    roles = s.scalars(
        select(Role)
        .where(Role.partnership_id == partnership_id, Role.status.in_((RoleStatus.DRAFT, RoleStatus.OPEN)))
        .order_by(Role.code)
    ).all()
    under_way = {
        (found.kind, found.role_id)
        for found in s.scalars(
            select(Session).where(Session.partnership_id == partnership_id, Session.closed_at.is_(None))
        )
    }
    for kind, is_wanted in (
        (SessionKind.DEBRIEF, _waits),
        (SessionKind.INTAKE, _is_unbriefed),
        (SessionKind.SHORTLIST, _has_new),
    ):
        for role in roles:
            if (kind, role.id) not in under_way and is_wanted(s, role):
                return kind, role.id
    if (SessionKind.FEEDBACK, None) not in under_way and _is_long_ago(s, partnership_id, today):
        return SessionKind.FEEDBACK, ""
    if is_due(s, partnership_id, today):
        return SessionKind.LOOK_BACK, ""
    return SessionKind.INTAKE, ""


def _waits(s: Block, role: Role) -> bool:
    """Whether somebody was interviewed and waits for a decision."""
    decided = select(Decision.about_id).where(Decision.value.is_not(None))
    return bool(
        s.scalar(
            select(func.count(Candidate.id)).where(
                Candidate.role_id == role.id, Candidate.status == CandidateStatus.INTERVIEWING,
                Candidate.last_interview_at.is_not(None), Candidate.id.not_in(decided),
            )
        )
    )  # fmt: skip


def _is_unbriefed(s: Block, role: Role) -> bool:
    return role.intake_version == 0


def _has_new(s: Block, role: Role) -> bool:
    new = select(func.count(Candidate.id)).where(Candidate.role_id == role.id, Candidate.status == CandidateStatus.NEW)
    return (s.scalar(new) or 0) >= FEWEST_NEW


def _is_long_ago(s: Block, partnership_id: str, today: date) -> bool:
    last = last_session(s, SessionKind.FEEDBACK, partnership_id)
    since = last.closed_at.date() if last is not None and last.closed_at is not None else None
    since = since or s.get_one(Partnership, partnership_id).started_on
    return since is not None and today - since > timedelta(days=thresholds(s)["FEEDBACK_GAP"])
