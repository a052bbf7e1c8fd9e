"""What somebody hopes to be paid, read out of their own words: figures, and the currency they name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hirepair_desktop.model.amounts import figures
from hirepair_desktop.text import CURRENCIES, minor_factor

OTHER_CODES = frozenset({
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD", "BIF", "BMD", "BND",
    "BOB", "BSD", "BTN", "BWP", "BYN", "BZD", "CDF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "DJF", "DOP",
    "DZD", "EGP", "ERN", "ETB", "FJD", "FKP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HNL", "HTG",
    "IDR", "ILS", "IQD", "IRR", "ISK", "JMD", "JOD", "KES", "KGS", "KHR", "KMF", "KPW", "KWD", "KYD", "KZT",
    "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR",
    "MVR", "MWK", "MYR", "MZN", "NAD", "NGN", "NIO", "NPR", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PYG",
    "QAR", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC",
    "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "UYU", "UZS",
    "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZMW", "ZWG",
})  # fmt: skip
"""Currencies that are in no list here (ISO 4217). Some are words as well, so they count only in capitals at a figure."""

DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"})

SIGNS: Mapping[str, frozenset[str]] = {
    "€": frozenset({"EUR"}), "£": frozenset({"GBP"}), "$": DOLLARS, "¥": frozenset({"JPY", "CNY"}),
    "₹": frozenset({"INR"}), "₩": frozenset({"KRW"}), "₺": frozenset({"TRY"}), "₽": frozenset({"RUB"}),
    "₴": frozenset({"UAH"}), "₪": frozenset({"ILS"}),
}  # fmt: skip
"""Signs of money, and the currencies each can mean."""

NAMES: Mapping[str, frozenset[str]] = {
    "euro": frozenset({"EUR"}), "pound": frozenset({"GBP"}), "dollar": DOLLARS, "yen": frozenset({"JPY"}),
    "franc": frozenset({"CHF"}), "krona": frozenset({"SEK", "ISK"}), "krone": frozenset({"NOK", "DKK"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}), "zł": frozenset({"PLN"}), "kč": frozenset({"CZK"}),
    "rupee": frozenset({"INR"}), "lira": frozenset({"TRY"}),
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
    beside = [code for pair in BESIDE_FIGURE.findall(words) for code in pair if code]
    codes = [code for code in (*CODE.findall(words), *map(str.upper, beside)) if code in CURRENCIES]
    codes += [code for code in beside if code in OTHER_CODES]
    return [*found, *(frozenset({code}) for code in codes)]


def is_in(words: str, currency: str) -> bool:
    """Whether an amount in these words is one in a currency: none is named, or only this one."""
    return all(currency in meant for meant in named_currencies(words))


def is_unclear(words: str) -> bool:
    """Whether a figure of these words can be read in more than one way."""
    return any(figure.is_unclear for figure in figures(words))


def hope_range(words: str, currency: str) -> tuple[int, int] | None:
    """The figures in what somebody hopes for ("86–90k", "95,000"), low and high in minor units of `currency`; None
    where there are none, where one can be read in more than one way, or where the words name another currency: nothing
    is guessed and nothing converted."""
    found = [figure for figure in figures(words) if figure.value][:2]
    if not found or not is_in(words, currency) or is_unclear(words):
        return None
    thousands = any(figure.has_k for figure in found)
    each = [f.value * (1000 if thousands and not f.has_k and f.value < 1000 else 1) for f in found]
    amounts = [int(value * minor_factor(currency)) for value in each]
    return min(amounts), max(amounts)
