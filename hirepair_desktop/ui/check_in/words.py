"""Words of a check-in that several of its parts use."""

from __future__ import annotations

from hirepair_desktop.model.kinds import HireAgain, OutcomeStatus, PromiseGap
from hirepair_desktop.text import _

WELL = (OutcomeStatus.AHEAD.value, OutcomeStatus.ON.value)
"""Where an outcome stands that goes well."""


def status_words() -> dict[str, str]:
    """How an outcome stands, from worst to best, and that it is too early to say."""
    return {
        OutcomeStatus.OFF.value: _("Off"),
        OutcomeStatus.BEHIND.value: _("Behind"),
        OutcomeStatus.ON.value: _("On"),
        OutcomeStatus.AHEAD.value: _("Ahead"),
        OutcomeStatus.TOO_EARLY.value: _("Too early"),
    }


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
