"""What may be said about `k of n` (METHOD D.0): the one way in which a share becomes a measure."""

from __future__ import annotations

from typing import Any

from hirepair_desktop.insights.asked import Scope
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.share import FEWEST_FOR_A_RATE, Share
from hirepair_desktop.text import _


def figure(value: float | None) -> float | None:
    """A figure as it is handed on: four places are more than any of them means."""
    return None if value is None else round(value, 4)


def few(n: int) -> str:
    """Why no rate is named for so few things; "" from five on (METHOD D.0, H2)."""
    if n >= FEWEST_FOR_A_RATE:
        return ""
    if n == 0:
        return _("No rate: there is nothing to count.")
    return _("No rate: only {n}, and it needs {least}. Each is shown by itself.").format(n=n, least=FEWEST_FOR_A_RATE)


def counted(id: str, scope: Scope, share: Share, detail: dict[str, Any]) -> Measure:
    """A share as a measure: the rate with its interval from five on, else why there is none."""
    low, high = share.interval or (None, None)
    return Measure(
        id, scope.kind, scope.id, share.k, share.n, figure(share.rate), figure(low), figure(high),
        few(share.n) or None, detail,
    )  # fmt: skip


def fraction(share: Share) -> dict[str, Any]:
    """A share within the detail of a measure."""
    low, high = share.interval or (None, None)
    return {"k": share.k, "n": share.n, "value": figure(share.rate), "low": figure(low), "high": figure(high)}
