"""A share of a small number: always `k of n`, from five on a rate with its interval (METHOD D.0)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

Z = 1.96
"""Of a 95 per cent interval (METHOD D.0, Wilson)."""

FEWEST_FOR_A_RATE = 5
"""Below this the things themselves are shown and no rate is named (METHOD D.0, H2)."""


def wilson(k: int, n: int) -> tuple[float, float]:
    """The 95 per cent Wilson interval of `k` of `n`; ValueError when there is nothing to count."""
    if n < 1 or not 0 <= k <= n:
        raise ValueError(f"no share: {k} of {n}")
    p, z2 = k / n, Z * Z
    middle = p + z2 / (2 * n)
    reach = Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    whole = 1 + z2 / n
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


class Change(StrEnum):
    """Whether a rate moved. Without two intervals that lie apart nothing is claimed (METHOD D.0, H5)."""

    UP = "up"
    DOWN = "down"
    UNCLEAR = "no_clear_change"


@dataclass(frozen=True, slots=True)
class Share:
    """`k` of `n`, and what may be said about it."""

    k: int
    n: int

    @property
    def rate(self) -> float | None:
        """The rate from 0 to 1; None where there are too few to name one."""
        return self.k / self.n if self.n >= FEWEST_FOR_A_RATE else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 per cent interval of the rate; None where no rate is named."""
        return wilson(self.k, self.n) if self.n >= FEWEST_FOR_A_RATE else None


def change(before: Share, after: Share) -> Change:
    """Which way a rate moved: only where the two intervals do not overlap (METHOD D.0, H5)."""
    then, now = before.interval, after.interval
    if then is None or now is None:
        return Change.UNCLEAR
    if now[0] > then[1]:
        return Change.UP
    return Change.DOWN if now[1] < then[0] else Change.UNCLEAR
