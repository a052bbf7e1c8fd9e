"""Rules about the commitments of one session, of whatever kind (METHOD C.5: P-03, P-04, P-11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.closing import is_closing
from hirepair_desktop.coaching.prompt import Act, Severity, Where
from hirepair_desktop.coaching.rule import Found, Look, rule
from hirepair_desktop.model import Commitment, Partnership, Session
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.text import first_name

MANY, NEARLY_ALL = 4, 0.8
"""With so many commitments, one side should not carry this share (P-04)."""


@dataclass(slots=True)
class SittingFacts:
    """One session of a pair and what was promised in it. Made by `sitting_facts`, or by hand in a test."""

    look: Look
    session: Session
    pair: Partnership
    commitments: Sequence[Commitment] = ()
    names: dict[str, str] = field(default_factory=dict)

    @property
    def where(self) -> Where:
        """The place of every prompt about this session."""
        return Where(role=self.session.role_id, partnership=self.pair.id, session=self.session.id)


def sitting_facts(s: Block, session: Session, look: Look) -> SittingFacts:
    """Read what was promised in one session."""
    pair = session.partnership
    made = select(Commitment).where(Commitment.session_id == session.id).order_by(Commitment.due, Commitment.id)
    names = {who.id: first_name(who.name) for who in (pair.recruiter, pair.manager)}
    return SittingFacts(look, session, pair, s.scalars(made).all(), names)


@rule(
    "P-03", Severity.BLOCK, Habit.FREEDOM,
    "One name and one date.",
    "a commitment has neither a name nor a date yet.",
    "HD",
    act=Act.AGREE,
)  # fmt: skip
def nobody_or_never(facts: SittingFacts) -> Iterator[Found]:
    """A commitment without an owner or without a day."""
    for made in facts.commitments:
        if made.status is not CommitmentStatus.OPEN:
            continue
        if made.owner_id is None:
            yield Found(made, "commitment", "owner_id", why="" if made.due is None else NO_NAME)
        elif made.due is None:
            yield Found(made, "commitment", "due", why=NO_DATE)


NO_NAME = "a commitment has a date and no name yet."
NO_DATE = "a commitment has a name and no date yet."


@rule(
    "P-04", Severity.NUDGE, Habit.EMPATHY,
    "Who does the work? One side carries nearly all of it.",
    "{name} owns {k} of {n} commitments of this session.",
    "article S44",
)  # fmt: skip
def one_side_carries(facts: SittingFacts) -> Iterator[Found]:
    """One of the two owns nearly everything that was promised."""
    n = len(facts.commitments)
    if n < MANY:
        return
    for person in (facts.pair.recruiter_id, facts.pair.manager_id):
        k = sum(made.owner_id == person for made in facts.commitments)
        if k >= NEARLY_ALL * n:
            values = {"name": facts.names.get(person, ""), "k": k, "n": n}
            yield Found(facts.session, "session", "commitments", values)


@rule(
    "P-11", Severity.NUDGE, Habit.FREEDOM,
    "What will be different tomorrow?",
    "the session ends without a commitment.",
    "HD",
)  # fmt: skip
def nothing_promised(facts: SittingFacts) -> Iterator[Found]:
    """A session that ends, or has ended, without a commitment."""
    if is_closing(facts.session) and not facts.commitments:
        yield Found(facts.session, "session", "commitments")


RULES = (nobody_or_never, one_side_carries, nothing_promised)
"""In the order of METHOD C.5."""
