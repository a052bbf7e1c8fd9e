"""How the partnership is doing: sixteen measures in single marks, what two people wrote, and no score (picture 07).

Charts and what reads them are imported by their first use: the page itself comes at once (PERFORMANCE, switch of page).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from hirepair_desktop.insights.asked import ALL, PARTNERSHIP
from hirepair_desktop.text import _
from hirepair_desktop.ui.insights.reading import BoardReading
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.insights_choices import InsightsChoices
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button, set_blocked
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.flow import Flow
from hirepair_desktop.ui.widgets.labels import caption, section_title, title
from hirepair_desktop.ui.workspace import OpenWorkspace

if TYPE_CHECKING:
    from hirepair_desktop.insights.board import Board
    from hirepair_desktop.insights.charts import Panel
    from hirepair_desktop.ui.insights.opening import MarkOpening
    from hirepair_desktop.ui.insights.panel import InsightPanel, PanelGrid
    from hirepair_desktop.ui.pages.insights_export import FiguresExport

NARROWEST = 290
"""How narrow a column of panels may be, in pixels at 100 %: three stand side by side at 1280 px."""

MOST_ACROSS = 3
"""So many panels stand side by side at most (picture 07)."""


class InsightsPage(Page):
    """What the pair learns about itself. Every mark opens what it stands for."""

    shows = frozenset({
        "session", "role", "candidate", "decision", "commitment", "feedback", "check_in", "partnership", "person",
        "challenge", "setting", "rating", "interview", "offer", "promise", "promise_event", "thanks", "pulse", "message",
        "growth_goal", "trust_entry", "entry", "brief_version", "criterion",
    })  # fmt: skip

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "insights_page")
        self.setWindowTitle(_("Insights"))
        self.board: Board | None = None
        self.panels: list[InsightPanel] = []
        self._tables: set[str] = set()
        self._all_shown = False
        self._grids: list[PanelGrid] = []
        self._building: deque[Callable[[], None]] = deque()
        self._kept: tuple[str, int] | None = None
        self._builder = QTimer(self)
        self._builder.timeout.connect(self._on_builder_timeout)
        self.reading = BoardReading(workspace, self)
        self.reading.answered.connect(self._on_reading_answered)
        self.reading.refused.connect(self._on_reading_refused)
        self.choices = InsightsChoices(workspace, self)
        self.choices.changed.connect(self._on_choices_changed)
        self.scope, self.months = self.choices.scope, self.choices.months
        self.export = button(_("Figures as CSV…"), "export_figures")
        self.export.clicked.connect(self._on_export_clicked)
        self.quarter = button(_("Quarter as PDF…"), "print_quarter", icon="file")
        self.quarter.clicked.connect(self._on_quarter_clicked)
        self.agreeing: FiguresExport | None = None
        self._agreeing_place = stack(space=0)
        self.told = caption("", name="insights_told")
        self._body = QVBoxLayout()
        self._body.setSpacing(theme().px(24))
        self._lay_out()

    def _lay_out(self) -> None:
        words = caption(
            _("Every mark is one real event. Point at it, or press Enter on it, to open what it stands for. "
              "No scores for people.")
        )  # fmt: skip
        heading = title(_("How the partnership is doing"))
        top: QLayout
        if theme().large():  # on as many lines as they need
            acts = Flow(space=8, lines=8)
            for act in self._acts():
                acts.addWidget(act)
            top = stack(heading, acts, space=8)
        else:
            top = row(heading, 1, *self._acts())
        column = QWidget()
        column.setMaximumWidth(theme().px(1280))
        column.setLayout(stack(stack(top, words, self.told, self._agreeing_place, space=4), self._body, 1, space=18))
        whole = row(column, space=0, margins=(32, 24, 32, 24))
        self.setLayout(whole)

    @cached_property
    def opening(self) -> MarkOpening:
        """Opens what a mark stands for."""
        from hirepair_desktop.ui.insights.opening import MarkOpening

        opening = MarkOpening(self.workspace, self)
        opening.wished.connect(self.open_requested)
        opening.said.connect(self.said)
        return opening

    def _acts(self) -> Sequence[QWidget]:
        return (self.quarter, self.export, self.scope, self.months)

    # Reading

    def refresh(self) -> None:
        pair = self.workspace.pair()
        if pair is None:
            self._show_empty(_("Two chairs, no roles yet."))
            return
        if self.choices.look(pair):
            self._put_away()
        alone = _("The figures of other pairs are theirs. Turn to a pair to write its figures or to print its quarter.")
        for act in (self.export, self.quarter):
            set_blocked(act, alone if self.choices.about.kind == ALL else "")
        whole = self.choices.shown.since is None
        self.quarter.setText(_("Quarter as PDF…") if whole else _("Months as PDF…"))
        self.quarter.setAccessibleName(self.quarter.text())
        self.reading.ask(self.choices.about, self.choices.shown)

    @Slot()
    def _on_choices_changed(self) -> None:
        self._put_away()
        self.refresh()

    @Slot(str)
    def _on_reading_refused(self, sentence: str) -> None:
        self.told.setText(sentence)

    @Slot(object)
    def _on_reading_answered(self, board: Board) -> None:
        if board == self.board and self.panels:
            return
        self.board = board
        self.told.setText(self.choices.told())
        is_empty = not any(
            panel.chart.table().rows and one.n for panel, one in zip(board.panels, board.measures, strict=True)
        )
        if is_empty and self.choices.is_whole_pair:
            self._show_empty(_("Nothing is on record for the two of you yet."))
            return
        self._show(board)

    # Showing

    def _show_empty(self, lead: str) -> None:
        self._clear()
        self.board = None
        for act in self._acts():
            show_if(act, False)
        empty = _empty(lead)
        empty.act_requested.connect(self._on_empty_act_requested)
        self._body.addWidget(empty)
        self._body.addStretch(1)

    @Slot()
    def _on_empty_act_requested(self) -> None:
        self.session_requested.emit("intake", "", "")

    def _clear(self) -> None:
        self._builder.stop()
        self._building.clear()
        clear(self._body)
        self.panels, self._grids = [], []

    def is_built(self) -> bool:
        """Whether everything that was read is shown."""
        return not self.reading.is_reading() and not self._building

    def _show(self, board: Board) -> None:
        """Panel by panel, a turn of the loop each: the window answers in between."""
        from hirepair_desktop.insights.panels import SIX_ON_SCREEN

        self._kept = next(((p.key, p.chart.at) for p in self.panels if p.chart.hasFocus()), None)
        self._clear()
        for act in self._acts():
            show_if(act, True)
        shown = [(f"{one.id}_{one.scope_id or ALL}", of) for one, of in zip(board.measures, board.panels, strict=True)]
        first = [each for each in shown if each[1].measure_id in SIX_ON_SCREEN]
        others = [each for each in shown if each[1].measure_id not in SIX_ON_SCREEN]
        self._build_grid(first)
        self._building.append(partial(self._add_own_words, board))
        if others:
            self._building.append(lambda: self._add_part(row(section_title(_("More of what is on record")))))
            self._build_grid(others)
        self._building.append(partial(self._add_history, board))
        self._building.append(partial(self._body.addStretch, 1))
        self._builder.start(0)

    @Slot()
    def _on_builder_timeout(self) -> None:
        if self._building:
            self._building.popleft()()
        else:
            self._builder.stop()

    def _add_own_words(self, board: Board) -> None:
        from hirepair_desktop.ui.pages.insights_history import own_words_part

        self._add_part(own_words_part(board.words, board.who, self.opening.open_target))

    def _add_history(self, board: Board) -> None:
        from hirepair_desktop.ui.pages.insights_history import everyone_part, growing_part

        if board.scope.kind != ALL:
            self._add_part(everyone_part(board, self._all_shown, self.opening.open_target, self._show_all))
        if board.scope.kind == PARTNERSHIP:
            self._add_part(growing_part(board, self._all_shown, self.opening.open_target, self._show_all))

    def _add_part(self, part: QLayout | None) -> None:
        if part is not None:
            self._body.addLayout(part)

    def _build_grid(self, keyed: Sequence[tuple[str, Panel]]) -> None:
        from hirepair_desktop.ui.insights.panel import PanelGrid

        grid = PanelGrid(self._across())
        self._building.append(lambda: self._add_part(grid))
        self._grids.append(grid)
        self._building.extend(partial(self._add_panel, grid, key, panel) for key, panel in keyed)

    def _add_panel(self, grid: PanelGrid, key: str, panel: Panel) -> None:
        from hirepair_desktop.ui.insights.panel import InsightPanel

        made = InsightPanel(panel, key, key in self._tables)
        self.opening.listen(made)
        made.turned.connect(self._on_panel_turned)
        self.panels.append(made)
        grid.add(made)
        if self._kept is not None and key == self._kept[0] and made.chart.mark_count() > self._kept[1]:
            made.chart.at = self._kept[1]
            made.focus()

    def _across(self) -> int:
        """As many panels side by side as have room."""
        gap = theme().px(32)
        room = min(self.width() - 2 * gap, theme().px(1280))
        return max(1, min(MOST_ACROSS, (room + gap) // (theme().px(NARROWEST) + gap)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for grid in self._grids:
            grid.fit(self._across())

    def _show_all(self) -> None:
        self._all_shown = True
        if self.board is not None:
            self._show(self.board)

    @Slot(str, bool)
    def _on_panel_turned(self, key: str, is_table: bool) -> None:
        (self._tables.add if is_table else self._tables.discard)(key)

    # Opening

    def key_hints(self) -> list[tuple[str, str]]:
        """Keys worth a hint in the status bar."""
        return [("← →", _("walk marks")), ("Enter", _("open")), ("T", _("as table"))]

    # On paper, and as a file

    def session_to_print(self) -> str:
        """The pair that is shown: its quarter is printed, or the months that are chosen."""
        pair = self.workspace.pair()
        if pair is None or self.board is None or self.choices.about.kind == ALL:
            return ""
        months = self.choices.shown
        return pair.id if months.since is None else f"{pair.id} {months.key}"

    @Slot()
    def _on_quarter_clicked(self) -> None:
        self.print_requested.emit(self.session_to_print())

    @Slot()
    def _on_export_clicked(self) -> None:
        from hirepair_desktop.ui.pages.insights_export import FiguresExport

        pair = self.workspace.pair()
        if self.agreeing is None:
            self.agreeing = FiguresExport()
            self.agreeing.wanted.connect(self._on_agreeing_wanted)
            self.agreeing.cancel.clicked.connect(self._put_away)
            self._agreeing_place.addWidget(self.agreeing)
        if pair is not None:
            self.agreeing.ask(pair)

    @Slot()
    def _put_away(self) -> None:
        if self.agreeing is None or self.agreeing.isHidden():
            return
        if self.agreeing.isAncestorOf(self.focusWidget() or self):
            self.export.setFocus()
        self.agreeing.hide()

    @Slot()
    def _on_agreeing_wanted(self) -> None:
        from hirepair_desktop.ui.pages.insights_export import save_figures

        pair = self.workspace.pair()
        if self.board is None or pair is None:
            return
        words = _("Figures {a} and {b}") if self.choices.shown.since is None else _("Figures {a} and {b}, {months}")
        name = words.format(a=pair.recruiter.first, b=pair.manager.first, months=self.months.text())
        said = save_figures(self.window(), self.board, name)
        if said:
            self._put_away()
            self.said.emit(said)


def _empty(lead: str) -> EmptyState:
    """What will appear here."""
    return EmptyState(
        _("{lead} What you learn about working together appears here, from the first sessions on: who gave feedback "
          "and how often, which commitments were kept, how long candidates waited, where your ratings agreed, and "
          "who helped. Always as k of n, never as one score.").format(lead=lead),
        _("New intake"), "insights_empty",
    )  # fmt: skip
