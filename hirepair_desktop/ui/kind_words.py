"""What each kind of session is called in the window."""

from __future__ import annotations

from hirepair_desktop.model.kinds import SessionKind
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
