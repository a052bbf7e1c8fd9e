"""How single values stand in the exchange file: moments with Z, days, base64, clean text."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, get_args, get_origin, is_typeddict

from hirepair_desktop.text import _, clean
from hirepair_desktop.transfer.exchange.records import Key, is_nested_time, nested_keys, without_none

TIME_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$"
DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_TIME, _DATE = re.compile(TIME_PATTERN), re.compile(DATE_PATTERN)

ToFile = Callable[[Any], Any]
"""Turns a value of the workspace into what stands in the file: text, number, true, null, list or object."""


def read_time(words: Any) -> datetime:
    """A moment in UTC from `2026-11-24T18:49:00Z`; any offset is taken. Raises ValueError with the reason."""
    if isinstance(words, str) and (_is_usual_time(words) or _TIME.match(words)):
        try:
            return datetime.fromisoformat(words).astimezone(UTC)
        except (ValueError, OverflowError):
            pass
    raise ValueError(_("must be a time with its zone, such as 2026-11-24T18:49:00Z"))


def _is_usual_time(words: str) -> bool:
    """Whether the marks of `2026-11-24T18:49:00Z` stand where they belong; the parser looks at the rest."""
    return len(words) == 20 and words[4::3] == "--T::Z"


def read_date(words: Any) -> date:
    """A day from `2026-11-24`. Raises ValueError with the reason."""
    if isinstance(words, str) and _DATE.match(words):
        try:
            return date.fromisoformat(words)
        except ValueError:
            pass
    raise ValueError(_("must be a day, such as 2026-11-24"))


def time_words(moment: datetime) -> str:
    """`2026-11-24T18:49:00Z`."""
    return moment.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"


def nested_time_words(words: str) -> str:
    """A moment of a JSON column as it stands in the file; what is no moment stays as it is."""
    try:
        return time_words(read_time(words))
    except ValueError:
        return words


def to_file(key: Key) -> ToFile:
    """How values of one key are written; None stays null."""
    write = _plain(key.hint)
    return lambda value: None if value is None else write(value)


def _plain(hint: Any) -> ToFile:
    if hint is datetime:
        return time_words
    if hint is date:
        return date.isoformat
    if hint is bytes:
        return lambda value: base64.b64encode(value).decode("ascii")
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value if isinstance(value, Enum) else value
    if get_origin(hint) is list:
        inner = _plain(get_args(hint)[0])
        return lambda value: [inner(item) for item in value]
    if is_typeddict(hint):
        return _record(hint)
    return _sorted_keys if hint is Any or get_origin(hint) is dict else lambda value: value


def _record(hint: Any) -> ToFile:
    """A small record of a list: its keys in the order of the model, whatever order the row has them in."""
    parts = {}
    for name, part in nested_keys(hint).items():
        kind = without_none(part)[0]
        parts[name] = nested_time_words if is_nested_time(name) else _plain(kind)

    def write(value: Any) -> Any:
        return {
            name: None if value[name] is None else part(value[name]) for name, part in parts.items() if name in value
        }

    return write


def _sorted_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted_keys(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_sorted_keys(item) for item in value]
    return value


NEVER_CLEAN = ("\\u", "\\r", "\u2028", "\u2029", "\ufdd0", "\ufdd1", "\ufeff")
"""Escapes behind which anything may stand, and the letters that `clean` takes out."""


def is_clean(json_text: str) -> bool:
    """Whether every string of a JSON text is certainly as `clean` leaves it.

    Without escapes for carriage returns and code points a string is a part of the text itself, and a part of
    NFC text is NFC. Looking once at the whole is much cheaper than at each string.
    """
    found = any(mark in json_text for mark in NEVER_CLEAN)
    return not found and unicodedata.is_normalized("NFC", json_text)


def cleaned(value: Any) -> Any:
    """A JSON value with every string in it, keys too, as `clean` leaves it."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): cleaned(item) for key, item in value.items()}
    return value
