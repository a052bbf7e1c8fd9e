"""What two answers to the example profiles come to, in words: where they part, and both reasons (METHOD A.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hirepair_desktop.text import _, shortened
from hirepair_desktop.ui.workspace import Pair

LONGEST_NAME, LONGEST_WHY = 80, 400
"""Letters of a profile's name and of a reason inside a sentence; all of them stand below it."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The yes or no of both to one profile, and why each said so."""

    name: str
    recruiter: bool
    manager: bool
    recruiter_why: str = ""
    manager_why: str = ""

    @property
    def part(self) -> bool:
        """Whether the two answered differently."""
        return self.recruiter is not self.manager


def counted(n: int) -> str:
    """A small number as a word."""
    words = (_("none"), _("one"), _("two"), _("three"), _("four"))
    return words[n] if n < len(words) else str(n)


def difference_words(answers: Sequence[Answers], pair: Pair) -> str:
    """A sentence on how far the two agree, then one on each profile where they part, with both reasons."""
    if not answers:
        return ""
    same, every = sum(not each.part for each in answers), len(answers)
    if same == every:
        head = _("You agree on all {n}.").format(n=counted(every)) if every > 1 else _("You agree.")
    else:
        head = _("You agree on {k} of {n}.").format(k=counted(same), n=counted(every))
    return " ".join([head, *(_parting(each, pair) for each in answers if each.part)])


def _parting(each: Answers, pair: Pair) -> str:
    would, would_not = (
        (pair.recruiter.first, pair.manager.first) if each.recruiter else (pair.manager.first, pair.recruiter.first)
    )
    told = _("On “{profile}” {one} would talk to them and {other} would not.").format(
        profile=shortened(each.name, LONGEST_NAME), one=would, other=would_not
    )
    reasons = ((pair.recruiter.first, each.recruiter_why), (pair.manager.first, each.manager_why))
    said = [
        _("{name}: “{why}”").format(name=name, why=shortened(why.strip().rstrip("."), LONGEST_WHY))
        for name, why in reasons
        if why.strip()
    ]
    return " ".join([told, *(f"{words}." for words in said)])
