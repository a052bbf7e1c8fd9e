"""Section 1: the six panels of this pair, each mark one real thing (METHOD E, pictures 07 and 30)."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import PARTNERSHIP, Scope
from hirepair_desktop.insights.board import Board
from hirepair_desktop.insights.panels import SIX_IN_PRINT
from hirepair_desktop.log import log_bug
from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.text import _, bare_day, local
from hirepair_desktop.ui.insights.opening import MarkOpening
from hirepair_desktop.ui.insights.panel import InsightPanel, PanelGrid
from hirepair_desktop.ui.insights.reading import board_in
from hirepair_desktop.ui.jobs import Job
from hirepair_desktop.ui.look_back.look_back_page import LookBackPage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import show_if, stack
from hirepair_desktop.ui.widgets.labels import caption, plain

MOST_ACROSS = 3
"""So many panels stand side by side at most (picture 30)."""

NARROWEST = 290
"""How narrow a panel may be, in px at 100 %."""


class PanelsPage(LookBackPage):
    """Read when it comes up, on a thread of its own; a closed look-back shows what was known when it was closed."""

    def __init__(self, panel: CoachedPanel, section: Section) -> None:
        super().__init__(panel, section)
        self.board: Board | None = None
        self.panels: dict[str, InsightPanel] = {}
        self.opening = MarkOpening(self.workspace, self)
        self.opening.wished.connect(panel.wished)  # the session stays open and goes on where it was
        self.opening.said.connect(self.said)
        self._job: Job | None = None
        self._asked: date | None = None
        self.as_of = caption("", name="panels_as_of")
        self.told = plain("", token="ink2", name="panels_told")
        self.grid = PanelGrid(self._across())
        self.aside.addWidget(self.as_of)
        self.column.addLayout(stack(self.told, self.grid, space=0))
        show_if(self.told, False)

    def show_section(self, s: Block, session: Session) -> None:
        closed = session.closed_at
        on = local(closed).date() if closed is not None else self.workspace.today()
        self.as_of.setText(_("As of {day}. Small numbers, and no score.").format(day=bare_day(on)))
        if on != self._asked:
            self._asked = on
            store, scope = self.workspace.store, Scope(PARTNERSHIP, self.pair.id)
            work = partial(board_in, store, on, scope)
            self._job = self.workspace.jobs.start(work, self._on_job_done, self._on_job_failed)

    def is_built(self) -> bool:
        """Whether what was asked for is shown."""
        return self._job is None

    @Slot(object)
    def _on_job_done(self, board: object) -> None:
        assert isinstance(board, Board)
        self._job, self.board = None, board
        by_id = {
            one.id: of
            for one, of in zip(board.measures, board.panels, strict=True)
            if one.scope == PARTNERSHIP
        }  # fmt: skip
        for key in SIX_IN_PRINT:
            if key in by_id and key not in self.panels:
                self.panels[key] = InsightPanel(by_id[key], f"look_back_{key}")
                self.opening.listen(self.panels[key])
                self.grid.add(self.panels[key])

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        self._job = None
        if isinstance(error, Exception):
            log_bug(error)
        self.told.setText(_("The figures could not be read. Nothing was lost; go on without them."))
        show_if(self.told, True)

    def _across(self) -> int:
        """As many panels side by side as have room."""
        gap = theme().px(32)
        return max(1, min(MOST_ACROSS, (self.width() - gap) // (theme().px(NARROWEST) + gap)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grid.fit(self._across())
