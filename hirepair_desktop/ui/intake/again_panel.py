"""A re-intake on the table: its own four sections; the parts of the brief are the intake's pages (METHOD A.5)."""

from __future__ import annotations

from hirepair_desktop.ui.intake.affected_page import AffectedPage
from hirepair_desktop.ui.intake.agree_page import AgreePage
from hirepair_desktop.ui.intake.changes_page import with_parts
from hirepair_desktop.ui.intake.learnt_page import LearntPage
from hirepair_desktop.ui.intake.panel import PAGES, IntakePanel


class ReIntakePanel(IntakePanel):
    """What we have learnt, what changes and why, who is affected, agree."""

    makers = {
        "learnt": LearntPage,
        "changes": with_parts(PAGES),
        "affected": AffectedPage,
        "agree": AgreePage,
    }
