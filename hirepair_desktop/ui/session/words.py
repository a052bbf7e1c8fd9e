"""Words that several kinds of session use: small numbers, and how a candidate came."""

from __future__ import annotations

from hirepair_desktop.model.kinds import Source
from hirepair_desktop.text import _


def number_word(n: int) -> str:
    """A small number as a word: `five`; figures from eleven on."""
    words = (
        _("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"),
        _("nine"), _("ten"),
    )  # fmt: skip
    return words[n] if 0 <= n < len(words) else str(n)


def source_words(source: str, first_name: str) -> str:
    """How a candidate came, with the name of who brought them where there is one."""
    if not first_name:
        return {
            Source.APPLIED: _("applied"), Source.SOURCED: _("sourced"), Source.REFERRAL: _("referred"),
            Source.LEAD: _("a lead"), Source.INTERNAL: _("from inside"),
        }[Source(source)]  # fmt: skip
    words = _("referred by {name}") if source == Source.REFERRAL else _("found by {name}")
    return words.format(name=first_name)
