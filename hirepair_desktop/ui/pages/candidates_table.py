"""The table of candidates: rows 33 px high with hairlines, walked with the arrows, opened with Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hirepair_desktop.text import _
from hirepair_desktop.ui.pages.candidates_model import CandidatesModel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.theme.bars import CELL_PAD

ROW, HEAD = 33, 31
WIDTHS = (84, 240, 76, 140, 260, 120)
STRETCHED = 4
NAMING = 0
"""The column that names the row."""


class CellPainter(QStyledItemDelegate):
    """A cell: words with room at their left, a hairline below the row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        t, rect = theme(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, t["selected" if chosen else "surface"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t["line"])
        font = t.font("body", 500 if index.column() == NAMING else None)
        inner = rect.adjusted(t.px(CELL_PAD), 0, -t.px(4), -1)
        words = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.setFont(font)
        painter.setPen(t["ink" if index.column() <= 1 or chosen else "ink2"])
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 2 * theme().px(CELL_PAD), theme().px(ROW))


class CandidateTable(QTableView):
    """Rows one can walk with the arrows and open with Enter."""

    def __init__(self, model: CandidatesModel) -> None:
        super().__init__()
        self.setObjectName("candidate_table")
        self.setAccessibleName(_("Candidates"))
        self.setModel(model)
        self._painter = CellPainter(self)
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.sortByColumn(NAMING, Qt.SortOrder.AscendingOrder)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW))
        head = self.horizontalHeader()
        head.setFixedHeight(theme().px(HEAD))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(STRETCHED, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, theme().px(width))
