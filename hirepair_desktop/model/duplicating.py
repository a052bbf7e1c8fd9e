"""A role made again from another: its whole working brief with its people, nothing of its candidates or sessions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import delete, inspect, or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.base import Base
from hirepair_desktop.model.brief import NOT_PART_OF_BRIEF, PART_OF_BRIEF, brief_body, brief_entries, brief_hash
from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.criteria import live_criteria
from hirepair_desktop.model.kinds import RoleStatus, SessionKind
from hirepair_desktop.model.role import (
    Criterion,
    DecisionRole,
    ExampleProfile,
    MarketEvidence,
    Outcome,
    Promise,
    Role,
    SourceLead,
    Stage,
)
from hirepair_desktop.model.session import Entry, Session
from hirepair_desktop.model.sittings import next_code, plan_session
from hirepair_desktop.text import _

T = TypeVar("T", bound=Base)

OWN = frozenset({"id", "seq", "chk", "role_id"})
"""What every copy has of its own."""

SAID_THEN = NOT_PART_OF_BRIEF | {"readback.r", "marketOpinion", "candourPact"}
"""Answers that belong to their sitting: they are said again (METHOD A.1)."""

FRESH: Mapping[type[Base], Mapping[str, Any]] = {
    SourceLead: {"due_on": None},
    ExampleProfile: {"picks": []},
}
"""What a copy begins without."""


def duplicate_role(s: Block, role: Role, today: date, at: datetime) -> tuple[Role, Session]:
    """A draft with a code of its own, and the planned intake that holds its answers. Nobody has agreed to anything."""
    made = _copy(
        role, code=next_code(s), title=_("{title} (copy)").format(title=role.title), opened_on=today,
        status=RoleStatus.DRAFT, intake_version=0, locked_at=None, first_rated_at=None, filled_on=None,
    )  # fmt: skip
    s.add(made)
    s.flush()
    outcomes = {old.id: _copy(old, role_id=made.id) for old in role.outcomes}
    s.add_all(outcomes.values())
    s.flush()
    criteria = _criteria(role, made, outcomes, at)
    s.add_all(criteria.values())
    s.flush()
    for stage in role.stages:
        s.add(_stage(stage, made, criteria))
    for kind in (MarketEvidence, SourceLead, ExampleProfile, Promise, DecisionRole):
        for thing in s.scalars(select(kind).where(kind.role_id == role.id)):
            s.add(_copy(thing, role_id=made.id, **FRESH.get(kind, {})))
    session = plan_session(s, SessionKind.INTAKE, role.partnership, role=made, planned_for=at)
    for key, entries in brief_entries(s, role.id).items():
        if key in PART_OF_BRIEF and key not in SAID_THEN:
            s.add_all(_answer(entry, session, at) for entry in entries)
    s.flush()
    return made, session


def remove_duplicate(s: Block, role_id: str, session_id: str, brief: str) -> None:
    """Take a copy away again, with its intake: the way back of `duplicate_role`. `brief` is the hash of its brief as
    it was made.

    Raises RefusedValueError once somebody worked on the copy: that work would go with it.
    """
    session, role = s.get(Session, session_id), s.get(Role, role_id)
    if role is not None and _is_worked_on(s, role, session_id, brief):
        raise RefusedValueError(
            _("{code} stays: somebody has worked on the copy since. If it is not wanted, close the role.").format(
                code=role.code
            )
        )
    s.execute(delete(Entry).where(Entry.session_id == session_id))
    for gone in (session, role):
        if gone is not None:
            s.delete(gone)
            s.flush()


def _is_worked_on(s: Block, role: Role, session_id: str, brief: str) -> bool:
    met = s.scalars(select(Candidate.id).where(Candidate.role_id == role.id)).first()
    sat = select(Session.id).where(Session.role_id == role.id)
    sat = sat.where(or_(Session.id != session_id, Session.started_at.is_not(None)))
    return met is not None or s.scalars(sat).first() is not None or brief_hash(brief_body(s, role)) != brief


def _copy(thing: T, **values: Any) -> T:
    """A new thing with the columns of another, its own id, and what is given."""
    names = [attribute.key for attribute in inspect(type(thing)).column_attrs]
    kept = {name: getattr(thing, name) for name in names if name not in OWN}
    return type(thing)(**{**kept, **values})


def _criteria(role: Role, made: Role, outcomes: Mapping[str, Outcome], at: datetime) -> dict[str, Criterion]:
    found = {}
    for old in live_criteria(role):
        new = _copy(old, role_id=made.id, agreed_by=[], added_at=at, change_reason="", changed_by=None)
        new.anchors = old.anchors.copy()
        new.outcomes = [outcomes[outcome.id] for outcome in old.outcomes]
        found[old.id] = new
    return found


def _stage(stage: Stage, made: Role, criteria: Mapping[str, Criterion]) -> Stage:
    new = _copy(stage, role_id=made.id)
    new.interviewers = list(stage.interviewers)
    new.criteria = [criteria[c.id] for c in stage.criteria if c.id in criteria]
    new.lead_ids = [criteria[key].id for key in stage.lead_ids if key in criteria]
    new.questions = [
        {**question, "criterion_id": _new_id(criteria, question["criterion_id"])} for question in stage.questions
    ]
    return new


def _new_id(criteria: Mapping[str, Criterion], old: str | None) -> str | None:
    return criteria[old].id if old is not None and old in criteria else None


def _answer(entry: Entry, session: Session, at: datetime) -> Entry:
    return Entry(
        session_id=session.id, key=entry.key, person_id=entry.person_id, text=entry.text, choice=entry.choice,
        date=entry.date, written_at=at, proposed=True,
    )  # fmt: skip
