"""Agreeing to a brief: each presses their own button, to the brief as it stands at that moment (METHOD A.1, 9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.brief import agree_brief, brief_body, brief_hash, differing_parts, last_version
from hirepair_desktop.model.role import BriefVersion, Role
from hirepair_desktop.model.session import Entry, Session
from hirepair_desktop.model.sittings import agree_to_close
from hirepair_desktop.text import _

WHY_KEY = "agree.why"
"""The draft of the reason for the next version, kept while it is written."""


def agree_key(role: Role) -> str:
    """The key under which each notes agreement to the next version."""
    return f"agree.{role.intake_version + 1}"


def _pressed(s: Block, session: Session, role: Role) -> list[Entry]:
    wanted = select(Entry).where(Entry.session_id == session.id, Entry.key == agree_key(role))
    return list(s.scalars(wanted))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two are with the live brief: the version that holds and whether the brief still is that version,
    who agrees to it now, who agreed before it changed, which parts are not agreed yet, and the reason so far."""

    version: BriefVersion | None
    holds: bool
    now: set[str]
    before: set[str]
    changed: list[str]
    reason: str


def agreement(s: Block, session: Session, role: Role, held: dict[str, list[Entry]] | None = None) -> Agreement:
    """Read all of it at once; `held` are the answers that hold, when they were read already."""
    body = brief_body(s, role, held)
    current, version = brief_hash(body), last_version(s, role.id)
    pressed = _pressed(s, session, role)
    now = {entry.person_id for entry in pressed if entry.text == current}
    return Agreement(
        version=version,
        holds=version is not None and version.hash == current,
        now=now,
        before={entry.person_id for entry in pressed} - now,
        changed=differing_parts(version, body) if version is not None else [],
        reason=reason_so_far(s, session),
    )


def agreed_now(s: Block, session: Session, role: Role) -> set[str]:
    """Who agrees to the live brief. Agreement to words that changed since does not count."""
    current = brief_hash(brief_body(s, role))
    return {entry.person_id for entry in _pressed(s, session, role) if entry.text == current}


def reason_so_far(s: Block, session: Session) -> str:
    """The reason for the next version as far as it is written."""
    entry = s.scalars(select(Entry).where(Entry.session_id == session.id, Entry.key == WHY_KEY)).first()
    return entry.text if entry is not None else ""


def press_agree(s: Block, session: Session, role: Role, person_id: str, at: datetime) -> BriefVersion | None:
    """One of the two agrees. With the second the live brief becomes the next version, which is returned.

    Raises RefusedValueError when a later version has no reason yet.
    """
    if role.intake_version and not reason_so_far(s, session).strip():
        raise RefusedValueError(_("Say why the brief changes: what have you learnt since the last version?"), "reason")
    current = brief_hash(brief_body(s, role))
    own = next((entry for entry in _pressed(s, session, role) if entry.person_id == person_id), None)
    if own is None:
        own = Entry(session_id=session.id, key=agree_key(role), person_id=person_id, written_at=at)
        s.add(own)
    own.text, own.written_at = current, at
    s.flush()
    agreed = agreed_now(s, session, role)
    if not {role.partnership.recruiter_id, role.partnership.manager_id} <= agreed:
        return None
    reason = reason_so_far(s, session) if role.intake_version else ""
    version = agree_brief(s, role, sorted(agreed), at, reason)
    for entry in s.scalars(select(Entry).where(Entry.session_id == session.id, Entry.key == WHY_KEY)):
        s.delete(entry)
    for person in sorted(agreed):
        agree_to_close(session, person)
    return version


def take_back(s: Block, session: Session, role: Role, person_id: str) -> None:
    """One of the two takes the agreement back, while the other has not agreed."""
    for entry in _pressed(s, session, role):
        if entry.person_id == person_id:
            s.delete(entry)
