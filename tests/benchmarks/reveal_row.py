"""The row "reveal of 100 criteria x 30 raters with 300 texts", against decrypting the same blobs.

Ours is the reveal in storage, from both unlocked keys to the commit: what happens between the second passphrase
and the moment at which there is something to show. Stretching the passphrases is left out on both sides: it is
slow on purpose. Each time a fresh copy of the file is opened, since a round opens once. The floor is the library
alone on the same blobs: one exchange a sealer, HKDF and AES-GCM.
"""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import Row, Sides

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as Block

    from hirepair_desktop.storage.seals import Unlocked
    from hirepair_desktop.storage.store import Store

NOW, TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC), date(2026, 11, 24)
CRITERIA, RATERS, TEXTS = 100, 30, 300
WORDS = "Walked us through one live failure from the first sign to the fix, and said what they would do otherwise now. "
PASSPHRASE = "harbour and pine"


@dataclass(frozen=True)
class Prepared:
    """A workspace in which 30 people have sealed, and what both sides need to open the round."""

    file: Path
    round_id: str
    seats: tuple[str, str]
    blobs: tuple[tuple[str, bytes], ...]
    private: bytes
    workspace_id: str


def sides_in(folder: Path) -> Sides:
    """A sealed round of 30 scorecards, and the two ways to open it."""
    os.environ.setdefault("HIREPAIR_DATA", str(folder / "data"))
    prepared = prepare(folder, CRITERIA, RATERS)

    def ours() -> float:
        return _reveal(prepared, folder / "copy.hirepair")

    def floor() -> float:
        began = time.perf_counter()
        for person_id, blob in prepared.blobs:
            _decrypt(prepared, person_id, blob)
        return (time.perf_counter() - began) * 1000

    return Sides(ours, floor)


def _reveal(prepared: Prepared, copy: Path) -> float:
    """Milliseconds from both unlocked keys to the commit, on a fresh copy."""
    from hirepair_desktop.storage import seals
    from hirepair_desktop.storage.store import Store

    shutil.copyfile(prepared.file, copy)
    store = Store.open(copy)
    try:
        recruiter, manager = unlocked(store, prepared.seats)
        began = time.perf_counter()
        with store.write() as s:
            revealed = seals.reveal(s, prepared.round_id, recruiter, manager, NOW)
        took = (time.perf_counter() - began) * 1000
    finally:
        store.close(backup=False)
        copy.unlink()
    assert len(revealed.written_by) == RATERS
    return took


def _decrypt(prepared: Prepared, person_id: str, blob: bytes) -> None:
    """What the library has to do for one sealed blob, and nothing else."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    from hirepair_desktop.storage.seals import box

    head, sender, header, inner = blob[:65], blob[33:65], blob[65:98], blob[98:]
    key = X25519PrivateKey.from_private_bytes(prepared.private)
    signed = sender != bytes(32)
    secret = key.exchange(X25519PublicKey.from_public_bytes(header[1:]))
    if signed:
        secret += key.exchange(X25519PublicKey.from_public_bytes(sender))
    salt = header[1:] + key.public_key().public_bytes_raw() + sender
    material = HKDF(algorithm=SHA256(), length=44, salt=salt, info=b"hirepair box 1").derive(secret)
    bound = box.bind("draft", prepared.workspace_id, prepared.round_id, person_id, "sealed") + head
    AESGCM(material[:32]).decrypt(material[32:], inner, header + bound)


def unlocked(store: Store, seats: tuple[str, str]) -> tuple[Unlocked, Unlocked]:
    """The keys of both seats."""
    from hirepair_desktop.storage import seals

    with store.read() as s:
        return seals.unlock(s, seats[0], PASSPHRASE), seals.unlock(s, seats[1], PASSPHRASE)


# The workspace


def prepare(folder: Path, criteria_count: int, raters: int) -> Prepared:
    """A file in which so many raters have sealed a scorecard of so many criteria."""
    from hirepair_desktop.storage import seals
    from hirepair_desktop.storage.store import Store

    file = folder / "sealed.hirepair"
    store = Store.create(file)
    with store.write() as s:
        people, session_id, candidate_id, criteria = _fill(s, criteria_count, raters)
        seats = (people[0], people[1])
        for seat in seats:
            seals.set_passphrase(s, seat, PASSPHRASE, seals.Cost(memory_kib=64, passes=1, lanes=1))
    keys = unlocked(store, seats)
    with store.write() as s:
        from hirepair_desktop.model.kinds import RoundOf

        round_id = seals.open_round(
            s, session_id, RoundOf.RATINGS, seats=seats, required_ids=people, candidate_id=candidate_id
        ).id
        for number, person_id in enumerate(people):
            page = _page(criteria, number)
            if number < len(keys):
                seals.seal(s, round_id, keys[number], page, NOW)
            else:
                seals.seal_form(s, round_id, person_id, page)
    prepared = _described(store, file, round_id, keys)
    store.close(backup=False)
    return prepared


def _page(criteria: list[str], number: int) -> dict[str, Any]:
    """A scorecard of 100 ratings; ten of them carry a long text, three hundred over all raters."""
    per_rater = TEXTS // RATERS
    lines = [
        {
            "criterion_id": criterion_id,
            "state": "rated",
            "value": 1 + (at + number) % 4,
            "evidence": WORDS * 6 if at % (CRITERIA // per_rater) == 0 else "Seen.",
            "evidence_at": "2026-11-20T10:00:00Z",
        }
        for at, criterion_id in enumerate(criteria)
    ]
    return {"ratings": lines, "recommendation": {"value": "yes", "confidence": "medium", "reason": WORDS}}


def _described(store: Store, file: Path, round_id: str, keys: tuple[Unlocked, Unlocked]) -> Prepared:
    from sqlalchemy import select

    from hirepair_desktop.model import Draft, Round
    from hirepair_desktop.storage.seals.shares import Place, join, open_share

    with store.read() as s:
        round_ = s.get_one(Round, round_id)
        boxes = (round_.recruiter_share, round_.manager_share)
        shares = [
            open_share(box, Place(round_.workspace_id, round_id, key.person_id), key, round_.public)
            for box, key in zip(boxes, keys, strict=True)
        ]
        blobs = [(draft.person_id, draft.blob) for draft in s.scalars(select(Draft))]
        private = join(shares[0], shares[1], round_.public)
        seats = (keys[0].person_id, keys[1].person_id)
        return Prepared(file, round_id, seats, tuple(blobs), private, round_.workspace_id)


def _fill(s: Block, criteria_count: int, raters: int) -> tuple[list[str], str, str, list[str]]:
    """So many people, a role of so many criteria, a candidate and their debrief; the ids."""
    from hirepair_desktop.model import Candidate, Criterion, Partnership, Person, Role, Session
    from hirepair_desktop.model.kinds import PersonKind, RoleStatus, SessionKind

    kinds = (PersonKind.RECRUITER, PersonKind.MANAGER)
    people = [
        Person(name=f"Person {n:02}", kind=kinds[n] if n < len(kinds) else PersonKind.INTERVIEWER)
        for n in range(raters)
    ]
    s.add_all(people)
    s.flush()
    pair = Partnership(recruiter_id=people[0].id, manager_id=people[1].id, started_on=TODAY)
    s.add(pair)
    s.flush()
    role = Role(code="R1", title="Big", partnership_id=pair.id, opened_on=TODAY, status=RoleStatus.OPEN)
    s.add(role)
    s.flush()
    criteria = [Criterion(role_id=role.id, rank=n, label=f"Explains design {n}") for n in range(criteria_count)]
    candidate = Candidate(alias="K01", role_id=role.id)
    sitting = Session(kind=SessionKind.DEBRIEF, partnership_id=pair.id, role_id=role.id, started_at=NOW)
    s.add_all([*criteria, candidate, sitting])
    s.flush()
    return [person.id for person in people], sitting.id, candidate.id, [c.id for c in criteria]


REVEAL = Row("reveal of 100 criteria x 30 raters with 300 texts", 150, "ms", sides_in, on_top=True)
