"""What a workspace holds at a glance: the document of `hirepair info`, and ids as people type them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop import __version__
from hirepair_desktop.errors import CalledWronglyError
from hirepair_desktop.model import Base, Candidate, Partnership, Role, Session
from hirepair_desktop.text import _

NOT_COUNTED = frozenset({"workspace", "seat_key", "draft"})
"""Tables that say nothing to people, or would say something about sealed writing."""

FORMAT = "hirepair-info/1"


def _day(moment: datetime | None) -> str | None:
    return moment.astimezone().date().isoformat() if moment is not None else None


def overview(s: Block, schema: str, last_backup: str | None, encrypted: bool = False) -> dict[str, Any]:
    """The `info` document of INTERFACE.md."""
    return {
        "format": FORMAT,
        "schema": schema,
        "app": __version__,
        "encrypted": encrypted,
        "last_backup": last_backup,
        "counts": {
            table.name: s.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
            if table.name not in NOT_COUNTED and "id" in table.c
        },
        "roles": [_role(role) for role in s.scalars(select(Role).order_by(Role.code))],
        "partnerships": [
            {"id": pair.id, "recruiter": pair.recruiter.name, "manager": pair.manager.name}
            for pair in s.scalars(select(Partnership).order_by(Partnership.started_on, Partnership.id))
        ],
        "candidates": [
            {"id": c.id, "alias": c.alias, "role": c.role.code, "status": c.status.value}
            for c in s.scalars(select(Candidate).order_by(Candidate.alias))
        ],
        "sessions": [_session(session) for session in sessions_by_day(s)],
    }


def _role(role: Role) -> dict[str, Any]:
    return {
        "id": role.id,
        "code": role.code,
        "title": role.title,
        "status": role.status.value,
        "partnership": role.partnership_id,
        "intake_version": role.intake_version,
    }


def _session(session: Session) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": session.id,
        "kind": session.kind.value,
        "partnership": session.partnership_id,
        "role": session.role_id,
        "candidate": session.candidates[0].id if len(session.candidates) == 1 else None,
        "closed": session.closed_at is not None,
    }
    if session.started_at is not None:
        shown["date"] = _day(session.started_at)
    else:
        shown["planned_for"] = _day(session.planned_for)
    return shown


def sessions_by_day(s: Block) -> list[Session]:
    """All sessions, oldest first, planned ones last."""
    found = s.scalars(select(Session)).all()
    return sorted(found, key=lambda session: (_when(session) is None, _when(session), session.id))


def _when(session: Session) -> datetime | None:
    return session.started_at or session.planned_for


def find(s: Block, kind: type[Base], typed: str) -> str:
    """The id behind what somebody typed: an id, a role's code, a candidate's alias or an exact title.

    Raises CalledWronglyError when nothing or more than one thing matches.
    """
    exact = s.get(kind, typed.upper())
    if exact is not None:
        return exact.id
    names = {Role: (Role.code, Role.title), Candidate: (Candidate.alias, Candidate.name)}.get(kind, ())
    for column in names:
        found = s.scalars(select(kind.id).where(func.lower(column) == typed.lower())).all()
        if len(found) == 1:
            return found[0]
        if found:
            raise CalledWronglyError(
                _("“{typed}” names {n} things. Use the id; `hirepair info` lists them.").format(
                    typed=typed, n=len(found)
                )
            )
    raise CalledWronglyError(
        _("There is no {kind} “{typed}” in this workspace. `hirepair info` lists what there is.").format(
            kind=kind.__tablename__, typed=typed
        )
    )
