"""The working brief of a role, the versions agreed, and what differs between them (ARCHITECTURE).

Live rows are the working brief. Agreeing writes an immutable version; later changes gather in the live rows
until *Agree changes* asks why and makes the next one.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import selectinload

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.form import Voice
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.kinds import RoleStatus, SessionKind
from hirepair_desktop.model.role import (
    BriefVersion,
    Criterion,
    DecisionRole,
    MarketEvidence,
    Promise,
    Role,
    SourceLead,
    Stage,
    Tradeoff,
)
from hirepair_desktop.model.session import Entry, Session
from hirepair_desktop.text import _

ROLE_KEYS = (
    "title", "seats", "location", "reports_to", "decision_owner_id", "pay_owner_id", "pay_by_pair",
    "pay_min", "pay_max", "pay_currency", "pay_period", "pay_shared", "jurisdictions",
)  # fmt: skip

NOT_PART_OF_BRIEF = frozenset({"hope.r", "hope.m", "load.m", "noChallenge"})
"""Answers about the sitting rather than the job."""

PART_OF_BRIEF = frozenset(field.key for field in INTAKE.fields) - NOT_PART_OF_BRIEF
"""The answers a version keeps; what the two note about agreeing is none of them."""

SHARED = frozenset(field.key for field in INTAKE.fields if field.owner is Voice.BOTH)
"""Answers of both: there is one, whoever wrote it last."""


BRIEF_KINDS = (SessionKind.INTAKE, SessionKind.RE_INTAKE)
"""The sittings in which a brief is written."""


def brief_sessions(s: Block, role_id: str) -> list[Session]:
    """The intakes and re-intakes of a role, first one first."""
    found = s.scalars(select(Session).where(Session.role_id == role_id, Session.kind.in_(BRIEF_KINDS))).all()
    return sorted(found, key=lambda session: (session.started_at is None, session.started_at, session.id))


def every_entry(s: Block, role_id: str) -> list[Entry]:
    """Every answer ever given about a role in its intakes and re-intakes, the oldest first; within a second
    the file's own sequence tells."""
    sessions = select(Session.id).where(Session.role_id == role_id, Session.kind.in_(BRIEF_KINDS))
    found = s.scalars(select(Entry).where(Entry.session_id.in_(sessions)).order_by(Entry.written_at, Entry.seq))
    return list(found)


def brief_entries(s: Block, role_id: str) -> dict[str, list[Entry]]:
    """The answers that hold for a role: per field and person the one written last; one where both share it."""
    return holding(every_entry(s, role_id))


def holding(entries: list[Entry]) -> dict[str, list[Entry]]:
    """Of answers in the order they were written, those that hold, by field."""
    latest: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        latest[entry.key, entry.person_id] = entry
    by_key: dict[str, list[Entry]] = {}
    for (key, _person), entry in sorted(latest.items()):
        by_key.setdefault(key, []).append(entry)
    for key in SHARED & by_key.keys():
        by_key[key] = [max(by_key[key], key=lambda entry: (entry.written_at, entry.seq))]
    return by_key


def brief_text(s: Block, role_id: str, key: str) -> str:
    """The words of one field of the brief, by whoever wrote last; "" when it is open."""
    entries = brief_entries(s, role_id).get(key, [])
    return max(entries, key=lambda entry: (entry.written_at, entry.seq)).text if entries else ""


def brief_body(s: Block, role: Role, held: dict[str, list[Entry]] | None = None) -> dict[str, Any]:
    """The whole working brief as plain values: what a version keeps and what is compared. `held` are the answers
    that hold, when they were read already."""
    tradeoff = s.scalars(select(Tradeoff).where(Tradeoff.role_id == role.id)).first()
    _fetch_links(s, role)
    return {
        "role": {key: _plain(getattr(role, key)) for key in ROLE_KEYS},
        "entries": {
            key: [{"person_id": e.person_id, "text": e.text, "choice": e.choice} for e in entries]
            for key, entries in (brief_entries(s, role.id) if held is None else held).items()
            if key in PART_OF_BRIEF
        },
        "outcomes": [_record(o, "id", "text", "measure", "due_months") for o in role.outcomes],
        "criteria": [
            {
                **_record(c, "id", "label", "definition", "tier", "weight", "raised_by", "anchors", "change_reason"),
                "outcome_ids": sorted(o.id for o in c.outcomes),
            }
            for c in role.criteria
            if c.retired_at is None
        ],
        "stages": [
            {
                **_record(stage, "id", "name", "kind", "minutes", "questions"),
                "interviewer_ids": sorted(p.id for p in stage.interviewers),
                "criterion_ids": sorted(c.id for c in stage.criteria),
                **_leads(stage),
            }
            for stage in role.stages
        ],
        "market_evidence": _rows(s, MarketEvidence, role, "fact", "source", "date"),
        "source_plan": _rows(s, SourceLead, role, "channel", "person_id", "person_name", "due_on"),
        "promises": _rows(s, Promise, role, "from_id", "text", "working_days"),
        "decision_roles": _rows(s, DecisionRole, role, "person_id", "part", "reason"),
        "tradeoff": _record(tradeoff, "manager_picks", "recruiter_guess") if tradeoff is not None else None,
    }


def _fetch_links(s: Block, role: Role) -> None:
    """What criteria and stages point at, in a query a kind: walked one by one it would be a query a row."""
    if any("outcomes" in inspect(criterion).unloaded for criterion in role.criteria):
        s.scalars(select(Criterion).where(Criterion.role_id == role.id).options(selectinload(Criterion.outcomes))).all()
    if any({"interviewers", "criteria"} & inspect(stage).unloaded for stage in role.stages):
        links = (selectinload(Stage.interviewers), selectinload(Stage.criteria))
        s.scalars(select(Stage).where(Stage.role_id == role.id).options(*links)).all()


def _leads(stage: Stage) -> dict[str, Any]:
    """The criteria a stage leads; left out when it leads none, so that a version agreed before anybody could lead
    reads the same as it did."""
    leads = sorted({c.id for c in stage.criteria}.intersection(stage.lead_ids))
    return {"lead_ids": leads} if leads else {}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _record(thing: Any, *keys: str) -> dict[str, Any]:
    return {key: _plain(getattr(thing, key)) for key in keys}


def _rows(s: Block, kind: Any, role: Role, *keys: str) -> list[dict[str, Any]]:
    found = s.scalars(select(kind).where(kind.role_id == role.id).order_by(kind.rank, kind.id))
    return [_record(thing, "id", *keys) for thing in found]


def brief_hash(body: dict[str, Any]) -> str:
    """SHA-256 over the canonical JSON of a body, in hex."""
    words = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()


def last_version(s: Block, role_id: str) -> BriefVersion | None:
    """The version that holds, or None before the first agreement."""
    return s.scalars(
        select(BriefVersion).where(BriefVersion.role_id == role_id).order_by(BriefVersion.n.desc())
    ).first()


def changed_parts(s: Block, role: Role) -> list[str]:
    """Which parts of the live brief differ from the version that holds; empty before the first one."""
    version = last_version(s, role.id)
    return differing_parts(version, brief_body(s, role)) if version is not None else []


def differing_parts(version: BriefVersion, body: dict[str, Any]) -> list[str]:
    """Which parts of a body differ from a version: a key of the body, or `entries.KEY` and `role.KEY` for its
    answers and columns."""
    old, new = version.body, json.loads(json.dumps(body))
    parts = [key for key in new if key not in ("role", "entries") and old.get(key) != new[key]]
    for group in ("role", "entries"):
        before, after = old.get(group, {}), new[group]
        parts += [f"{group}.{k}" for k in sorted(before.keys() | after.keys()) if before.get(k) != after.get(k)]
    return parts


def agree_brief(s: Block, role: Role, agreed_by: list[str], at: datetime, reason: str = "") -> BriefVersion:
    """Make the live brief the next version. Later versions ask why.

    Raises RefusedValueError without both agreements, without a reason after version 1, or without a change.
    """
    pair = {role.partnership.recruiter_id, role.partnership.manager_id}
    if not pair <= set(agreed_by):
        raise RefusedValueError(_("A brief is agreed by both: each presses their own button."))
    n = role.intake_version + 1
    if n > 1 and not reason.strip():
        raise RefusedValueError(_("Say why the brief changes: what have you learnt since the last version?"), "reason")
    body = json.loads(json.dumps(brief_body(s, role)))
    held = last_version(s, role.id)
    if held is not None and held.hash == brief_hash(body):
        raise RefusedValueError(_("Nothing has changed since version {n}.").format(n=held.n))
    version = BriefVersion(
        role_id=role.id, n=n, reason=reason, agreed_at=at, agreed_by=sorted(agreed_by), body=body,
        hash=brief_hash(body),
    )  # fmt: skip
    s.add(version)
    for criterion in role.criteria:
        if criterion.retired_at is None:
            criterion.agreed_by = sorted(pair)  # who agrees to the whole agrees to each of its criteria
    for key, entries in brief_entries(s, role.id).items():
        for entry in entries if key in SHARED & PART_OF_BRIEF else ():
            entry.agreed_by = sorted(pair)  # and to each answer they share
    role.intake_version = n
    if role.locked_at is None:
        role.locked_at = at
    if role.status is RoleStatus.DRAFT:
        role.status = RoleStatus.OPEN
    return version
