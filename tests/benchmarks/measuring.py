"""How a row is measured: our side and its floor by turns in one run, since a machine drifts (PERFORMANCE)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

FEWEST_RUNS = 9


class BenchError(Exception):
    """A side could not be measured. The text says which and what it printed."""


@dataclass(frozen=True)
class Sides:
    """Each call of a side does the work once and returns what it cost, in the unit of the row."""

    ours: Callable[[], float]
    floor: Callable[[], float]


@dataclass(frozen=True)
class Row:
    """One row of the table in PERFORMANCE.

    `goal` is the most that ours may cost as a multiple of the floor, or, where `within` is true, in the unit of
    the row itself, or, where `on_top` is true, in that unit above the floor. `sides` makes whatever the work needs in an empty folder and returns the two sides.
    """

    name: str
    goal: float
    unit: str
    sides: Callable[[Path], Sides]
    within: bool = False
    on_top: bool = False

    @property
    def goal_words(self) -> str:
        """The goal as the table says it."""
        if self.on_top:
            return f"at most {self.goal:g} {self.unit} on top"
        return f"within {self.goal:g} {self.unit}" if self.within else f"at most {self.goal:g}"


@dataclass(frozen=True)
class Result:
    """What was measured for one row: all costs of both sides, in the order they were taken."""

    row: Row
    ours: Sequence[float]
    floor: Sequence[float]

    @property
    def ratio(self) -> float:
        """Median of ours by median of the floor."""
        return median(self.ours) / median(self.floor)

    @property
    def holds(self) -> bool:
        """Whether the goal is kept."""
        if self.row.on_top:
            return median(self.ours) - median(self.floor) <= self.row.goal
        return (median(self.ours) if self.row.within else self.ratio) <= self.row.goal

    def as_json(self) -> dict[str, object]:
        """The shape of `bench --json` (INTERFACE). `min` and `max` are those of ours."""
        return {
            "row": self.row.name,
            "ours": round(median(self.ours), 3),
            "floor": round(median(self.floor), 3),
            "ratio": round(self.ratio, 3),
            "goal": self.row.goal,
            "holds": self.holds,
            "unit": self.row.unit,
            "n": len(self.ours),
            "min": round(min(self.ours), 3),
            "max": round(max(self.ours), 3),
            "floor_min": round(min(self.floor), 3),
            "floor_max": round(max(self.floor), 3),
        }


def measure(row: Row, folder: Path, runs: int) -> Result:
    """Do both sides once uncounted (caches fill), then `runs` times by turns, each first every other time."""
    sides = row.sides(folder)
    sides.ours()
    sides.floor()
    ours, floor = list[float](), list[float]()
    for number in range(runs):
        turns = [(sides.ours, ours), (sides.floor, floor)]
        for side, costs in turns if number % 2 == 0 else reversed(turns):
            costs.append(side())
    return Result(row, ours, floor)


def table(results: Sequence[Result]) -> str:
    """The results as people read them, a line a row."""
    heads = ["row", "ours", "floor", "ratio", "goal", "holds", "n", "min to max"]
    lines = [heads]
    for result in results:
        unit = result.row.unit
        lines.append(
            [
                result.row.name,
                f"{median(result.ours):.1f} {unit}",
                f"{median(result.floor):.1f} {unit}",
                f"{result.ratio:.2f}",
                result.row.goal_words,
                "yes" if result.holds else "no",
                str(len(result.ours)),
                f"{min(result.ours):.1f} to {max(result.ours):.1f} "
                f"(floor {min(result.floor):.1f} to {max(result.floor):.1f})",
            ]
        )
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )
