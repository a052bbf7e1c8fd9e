"""Words that several kinds of session use: how a candidate came."""

from __future__ import annotations

from hirepair_desktop.model.kinds import Source
from hirepair_desktop.text import _


def source_words(source: str, first_name: str) -> str:
    """How a candidate came, with the name of who brought them where there is one."""
    if not first_name:
        return {
            Source.APPLIED: _("applied"), Source.SOURCED: _("sourced"), Source.REFERRAL: _("referred"),
            Source.LEAD: _("a lead"), Source.INTERNAL: _("from inside"),
        }[Source(source)]  # fmt: skip
    words = _("referred by {name}") if source == Source.REFERRAL else _("found by {name}")
    return words.format(name=first_name)
