"""Words and figures as people read them: translation, dates, money, numbers, plain text. No Qt."""

from __future__ import annotations

import gettext
import os
import re
import unicodedata
from datetime import date, datetime, tzinfo
from functools import lru_cache

from hirepair_desktop.paths import resource

DOMAIN = "hirepair"


@lru_cache(maxsize=1)
def _translation() -> gettext.NullTranslations:
    language = os.environ.get("HIREPAIR_LANG") or ""
    if language and not language.startswith("en"):
        catalog = resource(f"locale/{language[:2]}/LC_MESSAGES/{DOMAIN}.mo")
        if catalog.is_file():
            with catalog.open("rb") as stream:
                return gettext.GNUTranslations(stream)
    return gettext.NullTranslations()


def _(message: str) -> str:
    """The message in the interface language. Placeholders are filled after the call with `.format`."""
    return _translation().gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a message for `n` things; `{n}` is filled after the call with `.format`."""
    return _translation().ngettext(one, many, n)


def months() -> tuple[str, ...]:
    """Short month names, January first."""
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip


def long_months() -> tuple[str, ...]:
    """Month names, January first."""
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip


def weekdays() -> tuple[str, ...]:
    """Short weekday names, Monday first."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def long_weekdays() -> tuple[str, ...]:
    """Weekday names, Monday first."""
    return (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    )  # fmt: skip


def day(value: date) -> str:
    """`24 Nov 2026`."""
    return f"{value.day} {months()[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """`Tue 24 Nov`."""
    return f"{weekdays()[value.weekday()]} {value.day} {months()[value.month - 1]}"


def bare_day(value: date) -> str:
    """`24 Nov`, where the year is plain from what stands around it."""
    return f"{value.day} {months()[value.month - 1]}"


def long_day(value: date) -> str:
    """`24 November 2026`, for print."""
    return f"{value.day} {long_months()[value.month - 1]} {value.year}"


def weekday_day(value: date) -> str:
    """`Tuesday 24 November`, the line above a page title."""
    return f"{long_weekdays()[value.weekday()]} {value.day} {long_months()[value.month - 1]}"


def local(moment: datetime, zone: tzinfo | None = None) -> datetime:
    """A UTC moment of the file in the zone of the machine (or of `zone`)."""
    return moment.astimezone(zone)


def clock(moment: datetime) -> str:
    """`14:03`, local."""
    return local(moment).strftime("%H:%M")


SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"}
CURRENCIES = (*SYMBOLS, "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "CAD", "AUD", "NZD", "INR",
              "BRL", "MXN", "ZAR", "SGD", "HKD", "KRW")  # fmt: skip
"""Currencies offered in a list (ISO 4217); one that came with a file is added to it."""

NO_MINOR_UNITS = frozenset({"JPY", "KRW", "ISK", "CLP", "VND"})


def minor_factor(currency: str) -> int:
    """How many minor units make one: 100 for most currencies, 1 for those without (ISO 4217)."""
    return 1 if currency in NO_MINOR_UNITS else 100


def same_figure(minor: int | None, was: str, now: str) -> int | None:
    """The figure that stands there, in minor units of another currency: nothing is converted."""
    return None if minor is None else minor // minor_factor(was) * minor_factor(now)


def number_word(n: int) -> str:
    """A small number as a word: `five`; figures from eleven on."""
    words = (
        _("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"),
        _("nine"), _("ten"),
    )  # fmt: skip
    return words[n] if 0 <= n < len(words) else str(n)


def number(value: int) -> str:
    """`92,000`."""
    return f"{value:,}"


def money(minor: int, currency: str) -> str:
    """`€92,000`; minor units are shown only when there are any."""
    factor = minor_factor(currency)
    whole, rest = divmod(abs(minor), factor)
    figure = number(whole) + (f".{rest:02d}" if rest else "")
    sign = "−" if minor < 0 else ""
    symbol = SYMBOLS.get(currency)
    return f"{sign}{symbol}{figure}" if symbol else f"{sign}{currency}\u00a0{figure}"


def money_range(low: int, high: int, currency: str) -> str:
    """`€92,000–112,000`, with an en dash."""
    factor = minor_factor(currency)
    return f"{money(low, currency)}–{number(high // factor)}"


def short_money_range(low: int, high: int, currency: str) -> str:
    """`€92–112k` when both ends are whole thousands, else the full range."""
    factor = minor_factor(currency) * 1000
    if low % factor or high % factor:
        return money_range(low, high, currency)
    symbol = SYMBOLS.get(currency, currency + "\u00a0")
    return f"{symbol}{low // factor}–{high // factor}k"


_NO_LETTER = re.compile("[\x00\ud800-\udfff\ufdd0\ufdd1]")
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")


LONGEST_FILE_NAME = 120
"""Letters of the name of a file, without its ending."""


def clean(words: str) -> str:
    """Text as it is kept: NFC, line ends as LF, without byte order marks before it; what is no letter is U+FFFD.

    No letters are NUL, lone surrogates, and the two with which a text editor marks its frames (RELIABILITY D8).
    """
    words = _LINE_END.sub("\n", words.lstrip("\ufeff"))
    return unicodedata.normalize("NFC", _NO_LETTER.sub("\ufffd", words))


def as_file_name(words: str) -> str:
    """Words as the name of a file that every file system takes: no separators, one line, not endless; may be ""."""
    words = re.sub(r'[<>:"/\\|?*\x00-\x1f]', "-", words.replace("\n", " "))
    return " ".join(words.split())[:LONGEST_FILE_NAME].strip(". ")


def shortened(words: str, most: int) -> str:
    """The start of long words, with three dots, in at most `most` letters."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def initials(name: str) -> str:
    """Two letters for a mark: first letters of the first and the last word."""
    parts = [part for part in name.split() if part]
    if not parts:
        return "?"
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()


LONGEST_CALL = 40
"""Letters of a first name on screen: a longer one would push every button it stands on out of the window."""


def capitalised(words: str) -> str:
    """Words that begin a sentence: the first letter is a large one, the others stay."""
    return words[:1].upper() + words[1:]


def first_name(name: str) -> str:
    """What a person is called on screen."""
    parts = name.split()
    first = parts[0] if parts else name
    return first if len(first) <= LONGEST_CALL else first[: LONGEST_CALL - 1] + "…"


def joined(names: list[str]) -> str:
    """`Amara`, `Amara and Priya`, `Amara, Priya and Jonas`."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
