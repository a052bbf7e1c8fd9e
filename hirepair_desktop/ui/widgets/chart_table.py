"""A chart read as a table: rows and heads for eyes, keys and screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hirepair_desktop.insights.charts import Table
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.theme.bars import CELL_PAD

Index = QModelIndex | QPersistentModelIndex
ROWS_SEEN = 10
"""So many rows stand on the page; of more the table scrolls."""

ROW, HEAD, PAD = 24, 26, CELL_PAD + 8
"""Height of a row with one line, height of the heads, what a column takes beside its words."""

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


class CellPainter(QStyledItemDelegate):
    """Words of a cell begin under the head of their column, and wrap where it is narrow."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.view = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown: Any = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        self.view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, shown, painter, self.view)
        inside = QRect(shown.rect).adjusted(theme().px(CELL_PAD), 0, theme().px(CELL_PAD) - theme().px(PAD), 0)
        painter.setFont(shown.font)
        painter.setPen(theme()["ink"])
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), shown.text)


def turns(event: QKeyEvent) -> bool:
    """Whether a key turns a chart into its table, or back: T alone."""
    return event.key() == Qt.Key.Key_T and not event.modifiers()


def shared(wanted: Sequence[int], room: int) -> list[int]:
    """Widths for columns: what they want and a share of what is left over, or the widest cut to one measure."""
    left = room - sum(wanted)
    if left >= 0 or not wanted:
        return [width + left // len(wanted) for width in wanted]
    most, narrow, rest = room, 0, list(wanted)
    while rest:
        most = max(1, (room - narrow) // len(rest))
        fits = [width for width in rest if width <= most]
        if not fits:
            break
        narrow += sum(fits)
        rest = [width for width in rest if width > most]
    return [min(width, most) for width in wanted]


class ChartTable(QTableView):
    """The table of a chart, as high as its rows up to ten. `turned()` when the chart is wanted again."""

    turned = Signal()

    def __init__(self, table: Table, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.table = table
        self.setModel(TableModel(table, self))
        self.setItemDelegate(CellPainter(self))
        self.setProperty("ring", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme().font("caption"))
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW))
        heads = self.horizontalHeader()
        heads.setFont(theme().font("caption", 600))
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setFixedHeight(theme().px(HEAD))
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        metrics, bold = QFontMetrics(self.font()), QFontMetrics(heads.font())
        self._wanted = [
            max([bold.horizontalAdvance(head), *(metrics.horizontalAdvance(cells[at]) for cells in table.rows)])
            + theme().px(PAD)
            for at, head in enumerate(table.heads)
        ]
        self._wraps = False
        self._fit()
        if table.rows:
            self.setCurrentIndex(self.model().index(0, 0))

    def _fit(self) -> None:
        """Columns as wide as their words; where there is no room the widest give way and their words wrap."""
        room = self.viewport().width()
        widths = shared(self._wanted, room)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        wraps = min(map(int.__sub__, widths, self._wanted), default=0) < 0
        if wraps or self._wraps:
            for at, cells in enumerate(self.table.rows):
                self.setRowHeight(at, self._high(cells, widths) if wraps else theme().px(ROW))
        self._wraps = wraps
        seen = [self.rowHeight(at) for at in range(min(ROWS_SEEN, len(self.table.rows)))] or [theme().px(ROW)]
        self.setFixedHeight(sum(seen) + theme().px(HEAD) + 4)

    def _high(self, cells: Sequence[str], widths: list[int]) -> int:
        metrics, t = QFontMetrics(self.font()), theme()
        lines = (
            metrics.boundingRect(QRect(0, 0, width - t.px(PAD), 9999), int(Qt.TextFlag.TextWordWrap), words).height()
            for words, width in zip(cells, widths, strict=True)
        )
        return max(t.px(ROW), max(lines, default=0) + t.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if turns(event):
            self.turned.emit()
        else:
            super().keyPressEvent(event)
