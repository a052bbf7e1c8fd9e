"""Looking a text up in the word lists (METHOD W): prompts and measures share it. Lists point, they do not judge."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from hirepair_desktop.paths import resource

TOKENS = re.compile(r"\w+|[^\w\s]")
SPACES = re.compile(r"[\s\-\u2010-\u2015]+")
BREAK = ""
"""Stands where an allowed phrase was; no phrase spans it."""

ALLOW = "ALLOW"

Phrase = tuple[str, ...]


def fold(text: str) -> str:
    """Text as lists compare it: case, accents, apostrophes, hyphens and white space made one (METHOD W)."""
    plain = text.replace("\u2019", "'").replace("\u2018", "'").casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return SPACES.sub(" ", plain)


@lru_cache(maxsize=1024)
def _tokens(text: str) -> Phrase:
    return tuple(TOKENS.findall(fold(text)))


class WordList:
    """The phrases of one list, in its order."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(phrases)
        self._by_first: dict[str, list[tuple[int, Phrase]]] = {}
        for place, phrase in enumerate(self.phrases):
            tokens = _tokens(phrase)
            if tokens:
                self._by_first.setdefault(tokens[0], []).append((place, tokens))

    def hit(self, tokens: Phrase) -> str:
        """The first phrase of the list that the text holds as whole words; "" when it holds none."""
        if self._by_first.keys().isdisjoint(tokens):
            return ""
        best = len(self.phrases)
        for at, token in enumerate(tokens):
            for place, phrase in self._by_first.get(token, ()):
                if place < best and tokens[at : at + len(phrase)] == phrase:
                    best = place
        return self.phrases[best] if best < len(self.phrases) else ""

    def spans(self, tokens: Phrase) -> list[tuple[int, int]]:
        """Where phrases stand, as (place, length), a final s allowed."""
        found = []
        for at in range(len(tokens)):
            for first in {tokens[at], tokens[at].removesuffix("s")}:
                for _place, phrase in self._by_first.get(first, ()):
                    there = tokens[at : at + len(phrase)]
                    if there[:-1] == phrase[:-1] and there[-1] in (phrase[-1], phrase[-1] + "s"):
                        found.append((at, len(phrase)))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class WordLists:
    """The lists of one language. `has` gives the word found, so that a prompt can show it."""

    language: str
    lists: Mapping[str, WordList]

    def has(self, text: str, name: str) -> str:
        """METHOD's `has(t,LIST)`: the first phrase of the list in the text, after allowed phrases are taken out."""
        listed = self.lists.get(name)
        if listed is None or not listed.hit(_tokens(text)):
            return ""
        return listed.hit(_allowed_out(self, text))


@lru_cache(maxsize=1024)
def _allowed_out(lists: WordLists, text: str) -> Phrase:
    tokens = list(_tokens(text))
    spans = lists.lists[ALLOW].spans(tuple(tokens)) if ALLOW in lists.lists else []
    for at, length in sorted(spans, key=lambda span: (-span[1], span[0])):
        if BREAK not in tokens[at : at + length]:
            tokens[at : at + length] = [BREAK] * length
    return tuple(tokens)


def language() -> str:
    """The two letters of the interface language."""
    return (os.environ.get("HIREPAIR_LANG") or "en")[:2].lower()


@lru_cache(maxsize=4)
def shipped(of: str) -> Mapping[str, tuple[str, ...]]:
    """The phrases that ship for a language; empty when none do: word rules are off then (METHOD W)."""
    file = resource(f"words/{of}.json")
    if not file.is_file():
        return {}
    return {name: tuple(phrases) for name, phrases in json.loads(file.read_text("utf-8"))["lists"].items()}


def word_lists(edited: Mapping[str, Iterable[str]] | None = None) -> WordLists:
    """The lists of the interface language, with those a workspace has edited in their place."""
    of = language()
    kept = tuple(sorted((name, tuple(phrases)) for name, phrases in (edited or {}).items()))
    return _built(of, kept)


@lru_cache(maxsize=4)
def _built(of: str, edited: tuple[tuple[str, tuple[str, ...]], ...]) -> WordLists:
    phrases = {**shipped(of), **dict(edited)}
    return WordLists(of, {name: WordList(listed) for name, listed in phrases.items()})
