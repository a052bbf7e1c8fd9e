"""What a feedback session prints: all of it where both agreed, or what one person received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import (
    Arrival,
    Commitment,
    Feedback,
    GrowthGoal,
    Landing,
    Pulse,
    Round,
    Session,
)
from hirepair_desktop.model.feedback_verbs import promised, status_at
from hirepair_desktop.model.kinds import RoundOf, RoundState, Tone
from hirepair_desktop.model.promising import commitments_of
from hirepair_desktop.reports.people import People


@dataclass
class FeedbackFacts:
    """One session. `alone` is the person whose own copy this is; then only what they received is here."""

    session: Session
    people: People
    alone: str | None
    items: Sequence[Feedback]
    arrivals: dict[str, Arrival]
    promised: Sequence[Commitment]
    goals: Sequence[GrowthGoal]
    commitments: Sequence[Commitment]
    pulses: dict[str, Pulse]
    landings: dict[str, Landing]
    round: Round | None

    @property
    def shown(self) -> tuple[str, ...]:
        """Whose columns there are: the pair, or the one whose copy this is."""
        return (self.alone,) if self.alone is not None else self.people.pair

    def received(self, person_id: str, *tones: Tone) -> list[Feedback]:
        """What somebody was told, in the order it was given."""
        wanted = tones or tuple(Tone)
        return [item for item in self.items if item.to_id == person_id and item.tone in wanted]

    def given(self, person_id: str) -> list[Feedback]:
        """What somebody told the other."""
        return [item for item in self.items if item.from_id == person_id]

    @property
    def loads_shared(self) -> bool:
        """Load is printed only if both agree (METHOD E)."""
        return all(person in self.arrivals and self.arrivals[person].load_shared for person in self.people.pair)


def feedback_facts(s: Block, session: Session, alone: str | None) -> FeedbackFacts:
    """Load what one feedback session prints."""
    people = People(s, session.partnership)
    mine = {"session_id": session.id}
    items = s.scalars(select(Feedback).filter_by(**mine).order_by(Feedback.rank, Feedback.id)).all()
    goals = s.scalars(select(GrowthGoal).filter_by(**mine).order_by(GrowthGoal.id)).all()
    made = commitments_of(s, session.id)
    arrivals = {entry.person_id: entry for entry in s.scalars(select(Arrival).filter_by(**mine))}
    pulses = {entry.person_id: entry for entry in s.scalars(select(Pulse).filter_by(**mine))}
    landings = {entry.person_id: entry for entry in s.scalars(select(Landing).filter_by(**mine))}
    before = promised(s, session)
    if alone is not None:
        items = [item for item in items if item.to_id == alone]
        goals = [goal for goal in goals if goal.person_id == alone]
        made = [commitment for commitment in made if commitment.owner_id == alone]
        before = [commitment for commitment in before if commitment.owner_id == alone]
        arrivals = {key: entry for key, entry in arrivals.items() if key == alone}
        pulses, landings = {}, {key: entry for key, entry in landings.items() if key == alone}
    return FeedbackFacts(
        session=session,
        people=people,
        alone=alone,
        items=items,
        arrivals=arrivals,
        promised=before,
        goals=goals,
        commitments=made,
        pulses=pulses,
        landings=landings,
        round=s.scalars(select(Round).filter_by(**mine, what=RoundOf.FEEDBACK, state=RoundState.REVEALED)).first(),
    )


stands = status_at
"""How a commitment stood when the session ended: done later was open then."""
