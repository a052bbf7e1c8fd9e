"""The verbs of a session: plan, start, move through its sections, agree, close. The caller commits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.check_in_form import HELLO
from hirepair_desktop.model.form import Form, Section
from hirepair_desktop.model.forms import FORMS
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.kinds import SectionState, SessionForm, SessionKind
from hirepair_desktop.model.people import Partnership, Person
from hirepair_desktop.model.role import Role
from hirepair_desktop.model.session import SectionTiming, Session
from hirepair_desktop.text import _

EXTENSION_MINUTES = 5
"""One extension a section, a single tap (METHOD A)."""


def iso(moment: datetime) -> str:
    """A moment as it stands in a JSON column."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def from_iso(words: str) -> datetime:
    """The moment behind `iso`."""
    return datetime.fromisoformat(words)


def form_of(session: Session) -> Form:
    """What this session asks.

    A re-intake held on the agenda of an intake, as they were before they had their own, keeps that agenda. A check-in
    in short form, or one held without outcomes, is the hello of day 14.
    """
    form = FORMS[session.kind]
    asked = {section.key for section in form.sections}
    if session.kind is SessionKind.RE_INTAKE and any(section["key"] not in asked for section in session.sections or ()):
        return INTAKE
    if session.kind is SessionKind.CHECK_IN and _is_hello(session):
        return HELLO
    return form


def _is_hello(session: Session) -> bool:
    held = {section["key"] for section in session.sections or ()}
    return session.form is SessionForm.SHORT or (bool(held) and "outcomes" not in held)


def agenda(session: Session) -> tuple[Section, ...]:
    """The sections of the session's form, full or short."""
    return form_of(session).sections_of(short=session.form is SessionForm.SHORT)


def plan_session(
    s: Block,
    kind: SessionKind,
    partnership: Partnership,
    *,
    role: Role | None = None,
    candidates: Iterable[Candidate] = (),
    planned_for: datetime | None = None,
    form: SessionForm = SessionForm.FULL,
) -> Session:
    """A session that lies ahead. It starts with `start_session`."""
    session = Session(
        kind=kind,
        partnership_id=partnership.id,
        role_id=role.id if role is not None else None,
        planned_for=planned_for,
        form=form,
    )
    session.candidates = list(candidates)
    s.add(session)
    s.flush()
    return session


def start_session(s: Block, session: Session, at: datetime, also: Iterable[Person] = ()) -> None:
    """Sit down: both of the pair are there, the first section begins. Started once; again does nothing."""
    if session.started_at is not None:
        return
    session.started_at = at
    partnership = session.partnership or s.get_one(Partnership, session.partnership_id)
    present = [partnership.recruiter, partnership.manager, *also]
    session.attendees = list({person.id: person for person in [*session.attendees, *present]}.values())
    session.sections = [_fresh(section.key) for section in agenda(session)]
    if session.role is not None and session.brief_version is None and session.role.intake_version:
        session.brief_version = session.role.intake_version
    enter_section(session, session.sections[0]["key"], at)


def _fresh(key: str) -> SectionTiming:
    return SectionTiming(
        key=key, started_at=None, ended_at=None, state=SectionState.OPEN, extended=False, first_speaker_id=None
    )


def timing(session: Session, key: str) -> SectionTiming:
    """How one section went so far."""
    for section in session.sections:
        if section["key"] == key:
            return section
    return _fresh(key)


def running_section(session: Session) -> str:
    """The section that has begun and not ended; "" when none runs."""
    for section in session.sections:
        if section["started_at"] and not section["ended_at"]:
            return section["key"]
    return ""


def enter_section(session: Session, key: str, at: datetime) -> None:
    """Turn to a section; the one that ran is done. Coming back opens it again and its time goes on."""
    running = running_section(session)
    if running == key:
        return
    if running:
        leave_section(session, running, at, SectionState.DONE)
    before = spent(timing(session, key), at)
    _change(session, key, started_at=iso(at - before), ended_at=None, state=SectionState.OPEN)


def pause_section(session: Session, at: datetime) -> None:
    """Stop the clock of the section that runs; it stays open and goes on with `enter_section`."""
    running = running_section(session)
    if running:
        _change(session, running, ended_at=iso(at))


def spent(section: SectionTiming, at: datetime) -> timedelta:
    """How long a section has taken so far, pauses left out."""
    if not section["started_at"]:
        return timedelta()
    ended = from_iso(section["ended_at"]) if section["ended_at"] else at
    return max(timedelta(), ended - from_iso(section["started_at"]))


def section_to_resume(session: Session) -> str:
    """Where the pair was: the section that runs or was paused, else the first that has not begun."""
    for section in session.sections:
        if section["started_at"] and section["state"] == SectionState.OPEN:
            return section["key"]
    for section in session.sections:
        if not section["started_at"]:
            return section["key"]
    return session.sections[0]["key"] if session.sections else ""


def leave_section(session: Session, key: str, at: datetime, state: SectionState) -> None:
    """End a section as done, skipped or parked."""
    _change(session, key, ended_at=iso(at), state=state)


def extend_section(session: Session, key: str) -> bool:
    """Five more minutes, once a section; False when it was extended before."""
    if timing(session, key)["extended"]:
        return False
    _change(session, key, extended=True)
    return True


def note_first_speaker(session: Session, key: str, person_id: str) -> None:
    """Who spoke first in a section; the first note holds."""
    if timing(session, key)["first_speaker_id"] is None:
        _change(session, key, first_speaker_id=person_id)


def _change(session: Session, key: str, **values: object) -> None:
    known = {section["key"] for section in session.sections}
    sections = session.sections if key in known else [*session.sections, _fresh(key)]
    session.sections = [
        SectionTiming(**{**section, **values}) if section["key"] == key else section  # type: ignore[typeddict-item]
        for section in sections
    ]


def agree_to_close(session: Session, person_id: str, agreed: bool = True) -> None:
    """Each presses their own button; closing needs both."""
    others = [other for other in session.agreed_by if other != person_id]
    session.agreed_by = [*others, person_id] if agreed else others


def both_agreed(session: Session) -> bool:
    """Whether recruiter and manager have both pressed *agree*."""
    return not who_has_not_agreed(session)


def who_has_not_agreed(session: Session) -> list[str]:
    """The ids of those of the two who have not pressed *agree*, the recruiter first."""
    pair = session.partnership
    return [one for one in (pair.recruiter_id, pair.manager_id) if one not in session.agreed_by]


def close_session(session: Session, at: datetime, reason: str = "") -> None:
    """End a session; what is open stays open and is printed so."""
    running = running_section(session)
    if running:
        leave_section(session, running, at, SectionState.DONE)
    session.closed_at = at
    session.close_reason = reason or session.close_reason


def reopen_session(session: Session, reason: str) -> None:
    """Open a closed session again. Raises RefusedValueError without a reason, which is printed."""
    if not reason.strip():
        raise RefusedValueError(_("Say why it is opened again; the reason is printed in the summary."), "reason")
    session.closed_at = None
    session.reopened_reason = reason.strip()


def next_code(s: Block) -> str:
    """The next free role code: R1, R2 ..."""
    return _next(s.scalars(select(Role.code)).all(), "R", 1)


def next_alias(s: Block) -> str:
    """The next free candidate alias: K01, K02 ..."""
    return _next(s.scalars(select(Candidate.alias)).all(), "K", 2)


def _next(taken: Iterable[str], letter: str, width: int) -> str:
    numbers = [int(code[1:]) for code in taken if code[:1] == letter and code[1:].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1:0{width}d}"


def last_session(s: Block, kind: SessionKind, partnership_id: str) -> Session | None:
    """The latest closed session of a kind of one pair."""
    return s.scalars(
        select(Session)
        .where(Session.kind == kind, Session.partnership_id == partnership_id, Session.closed_at.is_not(None))
        .order_by(Session.closed_at.desc())
    ).first()


def count_of(s: Block, kind: SessionKind) -> int:
    """How many sessions of a kind there are."""
    return s.scalar(select(func.count()).select_from(Session).where(Session.kind == kind)) or 0
