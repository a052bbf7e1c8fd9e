"""Insights come with a later version; the page says so in one sentence."""

from __future__ import annotations

from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.widgets.labels import plain, title
from hirepair_desktop.ui.workspace import OpenWorkspace


class InsightsPage(Page):
    """What the pair learns about itself, once it is built."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "insights_page")
        self.setWindowTitle(_("Insights"))
        words = plain(
            _(
                "What the two of you learn about working together, as k of n and never as one score, comes with a later version."
            ),
            token="ink2",
        )
        self.setLayout(stack(title(_("Insights")), words, 1, space=12, margins=(32, 24, 32, 24)))

    def refresh(self) -> None:
        """Nothing of the workspace is shown yet."""
