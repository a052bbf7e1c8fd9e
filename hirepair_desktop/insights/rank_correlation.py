"""Whether two rows of figures rise together: Spearman's rank correlation with its interval (METHOD D6)."""

from __future__ import annotations

from collections.abc import Sequence
from math import atanh, sqrt, tanh

from hirepair_desktop.insights.share import Z

FEWEST_HIRES = 12
"""Below this no correlation is named (METHOD D6)."""


def spearman(x: Sequence[float], y: Sequence[float]) -> float | None:
    """The rank correlation from -1 to 1, ties sharing their middle rank; None where one row has one value only."""
    a, b = _ranks(x), _ranks(y)
    middle = (len(a) + 1) / 2
    along = sum((p - middle) ** 2 for p in a)
    across = sum((q - middle) ** 2 for q in b)
    if not along or not across:
        return None
    return sum((p - middle) * (q - middle) for p, q in zip(a, b, strict=True)) / sqrt(along * across)


def spearman_interval(rho: float, n: int) -> tuple[float, float]:
    """The 95 per cent interval by Fisher's z with the variance of Bonett and Wright (2000); `n` is above three."""
    if abs(rho) >= 1:
        return rho, rho
    reach = Z * sqrt((1 + rho * rho / 2) / (n - 3))
    return tanh(atanh(rho) - reach), tanh(atanh(rho) + reach)


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=lambda at: values[at])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for at in order[start : end + 1]:
            ranks[at] = (start + end) / 2 + 1
        start = end + 1
    return ranks
