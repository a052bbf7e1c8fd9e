"""Section 2: each writes one thing going well and one to change. Who is ready, and nothing else before the reveal."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.looking_back import KEYS, is_shown
from hirepair_desktop.text import _
from hirepair_desktop.ui.look_back.look_back_page import LookBackPage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.pair_round import PairRound
from hirepair_desktop.ui.widgets.boxes import row, show_if
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import plain


class AlonePage(LookBackPage):
    """Each takes the laptop in turn."""

    tables = frozenset({"round", "draft", "entry"})

    def __init__(self, panel: CoachedPanel, section: Section) -> None:
        super().__init__(panel, section)
        self.words = plain("", "body", "ink2", name="alone_words")
        self.round = PairRound(panel, RoundOf.LOOK_BACK, "alone_round")
        self.onward = button(_("Agree three and two"), "go_agree", small=True)
        self.column.addWidget(self.words)
        self.column.addWidget(self.round)
        self.column.addLayout(row(self.onward, 1))
        for key in KEYS:
            self.focus_at[key] = self.round.rec_write.setFocus
        self.onward.clicked.connect(self._on_onward_clicked)

    def show_section(self, s: Block, session: Session) -> None:
        shown = is_shown(s, session)
        self.round.show_round(s, session, shown)
        self.words.setText(
            _("Opened together. What each wrote stands in the next section.")
            if shown
            else _("A line or two each. Until both are ready nothing shows, here or in the file.")
        )
        show_if(self.onward, shown)

    @Slot()
    def _on_onward_clicked(self) -> None:
        self.panel.section_requested.emit("agree")
