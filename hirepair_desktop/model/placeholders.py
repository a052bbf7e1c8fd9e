"""Words in [brackets] that a template left to be replaced: an answer that still holds some is open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hirepair_desktop.model.answering import newest
from hirepair_desktop.model.brief import PART_OF_BRIEF
from hirepair_desktop.model.form import Field, Voice
from hirepair_desktop.model.session import Entry

PLACEHOLDER = re.compile(r"\[[^\[\]]*[^\W\d_]{2}[^\[\]]*\]")
"""Brackets around a word. `[1]` and `[x]` are notes of their own."""


def has_placeholder(words: str) -> bool:
    """Whether something in brackets is still to be replaced."""
    return PLACEHOLDER.search(words) is not None


def is_placeholder(field: Field, entries: Sequence[Entry]) -> bool:
    """Whether an answer of the brief that holds still has words in brackets."""
    if field.key not in PART_OF_BRIEF:
        return False
    held = newest(entries) if field.owner is Voice.BOTH else None
    return any(has_placeholder(entry.text) for entry in ([held] if held is not None else entries))
