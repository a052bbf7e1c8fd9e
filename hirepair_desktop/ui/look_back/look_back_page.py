"""What the sections of a look-back share."""

from __future__ import annotations

from hirepair_desktop.ui.session.section_page import SectionPage


class LookBackPage(SectionPage):
    """One section of a look-back."""

    def turn(self) -> str:
        """Whose turn it is; who speaks stands behind what is written."""
        return self.panel.turn
