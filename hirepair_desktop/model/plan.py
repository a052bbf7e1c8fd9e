"""The interview plan as it is looked at (METHOD A.1 section 6, picture 03): who looks for what, and what it costs.

`read_plan` gives plain values; the verbs below change a stage and keep its lists in step with one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.candidate import Candidate, Interview
from hirepair_desktop.model.criteria import live_criteria, load_plan
from hirepair_desktop.model.looks import Look, Plan, PlanRow, PlanStage
from hirepair_desktop.model.role import Criterion, Question, Role, Stage
from hirepair_desktop.text import _, joined, ngettext, shortened

NAMED = 40
"""Letters of a name in a line that says what went."""

SHORTEST, LONGEST = 1, 24 * 60
"""Minutes a stage can take: the check of the table `stage`."""


def read_plan(s: Block, role: Role) -> Plan:
    """The plan of a role from a few queries."""
    kept = load_plan(s, role)
    if not kept:
        return Plan((), ())
    criteria = live_criteria(role)
    live = {criterion.id for criterion in criteria}
    stages = tuple(_stage(stage, live) for stage in role.stages)
    lookers: dict[str, set[str]] = {criterion.id: set() for criterion in criteria}
    for stage in stages:
        people = {person_id for person_id, _name in stage.interviewers}
        for criterion_id in stage.leads | stage.also:
            lookers[criterion_id] |= people
    rows = tuple(PlanRow(c.id, c.label, c.tier, len(lookers[c.id])) for c in criteria)
    return Plan(stages, rows)


def _stage(stage: Stage, live: set[str]) -> PlanStage:
    looked_at = live & {criterion.id for criterion in stage.criteria}
    leads = frozenset(looked_at.intersection(stage.lead_ids))
    people = tuple((person.id, person.name) for person in stage.interviewers)
    return PlanStage(stage.id, stage.name, stage.kind, stage.minutes, people, leads, frozenset(looked_at - leads))


# Verbs


def set_look(stage: Stage, criterion: Criterion, look: Look) -> None:
    """Say what a stage does about a criterion."""
    others = [other for other in stage.criteria if other.id != criterion.id]
    stage.criteria = [*others, criterion] if look is not Look.NONE else others
    leads = [key for key in stage.lead_ids if key != criterion.id]
    stage.lead_ids = [*leads, criterion.id] if look is Look.LEADS else leads


def set_criteria(stage: Stage, criteria: Sequence[Criterion]) -> None:
    """Say which criteria a stage looks at; it leads none that it does not look at."""
    stage.criteria = list(criteria)
    kept = {criterion.id for criterion in criteria}
    stage.lead_ids = [key for key in stage.lead_ids if key in kept]


def set_minutes(stage: Stage, minutes: int | None) -> None:
    """How long a stage takes. Raises RefusedValueError outside a minute to a day."""
    if minutes is None or not SHORTEST <= minutes <= LONGEST:
        raise RefusedValueError(
            _("A stage takes between 1 minute and 24 hours ({n} minutes). What was there is kept.").format(
                n=f"{LONGEST}"
            ),
            "minutes",
        )
    stage.minutes = minutes


def opening_question(questions: Sequence[Question], criterion_id: str) -> tuple[str, str]:
    """The words and *listen for* of a stage's first question about a criterion; empty when it has none."""
    for question in questions:
        if question["criterion_id"] == criterion_id:
            return question["text"], question["listen_for"]
    return "", ""


def put_question(stage: Stage, criterion_id: str, text: str, listen_for: str) -> None:
    """Write a stage's first question about a criterion, or take it away when both are empty."""
    made: Question = {"text": text, "listen_for": listen_for, "criterion_id": criterion_id}
    asked = list(stage.questions)
    at = next((n for n, question in enumerate(asked) if question["criterion_id"] == criterion_id), None)
    if at is not None:
        asked[at : at + 1] = [made] if text or listen_for else []
    elif text or listen_for:
        asked.append(made)
    stage.questions = asked


def stages_in_use(s: Block, role_id: str) -> dict[str, str]:
    """Stages that talks or candidates point at, each with a sentence why it cannot go."""
    held = _counted(s, select(Interview.stage_id, func.count()).join(Stage, Stage.id == Interview.stage_id), role_id)
    at = _counted(s, select(Candidate.stage_id, func.count()).join(Stage, Stage.id == Candidate.stage_id), role_id)
    why: dict[str, str] = {}
    for stage_id in held.keys() | at.keys():
        talks, people = held.get(stage_id, 0), at.get(stage_id, 0)
        parts = [
            ngettext("{n} talk belongs to it", "{n} talks belong to it", talks).format(n=talks) if talks else "",
            ngettext("{n} candidate is at it", "{n} candidates are at it", people).format(n=people) if people else "",
        ]
        why[stage_id] = _("This stage stays: {why}.").format(why=", ".join(part for part in parts if part))
    return why


def went_with(stage: Stage) -> str:
    """What is said once a stage was taken away: its name, and what went with it."""
    name = shortened(" ".join(stage.name.split()), NAMED) or _("A stage without a name")
    asked, tested = len(stage.questions), len(stage.criteria)
    parts = [
        ngettext("its question", "its {n} questions", asked).format(n=asked) if asked else "",
        ngettext("its place beside {n} criterion", "its place beside {n} criteria", tested).format(n=tested)
        if tested
        else "",
    ]  # fmt: skip
    what = joined([part for part in parts if part])
    if what:
        return _("“{stage}” was taken out, with {what}").format(stage=name, what=what)
    return _("“{stage}” was taken out").format(stage=name)


def _counted(s: Block, counted: Any, role_id: str) -> dict[str, int]:
    rows = s.execute(counted.where(Stage.role_id == role_id).group_by(Stage.id))
    return {stage_id: n for stage_id, n in rows if stage_id is not None}


def remove_stage(s: Block, stage_id: str) -> None:
    """Take a stage away. Raises RefusedValueError with the reason when talks or candidates point at it."""
    stage = s.get(Stage, stage_id)
    if stage is None:
        return
    why = stages_in_use(s, stage.role_id).get(stage_id, "")
    if why:
        raise RefusedValueError(why, "stage")
    s.delete(stage)
