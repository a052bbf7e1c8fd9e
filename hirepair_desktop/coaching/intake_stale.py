"""The rule about a brief that nobody has looked at again (METHOD C.1: I-26). It stands always (0.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.prompt import Severity, Where
from hirepair_desktop.coaching.role_facts import OVER
from hirepair_desktop.coaching.rule import Found, Look, rule
from hirepair_desktop.model import BriefVersion, Role, Session
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.text import bare_day, local


@dataclass(frozen=True, slots=True)
class StandingBrief:
    """A role whose brief is locked, and when the two last agreed to it or sat down to reopen it."""

    look: Look
    role: Role
    last: datetime

    @property
    def where(self) -> Where:
        """The place of a prompt about it."""
        return Where(role=self.role.id, partnership=self.role.partnership_id)


def standing_briefs(s: Block, look: Look, role_id: str = "") -> list[StandingBrief]:
    """The locked briefs of the roles that are not over, of one role when it is named; three questions for all."""
    agreed = dict(
        s.execute(select(BriefVersion.role_id, func.max(BriefVersion.agreed_at)).group_by(BriefVersion.role_id)).all()
    )
    reopened = dict(
        s.execute(
            select(Session.role_id, func.max(Session.started_at))
            .where(Session.kind == SessionKind.RE_INTAKE, Session.started_at.is_not(None))
            .group_by(Session.role_id)
        ).all()
    )
    locked = select(Role).where(Role.status.not_in(OVER), Role.locked_at.is_not(None)).order_by(Role.code)
    roles = s.scalars(locked.where(Role.id == role_id) if role_id else locked)
    return [
        StandingBrief(look, role, max(at for at in (role.locked_at, agreed.get(role.id), reopened.get(role.id)) if at))
        for role in roles
    ]


@rule(
    "I-26", Severity.NUDGE, Habit.FREEDOM,
    "Six weeks in: reopen the brief together for ten minutes?",
    "you last agreed or reopened it {n} days ago, on {day}.",
    "HD",
)  # fmt: skip
def stale_brief(brief: StandingBrief) -> Iterator[Found]:
    """A brief that has stood for `STALE_DAYS` while the role is open."""
    on = local(brief.last).date()
    n = (brief.look.today - on).days
    if n >= brief.look.limit("STALE_DAYS"):
        values = {"n": n, "day": bare_day(on)}
        yield Found(brief.role, "role", "locked_at", values, since=brief.last)


RULES = (stale_brief,)
