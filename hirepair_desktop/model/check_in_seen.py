"""What stands behind a check-in: what was promised, who helped, and what was sealed before the hire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.check_in import CheckIn
from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.review import Rating
from hirepair_desktop.model.reviewing import brief_in_use, interviewers_of
from hirepair_desktop.model.role import Criterion, Outcome
from hirepair_desktop.model.session import Session
from hirepair_desktop.text import money_range

TOLD_IN = {"pitch": "pitch", "honestHard": "honestHard", "team": "team.now"}
"""The answer of the brief in which a promise was made."""


def promised_words(s: Block, session: Session) -> dict[str, str]:
    """What the brief of the hire says on each promise; nothing on what it has no line for."""
    brief = brief_in_use(s, session)
    told = {promise: brief.words(key).strip() for promise, key in TOLD_IN.items()}
    low, high = brief.body["role"].get("pay_min"), brief.body["role"].get("pay_max")
    if low is not None and high is not None:
        told["pay"] = money_range(low, high, brief.body["role"].get("pay_currency") or "EUR")
    return {promise: words for promise, words in told.items() if words}


def helpers_of(s: Block, hire: Candidate, check_in: CheckIn, at: datetime) -> list[Person]:
    """Who referred, found or met the hire, then whoever was thanked besides; each once, in this order."""
    ids = [person_id for person_id in (hire.referrer_id, hire.sourced_by_id) if person_id]
    ids += [person.id for person in interviewers_of(s, hire, at)]
    ids += check_in.thanked
    people = (s.get(Person, person_id) for person_id in dict.fromkeys(ids))
    return [person for person in people if person is not None]


@dataclass(frozen=True, slots=True)
class Sealed:
    """One criterion with the values sealed before the hire, by rater."""

    criterion_id: str
    label: str
    is_must: bool
    values: Sequence[tuple[str, int]]

    def of(self, person_id: str) -> int | None:
        """What one person sealed."""
        return dict(self.values).get(person_id)


def sealed_of(s: Block, hire: Candidate) -> list[Sealed]:
    """The criteria on which the hire was rated, musts first, with every sealed value. Ratings are rows only after
    their reveal (RELIABILITY D9)."""
    rows = s.execute(
        select(Rating.criterion_id, Rating.rater_id, Rating.value)
        .where(Rating.candidate_id == hire.id, Rating.value.is_not(None))
        .order_by(Rating.revealed_at, Rating.id)
    )
    by_criterion: dict[str, dict[str, int]] = {}
    for criterion_id, rater_id, value in rows:
        assert value is not None
        by_criterion.setdefault(criterion_id, {})[rater_id] = value
    found = s.scalars(select(Criterion).where(Criterion.id.in_(list(by_criterion))).order_by(Criterion.rank)).all()
    lines = [Sealed(c.id, c.label, c.tier is Tier.MUST, list(by_criterion[c.id].items())) for c in found]
    return sorted(lines, key=lambda line: not line.is_must)


def outcomes_of(s: Block, role_id: str | None) -> list[Outcome]:
    """The outcomes of the intake, most important first."""
    return list(s.scalars(select(Outcome).where(Outcome.role_id == role_id).order_by(Outcome.rank, Outcome.id)))
