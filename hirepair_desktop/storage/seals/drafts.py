"""The two blobs of a draft: the writer's own text, and the sealed text for the round.

    own      1 byte kind: 1 under the writer's key, then a box from the writer to the writer; or
             2 under a turn code, then 60 bytes of turn header (cost, salt, public key of the turn) and a box
             from the turn's key to itself
    sealed   1 byte kind 3, 32 bytes of commitment, a box for the round

The commitment is SHA-256 over a salt of 32 random bytes, the place and the content; the salt lies inside the
boxes (ratings are few: with an open salt anybody could try them all). The moment of sealing lies inside too.
Contents are padded, so that the size of a blob says nothing about a text up to 32 KiB.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hirepair_desktop.storage.seals import box
from hirepair_desktop.storage.seals.errors import DamagedBoxError, WrongTurnCodeError
from hirepair_desktop.storage.seals.keys import FULL_COST, Cost, Unlocked, cost_bytes, cost_from, stretched
from hirepair_desktop.storage.seals.recovery_code import bare, new_turn_code
from hirepair_desktop.storage.seals.shares import Place
from hirepair_desktop.text import clean

Payload = dict[str, Any]

OWN = 1
OWN_BY_TURN = 2
SEALED = 3

_TURN_SALT = 16
_TURN_HEADER = 12 + _TURN_SALT + box.KEY_SIZE
_COMMITMENT = 32
_SALT = 32


@dataclass(frozen=True)
class Turn:
    """The turn of a person without a key: the code shown at its start, and the key made from it."""

    code: str
    header: bytes
    unlocked: Unlocked

    def wipe(self) -> None:
        """Overwrite the key of the turn. Called at the hand-over."""
        self.unlocked.wipe()


Writer = Unlocked | Turn


@dataclass(frozen=True)
class Opened:
    """What a sealed blob held. `authenticated` says whether the writer's own key took part in the seal."""

    payload: Payload
    sealed_at: datetime
    commitment: bytes
    authenticated: bool


def cleaned(value: Any) -> Any:
    """A payload with every text in it as the workspace keeps texts (`text.clean`)."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(entry) for entry in value]
    if isinstance(value, dict):
        return {key: cleaned(entry) for key, entry in value.items()}
    return value


def _encoded(payload: Payload) -> bytes:
    return json.dumps(cleaned(payload), ensure_ascii=False, sort_keys=True, allow_nan=False).encode()


def _decoded(content: bytes) -> Payload:
    try:
        payload = json.loads(content)
    except ValueError as problem:
        raise DamagedBoxError from problem
    if not isinstance(payload, dict):
        raise DamagedBoxError
    return payload


def _bound(place: Place, state: str) -> bytes:
    return box.bind("draft", place.workspace_id, place.round_id, place.person_id, state)


# The turn of a person without a key


def _turn_key(place: Place, code: str, cost: Cost, salt: bytes) -> Unlocked:
    return Unlocked(place.person_id, stretched(bare(code).encode("utf-8", "surrogatepass"), salt, cost))


def begin_turn(place: Place, cost: Cost = FULL_COST) -> Turn:
    """A new turn with a code to show. Whoever knows the code can go on with the unfinished text."""
    code, salt = new_turn_code(), secrets.token_bytes(_TURN_SALT)
    unlocked = _turn_key(place, code, cost, salt)
    return Turn(code, cost_bytes(cost) + salt + unlocked.public, unlocked)


def resume_turn(place: Place, code: str, own: bytes) -> Turn:
    """The turn whose text lies in `own`. Raises WrongTurnCodeError or DamagedBoxError."""
    if own[:1] != bytes((OWN_BY_TURN,)) or len(own) < 1 + _TURN_HEADER:
        raise DamagedBoxError
    header = own[1 : 1 + _TURN_HEADER]
    unlocked = _turn_key(place, code, cost_from(header[:12]), header[12 : 12 + _TURN_SALT])
    if unlocked.public != header[12 + _TURN_SALT :]:
        raise WrongTurnCodeError
    return Turn(code, header, unlocked)


# Under the writer's own key


def _own_box(writer: Writer, content: bytes, bound: bytes) -> bytes:
    key = writer.unlocked if isinstance(writer, Turn) else writer
    sealed = box.seal_box(key.public, content, bound, sender_private=key.private)
    if isinstance(writer, Turn):
        return bytes((OWN_BY_TURN,)) + writer.header + sealed
    return bytes((OWN,)) + sealed


def _open_own_box(writer: Writer, own: bytes, bound: bytes) -> bytes:
    kind = OWN_BY_TURN if isinstance(writer, Turn) else OWN
    if own[:1] != bytes((kind,)):
        raise DamagedBoxError
    key = writer.unlocked if isinstance(writer, Turn) else writer
    start = 1 + (_TURN_HEADER if isinstance(writer, Turn) else 0)
    return box.open_box(key.private, own[start:], bound, sender=key.public)


def write_own(place: Place, writer: Writer, payload: Payload) -> bytes:
    """Unfinished text, which only the writer can open again."""
    return _own_box(writer, box.pad(_encoded(payload)), _bound(place, "writing"))


def read_own(place: Place, writer: Writer, own: bytes) -> Payload:
    """The unfinished text. Raises DamagedBoxError."""
    return _decoded(box.unpad(_open_own_box(writer, own, _bound(place, "writing"))))


# Sealed


def _commitment(place: Place, content: bytes) -> bytes:
    """Over salt and text together; the content begins with the salt."""
    return hashlib.sha256(b"hirepair commitment 1" + _bound(place, "sealed") + content).digest()


def seal_blobs(
    place: Place, round_public: bytes, payload: Payload, sealed_at: datetime, writer: Writer | None = None
) -> tuple[bytes, bytes]:
    """Final text for the round, and the writer's own copy of it.

    A writer with a key authenticates the seal. Without a writer (a filled-in form) it is sealed by the public
    key alone, there is no own copy, and nobody can open it before the reveal.
    """
    inner = _encoded({"payload": payload, "sealed_at": sealed_at.isoformat()})
    content = secrets.token_bytes(_SALT) + inner
    commitment = _commitment(place, content)
    padded = box.pad(content)
    sender = writer.private if isinstance(writer, Unlocked) else None
    for_round = box.seal_box(round_public, padded, _bound(place, "sealed") + commitment, sender)
    own = _own_box(writer, padded, _bound(place, "copy") + commitment) if writer else b""
    return bytes((SEALED,)) + commitment + for_round, own


def _parts(blob: bytes) -> tuple[bytes, bytes]:
    """Commitment and box for the round."""
    if blob[:1] != bytes((SEALED,)) or len(blob) < 1 + _COMMITMENT:
        raise DamagedBoxError
    return blob[1 : 1 + _COMMITMENT], blob[1 + _COMMITMENT :]


def _opened(place: Place, padded: bytes, commitment: bytes, authenticated: bool) -> Opened:
    content = box.unpad(padded)
    if len(content) < _SALT or _commitment(place, content) != commitment:
        raise DamagedBoxError
    inner = _decoded(content[_SALT:])
    try:
        payload, sealed_at = inner["payload"], datetime.fromisoformat(inner["sealed_at"])
    except (KeyError, TypeError, ValueError) as problem:
        raise DamagedBoxError from problem
    if not isinstance(payload, dict) or sealed_at.tzinfo is None:
        raise DamagedBoxError
    return Opened(payload, sealed_at, commitment, authenticated)


def reopen_blobs(place: Place, writer: Writer, sealed: bytes, own: bytes) -> Payload:
    """The sealed text from the writer's own copy. Raises DamagedBoxError."""
    commitment, _for_round = _parts(sealed)
    padded = _open_own_box(writer, own, _bound(place, "copy") + commitment)
    return _opened(place, padded, commitment, authenticated=True).payload


def open_sealed(place: Place, round_private: bytes, blob: bytes, writer_public: bytes | None) -> Opened:
    """What was sealed for the round, checked against its commitment.

    `writer_public` is needed where the writer's key authenticated the seal. Raises DamagedBoxError.
    """
    commitment, for_round = _parts(blob)
    authenticated = box.is_authenticated(for_round)
    if authenticated and writer_public is None:
        raise DamagedBoxError
    bound = _bound(place, "sealed") + commitment
    padded = box.open_box(round_private, for_round, bound, writer_public if authenticated else None)
    return _opened(place, padded, commitment, authenticated)
