"""The recovery code of the sheet (picture 31): eight groups of four letters and digits, the last a checksum.

28 random symbols of 5 bits are 140 bits, far beyond guessing. The four check symbols make the whole code a word
of a Reed-Solomon code over 32 elements ([32, 28, 5]): any mistake in up to four symbols is noticed, and one or
two wrong symbols of one group name that group. The code itself is stored nowhere.
"""

from __future__ import annotations

import re
import secrets
from itertools import combinations

from hirepair_desktop.storage.seals.errors import RecoveryCodeMistypedError
from hirepair_desktop.text import _

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The 32 symbols: no O, I, 0 or 1 (RELIABILITY D9)."""

GROUPS = 8
GROUP_SIZE = 4
LENGTH = GROUPS * GROUP_SIZE
CHECKED = LENGTH - GROUP_SIZE
TURN_GROUPS = 3
"""A turn code is three groups, 60 bits: it lives for one turn and always passes through Argon2id."""


def _field_tables() -> tuple[list[int], list[int]]:
    """Powers and logarithms of the field of 32 elements, x^5 + x^2 + 1."""
    powers, logs, value = [], [0] * 32, 1
    for exponent in range(31):
        powers.append(value)
        logs[value] = exponent
        value <<= 1
        if value & 32:
            value ^= 0b100101
    return powers, logs


_POWERS, _LOGS = _field_tables()


def _times(a: int, b: int) -> int:
    return _POWERS[(_LOGS[a] + _LOGS[b]) % 31] if a and b else 0


def _over(a: int, b: int) -> int:
    return _POWERS[(_LOGS[a] - _LOGS[b]) % 31] if a else 0


def _column(position: int) -> tuple[int, ...]:
    """What a symbol at this position adds to the checks: powers 0 to 3 of the position as an element."""
    square = _times(position, position)
    return (1, position, square, _times(square, position))


_COLUMNS = [_column(position) for position in range(LENGTH)]
Checks = tuple[int, ...]


def _scaled(factor: int, column: Checks) -> Checks:
    return tuple(_times(factor, entry) for entry in column)


def _sum(a: Checks, b: Checks) -> Checks:
    return tuple(x ^ y for x, y in zip(a, b, strict=True))


def _checks(symbols: list[int]) -> Checks:
    """Four zeros for a right code, anything else for a mistyped one."""
    total: Checks = (0, 0, 0, 0)
    for symbol, column in zip(symbols, _COLUMNS, strict=True):
        total = _sum(total, _scaled(symbol, column))
    return total


def _solved(columns: list[Checks], wanted: Checks) -> list[int]:
    """The factors with which the four columns add up to `wanted` (elimination; the columns are independent)."""
    rows = [[column[row] for column in columns] + [wanted[row]] for row in range(4)]
    for pivot in range(4):
        found = next(row for row in range(pivot, 4) if rows[row][pivot])
        rows[pivot], rows[found] = rows[found], rows[pivot]
        lead = rows[pivot][pivot]
        rows[pivot] = [_over(entry, lead) for entry in rows[pivot]]
        for other in range(4):
            if other != pivot and rows[other][pivot]:
                factor = rows[other][pivot]
                rows[other] = [a ^ _times(factor, b) for a, b in zip(rows[other], rows[pivot], strict=True)]
    return [rows[row][4] for row in range(4)]


def _multiple(checks: Checks, column: Checks) -> bool:
    """Whether one wrong symbol at the column's position explains these checks. The column begins with 1."""
    return checks[0] != 0 and _scaled(checks[0], column) == checks


def _mistyped_group(checks: Checks) -> int | None:
    """The one group (1 to 8) in which one or two wrong symbols explain the checks, or None."""
    for position in range(LENGTH):
        if _multiple(checks, _COLUMNS[position]):
            return position // GROUP_SIZE + 1
    for group in range(GROUPS):
        places = range(group * GROUP_SIZE, (group + 1) * GROUP_SIZE)
        for first, second in combinations(places, 2):
            for error in range(1, 32):
                if _multiple(_sum(checks, _scaled(error, _COLUMNS[first])), _COLUMNS[second]):
                    return group + 1
    return None


def _grouped(symbols: str) -> str:
    return " ".join(symbols[at : at + GROUP_SIZE] for at in range(0, len(symbols), GROUP_SIZE))


def new_code() -> str:
    """A new recovery code from the system's randomness, in groups of four with spaces between."""
    return with_checks([secrets.randbelow(32) for _symbol in range(CHECKED)])


def with_checks(chosen: list[int]) -> str:
    """28 numbers below 32 as a code that ends with the group that checks the others."""
    last = _solved(_COLUMNS[CHECKED:], _checks([*chosen, 0, 0, 0, 0]))
    return _grouped("".join(ALPHABET[symbol] for symbol in [*chosen, *last]))


def new_turn_code() -> str:
    """The code shown at the start of the turn of an interviewer without a key: three groups of four."""
    return _grouped("".join(secrets.choice(ALPHABET) for _symbol in range(TURN_GROUPS * GROUP_SIZE)))


def bare(typed: str) -> str:
    """The letters and digits of a typed code in capitals, without spaces, dashes and dots."""
    return re.sub(r"[\s\-\u2010-\u2015._]+", "", typed).upper()


def parse_code(typed: str) -> str:
    """The 32 symbols of a typed recovery code, without spaces.

    Case, spaces and dashes do not matter. Raises RecoveryCodeMistypedError, which names the group to look at
    wherever it can be known.
    """
    symbols = bare(typed)
    if not symbols:
        raise RecoveryCodeMistypedError(_("Type the eight groups of the recovery sheet."))
    _refuse_unused(typed)
    if len(symbols) != LENGTH:
        raise _wrong_length(typed, len(symbols))
    checks = _checks([ALPHABET.index(symbol) for symbol in symbols])
    if not any(checks):
        return symbols
    group = _mistyped_group(checks)
    if group is None:
        raise RecoveryCodeMistypedError(
            _("The last group does not match the others. Compare all eight groups with the sheet.")
        )
    raise RecoveryCodeMistypedError(
        _("Group {group} does not match the others. Compare it with the sheet.").format(group=group), group
    )


def _typed_groups(typed: str) -> list[str]:
    """The groups as the person set them apart, or the symbols cut by four where they did not."""
    apart = [part for part in re.split(r"[\s\-\u2010-\u2015._]+", typed.upper()) if part]
    if len(apart) == GROUPS:
        return apart
    symbols = bare(typed)
    return [symbols[at : at + GROUP_SIZE] for at in range(0, len(symbols), GROUP_SIZE)]


def _refuse_unused(typed: str) -> None:
    """Raise for the first symbol that no code holds, with its group."""
    for number, group in enumerate(_typed_groups(typed), start=1):
        for symbol in group:
            if symbol not in ALPHABET:
                raise RecoveryCodeMistypedError(
                    _("Group {group} has “{symbol}”, which is never used. Compare it with the sheet.").format(
                        group=number, symbol=symbol
                    ),
                    number,
                )


def _wrong_length(typed: str, length: int) -> RecoveryCodeMistypedError:
    """The sentence for too few or too many symbols; names the group when the groups were set apart."""
    groups = _typed_groups(typed)
    if len(groups) == GROUPS:
        for number, group in enumerate(groups, start=1):
            if len(group) != GROUP_SIZE:
                return RecoveryCodeMistypedError(
                    _("Group {group} does not have four letters or digits. Compare it with the sheet.").format(
                        group=number
                    ),
                    number,
                )
    return RecoveryCodeMistypedError(
        _("The recovery code has 32 letters and digits; {count} were typed.").format(count=length)
    )
