"""The word lists a workspace has edited (METHOD W). What ships lies in `resources/words`;
`word_matching` looks a text up in them.

An edited list is kept whole: `words.<LIST>` for English, `words.<language>.<LIST>` for another language, so that
a list never speaks in a language it was not written for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.settings import drop_setting, put_setting
from hirepair_desktop.model.workspace import Setting
from hirepair_desktop.text import clean

WORDS = "words."
"""Before the name of a list: the setting that holds it as it was edited."""

ENGLISH = "en"

LIST_NAMES = (
    "PROTECTED", "ALLOW", "PROXY", "FIT", "PAYHISTORY", "VAGUE", "DEGREE", "OPINION", "OBSERVED", "PERSONALITY",
    "COMPARE", "PROMISE", "BLAME", "ABSOLUTE", "TRAIT", "HEARSAY", "HEALTHFAMILY",
)  # fmt: skip
"""The lists of METHOD W, in the order they are met: brief, review, message, feedback, check-in."""


def list_key(name: str, language: str = ENGLISH) -> str:
    """The key of the setting that holds a list."""
    return WORDS + (name if language == ENGLISH else f"{language}.{name}")


def edited_lists(s: Block, language: str = ENGLISH) -> dict[str, tuple[str, ...]]:
    """The lists of a language that this workspace edited, by name. What is no list of words is left out."""
    keys = {list_key(name, language): name for name in LIST_NAMES}
    found = s.scalars(select(Setting).where(Setting.key.in_(keys)))
    return {
        keys[row.key]: tuple(word for word in row.value if isinstance(word, str))
        for row in found
        if isinstance(row.value, list)
    }


def put_list(s: Block, name: str, phrases: Sequence[str], shipped: Sequence[str], language: str = ENGLISH) -> None:
    """Keep a list as it was edited; one that is as it ships leaves no trace."""
    if tuple(phrases) == tuple(shipped):
        drop_setting(s, list_key(name, language))
    else:
        put_setting(s, list_key(name, language), list(phrases))


def phrases_in(words: str) -> list[str]:
    """The phrases somebody typed: one a line, or one after each comma, each in one line without spare spaces."""
    parts = (" ".join(part.split()) for line in clean(words).splitlines() for part in line.split(","))
    return [part for part in parts if part]


def count_own(edited: Mapping[str, Iterable[str]], shipped: Mapping[str, Iterable[str]]) -> int:
    """How many phrases were added to or taken out of the lists that ship."""
    return sum(len(set(phrases) ^ set(shipped.get(name, ()))) for name, phrases in edited.items())
