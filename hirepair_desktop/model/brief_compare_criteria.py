"""Criteria and outcomes of two versions of a brief: what was added, taken out, raised, weighed or redefined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hirepair_desktop.model.brief_change import (
    ADDED,
    OTHER,
    REASON,
    REMOVED,
    TIER,
    WEIGHT,
    WORDS,
    Change,
    Names,
    Record,
    called,
    differing,
    is_reordered,
    joined_up,
    paired,
    quoted,
    sentence,
)
from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.text import _

MUST = Tier.MUST.value
FACETS = {
    "tier": TIER, "weight": WEIGHT, "label": WORDS, "definition": WORDS, "anchors": WORDS, "change_reason": REASON,
}  # fmt: skip


def criteria_changes(old: Record, new: Record, names: Names) -> Iterator[Change]:
    """What differs in the criteria of two bodies."""
    before, after = old.get("criteria", []), new.get("criteria", [])
    outcomes = {o["id"]: str(o["text"]) for body in (old, new) for o in body.get("outcomes", [])}
    for key, was, now in paired(before, after):
        yield _criterion(key, was, now, names, outcomes)
    if is_reordered(before, after):
        headline = _("The criteria stand in another order")
        yield Change("criteria.order", "criteria", headline, _labels(before), _labels(after))


def _labels(criteria: Sequence[Record]) -> str:
    return ", ".join(name_of(criterion) for criterion in criteria)


def name_of(criterion: Record) -> str:
    """What a criterion is called in a headline."""
    return quoted(str(criterion.get("label") or "")) or _("A criterion without a name")


def _criterion(key: str, was: Record | None, now: Record | None, names: Names, outcomes: dict[str, str]) -> Change:
    either: Record = now or was or {}
    also: tuple[str, ...] = ()
    if was is None or now is None:
        facets, fields = frozenset({ADDED if was is None else REMOVED}), {*either} - {"label", "change_reason"}
    else:
        fields = differing(was, now)
        facets, also = frozenset(FACETS.get(field, OTHER) for field in fields), _also(was, now, fields)

    def words(criterion: Record | None) -> str:
        return "" if criterion is None else _words(criterion, fields, WEIGHT in facets, names, outcomes)

    return Change(
        f"criteria.{key}", "criteria", _headline(was, now, fields, names), words(was), words(now), key,
        str(either.get("label") or ""), facets, also=also,
    )  # fmt: skip


ORDER = ("tier", "weight", "label", "definition", "anchors", "outcome_ids", "raised_by")
"""What of a criterion a headline speaks of first."""


def _also(was: Record, now: Record, fields: set[str]) -> tuple[str, ...]:
    """The parts that changed besides the one the headline speaks of. A reason for a change is no change of its own."""
    words = {
        "weight": _("weight {new} instead of {old}").format(new=now.get("weight"), old=was.get("weight")),
        "label": _("it was called “{old}”").format(old=name_of(was)), "definition": _("its definition"),
        "anchors": _("its anchors"), "outcome_ids": _("the outcomes it serves"), "raised_by": _("who raised it"),
    }  # fmt: skip
    first = next((field for field in ORDER if field in fields), "")
    return tuple(words[field] for field in ORDER if field in fields - {first} and field in words)


def _headline(was: Record | None, now: Record | None, fields: set[str], names: Names) -> str:
    label = name_of(now or was or {})
    if was is None and now is not None:
        return {
            MUST: _("“{label}” was added as a must"),
            Tier.NICE.value: _("“{label}” was added as nice to have"),
        }.get(now["tier"], _("“{label}” was added as something to learn")).format(label=label)
    if was is None or now is None:
        return _("“{label}” was taken out").format(label=label)
    if "tier" in fields:
        return _tier_headline(was["tier"], now["tier"]).format(label=label)
    if "weight" in fields:
        return _("“{label}” weighs {new} instead of {old}").format(label=label, new=now["weight"], old=was["weight"])
    if "label" in fields:
        return _("“{old}” is now called “{new}”").format(old=name_of(was), new=label)
    if fields & {"definition", "anchors"}:
        return _("“{label}” is redefined").format(label=label)
    if "outcome_ids" in fields:
        return _("“{label}” serves other outcomes").format(label=label)
    if "raised_by" in fields:
        return _("“{label}” is now put down to {name}").format(label=label, name=called(names, now["raised_by"]))
    if fields == {"change_reason"}:
        return _("“{label}” has another reason").format(label=label)
    return _("“{label}” has changed").format(label=label)


def _tier_headline(old: str, new: str) -> str:
    if new == MUST:
        return _("“{label}” is now a must")
    if old == MUST:
        return _("“{label}” is no longer a must")
    return _("“{label}” is now nice to have") if new == Tier.NICE.value else _("“{label}” can now be learnt")


def _words(criterion: Record, fields: set[str], weighed: bool, names: Names, outcomes: dict[str, str]) -> str:
    """What it says, and of the rest only what changed."""
    anchors: dict[str, Any] = criterion.get("anchors") or {}
    said = [sentence(str(criterion.get("label") or ""))] if "label" in fields else []
    said += [sentence(str(criterion.get("definition") or "")), _needed(criterion, weighed)]
    if "anchors" in fields:
        said += [_("A {figure}: {words}").format(figure=f, words=sentence(str(anchors[f]))) for f in "1234" if anchors.get(f)]  # fmt: skip
    if "outcome_ids" in fields and criterion.get("outcome_ids"):
        served = "; ".join(quoted(outcomes.get(key, _("an outcome"))) for key in criterion["outcome_ids"])
        said.append(_("Serves: {outcomes}.").format(outcomes=served))
    if "raised_by" in fields and criterion.get("raised_by"):
        said.append(_("Raised by {name}.").format(name=called(names, criterion["raised_by"])))
    if fields == {"change_reason"}:
        said.append(sentence(str(criterion.get("change_reason") or "")))
    return joined_up(*said)


def _needed(criterion: Record, weighed: bool) -> str:
    """`Must, weight 1.`, `Nice to have.`"""
    tier, weight = criterion["tier"], criterion["weight"]
    if tier == MUST:
        return _("Must, weight {n}.").format(n=weight)
    if weighed or weight != 1:
        words = _("Nice to have, weight {n}.") if tier == Tier.NICE.value else _("Can be learnt, weight {n}.")
        return words.format(n=weight)
    return _("Nice to have.") if tier == Tier.NICE.value else _("Can be learnt.")


def outcome_changes(old: Record, new: Record) -> Iterator[Change]:
    """What differs in the outcomes of two bodies."""
    before, after = old.get("outcomes", []), new.get("outcomes", [])
    for key, was, now in paired(before, after):
        label = quoted(str((now or was or {}).get("text") or "")) or _("An outcome without words")
        headline = _outcome_headline(was, now).format(label=label, **_months(was, now))
        facets = frozenset({ADDED if was is None else REMOVED if now is None else WORDS})
        also = _outcome_also(was, now)
        yield Change(
            f"outcomes.{key}", "outcomes", headline, _outcome(was), _outcome(now), key, label, facets, also=also
        )
    if is_reordered(before, after):
        was_ranked, now_ranked = ("; ".join(quoted(str(o["text"])) for o in each) for each in (before, after))
        headline = _("The outcomes are ranked in another order")
        yield Change("outcomes.order", "outcomes", headline, was_ranked, now_ranked)


def _outcome_headline(was: Record | None, now: Record | None) -> str:
    if was is None:
        return _("“{label}” was added as an outcome")
    if now is None:
        return _("The outcome “{label}” was taken out")
    fields = differing(was, now)
    if "text" in fields:
        return _("An outcome now reads “{label}”")
    if "due_months" in fields and was.get("due_months") and now.get("due_months"):
        return _("“{label}” is due in month {new} instead of {old}")
    return _("“{label}” is measured differently") if "measure" in fields else _("“{label}” has changed")


def _outcome_also(was: Record | None, now: Record | None) -> tuple[str, ...]:
    """The parts of an outcome that changed besides the one the headline speaks of."""
    if was is None or now is None:
        return ()
    words = {"text": "", "due_months": _("the month it is due in"), "measure": _("how it is measured")}
    dated = bool(was.get("due_months") and now.get("due_months"))
    order = ("text", "due_months", "measure") if dated else ("text", "measure", "due_months")
    changed = [field for field in order if field in differing(was, now)]
    return tuple(words[field] for field in changed[1:])


def _months(was: Record | None, now: Record | None) -> dict[str, object]:
    return {"old": (was or {}).get("due_months"), "new": (now or {}).get("due_months")}


def _outcome(outcome: Record | None) -> str:
    if outcome is None:
        return ""
    months = outcome.get("due_months")
    return joined_up(
        sentence(str(outcome.get("text") or "")), sentence(str(outcome.get("measure") or "")),
        _("Month {n}.").format(n=months) if months else "",
    )  # fmt: skip
