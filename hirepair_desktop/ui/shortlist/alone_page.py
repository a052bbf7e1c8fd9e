"""Section 2: each picks alone. Who is ready, and nothing else before the picks are opened."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.shortlisting import is_shown
from hirepair_desktop.text import _, ngettext, number_word
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.shortlist.picks_round import PicksRound
from hirepair_desktop.ui.shortlist.shortlist_page import ShortlistPage
from hirepair_desktop.ui.widgets.boxes import row, show_if
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import plain


class AlonePage(ShortlistPage):
    """Each takes the laptop in turn; the musts are on the private page."""

    tables = frozenset({"round", "draft", "shortlist_pick"})

    def __init__(self, panel: SessionPanel, key: str = "alone") -> None:
        super().__init__(panel, key)
        self.words = plain("", "body", "ink2", name="alone_words")
        self.round = PicksRound(panel, "picks_round")
        self.onward = button(_("Go to the differences"), "go_differences", small=True)
        self.column.addWidget(self.words)
        self.column.addWidget(self.round)
        self.column.addLayout(row(self.onward, 1))
        self.focus_at["picks"] = self.round.focus_waiting
        self.onward.clicked.connect(self._on_onward_clicked)

    def show_section(self, s: Block, session: Session) -> None:
        n, shown = len(session.candidates), is_shown(s, session.id)
        self.round.show_round(s, session, self.is_closed)
        words = _("Opened together. What each picked stands in the next section.")
        if not shown:
            words = ngettext(
                "{n} profile, one pick and one line each. Until both are ready nothing shows, here or in the file.",
                "{n} profiles, one pick and one line each. Until both are ready nothing shows, here or in the file.",
                n,
            ).format(n=number_word(n).capitalize())
        self.words.setText(words)
        show_if(self.onward, shown)

    @Slot()
    def _on_onward_clicked(self) -> None:
        self.panel.section_requested.emit("differences")
