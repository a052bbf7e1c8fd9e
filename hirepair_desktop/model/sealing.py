"""Rounds, drafts and seats: the only rows there are before a reveal (RELIABILITY D9).

None of these says what somebody wrote, when, or how much. Keys, open rounds and drafts never leave the file.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from sqlalchemy import LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hirepair_desktop.model.base import Base, enum_column, ids_column, list_column, ref
from hirepair_desktop.model.kinds import DraftState, RoundOf, RoundState, Sealing
from hirepair_desktop.model.stamps import ID_LENGTH


class Release(TypedDict):
    """An absent rater released from the duty to write, by whom and why; printed in the summary.

    `at` is ISO 8601 in UTC, as everything in a JSON column.
    """

    person_id: str
    by: str
    reason: str
    at: str


class SealMark(TypedDict):
    """What the reveal found out about one seal: when, its commitment in hex, and whether a key vouches for it.

    Printed in the summary (METHOD E); an interviewer's seal is not authenticated, and the PDF says so.
    `sealed_at` is ISO 8601 in UTC, `hash` the commitment of the seal in hex.
    """

    person_id: str
    sealed_at: str
    hash: str
    authenticated: bool


class SeatKey(Base):
    """One person's key pair: the public half in the open, the private half wrapped twice.

    `by_passphrase` and `by_code` are versioned blobs of `storage/seals`; neither secret is kept. They are bound
    to person and `workspace_id`, the workspace the key was made in, also where a bundle has brought them to
    another. `sheet` numbers the recovery sheets of this key, `times_made` counts the keys this person has had.
    """

    __tablename__ = "seat_key"
    __table_args__ = (UniqueConstraint("person_id"),)

    person_id: Mapped[str] = ref("person", owned=True)
    workspace_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    public: Mapped[bytes] = mapped_column(LargeBinary)
    by_passphrase: Mapped[bytes] = mapped_column(LargeBinary)
    by_code: Mapped[bytes] = mapped_column(LargeBinary)
    sheet: Mapped[int] = mapped_column(default=1)
    times_made: Mapped[int] = mapped_column(default=1)
    made_at: Mapped[datetime]


class Round(Base):
    """Everything that is revealed at one moment. Seats and required people are fixed when it opens.

    Shares and drafts are bound to the round and to `workspace_id`, the workspace it was opened in. There is no
    time of opening, and `seq` of drafts stays 0: neither may tell when somebody wrote.
    """

    __tablename__ = "round"

    workspace_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    session_id: Mapped[str] = ref("session", owned=True)
    candidate_id: Mapped[str | None] = ref("candidate", owned=True)
    what: Mapped[RoundOf] = enum_column(RoundOf, "what")
    mode: Mapped[Sealing] = enum_column(Sealing, "mode", default=Sealing.SEALED)
    recruiter_id: Mapped[str] = ref("person")
    manager_id: Mapped[str] = ref("person")
    required_ids: Mapped[list[str]] = ids_column("person")
    released: Mapped[list[Release]] = list_column()
    state: Mapped[RoundState] = enum_column(RoundState, "state", default=RoundState.OPEN)
    revealed_at: Mapped[datetime | None] = mapped_column(default=None)
    seals: Mapped[list[SealMark]] = list_column()
    public: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    recruiter_share: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    manager_share: Mapped[bytes] = mapped_column(LargeBinary, default=b"")


class Draft(Base):
    """One person's private page of one round: unreadable, padded, without any time.

    `blob` is the sealed text under the round's key (empty while writing); `own` is the copy under the
    writer's own key, so that the writer and nobody else may read on or re-open it.
    """

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("round_id", "person_id"),)

    round_id: Mapped[str] = ref("round", owned=True)
    person_id: Mapped[str] = ref("person")
    state: Mapped[DraftState] = enum_column(DraftState, "state", default=DraftState.WRITING)
    blob: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    own: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
