"""The reveal: two shares make the key, every seal is opened and checked, and the rows come into being.

All of it inside the caller's one transaction: either everything is there with its moment of reveal and drafts
and shares are gone, or nothing has happened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import (
    Base,
    Candidate,
    Criterion,
    Draft,
    Entry,
    ExampleProfile,
    Feedback,
    Pulse,
    Rating,
    Recommendation,
    Role,
    Round,
    Session,
    ShortlistPick,
    Tradeoff,
    new_id,
)
from hirepair_desktop.model.kinds import DraftState, RoundOf, RoundState, Sealing
from hirepair_desktop.model.role import ProfilePick
from hirepair_desktop.model.sealing import SealMark, SeatKey
from hirepair_desktop.model.sittings import iso
from hirepair_desktop.storage.many_rows import insert_rows
from hirepair_desktop.storage.rows import values_of
from hirepair_desktop.storage.seals.drafts import Opened, open_sealed
from hirepair_desktop.storage.seals.errors import (
    DamagedBoxError,
    DamagedDraftError,
    DamagedShareError,
    RoundRefusedError,
)
from hirepair_desktop.storage.seals.keys import Unlocked
from hirepair_desktop.storage.seals.payloads import MalformedError, read_payload
from hirepair_desktop.storage.seals.rounds import (
    drafts_of,
    end_round,
    open_one,
    place_in,
    refuse_early,
    seats_of,
)
from hirepair_desktop.storage.seals.seat_keys import check_current, name_of
from hirepair_desktop.storage.seals.shares import join, open_share
from hirepair_desktop.text import _, joined


@dataclass(frozen=True)
class LeftOut:
    """A part of a page whose criterion, candidate or profile was deleted or erased since it was written."""

    person_id: str
    table: str
    id: str


@dataclass(frozen=True)
class Revealed:
    """What a reveal did: who had written, and what had nothing to belong to any more."""

    round_id: str
    written_by: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


@dataclass
class _Together:
    """What the pages of one round share on their way to rows: what is known to be there, and ratings to come.

    Asked for and written once for all pages: a round of 30 raters would do it 30 times (PERFORMANCE).
    """

    there: dict[type[Base], dict[str, bool]] = field(default_factory=dict)
    ratings: list[dict[str, Any]] = field(default_factory=list)

    def present(self, s: Block, table: type[Base], ids: list[str]) -> dict[str, bool]:
        """Whether each of these things is still there, by id."""
        known = self.there.setdefault(table, {})
        asked = [id_ for id_ in ids if id_ not in known]
        if asked:
            found = set(s.execute(select(table.id).where(table.id.in_(asked))).scalars())
            known.update((id_, id_ in found) for id_ in asked)
        return known


@dataclass
class _Page:
    """One opened page on its way to rows."""

    together: _Together
    round_: Round
    person_id: str
    content: dict[str, Any]
    sealed_at: datetime
    revealed_at: datetime
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def of_session(self) -> str:
        return self.round_.session_id

    def kept(self, s: Block, table: type[Base], key: str, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The lines whose thing is still there; the others are noted as left out."""
        wanted = [line[key] for line in lines]
        there = self.together.present(s, table, wanted)
        self.left_out += [LeftOut(self.person_id, table.__tablename__, id_) for id_ in wanted if not there[id_]]
        return [line for line in lines if there[line[key]]]


def _ratings(s: Block, page: _Page) -> None:
    about = {
        "session_id": page.of_session,
        "candidate_id": page.round_.candidate_id,
        "rater_id": page.person_id,
    }
    moments = {"sealed_at": page.sealed_at, "revealed_at": page.revealed_at}
    lines = page.kept(s, Criterion, "criterion_id", page.content["ratings"])
    blank = values_of(Rating(**about, **moments))
    page.together.ratings += [{**blank, **line, "id": new_id()} for line in lines]
    if page.content["recommendation"] is not None:
        s.add(Recommendation(**about, **page.content["recommendation"], sealed_at=page.sealed_at))


def _feedback(s: Block, page: _Page) -> None:
    recruiter, manager = seats_of(page.round_)
    to_id = manager if page.person_id == recruiter else recruiter
    for rank, item in enumerate(page.content["items"]):
        moments = {"sealed_at": page.sealed_at, "revealed_at": page.revealed_at}
        between = {"session_id": page.of_session, "from_id": page.person_id, "to_id": to_id}
        s.add(Feedback(**between, **item, **moments, rank=rank))


def _pulse(s: Block, page: _Page) -> None:
    s.add(
        Pulse(
            session_id=page.of_session,
            person_id=page.person_id,
            revealed_at=page.revealed_at,
            **page.content,
        )
    )


def _picks(s: Block, page: _Page) -> None:
    for line in page.kept(s, Candidate, "candidate_id", page.content["picks"]):
        s.add(ShortlistPick(session_id=page.of_session, person_id=page.person_id, sealed_at=page.sealed_at, **line))


def _tradeoff(s: Block, page: _Page) -> None:
    """Both pages of the round go into the one row of the role."""
    role_id = s.get_one(Session, page.of_session).role_id
    row = s.execute(select(Tradeoff).where(Tradeoff.role_id == role_id)).scalar_one_or_none()
    if row is None:
        row = Tradeoff(role_id=role_id)
        s.add(row)
        s.flush()
    lines = [{"criterion_id": criterion_id} for criterion_id in page.content["criterion_ids"]]
    picks = [line["criterion_id"] for line in page.kept(s, Criterion, "criterion_id", lines)]
    if page.person_id == page.round_.manager_id:
        row.manager_picks = picks
    else:
        row.recruiter_guess = picks
    row.revealed_at = page.revealed_at


def _profiles(s: Block, page: _Page) -> None:
    for line in page.kept(s, ExampleProfile, "profile_id", page.content["picks"]):
        profile = s.get_one(ExampleProfile, line["profile_id"])
        others = [pick for pick in profile.picks if pick["person_id"] != page.person_id]
        profile.picks = [*others, ProfilePick(person_id=page.person_id, fits=line["fits"], why=line["why"])]


def _entries(s: Block, page: _Page) -> None:
    for line in page.content["entries"]:
        s.add(Entry(session_id=page.of_session, person_id=page.person_id, written_at=page.sealed_at, **line))


ROWS: Mapping[RoundOf, Callable[[Block, _Page], None]] = {
    RoundOf.RATINGS: _ratings,
    RoundOf.PICKS: _picks,
    RoundOf.FEEDBACK: _feedback,
    RoundOf.PULSE: _pulse,
    RoundOf.TRADEOFF: _tradeoff,
    RoundOf.PROFILES: _profiles,
    RoundOf.REPAIR: _entries,
    RoundOf.LOOK_BACK: _entries,
}
"""How one opened page becomes rows, by what the round is about."""


def reveal(s: Block, round_id: str, recruiter: Unlocked, manager: Unlocked, at: datetime) -> Revealed:
    """Open the round with both keys: create its rows, revealed at `at`, and delete drafts and shares.

    Raises RoundRefusedError while somebody is still writing or with other keys than those of the two seats,
    DamagedShareError, or DamagedDraftError naming whose page cannot be opened; then nothing has changed.
    """
    round_ = open_one(s, round_id)
    _refuse_other_seats(s, round_, recruiter, manager)
    refuse_early(s, round_)
    private = _round_key(s, round_, recruiter, manager)
    drafts, together = drafts_of(s, round_), _Together()
    pages, marks = _open_all(s, round_, drafts, private, at, together)
    for page in pages:
        ROWS[round_.what](s, page)
    insert_rows(s, Rating, together.ratings)
    _note_first_rating(s, round_, at)
    end_round(s, round_, drafts.values(), RoundState.REVEALED)
    round_.revealed_at, round_.seals = at, marks
    s.flush()
    left_out = tuple(part for page in pages for part in page.left_out)
    return Revealed(round_.id, tuple(page.person_id for page in pages), left_out)


def _refuse_other_seats(s: Block, round_: Round, recruiter: Unlocked, manager: Unlocked) -> None:
    if (recruiter.person_id, manager.person_id) != seats_of(round_):
        names = joined([name_of(s, person_id) for person_id in seats_of(round_)])
        raise RoundRefusedError(_("The passphrases of {names} open this round.").format(names=names))
    check_current(s, recruiter)
    check_current(s, manager)


def _round_key(s: Block, round_: Round, recruiter: Unlocked, manager: Unlocked) -> bytes:
    """The private key of the round out of both shares. Raises DamagedShareError."""
    opened = []
    for seat, box in ((recruiter, round_.recruiter_share), (manager, round_.manager_share)):
        try:
            opened.append(open_share(box, place_in(round_, seat.person_id), seat, round_.public))
        except DamagedBoxError as problem:
            raise DamagedShareError(name_of(s, seat.person_id)) from problem
    try:
        return join(opened[0], opened[1], round_.public)
    except DamagedBoxError as problem:
        names = [name_of(s, person_id) for person_id in seats_of(round_)]
        raise DamagedShareError(joined(names)) from problem


def _open_all(
    s: Block, round_: Round, drafts: Mapping[str, Draft], private: bytes, at: datetime, together: _Together
) -> tuple[list[_Page], list[SealMark]]:
    """Every sealed page of the round, and what is kept about its seal. Raises DamagedDraftError."""
    pages, marks = [], []
    publics = {row.person_id: row.public for row in s.scalars(select(SeatKey))}
    for person_id, draft in drafts.items():
        if draft.state is not DraftState.SEALED:
            continue
        try:
            opened = open_sealed(place_in(round_, person_id), private, draft.blob)
            vouched = _vouched(round_, person_id, opened, publics.get(person_id))
            content = read_payload(round_.what, opened.payload)
        except (DamagedBoxError, MalformedError) as problem:
            raise DamagedDraftError(person_id, name_of(s, person_id)) from problem
        pages.append(_Page(together, round_, person_id, content, opened.sealed_at, at))
        marks.append(
            SealMark(
                person_id=person_id,
                sealed_at=iso(opened.sealed_at),
                hash=opened.commitment.hex(),
                authenticated=vouched,
            )
        )
    return pages, marks


def _vouched(round_: Round, person_id: str, opened: Opened, public: bytes | None) -> bool:
    """Whether the person's own key made this seal. A seat's page without that is not the seat's.

    Raises DamagedBoxError for a seat's page under another key.
    """
    signed = public is not None and opened.signed_by == public
    if person_id in seats_of(round_) and not signed:
        raise DamagedBoxError
    return signed and round_.mode is Sealing.SEALED


def _note_first_rating(s: Block, round_: Round, at: datetime) -> None:
    """The first reveal of a role counts as its first rating where no interview came before (METHOD 0.5)."""
    if round_.what not in (RoundOf.RATINGS, RoundOf.PICKS):
        return
    candidate = s.get(Candidate, round_.candidate_id) if round_.candidate_id else None
    role_id = candidate.role_id if candidate is not None else s.get_one(Session, round_.session_id).role_id
    role = s.get(Role, role_id) if role_id else None
    if role is not None and role.first_rated_at is None:
        role.first_rated_at = at
