"""The table of the coverage matrix: its keys and presses, and the column that stays when the rest scrolls sideways."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from hirepair_desktop.ui.widgets.coverage_model import CoverageModel
from hirepair_desktop.ui.widgets.coverage_paint import CoverageDelegate, CoverageHeader


class _Bare(QTableView):
    """A table over the coverage that paints everything itself."""

    def __init__(self, model: CoverageModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.coverage = model
        self.setModel(model)
        self.header = CoverageHeader(self, model)
        self.delegate = CoverageDelegate(self, model)
        self.setHorizontalHeader(self.header)
        self.setItemDelegate(self.delegate)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)

    def set_compact(self, compact: bool) -> None:
        """Marks alone in heads and cells, numbers for verdicts."""
        self.header.compact = self.delegate.compact = compact
        self.header.viewport().update()
        self.viewport().update()


class CoverageTable(_Bare):
    """Space and Enter take the current cell on, Delete empties it, a press on the current cell takes it on too."""

    cycled = Signal()
    cleared = Signal()

    def __init__(self, model: CoverageModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setProperty("ring", True)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._is_cell(self.currentIndex()):
            if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.cycled.emit()
                return
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.cleared.emit()
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not self._is_cell(index):
            return
        again = index == self.currentIndex()
        self.setCurrentIndex(index)
        if again:
            self.cycled.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick presses is a press like any other."""
        self.mousePressEvent(event)

    def _is_cell(self, index: QModelIndex) -> bool:
        return self.coverage.row_at(index.row()) is not None and self.coverage.stage_at(index.column()) is not None

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The cursor stays on the cells: criterion, looks and sums are no stops."""
        target, plan = super().moveCursor(action, modifiers), self.coverage.plan
        if not target.isValid() or not plan.stages:
            return QModelIndex()
        row = min(target.row(), len(plan.rows) - 1)
        return self.coverage.index(row, min(max(1, target.column()), len(plan.stages)))


class FrozenColumn(_Bare):
    """The criteria over the left edge of a table that scrolls sideways. A reader finds them in the table itself."""

    def __init__(self, table: CoverageTable, model: CoverageModel) -> None:
        super().__init__(model, table)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        table.verticalScrollBar().valueChanged.connect(self._on_table_scrolled)
        self.hide()

    @Slot(int)
    def _on_table_scrolled(self, value: int) -> None:
        self.verticalScrollBar().setValue(value)
