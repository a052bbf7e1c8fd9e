"""The interview plan on the page of a brief: criteria against stages, and in each cell who looks (picture 03)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.reports.blocks import Block
from hirepair_desktop.reports.compose import Fit, said, small, still_open, table
from hirepair_desktop.reports.intake_facts import IntakeFacts
from hirepair_desktop.reports.lines import Text
from hirepair_desktop.reports.look import kind, strong
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _

Stages = Sequence[Mapping[str, Any]]


def plan_grid(facts: IntakeFacts, fit: Fit) -> list[Block]:
    """A cell names who looks; where stages lead for a criterion, those who only listen for it are "also" there.

    A must nobody looks at says so.
    """
    stages: Stages = facts.body["stages"]
    if not stages:
        return [still_open(_("the stages, and who looks for what"))]
    led = any(stage.get("lead_ids") for stage in stages)
    heads: list[Block] = [small(_("Who leads, who also listens") if led else _("Who looks"), "ink2")]
    for stage in stages:
        minutes = Span(" " + _("{n}\u00a0min").format(n=stage["minutes"]), kind("small", "ink3"))
        heads.append(Text([Span(str(stage["name"]), kind("small", "ink2", 500)), minutes], most=2, note="dots"))
    wanted = facts.criteria(Tier.MUST) if fit.tight else facts.criteria(Tier.MUST, Tier.NICE)
    rows = [_row(facts, criterion, stages, fit, led) for criterion in wanted]
    widths = [120.0 if len(stages) < 5 else 96.0, *([0.0] * len(stages))]
    return [table(heads, rows, widths, Fit(fit.air * 0.5), gap=6)]


def _row(facts: IntakeFacts, criterion: Mapping[str, Any], stages: Stages, fit: Fit, led: bool) -> list[Block]:
    seen = [criterion["id"] in stage["criterion_ids"] and stage["interviewer_ids"] for stage in stages]
    cells: list[Block] = [said(str(criterion["label"]), kind("small"), most=fit.most(1), dots=True)]
    for place, stage in enumerate(stages):
        if seen[place]:
            ids = stage["interviewer_ids"]
            names = facts.people.firsts(ids) if fit.whole else _few(facts, ids)
            if led and criterion["id"] not in stage.get("lead_ids", ()):
                names = _("also {names}").format(names=names)
            cells.append(said(names, kind("small", "ink2"), most=fit.most(2), dots=True))
        elif place == 0 and not any(seen) and criterion["tier"] == Tier.MUST.value:
            cells.append(said(_("Nobody"), strong("small", "split")))
        else:
            cells.append(said("–", kind("small", "ink3")))
    return cells


def _few(facts: IntakeFacts, ids: Sequence[str]) -> str:
    """`Jonas, Priya`, or `Amara + 2` where there are more."""
    if len(ids) < 3:
        return facts.people.firsts(ids)
    return _("{name} + {n}").format(name=facts.people.first(ids[0]), n=len(ids) - 1)
