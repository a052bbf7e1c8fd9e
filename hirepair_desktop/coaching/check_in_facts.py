"""What the rules of a check-in look at (METHOD C.4): one talk with its hire, and what stands open over all hires."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.prompt import Where
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import (
    Candidate,
    CheckIn,
    Commitment,
    Criterion,
    Entry,
    Outcome,
    Partnership,
    Rating,
    Remark,
    Role,
    Session,
)
from hirepair_desktop.model.check_in import DAYS
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    CommitmentStatus,
    PromiseGap,
    SessionKind,
    Tier,
)
from hirepair_desktop.text import first_name

TEXTS = (
    "celebrate", "thrive_sign", "hire_voice", "promise_gap_about", "knew_then", "support_given", "stay_answer",
)  # fmt: skip
"""The plain texts of a check-in, in the order of its sections."""


class Text(NamedTuple):
    """A text of a talk and where it stands."""

    field: str
    words: str


def called(candidate: Candidate) -> str:
    """What a hire is called: by first name, or by alias where there is no name."""
    return first_name(candidate.name) if candidate.name.strip() else candidate.alias


@dataclass(slots=True)
class TalkFacts:
    """One check-in with its session. Made by `talk_facts`, or by hand in a test.

    `sealed` are the values sealed for each criterion at the time of the hire.
    """

    look: Look
    session: Session
    pair: Partnership
    check_in: CheckIn
    hire: Candidate
    outcomes: Sequence[Outcome] = ()
    musts: Sequence[Criterion] = ()
    sealed: Mapping[str, Sequence[int]] = field(default_factory=dict)
    entries: Sequence[Entry] = ()
    remarks: Sequence[Remark] = ()
    commitments: Sequence[Commitment] = ()

    @property
    def where(self) -> Where:
        """The place of every prompt about this talk."""
        return Where(self.hire.role_id, self.hire.id, self.pair.id, self.session.id)

    def texts(self) -> Iterator[Text]:
        """Everything written in this talk."""
        for column in TEXTS:
            yield Text(column, getattr(self.check_in, column))
        for outcome in self.check_in.outcomes:
            yield Text("outcomes", outcome["note"])
        for criterion in self.check_in.criteria:
            yield Text("criteria", criterion["note"])
        for entry in self.entries:
            yield Text(entry.key, entry.text)
        for remark in self.remarks:
            yield Text("remarks", remark.text)
        for made in self.commitments:
            yield Text("commitments", made.text)


def talk_facts(s: Block, session: Session, look: Look) -> TalkFacts | None:
    """Read one check-in; None where the session has no check-in of a hire."""
    check_in = s.scalars(select(CheckIn).where(CheckIn.session_id == session.id).order_by(CheckIn.day)).first()
    if check_in is None:
        return None
    hire = s.get_one(Candidate, check_in.hire_id)
    sealed: dict[str, list[int]] = {}
    rated = select(Rating.criterion_id, Rating.value).where(Rating.candidate_id == hire.id)
    for criterion_id, value in s.execute(rated):
        if value is not None:
            sealed.setdefault(criterion_id, []).append(value)
    musts = select(Criterion).where(Criterion.role_id == hire.role_id, Criterion.tier == Tier.MUST)
    return TalkFacts(
        look=look,
        session=session,
        pair=session.partnership,
        check_in=check_in,
        hire=hire,
        outcomes=s.scalars(select(Outcome).where(Outcome.role_id == hire.role_id).order_by(Outcome.rank)).all(),
        musts=s.scalars(musts.order_by(Criterion.rank)).all(),
        sealed=sealed,
        entries=s.scalars(select(Entry).where(Entry.session_id == session.id).order_by(Entry.key)).all(),
        remarks=s.scalars(select(Remark).where(Remark.session_id == session.id).order_by(Remark.at)).all(),
        commitments=s.scalars(select(Commitment).where(Commitment.session_id == session.id)).all(),
    )


class Due(NamedTuple):
    """A talk that was due: after so many days, on that day; its row where it was planned."""

    hire: Candidate
    check_in: CheckIn | None
    day: int
    on: date


class Gap(NamedTuple):
    """The talks in which a hire named a promise that did not hold, oldest first; what came of it.

    `linked` are the sessions among theirs that left a commitment, `pitched` is when the pitch was last written.
    """

    hire: Candidate
    talks: Sequence[CheckIn]
    linked: frozenset[str] = frozenset()
    pitched: date | None = None

    def is_answered(self, talk: CheckIn) -> bool:
        """Whether a commitment was made in this talk or a later one, or the pitch was changed after it."""
        later = {each.session_id for each in self.talks if each.day >= talk.day}
        changed = self.pitched is not None and talk.held_on is not None and self.pitched > talk.held_on
        return changed or bool(later & self.linked)


class Left(NamedTuple):
    """A commitment of a check-in that is open and was never moved, since when, and whom the talk was with."""

    hire: Candidate
    commitment: Commitment
    since: date


@dataclass(slots=True)
class HireFacts:
    """What stands about all hires. Made by `hire_facts`, or by hand in a test."""

    look: Look
    due: Sequence[Due] = ()
    gaps: Sequence[Gap] = ()
    left: Sequence[Left] = ()
    pairs: Mapping[str, str] = field(default_factory=dict)

    def where(self, hire: Candidate, session_id: str | None = None) -> Where:
        """The place of a prompt about a hire."""
        return Where(hire.role_id, hire.id, self.pairs.get(hire.role_id), session_id)


def hire_facts(s: Block, look: Look) -> HireFacts:
    """Read what stands about all hires, with one question for each kind of thing."""
    pairs = {role.id: role.partnership_id for role in s.execute(select(Role.id, Role.partnership_id))}
    return HireFacts(look, list(_due(s, look)), _gaps(s), list(_left(s)), pairs)


def _due(s: Block, look: Look) -> Iterator[Due]:
    """Per hire the planned talks whose day has come; without a plan the latest day that has come."""
    started = s.scalars(
        select(Candidate)
        .where(Candidate.status == CandidateStatus.HIRED, Candidate.started_on <= look.today)
        .order_by(Candidate.alias)
    ).all()
    talks: dict[str, dict[int, CheckIn]] = {}
    for talk in s.scalars(select(CheckIn)):
        talks.setdefault(talk.hire_id, {})[talk.day] = talk
    for hire in started:
        yield from due_talks(hire, talks.get(hire.id, {}), look.today)


def due_talks(hire: Candidate, talks: Mapping[int, CheckIn], today: date) -> Iterator[Due]:
    """The talks with a hire that were due by a day and not held, nor any later one (METHOD C-01)."""
    if hire.started_on is None:
        return
    held = max((n for n, talk in talks.items() if talk.held_on is not None), default=0)
    come = [n for n in DAYS if hire.started_on + timedelta(days=n) <= today]
    for n in come:
        planned = n in talks
        if n > held and (planned or n == come[-1]):
            yield Due(hire, talks.get(n), n, hire.started_on + timedelta(days=n))


def _gaps(s: Block) -> list[Gap]:
    wanted = (
        select(CheckIn)
        .where(CheckIn.promise_gap.in_((PromiseGap.SMALL, PromiseGap.LARGE)), CheckIn.held_on.is_not(None))
        .order_by(CheckIn.hire_id, CheckIn.day)
    )
    by_hire: dict[str, list[CheckIn]] = {}
    for talk in s.scalars(wanted):
        by_hire.setdefault(talk.hire_id, []).append(talk)
    if not by_hire:
        return []
    hires = {hire.id: hire for hire in s.scalars(select(Candidate).where(Candidate.id.in_(list(by_hire))))}
    talked = [talk.session_id for talks in by_hire.values() for talk in talks if talk.session_id is not None]
    made = s.scalars(select(Commitment.session_id).where(Commitment.session_id.in_(talked)))
    linked = frozenset(session_id for session_id in made if session_id is not None)
    pitched = _pitched(s)
    return [
        Gap(hires[hire_id], talks, linked, pitched.get(hires[hire_id].role_id)) for hire_id, talks in by_hire.items()
    ]


def _pitched(s: Block) -> dict[str, date]:
    """When the pitch of each role was last written."""
    rows = s.execute(
        select(Session.role_id, func.max(Entry.written_at))
        .join(Session, Session.id == Entry.session_id)
        .where(Entry.key == "pitch", Session.role_id.is_not(None))
        .group_by(Session.role_id)
    )
    return {role_id: at.date() for role_id, at in rows if role_id is not None}


def _left(s: Block) -> Iterator[Left]:
    rows = s.execute(
        select(Commitment, Session, Candidate)
        .join(Session, Session.id == Commitment.session_id)
        .join(CheckIn, CheckIn.session_id == Session.id)
        .join(Candidate, Candidate.id == CheckIn.hire_id)
        .where(Session.kind == SessionKind.CHECK_IN, Commitment.status == CommitmentStatus.OPEN, Commitment.moves == 0)
        .order_by(Commitment.due, Commitment.id)
    )
    for commitment, session, hire in rows:
        made = commitment.made_at or session.closed_at or session.started_at
        if made is not None:
            yield Left(hire, commitment, made.date())
