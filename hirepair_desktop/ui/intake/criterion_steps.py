"""Steps over criteria that touch more than one thing: taken away with their place in the plan, and put back whole."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Criterion, Outcome, Stage
from hirepair_desktop.model.criteria import refuse_to_delete
from hirepair_desktop.text import _, joined, shortened
from hirepair_desktop.ui.edits import Edits, snapshot

Values = dict[str, Any]

NAMED = 40
"""Letters of a name in a line that says what went."""


def remove_criterion(edits: Edits, key: str) -> bool:
    """Take a criterion away that is in no use; undo brings it back into its stages and questions. False when it is gone
    already, or when it can only be retired: the store says so."""
    with edits.store.read() as s:
        made = s.get(Criterion, key)
        if made is None:
            return False
        values, role_id = snapshot(made), made.role_id
        serves = [outcome.id for outcome in made.outcomes]
        stages = {stage.id: _place(stage, key) for stage in _stages(s, role_id) if _names(stage, key)}

    def do(s: Block) -> None:
        gone = s.get(Criterion, key)
        if gone is not None:
            refuse_to_delete(s, gone)
        for stage in _stages(s, role_id):
            if stage.id in stages:
                stage.criteria = [other for other in stage.criteria if other.id != key]
                stage.lead_ids = [other for other in stage.lead_ids if other != key]
                stage.questions = [
                    {**q, "criterion_id": None} if q.get("criterion_id") == key else q for q in stage.questions
                ]
        s.flush()
        if gone is not None:
            s.delete(gone)

    def undo(s: Block) -> None:
        made = Criterion(**values)
        made.outcomes = [outcome for i in serves if (outcome := s.get(Outcome, i)) is not None]
        s.add(made)
        s.flush()
        for stage in _stages(s, role_id):
            if stage.id in stages:
                _put_back(stage, made, stages[stage.id])

    return edits.step(_("Remove a criterion"), do, undo)


def went_with(s: Block, key: str) -> str:
    """What is said once a criterion was taken away: its name, and which stages looked at it."""
    made = s.get_one(Criterion, key)
    name = shortened(" ".join(made.label.split()), NAMED) or _("A criterion without a name")
    stages = [
        shortened(" ".join(stage.name.split()), NAMED) or _("A stage without a name")
        for stage in _stages(s, made.role_id)
        if _names(stage, key)
    ]
    if not stages:
        return _("“{criterion}” was taken out").format(criterion=name)
    return _("“{criterion}” was taken out, and out of {stages}").format(
        criterion=name, stages=joined([_("“{stage}”").format(stage=stage) for stage in stages])
    )


def _stages(s: Block, role_id: str) -> list[Stage]:
    return list(s.scalars(select(Stage).where(Stage.role_id == role_id)))


def _names(stage: Stage, key: str) -> bool:
    asked = any(question.get("criterion_id") == key for question in stage.questions)
    return asked or key in stage.lead_ids or any(other.id == key for other in stage.criteria)


def _place(stage: Stage, key: str) -> Values:
    """Where a stage named the criterion."""
    return {
        "tested": any(other.id == key for other in stage.criteria),
        "led": key in stage.lead_ids,
        "asked": [place for place, question in enumerate(stage.questions) if question.get("criterion_id") == key],
    }


def _put_back(stage: Stage, made: Criterion, place: Values) -> None:
    if place["tested"]:
        stage.criteria = [*stage.criteria, made]
    if place["led"]:
        stage.lead_ids = [*stage.lead_ids, made.id]
    stage.questions = [
        {**question, "criterion_id": made.id}
        if at in place["asked"] and question.get("criterion_id") is None
        else question
        for at, question in enumerate(stage.questions)
    ]
