"""The interview plan of two versions of a brief: stages, who holds them, what they ask and look at."""

from __future__ import annotations

from collections.abc import Iterator

from hirepair_desktop.model.brief_change import (
    ADDED,
    REMOVED,
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
from hirepair_desktop.model.brief_compare_criteria import name_of
from hirepair_desktop.model.kinds import StageKind
from hirepair_desktop.text import _, joined

Labels = dict[str, str]
"""What criteria are called, by id, over both versions."""


def stage_changes(old: Record, new: Record, names: Names) -> Iterator[Change]:
    """What differs in the stages of two bodies."""
    before, after = old.get("stages", []), new.get("stages", [])
    labels = {str(c["id"]): name_of(c) for body in (old, new) for c in body.get("criteria", [])}
    for key, was, now in paired(before, after):
        yield _stage(key, was, now, names, labels)
    if is_reordered(before, after):
        was_order, now_order = (", ".join(_name(stage) for stage in stages) for stages in (before, after))
        yield Change("stages.order", "stages", _("The stages come in another order"), was_order, now_order)


def _name(stage: Record) -> str:
    return quoted(str(stage.get("name") or "")) or _("A stage without a name")


def _stage(key: str, was: Record | None, now: Record | None, names: Names, labels: Labels) -> Change:
    label = _name(now or was or {})
    also: tuple[str, ...] = ()
    if was is None or now is None:
        pattern = _("“{stage}” was added to the plan") if was is None else _("“{stage}” was taken out of the plan")
        headline = pattern.format(stage=label)
        fields = {"minutes", "interviewer_ids", "criterion_ids", "questions"}
        facets = frozenset({ADDED if was is None else REMOVED})
    else:
        fields = differing(was, now)
        facets = frozenset({WORDS})
        headline, also = _headline(was, now, fields, names, labels), _also(was, now, fields)

    def words(stage: Record | None) -> str:
        return "" if stage is None else _words(stage, fields, names, labels)

    return Change(f"stages.{key}", "stages", headline, words(was), words(now), key, label, facets, also=also)


ORDER = ("name", "questions", "criterion_ids", "minutes", "interviewer_ids", "lead_ids", "kind")
"""What of a stage a headline speaks of first."""


def _also(was: Record, now: Record, fields: set[str]) -> tuple[str, ...]:
    """The parts that changed besides the one the headline speaks of."""
    first = next((field for field in ORDER if field in fields), "")
    looks = {"criterion_ids", "lead_ids"}
    said = looks if first in looks else {first}
    words = {
        "questions": _("its questions"), "criterion_ids": _("what it looks at"),
        "minutes": _("{new} minutes instead of {old}").format(new=now.get("minutes"), old=was.get("minutes")),
        "interviewer_ids": _("who holds it"), "lead_ids": _("what it looks at"), "kind": _("what kind of stage it is"),
    }  # fmt: skip
    return tuple(dict.fromkeys(words[field] for field in ORDER if field in fields - said and field in words))


def _headline(was: Record, now: Record, fields: set[str], names: Names, labels: Labels) -> str:
    stage = _name(now)
    if "name" in fields:
        return _("“{old}” is now called “{stage}”").format(old=_name(was), stage=stage)
    if "questions" in fields:
        return _question_headline(was, now, labels)
    if "criterion_ids" in fields:
        return _look_headline(was, now, labels)
    if "minutes" in fields:
        words = _("“{stage}” takes {new} minutes instead of {old}")
        return words.format(stage=stage, new=now["minutes"], old=was["minutes"])
    if "interviewer_ids" in fields:
        people = joined([called(names, key) for key in now.get("interviewer_ids") or []])
        words = _("“{stage}” is held by {people}") if people else _("“{stage}” is held by nobody yet")
        return words.format(stage=stage, people=people)
    if "lead_ids" in fields:
        return _("“{stage}” leads other criteria").format(stage=stage)
    words = _("“{stage}” is another kind of stage") if "kind" in fields else _("“{stage}” has changed")
    return words.format(stage=stage)


def _look_headline(was: Record, now: Record, labels: Labels) -> str:
    before, after = was.get("criterion_ids") or [], now.get("criterion_ids") or []
    added, gone = [key for key in after if key not in before], [key for key in before if key not in after]
    if added and gone:
        words = _("“{stage}” now looks at {what}, no longer at {gone}")
    else:
        words = _("“{stage}” now looks at {what}") if added else _("“{stage}” no longer looks at {what}")
    return words.format(stage=_name(now), what=_quoted(added or gone, labels), gone=_quoted(gone, labels))


def _quoted(keys: list[str], labels: Labels) -> str:
    return joined([_("“{label}”").format(label=labels.get(key, _("a criterion since taken out"))) for key in keys])


def _question_headline(was: Record, now: Record, labels: Labels) -> str:
    """What the stage newly asks about, as far as a question says which criterion it is for."""
    before, after = was.get("questions") or [], now.get("questions") or []
    known = {question.get("criterion_id") for question in before}
    fresh = [
        str(question["criterion_id"])
        for question in after
        if question.get("criterion_id") and question["criterion_id"] not in known
    ]
    if fresh:
        words = _("“{stage}” now asks about {what}")
    elif len(after) > len(before):
        words = _("“{stage}” asks something more")
    else:
        words = _("“{stage}” asks less") if len(after) < len(before) else _("“{stage}” asks something else")
    return words.format(stage=_name(now), what=_quoted(list(dict.fromkeys(fresh)), labels))


def _words(stage: Record, fields: set[str], names: Names, labels: Labels) -> str:
    said: list[str] = []
    if fields & {"name", "kind"}:
        kind = _kinds().get(str(stage.get("kind")), str(stage.get("kind")))
        said.append(_("{name}, {kind}.").format(name=_name(stage), kind=kind))
    if "minutes" in fields:
        said.append(_("{n} minutes.").format(n=stage.get("minutes")))
    if "interviewer_ids" in fields:
        people = joined([called(names, key) for key in stage.get("interviewer_ids") or []])
        said.append(_("Held by {people}.").format(people=people) if people else _("Held by nobody yet."))
    for field, words, none in (
        ("criterion_ids", _("Looks at {what}."), _("Looks at no criterion.")),
        ("lead_ids", _("Leads {what}."), _("Leads no criterion.")),
    ):
        if field in fields:
            keys = stage.get(field) or []
            said.append(words.format(what=_quoted(keys, labels)) if keys else none)
    if "questions" in fields:
        said += [_question(question) for question in stage.get("questions") or []]
    return joined_up(*said)


def _question(question: Record) -> str:
    listen = str(question.get("listen_for") or "")
    return joined_up(
        sentence(str(question.get("text") or "")),
        _("Listen for: {words}").format(words=sentence(listen)) if listen.strip() else "",
    )


def _kinds() -> dict[str, str]:
    """What kinds of stage are called in a line."""
    return {
        StageKind.INTERVIEW.value: _("an interview"),
        StageKind.EXERCISE.value: _("an exercise"),
        StageKind.SCREEN.value: _("a first call"),
        StageKind.REFERENCE.value: _("a reference"),
    }
