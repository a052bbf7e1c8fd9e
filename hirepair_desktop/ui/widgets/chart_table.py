"""A chart read as a table: rows and heads for eyes, keys and screen readers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from hirepair_desktop.insights.charts import Table
from hirepair_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
ROWS_SEEN = 10
"""So many rows stand on the page; of more the table scrolls."""

NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """Cells as they are; each is its own tooltip, for one that is cut."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.table.rows[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.table.heads[section]
        return None


def turns(event: QKeyEvent) -> bool:
    """Whether a key turns a chart into its table, or back: T alone."""
    return event.key() == Qt.Key.Key_T and not event.modifiers()


class ChartTable(QTableView):
    """The table of a chart, as high as its rows up to ten. `turned()` when the chart is wanted again."""

    turned = Signal()

    def __init__(self, table: Table, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(TableModel(table, self))
        self.setProperty("ring", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme().font("caption"))
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().px(24))
        heads = self.horizontalHeader()
        heads.setFont(theme().font("caption", 600))
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setFixedHeight(theme().px(26))
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        seen = min(ROWS_SEEN, max(1, len(table.rows)))
        self.setFixedHeight(theme().px(24) * seen + theme().px(26) + 4)
        if table.rows:
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if turns(event):
            self.turned.emit()
        else:
            super().keyPressEvent(event)
