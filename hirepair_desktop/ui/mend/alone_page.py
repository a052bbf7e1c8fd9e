"""Section 1: each writes alone. Who is ready, and nothing else before it is opened."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.mending import is_shown
from hirepair_desktop.model.told_alone import opened_at
from hirepair_desktop.text import _, clock
from hirepair_desktop.ui.mend.told_page import ToldPage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.widgets.boxes import row, show_if
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption


class AlonePage(ToldPage):
    """Each takes the laptop in turn; what was written stands here once both see it."""

    def __init__(self, panel: CoachedPanel, section: Section) -> None:
        super().__init__(panel, section)
        self.opened = caption("", name="alone_opened")
        self.onward = button(_("Read it aloud"), "go_aloud", small=True)
        self.column.addLayout(row(self.onward, self.opened, 1, space=12))
        self.add_coach()
        self.onward.clicked.connect(self._on_onward_clicked)

    def show_section(self, s: Block, session: Session) -> None:
        super().show_section(s, session)
        at = opened_at(s, session, RoundOf.REPAIR)
        show_if(self.onward, is_shown(s, session))
        self.opened.setText(_("Opened together at {time}").format(time=clock(at)) if at is not None else "")

    @Slot()
    def _on_onward_clicked(self) -> None:
        self.panel.section_requested.emit("aloud")
