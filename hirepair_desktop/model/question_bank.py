"""The question bank (METHOD A.1 section 6): competencies with behavioural questions and what to listen for.

What ships lies in `resources/questions`. A competency that somebody changed, added or took away is a setting of the
workspace, `bank.KEY`; putting it back forgets the setting.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.competency import OWN, BankQuestion, Competency
from hirepair_desktop.model.settings import drop_setting, put_setting
from hirepair_desktop.model.stamps import new_id
from hirepair_desktop.model.workspace import Setting
from hirepair_desktop.paths import resource
from hirepair_desktop.text import _, clean

PREFIX = "bank."
"""Before the key of a competency: the setting that holds what this workspace makes of it."""

LONG_WORD = 5
"""Letters from which a word says something about what a question is for."""


@cache
def shipped_bank() -> tuple[Competency, ...]:
    """The bank as it ships, in its order."""
    kept = json.loads(resource("questions/en.json").read_text(encoding="utf-8"))
    return tuple(_competency(each["key"], each, changed=False) for each in kept["competencies"])


def _competency(key: str, kept: Mapping[str, Any], *, changed: bool) -> Competency:
    questions = tuple(
        BankQuestion(str(question.get("text", "")), str(question.get("listen_for", "")))
        for question in kept["questions"]
        if isinstance(question, Mapping)
    )
    return Competency(key, str(kept["name"]), questions, changed)


def _is_competency(value: Any) -> bool:
    return (
        isinstance(value, Mapping) and isinstance(value.get("name"), str) and isinstance(value.get("questions"), list)
    )


def load_bank(s: Block) -> list[Competency]:
    """The bank of this workspace: what ships with what was changed in it, then what was added, by name. A kept value
    that another hand spoiled reads as what ships."""
    rows = s.scalars(select(Setting).where(Setting.key.startswith(PREFIX, autoescape=True))).all()
    kept = {row.key.removeprefix(PREFIX): row.value for row in rows if _is_competency(row.value)}
    bank = [
        _competency(each.key, kept[each.key], changed=True) if each.key in kept else each for each in shipped_bank()
    ]
    known = {each.key for each in bank}
    own = [_competency(key, value, changed=True) for key, value in kept.items() if key not in known]
    return bank + sorted(own, key=lambda each: (each.name.casefold(), each.key))


def new_key() -> str:
    """The key of a competency that somebody adds."""
    return f"{OWN}{new_id()}"


def put_competency(s: Block, competency: Competency) -> None:
    """Keep what this workspace makes of a competency; equal to what ships, nothing needs to be kept.

    Raises RefusedValueError for one without a name.
    """
    if not competency.name.strip():
        raise RefusedValueError(_("Give these questions a name, so that they can be found."), "name")
    value = {
        "name": clean(competency.name),
        "questions": [
            {"text": clean(question.text), "listen_for": clean(question.listen_for)}
            for question in competency.questions
        ],
    }
    ships = shipped(competency.key)
    if ships is not None and ships == _competency(competency.key, value, changed=False):
        drop_setting(s, PREFIX + competency.key)
    else:
        put_setting(s, PREFIX + competency.key, value)


def put_back(s: Block, key: str) -> None:
    """What ships holds again; a competency that was added here goes."""
    drop_setting(s, PREFIX + key)


def shipped(key: str) -> Competency | None:
    """A competency as it ships; None for one that was added."""
    return next((each for each in shipped_bank() if each.key == key), None)


def nearest(bank: Sequence[Competency], words: str) -> str:
    """The key of the competency whose words are most like these (a criterion's label and definition); the first one
    when none is, "" in an empty bank. A word that many competencies use tells them apart the less."""
    wanted = _stems(words)
    if not bank:
        return ""
    said = {each.key: (_stems(each.name), _about(each)) for each in bank}
    used = Counter(stem for name, about in said.values() for stem in name | about)

    def likeness(each: Competency) -> float:
        name, about = said[each.key]
        return sum(3 / used[stem] for stem in wanted & name) + sum(1 / used[stem] for stem in wanted & about)

    return max(bank, key=likeness).key


def _about(competency: Competency) -> set[str]:
    return _stems(" ".join(f"{question.text} {question.listen_for}" for question in competency.questions))


def _stems(words: str) -> set[str]:
    """The beginnings of the longer words: "disagrees" and "disagreed" begin alike."""
    return {word[:LONG_WORD] for word in re.findall(r"\w+", words[:2000].casefold()) if len(word) >= LONG_WORD}
