"""The row "coach over a role": 40 criteria, 12 stages, 200 challenges, against reading the same with no rules.

Both sides read the facts from the file anew, as the window does after each saved edit.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import Row, Sides

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as Block

    from hirepair_desktop.model import Person, Role, Session
    from hirepair_desktop.storage.store import Store

NOW, TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC), date(2026, 11, 24)
CRITERIA, STAGES, CHALLENGES = 40, 12, 200
WORDS = "Walks us through one live failure from the first sign to the fix, and says what they would do otherwise now."
QUESTION = {"text": "Tell me about the last failure you found.", "listen_for": "A cause.", "criterion_id": None}


def sides_in(folder: Path) -> Sides:
    """A workspace with one big role, and the two ways to look at it."""
    os.environ.setdefault("HIREPAIR_DATA", str(folder / "data"))
    from hirepair_desktop.coaching.engine import look_at, role_prompts
    from hirepair_desktop.coaching.role_facts import role_facts
    from hirepair_desktop.coaching.rule import prompts
    from hirepair_desktop.model import Role
    from hirepair_desktop.storage.store import Store

    store = Store.create(folder / "big.hirepair")
    role_id = _fill(store)

    def ours() -> float:
        began = time.perf_counter()
        with store.read() as s:
            found = role_prompts(s, role_id, look_at(s, NOW, TODAY))
        took = (time.perf_counter() - began) * 1000
        assert found, "a role like this gives the coach something to say"
        return took

    def floor() -> float:
        began = time.perf_counter()
        with store.read() as s:
            look = look_at(s, NOW, TODAY)
            facts = role_facts(s, s.get_one(Role, role_id), look)
            assert not list(prompts((), facts, look, facts.where))
        return (time.perf_counter() - began) * 1000

    return Sides(ours, floor)


def _fill(store: Store) -> str:
    """One open role as big as the row says, with its intake; returns its id."""
    from hirepair_desktop.model import Partnership, Person, Role, Session
    from hirepair_desktop.model.kinds import PersonKind, RoleStatus, SessionKind

    with store.write() as s:
        amara, priya = Person(name="Amara", kind=PersonKind.RECRUITER), Person(name="Priya", kind=PersonKind.MANAGER)
        s.add_all([amara, priya])
        s.flush()
        pair = Partnership(recruiter_id=amara.id, manager_id=priya.id, started_on=TODAY)
        s.add(pair)
        s.flush()
        role = Role(code="R1", title="Big", partnership_id=pair.id, opened_on=TODAY, status=RoleStatus.OPEN)
        s.add(role)
        s.flush()
        sitting = Session(kind=SessionKind.INTAKE, partnership_id=pair.id, role_id=role.id, started_at=NOW)
        s.add(sitting)
        s.flush()
        _write_brief(s, role, sitting, priya)
        return role.id


def _write_brief(s: Block, role: Role, sitting: Session, manager: Person) -> None:
    from hirepair_desktop.model import Challenge, Criterion, Entry, Stage
    from hirepair_desktop.model.intake_form import INTAKE
    from hirepair_desktop.model.kinds import Tier

    tiers = (Tier.MUST, Tier.NICE, Tier.LEARN)
    criteria = [
        Criterion(role_id=role.id, rank=n, label=f"Explains design {n}", definition=WORDS, tier=tiers[n % 3])
        for n in range(CRITERIA)
    ]
    stages = [Stage(role_id=role.id, rank=n, name=f"Conversation {n}", questions=[QUESTION] * 5) for n in range(STAGES)]
    s.add_all([*criteria, *stages])
    for n, stage in enumerate(stages):
        stage.criteria, stage.interviewers = criteria[n::STAGES], [manager]
    for n in range(CHALLENGES):
        s.add(
            Challenge(
                session_id=sitting.id, from_id=manager.id, to_id=manager.id, text=WORDS, made_at=NOW, target=f"{n}"
            )
        )
    for field in INTAKE.fields:
        s.add(Entry(session_id=sitting.id, key=field.key, person_id=manager.id, text=WORDS, written_at=NOW))


COACH = Row("coach over a role", 30, "ms", sides_in, within=True)
