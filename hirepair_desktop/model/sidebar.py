"""What the frame of the window shows beside every page: pairs, roles, what is owed, whether it is the sample. No Qt.

Read as plain rows, because it is there at the first paint.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from hirepair_desktop.model.kinds import CommitmentStatus, RoleStatus
from hirepair_desktop.model.plain import Rows, day


@dataclass(frozen=True, slots=True)
class PairOfPeople:
    """One partnership with the names of its two."""

    id: str
    recruiter_id: str
    recruiter: str
    manager_id: str
    manager: str


@dataclass(frozen=True, slots=True)
class RoleName:
    """One role of a pair."""

    id: str
    title: str
    status: RoleStatus


PAIRS = """
SELECT partnership.id, recruiter.id, recruiter.name, manager.id, manager.name
FROM partnership
JOIN person AS recruiter ON recruiter.id = partnership.recruiter_id
JOIN person AS manager ON manager.id = partnership.manager_id
ORDER BY partnership.started_on, partnership.id
"""


def pairs(rows: Rows) -> list[PairOfPeople]:
    """Every pair, the one that began first before the others."""
    return [PairOfPeople(*row) for row in rows(PAIRS)]


def kept_setting(rows: Rows, key: str) -> object:
    """A setting that was kept, or None."""
    found = rows("SELECT value FROM setting WHERE key = :key", key=key)
    kept = found[0][0] if found else None
    return json.loads(kept) if isinstance(kept, str) else kept  # SQLite keeps a bare number as one


PASSED = """EXISTS (SELECT 1 FROM check_in AS later WHERE later.hire_id = check_in.hire_id AND later.day > check_in.day
    AND later.held_on IS NOT NULL)"""
"""In plain SQL over `check_in`: a later talk of the hire was held, so that nobody waits for this one (METHOD C-01)."""

WRITTEN = "trim(commitment.text, ' \t\n') <> ''"
"""In plain SQL over `commitment`: it says something. A line that was begun and holds no words yet stands where it is
written; it promises nothing, and nothing counts it."""

STILL_PROMISED = f"commitment.status = '{CommitmentStatus.OPEN.value}' AND {WRITTEN}"
"""In plain SQL over `commitment`: open, with words. The one rule behind every list and every count of what is owed."""


def began_on(rows: Rows, partnership_id: str) -> date | None:
    """When a pair began, or with "" the first of all; None where there is none."""
    found = rows("SELECT min(started_on) FROM partnership WHERE :pair IN ('', id)", pair=partnership_id)
    return day(found[0][0])


OWED = f"""
SELECT count(*), coalesce(sum(due <= :today), 0) FROM commitment
WHERE {STILL_PROMISED} AND owner_id IN (:one, :other)
"""


def owed_by(rows: Rows, one: str, other: str, today: date) -> tuple[int, int]:
    """How many commitments of two people are open, and how many of them are due by a day."""
    n_open, n_due = rows(OWED, one=one, other=other, today=today.isoformat())[0]
    return n_open, n_due


def roles_of(rows: Rows, partnership_id: str) -> list[RoleName]:
    """The roles of a pair in the order of their codes."""
    found = rows("SELECT id, title, status FROM role WHERE partnership_id = :pair ORDER BY code", pair=partnership_id)
    return [RoleName(role_id, title, RoleStatus(status)) for role_id, title, status in found]
