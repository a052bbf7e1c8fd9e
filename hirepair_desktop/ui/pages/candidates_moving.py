"""How candidates of the list are moved: by key, drag, menu or together; an end asks for its reason first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from hirepair_desktop.model.kinds import CandidateStatus
from hirepair_desktop.model.pipeline import OF_GROUP, next_stage
from hirepair_desktop.model.pipeline_lines import PipelineLine
from hirepair_desktop.text import _, ngettext, number
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.candidate_steps import move_step
from hirepair_desktop.ui.pages.candidates_side import CLOSE
from hirepair_desktop.ui.pages.candidates_ticks import Ticks
from hirepair_desktop.ui.pages.closing_form import ClosingForm
from hirepair_desktop.ui.pages.pipeline_words import group_words

Fetch = Callable[[Sequence[str]], dict[str, PipelineLine]]


class Moving(QObject):
    """Moves of one page. `asking(id)` before the form asks why it ends; `asked()` when it has closed or was left."""

    asking = Signal(str)
    asked = Signal()

    def __init__(self, page: Page, ticks: Ticks, closing: ClosingForm, fetch: Fetch) -> None:
        super().__init__(page)
        self._page, self._ticks, self.closing, self._fetch = page, ticks, closing, fetch
        closing.ended.connect(self._on_closing_ended)
        closing.left.connect(self._on_closing_left)

    def step(self, candidate_id: str, step: int) -> None:
        """To the stage beside, or say that there is none."""
        line = self._fetch([candidate_id]).get(candidate_id)
        stage = next_stage(line.status, step) if line is not None else ""
        if stage:
            self.to_stage([candidate_id], stage)
        else:
            self._page.said.emit(_("There is no stage on this side. The menu Move closes, with a reason."))

    def to_stage(self, ids: Sequence[str], stage: str) -> None:
        """These to a stage, as one step; who stands there already stays."""
        lines = [line for line in self._fetch(ids).values() if line.status not in OF_GROUP[stage]]
        if not lines:
            return
        if stage == CLOSE:
            self.asking.emit(lines[0].id)
            self.closing.ask([line.id for line in lines], lines[0].alias)
            return
        if move_step(self._page.edits, [line.id for line in lines], OF_GROUP[stage][0], self._page.workspace.now()):
            self._ticks.clear()
            self._page.said.emit(_moved_words(lines, group_words()[stage]))

    @Slot(list, str, str)
    def _on_closing_ended(self, ids: list[str], status: str, reason: str) -> None:
        if move_step(self._page.edits, ids, CandidateStatus(status), self._page.workspace.now(), reason):
            self.closing.hide()
            self._ticks.clear()
            self.asked.emit()
            self._page.said.emit(_("Closed. Ctrl Z takes it back."))

    @Slot()
    def _on_closing_left(self) -> None:
        self.asked.emit()


def _moved_words(lines: Sequence[PipelineLine], stage: str) -> str:
    n = len(lines)
    words = ngettext(
        "{alias} is at {stage} now. Ctrl Z takes it back.", "{n} are at {stage} now. Ctrl Z takes them all back.", n
    )
    return words.format(alias=lines[0].alias, stage=stage, n=number(n))
