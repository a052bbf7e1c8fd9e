"""Words of a check-in that several of its parts use."""

from __future__ import annotations

from hirepair_desktop.model.kinds import HireAgain, PromiseGap
from hirepair_desktop.model.outcome_standing import outcome_labels
from hirepair_desktop.text import _


def status_words() -> dict[str, str]:
    """How an outcome stands, from worst to best, and that it is too early to say."""
    return {status.value: words for status, words in outcome_labels().items()}


def gap_words() -> dict[str, str]:
    """How far promise and reality are apart."""
    return {
        PromiseGap.NONE.value: _("As told"),
        PromiseGap.SMALL.value: _("A small gap"),
        PromiseGap.LARGE.value: _("A large gap"),
    }


def again_words() -> dict[str, str]:
    """Whether one would hire them again."""
    return {HireAgain.YES.value: _("Yes"), HireAgain.UNSURE.value: _("Unsure"), HireAgain.NO.value: _("No")}


YES, NO = "yes", "no"


def choose_words() -> dict[str, str]:
    """Whether the hire would choose this again."""
    return {YES: _("Yes"), NO: _("No")}
