"""How private writing is kept from everybody but its writer until both seats open it (RELIABILITY D9).

`recovery_code`, `keys`, `box`, `drafts` and `shares` are pure functions over bytes; `seat_keys`, `rounds`,
`private_pages`, `revealing` and `seat_changes` use them on the rows of a workspace and take the caller's block
and never commit. Nothing here imports `cryptography` before it is needed: it must not load before the first
paint.

The names below are what other rooms use.
"""

from hirepair_desktop.storage.seals.drafts import Payload, Turn, Writer
from hirepair_desktop.storage.seals.errors import (
    DamagedDraftError,
    DamagedKeyError,
    DamagedShareError,
    NoKeyError,
    PassphraseRefusedError,
    RecoveryCodeMistypedError,
    RoundRefusedError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
    WrongTurnCodeError,
)
from hirepair_desktop.storage.seals.keys import FULL_COST, Cost, Unlocked
from hirepair_desktop.storage.seals.private_pages import (
    begin_turn,
    load_draft,
    reopen,
    resume_turn,
    save_draft,
    seal,
    seal_form,
)
from hirepair_desktop.storage.seals.revealing import LeftOut, Revealed, reveal
from hirepair_desktop.storage.seals.rounds import (
    abandon,
    open_round,
    readiness,
    release,
    released_ids,
    round_of,
    seats_of,
    waiting_for,
)
from hirepair_desktop.storage.seals.seat_changes import (
    hand_over_seat,
    hide_in_window_only,
    make_key_anew,
    rounds_lost_with,
    seal_in_the_file,
)
from hirepair_desktop.storage.seals.seat_keys import (
    StoredKey,
    change_passphrase,
    has_key,
    recover,
    sealing_of,
    sealing_words,
    set_passphrase,
    stored_key,
    unlock,
    window_key,
)

__all__ = [
    "FULL_COST",
    "Cost",
    "DamagedDraftError",
    "DamagedKeyError",
    "DamagedShareError",
    "LeftOut",
    "NoKeyError",
    "PassphraseRefusedError",
    "Payload",
    "RecoveryCodeMistypedError",
    "Revealed",
    "RoundRefusedError",
    "StoredKey",
    "Turn",
    "Unlocked",
    "Writer",
    "WrongPassphraseError",
    "WrongRecoveryCodeError",
    "WrongTurnCodeError",
    "abandon",
    "begin_turn",
    "change_passphrase",
    "hand_over_seat",
    "has_key",
    "hide_in_window_only",
    "load_draft",
    "make_key_anew",
    "open_round",
    "readiness",
    "recover",
    "release",
    "released_ids",
    "reopen",
    "resume_turn",
    "reveal",
    "round_of",
    "rounds_lost_with",
    "save_draft",
    "seal",
    "seal_form",
    "seal_in_the_file",
    "sealing_of",
    "sealing_words",
    "seats_of",
    "set_passphrase",
    "stored_key",
    "unlock",
    "waiting_for",
    "window_key",
]
