"""A pair in a real file, and the ways in which tests about rules look at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.engine import look_at
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Candidate, Partnership, Person, Role, Session
from hirepair_desktop.model.kinds import PersonKind, RoleStatus, SessionKind, Source
from hirepair_desktop.storage.store import Store
from tests.coaching.table import NOW, TODAY


class World:
    """A recruiter, a manager, their role, in an open block; what is added can be looked at at once."""

    def __init__(self, s: Block) -> None:
        self.s = s
        self.amara = Person(id="AMARA000", name="Amara Okafor", kind=PersonKind.RECRUITER)
        self.priya = Person(id="PRIYA000", name="Priya Raman", kind=PersonKind.MANAGER)
        self.jonas = Person(id="JONAS000", name="Jonas Brandt", kind=PersonKind.INTERVIEWER)
        self.pair = Partnership(id="PAIR0000", recruiter_id=self.amara.id, manager_id=self.priya.id, started_on=TODAY)
        self.role = Role(
            id="ROLE0000", code="R1", title="Engineer", partnership_id=self.pair.id, opened_on=TODAY,
            status=RoleStatus.OPEN,
        )  # fmt: skip
        for things in ((self.amara, self.priya, self.jonas), (self.pair,), (self.role,)):
            self.add(*things)

    @property
    def look(self) -> Look:
        """What rules look with."""
        return look_at(self.s, NOW, TODAY)

    def add(self, *things: Any) -> Any:
        """Keep things; the first is handed back."""
        self.s.add_all(things)
        self.s.flush()
        return things[0]

    def session(self, kind: SessionKind, days_ago: float, *, closed: bool = True, **values: Any) -> Session:
        """A session of the pair."""
        at = NOW - timedelta(days=days_ago)
        made: Session = self.add(
            Session(
                kind=kind, partnership_id=self.pair.id, started_at=at, closed_at=at if closed else None,
                role_id=None if kind is SessionKind.FEEDBACK else self.role.id, **values,
            )
        )  # fmt: skip
        return made

    def candidate(self, n: int, **values: Any) -> Candidate:
        """A candidate of the role."""
        whole = {"id": f"CAND{n:04d}", "alias": f"K{n:02d}", "role_id": self.role.id, "source": Source.APPLIED}
        made: Candidate = self.add(Candidate(**{**whole, **values}))
        return made


@contextmanager
def world_in(folder: Path) -> Iterator[World]:
    """A new file with a pair in it; nothing of the block is kept."""
    store = Store.create(folder / "pair.hirepair", "Pair")
    with store.write() as s:
        yield World(s)
    store.close(backup=False)


def day(n: int) -> date:
    """So many days ago."""
    return TODAY - timedelta(days=n)


def moment(n: float) -> datetime:
    """So many days ago, to the minute."""
    return NOW - timedelta(days=n)
