"""Section 4: what each now leaves to the other, commitments, and the page of the quarter."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.trust import trust_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.look_back.look_back_page import LookBackPage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.commitments import CommitmentsEditor
from hirepair_desktop.ui.session.share_bar import ShareBar, ShareWords
from hirepair_desktop.ui.session.trust import TrustList
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, section_title
from hirepair_desktop.ui.workspace import REC

MOST_TRUST = 4
"""So many things that were handed over before stand here; the rest is history in the insights."""


class TrustPage(LookBackPage):
    """The last section. It ends in the page of the quarter."""

    tables = frozenset({"trust_entry", "commitment", "person"})

    def __init__(self, panel: CoachedPanel, section: Section) -> None:
        super().__init__(panel, section)
        self.trust = TrustList(self, self.pair)
        self.commitments = CommitmentsEditor(self, self.session_id, self.pair, self.turn)
        self.print_quarter = button(_("The page of the quarter…"), "print_quarter")
        self.close_session = button(_("Close the session"), "close_session_here", owner="primary")
        note = caption(_("Six panels, three and two, trust and commitments on one page."), name="quarter_note")
        foot = row(self.print_quarter, note, self.close_session, space=12)
        foot.setStretch(1, 1)
        self.column.addLayout(stack(section_title(_("Trust extended"), "trust_title"), self.trust, space=8))
        self.column.addLayout(
            stack(Rule(), section_title(_("Who does what, by when"), "commitments_title"), self.commitments, space=10)
        )
        self.share = ShareBar(
            self, self.pair,
            ShareWords(
                _("{name}: others may see it"), _("The page is for the two of you. Others see it only if both agree."),
                _("Both agree that others may see the page of the quarter."),
            ),
        )  # fmt: skip
        self.column.addLayout(stack(Rule(), foot, space=14))
        self.column.addWidget(self.share)
        self.focus_at["commitments"] = self.commitments.focus
        self.focus_at["trust"] = self.trust.gives[REC].setFocus
        self.print_quarter.clicked.connect(self._on_print_quarter_clicked)
        self.close_session.clicked.connect(self._on_close_session_clicked)

    def show_section(self, s: Block, session: Session) -> None:
        entries = trust_of(s, self.pair.id, session.closed_at)
        self.trust.show_trust(entries, self.is_closed, MOST_TRUST)
        self.commitments.show_commitments(s, self.is_closed)
        self.share.show_shared(session)
        show_if(self.close_session, not self.is_closed)

    @Slot()
    def _on_print_quarter_clicked(self) -> None:
        self.print_requested.emit(self.session_id)

    @Slot()
    def _on_close_session_clicked(self) -> None:
        self.panel.close_requested.emit()
