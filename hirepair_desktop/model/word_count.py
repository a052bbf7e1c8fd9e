"""How many words a text has: the one count of METHOD C that verbs, prompts and measures share."""

from __future__ import annotations

import re
from functools import lru_cache

NO_SPACES_BETWEEN_WORDS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, kana and Han are written without spaces; two letters count as a word."""


def has_words(text: str, least: int) -> bool:
    """Whether a text has at least so many words; a long one is not counted to its end."""
    if text.isascii() and sum(token.isalnum() for token in text.split(None, 2 * least)[:-1]) >= least:
        return True
    return words(text) >= least


@lru_cache(maxsize=2048)
def words(text: str) -> int:
    """How many words a text has: METHOD's `words(t)`. A mark that stands alone is none."""
    without_spaces = len(NO_SPACES_BETWEEN_WORDS.findall(text))
    rest = NO_SPACES_BETWEEN_WORDS.sub(" ", text) if without_spaces else text
    return sum(1 for token in rest.split() if any(map(str.isalnum, token))) + (without_spaces + 1) // 2
