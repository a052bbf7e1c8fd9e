"""A private page: what one person writes alone in a round, from the first word to the seal. The caller commits.

The writer is an unlocked key, or the turn of somebody without one. Nothing here reads what another has written.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Draft, Round, now
from hirepair_desktop.model.kinds import DraftState, Sealing
from hirepair_desktop.storage.seals import drafts
from hirepair_desktop.storage.seals.drafts import Payload, Turn, Writer
from hirepair_desktop.storage.seals.errors import DamagedBoxError, DamagedDraftError, RoundRefusedError
from hirepair_desktop.storage.seals.keys import FULL_COST, Cost, Unlocked
from hirepair_desktop.storage.seals.payloads import MalformedError, read_payload
from hirepair_desktop.storage.seals.rounds import SEATS_ONLY, add_draft, open_one, place_in, seats_of
from hirepair_desktop.storage.seals.seat_keys import check_current, has_key, name_of
from hirepair_desktop.text import _


def _person(writer: Writer) -> str:
    return writer.unlocked.person_id if isinstance(writer, Turn) else writer.person_id


def _draft(s: Block, round_: Round, person_id: str) -> Draft | None:
    return s.execute(
        select(Draft).where(Draft.round_id == round_.id, Draft.person_id == person_id)
    ).scalar_one_or_none()


def _checked(s: Block, round_id: str, writer: Writer) -> tuple[Round, Draft]:
    """The open round and the writer's own draft in it; made where somebody who is not required writes too."""
    round_ = open_one(s, round_id)
    person_id = _person(writer)
    if isinstance(writer, Unlocked):
        check_current(s, writer)
    _refuse_stranger(s, round_, person_id)
    return round_, _draft(s, round_, person_id) or add_draft(s, round_, person_id)


def _refuse_stranger(s: Block, round_: Round, person_id: str) -> None:
    if round_.what in SEATS_ONLY and person_id not in seats_of(round_):
        raise RoundRefusedError(_("Only the two of the pair write here."))


def _refuse_sealed(draft: Draft) -> None:
    if draft.state is DraftState.SEALED:
        raise RoundRefusedError(_("This page is sealed. Re-open it to go on writing; you are then not ready."))


def _damaged(s: Block, person_id: str) -> DamagedDraftError:
    return DamagedDraftError(person_id, name_of(s, person_id))


def load_draft(s: Block, round_id: str, writer: Writer) -> Payload | None:
    """The writer's unfinished text, or None where nothing was written yet.

    Raises RoundRefusedError where it is sealed, DamagedDraftError where it cannot be opened.
    """
    round_ = open_one(s, round_id)
    person_id = _person(writer)
    if isinstance(writer, Unlocked):
        check_current(s, writer)
    draft = _draft(s, round_, person_id)
    if draft is None:
        return None
    _refuse_sealed(draft)
    if isinstance(writer, Unlocked) and drafts.is_by_turn(draft.own):
        return None  # begun, if at all, before this person had a passphrase; its code still opens it
    try:
        return drafts.read_own(place_in(round_, person_id), writer, draft.own)
    except DamagedBoxError as problem:
        raise _damaged(s, person_id) from problem


def save_draft(s: Block, round_id: str, writer: Writer, payload: Payload) -> None:
    """Keep unfinished text, readable by its writer alone. Any JSON dict will do while it is unfinished.

    Raises RoundRefusedError where the page is sealed or the round is over.
    """
    round_, draft = _checked(s, round_id, writer)
    _refuse_sealed(draft)
    draft.own = drafts.write_own(place_in(round_, _person(writer)), writer, payload)


def _check_shape(round_: Round, payload: Payload) -> None:
    try:
        read_payload(round_.what, payload)
    except MalformedError as problem:
        raise RefusedValueError(
            _("This page cannot be sealed as it is ({what}). It stays open as a draft.").format(what=problem)
        ) from problem


def seal(s: Block, round_id: str, writer: Writer, payload: Payload, at: datetime | None = None) -> None:
    """Seal the final text: the writer is ready. The moment of sealing lies inside the seal.

    Raises RefusedValueError where the page is not of its shape, RoundRefusedError where it is sealed already.
    """
    round_, draft = _checked(s, round_id, writer)
    _refuse_sealed(draft)
    _check_shape(round_, payload)
    place = place_in(round_, _person(writer))
    draft.blob, draft.own = drafts.seal_blobs(place, round_.public, payload, at or now(), writer)
    draft.state = DraftState.SEALED


def seal_form(s: Block, round_id: str, person_id: str, payload: Payload, at: datetime | None = None) -> None:
    """Seal a filled-in scorecard that was brought in, by the public key alone. No key vouches for it.

    Raises RoundRefusedError for a seat (which seals with its own key) and where the person has sealed already,
    RefusedValueError where the page is not of its shape.
    """
    round_ = open_one(s, round_id)
    _refuse_seat(s, round_, person_id)
    _refuse_stranger(s, round_, person_id)
    draft = _draft(s, round_, person_id) or add_draft(s, round_, person_id)
    if draft.state is DraftState.SEALED:
        raise RoundRefusedError(
            _("{name} has sealed already; what was sealed is frozen.").format(name=name_of(s, person_id))
        )
    _check_shape(round_, payload)
    place = place_in(round_, person_id)
    draft.blob, draft.own = drafts.seal_blobs(place, round_.public, payload, at or now())
    draft.state = DraftState.SEALED


def reopen(s: Block, round_id: str, writer: Writer) -> Payload:
    """Take the seal off one's own page, which sets *not ready*; the text goes on as a draft and is returned.

    Raises RoundRefusedError where it is not sealed, DamagedDraftError where it cannot be opened.
    """
    round_, draft = _checked(s, round_id, writer)
    person_id = _person(writer)
    if draft.state is not DraftState.SEALED:
        raise RoundRefusedError(_("This page is not sealed. Go on writing."))
    if not draft.own:
        raise RoundRefusedError(
            _("A filled-in form was brought in for {name}; nobody can open it before the reveal.").format(
                name=name_of(s, person_id)
            )
        )
    if isinstance(writer, Unlocked) and drafts.is_by_turn(draft.own):
        raise RoundRefusedError(_("This page was sealed in a turn. Re-open it with the code of that turn."))
    place = place_in(round_, person_id)
    try:
        payload = drafts.reopen_blobs(place, writer, draft.blob, draft.own)
    except DamagedBoxError as problem:
        raise _damaged(s, person_id) from problem
    draft.state, draft.blob = DraftState.WRITING, b""
    draft.own = drafts.write_own(place, writer, payload)
    return payload


def _refuse_seat(s: Block, round_: Round, person_id: str) -> None:
    if person_id in seats_of(round_):
        raise RoundRefusedError(
            _("{name} has a seat in this round and writes with a passphrase.").format(name=name_of(s, person_id))
        )


def begin_turn(s: Block, round_id: str, person_id: str, cost: Cost = FULL_COST) -> Turn:
    """A private turn of somebody without a passphrase; show `turn.code`. An earlier unfinished turn is replaced
    with the first save.

    Raises RoundRefusedError for a seat, for somebody with a passphrase, and where the page is sealed.
    """
    round_ = open_one(s, round_id)
    _refuse_seat(s, round_, person_id)
    _refuse_stranger(s, round_, person_id)
    if round_.mode is Sealing.WINDOW_ONLY:
        raise RoundRefusedError(_("This workspace hides in the window only. No code is needed."))
    if has_key(s, person_id):
        raise RoundRefusedError(_("{name} has a passphrase and writes with it.").format(name=name_of(s, person_id)))
    draft = _draft(s, round_, person_id)
    if draft is not None:
        _refuse_sealed(draft)
    return drafts.begin_turn(place_in(round_, person_id), cost)


def resume_turn(s: Block, round_id: str, person_id: str, code: str) -> Turn:
    """Go on with a turn by its code: to write, or to re-open what was sealed in it.

    Raises WrongTurnCodeError, DamagedDraftError, or RoundRefusedError where there is no turn to go on with.
    """
    round_ = open_one(s, round_id)
    draft = _draft(s, round_, person_id)
    if draft is None or not draft.own:
        raise RoundRefusedError(_("There is no unfinished turn of {name} here.").format(name=name_of(s, person_id)))
    try:
        return drafts.resume_turn(place_in(round_, person_id), code, draft.own)
    except DamagedBoxError as problem:
        raise _damaged(s, person_id) from problem
