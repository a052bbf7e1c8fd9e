"""Words without the people and days in them, for what outlives a search: templates. Points, as word lists do.

Full names are replaced wherever they stand. A first name is replaced too, unless it is a word of its own in English;
a full date is replaced by a blank to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from hirepair_desktop.text import _, first_name

ORDINARY = frozenset({
    "amber", "april", "art", "august", "autumn", "bill", "bob", "chase", "clay", "dawn", "dean", "drew", "earl", "faith",
    "frank", "gene", "grace", "grant", "guy", "heather", "holly", "hope", "iris", "ivy", "jack", "jade", "joy", "june",
    "lance", "mark", "max", "may", "miles", "nick", "olive", "pat", "pearl", "penny", "ray", "rich", "rob", "robin",
    "rose", "ruby", "skip", "sue", "summer", "victor", "violet", "will",
})  # fmt: skip
"""First names that are words: alone they stay."""

MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DAY = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}\.? (?:{MONTHS})[a-z]* \d{{4}}\b|\b(?:{MONTHS})[a-z]* \d{{1,2}}, \d{{4}}\b"
)
START = re.compile(r"(?:^|[.!?]\s+|\n)$")


def replacements(people: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What stands for each name: `people` are a full name and the words that take its place."""
    found: dict[str, str] = {}
    for name, words in people:
        if not name.strip():
            continue
        found[name] = words
        first = first_name(name)
        if first and first.casefold() not in ORDINARY and len(first) > 1:
            found.setdefault(first, words)
    return found


def nameless(words: str, instead: Mapping[str, str]) -> str:
    """The words with every name and full date replaced."""
    if instead:
        names = sorted(instead, key=len, reverse=True)
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)")

        def put(found: re.Match[str]) -> str:
            said = instead[found.group()]
            return said[:1].upper() + said[1:] if START.search(found.string[: found.start()]) else said

        words = pattern.sub(put, words)
    return DAY.sub(_("[day]"), words)
