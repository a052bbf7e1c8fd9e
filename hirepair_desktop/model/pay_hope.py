"""What somebody hopes to be paid, read out of their own words: figures, and the currency they name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hirepair_desktop.text import CURRENCIES, minor_factor

FIGURE = re.compile(r"(\d+(?:[.,\u00a0\u202f' ]\d{3})*)(?:[.,]\d{1,2})?\s*([kK])?")

DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"})

SIGNS: Mapping[str, frozenset[str]] = {
    "€": frozenset({"EUR"}), "£": frozenset({"GBP"}), "$": DOLLARS, "¥": frozenset({"JPY", "CNY"}),
    "₹": frozenset({"INR"}), "₩": frozenset({"KRW"}),
}  # fmt: skip
"""Signs of money, and the currencies each can mean."""

NAMES: Mapping[str, frozenset[str]] = {
    "euro": frozenset({"EUR"}), "pound": frozenset({"GBP"}), "dollar": DOLLARS, "yen": frozenset({"JPY"}),
    "franc": frozenset({"CHF"}), "krona": frozenset({"SEK", "ISK"}), "krone": frozenset({"NOK", "DKK"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}), "zł": frozenset({"PLN"}), "kč": frozenset({"CZK"}),
    "rupee": frozenset({"INR"}),
}  # fmt: skip
"""Words for money, the same way."""

CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
"""A code as it is written."""

BESIDE_FIGURE = re.compile(r"(?<![A-Za-z])([A-Za-z]{3})\s*(?=\d)|\d\s*[kK]?\s*([A-Za-z]{3})(?![A-Za-z])")
"""Three letters that touch a figure: there a code may be written small."""


def named_currencies(words: str) -> list[frozenset[str]]:
    """What each mark of money in these words can mean; empty where no currency is named."""
    small = words.casefold()
    found = [meant for sign, meant in SIGNS.items() if sign in words]
    found += [meant for name, meant in NAMES.items() if re.search(rf"(?<![^\W\d_]){name}s?(?![^\W\d_])", small)]
    codes = CODE.findall(words) + [code.upper() for pair in BESIDE_FIGURE.findall(words) for code in pair if code]
    return [*found, *(frozenset({code}) for code in codes if code in CURRENCIES)]


def is_in(words: str, currency: str) -> bool:
    """Whether an amount in these words is one in a currency: none is named, or only this one."""
    return all(currency in meant for meant in named_currencies(words))


def hope_range(words: str, currency: str) -> tuple[int, int] | None:
    """The figures in what somebody hopes for ("86–90k", "95,000"), low and high in minor units of `currency`; None
    where there are none, or where the words name another currency: nothing is converted."""
    read = [(int(re.sub(r"\D", "", figure)), bool(k)) for figure, k in FIGURE.findall(words)]
    found = [(figure, k) for figure, k in read if figure][:2]
    if not found or not is_in(words, currency):
        return None
    thousands = any(k for _figure, k in found)
    factor = minor_factor(currency)
    figures = [figure * (1000 if thousands and figure < 1000 else 1) * factor for figure, _k in found]
    return min(figures), max(figures)
