"""The verbs of check-ins: the five talks of a hire, a start that moves, sitting down, and that one was held.

The days of the talks are counted from the day somebody started, so that a start which moves takes them along.
The caller commits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.check_in import DAYS, HELLO_DAY, CheckIn
from hirepair_desktop.model.kinds import CandidateStatus, SessionForm, SessionKind
from hirepair_desktop.model.role import Role
from hirepair_desktop.model.session import Session
from hirepair_desktop.model.sittings import plan_session, spent
from hirepair_desktop.text import _, day, first_name, local


def hire_called(hire: Candidate) -> str:
    """What a hire is called on screen: by first name, or by alias where there is no name."""
    return first_name(hire.name) if hire.name.strip() else hire.alias


def due_on(hire: Candidate, n: int) -> date | None:
    """The day of the talk after `n` days; None while no start is known."""
    return hire.started_on + timedelta(days=n) if hire.started_on is not None else None


def talks_of(s: Block, hire_id: str) -> list[CheckIn]:
    """The talks of a hire, planned and held, in the order of their days."""
    return list(s.scalars(select(CheckIn).where(CheckIn.hire_id == hire_id).order_by(CheckIn.day)))


def talk_of(s: Block, session_id: str) -> CheckIn | None:
    """The talk a session is."""
    return s.scalars(select(CheckIn).where(CheckIn.session_id == session_id).order_by(CheckIn.day)).first()


def hires_of(s: Block, partnership_id: str) -> list[Candidate]:
    """Everybody a pair hired, whoever started last first; without a start at the end."""
    found = s.scalars(
        select(Candidate)
        .join(Role, Role.id == Candidate.role_id)
        .where(Role.partnership_id == partnership_id, Candidate.status == CandidateStatus.HIRED)
        .order_by(Candidate.started_on.is_(None), Candidate.started_on.desc(), Candidate.alias)
    )
    return list(found)


def plan_talks(s: Block, hire: Candidate) -> list[CheckIn]:
    """The five talks of a hire, those that are missing made.

    Raises RefusedValueError for somebody who was not hired, and while no start is known.
    """
    if hire.status is not CandidateStatus.HIRED:
        raise RefusedValueError(
            _("Check-ins are for somebody you hired. {alias} was not hired.").format(alias=hire.alias), "hire"
        )
    if hire.started_on is None:
        raise RefusedValueError(
            _("Write the day on which {name} starts; the five talks are counted from it.").format(
                name=hire_called(hire)
            ),
            "started_on",
        )
    known = {talk.day for talk in talks_of(s, hire.id)}
    s.add_all([CheckIn(hire_id=hire.id, day=n) for n in DAYS if n not in known])
    s.flush()
    return talks_of(s, hire.id)


def move_start(s: Block, hire: Candidate, start: date | None) -> None:
    """The day somebody starts, written or moved; planned talks go along, held ones keep their day and their number.

    Raises RefusedValueError where a talk would have been held before the start, or where talks would lose it.
    """
    talks = talks_of(s, hire.id)
    held = _held_days(s, talks)
    if start is None:
        _forget_start(s, hire, talks)
        return
    if held and start > held[0]:
        raise RefusedValueError(
            _(
                "You talked with {name} on {held}. A start on {start} cannot be right: write a day before that talk."
            ).format(name=hire_called(hire), held=day(held[0]), start=day(start)),
            "started_on",
        )
    before, hire.started_on = hire.started_on, start
    if before is not None and before != start:
        _shift(s, talks, start - before)
    if hire.status is CandidateStatus.HIRED:
        plan_talks(s, hire)


def _held_days(s: Block, talks: Sequence[CheckIn]) -> list[date]:
    """The days on which one talked, the first one first; a talk that is still open counts from when it began."""
    days = [talk.held_on for talk in talks if talk.held_on is not None]
    for talk in talks:
        session = s.get(Session, talk.session_id) if talk.session_id and talk.held_on is None else None
        if session is not None and session.started_at is not None:
            days.append(local(session.started_at).date())
    return sorted(days)


def moved_words(s: Block, hire: Candidate) -> str:
    """What became of the talks of a hire whose start moved, in a sentence; "" where none was held yet."""
    talks = talks_of(s, hire.id)
    last = max((talk.day for talk in talks if talk.held_on is not None), default=0)
    if not last:
        return ""
    ahead = next((talk.day for talk in talks if talk.day > last), 0)
    on = due_on(hire, ahead) if ahead else None
    if on is None:
        return _("Talks with {name} that were held keep their day and their number.").format(name=hire_called(hire))
    return _(
        "Talks with {name} that were held keep their day and their number; the others moved along, day {n} is {on}."
    ).format(name=hire_called(hire), n=ahead, on=day(on))


def refuse_too_early(session: Session, hire: Candidate, today: date) -> None:
    """Raises RefusedValueError for a talk that would begin before the hire does."""
    if session.started_at is None and hire.started_on is not None and today < hire.started_on:
        raise RefusedValueError(
            _(
                "{name} starts on {start}; this talk begins from that day on. If the start moved, write it on the page "
                "of the candidate."
            ).format(name=hire_called(hire), start=day(hire.started_on)),
            "day",
        )


def _forget_start(s: Block, hire: Candidate, talks: Sequence[CheckIn]) -> None:
    if any(talk.held_on is not None or talk.session_id is not None for talk in talks):
        raise RefusedValueError(
            _("Talks with {name} were held or planned from this day. Write another day rather than none.").format(
                name=hire_called(hire)
            ),
            "started_on",
        )
    for talk in talks:
        s.delete(talk)
    hire.started_on = None
    s.flush()


def _shift(s: Block, talks: Sequence[CheckIn], by: timedelta) -> None:
    """Sessions that were planned and not begun move with the start."""
    for talk in talks:
        session = s.get(Session, talk.session_id) if talk.session_id else None
        if session is not None and session.started_at is None and session.planned_for is not None:
            session.planned_for += by


def next_day(s: Block, hire: Candidate, today: date) -> int:
    """The talk that comes next: the latest that is due and not held, else the first that lies ahead."""
    last = max((talk.day for talk in talks_of(s, hire.id) if talk.held_on is not None), default=0)
    ahead = [n for n in DAYS if n > last]
    if not ahead or hire.started_on is None:
        return ahead[0] if ahead else DAYS[-1]
    come = [n for n in ahead if hire.started_on + timedelta(days=n) <= today]
    return come[-1] if come else ahead[0]


def plan_check_in(s: Block, hire: Candidate, n: int, planned_for: datetime) -> Session:
    """The session of one talk, planned; the ten minutes of day 14 in their own form.

    Raises RefusedValueError before the start, for a talk that was held, and for one that is planned or open.
    """
    plan_talks(s, hire)
    talk = s.scalars(select(CheckIn).where(CheckIn.hire_id == hire.id, CheckIn.day == n)).first()
    if talk is None:
        raise RefusedValueError(_("Check-ins are held on days 14, 30, 60, 90 and 180. Choose one of them."), "day")
    name = hire_called(hire)
    if hire.started_on is not None and local(planned_for).date() < hire.started_on:
        raise RefusedValueError(
            _("{name} starts on {start}. A check-in is held from that day on; choose a later day.").format(
                name=name, start=day(hire.started_on)
            ),
            "day",
        )
    if talk.held_on is not None:
        raise RefusedValueError(
            _("The talk of day {n} with {name} was held on {held}. Open it under Check-ins, or choose another.").format(
                n=n, name=name, held=day(talk.held_on)
            ),
            "talk",
        )
    if talk.session_id is not None:
        raise RefusedValueError(
            _("The talk of day {n} with {name} is planned already. Open it under Check-ins.").format(n=n, name=name),
            "talk",
        )
    form = SessionForm.SHORT if n == HELLO_DAY else SessionForm.FULL
    role = s.get_one(Role, hire.role_id)
    session = plan_session(
        s, SessionKind.CHECK_IN, role.partnership, role=role, candidates=[hire], planned_for=planned_for, form=form
    )
    talk.session_id = session.id
    s.flush()
    return session


def note_held(s: Block, session: Session) -> None:
    """The session was closed: its talk was held, on the day it began and for so many minutes.

    Opened and closed again, a talk keeps the day on which it was held.
    """
    talk = talk_of(s, session.id)
    if talk is None or session.started_at is None or session.closed_at is None:
        return
    if talk.held_on is None:
        talk.held_on = local(session.started_at).date()
    used = sum((spent(part, session.closed_at) for part in session.sections), timedelta())
    talk.minutes = max(1, round(used.total_seconds() / 60))


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One talk of a hire as lists show it: when it is due or was held, and its session where it has one."""

    check_in_id: str
    hire_id: str
    hire: str
    day: int
    on: date | None
    held_on: date | None
    session_id: str
    begun: bool
    celebrate: str
    role_id: str
    role_title: str
    is_passed: bool
    """Whether a later talk of the hire was held, so that nobody waits for this one (METHOD C-01)."""

    @property
    def is_held(self) -> bool:
        """Whether it was held."""
        return self.held_on is not None


def talk_lines(s: Block, *, partnership_id: str = "", role_id: str = "") -> list[TalkLine]:
    """The talks of a pair's hires, or of the hires of one role, the earliest day first."""
    wanted = (
        select(CheckIn, Candidate, Role, Session)
        .join(Candidate, Candidate.id == CheckIn.hire_id)
        .join(Role, Role.id == Candidate.role_id)
        .outerjoin(Session, Session.id == CheckIn.session_id)
    )
    if partnership_id:
        wanted = wanted.where(Role.partnership_id == partnership_id)
    if role_id:
        wanted = wanted.where(Role.id == role_id)
    found = s.execute(wanted).all()
    last: dict[str, int] = {}
    for talk, hire, _role, _session in found:
        if talk.held_on is not None:
            last[hire.id] = max(talk.day, last.get(hire.id, 0))
    lines = [
        TalkLine(
            talk.id, hire.id, hire_called(hire), talk.day, due_on(hire, talk.day), talk.held_on,
            talk.session_id or "", session is not None and session.started_at is not None, talk.celebrate, role.id,
            role.title, talk.held_on is None and talk.day < last.get(hire.id, 0),
        )
        for talk, hire, role, session in found
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (line.on is None, line.on, line.hire, line.day))


def unplanned_hires(s: Block) -> list[tuple[str, str, str]]:
    """Whoever was hired and has no talk yet: candidate, role, and what to call them."""
    planned = select(CheckIn.hire_id)
    found = s.scalars(
        select(Candidate)
        .where(Candidate.status == CandidateStatus.HIRED, Candidate.id.not_in(planned))
        .order_by(Candidate.alias)
    )
    return [
        (hire.id, hire.role_id, _("{name}, {role}").format(name=hire_called(hire), role=hire.role.title))
        for hire in found
    ]
