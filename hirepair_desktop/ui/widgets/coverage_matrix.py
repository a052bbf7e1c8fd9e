"""The coverage matrix: criteria against stages, who leads and who also listens, and the musts nobody looks for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.model.looks import NEXT_LOOK, Look, Plan
from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.coverage_model import CoverageModel
from hirepair_desktop.ui.widgets.coverage_paint import head_height, row_height, sum_height
from hirepair_desktop.ui.widgets.coverage_table import CoverageTable, FrozenColumn

STAGE, STAGE_LEAST, STAGE_COMPACT = 100, 86, 36
CRITERION, CRITERION_LEAST, CRITERION_COMPACT = 262, 176, 120
LOOKS, LOOKS_COMPACT = 100, 52
"""Widths of the columns, in pixels at 100 %."""

WHOLE_ROWS, ROWS_SEEN = 24, 12
"""Up to so many criteria the table is as high as its rows; with more it shows some and scrolls under its heads."""


class CoverageMatrix(QWidget):
    """`cell_selected(criterion_id, stage_id)` when the cursor moves, `look_wanted(criterion_id, stage_id, look)` when
    a person wants a cell to say something else. It asks; the page writes and answers with `set_plan`. `inspected`: the
    selected cell is marked also without the focus."""

    cell_selected = Signal(str, str)
    look_wanted = Signal(str, str, str)
    compact_changed = Signal(bool)

    def __init__(self, name: str = "coverage", inspected: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.model = CoverageModel(self)
        self.table = CoverageTable(self.model, self)
        self.table.setObjectName(f"{name}_table")
        self.table.setAccessibleName(_("Who looks for what"))
        self.table.setAccessibleDescription(_("Arrows move, Space changes a cell, Delete empties it."))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.delegate.inspected = inspected
        self.frozen = FrozenColumn(self.table, self.model)
        self.read_only = False
        self._compact = False
        self._heights: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.table)
        self.table.cycled.connect(self._on_table_cycled)
        self.table.cleared.connect(self._on_table_cleared)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)

    def set_plan(self, plan: Plan, side_of: Callable[[str], str]) -> None:
        """Show a plan; the selected cell stays selected while it is there."""
        kept = self.selected()
        if self.model.set_plan(plan, side_of) and kept != ("", ""):
            self.select(*kept)
        self._arrange()

    def set_read_only(self, read_only: bool) -> None:
        """The cells can be walked, not changed."""
        self.read_only = read_only

    def selected(self) -> tuple[str, str]:
        """Criterion and stage of the selected cell; empty when there is none."""
        index = self.table.currentIndex()
        row, stage = self.model.row_at(index.row()), self.model.stage_at(index.column())
        return (row.id, stage.id) if row is not None and stage is not None else ("", "")

    def select(self, criterion_id: str, stage_id: str) -> bool:
        """Select a cell; False when it is not there."""
        row, column = self.model.place(criterion_id, stage_id)
        if row < 0 or column < 0:
            return False
        self.table.setCurrentIndex(self.model.index(row, column))
        return True

    def go_to(self, criterion_id: str, stage_id: str = "") -> bool:
        """Put the cursor on a cell: of that stage, or of the first that does not look for the criterion yet."""
        stages = self.model.plan.stages
        free = next((stage for stage in stages if stage.look(criterion_id) is Look.NONE), stages[0] if stages else None)
        if not self.select(criterion_id, stage_id or (free.id if free is not None else "")):
            return False
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def is_compact(self) -> bool:
        """Whether heads are marks alone and verdicts numbers: in large text, or where words have no room."""
        t, stages = theme(), len(self.model.plan.stages)
        return t.large() or self.width() < t.px(CRITERION_LEAST + stages * STAGE_LEAST + LOOKS)

    # Sizes

    def _arrange(self) -> None:
        """Widths of the columns, heights of the rows, and the column that stays."""
        plan = self.model.plan
        self.setVisible(bool(plan.rows))
        if not plan.rows:
            return
        compact = self.is_compact()
        for table in (self.table, self.frozen):
            table.set_compact(compact)
        inside = max(1, self.width() - 2)
        widths = self._widths(inside, compact)
        for column, width in enumerate(widths):
            self.table.setColumnWidth(column, width)
        sideways = sum(widths) > inside
        policy = Qt.ScrollBarPolicy
        self.table.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOn if sideways else policy.ScrollBarAlwaysOff)
        self._set_heights(widths, compact)
        bar = self.table.horizontalScrollBar().sizeHint().height() if sideways else 0
        self.table.setGeometry(1, 1, inside, self._seen_height() + bar)
        self.setFixedHeight(self.table.height() + 2)
        self._freeze(sideways, widths[0], bar)
        if len(plan.rows) > WHOLE_ROWS:
            self.table.scrollTo(self.table.currentIndex())
        if compact != self._compact:
            self._compact = compact
            self.compact_changed.emit(compact)

    def _widths(self, inside: int, compact: bool) -> list[int]:
        t, count = theme(), len(self.model.plan.stages)
        scrolls = len(self.model.plan.rows) > WHOLE_ROWS
        inside -= self.table.verticalScrollBar().sizeHint().width() if scrolls else 0
        looks = t.px(LOOKS_COMPACT if compact else LOOKS)
        if compact:
            stage = t.px(STAGE_COMPACT)
        else:
            room = (inside - looks - t.px(CRITERION)) // max(1, count)
            stage = max(t.px(STAGE_LEAST), min(t.px(STAGE), room))
        least = t.px(CRITERION_COMPACT if compact else CRITERION_LEAST)
        return [max(least, inside - looks - count * stage), *[stage] * count, looks]

    def _set_heights(self, widths: list[int], compact: bool) -> None:
        """Measured anew only when words or widths are other ones: rows can be many."""
        rows, width = self.model.plan.rows, widths[0]
        wanted = (width, theme().text_size, tuple(row.label[:600] for row in rows))
        if wanted != self._heights:
            self._heights = wanted
            for at, row in enumerate(rows):
                height = row_height(row, width)
                self.table.setRowHeight(at, height)
                self.frozen.setRowHeight(at, height)
            for table in (self.table, self.frozen):
                table.setRowHeight(len(rows), sum_height())
        head = head_height(self.model, compact, widths[1])
        for table in (self.table, self.frozen):
            table.header.setFixedHeight(head)

    def _seen_height(self) -> int:
        rows, bars = len(self.model.plan.rows), Qt.ScrollBarPolicy
        scrolls = rows > WHOLE_ROWS
        self.table.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOn if scrolls else bars.ScrollBarAlwaysOff)
        shown = range(ROWS_SEEN if scrolls else rows + 1)
        return self.table.header.height() + sum(self.table.rowHeight(at) for at in shown)

    def _freeze(self, sideways: bool, width: int, bar: int) -> None:
        """The criteria stay where the stages scroll."""
        if sideways:
            for column in range(1, self.model.columnCount()):
                self.frozen.setColumnHidden(column, True)
            self.frozen.setColumnWidth(0, width)
            self.frozen.setGeometry(0, 0, width, self.table.height() - bar)
            self.frozen.raise_()
        self.frozen.setVisible(sideways)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(780), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme()["line"], 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    # What a person does

    @Slot()
    def _on_table_cycled(self) -> None:
        index = self.table.currentIndex()
        row, stage = self.model.row_at(index.row()), self.model.stage_at(index.column())
        if row is not None and stage is not None and not self.read_only:
            self.look_wanted.emit(row.id, stage.id, NEXT_LOOK[stage.look(row.id)].value)

    @Slot()
    def _on_table_cleared(self) -> None:
        criterion_id, stage_id = self.selected()
        if criterion_id and not self.read_only:
            self.look_wanted.emit(criterion_id, stage_id, Look.NONE.value)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self.table.viewport().update()
        self.cell_selected.emit(*self.selected())
