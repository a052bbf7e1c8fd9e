"""Agreement of three and more raters over full grids: ICC(2,1) (METHOD D4)."""

from __future__ import annotations

from collections.abc import Sequence


def icc(table: Sequence[Sequence[float]]) -> float | None:
    """ICC(2,1) of a table with a row for each thing rated and a column for each rater.

    (MSR - MSE) / (MSR + (k - 1) MSE + k (MSC - MSE) / n). None where all values are the same: it says nothing then.
    Raises ValueError when a row is shorter than another, or there are fewer than two rows or raters.
    """
    n, k = len(table), len(table[0]) if table else 0
    if n < 2 or k < 2 or any(len(row) != k for row in table):
        raise ValueError("no full grid of two rows and two raters")
    mean = sum(map(sum, table)) / (n * k)
    rows = k * sum((sum(row) / k - mean) ** 2 for row in table)
    columns = n * sum((sum(column) / n - mean) ** 2 for column in zip(*table, strict=True))
    whole = sum((value - mean) ** 2 for row in table for value in row)
    msr, msc = rows / (n - 1), columns / (k - 1)
    mse = (whole - rows - columns) / ((n - 1) * (k - 1))
    below = msr + (k - 1) * mse + k * (msc - mse) / n
    return (msr - mse) / below if abs(below) > 1e-12 else None
