"""Pairs about whom no standing rule of METHOD C.5 has anything to say, and a session that ends well; made by hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hirepair_desktop.coaching.partnership import SESSION_RULES, STANDING_RULES
from hirepair_desktop.coaching.partnership_facts import Debate, Old, Owed, PairFacts, Pledge, Talks
from hirepair_desktop.coaching.partnership_session import SittingFacts
from hirepair_desktop.coaching.prompt import Prompt, Where
from hirepair_desktop.coaching.rule import prompts
from hirepair_desktop.model import Challenge, Commitment, Partnership, PowerEntry, Promise, PromiseEvent, Role, Session
from hirepair_desktop.model.kinds import ChallengeResult, CommitmentStatus, PowerOver, RoleStatus, SessionKind
from tests.coaching.table import AMARA, NOW, PRIYA, TODAY, Table, look

PAIR = "PAIR0000"


def ago(days: float) -> datetime:
    """So many days ago."""
    return NOW - timedelta(days=days)


def pledge(n: int = 0, **values: Any) -> Pledge:
    """A commitment of the pair, due next week."""
    soon = TODAY + timedelta(days=7)
    whole = {
        "id": f"COMM{n:04d}", "session_id": "SESSION0", "owner_id": AMARA.id, "text": "Write the anchors",
        "due": soon, "first_due": soon, "status": CommitmentStatus.OPEN,
    }  # fmt: skip
    return Pledge(Commitment(**{**whole, **values}), PAIR, None)


def fell_due(kept: int, late: int, days_ago: int = 10) -> list[Pledge]:
    """Commitments that first fell due so many days ago, some kept, some done late."""
    first = TODAY - timedelta(days=days_ago)
    done = {"status": CommitmentStatus.DONE, "due": first, "first_due": first}
    on_time = [pledge(n, **done, done_at=ago(days_ago + 1)) for n in range(kept)]
    return [*on_time, *(pledge(kept + n, **done, done_at=ago(days_ago - 2)) for n in range(late))]


def debate(*results: ChallengeResult | None) -> Debate:
    """Challenges that ended so."""
    return Debate([Challenge(result=result) for result in results], ago(3))


def power(*days: float) -> list[PowerEntry]:
    """Entries of the power log of the role, the oldest first."""
    return [PowerEntry(role_id="ROLE0000", at=ago(n), what=PowerOver.RANGE) for n in days]


def owed(*late: bool, promise: str = "Scorecard sealed on the day", days_ago: float = 5, n: int = 0) -> list[Owed]:
    """Times one of Amara's promises fell due, met late or in time."""
    made = Promise(id=f"PROMIS{n:02d}", role_id="ROLE0000", from_id=AMARA.id, text=promise)
    due = ago(days_ago)
    return [
        Owed(
            made, PromiseEvent(promise_id=made.id, due_at=due, met_at=due + timedelta(hours=1 if is_late else -1)), PAIR
        )
        for is_late in late
    ]


def old(n: int) -> Old:
    """A candidate closed long ago."""
    return Old(f"CAND{n:04d}", n, f"K{n:02d}", "ROLE0000", ago(400))


def quiet_pairs() -> PairFacts:
    """One pair with an open role, that talks, keeps what it promises and leaves things to each other."""
    pair = Partnership(id=PAIR, recruiter_id=AMARA.id, manager_id=PRIYA.id, started_on=TODAY - timedelta(days=200))
    return PairFacts(
        look=look(),
        pairs=[pair],
        names={AMARA.id: "Amara", PRIYA.id: "Priya", "JONAS000": "Jonas"},
        roles=[Role(id="ROLE0000", code="R1", title="Engineer", partnership_id=PAIR, status=RoleStatus.OPEN)],
        pledges=[pledge(99), *fell_due(5, 0)],
        feedback={PAIR: ago(10)},
        met=frozenset({PAIR}),
        debates={PAIR: debate(ChallengeResult.CHANGED, ChallengeResult.KEPT, None)},
        grids={PAIR: {(3, 3): 8, (2, 3): 1, (3, 2): 1}},
        power=power(10),
        talks={"ROLE0000": Talks(10, {"JONAS000": 5, AMARA.id: 6})},
        owed=owed(False, False, False),
        trust={PAIR: ago(20)},
    )


PAIRS = Table(quiet_pairs, lambda facts: list[Prompt](prompts(STANDING_RULES, facts, facts.look, Where())))


def commitment(n: int, owner: str | None = AMARA.id, **values: Any) -> Commitment:
    """A commitment of the session."""
    return Commitment(**{"id": f"COMM{n:04d}", "owner_id": owner, "due": TODAY, "text": "Write", **values})


def quiet_sitting() -> SittingFacts:
    """A session both have agreed to close, with one commitment each."""
    session = Session(id="SESSION0", kind=SessionKind.DEBRIEF, partnership_id=PAIR, started_at=NOW)
    session.agreed_by = [AMARA.id, PRIYA.id]
    pair = Partnership(id=PAIR, recruiter_id=AMARA.id, manager_id=PRIYA.id, started_on=TODAY)
    names = {AMARA.id: "Amara", PRIYA.id: "Priya"}
    return SittingFacts(look(), session, pair, [commitment(1), commitment(2, PRIYA.id)], names)


SITTING = Table(quiet_sitting, lambda facts: list[Prompt](prompts(SESSION_RULES, facts, facts.look, facts.where)))
