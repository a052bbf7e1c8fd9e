"""What each kind of session and of criterion is called in the window."""

from __future__ import annotations

from hirepair_desktop.model.kinds import SessionKind, Tier
from hirepair_desktop.text import _


def kind_words() -> dict[SessionKind, str]:
    """What each kind of session is called."""
    return {
        SessionKind.INTAKE: _("Intake"),
        SessionKind.RE_INTAKE: _("Re-intake"),
        SessionKind.SHORTLIST: _("Shortlist review"),
        SessionKind.DEBRIEF: _("Debrief"),
        SessionKind.FEEDBACK: _("Two-way feedback"),
        SessionKind.MEND: _("Mend a fence"),
        SessionKind.CHECK_IN: _("Check-in"),
        SessionKind.LOOK_BACK: _("Look-back"),
    }


def tier_words(tier: Tier) -> str:
    """What a criterion is to the job."""
    return {Tier.MUST: _("Must-have"), Tier.NICE: _("Nice to have"), Tier.LEARN: _("Can learn")}[tier]
