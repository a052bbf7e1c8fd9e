"""How far a brief has moved from the first version agreed (METHOD D5). Pure functions over version bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.text import _, ngettext

MUST = Tier.MUST.value


def drift(first: Mapping[str, Any], now: Mapping[str, Any]) -> float | None:
    """The share of the locked musts that came, went or changed, between 0 and 1; None without a locked must.

    (weight added + weight removed + half the weight of a changed tier + a quarter of what was redefined), over
    the musts of either version, divided by the weight of the locked musts. Can-learn counts as not a must.
    """
    locked = locked_weight(first)
    return min(moved_weight(first, now) / locked, 1.0) if locked else None


def locked_weight(body: Mapping[str, Any]) -> int:
    """What the musts of a version weigh together."""
    return sum(criterion["weight"] for criterion in body.get("criteria", []) if criterion["tier"] == MUST)


def moved_weight(before: Mapping[str, Any], after: Mapping[str, Any]) -> float:
    """How much weight came, went or changed among the musts of two versions."""
    old = {criterion["id"]: criterion for criterion in before.get("criteria", [])}
    new = {criterion["id"]: criterion for criterion in after.get("criteria", [])}
    return sum(_moved(old.get(key), new.get(key)) for key in old.keys() | new.keys())


def _moved(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> float:
    if before is None or after is None:
        only = before or after
        return float(only["weight"]) if only is not None and only["tier"] == MUST else 0.0
    if MUST not in (before["tier"], after["tier"]):
        return 0.0
    if before["tier"] != after["tier"]:
        return float(after["weight"]) / 2
    moved = float(abs(after["weight"] - before["weight"]))
    if any(before.get(part) != after.get(part) for part in ("label", "definition", "anchors")):
        moved += float(after["weight"]) / 4
    return moved


def drift_words(first: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """What a drift is made of, as `One criterion raised or lowered, half its weight, over musts that weigh 3.`;
    "" when nothing drifted."""
    old = {criterion["id"]: criterion for criterion in first.get("criteria", [])}
    new = {criterion["id"]: criterion for criterion in now.get("criteria", [])}
    kinds = Counter(_kind(old.get(key), new.get(key)) for key in old.keys() | new.keys())
    said = [words.format(n=kinds[kind]) for kind, words in _kind_words(kinds).items() if kinds[kind]]
    locked = sum(criterion["weight"] for criterion in old.values() if criterion["tier"] == MUST)
    if not said or not locked:
        return ""
    return _("{parts}, over musts that weigh {n}.").format(parts=", ".join(said), n=locked)


def _kind(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    """What kind of move counts for one criterion; "" for none."""
    if not _moved(before, after):
        return ""
    if before is None or after is None:
        return "added" if before is None else "removed"
    if before["tier"] != after["tier"]:
        return "tier"
    return "weight" if before["weight"] != after["weight"] else "redefined"


def _kind_words(kinds: Counter[str]) -> dict[str, str]:
    return {
        "added": ngettext("{n} must added", "{n} musts added", kinds["added"]),
        "removed": ngettext("{n} must taken out", "{n} musts taken out", kinds["removed"]),
        "tier": ngettext(
            "{n} criterion raised or lowered, half its weight", "{n} criteria raised or lowered, half their weight",
            kinds["tier"],
        ),
        "weight": ngettext("{n} weighed differently", "{n} weighed differently", kinds["weight"]),
        "redefined": ngettext(
            "{n} redefined, a quarter of its weight", "{n} redefined, a quarter of their weight", kinds["redefined"]
        ),
    }  # fmt: skip
