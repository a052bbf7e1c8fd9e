"""The recovery sheet of an encrypted workspace: its key in sixteen groups of four, two codes of eight.

The key has 256 bits; 24 more tell to which passphrase of which file the sheet belongs, so that the sheet of an earlier
one is called so and not damage. 280 bits are 56 symbols of the alphabet of the recovery codes (picture 31), and each
half gets the checks of such a code: its last group is the checksum (RELIABILITY D7, fault 51).
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from hirepair_desktop.storage.cipher import keys, ring
from hirepair_desktop.storage.cipher.errors import OtherSheetError, WrongPassphraseError
from hirepair_desktop.storage.cipher.keys import Key
from hirepair_desktop.storage.seals.errors import RecoveryCodeMistypedError
from hirepair_desktop.storage.seals.recovery_code import (
    ALPHABET,
    CHECKED,
    GROUP_SIZE,
    GROUPS,
    LENGTH,
    bare,
    parse_code,
    with_checks,
)
from hirepair_desktop.text import _

HALVES = 2
SHEET_GROUPS = HALVES * GROUPS
MARK = 3
"""Bytes that tell one sheet from another."""

SLACK = 8
"""Symbols that may be missing or too many for something typed to be taken for a sheet."""


def sheet_groups(key: Key) -> list[str]:
    """The sixteen groups of the sheet that opens a file without its passphrase."""
    number = int.from_bytes(key.raw + _mark(key.salt))
    symbols = [number >> 5 * place & 31 for place in reversed(range(HALVES * CHECKED))]
    halves = (symbols[:CHECKED], symbols[CHECKED:])
    return " ".join(with_checks(half) for half in halves).split()


def looks_like_a_sheet(typed: str) -> bool:
    """Whether something that was typed for a passphrase is meant to be the groups of a sheet."""
    symbols = bare(typed)
    return abs(len(symbols) - HALVES * LENGTH) <= SLACK and symbols.isalnum()


def unlock_with_sheet(path: Path, typed: str) -> Key:
    """Find the key of an encrypted file by its recovery sheet, hold it and return it. The file is only read.

    Raises RecoveryCodeMistypedError, which names the group to look at wherever it can be known; OtherSheetError;
    StartDamagedError when the sheet is right and the first page is not; UnusableFileError.
    """
    raw, mark = parsed(typed)
    for salt in ring.salts_for(path):
        if _mark(salt) == mark and ring.held_if_right(path, key := Key(raw, salt)):
            return key
    raise OtherSheetError


def unlock_with(path: Path, typed: str) -> Key:
    """The same by whatever was typed where the passphrase is asked for: a passphrase, or the groups of a sheet.

    Raises what `ring.unlock` and `unlock_with_sheet` raise.
    """
    try:
        return ring.unlock(path, typed)
    except WrongPassphraseError:
        if not looks_like_a_sheet(typed):
            raise
    return unlock_with_sheet(path, typed)


def parsed(typed: str) -> tuple[bytes, bytes]:
    """Key and mark out of the sixteen groups; case, spaces and dashes do not matter.

    Raises RecoveryCodeMistypedError.
    """
    number = 0
    for half, words in enumerate(_halves(typed)):
        for symbol in _parsed_half(half, words)[:CHECKED]:
            number = number << 5 | ALPHABET.index(symbol)
    whole = number.to_bytes(keys.SALT * 2 + MARK)
    return whole[:-MARK], whole[-MARK:]


def _mark(salt: bytes) -> bytes:
    return hashlib.blake2b(salt, digest_size=MARK, person=b"hirepair-sheet").digest()


def _halves(typed: str) -> list[str]:
    """The first eight groups and the last eight, as they were set apart or by their number."""
    apart = [part for part in re.split(r"[\s\-\u2010-\u2015._]+", typed) if part]
    if len(apart) == SHEET_GROUPS:
        return [" ".join(apart[:GROUPS]), " ".join(apart[GROUPS:])]
    symbols = bare(typed)
    if len(symbols) == HALVES * LENGTH:
        return [symbols[:LENGTH], symbols[LENGTH:]]
    raise RecoveryCodeMistypedError(
        _("The recovery sheet has 16 groups, 64 letters and digits; {count} were typed.").format(count=len(symbols))
    )


def _parsed_half(half: int, words: str) -> str:
    """The symbols of one half; a mistake is named by the number its group has on the sheet."""
    try:
        return parse_code(words)
    except RecoveryCodeMistypedError as error:
        if error.group is None:
            first = half * GROUPS + 1
            raise RecoveryCodeMistypedError(
                _("Groups {first} to {last} do not match each other. Compare them with the sheet.").format(
                    first=first, last=first + GROUPS - 1
                )
            ) from error
        group = half * GROUPS + error.group
        raise RecoveryCodeMistypedError(_what(group, _typed_group(words, error.group)), group) from error


def _typed_group(words: str, group: int) -> str:
    apart = words.split()
    return apart[group - 1] if len(apart) == GROUPS else ""


def _what(group: int, typed: str) -> str:
    if typed and len(typed) != GROUP_SIZE:
        return _("Group {group} does not have four letters or digits. Compare it with the sheet.").format(group=group)
    if any(symbol not in ALPHABET for symbol in typed.upper()):
        return _("Group {group} has a letter or digit that is never used. Compare it with the sheet.").format(
            group=group
        )
    return _("Group {group} does not match the others. Compare it with the sheet.").format(group=group)
