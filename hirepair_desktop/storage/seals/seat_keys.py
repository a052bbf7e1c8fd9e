"""The keys of people as rows: set a passphrase, unlock, change, recover. The caller commits.

In a workspace that chose *hidden in the window only* nobody has a passphrase; keys lie in the file as they are
and `window_key` hands them out, so that everything else works the same way.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Person, SeatKey, Setting, Workspace, now
from hirepair_desktop.model.kinds import Sealing
from hirepair_desktop.storage.seals.errors import (
    DamagedKeyError,
    NoKeyError,
    PassphraseRefusedError,
    RoundRefusedError,
)
from hirepair_desktop.storage.seals.keys import (
    FULL_COST,
    Cost,
    Owner,
    Unlocked,
    WrappedKey,
    change_key_passphrase,
    is_open_key,
    make_key,
    make_open_key,
    recover_key,
    take_open_key,
    unlock_key,
)
from hirepair_desktop.text import _

SEALING = "sealing"
"""The setting that says how this workspace keeps private pages; `sealed` unless somebody chose otherwise."""


@dataclass(frozen=True)
class StoredKey:
    """A person's key as the file holds it, taken out of a block so that a worker can unlock it."""

    owner: Owner
    wrapped: WrappedKey

    def unlock(self, passphrase: str) -> Unlocked:
        """The private key in memory; takes about 0.2 s on purpose.

        Raises WrongPassphraseError or DamagedKeyError.
        """
        if is_open_key(self.wrapped):
            return take_open_key(self.wrapped, self.owner)
        return unlock_key(self.wrapped, self.owner, passphrase)


def name_of(s: Block, person_id: str) -> str:
    """The name for a sentence."""
    person = s.get(Person, person_id)
    return person.name if person is not None and person.name else _("somebody")


def workspace_id(s: Block) -> str:
    """The id of this workspace."""
    return s.execute(select(Workspace.id)).scalar_one()


def sealing_of(s: Block) -> Sealing:
    """How this workspace keeps private pages from now on. A round keeps the way it was opened with."""
    value = s.execute(select(Setting.value).where(Setting.key == SEALING)).scalar_one_or_none()
    return Sealing(value) if value is not None else Sealing.SEALED


def sealing_words(mode: Sealing) -> str:
    """What Help and the summary say about the way a round was kept (RELIABILITY D9)."""
    if mode is Sealing.WINDOW_ONLY:
        return _(
            "Hidden in the window only: there were no passphrases, and somebody who opened the file with other "
            "tools could have read what was written alone before both saw it."
        )
    return _("Sealed: what was written alone was unreadable in the file until both passphrases opened it.")


def key_row(s: Block, person_id: str) -> SeatKey | None:
    """The row of a person's key, if there is one."""
    return s.execute(select(SeatKey).where(SeatKey.person_id == person_id)).scalar_one_or_none()


def _wrapped(row: SeatKey) -> WrappedKey:
    return WrappedKey(row.public, row.by_passphrase, row.by_code)


def _owner(row: SeatKey) -> Owner:
    return Owner(row.workspace_id, row.person_id)


def _store(row: SeatKey, key: WrappedKey) -> None:
    row.public, row.by_passphrase, row.by_code = key.public, key.by_passphrase, key.by_recovery_code


def has_key(s: Block, person_id: str) -> bool:
    """Whether this person has set a passphrase."""
    row = key_row(s, person_id)
    return row is not None and not is_open_key(_wrapped(row))


def stored_key(s: Block, person_id: str) -> StoredKey:
    """A person's key, to be unlocked outside the block. Raises NoKeyError."""
    row = key_row(s, person_id)
    if row is None:
        raise NoKeyError([name_of(s, person_id)])
    return StoredKey(_owner(row), _wrapped(row))


def unlock(s: Block, person_id: str, passphrase: str = "") -> Unlocked:
    """A person's private key in memory; call `wipe()` at the hand-over.

    Raises NoKeyError, WrongPassphraseError or DamagedKeyError. Nothing in the file is changed.
    """
    return stored_key(s, person_id).unlock(passphrase)


def _refuse_own_name(s: Block, person_id: str, passphrase: str) -> None:
    if passphrase.casefold().split() == name_of(s, person_id).casefold().split():
        raise PassphraseRefusedError(_("A name is too easy to guess. Three or four unrelated words make a good one."))


def set_passphrase(s: Block, person_id: str, passphrase: str, cost: Cost = FULL_COST) -> str:
    """Make the first key of a person. Returns the recovery code, which is shown once and kept nowhere.

    Raises PassphraseRefusedError for a weak passphrase, RoundRefusedError where there is a key already.
    """
    if key_row(s, person_id) is not None:
        raise RoundRefusedError(
            _("{name} has a passphrase already. Change it, or use the recovery sheet.").format(
                name=name_of(s, person_id)
            )
        )
    _refuse_own_name(s, person_id, passphrase)
    owner = Owner(workspace_id(s), person_id)
    key, code = make_key(owner, passphrase, cost)
    row = SeatKey(person_id=person_id, workspace_id=owner.workspace_id, made_at=now())
    _store(row, key)
    s.add(row)
    s.flush()
    return code


def _row_of(s: Block, person_id: str) -> SeatKey:
    row = key_row(s, person_id)
    if row is None:
        raise NoKeyError([name_of(s, person_id)])
    return row


def change_passphrase(s: Block, person_id: str, old: str, new: str, cost: Cost = FULL_COST) -> None:
    """Another passphrase for the same key; the recovery sheet stays good.

    Raises NoKeyError, WrongPassphraseError, PassphraseRefusedError or DamagedKeyError.
    """
    row = _row_of(s, person_id)
    _refuse_own_name(s, person_id, new)
    _store(row, change_key_passphrase(_wrapped(row), _owner(row), old, new, cost))


def recover(s: Block, person_id: str, code: str, new_passphrase: str, cost: Cost = FULL_COST) -> str:
    """A new passphrase by the recovery code. Returns the new code; the old sheet stops working.

    Raises NoKeyError, RecoveryCodeMistypedError, WrongRecoveryCodeError, PassphraseRefusedError or
    DamagedKeyError.
    """
    row = _row_of(s, person_id)
    _refuse_own_name(s, person_id, new_passphrase)
    key, new_code = recover_key(_wrapped(row), _owner(row), code, new_passphrase, cost)
    _store(row, key)
    row.sheet += 1
    return new_code


def window_key(s: Block, person_id: str) -> Unlocked:
    """The key of a person where the workspace hides in the window only; made when it is not there yet.

    Raises RoundRefusedError in a workspace that seals.
    """
    if sealing_of(s) is not Sealing.WINDOW_ONLY:
        raise RoundRefusedError(_("This workspace seals private pages. Type your passphrase to open yours."))
    row = key_row(s, person_id)
    if row is None:
        row = SeatKey(person_id=person_id, workspace_id=workspace_id(s), made_at=now())
        _store(row, make_open_key())
        s.add(row)
        s.flush()
    return take_open_key(_wrapped(row), _owner(row))


def check_current(s: Block, unlocked: Unlocked) -> SeatKey:
    """The row of an unlocked key, once it is sure that it is still this person's key.

    Raises NoKeyError, or DamagedKeyError where the public key in the file is another.
    """
    row = _row_of(s, unlocked.person_id)
    if row.public != unlocked.public:
        raise DamagedKeyError
    return row
