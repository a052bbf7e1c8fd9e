"""How an outcome of the intake stands at a check-in: what goes well, and its words in labels and within a line."""

from __future__ import annotations

from hirepair_desktop.model.kinds import OutcomeStatus
from hirepair_desktop.text import _

GOING_WELL = (OutcomeStatus.ON, OutcomeStatus.AHEAD)
"""Where an outcome stands that goes well (METHOD D6)."""


def outcome_labels() -> dict[OutcomeStatus, str]:
    """From worst to best, and that it is too early to say."""
    return {
        OutcomeStatus.OFF: _("Off"),
        OutcomeStatus.BEHIND: _("Behind"),
        OutcomeStatus.ON: _("On"),
        OutcomeStatus.AHEAD: _("Ahead"),
        OutcomeStatus.TOO_EARLY: _("Too early"),
    }


def outcome_within_line() -> dict[OutcomeStatus, str]:
    """The same where no label beside it says what is meant: `day 60 on track`."""
    return {
        OutcomeStatus.OFF: _("off"),
        OutcomeStatus.BEHIND: _("behind"),
        OutcomeStatus.ON: _("on track"),
        OutcomeStatus.AHEAD: _("ahead"),
        OutcomeStatus.TOO_EARLY: _("too early"),
    }
