"""What the summary of a check-in prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, CheckIn, Commitment, Outcome, Role, Session, Thanks
from hirepair_desktop.model.check_in import DAYS
from hirepair_desktop.model.check_in_seen import Sealed, outcomes_of, sealed_of
from hirepair_desktop.model.checking_in import due_on, talk_of, talks_of
from hirepair_desktop.model.kinds import OutcomeStatus
from hirepair_desktop.model.outcome_standing import GOING_WELL
from hirepair_desktop.model.promising import commitments_of
from hirepair_desktop.reports.errors import MayNotGoOutError
from hirepair_desktop.reports.people import People, called
from hirepair_desktop.text import _


@dataclass(frozen=True)
class Stands:
    """One outcome of the intake with how it stands; no status where nobody said."""

    outcome: Outcome
    status: OutcomeStatus | None
    note: str


@dataclass
class CheckInFacts:
    """One talk with its hire."""

    session: Session
    role: Role
    hire: Candidate
    called: str
    talk: CheckIn
    people: People
    outcomes: Sequence[Stands]
    sealed: Sequence[Sealed]
    commitments: Sequence[Commitment]
    thanks: Sequence[Thanks]
    earlier: Sequence[CheckIn]

    @property
    def quoted(self) -> bool:
        """Whether the hire's own words may be printed (METHOD A.4, consent)."""
        return self.talk.consent

    @property
    def well(self) -> int:
        """How many outcomes are ahead or on."""
        return sum(1 for stands in self.outcomes if stands.status in GOING_WELL)

    @property
    def has_outcomes(self) -> bool:
        """Whether this talk asks after outcomes: the hello of day 14 does not."""
        return bool(self.outcomes) and any(part["key"] == "outcomes" for part in self.session.sections)

    def next_talk(self) -> tuple[int, date | None] | None:
        """The talk after this one and its day; None after the last."""
        later = [n for n in DAYS if n > self.talk.day]
        return (later[0], due_on(self.hire, later[0])) if later else None


def check_in_facts(s: Block, session: Session, *, names: bool) -> CheckInFacts:
    """Load what a check-in prints. Raises MayNotGoOutError when it is of no hire any more."""
    talk = talk_of(s, session.id)
    hire = s.get(Candidate, talk.hire_id) if talk is not None else None
    if talk is None or hire is None:
        raise MayNotGoOutError(_("This check-in is of no hire any more, so there is nothing to print."))
    notes = {note["outcome_id"]: note for note in talk.outcomes if note.get("status")}
    outcomes = [
        Stands(
            outcome,
            OutcomeStatus(notes[outcome.id]["status"]) if outcome.id in notes else None,
            notes[outcome.id]["note"] if outcome.id in notes else "",
        )
        for outcome in outcomes_of(s, hire.role_id)
    ]
    return CheckInFacts(
        session=session,
        role=s.get_one(Role, hire.role_id),
        hire=hire,
        called=called(hire, names),
        talk=talk,
        people=People(s, session.partnership),
        outcomes=outcomes,
        sealed=sealed_of(s, hire),
        commitments=commitments_of(s, session.id),
        thanks=s.scalars(select(Thanks).where(Thanks.session_id == session.id).order_by(Thanks.seq, Thanks.id)).all(),
        earlier=[each for each in talks_of(s, hire.id) if each.held_on is not None and each.day < talk.day],
    )
