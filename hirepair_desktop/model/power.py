"""Who decides and who sets pay, and the log of every time that moved (METHOD B S18 to S24)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.kinds import PowerOver
from hirepair_desktop.model.role import PowerEntry, Role


def set_decision_owner(s: Block, role: Role, person_id: str | None, by: str, at: datetime, why: str = "") -> None:
    """Name the one who decides. A move away from somebody named before, or outside the pair, is logged."""
    before = role.decision_owner_id
    role.decision_owner_id = person_id
    _log(s, role, PowerOver.OWNER, before, person_id, by, at, why)


def set_pay_owner(
    s: Block, role: Role, person_id: str | None, by: str, at: datetime, *, pair: bool = False, why: str = ""
) -> None:
    """Name who sets pay: one person, or the pair."""
    before = role.pay_owner_id
    role.pay_owner_id, role.pay_by_pair = person_id, pair
    _log(s, role, PowerOver.PAY_OWNER, before, person_id, by, at, why)


def _log(
    s: Block,
    role: Role,
    what: PowerOver,
    before: str | None,
    after: str | None,
    by: str,
    at: datetime,
    why: str,
) -> None:
    if before == after:
        return
    outside = after is not None and after not in (role.partnership.recruiter_id, role.partnership.manager_id)
    if outside or (before is not None and role.intake_version):
        s.add(PowerEntry(role_id=role.id, at=at, what=what, from_id=before, to_id=after, by=by, why=why))
