"""Two versions of a brief compared in words: what changed, and which parts did not (picture 24).

Pure functions over version bodies. Who changed it, when and why is in `brief_history`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hirepair_desktop.model.brief_change import Change, Names, Record
from hirepair_desktop.model.brief_compare_criteria import criteria_changes, name_of, outcome_changes
from hirepair_desktop.model.brief_compare_plan import stage_changes
from hirepair_desktop.model.brief_compare_role import entry_changes, list_changes, role_changes
from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.text import _

KNOWN = frozenset({
    "role", "entries", "outcomes", "criteria", "stages", "market_evidence", "source_plan", "promises",
    "decision_roles", "tradeoff",
})  # fmt: skip
"""The parts of a body that are compared thing by thing."""


@dataclass(frozen=True, slots=True)
class Same:
    """A part of the brief without a change: what it is called, and what stands in it."""

    words: str
    lines: tuple[str, ...]


def compare_bodies(old: Record, new: Record, names: Names) -> list[Change]:
    """Every difference, the weightiest parts first. Empty exactly when the two bodies are the same.

    `names` are full names by the id of a person.
    """
    if _canonical(old) == _canonical(new):
        return []
    return list(_changes(old, new, names))


def _canonical(body: Record) -> str:
    return json.dumps(body, sort_keys=True, ensure_ascii=False)


def _changes(old: Record, new: Record, names: Names) -> Iterator[Change]:
    yield from criteria_changes(old, new, names)
    yield from outcome_changes(old, new)
    yield from stage_changes(old, new, names)
    yield from role_changes(old, new, names)
    yield from entry_changes(old, new, names)
    yield from list_changes(old, new, names)
    for part in sorted({*old, *new} - KNOWN):
        if old.get(part) != new.get(part):
            yield Change(part, part, _("Something else in the brief has changed"), "", "")


def unchanged(body: Record, changes: Sequence[Change]) -> list[Same]:
    """The parts of a body that hold something and have no change, in the order of the brief."""
    touched = {change.key for change in changes} | {change.part for change in changes}
    found = [_same_criteria(body, touched)]
    found += [_same_list(body, touched, part, words, field) for part, words, field in _lists()]
    found += [_same_answers(body, touched, words, keys) for words, keys in _answers()]
    return [same for same in found if same is not None]


def _same_criteria(body: Record, touched: set[str]) -> Same | None:
    """All criteria, or where some changed the musts that did not."""
    some = "criteria" in touched
    left = [c for c in body.get("criteria", []) if f"criteria.{c['id']}" not in touched]
    if some:
        left = [criterion for criterion in left if criterion["tier"] == Tier.MUST.value]
    if not left:
        return None
    return Same(_("the other musts") if some else _("criteria"), tuple(name_of(criterion) for criterion in left))


def _lists() -> tuple[tuple[str, str, str], ...]:
    return (
        ("outcomes", _("outcomes"), "text"), ("stages", _("stages"), "name"), ("promises", _("promises"), "text"),
        ("market_evidence", _("what the market says"), "fact"), ("source_plan", _("source plan"), "channel"),
    )  # fmt: skip


def _same_list(body: Record, touched: set[str], part: str, words: str, field: str) -> Same | None:
    lines = tuple(str(record.get(field) or "") for record in body.get(part, []) if record.get(field))
    return Same(words, lines) if lines and part not in touched else None


def _answers() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Answers that stand together. A key without `entries.` in front is looked up in the changes alone."""
    return (
        (_("who decides"), ("role.decision_owner", "decision_roles", "entries.limits")),
        (_("pay"), ("role.pay", "role.pay_owner", "role.pay_shared", "entries.payPrinciples")),
        (_("mission"), ("entries.mission", "entries.firstWin90")),
        (_("pitch"), ("entries.pitch", "entries.companyStory", "entries.honestHard")),
        (_("team and priorities"), (
            "entries.team.now", "entries.team.direction", "entries.team.gap", "entries.priorities.1",
            "entries.priorities.2", "entries.priorities.3",
        )),
    )  # fmt: skip


def _same_answers(body: Record, touched: set[str], words: str, keys: tuple[str, ...]) -> Same | None:
    if touched & set(keys):
        return None
    entries = body.get("entries", {})
    texts = [str(entry.get("text") or "") for key in keys for entry in entries.get(key.removeprefix("entries."), [])]
    lines = tuple(" ".join(text.split()) for text in texts if text.strip())
    role = body.get("role", {})
    has = {"role.decision_owner": role.get("decision_owner_id"), "role.pay": role.get("pay_max")}
    return Same(words, lines) if lines or any(has.get(key) for key in keys) else None
