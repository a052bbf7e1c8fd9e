"""How a session begins: a new pair, a new role with its defaults, a candidate, then the planned session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.checking_in import next_day, plan_check_in
from hirepair_desktop.model.kinds import CandidateStatus, PersonKind, SessionForm, SessionKind, Source
from hirepair_desktop.model.parting import pair_again, people_left, refuse_ended, refuse_who_left
from hirepair_desktop.model.people import Partnership, Person
from hirepair_desktop.model.role import Role
from hirepair_desktop.model.session import Session
from hirepair_desktop.model.shortlisting import chosen_candidates
from hirepair_desktop.model.sittings import next_alias, next_code, plan_session
from hirepair_desktop.model.stamps import new_id, now
from hirepair_desktop.model.templates import fill_role, template_of
from hirepair_desktop.text import _, clean

WITHOUT_ROLE = frozenset({SessionKind.FEEDBACK, SessionKind.MEND, SessionKind.LOOK_BACK})
"""Kinds that are about the two and about no role."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody chose on the *New session* page. Ids are empty where something new is named instead.

    `profile_ids` are the candidates of a shortlist review; `check_in_day` is the talk of a check-in, 0 for the next; `start_from` is the key of a template or role a new role begins with (`templates.template_of`).
    """

    kind: SessionKind
    partnership_id: str
    role_id: str = ""
    role_title: str = ""
    candidate_id: str = ""
    candidate_name: str = ""
    profile_ids: tuple[str, ...] = ()
    check_in_day: int = 0
    start_from: str = ""
    short: bool = False
    planned_for: datetime | None = None


def person_named(s: Block, name: str, kind: PersonKind) -> Person:
    """Somebody of that name, made when there is none yet."""
    name = clean(name).strip()
    found = s.scalars(select(Person).where(Person.name == name).order_by(Person.id)).first()
    if found is not None:
        return found
    person = Person(name=name, kind=kind)
    s.add(person)
    s.flush()
    return person


def pair_up(s: Block, recruiter: str, manager: str, today: date) -> Partnership:
    """The partnership of two names; made, with the people, where it is new.

    Two who were a pair before are one again. Raises RefusedValueError when a name is missing, both are the same
    person, or one of them left.
    """
    if not recruiter.strip() or not manager.strip():
        raise RefusedValueError(_("Both names are needed; they can be changed later."), "pair")
    first = person_named(s, recruiter, PersonKind.RECRUITER)
    second = person_named(s, manager, PersonKind.MANAGER)
    if first.id == second.id:
        raise RefusedValueError(_("A pair is two people. Write the other name."), "pair")
    found = s.scalars(
        select(Partnership).where(Partnership.recruiter_id == first.id, Partnership.manager_id == second.id)
    ).first()
    if found is not None:
        pair_again(s, found.id)
        return found
    for person in (first, second):
        refuse_who_left(person, people_left(s))
    pair = Partnership(recruiter_id=first.id, manager_id=second.id, started_on=today)
    s.add(pair)
    s.flush()
    return pair


def new_role(s: Block, partnership: Partnership, title: str, today: date) -> Role:
    """A draft role; the hiring manager owns the decision unless it is changed (S16)."""
    title = clean(title).strip()
    if not title:
        raise RefusedValueError(_("Name the role you hire for. It can be changed later."), "role")
    role = Role(
        code=next_code(s),
        title=title,
        partnership_id=partnership.id,
        opened_on=today,
        decision_owner_id=partnership.manager_id,
    )
    s.add(role)
    s.flush()
    return role


def new_candidate(s: Block, role: Role, name: str, today: date, alias: str = "", candidate_id: str = "") -> Candidate:
    """A candidate of a role under the next free alias; an id is given where it has to be known before."""
    name = clean(name).strip()
    if not name:
        raise RefusedValueError(_("Write the candidate's name; others see only the alias."), "candidate")
    candidate = Candidate(
        id=candidate_id or new_id(),
        alias=alias or next_alias(s),
        role_id=role.id,
        name=name,
        source=Source.APPLIED,
        status=CandidateStatus.NEW,
        added_on=today,
    )
    s.add(candidate)
    s.flush()
    return candidate


def begin(s: Block, wish: Wish, today: date) -> Session:
    """Plan the session somebody wished for, with the role and candidate it needs.

    Raises RefusedValueError with the field it belongs under when something is missing, or the two are a pair no more.
    """
    partnership = s.get(Partnership, wish.partnership_id)
    if partnership is None:
        raise RefusedValueError(_("Choose the two who sit down together."), "pair")
    if wish.kind is SessionKind.CHECK_IN:
        return _check_in(s, wish, today)  # a hire keeps their talks, whatever became of the two
    refuse_ended(s, partnership)
    role = _role(s, wish, partnership, today)
    candidates = _candidates(s, wish, role, today) if role is not None else []
    session = plan_session(
        s,
        wish.kind,
        partnership,
        role=role,
        candidates=candidates,
        planned_for=wish.planned_for,
        form=SessionForm.SHORT if wish.short else SessionForm.FULL,
    )
    if wish.start_from and role is not None and not wish.role_id:
        fill_role(s, role, session, template_of(s, wish.start_from), wish.planned_for or now())
    return session


def _check_in(s: Block, wish: Wish, today: date) -> Session:
    hire = s.get(Candidate, wish.candidate_id) if wish.candidate_id else None
    if hire is None:
        raise RefusedValueError(_("Choose whom you hired. Nobody else has a check-in."), "candidate")
    return plan_check_in(s, hire, wish.check_in_day or next_day(s, hire, today), wish.planned_for or now())


def _role(s: Block, wish: Wish, partnership: Partnership, today: date) -> Role | None:
    if wish.kind in WITHOUT_ROLE:
        return None
    if wish.role_id:
        role = s.get_one(Role, wish.role_id)
        if wish.kind is SessionKind.RE_INTAKE and not role.intake_version:
            raise RefusedValueError(_("This role has no agreed brief yet. Start with its intake."), "role")
        return role
    if wish.kind is not SessionKind.INTAKE:
        raise RefusedValueError(_("Choose a role. A new one begins with an intake."), "role")
    return new_role(s, partnership, wish.role_title, today)


def _candidates(s: Block, wish: Wish, role: Role, today: date) -> list[Candidate]:
    """Whom the session is about: one candidate of a debrief, up to six profiles of a shortlist review."""
    if wish.kind is SessionKind.SHORTLIST:
        return chosen_candidates(s, role.id, wish.profile_ids)
    return [_candidate(s, wish, role, today)] if wish.kind is SessionKind.DEBRIEF else []


def _candidate(s: Block, wish: Wish, role: Role, today: date) -> Candidate:
    if not wish.candidate_id:
        return new_candidate(s, role, wish.candidate_name, today)
    candidate = s.get_one(Candidate, wish.candidate_id)
    planned = s.scalars(
        select(Session).where(
            Session.kind == SessionKind.DEBRIEF, Session.closed_at.is_(None), Session.candidates.any(id=candidate.id)
        )
    ).first()
    if planned is not None:
        raise RefusedValueError(_("A review of {alias} is open already. Open it under Sessions.").format(
            alias=candidate.alias), "candidate")  # fmt: skip
    return candidate
