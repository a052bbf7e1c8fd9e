"""What a role template says: a brief without people, days or names, as plain values that are checked when read.

A template lies in a resource, in a setting or in somebody's exchange file, so nothing in it is believed unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.kinds import StageKind, Tier
from hirepair_desktop.text import _, clean

FORMAT = "hirepair-template/1"

ENTRIES = (
    "mission", "firstWin90", "notNeeded", "pitch", "companyStory", "honestHard", "candidateCare", "limits",
    "payPrinciples",
)  # fmt: skip
"""The answers of an intake a template holds (METHOD A.1). What is about this team, this pair or this month is none."""

FIGURES = ("1", "2", "3", "4")
MOST = 500
"""So many of anything a template may hold."""

LATEST_MONTH = 1200
"""Months after which an outcome is due, at most."""

LONGEST_DAY = 1440
"""Minutes of a stage, at most."""


@dataclass(frozen=True, slots=True)
class OutcomeDraft:
    """An outcome with its measure and month."""

    text: str
    measure: str = ""
    due_months: int | None = None


@dataclass(frozen=True, slots=True)
class CriterionDraft:
    """A criterion; `serves` are places in the list of outcomes."""

    label: str
    definition: str
    tier: Tier
    weight: int
    anchors: Mapping[str, str]
    serves: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question; `about` is a place in the list of criteria."""

    text: str
    listen_for: str
    about: int | None


@dataclass(frozen=True, slots=True)
class StageDraft:
    """A stage without its people; `tests` and `leads` are places in the list of criteria."""

    name: str
    kind: StageKind
    minutes: int
    tests: tuple[int, ...]
    leads: tuple[int, ...]
    questions: tuple[QuestionDraft, ...]


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """A promise of one seat, "recruiter" or "manager"."""

    seat: str
    text: str
    working_days: int


@dataclass(frozen=True, slots=True)
class TemplateBody:
    """Everything a template says."""

    title: str
    entries: Mapping[str, str]
    outcomes: tuple[OutcomeDraft, ...]
    criteria: tuple[CriterionDraft, ...]
    stages: tuple[StageDraft, ...]
    promises: tuple[PromiseDraft, ...]
    sources: tuple[str, ...]


# Writing


def body_values(body: TemplateBody) -> dict[str, Any]:
    """A body as plain JSON values."""
    return {
        "title": body.title,
        "entries": dict(body.entries),
        "outcomes": [{"text": o.text, "measure": o.measure, "due_months": o.due_months} for o in body.outcomes],
        "criteria": [
            {
                "label": c.label, "definition": c.definition, "tier": c.tier.value, "weight": c.weight,
                "anchors": dict(c.anchors), "serves": list(c.serves),
            }
            for c in body.criteria
        ],
        "stages": [
            {
                "name": stage.name, "kind": stage.kind.value, "minutes": stage.minutes, "tests": list(stage.tests),
                "leads": list(stage.leads),
                "questions": [{"text": q.text, "listen_for": q.listen_for, "about": q.about} for q in stage.questions],
            }
            for stage in body.stages
        ],
        "promises": [{"from": p.seat, "text": p.text, "working_days": p.working_days} for p in body.promises],
        "sources": list(body.sources),
    }  # fmt: skip


# Reading


def read_body(values: object) -> TemplateBody:
    """The body behind plain values; what is missing is empty. RefusedValueError for what is no template."""
    try:
        return _read(_record(values))
    except (TypeError, ValueError, KeyError) as error:
        raise RefusedValueError(_("This template cannot be read. Save it again from a role.")) from error


def _read(values: Mapping[str, Any]) -> TemplateBody:
    outcomes = tuple(
        OutcomeDraft(_text(o, "text"), _text(o, "measure"), _number(o.get("due_months"), 0, LATEST_MONTH, none=True))
        for o in _records(values, "outcomes")
    )
    criteria = tuple(_criterion(c, len(outcomes)) for c in _records(values, "criteria"))
    said = _record(values.get("entries", {}))
    return TemplateBody(
        title=_text(values, "title"),
        entries={key: _text(said, key) for key in ENTRIES if _text(said, key).strip()},
        outcomes=outcomes,
        criteria=criteria,
        stages=tuple(_stage(stage, len(criteria)) for stage in _records(values, "stages")),
        promises=tuple(_promise(p) for p in _records(values, "promises")),
        sources=tuple(_words(source) for source in _list(values.get("sources", []))),
    )


def _criterion(values: Mapping[str, Any], outcomes: int) -> CriterionDraft:
    anchors = _record(values.get("anchors", {}))
    return CriterionDraft(
        label=_text(values, "label"),
        definition=_text(values, "definition"),
        tier=Tier(values.get("tier", Tier.MUST)),
        weight=_number(values.get("weight", 1), 1, 3) or 1,
        anchors={figure: _text(anchors, figure) for figure in FIGURES if _text(anchors, figure).strip()},
        serves=_places(values.get("serves", []), outcomes),
    )


def _stage(values: Mapping[str, Any], criteria: int) -> StageDraft:
    tests = _places(values.get("tests", []), criteria)
    return StageDraft(
        name=_text(values, "name"),
        kind=StageKind(values.get("kind", StageKind.INTERVIEW)),
        minutes=_number(values.get("minutes", 45), 1, LONGEST_DAY) or 1,
        tests=tests,
        leads=tuple(place for place in _places(values.get("leads", []), criteria) if place in tests),
        questions=tuple(
            QuestionDraft(
                _text(q, "text"), _text(q, "listen_for"),
                None if q.get("about") is None else _places([q["about"]], criteria)[0],
            )
            for q in _records(values, "questions")
        ),
    )  # fmt: skip


def _promise(values: Mapping[str, Any]) -> PromiseDraft:
    seat = values.get("from")
    if seat not in ("recruiter", "manager"):
        raise ValueError("a promise is the recruiter's or the manager's")
    return PromiseDraft(str(seat), _text(values, "text"), _number(values.get("working_days", 2), 0, 365) or 0)


def _record(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("a record is wanted")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST:
        raise TypeError("a list is wanted")
    return value


def _records(values: Mapping[str, Any], key: str) -> Iterable[Mapping[str, Any]]:
    return [_record(each) for each in _list(values.get(key, []))]


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("words are wanted")
    return clean(value)


def _text(values: Mapping[str, Any], key: str) -> str:
    return _words(values.get(key, ""))


def _number(value: object, low: int, high: int, none: bool = False) -> int | None:
    if value is None and none:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError("a figure within its bounds is wanted")
    return value


def _places(value: object, count: int) -> tuple[int, ...]:
    return tuple(sorted({_number(place, 0, count - 1) or 0 for place in _list(value)}))
