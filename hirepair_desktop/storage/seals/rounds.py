"""Rounds as rows: open, see who is ready, release, abandon. The caller commits.

A round is everything that is revealed at one moment (METHOD 0.4b). Until then the file holds for it a public
key, two shares that only the seats can open, and one draft a person, all of the same size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, Draft, Person, Role, Round, SeatKey, Session, now
from hirepair_desktop.model.kinds import DraftState, RoundOf, RoundState, Sealing
from hirepair_desktop.model.sealing import Release
from hirepair_desktop.model.sittings import iso
from hirepair_desktop.storage.seals.drafts import untouched_own
from hirepair_desktop.storage.seals.errors import NoKeyError, RoundRefusedError
from hirepair_desktop.storage.seals.seat_keys import key_row, name_of, sealing_of, window_key, workspace_id
from hirepair_desktop.storage.seals.shares import Place, new_round_key
from hirepair_desktop.text import _, joined, ngettext

SEATS_ONLY = frozenset(RoundOf) - {RoundOf.RATINGS, RoundOf.PICKS}
"""Rounds that only the two of the pair write in."""

WITH_CANDIDATE = frozenset({RoundOf.RATINGS})
WITH_ROLE = frozenset({RoundOf.TRADEOFF})


def place_in(round_: Round, person_id: str) -> Place:
    """What the blobs of a person in this round are bound to."""
    return Place(round_.workspace_id, round_.id, person_id)


def seats_of(round_: Round) -> tuple[str, str]:
    """Recruiter and manager of the round: the two whose passphrases open it."""
    return round_.recruiter_id, round_.manager_id


def open_round(
    s: Block,
    session_id: str,
    what: RoundOf,
    *,
    seats: tuple[str, str],
    required_ids: Sequence[str],
    candidate_id: str | None = None,
) -> Round:
    """Begin a round with a reveal key of its own. Seats (recruiter, manager) and required people stay fixed.

    Raises NoKeyError naming the seats without a passphrase, RoundRefusedError where the round cannot be.
    """
    required = list(dict.fromkeys(required_ids))
    _check_new_round(s, session_id, what, seats, required, candidate_id)
    mode = sealing_of(s)
    first, second = _seat_keys(s, seats, required, mode)
    round_ = Round(
        workspace_id=workspace_id(s),
        session_id=session_id,
        candidate_id=candidate_id,
        what=what,
        mode=mode,
        recruiter_id=seats[0],
        manager_id=seats[1],
        required_ids=required,
    )
    places = (place_in(round_, seats[0]), place_in(round_, seats[1]))
    round_.public, round_.recruiter_share, round_.manager_share = new_round_key(places, (first.public, second.public))
    s.add(round_)
    s.flush()
    for person_id in required:
        add_draft(s, round_, person_id)
    s.flush()
    return round_


def _check_new_round(
    s: Block,
    session_id: str,
    what: RoundOf,
    seats: tuple[str, str],
    required: list[str],
    candidate_id: str | None,
) -> None:
    session = s.get(Session, session_id)
    if session is None or seats[0] == seats[1] or not required:
        raise RoundRefusedError(_("A round needs a session, two seats and somebody who writes."))
    if any(s.get(Person, person_id) is None for person_id in {*seats, *required}):
        raise RoundRefusedError(_("Somebody of this round is not in the workspace. Add the person first."))
    if what in SEATS_ONLY and not set(required) <= set(seats):
        raise RoundRefusedError(_("Only the two of the pair write here."))
    if (what in WITH_CANDIDATE) != (candidate_id is not None):
        raise RoundRefusedError(_("Ratings are about one candidate, and only ratings are."))
    if candidate_id is not None and s.get(Candidate, candidate_id) is None:
        raise RoundRefusedError(_("This candidate is not in the workspace."))
    if what in WITH_ROLE and session.role_id is None:
        raise RoundRefusedError(_("A trade-off belongs to a role. Open it from the intake of one."))
    there = round_of(s, session_id, what, candidate_id)
    if there is not None:
        raise RoundRefusedError(
            _("This was shown already. A later view is written beside it.")
            if there.state is RoundState.REVEALED
            else _("This round is open already. Go on with it, or abandon it and write again.")
        )


def _seat_keys(s: Block, seats: tuple[str, str], required: list[str], mode: Sealing) -> tuple[SeatKey, SeatKey]:
    if mode is Sealing.WINDOW_ONLY:
        for person_id in dict.fromkeys([*seats, *required]):
            window_key(s, person_id).wipe()
    recruiter, manager = (key_row(s, person_id) for person_id in seats)
    if recruiter is None or manager is None:
        rows = zip(seats, (recruiter, manager), strict=True)
        raise NoKeyError([name_of(s, person_id) for person_id, row in rows if row is None])
    return recruiter, manager


def add_draft(s: Block, round_: Round, person_id: str) -> Draft:
    """A page nobody has written on, which looks like one that was written on."""
    row = key_row(s, person_id)
    own = untouched_own(place_in(round_, person_id), row.public if row is not None else None)
    draft = Draft(round_id=round_.id, person_id=person_id, own=own)
    s.add(draft)
    return draft


def round_of(s: Block, session_id: str, what: RoundOf, candidate_id: str | None = None) -> Round | None:
    """The round of a session that is open or was revealed; abandoned ones do not count."""
    return s.execute(
        select(Round).where(
            Round.session_id == session_id,
            Round.what == what,
            Round.candidate_id == candidate_id if candidate_id else Round.candidate_id.is_(None),
            Round.state != RoundState.ABANDONED,
        )
    ).scalar_one_or_none()


def open_one(s: Block, round_id: str) -> Round:
    """A round that is still open. Raises RoundRefusedError."""
    round_ = s.get(Round, round_id)
    if round_ is None:
        raise RoundRefusedError(_("This round is not there any more. It may have been erased with its candidate."))
    if round_.state is RoundState.REVEALED:
        raise RoundRefusedError(_("This was shown already. A later view is written beside it."))
    if round_.state is RoundState.ABANDONED:
        raise RoundRefusedError(_("This round was abandoned. Begin it again to write in it."))
    return round_


def drafts_of(s: Block, round_: Round) -> dict[str, Draft]:
    """The drafts of a round by person: the required ones in their order, then the others."""
    rows = s.execute(select(Draft).where(Draft.round_id == round_.id)).scalars()
    found = {draft.person_id: draft for draft in rows}
    order = [*round_.required_ids, *sorted(set(found) - set(round_.required_ids))]
    return {person_id: found[person_id] for person_id in order if person_id in found}


def readiness(s: Block, round_id: str) -> list[tuple[str, bool]]:
    """Who of the required people is ready: the one bit that is known before the reveal."""
    round_ = s.get_one(Round, round_id)
    if round_.state is RoundState.REVEALED:
        sealed = {mark["person_id"] for mark in round_.seals}
    else:
        ready = (Draft.round_id == round_id, Draft.state == DraftState.SEALED)
        sealed = set(s.execute(select(Draft.person_id).where(*ready)).scalars())
    return [(person_id, person_id in sealed) for person_id in round_.required_ids]


def released_ids(round_: Round) -> set[str]:
    """Who was released from the duty to write."""
    return {entry["person_id"] for entry in round_.released}


def waiting_for(s: Block, round_id: str) -> list[str]:
    """The required people who have neither sealed nor been released."""
    released = released_ids(s.get_one(Round, round_id))
    return [person_id for person_id, ready in readiness(s, round_id) if not ready and person_id not in released]


def refuse_early(s: Block, round_: Round) -> None:
    """Raise RoundRefusedError while somebody is still writing, or when nobody has sealed anything (R-03)."""
    waiting = waiting_for(s, round_.id)
    if waiting:
        raise RoundRefusedError(
            ngettext(
                "This opens when everyone has sealed; {names} is still writing.",
                "This opens when everyone has sealed; {names} are still writing.",
                len(waiting),
            ).format(names=joined([name_of(s, person_id) for person_id in waiting]))
        )
    if not any(draft.state is DraftState.SEALED for draft in drafts_of(s, round_).values()):
        raise RoundRefusedError(_("Nobody has sealed anything here. Somebody writes first."))


def release(s: Block, round_id: str, person_id: str, by: str, reason: str, at: datetime | None = None) -> None:
    """Lift the duty to write from somebody who is away (METHOD 0.2). Both passphrases are needed all the same.

    The decision owner of the role does it; where there is none, or for the owner's own part, a seat that is not
    the person released. Raises RoundRefusedError, or RefusedValueError without a reason.
    """
    round_ = open_one(s, round_id)
    if person_id not in round_.required_ids or person_id in released_ids(round_):
        raise RoundRefusedError(_("{name} is not waited for here.").format(name=name_of(s, person_id)))
    if dict(readiness(s, round_id))[person_id]:
        raise RoundRefusedError(_("{name} is ready and needs no release.").format(name=name_of(s, person_id)))
    allowed = _who_releases(s, round_, person_id)
    if by not in allowed:
        names = joined([name_of(s, other) for other in allowed])
        raise RoundRefusedError(_("{names} can release {name}.").format(names=names, name=name_of(s, person_id)))
    if not reason.strip():
        raise RefusedValueError(_("Say why: the reason is printed in the summary."), field="reason")
    entry = Release(person_id=person_id, by=by, reason=reason.strip(), at=iso(at or now()))
    round_.released = [*round_.released, entry]


def _who_releases(s: Block, round_: Round, person_id: str) -> list[str]:
    session = s.get_one(Session, round_.session_id)
    role = s.get(Role, session.role_id) if session.role_id else None
    if role is not None and role.decision_owner_id not in (None, person_id):
        return [str(role.decision_owner_id)]
    return [seat for seat in seats_of(round_) if seat != person_id]


def end_round(s: Block, round_: Round, drafts: Iterable[Draft], state: RoundState) -> None:
    """Delete its drafts and shares; what is left cannot be opened by anybody."""
    for draft in drafts:
        s.delete(draft)
    round_.state = state
    round_.public = round_.recruiter_share = round_.manager_share = b""


def abandon(s: Block, round_id: str) -> None:
    """Give a round up: drafts and shares are deleted, nothing was shown, it can be opened and written again."""
    round_ = open_one(s, round_id)
    end_round(s, round_, drafts_of(s, round_).values(), RoundState.ABANDONED)
