"""A hold in words: what it waits for, and until when."""

from __future__ import annotations

from hirepair_desktop.model import Decision
from hirepair_desktop.reports.compose import ended
from hirepair_desktop.text import _


def waits_words(decision: Decision, when: str) -> str:
    """`Who grew? By 9 Jul.`: the one question and the one day a hold waits for, or that there is none (R-26)."""
    question = ended(decision.next_question) or _("no question was written.")
    if not when:
        return _("{question} No day was set.").format(question=question)
    return _("{question} By {when}.").format(question=question, when=when)
