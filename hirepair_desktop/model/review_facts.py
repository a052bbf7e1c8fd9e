"""Facts about a set of views and an amount: how far apart, in which words, inside which range. Pure functions.

Screen, print and coach say the same because they ask here (METHOD 0.3, SPREAD; A.2 sections 2 and 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from hirepair_desktop.text import _

SPREAD = 2
"""From this distance on a difference wants a talk (METHOD 0.4b, default of the setting SPREAD)."""

Place = Literal["below", "inside", "above", ""]


def spread(values: Iterable[int | None]) -> int | None:
    """How far the lowest and the highest rating lie apart; what was not rated does not count (METHOD 0.3).

    None while nobody has rated.
    """
    rated = [value for value in values if value is not None]
    return max(rated) - min(rated) if rated else None


def is_split(values: Iterable[int | None], least: int = SPREAD) -> bool:
    """Whether views part so far that the pair needs to talk about it."""
    apart = spread(values)
    return apart is not None and apart >= least


def verdict(values: Sequence[int | None], least: int = SPREAD) -> str:
    """The distance in words: `split by 2`, `1 apart`, `same`, `one view`; "" while nobody has rated."""
    rated = [value for value in values if value is not None]
    apart = spread(rated)
    if apart is None:
        return ""
    if len(rated) == 1:
        return _("one view")
    if apart >= least:
        return _("split by {n}").format(n=apart)
    return _("same") if apart == 0 else _("{n} apart").format(n=apart)


def clock_went_back(revealed_at: datetime | None, sealed: Iterable[datetime | None]) -> bool:
    """Whether a page was sealed after the moment its reveal is dated: the clock was set back in between."""
    return revealed_at is not None and any(at is not None and at > revealed_at for at in sealed)


def place_in_range(amount: int | None, low: int | None, high: int | None) -> Place:
    """Where an amount lies in the agreed range; its ends are inside. Minor units; "" when one is not known.

    An open end bounds nothing.
    """
    if amount is None or (low is None and high is None):
        return ""
    if low is not None and amount < low:
        return "below"
    if high is not None and amount > high:
        return "above"
    return "inside"
