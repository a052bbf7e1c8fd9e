"""A shortlist review of four profiles: two apart, one apart, the same pick, and one that one of the two left open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from hirepair_desktop.model import (
    Base,
    Candidate,
    Criterion,
    Partnership,
    Person,
    Role,
    Session,
    ShortlistPick,
)
from hirepair_desktop.model.kinds import PersonKind, Pick, SessionKind, Source, Tier
from hirepair_desktop.model.sittings import close_session, plan_session, start_session
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.shortlist.panel import ShortlistPanel
from hirepair_desktop.ui.workspace import OpenWorkspace

TODAY = date(2026, 11, 24)
STARTED = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
ALIASES = ("K01", "K02", "K03", "K04")
MUSTS = ("Owns pipelines in production", "Raises the bar for the team")
PICKS: dict[str, tuple[Pick | None, Pick | None]] = {
    "K01": (Pick.YES, Pick.YES), "K02": (Pick.MAYBE, Pick.NO), "K03": (Pick.NO, Pick.YES), "K04": (Pick.YES, None),
}  # fmt: skip
"""What Nadia and Tomas picked."""


@dataclass
class Shortlist:
    """The open workspace, and the ids in it."""

    store: Store
    workspace: OpenWorkspace
    session: str
    candidates: dict[str, str]
    panels: list[ShortlistPanel] = field(default_factory=list)

    def panel(self) -> ShortlistPanel:
        """The panel of the session."""
        made = ShortlistPanel(self.workspace, self.session, self.workspace)
        self.panels.append(made)
        return made

    def all(self, kind: type[Base]) -> list[Any]:
        """Every thing of a class."""
        with self.store.read() as s:
            return list(s.scalars(select(kind)))

    def one(self, kind: type[Base], **values: Any) -> Any:
        """The only thing of a class with these values."""
        with self.store.read() as s:
            return s.scalars(select(kind).filter_by(**values)).one()

    def reveal(self) -> None:
        """Put the revealed rows there, as a reveal leaves them."""
        with self.store.write() as s:
            pair = s.scalars(select(Partnership)).one()
            for alias, picked in PICKS.items():
                for person, pick in zip((pair.recruiter_id, pair.manager_id), picked, strict=True):
                    if pick is not None:
                        s.add(
                            ShortlistPick(
                                session_id=self.session, candidate_id=self.candidates[alias], person_id=person,
                                pick=pick, why=f"Why {pick.value} on {alias}",
                            )
                        )  # fmt: skip

    def close(self) -> None:
        """Close the session."""
        with self.store.write() as s:
            close_session(s.get_one(Session, self.session), STARTED)


def new_shortlist(folder: Path) -> Shortlist:
    """The review, begun."""
    store = Store.create(folder / "w.hirepair")
    with store.write() as s:
        people = [
            Person(name="Nadia Rahimi", kind=PersonKind.RECRUITER), Person(name="Tomas Eklund", kind=PersonKind.MANAGER),
        ]  # fmt: skip
        s.add_all(people)
        s.flush()
        pair = Partnership(recruiter_id=people[0].id, manager_id=people[1].id, started_on=TODAY)
        s.add(pair)
        s.flush()
        role = Role(code="R1", title="Data Engineer", partnership_id=pair.id, opened_on=TODAY)
        s.add(role)
        s.flush()
        s.add_all(
            [Criterion(role_id=role.id, label=label, tier=Tier.MUST, rank=rank) for rank, label in enumerate(MUSTS)]
        )
        found = {
            alias: Candidate(
                alias=alias, role_id=role.id, headline=f"Profile {alias}", source=Source.SOURCED,
                sourced_by_id=people[1].id,
            )
            for alias in ALIASES
        }  # fmt: skip
        s.add_all(found.values())
        s.flush()
        made = plan_session(s, SessionKind.SHORTLIST, pair, role=role, candidates=found.values(), planned_for=STARTED)
        start_session(s, made, STARTED)
        s.flush()
        ids = {alias: candidate.id for alias, candidate in found.items()}
        session_id = made.id
    return Shortlist(store, OpenWorkspace(store, TODAY), session_id, ids)
