"""A workspace with a pair, an interviewer, a role, a candidate and sessions, for the tests of the seals."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hirepair_desktop.model import (
    Candidate,
    Criterion,
    ExampleProfile,
    Partnership,
    Person,
    Role,
    Session,
)
from hirepair_desktop.model.kinds import PersonKind, RoundOf, SessionKind
from hirepair_desktop.storage import seals
from hirepair_desktop.storage.store import Store

CHEAP = seals.Cost(memory_kib=64, passes=1, lanes=1)
SEALED_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
REVEALED_AT = datetime(2026, 11, 24, 14, 3, tzinfo=UTC)
PASSPHRASES = {
    "recruiter": "harbour and pine",
    "manager": "lantern by the door",
    "interviewer": "seven paper boats",
}

ROOMS = {
    RoundOf.RATINGS: SessionKind.DEBRIEF,
    RoundOf.PICKS: SessionKind.SHORTLIST,
    RoundOf.FEEDBACK: SessionKind.FEEDBACK,
    RoundOf.PULSE: SessionKind.FEEDBACK,
    RoundOf.TRADEOFF: SessionKind.INTAKE,
    RoundOf.PROFILES: SessionKind.INTAKE,
    RoundOf.REPAIR: SessionKind.MEND,
    RoundOf.LOOK_BACK: SessionKind.LOOK_BACK,
}


@dataclass
class Pair:
    """The open workspace and the ids of what is in it, by name."""

    store: Store
    ids: dict[str, str]
    codes: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.ids[name]

    @property
    def seats(self) -> tuple[str, str]:
        """Recruiter and manager."""
        return self["recruiter"], self["manager"]

    def unlock(self, name: str) -> seals.Unlocked:
        """The key of one of the three, by the passphrase of PASSPHRASES."""
        with self.store.read() as s:
            return seals.unlock(s, self[name], PASSPHRASES[name])

    def open(self, what: RoundOf = RoundOf.RATINGS, required: tuple[str, ...] = ("recruiter", "manager")) -> str:
        """A new round; returns its id."""
        about = self["candidate"] if what is RoundOf.RATINGS else None
        with self.store.write() as s:
            return seals.open_round(
                s,
                self[ROOMS[what]],
                what,
                seats=self.seats,
                required_ids=[self[name] for name in required],
                candidate_id=about,
            ).id

    def save(self, round_id: str, name: str, payload: dict[str, Any]) -> None:
        """Keep unfinished text of a person with a key."""
        with self.store.write() as s:
            seals.save_draft(s, round_id, self.unlock(name), payload)

    def seal(self, round_id: str, name: str, payload: dict[str, Any]) -> None:
        """Seal as a person with a key."""
        with self.store.write() as s:
            seals.seal(s, round_id, self.unlock(name), payload, SEALED_AT)

    def reveal(self, round_id: str) -> seals.Revealed:
        """Both passphrases."""
        with self.store.write() as s, ExitStack() as keys:
            recruiter, manager = (keys.enter_context(self.unlock(name)) for name in ("recruiter", "manager"))
            return seals.reveal(s, round_id, recruiter, manager, REVEALED_AT)

    def readiness(self, round_id: str) -> list[bool]:
        """The one bit a person, in the order in which they are required."""
        with self.store.read() as s:
            return [ready for _person, ready in seals.readiness(s, round_id)]

    def ratings(self, evidence: str, value: int = 3) -> dict[str, Any]:
        """A scorecard of one criterion."""
        line = {"criterion_id": self["criterion"], "state": "rated", "value": value, "evidence": evidence}
        line["evidence_at"] = "2026-11-20T10:00:00Z"
        recommendation = {"value": "yes", "confidence": "medium", "reason": f"reason: {evidence}"}
        return {"ratings": [line], "recommendation": recommendation}


def new_pair(folder: Path, *, keys: tuple[str, ...] = ("recruiter", "manager")) -> Pair:
    """A workspace in this folder in which the named people have set their passphrases, at a small cost."""
    store = Store.create(folder / "pair.hirepair", "Harbour & Pine")
    with store.write() as s:
        people = {
            "recruiter": Person(name="Amara Okafor", kind=PersonKind.RECRUITER),
            "manager": Person(name="Tomas Eriksen", kind=PersonKind.MANAGER),
            "interviewer": Person(name="Jonas Weil", kind=PersonKind.INTERVIEWER),
        }
        s.add_all(people.values())
        s.flush()
        pair = Partnership(
            recruiter_id=people["recruiter"].id, manager_id=people["manager"].id, started_on=date(2026, 1, 5)
        )
        s.add(pair)
        s.flush()
        role = Role(code="R1", title="Payments", partnership_id=pair.id, opened_on=date(2026, 2, 2))
        role.decision_owner_id = people["manager"].id
        s.add(role)
        s.flush()
        things = {
            "criterion": Criterion(role_id=role.id, label="Explains a risky design"),
            "second_criterion": Criterion(role_id=role.id, label="Grows engineers"),
            "candidate": Candidate(alias="K01", role_id=role.id),
            "second_candidate": Candidate(alias="K02", role_id=role.id),
            "profile": ExampleProfile(role_id=role.id, label="A", text="Ten years of ledgers"),
            **{kind: Session(kind=kind, partnership_id=pair.id, role_id=role.id) for kind in ROOMS.values()},
        }
        s.add_all(things.values())
        s.flush()
        ids = {name: thing.id for name, thing in {**people, **things, "role": role, "pair": pair}.items()}
        codes = {name: seals.set_passphrase(s, ids[name], PASSPHRASES[name], CHEAP) for name in keys}
    return Pair(store, ids, codes)
