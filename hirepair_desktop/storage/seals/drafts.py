"""The two blobs of a draft: the writer's own text, and the sealed text for the round.

    own      1 byte kind: 1 under the writer's key, then a box from the writer to the writer; or
             2 under a turn code, then 60 bytes of turn header (cost, salt, public key of the turn) and a box
             from the turn's key to itself
    sealed   1 byte kind 3, 32 bytes of commitment, 32 bytes of the writer's public key (zeros where no key took
             part), a box for the round

The commitment is SHA-256 over a salt of 32 random bytes, the place and the content; the salt lies inside the
boxes (ratings are few: with an open salt anybody could try them all). The moment of sealing lies inside too.
Contents are padded, so that the size of a blob says nothing about a text up to 32 KiB. A page nobody has
written on yet looks the same from outside.
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
_NO_KEY = bytes(box.KEY_SIZE)
_SEALED_HEAD = 1 + _COMMITMENT + box.KEY_SIZE


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
    """What a sealed blob held. `signed_by` is the public key that took part in the seal, if one did."""

    payload: Payload
    sealed_at: datetime
    commitment: bytes
    signed_by: bytes | None


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
    if not is_by_turn(own) or len(own) < 1 + _TURN_HEADER:
        raise DamagedBoxError
    header = own[1 : 1 + _TURN_HEADER]
    unlocked = _turn_key(place, code, cost_from(header[:12]), header[12 : 12 + _TURN_SALT])
    if unlocked.public != header[12 + _TURN_SALT :]:
        raise WrongTurnCodeError
    return Turn(code, header, unlocked)


def is_by_turn(own: bytes) -> bool:
    """Whether the own text lies under a turn code, begun or not."""
    return own[:1] == bytes((OWN_BY_TURN,))


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


def untouched_own(place: Place, public: bytes | None) -> bytes:
    """A page that nobody has written on, for a person's public key or for a turn that has not begun.

    From outside it cannot be told from one that was written on.
    """
    if public is None:
        header = cost_bytes(FULL_COST) + secrets.token_bytes(_TURN_SALT) + box.public_of(box.new_private())
        filling = box.seal_box(box.public_of(box.new_private()), box.pad(b""), b"")
        return bytes((OWN_BY_TURN,)) + header + filling
    return bytes((OWN,)) + box.seal_box(public, box.pad(b""), _bound(place, "untouched"))


def _is_untouched(place: Place, writer: Writer, own: bytes) -> bool:
    if isinstance(writer, Turn) or own[:1] != bytes((OWN,)):
        return False
    try:
        return box.unpad(box.open_box(writer.private, own[1:], _bound(place, "untouched"))) == b""
    except DamagedBoxError:
        return False


def write_own(place: Place, writer: Writer, payload: Payload) -> bytes:
    """Unfinished text, which only the writer can open again."""
    return _own_box(writer, box.pad(_encoded(payload)), _bound(place, "writing"))


def read_own(place: Place, writer: Writer, own: bytes) -> Payload | None:
    """The unfinished text, or None where nothing was written. Raises DamagedBoxError."""
    if _is_untouched(place, writer, own):
        return None
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
    sender = writer if isinstance(writer, Unlocked) else None
    head = bytes((SEALED,)) + commitment + (sender.public if sender else _NO_KEY)
    for_round = box.seal_box(round_public, padded, _bound(place, "sealed") + head, sender.private if sender else None)
    own = _own_box(writer, padded, _bound(place, "copy") + commitment) if writer else b""
    return head + for_round, own


def _parts(blob: bytes) -> tuple[bytes, bytes, bytes]:
    """Head, commitment, and box for the round."""
    if blob[:1] != bytes((SEALED,)) or len(blob) < _SEALED_HEAD:
        raise DamagedBoxError
    return blob[:_SEALED_HEAD], blob[1 : 1 + _COMMITMENT], blob[_SEALED_HEAD:]


def signer_of(blob: bytes) -> bytes | None:
    """The public key that a sealed blob says took part in it; opening the blob proves that or fails."""
    key = _parts(blob)[0][1 + _COMMITMENT :]
    return None if key == _NO_KEY else key


def _opened(place: Place, padded: bytes, commitment: bytes, signed_by: bytes | None) -> Opened:
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
    return Opened(payload, sealed_at, commitment, signed_by)


def reopen_blobs(place: Place, writer: Writer, sealed: bytes, own: bytes) -> Payload:
    """The sealed text from the writer's own copy. Raises DamagedBoxError."""
    _head, commitment, _for_round = _parts(sealed)
    padded = _open_own_box(writer, own, _bound(place, "copy") + commitment)
    return _opened(place, padded, commitment, None).payload


def open_sealed(place: Place, round_private: bytes, blob: bytes) -> Opened:
    """What was sealed for the round, checked against its commitment and the key that took part.

    Whether that key is the writer's is for the caller to compare. Raises DamagedBoxError.
    """
    head, commitment, for_round = _parts(blob)
    sender = signer_of(blob)
    padded = box.open_box(round_private, for_round, _bound(place, "sealed") + head, sender)
    return _opened(place, padded, commitment, sender)
