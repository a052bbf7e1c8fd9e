"""Steps over the interview plan, for the plan page and for the intake: each is taken back whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Criterion, Person, Setting, Stage
from hirepair_desktop.model.competency import Competency
from hirepair_desktop.model.looks import Look
from hirepair_desktop.model.plan import (
    opening_question,
    put_question,
    remove_stage,
    set_criteria,
    set_look,
    set_minutes,
)
from hirepair_desktop.model.question_bank import PREFIX, put_back, put_competency
from hirepair_desktop.model.settings import drop_setting, put_setting
from hirepair_desktop.text import _, clean
from hirepair_desktop.ui.edits import Edits, Verb, snapshot

Change = Callable[[Block, Stage], None]
Is = Callable[[Stage], bool]
"""Whether a stage says already what is wanted: then there is nothing to take back."""


def look_step(edits: Edits, stage_id: str, criterion_id: str, look: Look) -> bool:
    """Say what a stage does about a criterion."""

    def change(s: Block, stage: Stage) -> None:
        set_look(stage, s.get_one(Criterion, criterion_id), look)

    def is_so(stage: Stage) -> bool:
        looked_at = any(criterion.id == criterion_id for criterion in stage.criteria)
        leads = looked_at and criterion_id in stage.lead_ids
        return look is (Look.LEADS if leads else Look.ALSO if looked_at else Look.NONE)

    return _stage_step(edits, stage_id, change, is_so, _("Who looks for what"))


def criteria_step(edits: Edits, stage_id: str, criterion_ids: list[str]) -> bool:
    """Say which criteria a stage looks at."""

    def change(s: Block, stage: Stage) -> None:
        set_criteria(stage, _criteria(s, criterion_ids))

    def is_so(stage: Stage) -> bool:
        return {criterion.id for criterion in stage.criteria} == set(criterion_ids)

    return _stage_step(edits, stage_id, change, is_so, _("What a stage tests"), "criteria")


def question_step(edits: Edits, stage_id: str, criterion_id: str, text: str, listen_for: str, field: str = "") -> bool:
    """Write a stage's first question about a criterion."""

    text, listen_for = clean(text), clean(listen_for)

    def change(s: Block, stage: Stage) -> None:
        put_question(stage, criterion_id, text, listen_for)

    def is_so(stage: Stage) -> bool:
        return opening_question(stage.questions, criterion_id) == (text, listen_for)

    return _stage_step(edits, stage_id, change, is_so, _("Opening question"), field)


def minutes_step(edits: Edits, stage_id: str, minutes: int | None) -> bool:
    """Say how long a stage takes; refused with a sentence outside a minute to a day."""

    def change(s: Block, stage: Stage) -> None:
        set_minutes(stage, minutes)

    def is_so(stage: Stage) -> bool:
        return stage.minutes == minutes

    return _stage_step(edits, stage_id, change, is_so, _("Minutes of a stage"), "minutes")


def remove_step(edits: Edits, stage_id: str) -> bool:
    """Take a stage away that nothing points at; undo brings it back with its people and criteria."""
    with edits.store.read() as s:
        stage = s.get(Stage, stage_id)
        if stage is None:
            return False
        values, people = snapshot(stage), [person.id for person in stage.interviewers]
        criteria = [criterion.id for criterion in stage.criteria]

    def undo(s: Block) -> None:
        made = Stage(**values)
        made.criteria = _criteria(s, criteria)
        made.interviewers = [person for key in people if (person := s.get(Person, key)) is not None]
        s.add(made)

    return edits.step(_("Remove a stage"), lambda s: remove_stage(s, stage_id), undo, "stage")


def bank_step(edits: Edits, competency: Competency, words: str = "", field: str = "") -> bool:
    """Keep what this workspace makes of a competency."""
    return _bank(edits, competency.key, lambda s: put_competency(s, competency), words or _("Question bank"), field)


def bank_back_step(edits: Edits, key: str) -> bool:
    """What ships holds again; a competency that was added goes."""
    return _bank(edits, key, lambda s: put_back(s, key), _("Put back the questions"), "")


def _stage_step(edits: Edits, stage_id: str, change: Change, is_so: Is, words: str, field: str = "") -> bool:
    """One step over a stage's criteria, leads, questions and minutes; none where it says so already."""
    with edits.store.read() as s:
        stage = s.get(Stage, stage_id)
        if stage is None or is_so(stage):
            return stage is not None
        old = _state(stage)

    def do(s: Block) -> None:
        found = s.get(Stage, stage_id)
        if found is not None:
            change(s, found)

    def undo(s: Block) -> None:
        found = s.get(Stage, stage_id)
        if found is not None:
            found.criteria = _criteria(s, old["criteria"])
            found.lead_ids, found.questions, found.minutes = old["leads"], old["questions"], old["minutes"]

    return edits.step(words, do, undo, field)


def _state(stage: Stage) -> dict[str, Any]:
    return {
        "criteria": [criterion.id for criterion in stage.criteria],
        "leads": list(stage.lead_ids),
        "questions": list(stage.questions),
        "minutes": stage.minutes,
    }


def _criteria(s: Block, ids: list[str]) -> list[Criterion]:
    return [criterion for key in ids if (criterion := s.get(Criterion, key)) is not None]


def _bank(edits: Edits, key: str, do: Verb, words: str, field: str) -> bool:
    name = PREFIX + key
    with edits.store.read() as s:
        row = s.query(Setting).filter_by(key=name).first()
        old = None if row is None else row.value

    def undo(s: Block) -> None:
        if old is None:
            drop_setting(s, name)
        else:
            put_setting(s, name, old)

    return edits.step(words, do, undo, field)
