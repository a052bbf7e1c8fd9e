"""How far recruiter and manager read the scale alike (METHOD D4), as a measure: counts always, kappa where it may be.

`value` with `low` and `high` is kappa; `k` of `n` are the pairs of ratings that are exactly the same. `items` are
listed with each pair, not a second time with all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from hirepair_desktop.insights.asked import ALL, Asked, Scope
from hirepair_desktop.insights.calibration import (
    FEWEST_CANDIDATES,
    Calibration,
    Grid,
    Withheld,
    calibration,
    grid_of,
)
from hirepair_desktop.insights.counted import figure, fraction
from hirepair_desktop.insights.icc import icc
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.resampling import kappa_interval
from hirepair_desktop.insights.sealed import Cell, Place, Places, cells
from hirepair_desktop.text import _

LIMITS = (
    "Kappa can be low while nearly all ratings are within one, when nearly all of them are a 3; read both. "
    "It has no grades such as good or poor."
)
"""What D4 cannot tell (METHOD D, last column)."""

SEVERAL = 3
"""From so many raters on, METHOD D4 asks for more than a pair."""

POINTS = range(1, 5)


def agreement(places: Places, asked: Asked) -> Iterator[Measure]:
    """D4 of all and of each pair."""
    fewest = asked.limits.get("MIN_N", 10)
    of_pair: dict[str, dict[Place, dict[str, int]]] = {}
    for place, (pair_id, values) in places.items():
        of_pair.setdefault(pair_id, {})[place] = values
    for scope, of in asked.scopes(cells(places, asked.pairs), lambda cell: cell.pair_id):
        several = several_raters(of_pair.get(scope.id or "", {}), fewest)
        yield agreement_of(scope, of, fewest, asked.limits.get("SPREAD", 2), several)


def agreement_of(
    scope: Scope, found: Sequence[Cell], fewest: int, spread: int = 2, several: dict[str, Any] | None = None
) -> Measure:
    """D4 of one scope; `spread` is the difference worth a talk (METHOD 0.4b, SPREAD)."""
    grids = list(_by_candidate(found).values())
    whole = grid_of((cell.recruiter, cell.manager) for cell in found)
    read = calibration(whole, len(grids), fewest)
    interval = kappa_interval(grids) if read.kappa is not None else None
    low, high = interval or (None, None)
    detail: dict[str, Any] = {
        "grid": [[whole.get((row, column), 0) for column in POINTS] for row in POINTS],
        "exact": read.exact.k,
        "exact_share": fraction(read.exact),
        "within_1": read.within_one.k,
        "within_1_share": fraction(read.within_one),
        "bias": figure(read.bias),
        "kappa": figure(read.kappa),
        "kappa_low": figure(low),
        "kappa_high": figure(high),
        "candidates": len(grids),
        "spread": sum(abs(cell.recruiter - cell.manager) >= spread for cell in found),
        "several": several,
        "items": [] if scope.kind == ALL else [_item(cell) for cell in found],
        "cannot_tell": _(LIMITS),
    }
    withheld = why_withheld(read, len(grids), fewest) if read.withheld is not None else None
    return Measure(
        "D4", scope.kind, scope.id, read.exact.k, read.n, figure(read.kappa), figure(low), figure(high), withheld,
        detail,
    )  # fmt: skip


def why_withheld(read: Calibration, candidates: int, fewest: int) -> str:
    """Why no kappa is named, in a sentence (METHOD D.0 H4, D4)."""
    if read.withheld is Withheld.FEW_PAIRS:
        return _("No kappa: {n} pairs of ratings, and it needs {least}.").format(n=read.n, least=fewest)
    if read.withheld is Withheld.FEW_CANDIDATES:
        return _("No kappa: the ratings are of {n} candidates, and it needs {least}.").format(
            n=candidates, least=FEWEST_CANDIDATES
        )
    return _("No kappa: one of you gave one value only, so it says nothing.")


def _by_candidate(found: Sequence[Cell]) -> dict[str, Grid]:
    counted: dict[str, Counter[tuple[int, int]]] = {}
    for cell in found:
        counted.setdefault(cell.candidate_id, Counter())[cell.recruiter, cell.manager] += 1
    return dict(counted)


def _item(cell: Cell) -> dict[str, Any]:
    return {
        "session": cell.session_id,
        "candidate": cell.candidate_id,
        "criterion": cell.criterion_id,
        "recruiter": cell.recruiter,
        "manager": cell.manager,
    }


def several_raters(rows: Mapping[Place, dict[str, int]], fewest: int) -> dict[str, Any] | None:
    """What three and more raters had in common: ICC(2,1) over a full grid, else pairwise kappa; None for two.

    Either is withheld under `fewest` rows or under five candidates (METHOD D.0, H4).
    """
    raters = sorted({rater for values in rows.values() for rater in values})
    if len(raters) < SEVERAL:
        return None
    full = all(len(values) == len(raters) for values in rows.values())
    enough = len(rows) >= fewest and len({place[1] for place in rows}) >= FEWEST_CANDIDATES
    value = icc([[values[rater] for rater in raters] for values in rows.values()]) if full and enough else None
    return {
        "raters": raters,
        "full_grid": full,
        "icc": figure(value),
        "pairwise": [] if full else [_pairwise(rows, *two, fewest) for two in combinations(raters, 2)],
    }


def _pairwise(rows: Mapping[Place, dict[str, int]], a: str, b: str, fewest: int) -> dict[str, Any]:
    both = {place: (values[a], values[b]) for place, values in rows.items() if a in values and b in values}
    read = calibration(grid_of(both.values()), len({place[1] for place in both}), fewest)
    return {"raters": [a, b], "n": read.n, "exact": read.exact.k, "kappa": figure(read.kappa)}
