"""What becomes of open rounds when a key or a seat changes (RELIABILITY D9, rules of a round).

The caller commits.
"""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Draft, Person, Round, SeatKey, Setting
from hirepair_desktop.model.kinds import DraftState, RoundState, Sealing
from hirepair_desktop.storage.seals.drafts import signer_of
from hirepair_desktop.storage.seals.errors import (
    DamagedBoxError,
    DamagedShareError,
    NoKeyError,
    RoundRefusedError,
)
from hirepair_desktop.storage.seals.keys import FULL_COST, Cost, Unlocked
from hirepair_desktop.storage.seals.rounds import (
    SEATS_ONLY,
    abandon,
    add_draft,
    drafts_of,
    open_one,
    place_in,
    seats_of,
)
from hirepair_desktop.storage.seals.seat_keys import (
    SEALING,
    check_current,
    has_key,
    key_row,
    name_of,
    sealing_of,
    set_passphrase,
)
from hirepair_desktop.storage.seals.shares import hand_over_share
from hirepair_desktop.text import _


def rounds_lost_with(s: Block, person_id: str) -> list[Round]:
    """The open rounds that nobody can open any more without this person's key. Said before it is made anew."""
    holds = or_(Round.recruiter_id == person_id, Round.manager_id == person_id)
    return list(s.execute(select(Round).where(Round.state == RoundState.OPEN, holds)).scalars())


def make_key_anew(s: Block, person_id: str, passphrase: str, cost: Cost = FULL_COST) -> str:
    """A new key for somebody who has lost passphrase and recovery sheet. Returns the new recovery code.

    The open rounds of this seat are abandoned and the person's unfinished pages begin again; what an
    interviewer has sealed can still be opened by the seats, but no key vouches for it any more. `times_made`
    counts up, which is shown. Raises NoKeyError or PassphraseRefusedError.
    """
    old = key_row(s, person_id)
    if old is None:
        raise NoKeyError([name_of(s, person_id)])
    times_made = old.times_made
    s.delete(old)
    s.flush()
    code = set_passphrase(s, person_id, passphrase, cost)
    new = key_row(s, person_id)
    assert new is not None
    new.times_made = times_made + 1
    for round_ in rounds_lost_with(s, person_id):
        abandon(s, round_.id)
    _begin_pages_again(s, person_id)
    return code


def _begin_pages_again(s: Block, person_id: str) -> None:
    """Unfinished pages under a key that is gone become untouched ones."""
    unfinished = select(Draft).where(Draft.person_id == person_id, Draft.state == DraftState.WRITING)
    for draft in s.execute(unfinished).scalars().all():
        round_ = s.get_one(Round, draft.round_id)
        s.delete(draft)
        s.flush()
        add_draft(s, round_, person_id)


def hand_over_seat(s: Block, round_id: str, leaver: Unlocked, successor_id: str) -> None:
    """Give the seat of an open round to a successor: the share is encrypted to the successor's key.

    What the leaver has sealed stays; an unfinished page goes, and the successor writes instead.
    Pages that are between the two of the pair alone cannot change hands: they are shown, or abandoned.
    Raises NoKeyError, RoundRefusedError or DamagedShareError.
    """
    round_ = open_one(s, round_id)
    check_current(s, leaver)
    if round_.what in SEATS_ONLY:
        raise RoundRefusedError(
            _("What the two wrote to each other cannot change hands. Show it first, or abandon the round.")
        )
    if leaver.person_id not in seats_of(round_) or successor_id in seats_of(round_):
        raise RoundRefusedError(
            _("{name} has no seat to hand over to {other} here.").format(
                name=name_of(s, leaver.person_id), other=name_of(s, successor_id)
            )
        )
    successor = key_row(s, successor_id)
    if successor is None:
        raise NoKeyError([name_of(s, successor_id)])
    _refuse_unsigned(s, round_, successor)
    is_recruiter = leaver.person_id == round_.recruiter_id
    box = round_.recruiter_share if is_recruiter else round_.manager_share
    place = place_in(round_, leaver.person_id)
    try:
        share = hand_over_share(box, place, leaver, successor_id, successor.public, round_.public)
    except DamagedBoxError as problem:
        raise DamagedShareError(name_of(s, leaver.person_id)) from problem
    if is_recruiter:
        round_.recruiter_id, round_.recruiter_share = successor_id, share
    else:
        round_.manager_id, round_.manager_share = successor_id, share
    _let_successor_write(s, round_, leaver.person_id, successor_id)


def _refuse_unsigned(s: Block, round_: Round, successor: SeatKey) -> None:
    """A seat's seal is made with the seat's key; what was sealed without it cannot become a seat's."""
    draft = drafts_of(s, round_).get(successor.person_id)
    sealed = draft is not None and draft.state is DraftState.SEALED
    if draft is not None and sealed and signer_of(draft.blob) != successor.public:
        raise RoundRefusedError(
            _("{name} has sealed here without a passphrase and cannot take the seat before the reveal.").format(
                name=name_of(s, successor.person_id)
            )
        )


def _let_successor_write(s: Block, round_: Round, leaver_id: str, successor_id: str) -> None:
    written = drafts_of(s, round_)
    left = written.get(leaver_id)
    if left is None or left.state is DraftState.SEALED:
        return
    s.delete(left)
    round_.required_ids = [
        successor_id if person_id == leaver_id else person_id
        for person_id in round_.required_ids
        if person_id != successor_id
    ]
    if successor_id not in written:
        add_draft(s, round_, successor_id)


# How the workspace keeps private pages


def _refuse_open_rounds(s: Block) -> None:
    if s.execute(select(Round.id).where(Round.state == RoundState.OPEN).limit(1)).first() is not None:
        raise RoundRefusedError(_("A round is still open. Show it or abandon it first, then change this."))


def _set_mode(s: Block, mode: Sealing) -> None:
    for row in s.execute(select(SeatKey)).scalars().all():
        s.delete(row)
    setting = s.execute(select(Setting).where(Setting.key == SEALING)).scalar_one_or_none()
    if setting is None:
        s.add(Setting(key=SEALING, value=mode.value))
    else:
        setting.value = mode.value
    s.flush()


def hide_in_window_only(s: Block, *unlocked: Unlocked) -> None:
    """Go on without passphrases: private pages are hidden in the window and readable in the file.

    Needs the keys of two people where people have passphrases, and no open round. All keys are deleted; nothing
    lies under them any more. Raises RoundRefusedError.
    """
    _refuse_open_rounds(s)
    with_key = [person_id for person_id in s.execute(select(Person.id)).scalars() if has_key(s, person_id)]
    given = {check_current(s, key).person_id for key in unlocked}
    if len(given) < min(2, len(with_key)):
        raise RoundRefusedError(_("Both passphrases are needed to go on without passphrases."))
    _set_mode(s, Sealing.WINDOW_ONLY)


def seal_in_the_file(s: Block) -> None:
    """Seal private pages from now on: everybody sets a passphrase. Needs no open round.

    Raises RoundRefusedError.
    """
    _refuse_open_rounds(s)
    if sealing_of(s) is not Sealing.SEALED:
        _set_mode(s, Sealing.SEALED)
