"""Who decides and who sets pay, and the log of every time that moved (METHOD B S18 to S24)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.brief import last_version
from hirepair_desktop.model.kinds import PowerOver
from hirepair_desktop.model.role import PowerEntry, Role

RANGE = ("pay_min", "pay_max", "pay_currency", "pay_period")
"""The columns that make the range."""


def set_decision_owner(s: Block, role: Role, person_id: str | None, by: str, at: datetime, why: str = "") -> None:
    """Name the one who decides. A move away from somebody named before, or outside the pair, is logged."""
    before = role.decision_owner_id
    role.decision_owner_id = person_id
    if person_id != before:
        _log(s, role, PowerOver.OWNER, before, person_id, by, at, why, named=before is not None)


def set_pay_owner(
    s: Block, role: Role, person_id: str | None, by: str, at: datetime, *, pair: bool = False, why: str = ""
) -> None:
    """Name who sets pay: one person, or the pair. A move away from whoever set it before is logged, also from the two
    to one of them."""
    before, together = role.pay_owner_id, role.pay_by_pair
    role.pay_owner_id, role.pay_by_pair = person_id, pair
    if (person_id, pair) != (before, together):
        _log(s, role, PowerOver.PAY_OWNER, before, person_id, by, at, why, named=before is not None or together)


def _log(
    s: Block,
    role: Role,
    what: PowerOver,
    before: str | None,
    after: str | None,
    by: str,
    at: datetime,
    why: str,
    *,
    named: bool,
) -> None:
    """`named` says that somebody, or the pair, was named before: once a version holds, that is a move."""
    outside = after is not None and after not in (role.partnership.recruiter_id, role.partnership.manager_id)
    if outside or (named and role.intake_version):
        s.add(PowerEntry(role_id=role.id, at=at, what=what, from_id=before, to_id=after, by=by, why=why))


def range_moved(s: Block, role: Role, since: datetime) -> PowerEntry | None:
    """The entry of the log about the range that was made since a moment, if there is one."""
    return s.scalars(
        select(PowerEntry)
        .where(PowerEntry.role_id == role.id, PowerEntry.what == PowerOver.RANGE, PowerEntry.at >= since)
        .order_by(PowerEntry.at.desc(), PowerEntry.id)
    ).first()


def log_range(s: Block, role: Role, by: str, at: datetime, since: datetime) -> None:
    """Once a version holds, a range that is no longer that of the version has one entry since `since` (the sitting's
    start), whoever typed it in how many steps; put back as it was agreed, it has none.

    It counts as moved by whoever stands in `to_id`: one of the pair, until the two say that it was somebody else.
    """
    version = last_version(s, role.id)
    if version is None:
        return
    held = version.body.get("role", {})
    is_other = any(getattr(role, key) != held.get(key) for key in RANGE)
    entry = range_moved(s, role, since)
    if is_other and entry is None:
        before = None if role.pay_by_pair else role.pay_owner_id
        s.add(PowerEntry(role_id=role.id, at=at, what=PowerOver.RANGE, from_id=before, to_id=by, by=by))
    elif entry is not None and not is_other:
        s.delete(entry)
