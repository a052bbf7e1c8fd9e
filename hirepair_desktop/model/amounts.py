"""Figures of money as people write them: `92,000`, `92.000`, `92 000`, `92'000`, `92k`, `80,5k`.

What can be read in more than one way is not guessed: `80,5` may have lost a digit, `1,250k` may be a thousand times more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

SPACES = " \u00a0\u202f"

WRITTEN = re.compile(rf"(\d+(?:[.,'’]\d+|[{SPACES}]\d{{3}}(?!\d))*)(?:\s*([kK])(?![^\W\d_]))?")
"""A figure, and the letter that makes it thousands; the `k` of “kr” is none."""

SHAPE = re.compile(
    rf"(?P<whole>\d+|\d{{1,3}}(?P<mark>[.,'’{SPACES}])\d{{3}}(?:(?P=mark)\d{{3}})*|\d{{1,2}}(?:,\d\d)+,\d{{3}})"
    r"(?:(?P<point>[.,])(?P<part>\d{1,2}))?"
)
"""One kind of mark between thousands (or between lakhs), then at most two digits behind another mark."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What stands there, with the thousands of its `k`; `is_unclear` when it can be read in more than one way."""

    value: Fraction
    has_k: bool = False
    is_unclear: bool = False


def figures(words: str) -> Iterator[Figure]:
    """Every figure in somebody's words; what is written like no amount (a day, a telephone number) is left out."""
    for found in WRITTEN.finditer(words):
        figure = _figure(*found.groups(default=""))
        if figure is not None:
            yield figure


def whole_amount(words: str) -> Figure | None:
    """The one amount these words are, in whole units; None when they are none. A part of a unit is unclear."""
    found = WRITTEN.fullmatch(words.strip())
    figure = _figure(*found.groups(default="")) if found is not None else None
    if found is None or figure is None or figure.has_k or figure.is_unclear:
        return figure
    shape = SHAPE.fullmatch(found[1])
    part, mark = (shape["part"], shape["mark"]) if shape is not None else (None, None)
    unclear = part is not None and (
        mark is None or int(part) > 0
    )  # `92,00` may have lost a nought, `92,000.00` has not
    return Figure(figure.value, is_unclear=unclear)


def _figure(token: str, k: str) -> Figure | None:
    shape = SHAPE.fullmatch(token)
    if shape is None or (shape["point"] is not None and shape["point"] == shape["mark"]):
        return None
    whole, part, mark = re.sub(r"\D", "", shape["whole"]), shape["part"] or "", shape["mark"]
    grouped = mark is not None or "," in shape["whole"]
    value = int(whole) + Fraction(int(part or 0), 10 ** len(part))
    unclear = grouped and (whole.startswith("0") or (bool(k) and not part))
    return Figure(value * (1000 if k else 1), bool(k), unclear)
