"""One difference between two versions of a brief, in words; and how its words are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hirepair_desktop.text import _, first_name

Record = Mapping[str, Any]
Names = Mapping[str, str]
"""Full names by the id of a person."""

LONGEST_NAME = 60
"""Letters of somebody's words inside a headline; the whole stands below it."""

ADDED, REMOVED, TIER, WEIGHT, WORDS, REASON, OTHER = "added", "removed", "tier", "weight", "words", "reason", "other"


@dataclass(frozen=True, slots=True)
class Change:
    """What differs in one thing: a sentence, the words before and after ("" where nothing was).

    `key` is the same in every comparison ("criteria.ID", "entries.pitch", "role.pay"); `about` is the id of the
    thing or the key of the question; `facets` say what of it changed (ADDED, TIER, WEIGHT, WORDS ...);
    `author` is whoever wrote the answer, when the version keeps that; `also` names every part of the thing that
    changed and that the headline does not speak of.
    """

    key: str
    part: str
    headline: str
    old: str
    new: str
    about: str = ""
    label: str = ""
    facets: frozenset[str] = frozenset()
    author: str = ""
    also: tuple[str, ...] = ()

    def sentences(self) -> str:
        """The headline, and what else of the same thing changed: for where the words before and after do not stand."""
        if not self.also:
            return self.headline
        return _("{headline}. Also: {parts}").format(headline=self.headline, parts=", ".join(self.also))


def quoted(words: str) -> str:
    """Somebody's words in a headline: one line, not too long."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rstrip() + "…"


def sentence(words: str) -> str:
    """Words with an end, so that something can follow; "" stays empty."""
    said = words.strip()
    return said if not said or said[-1] in ".!?…:;" else said + "."


def joined_up(*parts: str) -> str:
    """Sentences one after the other, empty ones left out."""
    return " ".join(part for part in parts if part)


def called(names: Names, person_id: object) -> str:
    """What a person is called in a sentence; somebody the file does not know is somebody."""
    return first_name(names.get(str(person_id), "")) or _("somebody")


def by_id(records: Sequence[Record]) -> dict[str, Record]:
    """Records by their id, in their order."""
    return {str(record.get("id", place)): record for place, record in enumerate(records)}


def paired(old: Sequence[Record], new: Sequence[Record]) -> Iterator[tuple[str, Record | None, Record | None]]:
    """Each record that differs, with what it was and is: those of the new order first, then those taken out."""
    before, after = by_id(old), by_id(new)
    for key in [*after, *(key for key in before if key not in after)]:
        if before.get(key) != after.get(key):
            yield key, before.get(key), after.get(key)


def is_reordered(old: Sequence[Record], new: Sequence[Record]) -> bool:
    """Whether the records that are in both stand in another order."""
    before, after = by_id(old), by_id(new)
    return [key for key in before if key in after] != [key for key in after if key in before]


def differing(old: Record, new: Record) -> set[str]:
    """The fields in which two records differ; one that is missing counts as empty."""
    return {key for key in {*old, *new} if (old.get(key) or None) != (new.get(key) or None)}
