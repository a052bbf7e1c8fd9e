"""What a shortlist review prints. Everything here was revealed; before that there are no rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import CandidateMessage, Challenge, Commitment, Role, Round, Session
from hirepair_desktop.model.deciding import decision_owner, message_to
from hirepair_desktop.model.kinds import DecisionValue, RoundOf, RoundState, Tier
from hirepair_desktop.model.promising import commitments_of
from hirepair_desktop.model.reviewing import brief_in_use
from hirepair_desktop.model.settings import setting
from hirepair_desktop.model.shortlisting import Outcome, Profile, profiles_of, step_of
from hirepair_desktop.reports.people import People, called


@dataclass(frozen=True)
class Printed:
    """One profile with what is promised and said about it."""

    profile: Profile
    called: str
    steps: Sequence[Commitment]
    message: CandidateMessage | None

    @property
    def went(self) -> Outcome | None:
        """Where it went: as the owner chose, else by the decision that closed it here."""
        profile = self.profile
        if profile.chosen is not None:
            return profile.chosen
        closed = profile.decision is not None and profile.decision.value is DecisionValue.NO_HIRE
        return Outcome.OUT if closed else None


@dataclass
class ShortlistFacts:
    """One shortlist review."""

    session: Session
    role: Role
    people: People
    owner: str
    printed: Sequence[Printed]
    musts: Sequence[str]
    others: Sequence[Commitment]
    challenges: Sequence[Challenge]
    round: Round | None
    withheld: bool
    """Whether candidates get no reasons by the policy of this workspace (METHOD A.2)."""

    def gone(self, outcome: Outcome | None) -> list[Printed]:
        """The profiles that went one way."""
        return [printed for printed in self.printed if printed.went is outcome]

    @property
    def apart(self) -> list[Printed]:
        """Where the picks differed, the widest first."""
        return [printed for printed in self.printed if printed.profile.differs and _two(printed.profile)]


def _two(profile: Profile) -> bool:
    return profile.recruiter is not None and profile.manager is not None


def shortlist_facts(s: Block, session: Session, *, names: bool) -> ShortlistFacts:
    """Load what a shortlist review prints."""
    role = session.role or s.get_one(Role, session.role_id)
    made = commitments_of(s, session.id)
    printed = [
        Printed(
            profile,
            called(profile.candidate, names),
            [each for each in made if step_of(profile.candidate.alias, each.text) is not None],
            message_to(s, profile.candidate.id, session.id),
        )
        for profile in profiles_of(s, session)
    ]
    told = {each.id for entry in printed for each in entry.steps}
    return ShortlistFacts(
        session=session,
        role=role,
        people=People(s, session.partnership),
        owner=decision_owner(role),
        printed=printed,
        musts=[must["label"] for must in brief_in_use(s, session).criteria(Tier.MUST)],
        others=[each for each in made if each.id not in told],
        challenges=s.scalars(
            select(Challenge).filter_by(session_id=session.id).order_by(Challenge.made_at, Challenge.id)
        ).all(),
        round=s.scalars(
            select(Round).filter_by(session_id=session.id, what=RoundOf.PICKS, state=RoundState.REVEALED)
        ).first(),
        withheld=setting(s, "candidateFeedback") in ("off", False),
    )
