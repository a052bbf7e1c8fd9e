"""How far two read one scale alike (METHOD D4): counts always, kappa only where it can mean anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hirepair_desktop.insights.share import Share

Grid = Mapping[tuple[int, int], int]
"""How often the recruiter sealed the first value and the manager the second."""

WIDEST = 3
"""The scale has four points, so two values part by three at most (METHOD 0.3)."""

FEWEST_CANDIDATES = 5
"""Ratings of one person are not independent (METHOD D.0, H4)."""


class Withheld(StrEnum):
    """Why no kappa is named (METHOD D.0 H4, D4)."""

    FEW_PAIRS = "few_pairs"
    FEW_CANDIDATES = "few_candidates"
    ONE_VALUE = "one_value"


@dataclass(frozen=True, slots=True)
class Calibration:
    """Sealed pairs of recruiter and manager. `bias` is the mean of manager minus recruiter, None without pairs."""

    exact: Share
    within_one: Share
    bias: float | None
    kappa: float | None
    withheld: Withheld | None

    @property
    def n(self) -> int:
        """How many pairs there are."""
        return self.exact.n


def grid_of(pairs: Iterable[tuple[int, int]]) -> Grid:
    """Pairs of (recruiter, manager) counted."""
    return Counter(pairs)


def kappa(grid: Mapping[tuple[int, int], float]) -> float | None:
    """Quadratic weighted kappa; None where one of the two used one value only: it says nothing then."""
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for (row, column), times in grid.items():
        if times:
            rows[row] = rows.get(row, 0) + times
            columns[column] = columns.get(column, 0) + times
    if len(rows) < 2 or len(columns) < 2:
        return None
    n = sum(rows.values())
    seen = sum(_weight(row, column) * times for (row, column), times in grid.items())
    by_chance = sum(_weight(row, column) * rows[row] * columns[column] / n for row in rows for column in columns)
    return 1 - seen / by_chance


def _weight(row: int, column: int) -> float:
    return (row - column) ** 2 / WIDEST**2


def calibration(grid: Grid, candidates: int, fewest_pairs: int = 10) -> Calibration:
    """METHOD D4 (i) to (iv). `candidates` is over how many people the pairs are; `fewest_pairs` is MIN_N."""
    n = sum(grid.values())
    apart: Counter[int] = Counter()
    for (recruiter, manager), times in grid.items():
        apart[manager - recruiter] += times
    value = kappa(grid)
    withheld = None
    if n < fewest_pairs:
        withheld = Withheld.FEW_PAIRS
    elif candidates < FEWEST_CANDIDATES:
        withheld = Withheld.FEW_CANDIDATES
    elif value is None:
        withheld = Withheld.ONE_VALUE
    return Calibration(
        exact=Share(apart[0], n),
        within_one=Share(apart[-1] + apart[0] + apart[1], n),
        bias=sum(by * times for by, times in apart.items()) / n if n else None,
        kappa=value if withheld is None else None,
        withheld=withheld,
    )
