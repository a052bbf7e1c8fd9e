"""What every new thing is stamped with: an id and the moment. Neither needs the mapped classes."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ID_LENGTH = 8
_PAIRS = tuple(first + second for first in CROCKFORD for second in CROCKFORD)
"""Ten bits at once: a reveal makes ids by the thousand."""


def new_id() -> str:
    """Eight random Crockford base32 characters (40 bits): unique over merges of two workspaces."""
    bits = int.from_bytes(os.urandom(5 * ID_LENGTH // 8))
    return _PAIRS[bits >> 30] + _PAIRS[bits >> 20 & 1023] + _PAIRS[bits >> 10 & 1023] + _PAIRS[bits & 1023]


def is_id(words: str) -> bool:
    """Whether words have the form of an id, rather than something a person wrote."""
    return len(words) == ID_LENGTH and set(words) <= set(CROCKFORD)


def now() -> datetime:
    """This moment in UTC, in whole seconds: times in the file are for people."""
    return datetime.now(UTC).replace(microsecond=0)


def now_on(today: date | None) -> datetime:
    """This moment, on the day that is given as today: what repeats a day goes by its talks, not by the calendar's."""
    moment = now()
    return moment if today is None else moment.replace(year=today.year, month=today.month, day=today.day)
