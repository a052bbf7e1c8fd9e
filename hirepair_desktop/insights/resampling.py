"""The interval of kappa by resampling whole candidates: ratings of one person are not independent (METHOD D.0, H4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import sqrt
from random import Random

from hirepair_desktop.insights.calibration import Grid

DRAWS = 2000
"""METHOD D.0, H4."""

SEED = 20261124
"""Fixed, so that the number never flickers (METHOD D.0, H4)."""

MOST_DRAWN = 120
"""Up to so many candidates each is drawn. Of more, their sums are drawn from the normal distribution that such sums
follow: the same interval to the second place, in a time that does not grow with the workspace."""

WIDTH = 40
"""Bits of one sum in a packed candidate: more ratings than a file can hold."""

MASK = (1 << WIDTH) - 1

Sums = tuple[float, ...]
"""How many pairs; the sums of both values, of their squares, and of their products. Kappa needs no more."""


def sums(grid: Grid) -> tuple[int, ...]:
    """A candidate's pairs as the six sums kappa is made of."""
    found = [0] * 6
    for (row, column), times in grid.items():
        for place, part in enumerate((1, row, column, row * row, column * column, row * column)):
            found[place] += times * part
    return tuple(found)


def kappa_of(found: Sums) -> float | None:
    """Quadratic weighted kappa from the six sums; None where one of the two used one value only."""
    n, rows, columns, row_squares, column_squares, products = found
    if n * row_squares <= rows * rows or n * column_squares <= columns * columns:
        return None
    squares = row_squares + column_squares
    return 1 - n * (squares - 2 * products) / (n * squares - 2 * rows * columns)


def kappa_interval(grids: Sequence[Grid]) -> tuple[float, float] | None:
    """The 2.5th and 97.5th percentile over 2,000 draws of the candidates' grids; None when no draw has a kappa."""
    candidates = [sums(grid) for grid in grids]
    draw = _drawn if len(candidates) <= MOST_DRAWN else _normal
    found = sorted(value for each in draw(candidates, Random(SEED)) if (value := kappa_of(each)) is not None)
    if not found:
        return None
    last = len(found) - 1
    return found[round(0.025 * last)], found[round(0.975 * last)]


def _drawn(candidates: Sequence[Sequence[int]], random: Random) -> Iterator[Sums]:
    """Candidates drawn with replacement; six sums in one number, so that a draw is one addition a candidate."""
    packed = [sum(each << (WIDTH * place) for place, each in enumerate(of)) for of in candidates]
    for _ in range(DRAWS):
        whole = sum(random.choices(packed, k=len(packed)))
        yield tuple(whole >> (WIDTH * place) & MASK for place in range(6))


def _normal(candidates: Sequence[Sequence[int]], random: Random) -> Iterator[Sums]:
    """Sums with the mean and the covariance that drawing the candidates gives."""
    n = len(candidates)
    whole = [sum(column) for column in zip(*candidates, strict=True)]
    spread = [[0.0] * 6 for _ in range(6)]
    for a, b in product(range(6), repeat=2):
        spread[a][b] = sum(of[a] * of[b] for of in candidates) - whole[a] * whole[b] / n
    root = _square_root(spread)
    for _ in range(DRAWS):
        steps = [random.gauss(0.0, 1.0) for _ in range(6)]
        yield tuple(
            mean + sum(part * step for part, step in zip(row, steps, strict=True))
            for mean, row in zip(whole, root, strict=True)
        )


def _square_root(spread: Sequence[Sequence[float]]) -> list[list[float]]:
    """The lower triangle whose square is a covariance; what never varies has a row of zeros (Cholesky)."""
    size = len(spread)
    root = [[0.0] * size for _ in range(size)]
    for a in range(size):
        for b in range(a + 1):
            rest = spread[a][b] - sum(root[a][k] * root[b][k] for k in range(b))
            if a == b:
                root[a][a] = sqrt(rest) if rest > 1e-9 else 0.0
            elif root[b][b]:
                root[a][b] = rest / root[b][b]
    return root
